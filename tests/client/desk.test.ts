import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { addSheet, clearCells, danish, deleteSheet, moveLines, setValidation } from '../../model/index.ts';
import { copySheet } from '../../model/workbook/copy-sheet.ts';
import { type Desk, createDesk } from '../../client/sheet/desk.ts';
import type { WorkbookSession } from '../../client/workbook-session.ts';
import { openPair, rows } from '../support/people.ts';
import type { Person } from '../support/workbooks.ts';

/** A desk at a workbook without a socket: of the session only what a selection needs. */
function openDesk(person: Person, t = (key: string): string => key): Desk {
  const { workbook, editor } = person;
  const session: Partial<WorkbookSession> = {
    workbook,
    editor,
    sheets: () => workbook.sheets,
    trackLayout: () => {},
    trackEveryLayout: () => {},
    trackAnyValue: () => {},
    entryOf: () => '',
    calculation: () => undefined,
    presence: { tell: () => {} } as unknown as WorkbookSession['presence'],
  };
  const options = {
    language: () => danish,
    t,
    mayEdit: () => true,
    mayComment: () => true,
  };
  return createRoot(() => createDesk({ session: session as WorkbookSession, ...options }));
}

const undo = (desk: Desk): void => desk.takeBack('undo');
const redo = (desk: Desk): void => desk.takeBack('redo');
const single = (row: number, column: number) => ({ anchor: { row, column }, focus: { row, column } });

test('[UNDO-5] undo and redo select the block where the edit was, on its own sheet', () => {
  const { anne } = openPair((person) => {
    person.type('B2', '1');
    person.type('C3', '2');
  });
  const desk = openDesk(anne);
  desk.select({ anchor: { row: 1, column: 1 }, focus: { row: 2, column: 2 } });
  desk.take(clearCells(anne.editor, desk.range()));
  for (const again of [undo, redo]) {
    desk.openSheet('b');
    desk.select(single(5, 0));
    again(desk);
    expect(desk.sheet()?.id).toBe('a');
    expect(desk.block()).toMatchObject({ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 2 });
  }
});

test('[UNDO-5] moved rows are selected where they are after undo, and where they are after redo', () => {
  const { anne } = openPair();
  const desk = openDesk(anne);
  moveLines(anne.editor, rows(2, 3), 8);
  undo(desk);
  expect(desk.block()).toMatchObject({ firstRow: 1, lastRow: 2 });
  redo(desk);
  expect(desk.block()).toMatchObject({ firstRow: 6, lastRow: 7 });
});

test('[UNDO-5] undo of deleting a sheet shows that sheet', () => {
  const { anne } = openPair();
  const desk = openDesk(anne);
  deleteSheet(anne.editor, 'b');
  desk.openSheet('a');
  undo(desk);
  expect(desk.sheet()?.id).toBe('b');
});

test.each([
  ['adding', (person: Person) => addSheet(person.editor, 'Ny')],
  ['copying', (person: Person) => copySheet(person.editor, 'a')],
])('[UNDO-5] undo of %s a sheet stays where one is, redo shows the sheet', (_, verb) => {
  const { anne } = openPair();
  const desk = openDesk(anne);
  const made = verb(anne);
  desk.openSheet('b');
  desk.select(single(3, 3));
  undo(desk);
  expect([desk.sheet()?.id, desk.block()]).toMatchObject(['b', { firstRow: 3, firstColumn: 3 }]);
  redo(desk);
  expect(desk.sheet()?.id).toBe(made.ok && made.value);
});

test('[UNDO-5] where the edited cells are gone, their sheet is shown', () => {
  const { anne, bo, wires } = openPair((person) => person.type('Data!A1', '1'));
  const desk = openDesk(anne);
  anne.type('A5', '1');
  wires.deliverAll();
  desk.openSheet('b');
  bo.workbook.sheetOf('a')!.maps.rows.deleted.set('4', 1);
  wires.deliverAll();
  undo(desk);
  expect(desk.sheet()?.id).toBe('a');
});

test('[FORMAT-25] a rule that only warns lets stand what is typed, and says what is allowed', () => {
  const { anne } = openPair();
  const desk = openDesk(anne);
  const rule = { kind: 'whole', min: 1, max: 9 } as const;
  const warning = { rule, allowsEmpty: true, strictness: 'warn', message: '' } as const;
  setValidation(anne.editor, { ...desk.range() }, warning);
  desk.beginDraft({ text: '12', mode: 'enter', place: 'cell' });
  expect(desk.commitDraft()).toBe(true);
  expect(anne.text('A1')).toBe('12');
  expect(desk.said()?.text()).toBe('allowed.wholeBetween');
  expect(desk.said()?.tone).toBe('bad');
  desk.hush();
  desk.beginDraft({ text: '7', mode: 'enter', place: 'cell' });
  desk.commitDraft();
  expect(desk.said()).toBeUndefined();
});

test('[LATE-4] a rule that stops does so before its words are here, and is told when they are', () => {
  const { anne } = openPair();
  const [words, bringWords] = createSignal(false);
  const desk = openDesk(anne, (key) => (words() ? key : ''));
  const rule = { kind: 'whole', min: 1, max: 9 } as const;
  setValidation(anne.editor, desk.range(), { rule, allowsEmpty: true, strictness: 'stop', message: '' });
  desk.beginDraft({ text: '12', mode: 'enter', place: 'cell' });
  expect(desk.commitDraft()).toBe(false);
  expect(anne.text('A1')).toBe('');
  expect(desk.said()?.text()).toBe('');
  bringWords(true);
  expect(desk.said()?.text()).toBe('allowed.wholeBetween');
});
