/**
 * The values of a range or array, one by one. A range's cells are read when they are asked for: a lookup in a table of
 * many columns must not gather all of it.
 */
import { type CellError, EmptyValue, SimpleRangeValue } from 'hyperformula';
import { type Scalar, isError, plain } from './engine-function.ts';

export interface Grid {
  readonly height: number;
  readonly width: number;
  at(row: number, column: number): Scalar;
}

/** The parts of the engine's range that its typings hide. */
interface Inside {
  readonly _data?: readonly (readonly unknown[])[];
  readonly dependencyGraph?: { getCellValue(at: object): unknown };
}

export function gridOf(range: SimpleRangeValue): Grid {
  const height = range.height();
  const width = range.width();
  const { _data, dependencyGraph } = range as unknown as Inside;
  const start = range.range?.start;
  if (_data || !dependencyGraph || !start) {
    const { data } = range;
    return { height, width, at: (row, column) => plain(data[row]![column]) };
  }
  const { sheet, row: top, col: left } = start;
  return {
    height,
    width,
    at: (row, column) => plain(dependencyGraph.getCellValue({ sheet, row: top + row, col: left + column })),
  };
}

/** A single row or column as a list; undefined for a block. */
export interface Line {
  readonly length: number;
  at(index: number): Scalar;
}

export function lineOf(grid: Grid): Line | undefined {
  if (grid.width === 1) return { length: grid.height, at: (i) => grid.at(i, 0) };
  return grid.height === 1 ? { length: grid.width, at: (i) => grid.at(0, i) } : undefined;
}

/** All values, row by row. */
export function valuesOf(range: SimpleRangeValue): Scalar[] {
  return range.valuesFromTopLeftCorner().map(plain);
}

export function rowsOf(range: SimpleRangeValue): Scalar[][] {
  return range.data.map((row) => row.map(plain));
}

export function arrayOf(rows: readonly (readonly Scalar[])[]): SimpleRangeValue {
  return SimpleRangeValue.onlyValues(rows.map((row) => [...row]));
}

export function isEmpty(value: Scalar): value is typeof EmptyValue {
  return value === EmptyValue;
}

/** The numbers in a range, in order; text, truth values and empty cells do not count, an error is the answer. */
export function numbersOf(range: SimpleRangeValue): number[] | CellError {
  const numbers: number[] = [];
  for (const value of valuesOf(range)) {
    if (isError(value)) return value;
    if (typeof value === 'number') numbers.push(value);
  }
  return numbers;
}

export function transposed(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  return rows[0]?.map((_, column) => rows.map((row) => row[column]!)) ?? [];
}
