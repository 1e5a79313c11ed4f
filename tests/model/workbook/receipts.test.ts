import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  clearCells,
  deleteLines,
  deleteName,
  deleteSheet,
  defineName,
  english,
  fillRange,
  insertLines,
  moveLines,
  renameSheet,
  setBlock,
  setFormat,
} from '../../../model/index.ts';
import { markReceiptsSeen, receiptsOf, restoreReceipt } from '../../../model/workbook/receipts.ts';
import { Ledger, visibleNumbers } from '../../support/ledger.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { type Table, openTable } from '../../support/table.ts';
import type { Person } from '../../support/workbooks.ts';

const sheets = [
  { id: 'a', name: 'Ark1', rows: 8, columns: 4 },
  { id: 'b', name: 'Data', rows: 6, columns: 3 },
];

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
});

function two(): { readonly anne: Person; readonly bo: Person; readonly table: Table } {
  const table = openTable(2, sheets);
  open.push(table);
  const [anne, bo] = table.people;
  return { anne: anne!, bo: bo!, table };
}

const idOf = (person: Person): string => `p${person.doc.clientID}`;
const mine = (person: Person) => receiptsOf(person.workbook, idOf(person));

/** Both edit without having seen each other's; Bo has the higher client number, so his entry stands. */
function atOnce(anne: () => void, bo: () => void, table: Table): void {
  anne();
  bo();
  table.settle();
}

