/** Averages of what meets criteria. */
import type { SimpleRangeValue } from 'hyperformula';
import { type Criterion, readCriterion } from '../criteria.ts';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badValue,
  dividedByZero,
  isError,
  optional,
  range,
  value,
} from './engine-function.ts';
import { type Grid, gridOf } from './grid.ts';

interface Condition {
  readonly grid: Grid;
  readonly meets: Criterion;
}

/** The numbers of `values` in whose places all conditions are met. */
function averageWhere(values: Grid, conditions: readonly Condition[]): Result {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < values.height; row++) {
    for (let column = 0; column < values.width; column++) {
      if (!conditions.every(({ grid, meets }) => meets(grid.at(row, column)))) continue;
      const one = values.at(row, column);
      if (isError(one)) return one;
      if (typeof one !== 'number') continue;
      sum += one;
      count++;
    }
  }
  return count === 0 ? dividedByZero() : sum / count;
}

function averageIfs(averaged: SimpleRangeValue, ...pairs: readonly (SimpleRangeValue | Scalar)[]): Result {
  const values = gridOf(averaged);
  const conditions: Condition[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const grid = gridOf(pairs[i] as SimpleRangeValue);
    const meets = readCriterion(pairs[i + 1] as Scalar);
    if (!meets || grid.height !== values.height || grid.width !== values.width) return badValue();
    conditions.push({ grid, meets });
  }
  return averageWhere(values, conditions);
}

export const conditional: EngineFunctions = {
  // 3.5.0 passes over errors among the values; Excel shows them.
  AVERAGEIF: {
    parameters: [range, value, optional(range)],
    calculate: (tested: SimpleRangeValue, criterion: Scalar, averaged: SimpleRangeValue | undefined) =>
      averageIfs(averaged ?? tested, tested, criterion),
  },
  AVERAGEIFS: { parameters: [range, range, value], repeatLastArgs: 2, calculate: averageIfs },
};
