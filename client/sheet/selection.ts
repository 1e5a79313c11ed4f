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

/** How a move goes: one cell, to the edge of the data, a screenful, or to the first or last line. */
export type Stride = 'cell' | 'edge' | 'page' | 'end';

const steps: Readonly<Record<Direction, Point>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

function clamp(point: Point, extent: Extent): Point {
  return {
    row: Math.min(Math.max(point.row, 0), extent.rows - 1),
    column: Math.min(Math.max(point.column, 0), extent.columns - 1),
  };
}

/**
 * Where Ctrl and an arrow lead: to the end of the filled run that begins here, or else over the gap to the next filled
 * cell, or to the sheet's edge.
 */
function edgeFrom(from: Point, step: Point, extent: Extent, isFilled: (point: Point) => boolean): Point {
  const next = (point: Point): Point => ({ row: point.row + step.row, column: point.column + step.column });
  const isInside = ({ row, column }: Point): boolean =>
    row >= 0 && row < extent.rows && column >= 0 && column < extent.columns;
  let at = from;
  if (isFilled(at) && isInside(next(at)) && isFilled(next(at))) {
    while (isInside(next(at)) && isFilled(next(at))) at = next(at);
    return at;
  }
  while (isInside(next(at))) {
    at = next(at);
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
export function movedPoint(
  from: Point,
  move: Move,
  extent: Extent,
  isFilled: (point: Point) => boolean,
): Point {
  const step = steps[move.direction];
  if (move.stride === 'edge') return edgeFrom(from, step, extent, isFilled);
  const far = Math.max(extent.rows, extent.columns);
  const length = move.stride === 'end' ? far : move.stride === 'page' ? move.pageRows : 1;
  return clamp({ row: from.row + step.row * length, column: from.column + step.column * length }, extent);
}

/** Where Tab and Enter lead inside a selected block: through it line by line and round again. */
export function nextInBlock(at: Point, block: Block, direction: Direction): Point {
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
