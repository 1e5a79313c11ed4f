/**
 * Lookups, all of them by the comparison that = and < use. 3.5.0's own fold accents away ("Arhus" found "Århus"), find the
 * last match of a wildcard in VLOOKUP and none in MATCH, take no arrays in VLOOKUP, and search an unsorted bound by code
 * points. Related upstream: issue 1072 (which of several equal values), pull request 1697 (empty cells).
 */
import { SimpleRangeValue } from 'hyperformula';
import { compareValues, foldCase, hasWildcards, kindOf } from '../comparison.ts';
import { wildcardPattern } from '../wildcard-pattern.ts';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badReference,
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
import { type Grid, type Line, arrayOf, gridOf, isEmpty, lineOf } from './grid.ts';

const missing = -1;

/** What is looked for; an empty cell is 0. */
function keyOf(key: Scalar): Scalar {
  return isEmpty(key) ? 0 : key;
}

/** A reference to an empty cell is 0. */
function filled(found: Scalar): Scalar {
  return isEmpty(found) ? 0 : found;
}

/** Whether an empty cell, an error or a value of another kind stands there, which no sorted search counts. */
function isComparable(one: Scalar, key: Scalar): boolean {
  return !isEmpty(one) && !isError(one) && kindOf(one) === kindOf(key);
}

type Direction = 'fromFirst' | 'fromLast';

function* indexes(length: number, direction: Direction): Generator<number> {
  for (let i = 0; i < length; i++) yield direction === 'fromFirst' ? i : length - 1 - i;
}

/** The first (or last) cell that equals the key; with wildcards where the key is a text that has some. */
function findEqual(
  line: Line,
  key: Scalar,
  wildcards: 'wildcards' | 'asTyped',
  direction: Direction,
): number {
  if (typeof key === 'string') {
    const pattern =
      wildcards === 'wildcards' && hasWildcards(key) ? wildcardPattern(key, 'whole') : undefined;
    const folded = foldCase(key);
    for (const i of indexes(line.length, direction)) {
      const one = line.at(i);
      if (typeof one === 'string' && (pattern ? pattern.test(foldCase(one)) : foldCase(one) === folded))
        return i;
    }
    return missing;
  }
  for (const i of indexes(line.length, direction)) {
    const one = line.at(i);
    if (isComparable(one, key) && compareValues(one, key) === 0) return i;
  }
  return missing;
}

/**
 * In cells sorted upwards (or downwards): the last one that does not come after the key. Cells of another kind are passed
 * over; as long as none is met, only a few cells are read.
 */
function findSorted(line: Line, key: Scalar, order: 'up' | 'down'): number {
  const sign = order === 'up' ? 1 : -1;
  const search = (count: number, at: (i: number) => number): number | undefined => {
    let low = 0;
    let high = count - 1;
    let found = missing;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const one = line.at(at(middle));
      if (!isComparable(one, key)) return undefined;
      if (sign * compareValues(one, key) <= 0) {
        found = at(middle);
        low = middle + 1;
      } else high = middle - 1;
    }
    return found;
  };
  const direct = search(line.length, (i) => i);
  if (direct !== undefined) return direct;
  const comparable: number[] = [];
  for (let i = 0; i < line.length; i++) if (isComparable(line.at(i), key)) comparable.push(i);
  return search(comparable.length, (i) => comparable[i]!)!;
}

/** Of all cells the one nearest below (or above) the key; the key itself before any other. */
function findNearest(line: Line, key: Scalar, side: 'below' | 'above', direction: Direction): number {
  let best = missing;
  for (const i of indexes(line.length, direction)) {
    const one = line.at(i);
    if (!isComparable(one, key)) continue;
    const order = compareValues(one, key);
    if (order === 0) return i;
    if (order < 0 !== (side === 'below')) continue;
    const isNearer = best === missing || compareValues(one, line.at(best)) > 0 === (side === 'below');
    if (isNearer && (best === missing || compareValues(one, line.at(best)) !== 0)) best = i;
  }
  return best;
}

