/** Matrices: 3.5.0 multiplies any two, however large, and lacks the rest. */
import type { CellError, SimpleRangeValue } from 'hyperformula';
import { isTooLarge } from '../limits.ts';
import {
  type EngineFunctions,
  type Result,
  badNumber,
  badValue,
  isError,
  number,
  range,
} from './engine-function.ts';
import { arrayOf, rowsOf } from './grid.ts';

/** A matrix holds numbers and nothing else. */
function matrixOf(table: SimpleRangeValue): number[][] | CellError {
  const rows = rowsOf(table);
  for (const one of rows.flat()) {
    if (isError(one)) return one;
    if (typeof one !== 'number') return badValue();
  }
  return rows as number[][];
}

function multiply(left: SimpleRangeValue, right: SimpleRangeValue): Result {
  if (left.width() !== right.height() || isTooLarge(left.height(), right.width())) return badValue();
  const one = matrixOf(left);
  const other = matrixOf(right);
  if (isError(one)) return one;
  if (isError(other)) return other;
  return arrayOf(
    one.map((row) =>
      other[0]!.map((_, column) => row.reduce((sum, factor, i) => sum + factor * other[i]![column]!, 0)),
    ),
  );
}

/** Most rows of a matrix that is turned over; the work grows with the third power. */
const maxOrder = 200;

/** Gauss and Jordan, the largest pivot first; gives the determinant and the inverse, if there is one. */
function solve(
  table: SimpleRangeValue,
): { readonly determinant: number; readonly inverse: number[][] } | CellError {
  const order = table.height();
  if (order !== table.width() || order > maxOrder) return badValue();
  const rows = matrixOf(table);
  if (isError(rows)) return rows;
  const work = rows.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))]);
  let determinant = 1;
  for (let k = 0; k < order; k++) {
    let pivot = k;
    for (let i = k + 1; i < order; i++) if (Math.abs(work[i]![k]!) > Math.abs(work[pivot]![k]!)) pivot = i;
    if (pivot !== k) {
      [work[k], work[pivot]] = [work[pivot]!, work[k]!];
      determinant = -determinant;
    }
    const head = work[k]![k]!;
    determinant *= head;
    if (head === 0) return { determinant: 0, inverse: [] };
    for (let j = 0; j < 2 * order; j++) work[k]![j]! /= head;
    for (let i = 0; i < order; i++) {
      const factor = work[i]![k]!;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < 2 * order; j++) work[i]![j]! -= factor * work[k]![j]!;
    }
  }
  return { determinant, inverse: work.map((row) => row.slice(order)) };
}

const whole = { vectorizationForbidden: true } as const;

export const matrices: EngineFunctions = {
  MMULT: { ...whole, parameters: [range, range], calculate: multiply },
  MDETERM: {
    ...whole,
    parameters: [range],
    calculate: (table: SimpleRangeValue) => {
      const solved = solve(table);
      return isError(solved) ? solved : solved.determinant;
    },
  },
  MINVERSE: {
    ...whole,
    parameters: [range],
    calculate: (table: SimpleRangeValue) => {
      const solved = solve(table);
      if (isError(solved)) return solved;
      return solved.determinant === 0 ? badNumber() : arrayOf(solved.inverse);
    },
  },
  MUNIT: {
    ...whole,
    parameters: [number],
    calculate: (size: number) => {
      const order = Math.trunc(size);
      if (order < 1 || isTooLarge(order, order)) return badValue();
      return arrayOf(
        Array.from({ length: order }, (_, i) =>
          Array.from({ length: order }, (_unused, j) => Number(i === j)),
        ),
      );
    },
  },
};
