/**
 * What the cells of a drawn row have in common. Whether it is selected is asked once for the row: while one scrolls it is
 * not, and its cells are not asked at all.
 */
import { type Accessor, createMemo, createUniqueId } from 'solid-js';
import type { Board } from './board.ts';
import type { Slot } from './slots.ts';

export interface DrawnRow {
  /** names its elements; stays when it gets another row */
  readonly id: string;
  readonly index: Accessor<number>;
  /** where it lies, in pixels from the heads */
  readonly topPx: Accessor<number>;
  readonly heightPx: Accessor<number>;
  /** whether any of it is selected */
  readonly isChosen: Accessor<boolean>;
  /** whether typing goes to one of its cells */
  readonly isActive: Accessor<boolean>;
}

export function createDrawnRow({ desk, rows }: Board, { index }: Slot): DrawnRow {
  return {
    id: `row-${createUniqueId()}`,
    index,
    topPx: () => rows().startOf(index()),
    heightPx: () => rows().sizeOf(index()),
    isChosen: createMemo(() => index() >= desk.block().firstRow && index() <= desk.block().lastRow),
    isActive: createMemo(() => index() === desk.active().row),
  };
}
