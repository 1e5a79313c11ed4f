/**
 * Formulas as they are carried from one program to another: in English, with references counted from the formula's own
 * cell, as Google Sheets and LibreOffice write them into what is copied (R1C1). =SUM(R[-3]C[0]:R[-1]C[0]) sums the three
 * cells above, wherever it is put; R2C5 without brackets is $E$2. Whole columns are C[0]:C[1], whole rows R1:R2.
 */
import { english } from './language.ts';
import {
  type Position,
  type TextReference,
  excelLimits,
  quoteSheetName,
  writeReference,
} from './reference.ts';
import { type Token, writeToken } from './tokens.ts';

/** A cell by position, counted from 0. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The formula (with '=') whose tokens stand in the cell `at`, counted from there. */
export function writeRelative(tokens: readonly Token[], at: CellPosition): string {
  let text = '=';
  for (const token of tokens)
    text += token.reference ? relativeReference(token.reference, at) : writeToken(token, english);
  return text;
}

function relativeReference({ sheet, from, to }: TextReference, at: CellPosition): string {
  const line = (mark: 'R' | 'C', index: number, isFixed: boolean, own: number): string =>
    index < 0 ? '' : isFixed ? `${mark}${index + 1}` : `${mark}[${index - own}]`;
  const end = (position: Position): string =>
    line('R', position.row, position.rowFixed, at.row) +
    line('C', position.column, position.columnFixed, at.column);
  const prefix = sheet === undefined ? '' : `${quoteSheetName(sheet)}!`;
  return `${prefix}${end(from)}${to ? `:${end(to)}` : ''}`;
}

const line = (mark: 'R' | 'C'): string => `${mark}(\\[-?\\d{1,7}\\]|\\d{1,7})`;
const cell = `${line('R')}${line('C')}`;
/** A text in quotes, a sheet's name in quotes, or a reference: to cells, to columns or to rows. */
const pieces = new RegExp(
  [
    `("[^"]*"|'[^']*')`,
    `(?<![\\p{L}\\p{N}_.$\\]])(?:${cell}(?::${cell})?|${line('C')}:${line('C')}|${line('R')}:${line('R')})(?![\\p{L}\\p{N}_.(\\[])`,
  ].join('|'),
  'gu',
);

/**
 * The formula (with '=') in A1 as it reads in the cell `at`; undefined when the text has no reference of this kind at all.
 * What would lie outside every sheet becomes #REF!.
 */
export function readRelative(text: string, at: CellPosition): string | undefined {
  let found = false;
  const read = text.replace(pieces, (whole: string, quoted: string | undefined, ...parts: unknown[]) => {
    if (quoted !== undefined) return whole;
    found = true;
    const [row1, column1, row2, column2, columnA, columnB, rowA, rowB] = parts as (string | undefined)[];
    const ends =
      columnA !== undefined
        ? [place(undefined, columnA, at), place(undefined, columnB, at)]
        : rowA !== undefined
          ? [place(rowA, undefined, at), place(rowB, undefined, at)]
          : row2 !== undefined
            ? [place(row1, column1, at), place(row2, column2, at)]
            : [place(row1, column1, at)];
    const [from, to] = ends;
    if (!from || (ends.length > 1 && !to)) return '#REF!';
    return writeReference(to ? { from, to } : { from });
  });
  return found ? read : undefined;
}

function place(row: string | undefined, column: string | undefined, at: CellPosition): Position | undefined {
  const index = (text: string | undefined, own: number, limit: number): number | undefined => {
    if (text === undefined) return -1;
    const value = text.startsWith('[') ? own + Number(text.slice(1, -1)) : Number(text) - 1;
    return value >= 0 && value < limit ? value : undefined;
  };
  const rowIndex = index(row, at.row, excelLimits.rows);
  const columnIndex = index(column, at.column, excelLimits.columns);
  if (rowIndex === undefined || columnIndex === undefined) return undefined;
  const isFixed = (text: string | undefined): boolean => text !== undefined && !text.startsWith('[');
  return { row: rowIndex, column: columnIndex, rowFixed: isFixed(row), columnFixed: isFixed(column) };
}
