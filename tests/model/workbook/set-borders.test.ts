import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Border,
  type BorderChoice,
  borderChoices,
  formatAt,
  paintFormat,
  setBorders,
  setFormat,
  sidesOf,
} from '../../../model/index.ts';
import { borders, withSides } from '../../../model/workbook/border.ts';
import { openColleagues, rangeAt } from '../../support/colleagues.ts';
import { runs } from '../../support/runs.ts';
import type { Person } from '../../support/workbooks.ts';

/** The borders of a block, row by row. */
function bordersIn({ workbook }: Person, rows: number, columns: number): string {
  const sheet = workbook.sheetOf('a')!;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => {
      const { border } = formatAt(sheet, sheet.rows.lineAt(row)!, sheet.columns.lineAt(column)!);
      return border ?? '-';
    }).join(' '),
  ).join(' / ');
}

test.each<[BorderChoice, string, string]>([
  ['all', 'A1:B2', 'box box - / box box - / - - -'],
  ['outer', 'A1:C3', 'topLeft top topRight / left - right / bottomLeft bottom bottomRight'],
  ['outer', 'B2', '- - - / - box - / - - -'],
  ['top', 'A1:B2', 'top top - / - - - / - - -'],
  ['bottom', 'A1:B2', '- - - / bottom bottom - / - - -'],
  ['total', 'A1:B2', '- - - / total total - / - - -'],
  ['outer', 'A1:A12', 'sides - - / sides - - / sides - -'],
])('[BORDER-1] %s of %s', (choice, cells, expected) => {
  const { anne, bo, wires } = openColleagues();
  setBorders(anne.editor, rangeAt(anne, cells), choice);
  expect(bordersIn(anne, 3, 3)).toBe(expected);
  wires.deliverAll();
  expect(bordersIn(bo, 3, 3)).toBe(expected);
  anne.editor.undo();
  expect(bordersIn(anne, 3, 3)).toBe('- - - / - - - / - - -');
});

test('[BORDER-2] lines are added to those that are there, and none takes them all', () => {
  const { anne } = openColleagues();
  setBorders(anne.editor, rangeAt(anne, 'A1:B1'), 'top');
  setBorders(anne.editor, rangeAt(anne, 'A1:A2'), 'outer');
  expect(bordersIn(anne, 2, 2)).toBe('notBottom top / notTop -');
  setBorders(anne.editor, rangeAt(anne, 'A1:B2'), 'none');
  expect(bordersIn(anne, 2, 2)).toBe('- - / - -');
});

test('[BORDER-3] a protected sheet keeps its lines', () => {
  const { anne } = openColleagues();
  anne.workbook.sheetOf('a');
  anne.workbook.doc.getMap('sheets').set('a/p', 1);
  for (const choice of borderChoices)
    expect(setBorders(anne.editor, rangeAt(anne, 'A1'), choice)).toMatchObject({
      ok: false,
      error: { kind: 'locked' },
    });
});

test('[BORDER-4] more sides make the word that has just these', () => {
  const sides = ['top', 'right', 'bottom', 'left'] as const;
  const word = fc.constantFrom<Border | undefined>(undefined, ...borders);
  fc.assert(
    fc.property(word, fc.subarray([...sides]), (before, more) => {
      const after = withSides(before, more);
      const wanted = new Set([...Object.keys(sidesOf(before)), ...more]);
      expect(new Set(Object.keys(sidesOf(after)))).toEqual(wanted);
    }),
    runs(200),
  );
});

test('[PAINT-1] the look of a block is given to another, again and again, and contents stay', () => {
  const { anne } = openColleagues();
  anne.type('C1', 'x');
  setFormat(anne.editor, rangeAt(anne, 'A1'), { bold: true, number: '0.0 %' });
  setFormat(anne.editor, rangeAt(anne, 'A2'), { ground: 'blue' });
  expect(paintFormat(anne.editor, rangeAt(anne, 'A1:A2'), rangeAt(anne, 'C1:D4')).ok).toBe(true);
  const sheet = anne.workbook.sheetOf('a')!;
  for (const column of [2, 3]) {
    for (const row of [0, 2])
      expect(formatAt(sheet, sheet.rows.lineAt(row)!, sheet.columns.lineAt(column)!)).toMatchObject({
        bold: true,
        number: '0.0 %',
        ground: undefined,
      });
    expect(formatAt(sheet, sheet.rows.lineAt(3)!, sheet.columns.lineAt(column)!)).toMatchObject({
      bold: false,
      ground: 'blue',
    });
  }
  expect(anne.text('C1')).toBe('x');
  anne.editor.undo();
  expect(formatAt(sheet, sheet.rows.lineAt(0)!, sheet.columns.lineAt(2)!).bold).toBe(false);
});

test('[PAINT-2] one target cell takes the whole look, as far as the sheet reaches', () => {
  const { anne } = openColleagues();
  setFormat(anne.editor, rangeAt(anne, 'A1:B1'), { italic: true });
  paintFormat(anne.editor, rangeAt(anne, 'A1:B1'), rangeAt(anne, 'F12'));
  const sheet = anne.workbook.sheetOf('a')!;
  expect(formatAt(sheet, sheet.rows.lineAt(11)!, sheet.columns.lineAt(5)!).italic).toBe(true);
  expect(sheet.columns.size).toBe(6);
});
