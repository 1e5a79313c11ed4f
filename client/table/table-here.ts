/** Which table is meant: what is selected, or what stands around the active cell. */
import type { Desk } from '../sheet/desk.ts';
import { type Block, isSingle } from '../sheet/selection.ts';
import { regionAround } from './region.ts';

/** Whether the selection itself says which cells are meant: several, but not whole columns or the whole sheet. */
export function isChosen(desk: Desk): boolean {
  return !isSingle(desk.selected()) && desk.linesIn('rows').count < desk.extent().rows;
}

/** The selected cells as far as anything stands there, or the table around the active cell or below it. */
export function blockHere(desk: Desk): Block {
  const block = desk.block();
  const last = desk.lastFilled();
  if (isChosen(desk)) {
    return {
      ...block,
      lastRow: Math.max(block.firstRow, Math.min(block.lastRow, last.row)),
      lastColumn: Math.max(block.firstColumn, Math.min(block.lastColumn, last.column)),
    };
  }
  let { row, column } = desk.active();
  // Of a selected column the first table is meant.
  if (!isSingle(desk.selected())) while (row < last.row && !desk.isFilled({ row, column })) row++;
  return regionAround({ row, column }, desk.extent(), desk.isFilled);
}