describe('[DOC-4] [RECEIPT] receipts', () => {
  test('[RECEIPT-1] the same cell at the same time: the loser is told what, by whom and when; the winner is not', () => {
    const { anne, bo, table } = two();
    atOnce(
      () => anne.type('B2', '11'),
      () => bo.type('B2', '22'),
      table,
    );
    expect(anne.text('B2')).toBe('22');
    expect(mine(bo)).toEqual([]);
    expect(mine(anne)).toMatchObject([
      {
        by: { person: 'p3', name: 'Person 3' },
        at: 1000,
        how: 'overridden',
        root: 'c/a',
        entries: [{ key: '1.1', lost: 11 }],
        isSeen: false,
      },
    ]);
  });

  test('[RECEIPT-1] whoever had seen a value and replaced it makes no receipt', () => {
    const { anne, bo, table } = two();
    anne.type('B2', '11');
    table.settle();
    bo.type('B2', '22');
    table.settle();
    expect(mine(anne)).toEqual([]);
  });

  test('[RECEIPT-2] one click brings the lost value back, as an edit that can be undone', () => {
    const { anne, bo, table } = two();
    atOnce(
      () => anne.type('B2', '=A1*2'),
      () => bo.type('B2', '22'),
      table,
    );
    expect(restoreReceipt(anne.editor, mine(anne)[0]!.id).ok).toBe(true);
    table.settle();
    expect(bo.text('B2')).toBe('=A1*2');
    expect(mine(anne)).toEqual([]);
    anne.editor.undo();
    expect(anne.text('B2')).toBe('22');
    table.settle();
    expect(mine(anne)[0]!.isSeen).toBe(true);
    expect(mine(bo)).toEqual([]);
  });

  test('[RECEIPT-3] nothing nags when both wrote the same', () => {
    const { anne, bo, table } = two();
    atOnce(
      () => anne.type('B2', '11'),
      () => bo.type('B2', '11'),
      table,
    );
    expect([...mine(anne), ...mine(bo)]).toEqual([]);
  });

  test('[RECEIPT-4] a value typed in a row that is deleted at the same time: its author is told and gets the row back', () => {
    const { anne, bo, table } = two();
    anne.type('A3', '1');
    table.settle();
    atOnce(
      () => anne.type('B3', '11'),
      () => deleteLines(bo.editor, { sheet: 'a', side: 'rows', first: 2, count: 1 }),
      table,
    );
    // The 1 had been seen by whoever deleted the row, the 11 had not.
    expect(mine(anne)).toMatchObject([
      { how: 'deleted', by: { person: 'p3' }, entries: [{ key: '2.1', lost: 11 }] },
    ]);
    restoreReceipt(anne.editor, mine(anne)[0]!.id);
    table.settle();
    expect([bo.text('A3'), bo.text('B3')]).toEqual(['1', '11']);
    expect(mine(anne)).toEqual([]);
  });

  test('[RECEIPT-4] columns, sheets and names that are deleted at the same time', () => {
    const { anne, bo, table } = two();
    defineName(anne.editor, 'Rente', '=0.03');
    table.settle();
    atOnce(
      () => {
        anne.type('B3', '11');
        anne.type('Data!A1', '12');
        defineName(anne.editor, 'Rente', '=0.04');
      },
      () => {
        deleteLines(bo.editor, { sheet: 'a', side: 'columns', first: 1, count: 1 });
        deleteSheet(bo.editor, 'b');
        deleteName(bo.editor, bo.workbook.nameIdByText('Rente')!);
      },
      table,
    );
    expect(
      mine(anne)
        .flatMap(({ entries }) => entries.map(({ lost }) => lost))
        .sort(),
    ).toEqual([11, 12, '=0.04']);
    for (const { id } of mine(anne)) restoreReceipt(anne.editor, id);
    table.settle();
    expect([bo.text('B3'), bo.text('Data!A1')]).toEqual(['11', '12']);
    expect(bo.workbook.definedNames).toMatchObject([{ text: 'Rente', stored: '=0.04' }]);
  });

  test('[RECEIPT-4] a deletion that was lost is done again', () => {
    const { anne, bo, table } = two();
    const row = { sheet: 'a', side: 'rows', first: 2, count: 1 } as const;
    deleteLines(anne.editor, row);
    anne.editor.undo();
    table.settle();
    // Bo's regret reaches the server before the deletion that he had not seen.
    deleteLines(bo.editor, row);
    bo.editor.undo();
    anne.editor.redo();
    table.settle();
    expect(bo.workbook.sheetOf('a')!.rows.size).toBe(8);
    expect(mine(anne)).toMatchObject([{ root: 'rx/a', entries: [{ key: '2' }] }]);
    restoreReceipt(anne.editor, mine(anne)[0]!.id);
    table.settle();
    expect(bo.workbook.sheetOf('a')!.rows.size).toBe(7);
  });

  test('[RECEIPT-4] a value that came before its column was seen by nobody', () => {
    const table = openTable(3, sheets);
    open.push(table);
    const [anne, bo, carl] = table.people as readonly [Person, Person, Person];
    insertLines(carl.editor, { sheet: 'a', side: 'columns', first: 1, count: 1 });
    // The column to Anne, and what she types in it to Bo, who has not heard of the column.
    table.deliver(1);
    anne.type('B3', '11');
    table.deliver(3);
    expect(bo.workbook.sheetOf('a')!.maps.cells.size).toBe(1);
    deleteLines(bo.editor, { sheet: 'a', side: 'rows', first: 2, count: 1 });
    table.settle();
    expect(mine(anne)).toMatchObject([{ how: 'deleted', by: { person: idOf(bo) }, entries: [{ lost: 11 }] }]);
  });

  test('[RECEIPT-4] an edit that the deleter had seen makes no receipt, nor does a redone deletion', () => {
    const { anne, bo, table } = two();
    deleteLines(bo.editor, { sheet: 'a', side: 'rows', first: 2, count: 1 });
    bo.editor.undo();
    table.settle();
    anne.type('B3', '11');
    table.settle();
    bo.editor.redo();
    table.settle();
    expect(anne.workbook.sheetOf('a')!.rows.size).toBe(7);
    expect(mine(anne)).toEqual([]);
  });

  test('[RECEIPT-5] formats, moves, sheet names and cleared cells that were overridden', () => {
    const { anne, bo, table } = two();
    const range = { sheet: 'a', firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
    anne.type('D1', 'gammel');
    table.settle();
    atOnce(
      () => {
        setFormat(anne.editor, range, { number: '0.0' });
        moveLines(anne.editor, { sheet: 'a', side: 'rows', first: 1, count: 1 }, 5);
        renameSheet(anne.editor, 'b', 'Min');
        clearCells(anne.editor, { ...range, firstColumn: 3, lastColumn: 3 });
      },
      () => {
        setFormat(bo.editor, range, { number: '0%' });
        moveLines(bo.editor, { sheet: 'a', side: 'rows', first: 1, count: 1 }, 7);
        renameSheet(bo.editor, 'b', 'Din');
        bo.type('D1', 'ny');
      },
      table,
    );
    const lost = mine(anne);
    expect(lost.map(({ root }) => root).sort()).toEqual(['c/a', 'f/a', 'rl/a', 'sheets']);
    expect(lost.find(({ root }) => root === 'c/a')!.entries).toEqual([{ key: '0.3', lost: null }]);
    for (const { id } of lost) restoreReceipt(anne.editor, id);
    table.settle();
    expect(bo.workbook.sheetName('b')).toBe('Min');
    expect(bo.text('D1')).toBe('');
    expect(bo.workbook.sheetOf('a')!.rows.indexOf('1')).toBe(4);
    expect(mine(anne)).toEqual([]);
  });

  test('[RECEIPT-6] a paste that was overridden is one receipt, which can be put away without undoing anything', () => {
    const { anne, bo, table } = two();
    const block = [
      ['1', '2'],
      ['3', '4'],
    ];
    const range = { sheet: 'a', firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
    atOnce(
      () => setBlock(anne.editor, range, block, english),
      () => {
        bo.type('A1', '9');
        fillRange(bo.editor, { ...range, lastRow: 1, lastColumn: 0 }, 'down');
      },
      table,
    );
    expect(mine(anne)).toMatchObject([{ entries: [{ lost: 1 }, { lost: 3 }] }]);
    markReceiptsSeen(anne.editor, [mine(anne)[0]!.id]);
    expect(mine(anne)).toMatchObject([{ isSeen: true }]);
    anne.editor.undo();
    expect([anne.text('B1'), anne.text('A1')]).toEqual(['', '9']);
  });

  test('[RECEIPT-6] one cell of a paste comes back by itself; the others stay on the receipt', () => {
    const { anne, bo, table } = two();
    const range = { sheet: 'a', firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
    atOnce(
      () => setBlock(anne.editor, range, [['1', '2', '3']], english),
      () => setBlock(bo.editor, range, [['7', '8', '9']], english),
      table,
    );
    const [receipt] = mine(anne);
    expect(restoreReceipt(anne.editor, receipt!.id, [receipt!.entries[1]!.key]).ok).toBe(true);
    table.settle();
    expect([bo.text('A1'), bo.text('B1'), bo.text('C1')]).toEqual(['7', '2', '9']);
    expect(mine(anne)).toMatchObject([{ isSeen: true, entries: [{ lost: 1 }, { lost: 3 }] }]);
  });

  test('[RECEIPT-7] rubbish among the receipts is no receipt', () => {
    const { anne } = two();
    const entries = anne.workbook.receiptEntries;
    anne.doc.transact(() => {
      for (const [id, value] of [
        ['a', 1],
        ['b', ['p2', 'p3', 'x', 'soon', 'overridden', 'c/a', ['0.0', 1]]],
        ['c', ['p2', 'p3', 'x', 1, 'stolen', 'c/a', ['0.0', 1]]],
        ['d', ['p2', 'p3', 'x', 1, 'deleted', 'nowhere', ['0.0', 1]]],
        ['e', ['p2', 'p3', 'x', 1, 'deleted', 'c/a', [1, 1]]],
        ['f', ['p2']],
      ] as const)
        entries.set(id, value);
    });
    expect(mine(anne)).toEqual([]);
    expect(restoreReceipt(anne.editor, 'a').ok).toBe(false);
  });
});

type Step =
  | { readonly kind: 'act'; readonly who: number; readonly act: string; readonly n: readonly number[] }
  | { readonly kind: 'deliver'; readonly which: number; readonly twice: boolean };

const big = fc.nat({ max: 9999 });

function steps(people: number): fc.Arbitrary<readonly Step[]> {
  const act = fc.record({
    kind: fc.constant('act' as const),
    who: fc.nat({ max: people - 1 }),
    act: fc.constantFrom(
      'type',
      'type',
      'type',
      'type',
      'clear',
      'delete',
      'delete',
      'insert',
      'move',
      'undo',
      'redo',
    ),
    n: fc.array(big, { minLength: 4, maxLength: 4 }),
  });
  const deliver = fc.record({ kind: fc.constant('deliver' as const), which: big, twice: fc.boolean() });
  return fc.array(fc.oneof({ weight: 3, arbitrary: act }, { weight: 4, arbitrary: deliver }), {
    minLength: 10,
    maxLength: 60,
    size: 'max',
  });
}

const tally = { values: 0, overridden: 0, deleted: 0, undone: 0, restored: 0 };

test(
  '[DOC-4] no edit disappears silently: it stands, was replaced by somebody who had seen it, or its author has a receipt',
  () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), steps(5), (count, events) => {
        const table = openTable(count, sheets);
        let next = 1;
        const ledger = new Ledger();
        for (const event of events) {
          if (event.kind === 'deliver') {
            table.deliver(event.which, event.twice ? 'twice' : undefined);
            continue;
          }
          const person = table.people[event.who % count]!;
          ledger.follow(idOf(person), person, () => (next = perform(person, event, next)));
        }
        table.settle();
        tally.values += ledger.author.size;
        for (const [value, author] of ledger.missing(visibleNumbers(table.people[0]!))) {
          const receipt = receiptsOf(table.people[0]!.workbook, author).find(({ entries }) =>
            entries.some(({ lost }) => lost === value),
          );
          expect(receipt, `nobody told ${author} that ${value} is gone`).toBeDefined();
          tally[receipt!.how]++;
        }
        // And each of them comes back with one click. Two people may want the same cell; then the first has it again.
        for (const person of table.people) {
          for (const { id } of mine(person)) {
            const wanted = mine(person).find((receipt) => receipt.id === id);
            if (!wanted) continue;
            restoreReceipt(person.editor, id);
            table.settle();
            const values = wanted.entries.map(({ lost }) => lost).filter((lost) => typeof lost === 'number');
            if (wanted.root.startsWith('c/'))
              expect([...visibleNumbers(table.people[0]!)]).toEqual(expect.arrayContaining(values));
            tally.restored++;
          }
        }
        table.close();
      }),
      runs(800, 15),
    );
  },
  longestMs,
);

