/** Sheets that grow when something is put beyond their edge. */
import type { Writer } from './editor.ts';
import { sheetLimits } from './schema.ts';
import type { Side } from './structure.ts';
import type { Sheet } from './workbook.ts';

/** How many lines a sheet grows by beyond what is needed, so that a row-by-row list does not grow it at every row. */
const growthStep = { rows: 100, columns: 10 } as const;

/**
 * For verbs that write outside a sheet: makes it at least `rows` × `columns` large; false when it cannot hold them.
 * New lines at the end are base lines, which cost nothing; when two people grow a sheet at once it gets the larger size.
 */
export function growSheet(write: Writer, sheet: Sheet, rows: number, columns: number): boolean {
  const isTooLarge = rows > sheetLimits.rows || columns > sheetLimits.columns;
  if (isTooLarge) return false;
  return growSide(write, sheet, 'rows', rows) && growSide(write, sheet, 'columns', columns);
}

function growSide(write: Writer, sheet: Sheet, side: Side, size: number): boolean {
  const axis = sheet[side];
  if (axis.size >= size) return true;
  const step = growthStep[side];
  // Deleted lines count among the base lines but not in the size, so the missing number is added to the base.
  const base = axis.baseCount + Math.ceil((size - axis.size) / step) * step;
  if (base > sheetLimits[side]) return false;
  write.set(sheet.maps.growth, `${side === 'rows' ? 'r' : 'c'}${base}`, 1);
  return axis.size >= size;
}
