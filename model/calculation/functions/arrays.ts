/**
 * Functions that take arrays apart and put them together. Nothing spills: a cell shows the first value of an array, so
 * these are for use inside others, as in =SUM(TAKE(A1:A9;3)). Where Excel says #CALC! for an array without cells, the
 * engine has no such error: #VALUE! stands for it, and #N/A where FILTER finds nothing.
 */
import type { SimpleRangeValue } from 'hyperformula';
import { numberOf, truthOf } from '../coercion.ts';
import { compareValues } from '../comparison.ts';
import { isTooLarge } from '../limits.ts';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badNumber,
  badValue,
  booleanOr,
  isError,
  notFound,
  number,
  numberOr,
  optional,
  range,
  scalar,
  value,
} from './engine-function.ts';
import { arrayOf, isEmpty, rowsOf, transposed } from './grid.ts';

type Rows = readonly (readonly Scalar[])[];

function made(rows: Rows): Result {
  const width = rows[0]?.length ?? 0;
  if (rows.length === 0 || width === 0 || isTooLarge(rows.length, width)) return badValue();
  return rows.length === 1 && width === 1 ? rows[0]![0]! : arrayOf(rows);
}

/** The first `count` of a list, or the last when it is negative. */
function taken<One>(list: readonly One[], count: number): readonly One[] {
  const whole = Math.trunc(count);
  return whole >= 0 ? list.slice(0, whole) : list.slice(Math.max(0, list.length + whole));
}

function dropped<One>(list: readonly One[], count: number): readonly One[] {
  const whole = Math.trunc(count);
  return whole >= 0 ? list.slice(whole) : list.slice(0, Math.max(0, list.length + whole));
}

function take(array: SimpleRangeValue, rows: Scalar, columns: number): Result {
  // Without a number of rows, all of them.
  const count = isEmpty(rows) ? all : numberOf(rows);
  if (count === undefined) return badValue();
  return made(taken(rowsOf(array), count).map((row) => taken(row, columns)));
}

function drop(array: SimpleRangeValue, rows: number, columns: number): Result {
  return made(dropped(rowsOf(array), rows).map((row) => dropped(row, columns)));
}

/** FILTER: rows or columns where `include` is true; an error in it is the answer, and so is text. */
function filter(array: SimpleRangeValue, include: SimpleRangeValue, ifEmpty: Scalar | undefined): Result {
  const rows = rowsOf(array);
  const isByRow = include.width() === 1 && include.height() === rows.length;
  const isByColumn = include.height() === 1 && include.width() === rows[0]!.length;
  if (!isByRow && !isByColumn) return badValue();
  const wanted: boolean[] = [];
  for (const one of rowsOf(include).flat()) {
    if (isError(one)) return one;
    const truth = typeof one === 'string' ? undefined : truthOf(one);
    if (truth === undefined) return badValue();
    wanted.push(truth);
  }
  const kept = isByRow
    ? rows.filter((_, i) => wanted[i])
    : rows.map((row) => row.filter((_, i) => wanted[i]));
  if (kept.length === 0 || kept[0]!.length === 0) return ifEmpty ?? notFound();
  return made(kept);
}

/** Empty cells come last in either order, errors after all values. */
function compareForSort(one: Scalar, other: Scalar, order: number): number {
  const weight = (value: Scalar): number => (isEmpty(value) ? 2 : isError(value) ? 1 : 0);
  const difference = weight(one) - weight(other);
  if (difference !== 0 || weight(one) > 0) return difference;
  return order * compareValues(one, other);
}

interface SortKey {
  readonly values: readonly Scalar[];
  readonly order: number;
}

