/**
 * What pressing and dragging does. A drag is one of several modes; at a press the first mode that has something to do
 * there takes it. To let dragging do something more, write a mode and name it in the list that the grid gives. A drag that
 * goes beyond the edge of view scrolls the sheet; Escape ends it without effect.
 */
import type { Board, Hit } from './board.ts';
import type { Point } from './selection.ts';

export interface Press {
  readonly board: Board;
  readonly hit: Hit;
  readonly event: PointerEvent;
  /** what was pressed */
  readonly target: Element;
}

/** A drag under way. */
export interface Drag {
  /** the sides along which it scrolls the sheet at the edge of view */
  readonly scrolls: 'both' | 'rows' | 'columns' | 'none';
  move(hit: Hit, event: PointerEvent): void;
  end?(hit: Hit, event: PointerEvent): void;
  /** it is over, whether it has ended or the browser has taken the pointer away */
  close?(): void;
}

export type DragMode = (press: Press) => Drag | undefined;

/** Selects cells, or whole lines from the heads; it ends the typing first, and takes the keyboard back to the sheet. */
export const selectCells: DragMode = ({ board, hit, event }) => {
  const { desk } = board;
  if (!desk.commitDraft()) return undefined;
  board.focusGrid();
  const { inHead, ...start } = hit;
  const spread = (anchor: Point, focus: Point): void => {
    const last = desk.lastPoint();
    if (inHead === 'both') desk.select({ anchor: { row: 0, column: 0 }, focus: last });
    else if (inHead === 'rows')
      desk.select({
        anchor: { row: anchor.row, column: 0 },
        focus: { row: focus.row, column: last.column },
      });
    else if (inHead === 'columns')
      desk.select({
        anchor: { row: 0, column: anchor.column },
        focus: { row: last.row, column: focus.column },
      });
    else desk.select({ anchor, focus });
  };
  const anchor = event.shiftKey ? desk.selected().anchor : start;
  spread(anchor, start);
  let at: Point = start;
  return {
    scrolls: inHead === 'both' ? 'none' : (inHead ?? 'both'),
    move({ row, column }) {
      if (row === at.row && column === at.column) return;
      at = { row, column };
      spread(anchor, at);
    },
  };
};

/** Pixels a frame: the further beyond the edge, the faster. */
function speed(beyondPx: number): number {
  return Math.sign(beyondPx) * Math.min(60, Math.ceil(Math.abs(beyondPx) / 3));
}

/** The listener for presses on the sheet; `modes` are asked in order. */
export function createDragging(
  board: Board,
  modes: () => readonly DragMode[],
): (event: PointerEvent) => void {
  /** The part of the window in which cells are seen. */
  const view = () => {
    const { left, top } = board.scroller().getBoundingClientRect();
    const { width, height } = board.size();
    const scale = board.scale();
    const first = { x: left + board.headWidth() * scale, y: top + board.headHeight() * scale };
    return { first, last: { x: first.x + width * scale - 1, y: first.y + height * scale - 1 } };
  };

  const follow = (drag: Drag): void => {
    let latest: PointerEvent | undefined;
    let frame = 0;
    const beyond = ({ clientX, clientY }: PointerEvent): { readonly x: number; readonly y: number } => {
      const { first, last } = view();
      const outside = (at: number, from: number, to: number): number =>
        at < from ? at - from : at > to ? at - to : 0;
      return {
        x: drag.scrolls === 'both' || drag.scrolls === 'columns' ? outside(clientX, first.x, last.x) : 0,
        y: drag.scrolls === 'both' || drag.scrolls === 'rows' ? outside(clientY, first.y, last.y) : 0,
      };
    };
    /** The nearest point that can be seen, along the sides that the drag can scroll. */
    const hitNear = (event: PointerEvent): Hit => {
      const { x, y } = beyond(event);
      return board.hitAt({ clientX: event.clientX - x, clientY: event.clientY - y });
    };
    const scrollOn = (): void => {
      frame = 0;
      if (!latest) return;
      const { x, y } = beyond(latest);
      if (x === 0 && y === 0) return;
      board.scroller().scrollBy(speed(x), speed(y));
      board.noteScroll();
      drag.move(hitNear(latest), latest);
      frame = requestAnimationFrame(scrollOn);
    };
    const onMove = (event: PointerEvent): void => {
      latest = event;
      drag.move(hitNear(event), event);
      if (frame === 0) frame = requestAnimationFrame(scrollOn);
    };
    const stop = (): void => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', onMove);
      removeEventListener('keydown', onKey, { capture: true });
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', stop);
      drag.close?.();
    };
    const onUp = (event: PointerEvent): void => {
      drag.end?.(hitNear(event), event);
      stop();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      stop();
    };
    addEventListener('pointermove', onMove);
    addEventListener('keydown', onKey, { capture: true });
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', stop);
  };

  return (event) => {
    const target = event.target as Element;
    if (event.button !== 0 || target.closest('.cell-editor, .choose')) return;
    const scroller = board.scroller();
    const isOnScrollbar = event.offsetX > scroller.clientWidth || event.offsetY > scroller.clientHeight;
    if (target === scroller && isOnScrollbar) return;
    event.preventDefault();
    if (target.closest('button')) return;
    const press: Press = { board, hit: board.hitAt(event), event, target };
    for (const mode of modes()) {
      const drag = mode(press);
      if (!drag) continue;
      follow(drag);
      return;
    }
  };
}
