/** The table around a cell: everything filled that hangs together with it. Pure. */
import type { Block, Extent, Point } from '../sheet/selection.ts';

/** The smallest block around a cell with nothing filled beside it, corners included; the cell alone when all is empty. */
export function regionAround(point: Point, extent: Extent, isFilled: (point: Point) => boolean): Block {
  let [firstRow, lastRow, firstColumn, lastColumn] = [point.row, point.row, point.column, point.column];
  const rowHas = (row: number): boolean => {
    if (row < 0 || row >= extent.rows) return false;
    const last = Math.min(lastColumn + 1, extent.columns - 1);
    for (let column = Math.max(0, firstColumn - 1); column <= last; column++)
      if (isFilled({ row, column })) return true;
    return false;
  };
  const columnHas = (column: number): boolean => {
    if (column < 0 || column >= extent.columns) return false;
    const last = Math.min(lastRow + 1, extent.rows - 1);
    for (let row = Math.max(0, firstRow - 1); row <= last; row++) if (isFilled({ row, column })) return true;
    return false;
  };
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    for (; columnHas(firstColumn - 1); isGrowing = true) firstColumn--;
    for (; columnHas(lastColumn + 1); isGrowing = true) lastColumn++;
    for (; rowHas(firstRow - 1); isGrowing = true) firstRow--;
    for (; rowHas(lastRow + 1); isGrowing = true) lastRow++;
  }
  return trimmed({ firstRow, lastRow, firstColumn, lastColumn }, isFilled);
}

/** Without the empty first and last lines, such as those around an empty cell beside a table. */
function trimmed(block: Block, isFilled: (point: Point) => boolean): Block {
  let { firstRow, lastRow, firstColumn, lastColumn } = block;
  const isEmptyRow = (row: number): boolean => {
    for (let column = firstColumn; column <= lastColumn; column++)
      if (isFilled({ row, column })) return false;
    return true;
  };
  const isEmptyColumn = (column: number): boolean => {
    for (let row = firstRow; row <= lastRow; row++) if (isFilled({ row, column })) return false;
    return true;
  };
  while (firstRow < lastRow && isEmptyRow(firstRow)) firstRow++;
  while (lastRow > firstRow && isEmptyRow(lastRow)) lastRow--;
  while (firstColumn < lastColumn && isEmptyColumn(firstColumn)) firstColumn++;
  while (lastColumn > firstColumn && isEmptyColumn(lastColumn)) lastColumn--;
  return { firstRow, lastRow, firstColumn, lastColumn };
}
