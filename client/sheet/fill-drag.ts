/** Dragging the dot at the corner of the selection goes on with what stands in it, as a series where it is one. */
import { type SeriesFill, fillSeries } from '#model';
import type { Board } from './board.ts';
import type { DragMode } from './pointer.ts';
import { type Block, type Point, sizeOfBlock } from './selection.ts';

interface Fill {
  readonly toward: SeriesFill['toward'];
  /** the first and last line to fill */
  readonly first: number;
  readonly last: number;
}

/** Which way a fill goes when the pointer is at a cell: along the side on which it has left the block furthest. */
export function fillTo(block: Block, at: Point): Fill | undefined {
  const down = at.row - block.lastRow;
  const up = block.firstRow - at.row;
  const right = at.column - block.lastColumn;
  const left = block.firstColumn - at.column;
  const most = Math.max(down, up, right, left);
  if (most <= 0) return undefined;
  if (most === down) return { toward: 'down', first: block.lastRow + 1, last: at.row };
  if (most === up) return { toward: 'up', first: at.row, last: block.firstRow - 1 };
  if (most === right) return { toward: 'right', first: block.lastColumn + 1, last: at.column };
  return { toward: 'left', first: at.column, last: block.firstColumn - 1 };
}

export function filledBlock(block: Block, { toward, first, last }: Fill): Block {
  switch (toward) {
    case 'down':
      return { ...block, lastRow: last };
    case 'up':
      return { ...block, firstRow: first };
    case 'right':
      return { ...block, lastColumn: last };
    case 'left':
      return { ...block, firstColumn: first };
  }
}

function carryOut(board: Board, block: Block, fill: Fill): void {
  const { desk, session } = board;
  const { toward, first, last } = fill;
  const isVertical = toward === 'down' || toward === 'up';
  const filtered = desk.tables.filtered();
  const taken = desk.take(
    fillSeries(session.editor, {
      given: { sheet: board.sheet().id, ...block },
      toward,
      count: last - first + 1,
      // What my filter hides is passed over: the series goes on in what I see.
      ...(isVertical && filtered.size > 0 && { passes: filtered }),
      options: { language: board.language().id },
    }),
  );
  if (!taken) return;
  const { firstRow, lastRow, firstColumn, lastColumn } = filledBlock(block, fill);
  desk.select({
    anchor: { row: firstRow, column: firstColumn },
    focus: { row: lastRow, column: lastColumn },
  });
}

export const fillFromCorner: DragMode = ({ board, target }) => {
  if (!target.closest('.fill-handle')) return undefined;
  const block = board.desk.block();
  let fill: Fill | undefined;
  return {
    scrolls: 'both',
    move(hit) {
      fill = fillTo(block, hit);
      board.setPreview({ kind: 'block', block: fill ? filledBlock(block, fill) : block });
    },
    end() {
      if (fill) carryOut(board, block, fill);
    },
    close: () => board.setPreview(undefined),
  };
};

/**
 * Pressing the dot twice fills down as far as the column beside it is filled, but not over anything; true when the dot
 * was pressed.
 */
export function fillBeside(board: Board, target: Element): boolean {
  if (!target.closest('.fill-handle')) return false;
  const { desk } = board;
  const block = desk.block();
  const last = lastBeside(block, desk.lastPoint(), desk.isFilled);
  if (last > block.lastRow) carryOut(board, block, { toward: 'down', first: block.lastRow + 1, last });
  return true;
}

/** The last row of what is filled beside a block, to its left or else to its right, above the first filled cell below it. */
export function lastBeside(block: Block, lastPoint: Point, isFilled: (point: Point) => boolean): number {
  const sides = [block.firstColumn - 1, block.lastColumn + 1];
  const beside = sides.find(
    (column) => column >= 0 && column <= lastPoint.column && isFilled({ row: block.lastRow + 1, column }),
  );
  if (beside === undefined) return block.lastRow;
  const { columns } = sizeOfBlock(block);
  const isFree = (row: number): boolean =>
    Array.from({ length: columns }, (_, i) => block.firstColumn + i).every(
      (column) => !isFilled({ row, column }),
    );
  let row = block.lastRow;
  while (row < lastPoint.row && isFilled({ row: row + 1, column: beside }) && isFree(row + 1)) row++;
  return row;
}
