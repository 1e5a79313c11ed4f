/** Dragging the edge of a head makes its line longer or shorter; pressing it twice fits the line to what stands in it. */
import { type Side, linesOfKey, setLineSize } from '#model';
import { type Board, cellFont, cellPaddingPx } from './board.ts';
import { resizeLines } from './desk-verbs.ts';
import type { DragMode } from './pointer.ts';
import { textWidth } from './text-width.ts';

/** The smallest that a line can be made, as in the model. */
const leastPx = 24;
/** More filled cells of a column are not measured: a page that stands still is worse than a column that is too narrow. */
const mostMeasured = 20_000;

function edgeOf(target: Element): { readonly side: Side; readonly index: number } | undefined {
  const edge = target.closest<HTMLElement>('[data-resize]');
  if (!edge) return undefined;
  return { side: edge.dataset.resize === 'rows' ? 'rows' : 'columns', index: Number(edge.dataset.line) };
}

/** The line whose edge it is, or all selected lines when it is one of whole lines that are selected. */
function linesWith(board: Board, side: Side, index: number): readonly number[] {
  const { desk } = board;
  const { first, count } = desk.linesIn(side);
  const other = desk.linesIn(side === 'rows' ? 'columns' : 'rows');
  const isWhole = other.count === desk.extent()[side === 'rows' ? 'columns' : 'rows'];
  if (!isWhole || index < first || index >= first + count) return [index];
  return Array.from({ length: count }, (_, i) => first + i);
}

function idsOf(board: Board, side: Side, lines: readonly number[]): readonly string[] {
  const ids = side === 'rows' ? board.rowLines() : board.columnLines();
  return lines.flatMap((line) => ids[line] ?? []);
}

export const resizeLine: DragMode = ({ board, event, target }) => {
  const edge = edgeOf(target);
  if (!edge || !board.desk.mayEdit()) return undefined;
  const { side, index } = edge;
  const along = (at: PointerEvent): number => (side === 'rows' ? at.clientY : at.clientX);
  const start = along(event);
  const track = board[side]();
  const before = track.sizeOf(index);
  const sizeAt = (at: PointerEvent): number =>
    Math.max(leastPx, before + (along(at) - start) / board.scale());
  const lines = linesWith(board, side, index);
  return {
    scrolls: 'none',
    move(_, at) {
      const headPx = side === 'rows' ? board.headHeight() : board.headWidth();
      board.setPreview({ kind: 'edge', side, atPx: headPx + track.startOf(index) + sizeAt(at) - 1 });
    },
    end(_, at) {
      if (along(at) !== start) resizeLines(board, side, idsOf(board, side, lines), sizeAt(at));
    },
    close: () => board.setPreview(undefined),
  };
};

/** Makes a line as long as what stands in it needs; true when an edge was pressed. */
export function fitLine(board: Board, target: Element): boolean {
  const edge = edgeOf(target);
  if (!edge) return false;
  fitLines(board, edge.side, linesWith(board, edge.side, edge.index));
  return true;
}

/** Rows go back to being as high as they need; columns get the width of their longest content. */
export function fitLines(board: Board, side: Side, lines: readonly number[]): void {
  const { desk, session } = board;
  desk.whenAllowed(() => {
    const at = { sheet: board.sheet().id, side };
    if (side === 'rows') {
      desk.take(setLineSize(session.editor, { ...at, lines: idsOf(board, side, lines) }, undefined));
      return;
    }
    const widths = widthsOf(board, new Set(lines));
    const result = session.editor.asOneStep(() => {
      for (const [line, px] of widths) {
        const set = setLineSize(session.editor, { ...at, lines: idsOf(board, side, [line]) }, px);
        if (!set.ok) return set;
      }
      return { ok: true, value: undefined } as const;
    });
    desk.take(result);
  });
}

/** The widths in pixels that columns need for all that stands in them. */
function widthsOf(board: Board, columns: ReadonlySet<number>): ReadonlyMap<number, number> {
  const { session, sheet, desk } = board;
  const widths = new Map<number, number>();
  let measured = 0;
  for (const key of sheet().maps.cells.keys()) {
    const [row, column] = linesOfKey(key);
    const index = sheet().columns.indexOf(column);
    if (!columns.has(index) || measured >= mostMeasured) continue;
    const at = { row: sheet().rows.indexOf(row), column: index };
    if (at.row < 0 || desk.layout.mergeAt(at)) continue;
    measured++;
    const { text, format } = session.shown(sheet(), row, column, board.language());
    const isStrong = format.bold || ['heading', 'title', 'result'].includes(format.role ?? '');
    const font = isStrong ? `600 ${cellFont}` : cellFont;
    const longest = Math.max(...text.split('\n').map((line) => textWidth(line, font)));
    widths.set(index, Math.max(widths.get(index) ?? 0, Math.ceil(longest) + 2 * cellPaddingPx + 2));
  }
  return widths;
}
