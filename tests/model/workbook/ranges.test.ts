import { describe, expect, test } from 'vitest';
import {
  clearCells,
  copyCells,
  deleteLines,
  deleteSheet,
  fillRange,
  insertLines,
  moveCells,
  moveLines,
  setBlock,
  setFormat,
  addSheet,
  english,
} from '../../../model/index.ts';
import { copySheet } from '../../../model/workbook/copy-sheet.ts';
import { fillSeries } from '../../../model/workbook/fill-series.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { storedValue } from '../../support/history.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

/** Numbers in A1:A12 and a formula over A3:A6 on the other sheet. */
function summed(person: Person): void {
  for (let row = 1; row <= 12; row++) person.type(`A${row}`, String(row));
  person.type('Data!A1', '=SUM(Ark1!A3:A6)');
}

const formula = (person: Person): string => person.text('Data!A1').replaceAll("'Ark1'!", '');
const pair = () => openPair(summed);

describe('[RANGE] what a range holds', () => {
  test.each<[string, (person: Person) => unknown, string]>([
    ['[RANGE-2] an insert inside extends it', (p) => insertLines(p.editor, rows(4, 5)), '=SUM(A3:A8)'],
    [
      '[RANGE-2] an insert above its first row shifts it',
      (p) => insertLines(p.editor, rows(3)),
      '=SUM(A4:A7)',
    ],
    [
      '[RANGE-2] an insert below its last row stays out',
      (p) => insertLines(p.editor, rows(7)),
      '=SUM(A3:A6)',
    ],
    ['[RANGE-3] a delete at its start shrinks it', (p) => deleteLines(p.editor, rows(2, 3)), '=SUM(A2:A4)'],
    ['[RANGE-3] a delete at its end shrinks it', (p) => deleteLines(p.editor, rows(5, 7)), '=SUM(A3:A4)'],
    ['[RANGE-3] a delete of all of it leaves #REF!', (p) => deleteLines(p.editor, rows(3, 6)), '=SUM(#REF!)'],
    ['[RANGE-5] a row moved in is included', (p) => moveLines(p.editor, rows(12), 4), '=SUM(A3:A7)'],
    [
      '[RANGE-5] a row moved out of its middle is not',
      (p) => moveLines(p.editor, rows(4), 10),
      '=SUM(A3:A5)',
    ],
    ['[RANGE-5] its last row moved away shrinks it', (p) => moveLines(p.editor, rows(6), 10), '=SUM(A3:A5)'],
    [
      '[RANGE-5] a block with its last row and one below',
      (p) => moveLines(p.editor, rows(6, 7), 0),
      '=SUM(A5:A7)',
    ],
    ['[RANGE-5] all of it moved goes along', (p) => moveLines(p.editor, rows(3, 6), 9), '=SUM(A6:A9)'],
    [
      '[RANGE-5] a block around it goes along with it',
      (p) => moveLines(p.editor, rows(2, 7), 12),
      '=SUM(A8:A11)',
    ],
    [
      '[RANGE-5] its rows among themselves leave its extent',
      (p) => moveLines(p.editor, rows(4), 5),
      '=SUM(A3:A6)',
    ],
  ])('%s; undo brings it back, redo does it again', (_, verb, expected) => {
    const { anne } = pair();
    verb(anne);
    expect(formula(anne)).toBe(expected);
    anne.editor.undo();
    expect(formula(anne)).toBe('=SUM(A3:A6)');
    anne.editor.redo();
    expect(formula(anne)).toBe(expected);
  });

  test('[RANGE-3] two people who each delete an end leave the middle; either undo brings back its own end', () => {
    const { wires, anne, bo } = pair();
    deleteLines(anne.editor, rows(3));
    deleteLines(bo.editor, rows(6));
    wires.deliverAll();
    expect([formula(anne), formula(bo)]).toEqual(['=SUM(A3:A4)', '=SUM(A3:A4)']);
    anne.editor.undo();
    wires.deliverAll();
    expect(formula(bo)).toBe('=SUM(A3:A5)');
  });

  test('[RANGE-3] two people who between them delete all of it leave #REF!, and undo brings back what it undoes', () => {
    const { wires, anne, bo } = pair();
    deleteLines(anne.editor, rows(2, 4));
    deleteLines(bo.editor, rows(5, 7));
    wires.deliverAll();
    expect([formula(anne), formula(bo)]).toEqual(['=SUM(#REF!)', '=SUM(#REF!)']);
    bo.editor.undo();
    wires.deliverAll();
    expect([formula(anne), formula(bo)]).toEqual(['=SUM(A2:A3)', '=SUM(A2:A3)']);
  });

  test('[RANGE-4] whole columns and rows hold what is inserted and appended, and go with their lines', () => {
    const { anne } = openPair((person) => {
      person.type('Data!A1', '=SUM(Ark1!A:B)');
      person.type('Data!A2', '=SUM(Ark1!2:3)');
      person.type('Data!A3', '=SUM(Ark1!B:B)');
    });
    insertLines(anne.editor, { sheet: 'a', side: 'columns', first: 1, count: 1 });
    insertLines(anne.editor, rows(1));
    const shown = () => texts(anne, 'Data!A1:A3').map((text) => text.replaceAll("'Ark1'!", ''));
    expect(shown()).toEqual(['=SUM(A:C)', '=SUM(3:4)', '=SUM(C:C)']);
    deleteLines(anne.editor, { sheet: 'a', side: 'columns', first: 2, count: 1 });
    expect(shown()).toEqual(['=SUM(A:B)', '=SUM(3:4)', '=SUM(#REF!)']);
    anne.editor.undo();
    expect(shown()).toEqual(['=SUM(A:C)', '=SUM(3:4)', '=SUM(C:C)']);
  });

  test('[RANGE-6] where its first row was deleted, an insert just above the new first row stays out, as in Excel', () => {
    const { wires, anne, bo } = pair();
    deleteLines(anne.editor, rows(2, 3));
    expect(formula(anne)).toBe('=SUM(A2:A4)');
    insertLines(anne.editor, rows(2));
    anne.type('A2', '1000');
    expect(formula(anne)).toBe('=SUM(A3:A5)');
    wires.deliverAll();
    expect(formula(bo)).toBe('=SUM(A3:A5)');
    for (const _ of [1, 2, 3]) anne.editor.undo();
    expect(formula(anne)).toBe('=SUM(A3:A6)');
  });

  test('[RANGE-6] the same for a row that is moved there, and at its end', () => {
    const { anne } = pair();
    deleteLines(anne.editor, rows(3));
    moveLines(anne.editor, rows(12 - 1), 2);
    expect(formula(anne)).toBe('=SUM(A4:A6)');
    anne.editor.undo();
    anne.editor.undo();
    deleteLines(anne.editor, rows(6));
    insertLines(anne.editor, rows(6));
    expect(formula(anne)).toBe('=SUM(A3:A5)');
  });

  test('[RANGE-6] where one deleted row ended a range and the next began one, an insert there stays out of both', () => {
    const { anne } = openPair((person) => {
      summed(person);
      person.type('Data!A2', '=SUM(Ark1!A7:A9)');
    });
    deleteLines(anne.editor, rows(6, 7));
    insertLines(anne.editor, rows(6));
    expect(texts(anne, 'Data!A1:A2')).toEqual(["=SUM('Ark1'!A3:A5)", "=SUM('Ark1'!A7:A8)"]);
  });

  test('[RANGE-6] where one deleted row both began and ended ranges, an insert there is in the one that it began', () => {
    const { anne } = openPair((person) => {
      summed(person);
      person.type('Data!A2', '=SUM(Ark1!A6:A9)');
    });
    deleteLines(anne.editor, rows(6));
    insertLines(anne.editor, rows(6));
    expect(texts(anne, 'Data!A1:A2')).toEqual(["=SUM('Ark1'!A3:A5)", "=SUM('Ark1'!A6:A9)"]);
  });

  test('[RANGE-9] a formula typed over a block that a colleague moves at the same moment goes along', () => {
    const { wires, anne, bo } = pair();
    moveLines(anne.editor, rows(2, 5), 9);
    bo.type('Data!A2', '=SUM(Ark1!A2:A5)');
    bo.type('Data!A3', '=SUM(Ark1!A3:A4)');
    bo.type('Data!A4', '=SUM(Ark1!A4:A8)');
    wires.deliverAll();
    for (const person of [anne, bo]) {
      expect(texts(person, 'Data!A2:A4').map((text) => text.replaceAll("'Ark1'!", ''))).toEqual([
        '=SUM(A6:A9)',
        '=SUM(A7:A8)',
        '=SUM(A2:A4)',
      ]);
    }
    // And further, when the block is moved again before anybody has typed the formula anew.
    moveLines(anne.editor, rows(6, 9), 0);
    wires.deliverAll();
    expect(bo.text('Data!A2')).toBe("=SUM('Ark1'!A1:A4)");
  });

  test('[RANGE-9] rows that were moved away one by one to different places do not make a range explode', () => {
    const { wires, anne, bo } = pair();
    moveLines(anne.editor, rows(2), 6);
    moveLines(anne.editor, rows(2), 10);
    bo.type('Data!A2', '=SUM(Ark1!A2:A3)');
    wires.deliverAll();
    expect(anne.text('Data!A2')).toBe('=SUM(#REF!)');
    for (const _ of [1, 2]) anne.editor.undo();
    expect(anne.text('Data!A2')).toBe("=SUM('Ark1'!A2:A3)");
  });

  test('[RANGE-9] ends that two people moved side by side do not take in what stands between them (seed -1946223645)', () => {
    const { wires, anne, bo } = pair();
    insertLines(anne.editor, rows(9));
    anne.type('A9', 'mellem');
    anne.type('Data!A2', '=SUM(Ark1!A4:A5)');
    wires.deliverAll();
    moveLines(anne.editor, rows(4), 8);
    moveLines(bo.editor, rows(5), 9);
    wires.deliverAll();
    expect(texts(anne, 'A7:A9')).toEqual(['4', 'mellem', '5']);
    expect(anne.text('Data!A2')).toBe('=SUM(#REF!)');
  });

  test('[RANGE-9] what is inserted into the moved block, and deleted at its ends, counts as in any range', () => {
    const { wires, anne, bo } = pair();
    moveLines(anne.editor, rows(2, 5), 9);
    bo.type('Data!A2', '=SUM(Ark1!A2:A5)');
    wires.deliverAll();
    insertLines(anne.editor, rows(7));
    deleteLines(anne.editor, rows(6));
    expect(anne.text('Data!A2')).toBe("=SUM('Ark1'!A6:A9)");
  });

  test('[RANGE-9] after a sort a moved block is followed by the places that it left, not by who stood there first', () => {
    const { wires, anne, bo } = pair();
    const by = [{ column: 0, direction: 'descending' }] as const;
    sortRange(anne.editor, range('A1:F12'), { by, hasHeader: false, valueAt: (at) => storedValue(anne, at) });
    wires.deliverAll();
    moveLines(anne.editor, rows(2, 3), 8);
    bo.type('Data!A2', '=SUM(Ark1!A2:A3)');
    wires.deliverAll();
    expect(anne.text('Data!A2')).toBe("=SUM('Ark1'!A7:A8)");
    expect(texts(anne, 'A7:A8')).toEqual(['11', '10']);
  });

  test('[DOC-2] a sort leaves the extent of every range and takes references to single cells along', () => {
    const { anne } = pair();
    anne.type('Data!A2', '=Ark1!A1');
    const by = [{ column: 0, direction: 'descending' }] as const;
    sortRange(anne.editor, range('A1:F12'), { by, hasHeader: false, valueAt: (at) => storedValue(anne, at) });
    expect(texts(anne, 'Data!A1:A2')).toEqual(["=SUM('Ark1'!A3:A6)", "='Ark1'!A12"]);
  });
});

