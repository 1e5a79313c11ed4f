/** A block of cells by position, as it is at the moment of a verb's call. Rows and columns count from 0, ends included. */
import { type CellKey, type SheetId, cellKey, isSet } from './schema.ts';
import type { Place } from './editor.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** A block of cells on a sheet that both sides know. */
export interface Corners {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface Range extends Corners {
  readonly sheet: SheetId;
}

export function rangeOfCell(sheet: SheetId, row: number, column: number): Range {
  return { sheet, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
}

export function sizeOf(range: Range): { readonly rows: number; readonly columns: number } {
  return { rows: range.lastRow - range.firstRow + 1, columns: range.lastColumn - range.firstColumn + 1 };
}

export function holds(area: Corners, row: number, column: number): boolean {
  return (
    row >= area.firstRow && row <= area.lastRow && column >= area.firstColumn && column <= area.lastColumn
  );
}

export function overlap(one: Corners, other: Corners): boolean {
  return (
    one.firstRow <= other.lastRow &&
    other.firstRow <= one.lastRow &&
    one.firstColumn <= other.lastColumn &&
    other.firstColumn <= one.lastColumn
  );
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Corners, inner: Corners): boolean {
  return (
    inner.firstRow >= outer.firstRow &&
    inner.lastRow <= outer.lastRow &&
    inner.firstColumn >= outer.firstColumn &&
    inner.lastColumn <= outer.lastColumn
  );
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
  // Not cells.size: Yjs makes a list of all entries to count them.
  if (rows * columns <= sheet.maps.cells._map.size) {
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
    if (holds(range, row, column) && isSet(sheet.maps.cells, key)) keys.push(key);
  }
  return keys;
}
