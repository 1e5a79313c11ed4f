import { expect, test } from 'vitest';
import { type CellFormat, copyCells, formatAt, setFormat } from '../../../model/index.ts';
import { openColleagues, rangeAt } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const look = ({ workbook }: Person, row: string, column: string): CellFormat =>
  formatAt(workbook.sheetOf('a')!, row, column);

const rich = {
  underline: true,
  colour: 'red',
  ground: 'yellow',
  border: 'total',
  vertical: 'middle',
} as const;

test('[LOOK-1] underline, colours, border and vertical place are kept each by itself, and copied', () => {
  const { anne, bo, both } = openColleagues();
  setFormat(anne.editor, rangeAt(anne, 'A1'), rich);
  setFormat(bo.editor, rangeAt(bo, 'A1'), { bold: true, colour: 'blue' });
  expect(both((person) => look(person, '0', '0'))).toMatchObject({ ...rich, bold: true, colour: 'blue' });
  copyCells(anne.editor, rangeAt(anne, 'A1'), rangeAt(anne, 'B1'));
  expect(look(anne, '0', '1')).toEqual(look(anne, '0', '0'));
  setFormat(anne.editor, rangeAt(anne, 'A1'), { ground: undefined, underline: false });
  expect(look(anne, '0', '0')).toMatchObject({ ground: undefined, underline: false, border: 'total' });
});

test('[LOOK-2] a copy of a plain cell writes nothing where nothing shows, and hides what its column shows', () => {
  const { anne } = openColleagues();
  anne.type('A1', '1');
  copyCells(anne.editor, rangeAt(anne, 'A1'), rangeAt(anne, 'B1:B9'));
  expect(anne.workbook.sheetOf('a')!.maps.formats.size).toBe(0);
  setFormat(anne.editor, rangeAt(anne, 'C1:C12'), { underline: true, ground: 'green' });
  copyCells(anne.editor, rangeAt(anne, 'A1'), rangeAt(anne, 'C3'));
  expect(look(anne, '2', '2')).toMatchObject({ underline: false, ground: undefined });
  expect(look(anne, '3', '2')).toMatchObject({ underline: true, ground: 'green' });
});

test('[LOOK-3] a colour, border or place that is none reads as none', () => {
  const { anne } = openColleagues();
  const { formats } = anne.workbook.sheetOf('a')!.maps;
  for (const [letter, value] of [
    ['c', '#ff0000'],
    ['g', 'constructor'],
    ['d', 1],
    ['v', ['top']],
    ['u', 'ja'],
  ] as const)
    formats.set(`0.0/${letter}`, value);
  expect(look(anne, '0', '0')).toEqual(look(anne, '5', '5'));
});
