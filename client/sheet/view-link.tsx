/**
 * Draws nothing: tells colleagues what is in view, follows a colleague's view until I do something myself, and keeps my
 * own still while colleagues move rows and columns.
 */
import { type JSX, createEffect, on, onCleanup } from 'solid-js';
import { linesOfKey } from '#model';
import type { Board } from './board.ts';
import { watchHover } from './hover.ts';
import type { Point } from './selection.ts';
import { createView, keepInView, scrollToView } from './view.ts';

/** What a colleague's screen shows comes in parts, a moment after each other. */
const justMovedMs = 1000;

export function ViewLink(props: { readonly board: Board }): JSX.Element {
  const { board } = props;
  const { desk, session } = board;
  const { following, others, setHovered } = board.colleagues;

  const view = createView(board);
  // Whoever is alone tells nobody.
  createEffect(() => {
    if (others().length > 0) session.presence.tell({ view: view() });
  });
  keepInView(board);
  watchHover(board, setHovered);
  onCleanup(() => setHovered(undefined));

  /** where following has brought me: going there is not a move of my own */
  let brought: Point | undefined;
  let hasMovedAt = Number.NEGATIVE_INFINITY;
  /** My window may be smaller than theirs: then the cell that they have just gone to comes before the rows above it. */
  const showTheirCell = (): void => {
    const at = following.peer()?.at;
    if (!at || at.sheet !== board.sheet().id || performance.now() - hasMovedAt > justMovedMs) return;
    const [row, column] = linesOfKey(at.to);
    const point = session.workbook.positionOf({ sheet: at.sheet, row, column });
    if (point) board.show(point);
  };
  createEffect(
    on(
      () => following.peer()?.at?.to,
      () => {
        hasMovedAt = performance.now();
        queueMicrotask(showTheirCell);
      },
    ),
  );
  createEffect(
    on(
      () => following.peer()?.view,
      (wanted) => {
        if (!wanted || !session.workbook.livingSheet(wanted.sheet)) return;
        if (wanted.sheet !== board.sheet().id) {
          desk.openSheet(wanted.sheet);
          brought = desk.inView();
        }
        // A sheet that has just been opened first shows its own selection.
        queueMicrotask(() => {
          if (following.peer()?.view !== wanted || board.sheet().id !== wanted.sheet) return;
          scrollToView(board, wanted);
          showTheirCell();
        });
      },
    ),
  );
  createEffect(
    on(
      desk.inView,
      (point) => {
        if (point !== brought) following.end();
      },
      { defer: true },
    ),
  );

  const onKey = (event: KeyboardEvent): void => {
    const isInSheet = (event.target as Element | null)?.closest('.grid-place') !== null;
    if (event.key === 'Escape' && !document.querySelector('[role=dialog], [role=menu]')) {
      event.preventDefault();
      event.stopPropagation();
      following.end();
    } else if (isInSheet && !['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) following.end();
  };
  // Only then, since the browser looks up what every turn of the wheel is over for whoever listens.
  createEffect(() => {
    if (!following.target()) return;
    const scroller = board.scroller();
    const end = (): void => following.end();
    const own = ['wheel', 'touchmove', 'pointerdown'] as const;
    for (const kind of own) scroller.addEventListener(kind, end, { passive: true });
    document.addEventListener('keydown', onKey, { capture: true });
    onCleanup(() => {
      for (const kind of own) scroller.removeEventListener(kind, end);
      document.removeEventListener('keydown', onKey, { capture: true });
    });
  });
  return <></>;
}
