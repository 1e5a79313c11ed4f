/** Dragging the edge of the selection moves its cells; what refers to them follows. */
import { moveCells } from '#model';
import type { DragMode } from './pointer.ts';
import { type Block, type Point, single, sizeOfBlock } from './selection.ts';

/** Where a block lands whose cell `grabbed` is dragged to `at`; it stays on the sheet. */
export function movedBlock(block: Block, grabbed: Point, at: Point, last: Point): Block {
  const { rows, columns } = sizeOfBlock(block);
  const within = (wanted: number, most: number): number => Math.max(0, Math.min(wanted, most));
  const firstRow = within(block.firstRow + at.row - grabbed.row, last.row - rows + 1);
  const firstColumn = within(block.firstColumn + at.column - grabbed.column, last.column - columns + 1);
  return { firstRow, lastRow: firstRow + rows - 1, firstColumn, lastColumn: firstColumn + columns - 1 };
}

export const moveByEdge: DragMode = ({ board, hit, target }) => {
  if (!target.closest('.move-edge')) return undefined;
  const { desk, session } = board;
  const block = desk.block();
  const within = (at: number, first: number, last: number): number => Math.max(first, Math.min(at, last));
  // The edge is a little wider than the block: what is grabbed is the block's nearest cell.
  const grabbed = {
    row: within(hit.row, block.firstRow, block.lastRow),
    column: within(hit.column, block.firstColumn, block.lastColumn),
  };
  let landing: Block | undefined;
  const isSame = (other: Block): boolean =>
    other.firstRow === block.firstRow && other.firstColumn === block.firstColumn;
  return {
    scrolls: 'both',
    move(at) {
      const under = movedBlock(block, grabbed, at, desk.lastPoint());
      landing = isSame(under) ? undefined : under;
      board.setPreview(landing && { kind: 'block', block: landing });
    },
    end(at) {
      if (!landing) {
        // A press without a drag means the cell under the edge.
        if (!board.preview() && at.row === hit.row && at.column === hit.column) desk.select(single(at));
        return;
      }
      const sheet = board.sheet().id;
      if (!desk.take(moveCells(session.editor, { sheet, ...block }, { sheet, ...landing }))) return;
      desk.select({
        anchor: { row: landing.firstRow, column: landing.firstColumn },
        focus: { row: landing.lastRow, column: landing.lastColumn },
      });
    },
    close: () => board.setPreview(undefined),
  };
};
