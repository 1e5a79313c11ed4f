/**
 * AGGREGATE: one of nineteen calculations over ranges, passing over errors when told to. What it cannot pass over, because
 * the engine does not tell: hidden rows, and totals by SUBTOTAL or AGGREGATE inside the range.
 */
import type { CellError, SimpleRangeValue } from 'hyperformula';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badNumber,
  badValue,
  dividedByZero,
  isError,
  notFound,
  number,
  range,
} from './engine-function.ts';
import { isEmpty, valuesOf } from './grid.ts';
import { modesOf } from './statistics.ts';

type Numbers = readonly number[];

function sum(numbers: Numbers): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function variance(numbers: Numbers, freedom: number): Result {
  if (numbers.length <= freedom) return dividedByZero();
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map((one) => (one - mean) ** 2)) / (numbers.length - freedom);
}

function root(result: Result): Result {
  return typeof result === 'number' ? Math.sqrt(result) : result;
}

/** The number at a place between the smallest, 0, and the largest of a sorted list; between two in proportion. */
function at(sorted: Numbers, place: number): Result {
  const below = Math.floor(place + 1e-12);
  if (!(place >= 0 && place <= sorted.length - 1)) return badNumber();
  const step = Math.max(0, place - below);
  return sorted[below]! + step * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

function sortedOf(numbers: Numbers): number[] {
  return numbers.toSorted((one, other) => one - other);
}

function percentile(numbers: Numbers, share: number, kind: 'inclusive' | 'exclusive'): Result {
  const sorted = sortedOf(numbers);
  if (sorted.length === 0) return badNumber();
  return at(sorted, kind === 'inclusive' ? share * (sorted.length - 1) : share * (sorted.length + 1) - 1);
}

/** Functions 1 to 13, in Excel's numbering. */
const overNumbers: readonly ((numbers: Numbers, all: readonly Scalar[]) => Result)[] = [
  (numbers) => (numbers.length === 0 ? dividedByZero() : sum(numbers) / numbers.length),
  (numbers) => numbers.length,
  (_, all) => all.filter((one) => !isEmpty(one)).length,
  (numbers) => numbers.reduce((most, one) => Math.max(most, one), numbers[0] ?? 0),
  (numbers) => numbers.reduce((least, one) => Math.min(least, one), numbers[0] ?? 0),
  (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((product, one) => product * one, 1)),
  (numbers) => root(variance(numbers, 1)),
  (numbers) => root(variance(numbers, 0)),
  (numbers) => sum(numbers),
  (numbers) => variance(numbers, 1),
  (numbers) => variance(numbers, 0),
  (numbers) => percentile(numbers, 0.5, 'inclusive'),
  (numbers) => modesOf(numbers)[0] ?? notFound(),
];

/** Functions 14 to 19, which take a second number. */
const withParameter: readonly ((numbers: Numbers, k: number) => Result)[] = [
  (numbers, k) => nth(sortedOf(numbers).toReversed(), k),
  (numbers, k) => nth(sortedOf(numbers), k),
  (numbers, k) => percentile(numbers, k, 'inclusive'),
  (numbers, k) => quartile(numbers, k, 'inclusive'),
  (numbers, k) => percentile(numbers, k, 'exclusive'),
  (numbers, k) => quartile(numbers, k, 'exclusive'),
];

function nth(sorted: Numbers, k: number): Result {
  return sorted[Math.ceil(k) - 1] ?? badNumber();
}

function quartile(numbers: Numbers, k: number, kind: 'inclusive' | 'exclusive'): Result {
  const quarter = Math.trunc(k);
  const isInside = kind === 'inclusive' ? quarter >= 0 && quarter <= 4 : quarter >= 1 && quarter <= 3;
  return isInside ? percentile(numbers, quarter / 4, kind) : badNumber();
}

/** Options 2, 3, 6 and 7 pass over errors. */
function ignoresErrors(option: number): boolean | undefined {
  const whole = Math.trunc(option);
  return whole < 0 || whole > 7 ? undefined : whole % 4 >= 2;
}

function aggregate(which: number, option: number, ...ranges: readonly SimpleRangeValue[]): Result {
  const ignores = ignoresErrors(option);
  const chosen = Math.trunc(which);
  if (ignores === undefined || chosen < 1 || chosen > 19) return badValue();
  const plain = overNumbers[chosen - 1];
  const parameter = plain ? undefined : ranges[1] && valuesOf(ranges[1])[0];
  if (!plain && (ranges.length !== 2 || parameter === undefined)) return badValue();
  if (parameter !== undefined && isError(parameter)) return parameter;
  const all = gather(plain ? ranges : ranges.slice(0, 1), ignores);
  if (isError(all)) return all;
  const numbers = all.filter((one) => typeof one === 'number');
  if (plain) return plain(numbers, all);
  const k = isEmpty(parameter!) ? 0 : parameter;
  return typeof k === 'number' ? withParameter[chosen - 14]!(numbers, k) : badValue();
}

function gather(ranges: readonly SimpleRangeValue[], ignores: boolean): Scalar[] | CellError {
  const all: Scalar[] = [];
  for (const one of ranges.flatMap(valuesOf)) {
    if (!isError(one)) all.push(one);
    else if (!ignores) return one;
  }
  return all;
}

export const aggregation: EngineFunctions = {
  AGGREGATE: { parameters: [number, number, range], repeatLastArgs: 1, calculate: aggregate },
};
