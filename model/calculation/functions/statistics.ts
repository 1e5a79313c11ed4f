/** Rank, frequency and spread. In a range only numbers count; an error in it is the answer. */
import type { CellError, SimpleRangeValue } from 'hyperformula';
import { compareNumbers } from '../comparison.ts';
import { roundTowardsZero } from '../decimal-rounding.ts';
import {
  type EngineFunctions,
  type Result,
  badNumber,
  dividedByZero,
  isError,
  notFound,
  number,
  numberOr,
  optional,
  range,
} from './engine-function.ts';
import { arrayOf, numbersOf, valuesOf } from './grid.ts';

/** Numbers that differ in noise only count as one. */
function isSame(one: number, other: number): boolean {
  return compareNumbers(one, other) === 0;
}

function ascending(list: readonly number[]): number[] {
  return list.toSorted((one, other) => one - other);
}

/** RANK: 1 for the largest, or for the smallest with an order other than 0; equal numbers share the best place. */
function rank(ties: 'best' | 'average') {
  return (wanted: number, list: SimpleRangeValue, order: number): Result => {
    const numbers = numbersOf(list);
    if (isError(numbers)) return numbers;
    const twins = numbers.filter((one) => isSame(one, wanted)).length;
    if (twins === 0) return notFound();
    const sign = order === 0 ? 1 : -1;
    const better = numbers.filter((one) => sign * compareNumbers(one, wanted) > 0).length;
    return better + 1 + (ties === 'average' ? (twins - 1) / 2 : 0);
  };
}

/** The most frequent numbers, each by where it first stands; none that occurs only once. */
export function modesOf(numbers: readonly number[]): readonly number[] {
  const counts = new Map<string, { readonly first: number; count: number }>();
  for (const one of numbers) {
    const key = one.toPrecision(14);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { first: one, count: 1 });
  }
  const most = Math.max(1, ...[...counts.values()].map(({ count }) => count));
  return most === 1
    ? []
    : [...counts.values()].filter(({ count }) => count === most).map(({ first }) => first);
}

function gathered(lists: readonly SimpleRangeValue[]): number[] | CellError {
  const all: number[] = [];
  for (const list of lists) {
    const numbers = numbersOf(list);
    if (isError(numbers)) return numbers;
    for (const one of numbers) all.push(one);
  }
  return all;
}

function mode(...lists: readonly SimpleRangeValue[]): Result {
  const numbers = gathered(lists);
  return isError(numbers) ? numbers : (modesOf(numbers)[0] ?? notFound());
}

function modes(...lists: readonly SimpleRangeValue[]): Result {
  const numbers = gathered(lists);
  if (isError(numbers)) return numbers;
  const found = modesOf(numbers);
  return found.length === 0 ? notFound() : arrayOf(found.map((one) => [one]));
}

/** FREQUENCY: how many numbers lie up to each limit and above the one below it, and last how many above all limits. */
function frequency(data: SimpleRangeValue, limits: SimpleRangeValue): Result {
  const numbers = numbersOf(data);
  const bounds = numbersOf(limits);
  if (isError(numbers)) return numbers;
  if (isError(bounds)) return bounds;
  const order = bounds
    .map((_, i) => i)
    .toSorted((one, other) => bounds[one]! - bounds[other]! || one - other);
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const one of numbers) {
    const bin = order.find((i) => one <= bounds[i]!) ?? bounds.length;
    counts[bin]!++;
  }
  return arrayOf(counts.map((count) => [count]));
}

/** The share of a list that lies below a number, cut to so many digits; between two numbers in proportion. */
function percentRank(kind: 'inclusive' | 'exclusive') {
  return (list: SimpleRangeValue, wanted: number, digits: number): Result => {
    const numbers = numbersOf(list);
    if (isError(numbers)) return numbers;
    if (numbers.length === 0 || Math.trunc(digits) < 1) return badNumber();
    const sorted = ascending(numbers);
    const [least, most] = [sorted[0]!, sorted.at(-1)!];
    if (wanted < least || wanted > most) return notFound();
    // The place, counted from 0, of the number or between its neighbours.
    const first = sorted.findIndex((one) => one >= wanted);
    const at =
      sorted[first] === wanted
        ? first
        : first - 1 + (wanted - sorted[first - 1]!) / (sorted[first]! - sorted[first - 1]!);
    const share =
      kind === 'exclusive'
        ? (at + 1) / (sorted.length + 1)
        : sorted.length === 1
          ? 1
          : at / (sorted.length - 1);
    return roundTowardsZero(share, Math.trunc(digits));
  };
}