test('[DOC-4] the histories really contain losses of every sort, undos and restored values', () => {
  expect(tally.values).toBeGreaterThan(500);
  expect(tally.overridden).toBeGreaterThan(30);
  expect(tally.deleted).toBeGreaterThan(20);
  expect(tally.undone).toBeGreaterThan(100);
  expect(tally.restored).toBeGreaterThan(50);
});

function perform(
  person: Person,
  { act, n }: { readonly act: string; readonly n: readonly number[] },
  next: number,
): number {
  const { workbook, editor } = person;
  const sheet = workbook.sheets[n[0]! % 2]!;
  const side = n[3]! % 3 === 0 ? 'columns' : 'rows';
  const { size } = sheet[side];
  if (sheet.rows.size < 2 || sheet.columns.size < 2) {
    editor.undo();
    return next;
  }
  const range = {
    sheet: sheet.id,
    firstRow: n[1]! % sheet.rows.size,
    lastRow: n[1]! % sheet.rows.size,
    firstColumn: n[2]! % sheet.columns.size,
    lastColumn: n[2]! % sheet.columns.size,
  };
  switch (act) {
    case 'type':
      setBlock(editor, range, [[String(next)]], english);
      return next + 1;
    case 'clear':
      clearCells(editor, range);
      break;
    case 'delete':
      deleteLines(editor, { sheet: sheet.id, side, first: n[1]! % size, count: 1 });
      break;
    case 'insert':
      insertLines(editor, { sheet: sheet.id, side, first: n[1]! % size, count: 1 });
      break;
    case 'move':
      moveLines(editor, { sheet: sheet.id, side, first: n[1]! % size, count: 1 }, n[2]! % (size + 1));
      break;
    case 'undo':
      if (editor.undo()) tally.undone++;
      break;
    default:
      editor.redo();
  }
  return next;
}
