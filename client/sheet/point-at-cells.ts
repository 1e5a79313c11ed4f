/** Pointing at cells with the mouse while a formula is typed: a click or a drag writes a reference instead of selecting. */
import type { DragMode } from './pointer.ts';
import type { Point } from './selection.ts';

/** The typing goes on, and the editor keeps the keyboard. */
export const pointAtCells: DragMode = ({ board, hit, event }) => {
  const { desk } = board;
  const { formula } = desk;
  const { inHead, ...start } = hit;
  if (inHead === 'both' || !formula.canPoint()) return undefined;
  const anchor = event.shiftKey ? (formula.pointed()?.anchor ?? desk.active()) : start;
  let focus = start;
  const take = (point: Point): void => {
    focus = point;
    formula.pointAt({ anchor, focus }, inHead);
  };
  take(start);
  return {
    scrolls: inHead ?? 'both',
    move({ row, column }) {
      if (row !== focus.row || column !== focus.column) take({ row, column });
    },
  };
};
