/**
 * Least squares: the line, or plane, that lies nearest to known values. One way for all of FORECAST, INTERCEPT, TREND,
 * LINEST and their exponential twins, so that they agree to the last digit.
 */
import type { CellError, SimpleRangeValue } from 'hyperformula';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badNumber,
  badReference,
  badValue,
  booleanOr,
  dividedByZero,
  isError,
  notFound,
  number,
  optional,
  range,
} from './engine-function.ts';
import { arrayOf, rowsOf, transposed, valuesOf } from './grid.ts';

interface Points {
  readonly ys: readonly number[];
  readonly xs: readonly number[];
}

/** The pairs in which both are numbers; #N/A when the two are not of one length. */
function pairsOf(ys: SimpleRangeValue, xs: SimpleRangeValue): Points | CellError {
  const [known, by] = [valuesOf(ys), valuesOf(xs)];
  if (known.length !== by.length) return notFound();
  const points: { readonly ys: number[]; readonly xs: number[] } = { ys: [], xs: [] };
  for (const [i, y] of known.entries()) {
    const x = by[i]!;
    if (isError(y)) return y;
    if (isError(x)) return x;
    if (typeof y !== 'number' || typeof x !== 'number') continue;
    points.ys.push(y);
    points.xs.push(x);
  }
  return points;
}

