import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CaseState,
  type ReadResult,
  isMissing,
  isOutdated,
  kroner,
  neededKeys,
  readCase,
} from '../../client/results/case-answer.ts';
import { clearInputs, warningsOf } from '../../model/index.ts';
import { type CaseWorkbook, openCaseWorkbook } from '../support/case-workbook.ts';
import { resultsOf } from '../support/read-results.ts';
import { caseA, caseC } from '../model/economics/cases.ts';

let book: CaseWorkbook;
beforeAll(() => {
  book = openCaseWorkbook();
});
afterAll(() => book.close());

const read: ReadResult = (key) => resultsOf(book)(key);

const state = (): CaseState => readCase(read);

const warnings = (): readonly string[] =>
  warningsOf(book.workbook, ({ sheet, row, column }) => {
    const content = book.workbook.contentAt({ sheet, row, column });
    if (content.kind === 'formula') return book.projection.valueAt(sheet, `${row}.${column}`);
    return 'value' in content ? content.value : undefined;
  }).map(({ key }) => key);

const missing = (): readonly string[] =>
  neededKeys(read('effectKind')?.[0]).filter((key) => isMissing(read(key) ?? []));

describe('[ANSWER] the answer beside the sheets', () => {
  test('[ANSWER-1] case A: paid back in August 2028, 3.8 points are enough', () => {
    book.enter(caseA);
    const now = state();
    expect(now).toMatchObject({
      kind: 'answer',
      answer: {
        payback: { kind: 'in', week: 86, month: 46_966 },
        horizonYears: 5,
        isWithinRule: true,
      },
    });
    expect(isOutdated(read)).toBe(false);
    if (now.kind !== 'answer') return;
    expect(Math.round(now.answer.netKr)).toBe(1_957_846);
    expect(now.answer.needed).toMatchObject({ kind: 'effect', by: 'gap', expected: 0.1 });
    expect(now.answer.years.map(({ year }) => year)).toEqual([2027, 2028, 2029, 2030, 2031]);
    expect(now.answer.curve).toHaveLength(60);
    expect(now.answer.curve.at(-1)!.cumulatedKr).toBeCloseTo(now.answer.netKr, 3);
  });

  test('[ANSWER-2] a case without cost needs nothing and is never out of pocket', () => {
    book.enter(caseC);
    expect(state()).toMatchObject({
      kind: 'answer',
      answer: { payback: { kind: 'atStart' }, needed: { kind: 'nothing' } },
    });
  });

  test('[ANSWER-3] a case that never pays says so', () => {
    book.enter({ ...caseA, effect: { ...caseA.effect, gap: 0.01 } as typeof caseA.effect });
    expect(state()).toMatchObject({
      kind: 'answer',
      answer: { payback: { kind: 'never' }, isWithinRule: false },
    });
  });

  test('[ANSWER-4] shares that do not add up are a warning', () => {
    book.enter({ ...caseA, seniority: [{ share: 0.9, weeks: 60 }] });
    expect(state().kind).toBe('answer');
    expect(warnings()).toContain('checkSeniority');
  });

  test('[ANSWER-5] without inputs there is no answer but a question', () => {
    clearInputs(book.editor);
    // Until that is calculated too, the answer is that of before and is not shown.
    expect(isOutdated(read)).toBe(true);
    book.projection.flush();
    expect(state()).toEqual({ kind: 'missing' });
  });

  test('[ANSWER-8] what is asked for is what is missing: the answer is there when the last of it is typed', () => {
    for (const [form, texts] of [
      ['1', { Effekt: '0,1' }],
      ['2', { Chance: '0,01', Løft: '0,3' }],
    ] as const) {
      clearInputs(book.editor);
      book.type('Effektform', form);
      const given: readonly (readonly [string, string])[] = [
        ['Startdato', '1-1-2027'],
        ['Horisont', '5'],
        ['Egen_ydelse', '132000'],
        ['Forsinkelse', '0'],
        ['Varighed', '52'],
        ['Optag_personer', '10'],
        ['Anc_andel', '1'],
        ...Object.entries(texts),
      ];
      given.forEach(([name, text], i) => {
        book.projection.flush();
        expect(missing()).toHaveLength(given.length - i);
        expect(state().kind).toBe('missing');
        book.type(name, text);
      });
      book.projection.flush();
      expect(missing()).toEqual([]);
      expect(state().kind).toBe('answer');
    }
  });

  test('[ANSWER-6] another workbook has no results page, an uncalculated one waits', () => {
    expect(readCase(() => undefined)).toEqual({ kind: 'none' });
    expect(readCase(() => [undefined])).toEqual({ kind: 'waiting' });
  });
});

test.each([
  [1_957_846, '1,96 mio. kr.'],
  [-15_808, '−15.808 kr.'],
  [999_999.4, '999.999 kr.'],
  [0, '0 kr.'],
  [-1_200_000, '−1,20 mio. kr.'],
])('[ANSWER-7] %d kr. is said as %s', (amount, text) => {
  expect(kroner(amount, 'da')).toBe(text);
});
