/** Which rows and columns are drawn: those in view, a few beyond the edge, and the frozen ones. */
import { type Accessor, createMemo } from 'solid-js';
import type { Side } from '#model';
import type { Board } from './board.ts';
import { type Slot, createSlots } from './slots.ts';
import { visibleSpan } from './viewport.ts';

/** Lines drawn beyond the edge of view, so that fast scrolling meets no gap. */
const spare = { rows: 6, columns: 2 } as const;

export interface DrawnLines {
  readonly frozen: Accessor<readonly Slot[]>;
  readonly scrolled: Accessor<readonly Slot[]>;
}

export function createDrawnLines(board: Board, side: Side): DrawnLines {
  const pool = createSlots();
  const frozenPool = createSlots();
  return {
    frozen: createMemo(() => frozenPool.fit({ first: 0, end: board.frozen()[side] })),
    scrolled: createMemo(() => {
      const isRows = side === 'rows';
      const from = isRows ? board.scroll().top : board.scroll().left;
      const length = isRows ? board.size().height : board.size().width;
      const span = visibleSpan(board[side](), from, length, spare[side]);
      const first = Math.max(span.first, board.frozen()[side]);
      return pool.fit({ first, end: Math.max(first, span.end) });
    }),
  };
}
