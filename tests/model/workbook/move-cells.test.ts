import { describe, expect, test } from 'vitest';
import {
  defineName,
  deleteLines,
  insertLines,
  moveCells,
  moveLines,
  setFormat,
} from '../../../model/index.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

const move = (person: Person, from: string, to: string) => moveCells(person.editor, range(from), range(to));

function column(person: Person): void {
  for (let row = 1; row <= 5; row++) person.type(`A${row}`, String(row));
  person.type('D1', '=SUM(A1:A5)');
  person.type('Data!A1', '=SUM(Ark1!A1:A5)+Ark1!A5');
  defineName(person.editor, 'Alle', '=`a!0.0:4.0`');
}

const nameText = (person: Person) =>
  person.workbook.cellsOfName(person.workbook.nameIdByText('Alle')!) &&
  (({ from, to }) => `${from.sheet} ${from.row}.${from.column}:${to.row}.${to.column}`)(
    person.workbook.cellsOfName(person.workbook.nameIdByText('Alle')!)!,
  );

describe('[VERB-3] moved cells take everything that refers to them along', () => {
  test('to another sheet: formulas there and here, and names', () => {
    const { anne } = openPair(column);
    move(anne, 'A1:A5', 'Data!C2');
    expect([anne.text('D1'), anne.text('Data!A1'), nameText(anne)]).toEqual([
      '=SUM(Data!C2:C6)',
      '=SUM(C2:C6)+C6',
      'b 1.2:5.2',
    ]);
    anne.editor.undo();
    expect([anne.text('D1'), anne.text('Data!A1'), nameText(anne)]).toEqual([
      '=SUM(A1:A5)',
      "=SUM('Ark1'!A1:A5)+'Ark1'!A5",
      'a 0.0:4.0',
    ]);
  });

  test('a result goes along, so that pages show the right cell', () => {
    const { anne } = openPair(column);
    anne.doc.getMap('results').set('svar', '=`a!4.0`');
    move(anne, 'A5', 'C9');
    expect(anne.workbook.resultEntries.get('svar')).toBe('=`a!8.2`');
  });

  test.each([
    ['its last cell further down makes it longer', 'A5', 'A8', '=SUM(A1:A8)'],
    ['its last cell further up makes it shorter', 'A5', 'A3', '=SUM(A1:A3)'],
    ['its first cells down', 'A1:A2', 'A2', '=SUM(A2:A5)'],
    ['a cell in its middle leaves it', 'A3', 'A9', '=SUM(A1:A5)'],
    ['its last cell sideways leaves it', 'A5', 'B5', '=SUM(A1:A5)'],
    ['its last cell to another sheet leaves it', 'A5', 'Data!B5', '=SUM(A1:A5)'],
    ['a wider block with its last row', 'A5:C5', 'A7', '=SUM(A1:A7)'],
  ])('[RANGE-7] a range of which %s', (_, from, to, expected) => {
    const { anne } = openPair(column);
    move(anne, from, to);
    expect(anne.text('D1')).toBe(expected);
    anne.editor.undo();
    expect(anne.text('D1')).toBe('=SUM(A1:A5)');
  });

  test('[RANGE-7] ends never change places: one that moves past the other leaves the range as it was', () => {
    const { anne } = openPair(column);
    anne.type('D2', '=SUM(A3:A5)');
    move(anne, 'A5', 'A1');
    expect(anne.text('D2')).toBe('=SUM(A3:A5)');
  });

  test('[RANGE-7] an end that stays keeps its place, though its line is deleted and comes back', () => {
    const { wires, anne, bo } = openPair(column);
    deleteLines(bo.editor, rows(1));
    wires.deliverAll();
    move(anne, 'A4', 'A7');
    wires.deliverAll();
    expect(anne.text('D1')).toBe('');
    bo.editor.undo();
    wires.deliverAll();
    expect(anne.text('D1')).toBe('=SUM(A1:A8)');
  });

  test('source and target may overlap', () => {
    const { anne } = openPair(column);
    move(anne, 'A1:A5', 'A3');
    expect(texts(anne, 'A1:A8')).toEqual(['', '', '1', '2', '3', '4', '5', '']);
    expect(anne.text('D1')).toBe('=SUM(A3:A7)');
    anne.editor.undo();
    expect(texts(anne, 'A1:A8')).toEqual(['1', '2', '3', '4', '5', '', '', '']);
  });

  test('formulas in the block: references inside go along, those outside stay', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '=A2+C1+$C$1+SUM(A2:A3)+SUM(A2:A9)');
      person.type('A2', '1');
      person.type('A3', '2');
    });
    move(anne, 'A1:A3', 'B5');
    expect(anne.text('B5')).toBe('=B6+C1+$C$1+SUM(B6:B7)+SUM(A2:A9)');
  });

  test('a reference to an overwritten cell reads what came there, where Excel would break it', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '1');
      person.type('B1', '2');
      person.type('C1', '=B1*10');
    });
    move(anne, 'A1', 'B1');
    expect(texts(anne, 'A1:C1')).toEqual([' 1 =B1*10']);
  });

  test('formats go along and leave plain cells; on a protected sheet they stay', () => {
    const { anne } = openPair(column);
    setFormat(anne.editor, range('A1'), { bold: true, number: '0.00' });
    move(anne, 'A1', 'B1');
    const { formats } = anne.workbook.sheetOf('a')!.maps;
    expect(['0.0/b', '0.0/n', '0.1/b', '0.1/n'].map((key) => formats.get(key))).toEqual([0, '', 1, '0.00']);
    anne.editor.undo();
    expect(['0.0/b', '0.0/n', '0.1/b'].map((key) => formats.get(key))).toEqual([1, '0.00', null]);
  });

  test('a whole column moved sideways stays a whole column', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '1');
      person.type('D1', '=SUM(A:A)');
    });
    move(anne, 'A1:A12', 'B1');
    expect(anne.text('D1')).toBe('=SUM(B:B)');
  });
});