/** The order of the rows that the keys ask for; rows with equal keys keep theirs. */
function sortedOrder(count: number, keys: readonly SortKey[]): number[] {
  return Array.from({ length: count }, (_, i) => i).toSorted((one, other) => {
    for (const { values, order } of keys) {
      const difference = compareForSort(values[one]!, values[other]!, order);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
}

function sort(array: SimpleRangeValue, by: number, order: number, byColumn: boolean): Result {
  const rows: Rows = byColumn ? transposed(rowsOf(array)) : rowsOf(array);
  const at = Math.trunc(by) - 1;
  if (!(at >= 0 && at < rows[0]!.length) || Math.abs(order) !== 1) return badValue();
  const sorted = sortedOrder(rows.length, [{ values: rows.map((row) => row[at]!), order }]).map(
    (i) => rows[i]!,
  );
  return made(byColumn ? transposed(sorted) : sorted);
}

function sortBy(
  array: SimpleRangeValue,
  ...keys: readonly (SimpleRangeValue | number | undefined)[]
): Result {
  const rows = rowsOf(array);
  const read: SortKey[] = [];
  let isByRow: boolean | undefined;
  for (let i = 0; i < keys.length; i += 2) {
    const key = keys[i] as SimpleRangeValue;
    const order = (keys[i + 1] as number | undefined) ?? 1;
    const isColumn = key.width() === 1 && key.height() === rows.length;
    const isRow = key.height() === 1 && key.width() === rows[0]!.length;
    isByRow ??= isColumn;
    if (Math.abs(order) !== 1 || !(isByRow ? isColumn : isRow)) return badValue();
    read.push({ values: rowsOf(key).flat(), order });
  }
  if (isByRow) return made(sortedOrder(rows.length, read).map((i) => rows[i]!));
  const order = sortedOrder(rows[0]!.length, read);
  return made(rows.map((row) => order.map((i) => row[i]!)));
}

function isSameRow(one: readonly Scalar[], other: readonly Scalar[]): boolean {
  return one.every((value, i) => {
    const twin = other[i]!;
    if (isEmpty(value) || isEmpty(twin)) return value === twin;
    if (isError(value) || isError(twin)) return isError(value) && isError(twin) && value.type === twin.type;
    return typeof value === typeof twin && compareValues(value, twin) === 0;
  });
}

/** Rows that are the same but for upper and lower case have the same key; those of one key are held against each other. */
function keyOfRow(row: readonly Scalar[]): string {
  return row
    .map((one) => {
      if (typeof one === 'number') return `n${one.toPrecision(12)}`;
      return typeof one === 'string'
        ? `t${one.toLowerCase().normalize('NFC')}`
        : isError(one)
          ? one.type
          : String(one);
    })
    .join('\u0000');
}

function unique(array: SimpleRangeValue, byColumn: boolean, exactlyOnce: boolean): Result {
  const rows: Rows = byColumn ? transposed(rowsOf(array)) : rowsOf(array);
  const groups = new Map<string, { readonly row: readonly Scalar[]; count: number }[]>();
  const order: { readonly row: readonly Scalar[]; count: number }[] = [];
  for (const row of rows) {
    const key = keyOfRow(row);
    const known = groups.get(key) ?? [];
    const twin = known.find((one) => isSameRow(one.row, row));
    if (twin) {
      twin.count++;
      continue;
    }
    const first = { row, count: 1 };
    groups.set(key, [...known, first]);
    order.push(first);
  }
  const kept = order.filter(({ count }) => !exactlyOnce || count === 1).map(({ row }) => row);
  return kept.length === 0 ? notFound() : made(byColumn ? transposed(kept) : kept);
}

/** Rows and columns of 1 to Excel's own; more cells than fit are #VALUE!. */
function counted(rows: number, columns: number, valueAt: (index: number) => number): Result {
  const [height, width] = [Math.trunc(rows), Math.trunc(columns)];
  if (!(height >= 1 && width >= 1) || isTooLarge(height, width)) return badValue();
  return made(
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_unused, column) => valueAt(row * width + column)),
    ),
  );
}

function sequence(rows: number, columns: number, start: number, step: number): Result {
  return counted(rows, columns, (i) => start + i * step);
}

/** Stacked arrays; what is missing in shorter ones is #N/A. */
function stack(direction: 'down' | 'across') {
  return (...arrays: readonly SimpleRangeValue[]): Result => {
    const heights = arrays.map((one) => one.height());
    const widths = arrays.map((one) => one.width());
    const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
    const isDown = direction === 'down';
    const length = sum(isDown ? heights : widths);
    const breadth = Math.max(...(isDown ? widths : heights));
    if (isTooLarge(length, breadth)) return badValue();
    const lines = arrays.flatMap((one): Rows => (isDown ? rowsOf(one) : transposed(rowsOf(one))));
    const even = lines.map((line) => Array.from({ length: breadth }, (_, i) => line[i] ?? notFound()));
    return made(isDown ? even : transposed(even));
  };
}

/** CHOOSEROWS and CHOOSECOLS: by number, from the end when negative. */
function choose(kind: 'rows' | 'columns') {
  return (array: SimpleRangeValue, ...numbers: readonly SimpleRangeValue[]): Result => {
    const lines: Rows = kind === 'rows' ? rowsOf(array) : transposed(rowsOf(array));
    const chosen: (readonly Scalar[])[] = [];
    for (const one of numbers.flatMap((list) => rowsOf(list).flat())) {
      if (isError(one)) return one;
      const nth = typeof one === 'number' ? Math.trunc(one) : 0;
      const line = nth === 0 ? undefined : lines.at(nth > 0 ? nth - 1 : nth);
      if (!line) return badValue();
      chosen.push(line);
    }
    return made(kind === 'rows' ? chosen : transposed(chosen));
  };
}

