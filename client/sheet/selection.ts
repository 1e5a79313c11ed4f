/**
 * What is selected, by position, and how the keyboard moves it. The page keeps a selection by identity, so that it stays
 * on its cells while colleagues insert rows above; these functions work on where those cells are at the moment.
 */

export interface Point {
  readonly row: number;
  readonly column: number;
}

/** `anchor` is where the selection began and where typing goes; `focus` is its other corner. */
export interface Selected {
  readonly anchor: Point;
  readonly focus: Point;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

export interface Block {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export function blockOf({ anchor, focus }: Selected): Block {
  return {
    firstRow: Math.min(anchor.row, focus.row),
    lastRow: Math.max(anchor.row, focus.row),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  };
}

export function single(point: Point): Selected {
  return { anchor: point, focus: point };
}

export function isSingle({ anchor, focus }: Selected): boolean {
  return anchor.row === focus.row && anchor.column === focus.column;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where an arrow key points. */
export const arrowDirections: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The same with the keys for a screenful. */
export const keyDirections: Readonly<Record<string, Direction>> = {
  ...arrowDirections,
  PageUp: 'up',
  PageDown: 'down',
};

/** How a move goes: one cell, to the edge of the data, a screenful, or to the first or last line. */
export type Stride = 'cell' | 'edge' | 'page' | 'end';

const steps: Readonly<Record<Direction, Point>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

/** What a move goes over. */
export interface Terrain {
  readonly extent: Extent;
  isFilled(point: Point): boolean;
  isHidden(side: 'rows' | 'columns', index: number): boolean;
  /** the cells that are shown as one with a cell; the cell alone where it is not merged */
  blockAt(point: Point): Block;
}

/** The next cell in a direction that is shown, over what is merged and hidden; undefined at the sheet's edge. */
function nextShown(from: Point, step: Point, terrain: Terrain): Point | undefined {
  const { extent, isHidden } = terrain;
  const block = terrain.blockAt(from);
  let { row, column } = from;
  if (step.row !== 0) {
    row = (step.row > 0 ? block.lastRow : block.firstRow) + step.row;
    while (row >= 0 && row < extent.rows && isHidden('rows', row)) row += step.row;
  } else {
    column = (step.column > 0 ? block.lastColumn : block.firstColumn) + step.column;
    while (column >= 0 && column < extent.columns && isHidden('columns', column)) column += step.column;
  }
  const isInside = row >= 0 && row < extent.rows && column >= 0 && column < extent.columns;
  return isInside ? { row, column } : undefined;
}

/** So many steps, or fewer at the sheet's edge. */
function stepped(from: Point, step: Point, count: number, terrain: Terrain): Point {
  let at = from;
  for (let i = 0; i < count; i++) {
    const next = nextShown(at, step, terrain);
    if (!next) break;
    at = next;
  }
  return at;
}

/**
 * Where Ctrl and an arrow lead: to the end of the filled run that begins here, or else over the gap to the next filled
 * cell, or to the sheet's edge.
 */
function edgeFrom(from: Point, step: Point, terrain: Terrain): Point {
  const { isFilled } = terrain;
  let at = from;
  let next = nextShown(at, step, terrain);
  if (next && isFilled(at) && isFilled(next)) {
    for (; next && isFilled(next); next = nextShown(at, step, terrain)) at = next;
    return at;
  }
  for (; next; next = nextShown(at, step, terrain)) {
    at = next;
    if (isFilled(at)) return at;
  }
  return at;
}

export interface Move {
  readonly direction: Direction;
  readonly stride: Stride;
  /** lines in a screenful */
  readonly pageRows: number;
}

/** The point that a move leads to. */
export function movedPoint(from: Point, move: Move, terrain: Terrain): Point {
  const step = steps[move.direction];
  switch (move.stride) {
    case 'edge':
      return edgeFrom(from, step, terrain);
    case 'cell':
      return stepped(from, step, 1, terrain);
    case 'page':
      return stepped(from, step, move.pageRows, terrain);
    case 'end':
      return stepped(from, step, Number.POSITIVE_INFINITY, terrain);
  }
}

/**
 * Where Tab and Enter lead inside a selected block: through it line by line and round again, past cells that are not
 * `isStop`.
 */
export function nextInBlock(
  at: Point,
  block: Block,
  direction: Direction,
  isStop: (point: Point) => boolean = () => true,
): Point {
  const { rows, columns } = sizeOfBlock(block);
  let next = neighbourInBlock(at, block, direction);
  for (let tried = 1; !isStop(next) && tried < rows * columns; tried++)
    next = neighbourInBlock(next, block, direction);
  return next;
}

export function sizeOfBlock(block: Block): Extent {
  return { rows: block.lastRow - block.firstRow + 1, columns: block.lastColumn - block.firstColumn + 1 };
}

function neighbourInBlock(at: Point, block: Block, direction: Direction): Point {
  const { firstRow, lastRow, firstColumn, lastColumn } = block;
  const step = direction === 'right' || direction === 'down' ? 1 : -1;
  let { row, column } = at;
  if (direction === 'right' || direction === 'left') {
    column += step;
    if (column > lastColumn || column < firstColumn) {
      column = step > 0 ? firstColumn : lastColumn;
      row += step;
    }
  } else {
    row += step;
    if (row > lastRow || row < firstRow) {
      row = step > 0 ? firstRow : lastRow;
      column += step;
    }
  }
  const wrap = (value: number, first: number, last: number): number =>
    value > last ? first : value < first ? last : value;
  return { row: wrap(row, firstRow, lastRow), column: wrap(column, firstColumn, lastColumn) };
}
