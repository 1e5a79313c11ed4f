/**
 * The sheet under fingers. One finger scrolls as on every page; a tap selects, a tap on what is selected edits, and so the
 * keyboard on the screen comes up; two fingers that part make the sheet larger. Selecting more is done by the handles.
 */
import { type Accessor, createSignal } from 'solid-js';
import type { Board } from './board.ts';
import { single } from './selection.ts';
import { sheetZoom, zoomSheet } from './zoom.ts';

const [touched, setTouched] = createSignal(false);
/** whether fingers were the last to point at the sheet: then the selection has handles */
export const isTouched: Accessor<boolean> = touched;

/** Notes what points at the sheet; true for a finger, whose press is left to the browser until it is a tap. */
export function isFinger({ pointerType }: PointerEvent): boolean {
  setTouched(pointerType === 'touch');
  return pointerType === 'touch';
}

/** While a formula is typed, fingers point at cells as a mouse does. */
export function isTypingFormula({ desk }: Board): boolean {
  return desk.draft()?.text.startsWith('=') === true;
}

/** What a tap does. A click knows what made it. */
export function tap(board: Board, event: MouseEvent): void {
  const isTap = 'pointerType' in event && event.pointerType === 'touch';
  if (!isTap || (event.target as Element).closest('.cell-editor, button, .touch-handle')) return;
  const { desk } = board;
  const { inHead, row, column } = board.hitAt(event);
  const active = desk.active();
  const isAgain = !inHead && desk.draft() === undefined && active.row === row && active.column === column;
  if (isTypingFormula(board) || !desk.commitDraft()) return;
  if (isAgain) {
    desk.beginDraft({ mode: 'edit', place: 'cell' });
    return;
  }
  board.focusGrid();
  const last = { row: board.rows().count - 1, column: board.columns().count - 1 };
  if (!inHead) desk.select(single({ row, column }));
  else
    desk.select({
      anchor: { row: inHead === 'rows' ? row : 0, column: inHead === 'columns' ? column : 0 },
      focus: {
        row: inHead === 'rows' ? row : last.row,
        column: inHead === 'columns' ? column : last.column,
      },
    });
}

/** Two fingers must part or close by this share before it is a pinch and not a scroll. */
const pinchShare = 0.06;

/**
 * Two fingers on the element that scrolls: parting they pinch, side by side they scroll, which `pan-x pan-y` leaves to one
 * finger. Whoever listens closes.
 */
export function listenForPinch(scroller: HTMLElement): { close(): void } {
  let begun: { readonly distance: number; readonly zoom: number } | undefined;
  let last = { x: 0, y: 0 };
  const middleOf = ({ touches: [one, other] }: TouchEvent): { x: number; y: number } =>
    one && other
      ? { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 }
      : { x: 0, y: 0 };
  const distanceOf = ({ touches: [one, other] }: TouchEvent): number =>
    one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
  const onStart = (event: TouchEvent): void => {
    begun = event.touches.length === 2 ? { distance: distanceOf(event), zoom: sheetZoom() } : undefined;
    last = middleOf(event);
  };
  const onMove = (event: TouchEvent): void => {
    if (!begun || event.touches.length !== 2) return;
    const share = distanceOf(event) / Math.max(begun.distance, 1);
    if (event.cancelable) event.preventDefault();
    if (Math.abs(share - 1) < pinchShare && sheetZoom() === begun.zoom) {
      const now = middleOf(event);
      scroller.scrollBy(last.x - now.x, last.y - now.y);
      last = now;
      return;
    }
    zoomSheet(begun.zoom * share);
  };
  const onEnd = (): void => {
    begun = undefined;
  };
  scroller.addEventListener('touchstart', onStart, { passive: true });
  scroller.addEventListener('touchmove', onMove, { passive: false });
  scroller.addEventListener('touchend', onEnd);
  scroller.addEventListener('touchcancel', onEnd);
  return {
    close() {
      scroller.removeEventListener('touchstart', onStart);
      scroller.removeEventListener('touchmove', onMove);
      scroller.removeEventListener('touchend', onEnd);
      scroller.removeEventListener('touchcancel', onEnd);
    },
  };
}

/**
 * The keyboard on the screen covers the lower part of the page without making it smaller: the page makes itself smaller
 * instead (workbook.css), and what is being written is brought into view. Whoever listens closes.
 */
export function listenForKeyboard(board: Board): { close(): void } {
  const viewport = window.visualViewport;
  if (!viewport) return { close: () => undefined };
  const { style } = document.documentElement;
  const onResize = (): void => {
    // Zoomed by the browser, less is seen too, but nothing is covered.
    const covered = viewport.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - viewport.height);
    style.setProperty('--keyboard', `${Math.round(covered)}px`);
    requestAnimationFrame(() => {
      board.noteSize();
      if (desk.draft()) board.show(desk.active());
    });
  };
  const { desk } = board;
  viewport.addEventListener('resize', onResize);
  return {
    close() {
      viewport.removeEventListener('resize', onResize);
      style.removeProperty('--keyboard');
    },
  };
}