interface StraightLine {
  readonly slope: number;
  readonly intercept: number;
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

function lineThrough({ ys, xs }: Points): StraightLine | CellError {
  if (ys.length < 2) return dividedByZero();
  const [meanY, meanX] = [mean(ys), mean(xs)];
  let covariance = 0;
  let variance = 0;
  xs.forEach((x, i) => {
    covariance += (x - meanX) * (ys[i]! - meanY);
    variance += (x - meanX) ** 2;
  });
  if (variance === 0) return dividedByZero();
  const slope = covariance / variance;
  return { slope, intercept: meanY - slope * meanX };
}

function onLine(ys: SimpleRangeValue, xs: SimpleRangeValue, answer: (line: StraightLine) => number): Result {
  const points = pairsOf(ys, xs);
  if (isError(points)) return points;
  const line = lineThrough(points);
  return isError(line) ? line : answer(line);
}

function forecast(x: number, ys: SimpleRangeValue, xs: SimpleRangeValue): Result {
  return onLine(ys, xs, ({ slope, intercept }) => intercept + slope * x);
}

// ---------------------------------------------------------------------------------------------------------------------
// Several explaining variables.

type Matrix = readonly (readonly number[])[];

/** All numbers of a range as a table; an error for anything else in it. */
function numbersIn(table: SimpleRangeValue): number[][] | CellError {
  const rows = rowsOf(table);
  for (const one of rows.flat()) {
    if (isError(one)) return one;
    if (typeof one !== 'number') return badValue();
  }
  return rows as number[][];
}

interface Observations {
  readonly ys: readonly number[];
  /** for each y its variables */
  readonly xs: Matrix;
  readonly isRow: boolean;
}

/** Known values with their variables: one column (or row) of y, and as many columns (or rows) of x as there are variables. */
function observationsOf(
  knownY: SimpleRangeValue,
  knownX: SimpleRangeValue | undefined,
): Observations | CellError {
  const y = numbersIn(knownY);
  if (isError(y)) return y;
  const x = knownX ? numbersIn(knownX) : undefined;
  if (isError(x)) return x;
  const ys = y.flat();
  const isRow = y.length === 1 && ys.length > 1;
  if (!x) return { ys, xs: ys.map((_, i) => [i + 1]), isRow };
  const isSameShape = x.length === y.length && x[0]!.length === y[0]!.length;
  if (isSameShape) return { ys, xs: x.flat().map((one) => [one]), isRow };
  if (y.length > 1 && y[0]!.length > 1) return badReference();
  const xs = isRow ? (transposed(x) as number[][]) : x;
  return xs.length === ys.length ? { ys, xs, isRow } : badReference();
}

interface Fit {
  /** one for each variable, in their order */
  readonly slopes: readonly number[];
  readonly intercept: number;
  /** variables that say nothing new have slope 0 and do not count */
  readonly used: number;
  readonly inverse: Matrix;
  readonly usedIndexes: readonly number[];
  readonly meanX: readonly number[];
}

/** Fits by Gram-Schmidt on centred columns, which keeps the digits that normal equations lose. */
function fit(ys: readonly number[], xs: Matrix, hasIntercept: boolean): Fit {
  const variables = xs[0]!.length;
  const meanY = hasIntercept ? mean(ys) : 0;
  const meanX = Array.from({ length: variables }, (_, j) =>
    hasIntercept ? mean(xs.map((row) => row[j]!)) : 0,
  );
  const columns = meanX.map((center, j) => xs.map((row) => row[j]! - center));
  const right = ys.map((y) => y - meanY);
  const directions: { readonly index: number; readonly unit: number[]; readonly along: number[] }[] = [];
  for (const [j, column] of columns.entries()) {
    const rest = [...column];
    const along: number[] = [];
    // Twice, because once leaves noise where columns are nearly alike.
    for (let pass = 0; pass < 2; pass++) {
      for (const [k, { unit }] of directions.entries()) {
        const share = dot(rest, unit);
        along[k] = (along[k] ?? 0) + share;
        for (let i = 0; i < rest.length; i++) rest[i]! -= share * unit[i]!;
      }
    }
    const size = Math.sqrt(dot(rest, rest));
    if (size <= 1e-10 * Math.sqrt(dot(column, column))) continue;
    directions.push({ index: j, unit: rest.map((one) => one / size), along: [...along, size] });
  }
  const used = directions.length;
  // R is upper triangular: column k holds `along` of direction k.
  const solve = (target: readonly number[]): number[] => {
    const solution = Array.from({ length: used }, () => 0);
    for (let k = used - 1; k >= 0; k--) {
      let rest = target[k]!;
      for (let m = k + 1; m < used; m++) rest -= directions[m]!.along[k]! * solution[m]!;
      solution[k] = rest / directions[k]!.along[k]!;
    }
    return solution;
  };
  const found = solve(directions.map(({ unit }) => dot(right, unit)));
  const slopes = Array.from({ length: variables }, () => 0);
  directions.forEach(({ index }, k) => (slopes[index] = found[k]!));
  const intercept = meanY - slopes.reduce((sum, slope, j) => sum + slope * meanX[j]!, 0);
  const inverse = transposed(
    directions.map((_, k) => solve(directions.map((_unused, m) => Number(m === k)))),
  ) as number[][];
  return { slopes, intercept, used, inverse, usedIndexes: directions.map(({ index }) => index), meanX };
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}

type Curve = 'straight' | 'exponential';

function logarithms(ys: readonly number[]): number[] | CellError {
  return ys.some((y) => y <= 0) ? badNumber() : ys.map(Math.log);
}

/** TREND and GROWTH: the values of the fitted line at new places, or at the known ones. */
function trend(curve: Curve) {
  return (
    knownY: SimpleRangeValue,
    knownX: SimpleRangeValue | undefined,
    newX: SimpleRangeValue | undefined,
    hasIntercept: boolean,
  ): Result => {
    const observed = observationsOf(knownY, knownX);
    if (isError(observed)) return observed;
    const ys = curve === 'exponential' ? logarithms(observed.ys) : observed.ys;
    if (isError(ys)) return ys;
    const { slopes, intercept } = fit(ys, observed.xs, hasIntercept);
    const at = (x: readonly number[]): number => {
      const y = intercept + dot(slopes, x);
      return curve === 'exponential' ? Math.exp(y) : y;
    };
    const asked = newX ?? knownX;
    if (!asked) return shaped(observed.xs.map(at), observed.isRow);
    const places = numbersIn(asked);
    if (isError(places)) return places;
    if (slopes.length === 1) return one(arrayOf(places.map((row) => row.map((x) => at([x])))));
    const rows = observed.isRow ? (transposed(places) as number[][]) : places;
    if (rows[0]!.length !== slopes.length) return badReference();
    return shaped(rows.map(at), observed.isRow);
  };
}

function shaped(list: readonly number[], isRow: boolean): Result {
  return one(arrayOf(isRow ? [list] : list.map((y) => [y])));
}

function one(array: SimpleRangeValue): Result {
  return array.width() * array.height() === 1 ? (array.data[0]![0] as number) : array;
}

/**
 * LINEST and LOGEST: the slopes, last variable first, then the intercept; with statistics four rows more: standard
 * errors; r² and the standard error of y; F and degrees of freedom; sums of squares of the regression and of the rest.
 */
function coefficients(curve: Curve) {
  return (
    knownY: SimpleRangeValue,
    knownX: SimpleRangeValue | undefined,
    hasIntercept: boolean,
    withStatistics: boolean,
  ): Result => {
    const observed = observationsOf(knownY, knownX);
    if (isError(observed)) return observed;
    const ys = curve === 'exponential' ? logarithms(observed.ys) : observed.ys;
    if (isError(ys)) return ys;
    const found = fit(ys, observed.xs, hasIntercept);
    const shown = (y: number): number => (curve === 'exponential' ? Math.exp(y) : y);
    const first = [...found.slopes.toReversed(), found.intercept].map(shown);
    if (!withStatistics) return one(arrayOf([first]));
    const statistics = statisticsOf(ys, observed.xs, found, hasIntercept);
    const width = first.length;
    const filled = statistics.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? notFound()));
    return arrayOf([first, ...filled]);
  };
}