describe('[UNDO-5] undo tells where the edit was', () => {
  const at = (row: number, column: number, sheet = 'a') => ({
    sheet,
    row: row.toString(36),
    column: column.toString(36),
  });

  test.each<[string, (person: Person) => unknown, object]>([
    [
      'setBlock',
      (p) => setBlock(p.editor, range('B2:C3'), [['1']], english),
      { from: at(1, 1), to: at(2, 2) },
    ],
    ['clearCells', (p) => clearCells(p.editor, range('A1:A3')), { from: at(0, 0), to: at(2, 0) }],
    ['fillRange', (p) => fillRange(p.editor, range('A1:B3'), 'down'), { from: at(1, 0), to: at(2, 1) }],
    ['copyCells', (p) => copyCells(p.editor, range('A1:A2'), range('C4')), { from: at(3, 2), to: at(4, 2) }],
    [
      'moveCells',
      (p) => moveCells(p.editor, range('A1:A2'), range('Data!C4')),
      { from: at(3, 2, 'b'), to: at(4, 2, 'b') },
    ],
    [
      'fillSeries',
      (p) =>
        fillSeries(p.editor, {
          given: range('A1:A2'),
          toward: 'right',
          count: 2,
          options: { language: 'da' },
        }),
      { from: at(0, 1), to: at(1, 2) },
    ],
    [
      'sortRange',
      (p) =>
        sortRange(p.editor, range('A1:F3'), {
          by: [{ column: 0, direction: 'descending' }],
          hasHeader: false,
          valueAt: (cell) => storedValue(p, cell),
        }),
      { from: at(0, 0), to: at(2, 5) },
    ],
    [
      'setFormat',
      (p) => setFormat(p.editor, range('A1:B2'), { bold: true }),
      { from: at(0, 0), to: at(1, 1) },
    ],
    ['insertLines', (p) => insertLines(p.editor, rows(4, 5)), { from: at(3, 0), to: at(3, 0) }],
    ['deleteLines', (p) => deleteLines(p.editor, rows(4, 5)), { from: at(3, 0), to: at(4, 0) }],
    ['moveLines', (p) => moveLines(p.editor, rows(4, 5), 0), { from: at(3, 0), to: at(4, 0) }],
    ['deleteSheet', (p) => deleteSheet(p.editor, 'b'), { from: at(0, 0, 'b'), to: at(0, 0, 'b') }],
  ])('%s', (_, verb, place) => {
    const { anne } = pair();
    expect(verb(anne)).toMatchObject({ ok: true });
    const undone = anne.editor.undo();
    expect(undone?.place).toEqual(place);
    expect(anne.workbook.positionOf(undone!.place!.from)).toBeDefined();
  });

  test.each([
    ['addSheet', (p: Person) => addSheet(p.editor, 'Ny')],
    ['copySheet', (p: Person) => copySheet(p.editor, 'a')],
  ])('%s: redo shows the sheet', (_, verb) => {
    const { anne } = pair();
    const made = verb(anne);
    anne.editor.undo();
    expect(anne.editor.redo()?.place?.from.sheet).toBe(made.ok && made.value);
  });
});

