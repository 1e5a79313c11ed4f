import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Receipts, createReceipts } from '../../client/collaborate/receipts.ts';
import { danish, deleteLines, receiptsOf } from '../../model/index.ts';
import { type Person, blankDoc, openPerson } from '../support/workbooks.ts';

let anne: Person;
let receipts: Receipts;
let close: () => void;
let setMayEdit: (mayEdit: boolean) => void;

beforeEach(() => {
  anne = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 9, columns: 5 }]));
  anne.doc.transact(() => {
    for (const [id, key, lost] of [
      ['1-0-0', '3.1', 11],
      ['1-1-0', '4.1', 12],
    ] as const)
      anne.workbook.receiptEntries.set(id, ['anne', 'bo', 'Bo', 1000, 'overridden', 'c/a', [key, lost]]);
  });
  createRoot((dispose) => {
    const [changes, setChanges] = createSignal(0);
    const [mayEdit, set] = createSignal(true);
    setMayEdit = set;
    anne.doc.on('afterTransaction', () => setChanges(changes() + 1));
    receipts = createReceipts({
      session: {
        workbook: anne.workbook,
        editor: anne.editor,
        trackReceipts: () => void changes(),
      },
      me: () => 'anne',
      language: () => danish,
      mayEdit,
    });
    close = dispose;
  });
});
afterEach(() => {
  close();
  anne.close();
});

const marks = (): readonly boolean[] =>
  ['3', '4', '5'].map((row) => receipts.isOverridden({ sheet: 'a', row, column: '1' }));

describe('[RECEIPT] my receipts on the screen', () => {
  test('[RECEIPT-16] a cell is marked until its receipt was seen, put away or restored', () => {
    expect(marks()).toEqual([true, true, false]);
    receipts.markSeen(receipts.unseen().filter(({ where }) => where === 'B4'));
    expect(marks()).toEqual([false, true, false]);
    expect(receipts.restore(receipts.unseen()[0]!).ok).toBe(true);
    expect(marks()).toEqual([false, false, false]);
    expect(anne.text('B5')).toBe('12');
    receipts.openList();
    expect(receipts.all().map(({ where }) => where)).toEqual(['B4']);
  });

  test('[RECEIPT-16] whoever has had the list open has seen what was in it', () => {
    receipts.openList();
    expect(receipts.all()).toHaveLength(2);
    expect(receipts.unseen()).toHaveLength(2);
    receipts.closeList();
    expect(receipts.unseen()).toEqual([]);
    expect(receiptsOf(anne.workbook, 'anne').every(({ isSeen }) => isSeen)).toBe(true);
  });

  test('[RECEIPT-16] the mark follows its cell, and what is told follows with it', () => {
    deleteLines(anne.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    expect(receipts.unseen().map(({ where }) => where)).toEqual(['B4', 'B3']);
    expect(marks()).toEqual([true, true, false]);
  });

  test('[RECEIPT-16] somebody who may only look puts a notice away without writing anything', () => {
    setMayEdit(false);
    const before = anne.doc.store.clients.size;
    receipts.markSeen(receipts.unseen());
    expect(receipts.unseen()).toEqual([]);
    expect(receiptsOf(anne.workbook, 'anne').some(({ isSeen }) => isSeen)).toBe(false);
    expect(anne.doc.store.clients.size).toBe(before);
  });
});
