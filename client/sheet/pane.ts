/**
 * The four parts of the sheet: what scrolls both ways, the frozen rows, the frozen columns, and where those cross. Marks
 * over the sheet are drawn once in each part that they reach, and cut off at its edge, so that nothing shows over frozen
 * lines that lies under them.
 */
import { createContext } from 'solid-js';
import type { Board } from './board.ts';
import type { Block } from './selection.ts';

export interface Pane {
  readonly frozenRows: boolean;
  readonly frozenColumns: boolean;
}

export const mainPane: Pane = { frozenRows: false, frozenColumns: false };

export const PaneContext = createContext<Pane>(mainPane);

/** Whether a part of a block lies in a pane. */
export function reaches(board: Board, pane: Pane, block: Block): boolean {
  const { rows, columns } = board.frozen();
  const isInRows = pane.frozenRows ? block.firstRow < rows : block.lastRow >= rows;
  const isInColumns = pane.frozenColumns ? block.firstColumn < columns : block.lastColumn >= columns;
  return isInRows && isInColumns;
}

/** Where a pane begins on the sheet, in pixels from the corner of the heads. */
export function originOf(board: Board, pane: Pane): { readonly left: number; readonly top: number } {
  if (pane.frozenRows) return { left: 0, top: board.headHeight() };
  if (pane.frozenColumns) {
    return { left: 0, top: board.headHeight() + board.rows().startOf(board.frozen().rows) };
  }
  return { left: 0, top: 0 };
}
