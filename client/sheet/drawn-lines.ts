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
  has(index: number): boolean;
}

export function createDrawnLines(board: Board, side: Side): DrawnLines {
  const pool = createSlots();
  const frozenPool = createSlots();
  const span = createMemo(() => {
    const isRows = side === 'rows';
    const from = isRows ? board.scroll().top : board.scroll().left;
    const length = isRows ? board.size().height : board.size().width;
    const seen = visibleSpan(board[side](), from, length, spare[side]);
    const first = Math.max(seen.first, board.frozen()[side]);
    return { first, end: Math.max(first, seen.end) };
  });
  return {
    frozen: createMemo(() => frozenPool.fit({ first: 0, end: board.frozen()[side] })),
    scrolled: createMemo(() => pool.fit(span())),
    has: (index) => index < board.frozen()[side] || (index >= span().first && index < span().end),
  };
}
