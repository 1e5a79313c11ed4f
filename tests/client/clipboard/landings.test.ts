import { describe, expect, test } from 'vitest';
import { landingsOf } from '../../../client/clipboard/landings.ts';
import type { CarriedBlock } from '../../../model/index.ts';

const block = (...texts: readonly string[]): CarriedBlock =>
  texts.map((value) => [{ content: { kind: 'text', value } }]);
const at = (firstRow: number, lastRow = firstRow) => ({
  sheet: 'a',
  firstRow,
  lastRow,
  firstColumn: 1,
  lastColumn: 1,
});
/** Which text goes to which row. */
const rowsOf = (landings: ReturnType<typeof landingsOf>): readonly string[] =>
  landings.flatMap(({ range, block: lines }) =>
    lines.map((line, i) => {
      const content = line[0]?.content;
      return `${range.firstRow + i} ${content?.kind === 'text' ? content.value : ''}`;
    }),
  );

describe('[LANDING] a paste under my filter', () => {
  test('[LANDING-1] passes over the rows that I do not see', () => {
    const landings = landingsOf(at(1), block('a', 'b', 'c'), new Set([2, 3, 5]));
    expect(rowsOf(landings)).toEqual(['1 a', '4 b', '6 c']);
  });

  test('[LANDING-2] is whole where nothing hidden is reached', () => {
    const whole = block('a', 'b');
    expect(landingsOf(at(1), whole, new Set([0, 3]))).toEqual([{ range: at(1), block: whole }]);
  });

  test('[LANDING-3] fills a selection with what is a part of it, as far as it is seen', () => {
    const landings = landingsOf(at(1, 6), block('a', 'b'), new Set([2, 3]));
    expect(rowsOf(landings)).toEqual(['1 a', '4 b', '5 a', '6 b']);
    expect(rowsOf(landingsOf(at(1, 6), block('x'), new Set([1, 2, 3, 5])))).toEqual(['4 x', '6 x']);
  });
});