/** XLOOKUP's and XMATCH's search; undefined for modes that do not exist. */
function findByMode(line: Line, key: Scalar, matchMode: number, searchMode: number): number | undefined {
  if (![-1, 0, 1, 2].includes(matchMode) || ![1, -1, 2, -2].includes(searchMode)) return undefined;
  const direction = searchMode === -1 ? 'fromLast' : 'fromFirst';
  if (Math.abs(searchMode) === 2) {
    if (matchMode === 2) return undefined;
    return findInSorted(line, key, matchMode, searchMode === 2 ? 'up' : 'down');
  }
  if (matchMode === 0) return findEqual(line, key, 'asTyped', direction);
  if (matchMode === 2) return findEqual(line, key, 'wildcards', direction);
  return findNearest(line, key, matchMode < 0 ? 'below' : 'above', direction);
}

function findInSorted(line: Line, key: Scalar, matchMode: number, order: 'up' | 'down'): number {
  const at = findSorted(line, key, order);
  const isHit = at !== missing && compareValues(line.at(at), key) === 0;
  if (isHit || matchMode === 0) return isHit ? at : missing;
  // What was found lies before the key in the order; the next one after it.
  if (matchMode < 0 === (order === 'up')) return at;
  for (let i = at + 1; i < line.length; i++) if (isComparable(line.at(i), key)) return i;
  return missing;
}

/** VLOOKUP and HLOOKUP: search the first line of a table, answer from another one of it. */
function lookUpInTable(kind: 'columns' | 'rows') {
  return (key: Scalar, table: SimpleRangeValue, index: number, isSorted: boolean): Result => {
    const grid = gridOf(table);
    const isVertical = kind === 'columns';
    const nth = Math.trunc(index);
    if (nth < 1) return badValue();
    if (nth > (isVertical ? grid.width : grid.height)) return badReference();
    const line: Line = isVertical
      ? { length: grid.height, at: (i) => grid.at(i, 0) }
      : { length: grid.width, at: (i) => grid.at(0, i) };
    const wanted = keyOf(key);
    const at = isSorted ? findSorted(line, wanted, 'up') : findEqual(line, wanted, 'wildcards', 'fromFirst');
    if (at === missing) return notFound();
    return filled(isVertical ? grid.at(at, nth - 1) : grid.at(nth - 1, at));
  };
}

function match(key: Scalar, table: SimpleRangeValue, type: number): Result {
  const line = lineOf(gridOf(table));
  if (!line) return notFound();
  const wanted = keyOf(key);
  const at =
    type === 0
      ? findEqual(line, wanted, 'wildcards', 'fromFirst')
      : findSorted(line, wanted, type > 0 ? 'up' : 'down');
  return at === missing ? notFound() : at + 1;
}

function xmatch(key: Scalar, table: SimpleRangeValue, matchMode: number, searchMode: number): Result {
  const line = lineOf(gridOf(table));
  const at = line && findByMode(line, keyOf(key), Math.trunc(matchMode), Math.trunc(searchMode));
  if (at === undefined) return badValue();
  return at === missing ? notFound() : at + 1;
}

/** LOOKUP: in a line sorted upwards, the answer from a second line; in a table, from its last row or column. */
function lookUp(key: Scalar, table: SimpleRangeValue, results: SimpleRangeValue | undefined): Result {
  const grid = gridOf(table);
  const isWide = grid.width > grid.height;
  const line: Line = isWide
    ? { length: grid.width, at: (i) => grid.at(0, i) }
    : { length: grid.height, at: (i) => grid.at(i, 0) };
  const at = findSorted(line, keyOf(key), 'up');
  if (at === missing) return notFound();
  if (!results) return filled(isWide ? grid.at(grid.height - 1, at) : grid.at(at, grid.width - 1));
  const answers = lineOf(gridOf(results));
  if (!answers || at >= answers.length) return notFound();
  return filled(answers.at(at));
}