describe('[VERB-4] the fill handle', () => {
  test('goes down, up, right and left, takes formats along, copies formulas and is one step', () => {
    const { anne } = openPair((person) => {
      person.type('C3', 'Uge 5');
      person.type('D3', '10');
      person.type('C4', 'Uge 6');
      person.type('D4', '20');
      person.type('E3', '=D3*2');
      person.type('E4', '=D4*2');
    });
    setFormat(anne.editor, range('D4'), { bold: true });
    const options = { language: 'da' } as const;
    fillSeries(anne.editor, { given: range('C3:E4'), toward: 'down', count: 3, options });
    expect(texts(anne, 'C5:E7')).toEqual(['Uge 7 30 =D5*2', 'Uge 8 40 =D6*2', 'Uge 9 50 =D7*2']);
    const { formats } = anne.workbook.sheetOf('a')!.maps;
    expect(['4.3/b', '5.3/b', '6.3/b'].map((key) => formats.get(key) ?? 0)).toEqual([0, 1, 0]);
    anne.editor.undo();
    expect(texts(anne, 'C5:E7')).toEqual(['  ', '  ', '  ']);
    fillSeries(anne.editor, { given: range('C3:E4'), toward: 'up', count: 9, options });
    expect(texts(anne, 'C1:E2')).toEqual(['Uge 3 -10 =D1*2', 'Uge 4 0 =D2*2']);
    anne.editor.undo();
    fillSeries(anne.editor, { given: range('C3:D4'), toward: 'left', count: 2, options });
    expect(texts(anne, 'A3:D3')).toEqual(['Uge 4 10 Uge 5 10']);
    fillSeries(anne.editor, { given: range('E3:E4'), toward: 'right', count: 1, options });
    expect(texts(anne, 'F3:F4')).toEqual(['=E3*2', '=E4*2']);
  });

  test('cells that a colleague types into at the same moment: one of the two stands, for both', () => {
    const { wires, anne, bo } = openPair((person) => person.type('B1', 'mandag'));
    fillSeries(anne.editor, { given: range('B1'), toward: 'down', count: 3, options: { language: 'da' } });
    bo.type('B3', 'fri');
    deleteLines(bo.editor, rows(2));
    wires.deliverAll();
    expect(texts(bo, 'B1:B3')).toEqual(texts(anne, 'B1:B3'));
    expect(['fri', 'onsdag']).toContain(anne.text('B2'));
    expect(anne.text('B3')).toBe('torsdag');
  });

  test('locked cells refuse it', () => {
    const { anne } = openPair((person) => person.type('B1', '1'));
    anne.doc.getMap('sheets').set('a/p', 1);
    const filled = fillSeries(anne.editor, {
      given: range('B1'),
      toward: 'down',
      count: 1,
      options: { language: 'da' },
    });
    expect(filled).toMatchObject({ ok: false, error: { kind: 'locked' } });
  });
});
