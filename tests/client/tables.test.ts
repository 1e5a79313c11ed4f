import { createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { readConditionTyped } from '../../client/table/filter-condition.ts';
import { regionAround } from '../../client/table/region.ts';
import { isShownBy, keyOfValue, readFilter } from '../../client/table/sheet-filter.ts';
import { type Tables, createTables } from '../../client/table/tables.ts';
import type { WorkbookSession } from '../../client/workbook-session.ts';
import { danish, deleteLines, english, insertLines } from '../../model/index.ts';
import { openPair, rows } from '../support/people.ts';
import type { Person } from '../support/workbooks.ts';

function openTables(person: Person): Tables {
  const { workbook } = person;
  const session = {
    id: 'x',
    workbook,
    trackLayout: () => {},
    calculation: () => undefined,
    valueAt(at) {
      const content = workbook.contentAt(at);
      return 'value' in content ? content.value : undefined;
    },
  } satisfies Partial<WorkbookSession>;
  const sheet = () => workbook.sheetOf('a');
  return createRoot(() => createTables({ session: session as unknown as WorkbookSession, sheet }));
}

const people = () =>
  openPair((person) => {
    ['By', 'Aarhus', 'Vejle', 'AARHUS', 'Ribe'].forEach((text, i) => person.type(`A${i + 1}`, text));
    [10, 20, 30, 40].forEach((count, i) => person.type(`B${i + 2}`, String(count)));
    person.type('A8', 'Vejle');
  });

describe('[TABLE] filters that are mine alone', () => {
  const filter = (person: Person, by: Record<string, string[]>) => ({
    header: person.workbook.sheetOf('a')!.rows.lineAt(0)!,
    first: '0',
    last: '1',
    by: Object.fromEntries(
      Object.entries(by).map(([column, values]) => [column, { kind: 'values' as const, values }]),
    ),
  });

  test('[TABLE-5] rows with other values are hidden down to the first empty row, whatever the case of texts', () => {
    const { anne } = people();
    const tables = openTables(anne);
    tables.setFilter(filter(anne, { '0': ['t:aarhus'] }));
    expect([...tables.filtered()]).toEqual([2, 4]);
    expect(tables.counts()).toEqual({ shown: 2, total: 4 });
  });

  test('[TABLE-6] what a colleague writes or inserts later stays in view until I ask again', () => {
    const { anne, bo, wires } = people();
    const tables = openTables(anne);
    tables.setFilter(filter(anne, { '0': ['t:aarhus'] }));
    insertLines(bo.editor, { ...rows(2), count: 1 });
    wires.deliverAll();
    bo.type('A2', 'Odense');
    wires.deliverAll();
    // A new row above: the hidden ones have moved along.
    tables.setFilter(tables.filter()!);
    expect([...tables.filtered()]).toEqual([1, 3, 5]);
    expect(bo.text('A2')).toBe('Odense');
  });

  test('[TABLE-7] a filter whose headings are deleted rests until they are back', () => {
    const { anne } = people();
    const tables = openTables(anne);
    tables.setFilter(filter(anne, { '0': ['t:ribe'] }));
    deleteLines(anne.editor, rows(1));
    const again = openTables(anne);
    again.setFilter(filter(anne, { '0': ['t:ribe'] }));
    expect(tables.counts()?.total).toBe(4);
    anne.editor.undo();
    expect([...tables.filtered()]).toEqual([1, 2, 3]);
  });

  test('[TABLE-8] values are told apart by sort', () => {
    expect(keyOfValue(1)).not.toBe(keyOfValue('1'));
    expect(keyOfValue(undefined)).toBe(keyOfValue(''));
    expect(keyOfValue('Ja')).toBe(keyOfValue('JA'));
    expect(isShownBy({ a: { kind: 'condition', condition: { kind: 'empty' } } }, () => undefined, 0)).toBe(
      true,
    );
  });

  test.each([
    null,
    'x',
    [],
    { header: '1' },
    { header: '1', first: '0', last: '1' },
    { header: 1, first: '0', last: '1', by: {} },
  ])('[TABLE-9] what stands in the browser and is no filter is none: %j', (kept) => {
    expect(readFilter(kept)).toBeUndefined();
  });

  test('[TABLE-9] a filter reads back as it was kept, without what nobody wrote', () => {
    const { anne } = people();
    const own = filter(anne, { '0': ['t:ribe'] });
    expect(readFilter(JSON.parse(JSON.stringify(own)))).toEqual(own);
    expect(readFilter({ ...own, by: { '0': { kind: 'values', values: [1] }, '1': null } })?.by).toEqual({});
  });

  test.each([
    ['greater', ['1.000,50'], { kind: 'compare', is: '>', value: 1000.5 }],
    ['equals', ['12,5 %'], { kind: 'compare', is: '=', value: 0.125 }],
    ['equals', [' Vejle '], { kind: 'text', is: 'equals', text: 'Vejle' }],
    ['between', ['01-01-2026', '31-12-2026'], { kind: 'between', min: 46023, max: 46387 }],
    ['between', ['2', '1'], undefined],
    ['atMost', ['mange'], undefined],
    ['contains', [''], undefined],
    ['empty', [], { kind: 'empty' }],
  ] as const)('[TABLE-10] %s %j is read as Danish', (kind, typed, condition) => {
    expect(readConditionTyped(kind, typed, danish)).toEqual(condition);
  });

  test('[TABLE-10] and as English', () => {
    expect(readConditionTyped('less', ['1,000.5'], english)).toEqual({
      kind: 'compare',
      is: '<',
      value: 1000.5,
    });
  });
});

test.each([
  [0, 0, 'A1:C3'],
  [2, 1, 'A1:C3'],
  [5, 4, 'E6:E6'],
  [3, 1, 'A1:C3'],
  [7, 0, 'A8:B8'],
])('[TABLE-11] the table around row %i, column %i', (row, column, expected) => {
  const filled = ['xxx...', 'x.x...', 'xxx...', '......', '......', '......', '......', 'xx....'];
  const isFilled = (point: { row: number; column: number }): boolean =>
    filled[point.row]?.[point.column] === 'x';
  const block = regionAround({ row, column }, { rows: 8, columns: 6 }, isFilled);
  const name = (at: number, on: number): string => `${String.fromCharCode(65 + on)}${at + 1}`;
  expect(`${name(block.firstRow, block.firstColumn)}:${name(block.lastRow, block.lastColumn)}`).toBe(
    expected,
  );
});
