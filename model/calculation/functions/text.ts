/** Text functions that the engine lacks or reads in English only. */
import type { SimpleRangeValue } from 'hyperformula';
import { storedFormatCode } from '../../formula/format-code.ts';
import { formatValue } from '../../formula/number-format.ts';
import { numberOf, textOf } from '../coercion.ts';
import { roundHalfUp } from '../decimal-rounding.ts';
import { maxTextLength } from '../../workbook/content.ts';
import { isTooLarge } from '../limits.ts';
import {
  type EngineFunctions,
  type Result,
  type Scalar,
  badValue,
  boolean,
  booleanOr,
  isError,
  notFound,
  number,
  numberOr,
  optional,
  range,
  scalar,
  text,
  textOr,
  value,
} from './engine-function.ts';
import { arrayOf, isEmpty, valuesOf } from './grid.ts';

function limited(result: string): Result {
  return result.length > maxTextLength ? badValue() : result;
}

function repeat(piece: string, count: number): Result {
  const times = Math.trunc(count);
  if (times < 0 || times * piece.length > maxTextLength) return badValue();
  return piece.repeat(times);
}

function formatted(shown: Scalar, code: string): Result {
  if (isError(shown)) return shown;
  return formatValue(isEmpty(shown) ? 0 : shown, storedFormatCode(code), 'da').text;
}

/** VALUE takes what a cell would take as a number, but no truth value. */
function valueOf(one: Scalar): Result {
  return (typeof one === 'boolean' ? undefined : numberOf(one)) ?? badValue();
}

/** NUMBERVALUE: spaces do not count, each % divides by 100, nothing at all is 0. Only the first mark of each text counts. */
function numberValue(typed: string, decimal: string, group: string): Result {
  const [point, comma] = [[...decimal][0], [...group][0]];
  if (point === undefined || comma === undefined || point === comma) return badValue();
  const bare = typed.replace(/\s/g, '');
  if (bare === '') return 0;
  const [, signed, percents] = /^([^%]*)(%*)$/.exec(bare) ?? [];
  if (signed === undefined) return badValue();
  const [whole, part, ...more] = signed.split(point);
  // Grouping marks after the decimal mark are an error.
  if (more.length > 0 || part?.includes(comma)) return badValue();
  const digits = `${whole!.split(comma).join('')}${part === undefined ? '' : `.${part}`}`;
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(digits)) return badValue();
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) - 2 * percents!.length}`);
}

/** FIXED: rounded to -127 to 127 decimals, in Danish marks, grouped unless told otherwise. */
function fixed(amount: number, decimals: number, isPlain: boolean): Result {
  const places = Math.trunc(decimals);
  if (Math.abs(places) > 127) return badValue();
  const code = `${isPlain ? '0' : '#,##0'}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  return formatValue(roundHalfUp(amount, places), code, 'da').text;
}

/** Where any of the delimiters stands, from the left; they do not overlap. */
function findDelimiters(
  whole: string,
  delimiters: readonly string[],
  ignoresCase: boolean,
): { readonly start: number; readonly end: number }[] {
  // Lower case keeps the length of all but a few letters, which no delimiter holds; positions stay true.
  const fold = (one: string): string => (ignoresCase ? one.toLowerCase() : one);
  const searched = fold(whole);
  const wanted = delimiters.map(fold);
  const found: { start: number; end: number }[] = [];
  let at = 0;
  while (at < searched.length) {
    const here = at;
    const length = Math.max(
      0,
      ...wanted.filter((one) => searched.startsWith(one, here)).map((one) => one.length),
    );
    if (length > 0) found.push({ start: at, end: at + length });
    at += Math.max(1, length);
  }
  return found;
}

type Side = 'before' | 'after';

/**
 * TEXTBEFORE and TEXTAFTER: the text on one side of the n-th delimiter, from the end when n is negative. With matchEnd
 * the ends of the text count as delimiters too.
 */
function textBeside(side: Side) {
  return (
    whole: string,
    delimiter: SimpleRangeValue,
    instance: number,
    matchMode: number,
    matchEnd: number,
    otherwise: Scalar | undefined,
  ): Result => {
    const delimiters: string[] = [];
    for (const one of valuesOf(delimiter)) {
      if (isError(one)) return one;
      delimiters.push(textOf(one));
    }
    const n = Math.trunc(instance);
    if (n === 0 || Math.abs(n) > Math.max(1, whole.length)) return badValue();
    if (![0, 1].includes(matchMode) || ![0, 1].includes(matchEnd)) return badValue();
    // Nothing stands before every text, and after it.
    if (delimiters.includes('')) return n > 0 === (side === 'before') ? '' : whole;
    const found = findDelimiters(whole, delimiters, matchMode === 1);
    if (matchEnd === 1) {
      if (n > 0) found.push({ start: whole.length, end: whole.length });
      else found.unshift({ start: 0, end: 0 });
    }
    const hit = found.at(n > 0 ? n - 1 : n);
    if (!hit) return otherwise ?? notFound();
    return side === 'before' ? whole.slice(0, hit.start) : whole.slice(hit.end);
  };
}