/** KURT: how heavy the tails are, 0 for a normal distribution; at least four numbers that are not all alike. */
function kurtosis(...lists: readonly SimpleRangeValue[]): Result {
  const numbers = gathered(lists);
  if (isError(numbers)) return numbers;
  const n = numbers.length;
  if (n < 4) return dividedByZero();
  const mean = numbers.reduce((sum, one) => sum + one, 0) / n;
  const variance = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  if (variance === 0) return dividedByZero();
  const fourth = numbers.reduce((sum, one) => sum + ((one - mean) ** 2 / variance) ** 2, 0);
  return (n * (n + 1) * fourth) / ((n - 1) * (n - 2) * (n - 3)) - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}

/** TRIMMEAN: the mean without a share of the numbers, as many from each end. */
function trimmedMean(list: SimpleRangeValue, share: number): Result {
  const numbers = numbersOf(list);
  if (isError(numbers)) return numbers;
  if (share < 0 || share >= 1 || numbers.length === 0) return badNumber();
  const cut = Math.floor((numbers.length * share) / 2);
  const kept = ascending(numbers).slice(cut, numbers.length - cut);
  return kept.reduce((sum, one) => sum + one, 0) / kept.length;
}

/** PROB: the chance of a value between two limits; the chances must lie in 0 to 1 and make 1 together. */
function probability(
  values: SimpleRangeValue,
  chances: SimpleRangeValue,
  lower: number,
  upper: number | undefined,
): Result {
  const [found, shares] = [valuesOf(values), valuesOf(chances)];
  if (found.length !== shares.length) return notFound();
  let sum = 0;
  let inside = 0;
  for (const [i, one] of found.entries()) {
    const share = shares[i]!;
    if (isError(one)) return one;
    if (isError(share)) return share;
    if (typeof one !== 'number' || typeof share !== 'number') continue;
    if (share < 0 || share > 1) return badNumber();
    sum += share;
    if (one >= lower && one <= (upper ?? lower)) inside += share;
  }
  return isSame(sum, 1) ? inside : badNumber();
}

function arrangements(count: number, chosen: number): Result {
  const [n, k] = [Math.trunc(count), Math.trunc(chosen)];
  if (n < 0 || k < 0 || k > n) return badNumber();
  let product = 1;
  for (let i = 0; i < k && Number.isFinite(product); i++) product *= n - i;
  return Number.isFinite(product) ? product : badNumber();
}

const three = numberOr(3);
const many = { parameters: [range], repeatLastArgs: 1 } as const;

export const statistics: EngineFunctions = {
  RANK: { parameters: [number, range, numberOr(0)], calculate: rank('best') },
  'RANK.EQ': { parameters: [number, range, numberOr(0)], calculate: rank('best') },
  'RANK.AVG': { parameters: [number, range, numberOr(0)], calculate: rank('average') },
  MODE: { ...many, calculate: mode },
  'MODE.SNGL': { ...many, calculate: mode },
  'MODE.MULT': { ...many, vectorizationForbidden: true, calculate: modes },
  FREQUENCY: { parameters: [range, range], vectorizationForbidden: true, calculate: frequency },
  PERCENTRANK: { parameters: [range, number, three], calculate: percentRank('inclusive') },
  'PERCENTRANK.INC': { parameters: [range, number, three], calculate: percentRank('inclusive') },
  'PERCENTRANK.EXC': { parameters: [range, number, three], calculate: percentRank('exclusive') },
  KURT: { ...many, calculate: kurtosis },
  TRIMMEAN: { parameters: [range, number], calculate: trimmedMean },
  PROB: { parameters: [range, range, number, optional(number)], calculate: probability },
  PERMUT: { parameters: [number, number], calculate: arrangements },
  PERMUTATIONA: {
    parameters: [number, number],
    calculate: (count: number, chosen: number) => {
      const [n, k] = [Math.trunc(count), Math.trunc(chosen)];
      return n < 0 || k < 0 ? badNumber() : n ** k;
    },
  },
};
