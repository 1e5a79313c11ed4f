/**
 * What pressing and dragging does. A drag is one of several modes; at a press the first mode that has something to do
 * there takes it. To let dragging do something more, write a mode and name it in the list that the grid gives.
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
  move(hit: Hit, event: PointerEvent): void;
  end?(hit: Hit, event: PointerEvent): void;
  /** it ends without effect: the browser has taken the pointer away */
  cancel?(): void;
}

export type DragMode = (press: Press) => Drag | undefined;

/** Presses that end the typing first, and take the keyboard back to the sheet. */
export const selectCells: DragMode = ({ board, hit, event }) => {
  const { desk } = board;
  if (!desk.commitDraft()) return undefined;
  board.focusGrid();
  const { inHead, ...start } = hit;
  const spread = (anchor: Point, focus: Point): void => {
    const last = { row: board.rows().count - 1, column: board.columns().count - 1 };
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
  return { move: ({ row, column }) => spread(anchor, { row, column }) };
};

/** Dragging the edge of a column's head makes it wider or narrower. */
export const resizeLine: DragMode = ({ board, event, target }) => {
  const edge = target.closest<HTMLElement>('[data-resize]');
  if (!edge) return undefined;
  const index = Number(edge.dataset.line);
  const line = board.columnLines()[index];
  if (line === undefined) return undefined;
  const startX = event.clientX;
  const width = board.columns().sizeOf(index);
  return {
    move() {},
    end(_, { clientX }) {
      if (clientX !== startX)
        board.desk.resize('columns', [line], width + (clientX - startX) / board.scale());
    },
  };
};

/** The listener for presses on the sheet; `modes` are asked in order. */
export function createDragging(board: Board, modes: readonly DragMode[]): (event: PointerEvent) => void {
  return (event) => {
    const target = event.target as Element;
    if (event.button !== 0 || target.closest('.cell-editor, .choose')) return;
    const scroller = board.scroller();
    const isOnScrollbar = event.offsetX > scroller.clientWidth || event.offsetY > scroller.clientHeight;
    if (target === scroller && isOnScrollbar) return;
    event.preventDefault();
    const press: Press = { board, hit: board.hitAt(event), event, target };
    let drag: Drag | undefined;
    for (const mode of modes) {
      drag = mode(press);
      if (drag) break;
    }
    if (!drag) return;
    const now = drag;
    const onMove = (move: PointerEvent): void => now.move(board.hitAt(move), move);
    const stop = (): void => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onCancel);
    };
    const onUp = (up: PointerEvent): void => {
      stop();
      now.end?.(board.hitAt(up), up);
    };
    const onCancel = (): void => {
      stop();
      now.cancel?.();
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onCancel);
  };
}
