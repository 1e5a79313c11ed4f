/** What is in view, by identity: told to colleagues, gone to when one follows a colleague, kept when colleagues move rows. */
import { type Accessor, createComputed, createEffect, createMemo, on } from 'solid-js';
import type { Side, Whereabouts } from '#model';
import type { Board } from './board.ts';
import type { Track } from './viewport.ts';

export type View = NonNullable<Whereabouts['view']>;

const trackOn = (board: Board, side: Side): Track => (side === 'rows' ? board.rows() : board.columns());

/** The first line beyond the frozen ones of which more is in view than not. */
function firstInView(board: Board, side: Side, scrolledPx: number): number {
  const track = trackOn(board, side);
  const fromPx = scrolledPx + track.startOf(board.frozen()[side]);
  const index = track.indexAt(fromPx);
  const isMostlyGone = fromPx - track.startOf(index) > track.sizeOf(index) / 2;
  return Math.min(isMostlyGone ? index + 1 : index, track.count - 1);
}

/** The first row and column in view; undefined before the sheet is drawn. */
export function createView(board: Board): Accessor<View | undefined> {
  return createMemo(() => {
    const { top, left } = board.scroll();
    const row = board.rowLines()[firstInView(board, 'rows', top)];
    const column = board.columnLines()[firstInView(board, 'columns', left)];
    return row === undefined || column === undefined ? undefined : { sheet: board.sheet().id, row, column };
  });
}

/** Scrolls so that a row and a column come first in view, as far as the sheet reaches. */
export function scrollToView(board: Board, view: View): void {
  const { rows, columns } = board.sheet();
  const scroller = board.scroller();
  const row = rows.indexOf(view.row);
  const column = columns.indexOf(view.column);
  const { frozen } = board;
  if (row >= 0) scroller.scrollTop = board.rows().startOf(row) - board.rows().startOf(frozen().rows);
  if (column >= 0)
    scroller.scrollLeft = board.columns().startOf(column) - board.columns().startOf(frozen().columns);
  board.noteScroll();
}

/**
 * Keeps what is in view where it is on the screen while colleagues insert, delete and resize lines before it. What I do
 * myself is left to scroll as it does.
 */
export function keepInView(board: Board): void {
  for (const side of ['rows', 'columns'] as const) keepLinesInView(board, side);
}

function keepLinesInView(board: Board, side: Side): void {
  /** what was in view when the person, or this, scrolled last */
  let seen: {
    readonly sheet: string;
    readonly lines: readonly string[];
    readonly index: number;
    readonly offsetPx: number;
  };
  const note = (): void => {
    const track = trackOn(board, side);
    const scrolled = board.scroll();
    const fromPx = (side === 'rows' ? scrolled.top : scrolled.left) + track.startOf(board.frozen()[side]);
    const index = track.indexAt(fromPx);
    const lines = side === 'rows' ? board.rowLines() : board.columnLines();
    seen = { sheet: board.sheet().id, lines, index, offsetPx: fromPx - track.startOf(index) };
  };
  createComputed(on(board.scroll, note));
  createEffect(
    on(
      () => trackOn(board, side),
      (track) => {
        const axis = board.sheet()[side];
        if (seen.sheet === board.sheet().id && !board.session.isLatestMine()) {
          // The line that was first, or the next one that is still there.
          let { index } = seen;
          while (index < seen.lines.length && axis.indexOf(seen.lines[index]!) < 0) index++;
          const at = axis.indexOf(seen.lines[index] ?? '');
          if (at >= 0) {
            const offsetPx = index === seen.index ? Math.min(seen.offsetPx, track.sizeOf(at)) : 0;
            const wantedPx = Math.max(0, track.startOf(at) + offsetPx - track.startOf(board.frozen()[side]));
            const scroller = board.scroller();
            if (side === 'rows') scroller.scrollTop = wantedPx;
            else scroller.scrollLeft = wantedPx;
            board.noteScroll();
          }
        }
        note();
      },
      { defer: true },
    ),
  );
}
