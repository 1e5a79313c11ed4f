/** Pointing at cells with the mouse while a formula is typed: a click or a drag writes a reference instead of selecting. */
import type { Desk } from './desk.ts';
import type { Point } from './selection.ts';

interface PointOnSheet extends Point {
  readonly inHead: 'rows' | 'columns' | 'both' | undefined;
}

/**
 * Begins pointing where a reference may stand; false leaves the press to the sheet. `pointAt` says what is under the
 * pointer.
 */
export function pointByMouse(event: PointerEvent, desk: Desk, pointAt: (event: PointerEvent) => PointOnSheet): boolean {
  const { formula } = desk;
  if (!formula.canPoint()) return false;
  const { inHead, ...start } = pointAt(event);
  if (inHead === 'both') return false;
  const pointed = formula.pointed();
  const anchor = event.shiftKey ? (pointed?.anchor ?? desk.active()) : start;
  // The editor keeps the focus.
  event.preventDefault();
  const take = (focus: Point): void => void formula.pointAt({ anchor, focus }, inHead);
  take(start);
  const onMove = (move: PointerEvent): void => {
    const { inHead: _, ...point } = pointAt(move);
    const now = formula.pointed();
    if (now && (now.focus.row !== point.row || now.focus.column !== point.column)) take(point);
  };
  const onUp = (): void => {
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', onUp);
  };
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', onUp);
  return true;
}