describe('[VERB-3] moved cells meet a colleague', () => {
  test('what a colleague types into a moved cell stands at its old place', () => {
    const { wires, anne, bo } = openPair(column);
    move(anne, 'A1', 'C1');
    bo.type('A1', '100');
    wires.deliverAll();
    for (const person of [anne, bo]) {
      const old = person.text('A1');
      expect(['', '100']).toContain(old);
      expect(person.text('C1')).toBe('1');
    }
    expect(anne.text('A1')).toBe(bo.text('A1'));
  });

  test('a formula that a colleague types at the same moment keeps naming the old place', () => {
    const { wires, anne, bo } = openPair(column);
    move(anne, 'A1', 'C1');
    bo.type('D2', '=A1');
    wires.deliverAll();
    expect(anne.text('D2')).toBe('=A1');
  });

  test('rows that a colleague inserts, moves or deletes carry source and target along', () => {
    const { wires, anne, bo } = openPair(column);
    move(anne, 'A5', 'C9');
    insertLines(bo.editor, rows(1));
    moveLines(bo.editor, rows(10), 2);
    wires.deliverAll();
    expect(anne.text('C3')).toBe('5');
    expect(anne.text('Data!A1')).toMatch(/\+'Ark1'!C3$/);
    deleteLines(bo.editor, rows(3));
    wires.deliverAll();
    expect(anne.text('Data!A1')).toMatch(/\+#REF!$/);
    bo.editor.undo();
    wires.deliverAll();
    expect(anne.text('Data!A1')).toMatch(/\+'Ark1'!C3$/);
  });

  test('undo puts the block back, except where a colleague has written since', () => {
    const { wires, anne, bo } = openPair(column);
    move(anne, 'A1:A2', 'C1');
    wires.deliverAll();
    bo.type('C2', '20');
    bo.type('A1', '10');
    wires.deliverAll();
    expect(anne.editor.undo()?.kept).toBe(2);
    expect(texts(anne, 'A1:C2')).toEqual(['10  ', '2  20']);
  });
});
