/** What the sum of a column or a row covers: the filled cells that stand directly above, or else to the left. */
import type { Block, Point } from './selection.ts';

/** The filled run that ends at a cell's upper edge, or else at its left one; undefined when both neighbours are empty. */
export function runBefore(at: Point, isNumber: (point: Point) => boolean): Block | undefined {
  let { row, column } = at;
  while (row > 0 && isNumber({ row: row - 1, column })) row--;
  if (row < at.row) return { firstRow: row, lastRow: at.row - 1, firstColumn: column, lastColumn: column };
  while (column > 0 && isNumber({ row: at.row, column: column - 1 })) column--;
  if (column === at.column) return undefined;
  return { firstRow: at.row, lastRow: at.row, firstColumn: column, lastColumn: at.column - 1 };
}