/** TOCOL and TOROW. `ignore`: 1 empty cells, 2 errors, 3 both. */
function asLine(kind: 'column' | 'row') {
  return (array: SimpleRangeValue, ignore: number, byColumn: boolean): Result => {
    const skipped = Math.trunc(ignore);
    if (![0, 1, 2, 3].includes(skipped)) return badValue();
    const rows: Rows = byColumn ? transposed(rowsOf(array)) : rowsOf(array);
    const values = rows.flat().filter((one) => {
      return !(skipped % 2 === 1 && isEmpty(one)) && !(skipped >= 2 && isError(one));
    });
    return made(kind === 'row' ? [values] : values.map((one) => [one]));
  };
}

/** WRAPROWS and WRAPCOLS: a line in pieces of `length`, the last one filled with #N/A or `pad`. */
function wrap(kind: 'rows' | 'columns') {
  return (line: SimpleRangeValue, length: number, pad: Scalar | undefined): Result => {
    const size = Math.trunc(length);
    if (line.width() > 1 && line.height() > 1) return badValue();
    if (size < 1) return badNumber();
    const values = rowsOf(line).flat();
    const count = Math.ceil(values.length / size);
    const pieces = Array.from({ length: count }, (_, i) =>
      Array.from({ length: Math.min(size, count === 1 ? values.length : size) }, (_unused, j) => {
        return values[i * size + j] ?? pad ?? notFound();
      }),
    );
    return made(kind === 'rows' ? pieces : transposed(pieces));
  };
}

/** EXPAND: to so many rows and columns, the new cells #N/A or `pad`. */
function expand(array: SimpleRangeValue, rows: Scalar, columns: number, pad: Scalar | undefined): Result {
  const found = rowsOf(array);
  const height = isEmpty(rows) ? found.length : Math.trunc(numberOf(rows) ?? 0);
  const width = columns === asItIs ? found[0]!.length : Math.trunc(columns);
  if (height < found.length || width < found[0]!.length || isTooLarge(height, width)) return badValue();
  return made(
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_unused, column) => found[row]?.[column] ?? pad ?? notFound()),
    ),
  );
}

const asItIs = -1;
const all = Number.MAX_SAFE_INTEGER;

/** These take arrays as they are. */
const whole = { vectorizationForbidden: true } as const;

export const arrays: EngineFunctions = {
  TAKE: { ...whole, parameters: [range, value, numberOr(all)], calculate: take },
  DROP: { ...whole, parameters: [range, number, numberOr(0)], calculate: drop },
  // 3.5.0's FILTER takes only single lines, and further conditions where Excel has what to show for none.
  FILTER: { ...whole, parameters: [range, range, optional(scalar)], calculate: filter },
  // 3.5.0's SORT puts no errors in order: any error is its answer.
  SORT: {
    ...whole,
    parameters: [range, numberOr(1), numberOr(1), booleanOr(false)],
    calculate: sort,
  },
  SORTBY: { ...whole, parameters: [range, range, numberOr(1)], repeatLastArgs: 2, calculate: sortBy },
  // 3.5.0 tells "a" from "A" here, which = does not.
  UNIQUE: { ...whole, parameters: [range, booleanOr(false), booleanOr(false)], calculate: unique },
  // 3.5.0 makes arrays of any size.
  SEQUENCE: {
    ...whole,
    parameters: [number, numberOr(1), numberOr(1), numberOr(1)],
    calculate: sequence,
  },
  VSTACK: { ...whole, parameters: [range], repeatLastArgs: 1, calculate: stack('down') },
  HSTACK: { ...whole, parameters: [range], repeatLastArgs: 1, calculate: stack('across') },
  CHOOSEROWS: { ...whole, parameters: [range, range], repeatLastArgs: 1, calculate: choose('rows') },
  CHOOSECOLS: { ...whole, parameters: [range, range], repeatLastArgs: 1, calculate: choose('columns') },
  TOCOL: { ...whole, parameters: [range, numberOr(0), booleanOr(false)], calculate: asLine('column') },
  TOROW: { ...whole, parameters: [range, numberOr(0), booleanOr(false)], calculate: asLine('row') },
  WRAPROWS: { ...whole, parameters: [range, number, optional(scalar)], calculate: wrap('rows') },
  WRAPCOLS: { ...whole, parameters: [range, number, optional(scalar)], calculate: wrap('columns') },
  EXPAND: {
    ...whole,
    parameters: [range, value, numberOr(asItIs), optional(scalar)],
    calculate: expand,
  },
};
