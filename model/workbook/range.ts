/** A block of cells by position, as it is at the moment of a verb's call. Rows and columns count from 0, ends included. */
import { type CellKey, type SheetId, cellKey, isSet } from './schema.ts';
import type { Place } from './editor.ts';
import type { Sheet, Workbook } from './workbook.ts';

export interface Range {
  readonly sheet: SheetId;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export function rangeOfCell(sheet: SheetId, row: number, column: number): Range {
  return { sheet, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
}

export function sizeOf(range: Range): { readonly rows: number; readonly columns: number } {
  return { rows: range.lastRow - range.firstRow + 1, columns: range.lastColumn - range.firstColumn + 1 };
}

/** The first and last cell of a range, for undo to return to; undefined when it is not inside the sheet. */
export function placeOfRange(workbook: Workbook, range: Range): Place | undefined {
  const sheet = workbook.livingSheet(range.sheet);
  const from = sheet && workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  const to = sheet && workbook.cellAt(sheet, range.lastRow, range.lastColumn);
  return from && to && { from, to };
}

/**
 * The keys of the filled cells in a range. Walks whichever is fewer, the range's cells or the sheet's entries, so that
 * a whole column of a nearly empty sheet costs little.
 */
export function filledKeys(sheet: Sheet, range: Range): CellKey[] {
  const { rows, columns } = sizeOf(range);
  const keys: CellKey[] = [];
  if (rows * columns <= sheet.maps.cells.size) {
    for (let row = range.firstRow; row <= range.lastRow; row++) {
      for (let column = range.firstColumn; column <= range.lastColumn; column++) {
        const rowLine = sheet.rows.lineAt(row);
        const columnLine = sheet.columns.lineAt(column);
        if (rowLine === undefined || columnLine === undefined) continue;
        const key = cellKey(rowLine, columnLine);
        if (isSet(sheet.maps.cells, key)) keys.push(key);
      }
    }
    return keys;
  }
  for (const key of sheet.maps.cells.keys()) {
    const dot = key.indexOf('.');
    const row = sheet.rows.indexOf(key.slice(0, dot));
    const column = sheet.columns.indexOf(key.slice(dot + 1));
    const isIn =
      row >= range.firstRow &&
      row <= range.lastRow &&
      column >= range.firstColumn &&
      column <= range.lastColumn;
    if (isIn && isSet(sheet.maps.cells, key)) keys.push(key);
  }
  return keys;
}