function statisticsOf(ys: readonly number[], xs: Matrix, found: Fit, hasIntercept: boolean): Scalar[][] {
  const { slopes, intercept, used, inverse, usedIndexes, meanX } = found;
  const meanY = hasIntercept ? mean(ys) : 0;
  let rest = 0;
  let total = 0;
  ys.forEach((y, i) => {
    rest += (y - intercept - dot(slopes, xs[i]!)) ** 2;
    total += (y - meanY) ** 2;
  });
  // What is left of a line that meets every point is noise.
  if (rest <= 1e-24 * total) rest = 0;
  const freedom = ys.length - used - Number(hasIntercept);
  const explained = total - rest;
  const spread = freedom > 0 ? rest / freedom : 0;
  // The variance of a slope is the row of the inverse of R, squared and summed.
  const errors = Array.from({ length: slopes.length }, () => 0);
  usedIndexes.forEach((index, k) => (errors[index] = Math.sqrt(spread * dot(inverse[k]!, inverse[k]!))));
  const center = meanX.length > 0 ? usedIndexes.map((index) => meanX[index]!) : [];
  const projected = (transposed(inverse) as number[][]).map((column) => dot(column, center));
  const errorOfIntercept = hasIntercept
    ? Math.sqrt(spread * (1 / ys.length + dot(projected, projected)))
    : notFound();
  return [
    [...errors.toReversed(), errorOfIntercept],
    [total === 0 ? 1 : explained / total, Math.sqrt(spread)],
    [freedom > 0 && rest > 0 ? explained / used / spread : badNumber(), freedom],
    [explained, rest],
  ];
}

const known = { parameters: [range, range] } as const;
/** the known values, which may do without places (1, 2, 3 …) */
const places = optional(range);

export const regression: EngineFunctions = {
  FORECAST: { parameters: [number, range, range], calculate: forecast },
  'FORECAST.LINEAR': { parameters: [number, range, range], calculate: forecast },
  INTERCEPT: {
    ...known,
    calculate: (ys: SimpleRangeValue, xs: SimpleRangeValue) => onLine(ys, xs, ({ intercept }) => intercept),
  },
  TREND: {
    parameters: [range, places, places, booleanOr(true)],
    vectorizationForbidden: true,
    calculate: trend('straight'),
  },
  GROWTH: {
    parameters: [range, places, places, booleanOr(true)],
    vectorizationForbidden: true,
    calculate: trend('exponential'),
  },
  LINEST: {
    parameters: [range, places, booleanOr(true), booleanOr(false)],
    vectorizationForbidden: true,
    calculate: coefficients('straight'),
  },
  LOGEST: {
    parameters: [range, places, booleanOr(true), booleanOr(false)],
    vectorizationForbidden: true,
    calculate: coefficients('exponential'),
  },
};