function splitBy(whole: string, delimiters: readonly string[], ignoresCase: boolean): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of findDelimiters(whole, delimiters, ignoresCase)) {
    pieces.push(whole.slice(from, start));
    from = end;
  }
  pieces.push(whole.slice(from));
  return pieces;
}

/** TEXTSPLIT: rows and columns; short rows are filled with #N/A or `pad`. */
function splitText(
  whole: string,
  columnMarks: SimpleRangeValue,
  rowMarks: SimpleRangeValue | undefined,
  ignoresEmpty: boolean,
  matchMode: number,
  pad: Scalar | undefined,
): Result {
  const marksOf = (marks: SimpleRangeValue | undefined): string[] =>
    marks
      ? valuesOf(marks)
          .filter((one) => !isEmpty(one))
          .map(textOf)
      : [];
  const [columns, rows] = [marksOf(columnMarks), marksOf(rowMarks)];
  if (columns.length + rows.length === 0 || columns.includes('') || rows.includes('')) return badValue();
  const kept = (pieces: string[]): string[] => (ignoresEmpty ? pieces.filter((one) => one !== '') : pieces);
  const ignoresCase = matchMode === 1;
  const lines = rows.length > 0 ? kept(splitBy(whole, rows, ignoresCase)) : [whole];
  const table = lines.map((line) =>
    columns.length > 0 ? kept(splitBy(line, columns, ignoresCase)) : [line],
  );
  const width = Math.max(0, ...table.map((line) => line.length));
  if (width === 0) return badValue();
  if (isTooLarge(table.length, width)) return badValue();
  return arrayOf(
    table.map((line): Scalar[] => Array.from({ length: width }, (_, i) => line[i] ?? pad ?? notFound())),
  );
}

/** TEXTJOIN over cells, not ranges: the engine hands over each cell. */
function joinWith(delimiters: SimpleRangeValue, skipsEmpty: boolean, ...ranges: SimpleRangeValue[]): Result {
  const marks = valuesOf(delimiters);
  const bad = marks.find(isError);
  if (bad) return bad;
  let joined = '';
  let count = 0;
  for (const one of ranges.flatMap(valuesOf)) {
    if (isError(one)) return one;
    const piece = textOf(one);
    if (skipsEmpty && piece === '') continue;
    if (count > 0) joined += textOf(marks[(count - 1) % marks.length]!);
    joined += piece;
    count++;
    if (joined.length > maxTextLength) return badValue();
  }
  return joined;
}

/** SUBSTITUTE: upper and lower case differ; without an instance all are replaced. */
function substitute(whole: string, old: string, replacement: string, instance: number | undefined): Result {
  if (instance !== undefined && Math.trunc(instance) < 1) return badValue();
  if (old === '') return whole;
  const pieces = whole.split(old);
  if (instance === undefined) {
    const length = whole.length + (pieces.length - 1) * (replacement.length - old.length);
    return length > maxTextLength ? badValue() : pieces.join(replacement);
  }
  const n = Math.trunc(instance);
  if (n >= pieces.length) return whole;
  return limited(pieces.slice(0, n).join(old) + replacement + pieces.slice(n).join(old));
}

const matchMode = numberOr(0);

export const texts: EngineFunctions = {
  // 3.5.0 fails on most format codes ("0.0%" came out 100 times too small; upstream issue 1565) and knows none that is
  // Danish.
  TEXT: { parameters: [value, text], calculate: formatted },
  // 3.5.0 reads neither Danish nor grouped numbers.
  VALUE: { parameters: [value], calculate: valueOf },
  // 3.5.0 throws on =REPT("x";1e9), after which the engine answers no question any more.
  REPT: { parameters: [text, number], calculate: repeat },
  // 3.5.0 would build a text of a thousand million characters.
  SUBSTITUTE: { parameters: [text, text, text, optional(number)], calculate: substitute },
  // 3.5.0 writes numbers in English here.
  TEXTJOIN: {
    parameters: [range, boolean, range],
    repeatLastArgs: 1,
    vectorizationForbidden: true,
    calculate: joinWith,
  },
  CONCAT: {
    parameters: [text],
    repeatLastArgs: 1,
    expandRanges: true,
    calculate: (...pieces: string[]) => limited(pieces.join('')),
  },
  CONCATENATE: {
    parameters: [text],
    repeatLastArgs: 1,
    calculate: (...pieces: string[]) => limited(pieces.join('')),
  },
  NUMBERVALUE: { parameters: [text, textOr(','), textOr('.')], calculate: numberValue },
  FIXED: { parameters: [number, numberOr(2), booleanOr(false)], calculate: fixed },
  TEXTBEFORE: {
    parameters: [text, range, numberOr(1), matchMode, numberOr(0), optional(scalar)],
    calculate: textBeside('before'),
  },
  TEXTAFTER: {
    parameters: [text, range, numberOr(1), matchMode, numberOr(0), optional(scalar)],
    calculate: textBeside('after'),
  },
  TEXTSPLIT: {
    parameters: [text, range, optional(range), booleanOr(false), matchMode, optional(scalar)],
    vectorizationForbidden: true,
    calculate: splitText,
  },
};
