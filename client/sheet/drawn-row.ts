/**
 * What the cells of a drawn row have in common. Whether it is selected is asked once for the row: while one scrolls it is
 * not, and its cells are not asked at all.
 */
import { type Accessor, createMemo } from 'solid-js';
import type { Board } from './board.ts';
import type { Slot } from './slots.ts';

export interface DrawnRow {
  readonly index: Accessor<number>;
  /** whether any of it is selected */
  readonly isChosen: Accessor<boolean>;
  /** whether typing goes to one of its cells */
  readonly isActive: Accessor<boolean>;
}

export function createDrawnRow({ desk }: Board, { index }: Slot): DrawnRow {
  return {
    index,
    isChosen: createMemo(() => index() >= desk.block().firstRow && index() <= desk.block().lastRow),
    isActive: createMemo(() => index() === desk.active().row),
  };
}
