/** A corner at each cell that has comments; clicking it shows them. Only those near what is in view are in the page. */
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type CellId, nameOfCell } from '#model';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';
import type { Point } from './selection.ts';
import { createSteadyList } from './steady-list.ts';
import './comment-marks.css';

interface MarkedCell {
  readonly cell: CellId;
  readonly point: Point;
  readonly isNew: boolean;
  readonly isResolved: boolean;
}

/** Marks are drawn so far beyond the edge of view. */
const sparePx = 400;

export function CommentMarks(props: { readonly board: Board }): JSX.Element {
  const { board } = props;
  const { t, language } = useText();
  const { comments } = board.colleagues;
  const marked = createMemo(() => {
    const { id } = board.sheet();
    const found = new Map<string, MarkedCell>();
    for (const thread of comments.threads()) {
      const point = thread.cell.sheet === id ? board.session.workbook.positionOf(thread.cell) : undefined;
      if (!point) continue;
      const key = `${thread.cell.row}.${thread.cell.column}`;
      const before = found.get(key);
      found.set(key, {
        cell: thread.cell,
        point,
        isNew: (before?.isNew ?? false) || comments.isNew(thread),
        isResolved: (before?.isResolved ?? true) && thread.resolved !== undefined,
      });
    }
    return found;
  });
  const near = createSteadyList(() => {
    const { top } = board.scroll();
    const { height } = board.size();
    return [...marked()].flatMap(([key, { point }]) => {
      const startPx = board.rows().startOf(point.row);
      const isNear = startPx > top - sparePx && startPx < top + height + sparePx;
      return isNear || point.row < board.frozen().rows ? [key] : [];
    });
  });
  /** whether the corner above is taken: an error has its own mark there */
  const isFaulty = ({ row, column }: CellId): boolean => {
    const { error, isDraft } = board.session.shown(board.sheet(), row, column, language());
    return error !== undefined || isDraft;
  };
  return (
    <For each={near()}>
      {(key) => (
        <Show when={marked().get(key)}>
          {(one) => (
            <Mark board={board} class="comment-mark" from={one().point} to={one().point}>
              <i
                classList={{ new: one().isNew, resolved: one().isResolved, lower: isFaulty(one().cell) }}
                title={t('comments.markTitle', { cell: nameOfCell(one().point.row, one().point.column) })}
                onClick={() => comments.open(one().cell)}
              />
            </Mark>
          )}
        </Show>
      )}
    </For>
  );
}
