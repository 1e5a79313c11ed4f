/** What of a sheet is printed: which rows and columns, how large, which cells are one. Hidden lines are left out. */
import {
  type PageSetup,
  type Sheet,
  type Workbook,
  isSet,
  linesOfKey,
  mergesOf,
  outlineOf,
  sizeOfLine,
} from '#model';
import { usualSizePx } from '../sheet/desk.ts';
import type { Measures } from './paper.ts';

/** More cells than this are not drawn at once: the browser would stand still. */
export const mostCells = 100_000;

interface PrintedArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface Joined {
  readonly rows: number;
  readonly columns: number;
}

export interface PrintedSheet {
  readonly sheet: Sheet;
  /** positions of rows that stand again on every page, of the other rows, of columns */
  readonly headings: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly measures: Measures;
  /** how many printed rows and columns a cell covers; 'covered' when another one covers it */
  joined(row: number, column: number): Joined | 'covered' | undefined;
}

/** All that has content, from A1 on; undefined for an empty sheet. */
function filledArea({ maps, rows, columns }: Sheet): PrintedArea | undefined {
  let lastRow = -1;
  let lastColumn = -1;
  for (const key of maps.cells.keys()) {
    if (!isSet(maps.cells, key)) continue;
    const [row, column] = linesOfKey(key);
    const at = { row: rows.indexOf(row), column: columns.indexOf(column) };
    if (at.row < 0 || at.column < 0) continue;
    lastRow = Math.max(lastRow, at.row);
    lastColumn = Math.max(lastColumn, at.column);
  }
  return lastRow < 0 ? undefined : { firstRow: 0, lastRow, firstColumn: 0, lastColumn };
}

const span = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => first + i);

/** Undefined when there is nothing to print. Without an area all that is filled in. */
export function printedSheet(
  workbook: Workbook,
  sheet: Sheet,
  { headingRows }: PageSetup,
  area: PrintedArea | undefined,
): PrintedSheet | undefined {
  const wanted = area ?? filledArea(sheet);
  if (!wanted) return undefined;
  const hidden = {
    rows: outlineOf(workbook, sheet.id, 'rows').hidden,
    columns: outlineOf(workbook, sheet.id, 'columns').hidden,
  };
  const headings = span(0, Math.min(headingRows, sheet.rows.size) - 1).filter((row) => !hidden.rows.has(row));
  const rows = span(wanted.firstRow, wanted.lastRow).filter(
    (row) => !hidden.rows.has(row) && row >= headingRows,
  );
  const columns = span(wanted.firstColumn, wanted.lastColumn).filter((column) => !hidden.columns.has(column));
  const size = (side: 'rows' | 'columns') => (index: number) =>
    sizeOfLine(sheet, side, sheet[side].lines[index]!) ?? usualSizePx[side];
  const joins = new Map<string, Joined | 'covered'>();
  for (const { area: merged } of mergesOf(workbook, sheet.id)) {
    const mine = [...headings, ...rows].filter((row) => row >= merged.firstRow && row <= merged.lastRow);
    const across = columns.filter((column) => column >= merged.firstColumn && column <= merged.lastColumn);
    for (const row of mine)
      for (const column of across)
        joins.set(
          `${row} ${column}`,
          row === mine[0] && column === across[0] ? { rows: mine.length, columns: across.length } : 'covered',
        );
  }
  return {
    sheet,
    headings,
    rows,
    columns,
    measures: {
      columnWidths: columns.map(size('columns')),
      rowHeights: rows.map(size('rows')),
      headingHeights: headings.map(size('rows')),
    },
    joined: (row, column) => joins.get(`${row} ${column}`),
  };
}
