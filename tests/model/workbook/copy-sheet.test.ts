import { describe, expect, test } from 'vitest';
import {
  addSheet,
  deleteLines,
  deleteSheet,
  insertLines,
  moveLines,
  setFormat,
  setLineSize,
} from '../../../model/index.ts';
import { copySheet } from '../../../model/workbook/copy-sheet.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { storedValue } from '../../support/history.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

function filled(person: Person): void {
  person.type('A1', '5');
  person.type('A2', '=A1*2');
  person.type('A3', '=Ark1!A1+Data!A1+SUM(A1:A2)');
  person.type('Data!A1', '=Ark1!A2');
}

const names = (person: Person) => person.workbook.sheets.map(({ id }) => person.workbook.sheetName(id));

describe('[VERB-8] copying a sheet', () => {
  test('contents, formats and sizes are copied; its own references mean the copy, others stay', () => {
    const { anne } = openPair(filled);
    setFormat(anne.editor, range('A1'), { bold: true });
    setLineSize(anne.editor, { sheet: 'a', side: 'columns', lines: ['0'] }, 200);
    let transactions = 0;
    anne.doc.on('afterTransaction', () => transactions++);
    const copied = copySheet(anne.editor, 'a');
    expect(transactions).toBe(1);
    expect(names(anne)).toEqual(['Ark1', 'Ark1 (2)', 'Data']);
    expect(["'Ark1 (2)'!A1", "'Ark1 (2)'!A2", "'Ark1 (2)'!A3"].map((at) => anne.text(at))).toEqual([
      '5',
      '=A1*2',
      "='Ark1 (2)'!A1+Data!A1+SUM(A1:A2)",
    ]);
    expect(anne.text('Data!A1')).toBe("='Ark1'!A2");
    const { maps } = anne.workbook.sheetOf(copied.ok ? copied.value : '')!;
    expect([maps.formats.get('0.0/b'), maps.sizes.get('c0')]).toEqual([1, 200]);
    anne.type("'Ark1 (2)'!A1", '7');
    expect(anne.text('A1')).toBe('5');
  });

  test('rows keep their order whatever was inserted, deleted, moved and sorted', () => {
    const { anne } = openPair((person) => {
      for (let row = 1; row <= 8; row++) person.type(`A${row}`, String((row * 5) % 8));
      person.type('B1', '=SUM(A2:A5)');
    });
    insertLines(anne.editor, rows(3));
    deleteLines(anne.editor, rows(2));
    moveLines(anne.editor, rows(1), 6);
    const by = [{ column: 0, direction: 'ascending' }] as const;
    sortRange(anne.editor, range('A1:F4'), { by, hasHeader: false, valueAt: (at) => storedValue(anne, at) });
    copySheet(anne.editor, 'a');
    const copy = texts(anne, 'A1:B9').map(
      (_, i) => `${anne.text(`'Ark1 (2)'!A${i + 1}`)} ${anne.text(`'Ark1 (2)'!B${i + 1}`)}`,
    );
    expect(copy).toEqual(texts(anne, 'A1:B9'));
  });

  test('a copy of a copy counts on, and two who copy at once get two names', () => {
    const { wires, anne, bo } = openPair(filled);
    copySheet(anne.editor, 'a');
    copySheet(bo.editor, 'a');
    wires.deliverAll();
    expect(new Set(names(anne)).size).toBe(4);
    expect(names(bo)).toEqual(names(anne));
    copySheet(anne.editor, anne.workbook.sheetIdByName('Ark1 (2)')!);
    expect(names(anne)).toContain('Ark1 (3)');
  });

  test('a colleague’s edit of the original at the same moment stays there; the original’s deletion leaves the copy', () => {
    const { wires, anne, bo } = openPair(filled);
    copySheet(anne.editor, 'a');
    bo.type('A1', '6');
    deleteSheet(bo.editor, 'a');
    wires.deliverAll();
    expect(names(anne)).toEqual(['Ark1 (2)', 'Data']);
    expect(anne.text("'Ark1 (2)'!A1")).toBe('5');
  });

  test('[UNDO-6] undo hides the copy and redo shows it again, as it was', () => {
    const { anne } = openPair(filled);
    const copied = copySheet(anne.editor, 'a');
    anne.editor.undo();
    expect(names(anne)).toEqual(['Ark1', 'Data']);
    expect(anne.editor.redo()?.place?.from.sheet).toBe(copied.ok && copied.value);
    expect(names(anne)).toEqual(['Ark1', 'Ark1 (2)', 'Data']);
    expect(anne.text("'Ark1 (2)'!A2")).toBe('=A1*2');
  });

  test.each([
    ['copied', (person: Person) => copySheet(person.editor, 'a'), '5'],
    ['added', (person: Person) => addSheet(person.editor, 'Ny'), ''],
  ])(
    '[UNDO-6] a sheet that I %s stays with all that is on it when a colleague has typed there',
    (_, verb, first) => {
      const { wires, anne, bo } = openPair(filled);
      const made = verb(anne);
      wires.deliverAll();
      const name = bo.workbook.sheetName(made.ok ? made.value : '')!;
      bo.type(`'${name}'!F1`, 'Bo skrev her');
      wires.deliverAll();
      expect(anne.editor.undo()?.kept).toBe(1);
      wires.deliverAll();
      expect(names(bo)).toContain(name);
      expect([bo.text(`'${name}'!A1`), bo.text(`'${name}'!F1`)]).toEqual([first, 'Bo skrev her']);
    },
  );
});