/** Row or column `at` of a grid as the engine's array; a single value as itself. */
function lineAt(grid: Grid, at: number, kind: 'row' | 'column'): Result {
  const length = kind === 'row' ? grid.width : grid.height;
  const values = Array.from({ length }, (_, i) => filled(kind === 'row' ? grid.at(at, i) : grid.at(i, at)));
  if (values.length === 1) return values[0]!;
  return kind === 'row' ? arrayOf([values]) : arrayOf(values.map((one) => [one]));
}

/** For many keys at once, the first value of each answer. */
function xlookup(
  keys: SimpleRangeValue,
  table: SimpleRangeValue,
  results: SimpleRangeValue,
  otherwise: Scalar | undefined,
  matchMode: number,
  searchMode: number,
): Result {
  const searched = gridOf(table);
  const answers = gridOf(results);
  const line = lineOf(searched);
  const isVertical = searched.width === 1 && answers.height === searched.height;
  const isHorizontal = searched.height === 1 && answers.width === searched.width;
  if (!line || (!isVertical && !isHorizontal)) return badValue();
  const answerTo = (key: Scalar): Result => {
    if (isError(key)) return key;
    const at = findByMode(line, keyOf(key), Math.trunc(matchMode), Math.trunc(searchMode));
    if (at === undefined) return badValue();
    if (at === missing) return otherwise === undefined ? notFound() : filled(otherwise);
    return lineAt(answers, at, isVertical ? 'row' : 'column');
  };
  const asked = gridOf(keys);
  if (asked.height * asked.width === 1) return answerTo(asked.at(0, 0));
  return arrayOf(
    Array.from({ length: asked.height }, (_, row) =>
      Array.from({ length: asked.width }, (_unused, column): Scalar => {
        const answer = answerTo(asked.at(row, column));
        return answer instanceof SimpleRangeValue ? (answer.data[0]![0] as Scalar) : answer;
      }),
    ),
  );
}

/** INDEX: a row or column that is 0 or left out means all of it; one number counts along a single line. */
function index(table: SimpleRangeValue, row: number, column: number | undefined): Result {
  const grid = gridOf(table);
  let [r, c] = [Math.trunc(row), Math.trunc(column ?? 0)];
  if (column === undefined && grid.height === 1) [r, c] = [1, r];
  if (r < 0 || c < 0) return badValue();
  if (r > grid.height || c > grid.width) return badReference();
  if (grid.height === 1 && r === 0) r = 1;
  if (grid.width === 1 && c === 0) c = 1;
  if (r === 0 && c === 0) return table;
  if (c === 0) return lineAt(grid, r - 1, 'row');
  if (r === 0) return lineAt(grid, c - 1, 'column');
  return filled(grid.at(r - 1, c - 1));
}

export const lookups: EngineFunctions = {
  VLOOKUP: { parameters: [value, range, number, booleanOr(true)], calculate: lookUpInTable('columns') },
  HLOOKUP: { parameters: [value, range, number, booleanOr(true)], calculate: lookUpInTable('rows') },
  MATCH: { parameters: [value, range, { ...number, defaultValue: 1 }], calculate: match },
  XMATCH: { parameters: [value, range, numberOr(0), numberOr(1)], calculate: xmatch },
  LOOKUP: { parameters: [value, range, optional(range)], calculate: lookUp },
  XLOOKUP: {
    parameters: [range, range, range, optional(scalar), numberOr(0), numberOr(1)],
    vectorizationForbidden: true,
    calculate: xlookup,
  },
  // 3.5.0 gave #VALUE! for a whole row or column, the first column's value for =INDEX(A1:C1;3), #NUM! beyond the end.
  INDEX: { parameters: [range, number, optional(number)], calculate: index },
};
