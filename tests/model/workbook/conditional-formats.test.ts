import { describe, expect, test } from 'vitest';
import { type Value, deleteLines, english, insertLines, moveLines } from '../../../model/index.ts';
import { textOfStored } from '../../../model/formula/stored.ts';
import {
  type WantedCondition,
  addConditionalFormat,
  changeConditionalFormat,
  conditionText,
  conditionalFormatsOf,
  conditionalStyles,
  moveConditionalFormat,
  plannedFormat,
  removeConditionalFormat,
} from '../../../model/workbook/conditional-formats.ts';
import { openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

/** The styles of cells given as A1:C3, read from their contents; a formula is true when its text is in `truths`. */
function stylesIn(
  person: Person,
  cells: string,
  truths: readonly string[] = [],
  errors: readonly string[] = [],
) {
  const { workbook } = person;
  const range = rangeAt(person, cells);
  const sheet = workbook.sheetOf(range.sheet)!;
  const styles = conditionalStyles(workbook, sheet, {
    valueAt(id, key): Value | undefined {
      if (errors.includes(key)) return { error: '#DIV/0!' };
      const content = workbook.contentOf(workbook.sheetOf(id)!, key);
      return content.kind === 'empty' || content.kind === 'formula' || content.kind === 'draft'
        ? undefined
        : content.value;
    },
    calculate: (stored, id) => truths.includes(textOfStored(stored, id, workbook, english)),
    today: 46_000,
  });
  const found: string[] = [];
  for (let row = range.firstRow; row <= range.lastRow; row++)
    for (let column = range.firstColumn; column <= range.lastColumn; column++)
      found.push(styles(row, column).join('+') || '-');
  return found.join(' ');
}

const add = (
  person: Person,
  cells: string,
  condition: WantedCondition,
  style: 'good' | 'bad' = 'bad',
  stops = false,
) => {
  const result = addConditionalFormat(person.editor, rangeAt(person, cells), { condition, style, stops });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { sheet: 'a', id: result.value };
};

describe('conditional formats', () => {
  test.each<[WantedCondition, string]>([
    [{ kind: 'compare', is: '>', value: 10 }, '- bad - - - bad'],
    [{ kind: 'compare', is: '<>', value: 10 }, '- bad - - - bad'],
    [{ kind: 'between', min: 5, max: 10 }, 'bad - - - - -'],
    [{ kind: 'outside', min: 5, max: 10 }, '- bad - - - bad'],
    [{ kind: 'text', is: 'contains', text: 'EJ' }, '- - bad - - -'],
    [{ kind: 'text', is: 'begins', text: '10' }, 'bad - - - - -'],
    [{ kind: 'text', is: 'lacks', text: 'x' }, 'bad bad bad - bad bad'],
    [{ kind: 'day', is: 'today' }, '- - - - - bad'],
    [{ kind: 'day', is: 'past' }, 'bad bad - - - -'],
    [{ kind: 'empty' }, '- - - bad - -'],
    [{ kind: 'filled' }, 'bad bad bad - bad bad'],
    [{ kind: 'error' }, '- - - - - -'],
  ])('[COND-1] %j', (condition, expected) => {
    const { anne } = openColleagues();
    ['10', '20', 'Nej', '', 'TRUE', '46000'].forEach((text, i) => anne.type(`A${i + 1}`, text));
    add(anne, 'A1:A6', condition);
    expect(stylesIn(anne, 'A1:A6')).toBe(expected);
  });

  test('[COND-2] errors and duplicates are seen; texts that differ only in case are alike', () => {
    const { anne } = openColleagues();
    ['ja', 'JA', '1', '1', '2'].forEach((text, i) => anne.type(`A${i + 1}`, text));
    add(anne, 'A1:A6', { kind: 'error' }, 'bad', true);
    add(anne, 'A1:A6', { kind: 'duplicate' }, 'good');
    expect(stylesIn(anne, 'A1:A6', [], ['5.0'])).toBe('good good good good - bad');
    add(anne, 'A1:A6', { kind: 'unique' });
    expect(stylesIn(anne, 'A5')).toBe('bad');
  });

  test('[COND-3] rules are looked at in their order, until one stops', () => {
    const { anne } = openColleagues();
    anne.type('A1', '5');
    const first = add(anne, 'A1', { kind: 'filled' }, 'good', true);
    const second = add(anne, 'A1', { kind: 'compare', is: '=', value: 5 });
    expect(stylesIn(anne, 'A1')).toBe('good');
    moveConditionalFormat(anne.editor, second, 0);
    expect(stylesIn(anne, 'A1')).toBe('bad+good');
    changeConditionalFormat(anne.editor, second, { stops: true, condition: { kind: 'empty' } });
    expect(stylesIn(anne, 'A1')).toBe('good');
    removeConditionalFormat(anne.editor, first);
    expect(stylesIn(anne, 'A1')).toBe('-');
    for (let i = 0; i < 3; i++) anne.editor.undo();
    expect(stylesIn(anne, 'A1')).toBe('good');
  });

  test('[COND-4] a formula counts from the range’s first cell, through inserts, deletes and moves of that cell', () => {
    const { anne } = openColleagues();
    add(anne, 'B2:C4', { kind: 'formula', text: '=$A2>A$1+SUM(A1:A2)', language: english });
    expect(stylesIn(anne, 'B2:C3', ['=$A3>B$1+SUM(B2:B3)'])).toBe('- - - bad');
    insertLines(anne.editor, rowsOf(0));
    expect(stylesIn(anne, 'B3:C4', ['=$A4>B$2+SUM(B3:B4)'])).toBe('- - - bad');
    // The row that the formula was written for goes; the rule goes on from what is left.
    deleteLines(anne.editor, rowsOf(2));
    expect(stylesIn(anne, 'B3:C4', ['=$A3>A$2+SUM(A2:A3)', '=$A4>B$2+SUM(B3:B4)'])).toBe('bad - - bad');
  });

  test('[COND-7] a moved range takes its rule along', () => {
    const { anne } = openColleagues();
    add(anne, 'B3:C5', { kind: 'formula', text: '=$A3>B3', language: english });
    moveLines(anne.editor, rowsOf(2, 3), 9);
    expect(stylesIn(anne, 'B7:C9', ['=$A8>C8'])).toBe('- - - bad - -');
  });

  test('[COND-5] rules added at once both stand in one order; edits of different parts too; deleted rows revive them', () => {
    const { anne, bo, both } = openColleagues();
    const rules = ({ workbook }: Person) =>
      conditionalFormatsOf(workbook, 'a').map(({ condition, style, stops, area }) => [
        condition,
        style,
        stops,
        area,
      ]);
    const at = add(anne, 'A1:A3', { kind: 'empty' });
    add(bo, 'A2:A4', { kind: 'filled' }, 'good');
    expect(both(rules)).toHaveLength(2);
    changeConditionalFormat(anne.editor, at, { style: 'good' });
    changeConditionalFormat(bo.editor, at, { stops: true });
    expect(both(rules)[0]).toMatchObject([{ kind: 'empty' }, 'good', true, { firstRow: 0, lastRow: 2 }]);
    deleteLines(anne.editor, rowsOf(0, 3));
    insertLines(bo.editor, rowsOf(3));
    expect(both(rules)).toHaveLength(1);
    anne.editor.undo();
    expect(both(rules)).toHaveLength(2);
  });

  test('[COND-6] what cannot be used is refused', () => {
    const { anne } = openColleagues();
    const range = rangeAt(anne, 'A1:A3');
    const tried: readonly WantedCondition[] = [
      { kind: 'between', min: 3, max: 1 },
      { kind: 'compare', is: '=', value: Number.NaN },
      { kind: 'text', is: 'contains', text: '' },
      { kind: 'formula', text: '=SUM(', language: english },
      { kind: 'formula', text: 'A1>5', language: english },
      { kind: 'formula', text: '=ZZ999>5', language: english },
    ];
    for (const condition of tried)
      expect(
        addConditionalFormat(anne.editor, range, { condition, style: 'bad', stops: false }),
      ).toMatchObject({
        error: { kind: 'badRule' },
      });
    expect(conditionalFormatsOf(anne.workbook, 'a')).toEqual([]);
  });

  test('[COND-8] the largest and smallest numbers are those of the rule’s cells, equals of the last among them', () => {
    const { anne } = openColleagues();
    ['5', '9', '7', '7', 'tekst', '1'].forEach((text, i) => anne.type(`A${i + 1}`, text));
    const top = add(anne, 'A1:A6', { kind: 'rank', is: 'top', count: 2 });
    expect(stylesIn(anne, 'A1:A6')).toBe('- bad bad bad - -');
    changeConditionalFormat(anne.editor, top, { condition: { kind: 'rank', is: 'bottom', count: 2 } });
    expect(stylesIn(anne, 'A1:A6')).toBe('bad - - - - bad');
    changeConditionalFormat(anne.editor, top, { condition: { kind: 'rank', is: 'top', count: 100 } });
    expect(stylesIn(anne, 'A1:A6')).toBe('bad bad bad bad - bad');
    const { error } = addConditionalFormat(anne.editor, rangeAt(anne, 'A1'), {
      condition: { kind: 'rank', is: 'top', count: 0 },
      style: 'bad',
      stops: false,
    }) as { error?: unknown };
    expect(error).toMatchObject({ kind: 'badRule' });
  });

  test('[COND-9] a rule is moved to other cells, with a formula written for their first', () => {
    const { anne, both } = openColleagues();
    const at = add(anne, 'A1:A3', { kind: 'formula', text: '=A1>1', language: english });
    const moved = changeConditionalFormat(anne.editor, at, {
      range: rangeAt(anne, 'B2:B5'),
      condition: { kind: 'formula', text: '=B2>C$1', language: english },
    });
    expect(moved.ok).toBe(true);
    const [rule] = conditionalFormatsOf(anne.workbook, 'a');
    expect(rule!.area).toMatchObject({ firstRow: 1, lastRow: 4, firstColumn: 1, lastColumn: 1 });
    expect(conditionText(anne.workbook, rule!, english)).toBe('=B2>C$1');
    insertLines(anne.editor, rowsOf(0));
    const text = ({ workbook }: Person) =>
      conditionText(workbook, conditionalFormatsOf(workbook, 'a')[0]!, english);
    expect(both(text)).toBe('=B3>C$2');
    expect(changeConditionalFormat(anne.editor, at, { range: rangeAt(anne, 'Data!A1') })).toMatchObject({
      error: { kind: 'gone' },
    });
  });

  test('[COND-10] a planned rule can be looked at and writes nothing', () => {
    const { anne } = openColleagues();
    anne.type('A1', '5');
    const sizeBefore = anne.workbook.sheetOf('a')!.maps.conditions.size;
    const wanted = {
      condition: { kind: 'compare', is: '>', value: 1 },
      style: 'good',
      stops: false,
    } as const;
    const planned = plannedFormat(anne.workbook, rangeAt(anne, 'A1:A2'), wanted);
    if (!planned.ok) throw new Error('refused');
    const sheet = anne.workbook.sheetOf('a')!;
    const sight = { valueAt: () => 5, calculate: () => undefined, today: 0 };
    const styles = conditionalStyles(anne.workbook, sheet, sight, [planned.value]);
    expect([styles(0, 0), styles(0, 1)]).toEqual([['good'], []]);
    expect(anne.workbook.sheetOf('a')!.maps.conditions.size).toBe(sizeBefore);
  });
});
