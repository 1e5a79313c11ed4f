/**
 * Shows a stored value by an Excel number format code. Codes are stored as Excel stores them, in English marks
 * (`#,##0.00`, `dd-mm-yyyy`), and shown with the marks and words of a language. A code that cannot be read, and vulgar
 * fractions (`# ?/?`), show the number plainly: a format that we do not understand must not hide or distort a number.
 *
 * Rounding is Excel's: the value's 15 significant decimal digits, half away from zero, so 1.005 is 1,01 in `0.00`.
 * All arithmetic is on those digits, never on binary fractions.
 */
import type { LanguageId } from './language.ts';

export type Colour = 'black' | 'blue' | 'cyan' | 'green' | 'magenta' | 'red' | 'white' | 'yellow';

export interface Shown {
  readonly text: string;
  readonly colour?: Colour;
}

export type ShownValue = number | string | boolean | null;

/** The formats that a person picks from; an undefined code shows the number plainly. */
export const formatPresets = [
  { key: 'general', code: undefined },
  { key: 'number', code: '#,##0' },
  { key: 'decimals', code: '#,##0.00' },
  { key: 'kroner', code: '#,##0 "kr."' },
  { key: 'kronerAndOre', code: '#,##0.00 "kr."' },
  { key: 'thousandKroner', code: '#,##0, "t.kr."' },
  { key: 'millionKroner', code: '#,##0.0,, "mio. kr."' },
  { key: 'percent', code: '0 %' },
  { key: 'percentDecimal', code: '0.0 %' },
  { key: 'date', code: 'dd-mm-yyyy' },
  { key: 'month', code: 'mmmm yyyy' },
  // A week has no code in Excel: the cell holds its number.
  { key: 'week', code: '"uge "0' },
  { key: 'duration', code: '[h]:mm' },
  { key: 'text', code: '@' },
] as const;

interface Words {
  readonly decimal: string;
  readonly group: string;
  /** what an unquoted '/' means in a date: Excel puts the language's own mark there */
  readonly dateMark: string;
  readonly yes: string;
  readonly no: string;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  /** letters in a short weekday, as Windows writes it */
  readonly shortWeekday: number;
}

const words: Readonly<Record<LanguageId, Words>> = {
  da: {
    decimal: ',',
    group: '.',
    dateMark: '-',
    yes: 'SAND',
    no: 'FALSK',
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    weekdays: 'søndag mandag tirsdag onsdag torsdag fredag lørdag'.split(' '),
    shortWeekday: 2,
  },
  en: {
    decimal: '.',
    group: ',',
    dateMark: '/',
    yes: 'TRUE',
    no: 'FALSE',
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
    shortWeekday: 3,
  },
};

/** The twelve month names of a language, January first. */
export function monthNames(language: LanguageId): readonly string[] {
  return words[language].months;
}

// ---------------------------------------------------------------------------------------------------------------------
// Dates: serial 1 is 1 January 1900, and serial 60 is 29 February 1900, a day that never was but that Excel counts.

/** 31 December 9999, the last day that Excel knows. */
export const lastSerial = 2_958_465;
const dayMs = 86_400_000;
const secondsPerDay = 86_400;
const phantomDay = 60;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day or month beyond its end counts on into the next, as in Excel's DATE. */
export function serialOfDate(year: number, month: number, day: number): number {
  if (year === 1900 && month === 2 && day === 29) return phantomDay;
  const serial = Date.UTC(year, month - 1, day) / dayMs + 25_569;
  return serial > phantomDay ? serial : serial - 1;
}

/** The time of day in `serial` is ignored. Serial 0 is 0 January 1900, as Excel shows it. */
export function dateOfSerial(serial: number): CalendarDate {
  const day = Math.floor(serial);
  if (day === phantomDay) return { year: 1900, month: 2, day: 29 };
  if (day === 0) return { year: 1900, month: 1, day: 0 };
  const date = new Date(((day > phantomDay ? day : day + 1) - 25_569) * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The part of a day; more than 24 hours make more than one day. */
export function serialOfTime(hours: number, minutes: number, seconds: number): number {
  return (hours * 3600 + minutes * 60 + seconds) / secondsPerDay;
}

// ---------------------------------------------------------------------------------------------------------------------
// Codes, read once.

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'integer' | 'decimal' | 'exponent'; readonly mark: string }
  | { readonly kind: 'point' | 'general' | 'text' | 'dateMark' }
  | { readonly kind: 'noon'; readonly names: readonly [before: string, after: string] }
  | { readonly kind: 'power'; readonly showsPlus: boolean }
  /** unit: y m d h s, and n for minutes; length counts its letters */
  | { readonly kind: 'date' | 'elapsed'; readonly unit: string; readonly length: number }
  | { readonly kind: 'fraction'; readonly length: number };

const comparisons = {
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  '=': (value: number, limit: number) => value === limit,
  '<>': (value: number, limit: number) => value !== limit,
} as const;

interface Condition {
  readonly operator: keyof typeof comparisons;
  readonly limit: number;
}

interface Section {
  readonly kind: 'number' | 'date' | 'general' | 'text';
  readonly parts: readonly Part[];
  readonly condition: Condition | undefined;
  readonly colour: Colour | undefined;
  /** the language of its month and weekday names, as in [$-409]; digits keep the reader's marks, as in Excel */
  readonly language: LanguageId | undefined;
  readonly isGrouped: boolean;
  readonly isPercent: boolean;
  /** how many places the decimal point moves before the number is shown: 2 a percent sign, -3 a scaling comma */
  readonly shift: number;
}

interface Format {
  readonly numbers: readonly Section[];
  readonly text: Section | undefined;
}

const colours: readonly Colour[] = ['black', 'white', 'red', 'green', 'blue', 'yellow', 'magenta', 'cyan'];
const pieces = /"([^"]*)"?|\\([^])|_([^])|\*[^]|\[([^\]]*)\]|general|am\/pm|a\/p|e[+-]|y+|m+|d+|h+|s+|[^]/giy;

function count(parts: readonly Part[], kind: Part['kind']): number {
  return parts.filter((part) => part.kind === kind).length;
}

/** What square brackets say: a condition, a colour, a currency with its language, or elapsed time. */
function readBracket(
  inner: string,
): Pick<Partial<Section>, 'condition' | 'colour' | 'language'> & { readonly part?: Part } {
  const compare = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/.exec(inner);
  if (compare) {
    return { condition: { operator: compare[1] as Condition['operator'], limit: Number(compare[2]) } };
  }
  const currency = /^\$([^-]*)(?:-([0-9a-f]+))?$/i.exec(inner);
  if (currency) {
    // The low bits of Windows' language number: 6 is Danish, 9 is English.
    const language = ({ 6: 'da', 9: 'en' } as const)[parseInt(currency[2] ?? '0', 16) & 0x3ff];
    return {
      ...(language && { language }),
      ...(currency[1] && { part: { kind: 'literal', text: currency[1] } }),
    };
  }
  if (/^(h+|m+|s+)$/i.test(inner)) {
    const unit = inner[0]!.toLowerCase().replace('m', 'n');
    return { part: { kind: 'elapsed', unit, length: inner.length } };
  }
  const number = /^color\s*([1-8])$/i.exec(inner)?.[1];
  const colour = number ? colours[Number(number) - 1] : colours.find((name) => name === inner.toLowerCase());
  return colour ? { colour } : {};
}

/** A piece of a code that is neither digits nor brackets. */
function readPiece([code, quoted, escaped, skipped]: RegExpExecArray): Part {
  const lower = code.toLowerCase();
  if (quoted !== undefined || escaped !== undefined) return { kind: 'literal', text: quoted ?? escaped! };
  if (skipped !== undefined) return { kind: 'literal', text: ' ' };
  if (code.length > 1 && code.startsWith('*')) return { kind: 'literal', text: '' };
  if (lower === 'general') return { kind: 'general' };
  if (lower === 'am/pm') return { kind: 'noon', names: ['AM', 'PM'] };
  if (lower === 'a/p') return { kind: 'noon', names: ['A', 'P'] };
  if (/^e[+-]$/.test(lower)) return { kind: 'power', showsPlus: code.endsWith('+') };
  if (/^[ymdhs]/.test(lower)) return { kind: 'date', unit: lower[0]!, length: code.length };
  if (code === '@') return { kind: 'text' };
  return code === '/' ? { kind: 'dateMark' } : { kind: 'literal', text: code };
}

function readSection(codes: readonly RegExpExecArray[]): Section {
  const parts: Part[] = [];
  let marks: Pick<Partial<Section>, 'condition' | 'colour' | 'language'> = {};
  let isGrouped = false;
  let isPercent = false;
  let shift = 0;
  let place: 'integer' | 'decimal' | 'exponent' = 'integer';
  let commas = 0;
  for (const piece of codes) {
    const [code, , , , bracket] = piece;
    const isDigit = /^[0#?]$/.test(code);
    if (code === ',' && (count(parts, 'integer') > 0 || place !== 'integer')) {
      commas++;
      continue;
    }
    // Commas between integer digits group them; commas after the last digit scale the number.
    if (commas > 0 && isDigit && place === 'integer') isGrouped = true;
    else shift -= 3 * commas;
    commas = 0;
    if (bracket !== undefined) {
      const { part, ...rest } = readBracket(bracket);
      marks = { ...marks, ...rest };
      if (part) parts.push(part);
    } else if (isDigit) {
      parts.push({ kind: place, mark: code });
    } else if (code === '.' && place === 'integer') {
      parts.push({ kind: 'point' });
      place = 'decimal';
    } else {
      if (code === '%') {
        isPercent = true;
        shift += 2;
      }
      const part = readPiece(piece);
      if (part.kind === 'power') place = 'exponent';
      parts.push(part);
    }
  }
  const { condition, colour, language } = marks;
  const rest = { condition, colour, language, isGrouped, isPercent, shift: shift - 3 * commas };
  const has = (kind: Part['kind']): boolean => count(parts, kind) > 0;
  if (has('date') || has('elapsed')) return { kind: 'date', parts: readTimes(parts), ...rest };
  if (has('text')) return { kind: 'text', parts, ...rest };
  if (has('dateMark') && has('integer')) return { kind: 'general', parts: [{ kind: 'general' }], ...rest };
  return { kind: has('general') ? 'general' : 'number', parts, ...rest };
}

/** In a date, `m` after hours or before seconds is minutes, and `.00` is the fraction of a second. */
function readTimes(parts: readonly Part[]): Part[] {
  const isUnit = (part: Part | undefined, unit: string): boolean =>
    (part?.kind === 'date' || part?.kind === 'elapsed') && part.unit === unit;
  const units = parts.filter(({ kind }) => kind === 'date' || kind === 'elapsed');
  const read: Part[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'date' && part.unit === 'm' && part.length <= 2) {
      const at = units.indexOf(part);
      const isMinutes =
        isUnit(units[at - 1], 'h') || (isUnit(units[at + 1], 's') && units[at + 1]!.kind === 'date');
      read.push(isMinutes ? { ...part, unit: 'n' } : part);
    } else if (part.kind === 'point') {
      const length = parts.slice(i + 1).findIndex(({ kind }) => kind !== 'decimal');
      const digits = length < 0 ? parts.length - i - 1 : length;
      read.push(
        digits > 0 ? { kind: 'fraction', length: Math.min(digits, 3) } : { kind: 'literal', text: '.' },
      );
    } else if (part.kind === 'integer') read.push({ kind: 'literal', text: part.mark });
    else if (part.kind !== 'decimal') read.push(part);
  }
  return read;
}

function readFormat(code: string): Format {
  const sections: RegExpExecArray[][] = [[]];
  for (const piece of code.matchAll(pieces)) {
    if (piece[0] === ';') sections.push([]);
    else sections.at(-1)!.push(piece);
  }
  const read = sections.slice(0, 4).map(readSection);
  const text = read.length === 4 || read.at(-1)!.kind === 'text' ? read.pop() : undefined;
  return { numbers: read, text };
}

// A workbook uses a handful of codes; the bound only stops a document with ever new codes from filling the memory.
const cacheSize = 500;
const cache = new Map<string, Format>();

function formatOf(code: string): Format {
  const known = cache.get(code);
  if (known) return known;
  if (cache.size >= cacheSize) cache.clear();
  const format = readFormat(code);
  cache.set(code, format);
  return format;
}

/** Whether numbers with this code are shown as dates or times. */
export function isDateFormat(code: string | undefined): boolean {
  return code !== undefined && formatOf(code).numbers[0]?.kind === 'date';
}

// ---------------------------------------------------------------------------------------------------------------------
// Numbers as digits.

/** 0.[digits] × 10^point, without a sign; no digits is zero. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

const nothing: Digits = { digits: '', point: 0 };

/** The value's decimal digits; the shortest that mean exactly this value when `significant` is undefined. */
function digitsOf(value: number, significant?: number): Digits {
  if (value === 0) return nothing;
  // Most numbers that are looked at, in a tenth of the time.
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    const all = String(Math.abs(value));
    return { digits: all.replace(/0+$/, ''), point: all.length };
  }
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(significant && significant - 1)
    .split('e');
  return { digits: mantissa!.replace('.', '').replace(/0+$/, ''), point: Number(exponent) + 1 };
}

/** Rounds half away from zero to so many decimals. */
function rounded({ digits, point }: Digits, decimals: number): Digits {
  const keep = point + decimals;
  if (keep >= digits.length) return { digits, point };
  if (keep < 0) return nothing;
  const head = digits.slice(0, keep);
  if (digits[keep]! < '5') {
    const kept = head.replace(/0+$/, '');
    return kept ? { digits: kept, point } : nothing;
  }
  const raised = String(Number(head) + 1);
  return { digits: raised.replace(/0+$/, ''), point: point + raised.length - keep };
}

const integerText = ({ digits, point }: Digits): string =>
  point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
const decimalText = ({ digits, point }: Digits): string =>
  point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);

function positional(number: Digits, decimal: string): string {
  const decimals = decimalText(number);
  return (integerText(number) || '0') + (decimals && decimal + decimals);
}

function scientific({ digits, point }: Digits, decimal: string, exponentLength: number): string {
  const exponent = String(Math.abs(point - 1)).padStart(exponentLength, '0');
  return `${positional({ digits, point: 1 }, decimal)}E${point > 0 ? '+' : '-'}${exponent}`;
}

/** As Excel's General at ample width: at most 11 characters, the decimal mark among them, or an exponent. */
function generalText(value: number, decimal: string): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(Math.abs(value));
  const exact = digitsOf(value, 15);
  const decimals = exact.point > 0 ? Math.max(0, 10 - exact.point) : 9;
  const fixed = rounded(exact, decimals);
  // Below 0.0001 a number is written out only when nothing is lost.
  const isWorthWhile = exact.point >= -3 || exact.digits.length - exact.point <= decimals;
  if (fixed.point <= 11 && isWorthWhile) return positional(fixed, decimal);
  const mantissa = rounded({ ...exact, point: 1 }, 5);
  return scientific({ ...mantissa, point: exact.point + mantissa.point - 1 }, decimal, 2);
}

/** The shortest text that reads back as exactly this value, its decimal point moved by `shift` places. */
function exactText(value: number, shift: number, decimal: string): string {
  const exact = digitsOf(value);
  const moved = { ...exact, point: exact.point + (value === 0 ? 0 : shift) };
  const text =
    moved.point > 21 || moved.point < -5 ? scientific(moved, decimal, 1) : positional(moved, decimal);
  return value < 0 ? `-${text}` : text;
}

// ---------------------------------------------------------------------------------------------------------------------
// Sections, filled in.

const padding = (mark: string): string => (mark === '0' ? '0' : mark === '?' ? ' ' : '');

/** The mantissa and the exponent; with several integer places the exponent is a multiple of their number. */
function splitPower(exact: Digits, places: number, decimals: number): { mantissa: Digits; exponent: number } {
  if (exact.digits === '') return { mantissa: exact, exponent: 0 };
  const exponentOf = (point: number): number =>
    places > 1 ? Math.floor((point - 1) / places) * places : point - places;
  const exponent = exponentOf(exact.point);
  const mantissa = rounded({ ...exact, point: exact.point - exponent }, decimals);
  const point = mantissa.point + exponent;
  // 9.99 may have become 10.0, which moves the exponent.
  const moved = exponentOf(point);
  return { mantissa: { ...mantissa, point: point - moved }, exponent: moved };
}

function numberText(section: Section, value: number, showsMinus: boolean, { decimal, group }: Words): string {
  const { parts } = section;
  const places = count(parts, 'integer');
  const decimals = count(parts, 'decimal');
  const power = parts.find(({ kind }) => kind === 'power');
  const full = digitsOf(value, 15);
  const exact = full.digits === '' ? full : { ...full, point: full.point + section.shift };
  const split = power && splitPower(exact, places, decimals);
  const shown = split?.mantissa ?? rounded(exact, decimals);
  const fraction = decimalText(shown);
  const exponent = String(Math.abs(split?.exponent ?? 0)).padStart(count(parts, 'exponent'), '0');
  let integer = integerText(shown);
  // Excel writes zero as 000.0E+0 in ##0.0E+0.
  if (power && integer === '' && shown === exact) integer = '0'.repeat(places);
  let text = '';
  let integersLeft = places;
  let digitsLeft = Math.max(integer.length, places);
  let decimalsDone = 0;
  let exponentDone = false;
  for (const part of parts) {
    if (part.kind === 'literal') text += part.text;
    else if (part.kind === 'dateMark') text += '/';
    else if (part.kind === 'point') text += (places > 0 ? '' : integer) + decimal;
    else if (part.kind === 'power') text += 'E' + (split!.exponent < 0 ? '-' : part.showsPlus ? '+' : '');
    else if (part.kind === 'integer') {
      // The first place takes every digit that has no place of its own.
      for (integersLeft--; digitsLeft > integersLeft; digitsLeft--) {
        const digit = integer.at(-digitsLeft) ?? '';
        const filled = digitsLeft > integer.length ? padding(part.mark) : digit;
        text += filled;
        if (section.isGrouped && filled && digitsLeft > 1 && digitsLeft % 3 === 1)
          text += filled === ' ' ? ' ' : group;
      }
    } else if (part.kind === 'decimal') text += fraction[decimalsDone++] ?? padding(part.mark);
    else if (part.kind === 'exponent' && !exponentDone) {
      text += exponent;
      exponentDone = true;
    }
  }
  const isZero = shown.digits === '' && places + decimals > 0;
  return value < 0 && showsMinus && !isZero ? `-${text}` : text;
}

function dateText(section: Section, value: number, marks: Words, names: Words): string {
  const { parts } = section;
  const unitsPerSecond =
    10 ** Math.max(0, ...parts.map((part) => (part.kind === 'fraction' ? part.length : 0)));
  const hasTime = parts.some(
    (part) => part.kind === 'elapsed' || (part.kind === 'date' && 'hns'.includes(part.unit)),
  );
  const perDay = secondsPerDay * unitsPerSecond;
  // A time is rounded to the smallest unit that is counted, never to the smallest that is shown: 14:30:59 is 14:30.
  const total = hasTime ? Math.round(value * perDay) : Math.floor(value) * perDay;
  const serial = Math.floor(total / perDay);
  // Excel fills a cell whose date it does not know with number signs.
  if (value < 0 || serial > lastSerial) return '########';
  const { year, month, day } = dateOfSerial(serial);
  const seconds = Math.floor(total / unitsPerSecond);
  const hour = Math.floor(seconds / 3600) % 24;
  const minute = Math.floor(seconds / 60) % 60;
  const weekday = names.weekdays[(serial + 6) % 7]!;
  const monthName = names.months[month - 1]!;
  const isHalfDay = count(parts, 'noon') > 0;
  const padded = (number: number, length: number): string => String(number).padStart(length, '0');
  const elapsed: Readonly<Record<string, number>> = { h: 3600, n: 60, s: 1 };
  const write = (unit: string, length: number): string => {
    switch (unit) {
      case 'y':
        return length > 2 ? padded(year, 4) : padded(year % 100, 2);
      case 'm':
        if (length === 3) return monthName.slice(0, 3);
        if (length === 5) return monthName[0]!;
        return length > 3 ? monthName : padded(month, length);
      case 'd':
        if (length === 3) return weekday.slice(0, names.shortWeekday);
        return length > 3 ? weekday : padded(day, length);
      case 'h':
        return padded(isHalfDay ? hour % 12 || 12 : hour, Math.min(length, 2));
      case 'n':
        return padded(minute, length);
      default:
        return padded(seconds % 60, Math.min(length, 2));
    }
  };
  return parts
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'dateMark') return marks.dateMark;
      if (part.kind === 'noon') return part.names[hour < 12 ? 0 : 1];
      if (part.kind === 'fraction') {
        const units = Math.floor((total % unitsPerSecond) / (unitsPerSecond / 10 ** part.length));
        return marks.decimal + padded(units, part.length);
      }
      if (part.kind === 'elapsed') return padded(Math.floor(seconds / elapsed[part.unit]!), part.length);
      return part.kind === 'date' ? write(part.unit, part.length) : '';
    })
    .join('');
}

const impliedCondition: Condition = { operator: '>', limit: 0 };

/** The section that a number is shown by, and whether its minus sign is shown there. */
function sectionFor(
  numbers: readonly Section[],
  value: number,
): { section: Section | undefined; showsMinus: boolean } {
  const [first, second, third] = numbers;
  if (!numbers.some(({ condition }) => condition)) {
    if (value < 0 && second) return { section: second, showsMinus: false };
    return { section: value === 0 && third ? third : first, showsMinus: true };
  }
  for (const [i, section] of numbers.entries()) {
    const condition = section.condition ?? (i === 0 ? impliedCondition : undefined);
    if (!condition) return { section, showsMinus: true };
    const { operator, limit } = condition;
    if (!comparisons[operator](value, limit)) continue;
    // A section that only negative numbers reach says in its own marks that they are negative.
    const isForNegatives = operator === '<' ? limit <= 0 : /^<?=$/.test(operator) && limit < 0;
    return { section, showsMinus: !isForNegatives };
  }
  return { section: undefined, showsMinus: true };
}

function textBy(section: Section, text: string): string {
  return section.parts
    .map((part) =>
      part.kind === 'literal' ? part.text : part.kind === 'text' || part.kind === 'general' ? text : '',
    )
    .join('');
}

/** What a cell shows for a value. Never throws; an unreadable code shows the value plainly. */
export function formatValue(value: ShownValue, code: string | undefined, language: LanguageId): Shown {
  const own = words[language];
  if (value === null) return { text: '' };
  const format = code ? formatOf(code) : undefined;
  if (typeof value !== 'number') {
    const text = typeof value === 'string' ? value : value ? own.yes : own.no;
    return format?.text ? coloured(textBy(format.text, text), format.text) : { text };
  }
  if (!Number.isFinite(value)) return { text: '#NUM!' };
  const { section, showsMinus } = sectionFor(format?.numbers ?? [], value);
  if (!section) return { text: (value < 0 ? '-' : '') + generalText(value, own.decimal) };
  if (section.kind === 'number') return coloured(numberText(section, value, showsMinus, own), section);
  if (section.kind === 'date') {
    const names = section.language ? words[section.language] : own;
    return coloured(dateText(section, value, own, names), section);
  }
  const text = textBy(section, generalText(value, own.decimal));
  return coloured(value < 0 && showsMinus ? `-${text}` : text, section);
}

function coloured(text: string, { colour }: Section): Shown {
  return colour ? { text, colour } : { text };
}

// ---------------------------------------------------------------------------------------------------------------------
// The cell editor.

/**
 * What the cell editor shows for a stored number: as the person would type it, and such that typing it gives exactly
 * this number again. Dates and times that no typed text can mean exactly are shown as the number that they are.
 */
export function editText(value: number, code: string | undefined, language: LanguageId): string {
  const { decimal } = words[language];
  const section = code ? formatOf(code).numbers[0] : undefined;
  if (section?.kind === 'date') {
    const text = typedDate(value, section, language);
    if (text !== undefined) return text;
  }
  if (!section?.isPercent) return exactText(value, 0, decimal);
  return `${exactText(value, 2, decimal)}${language === 'da' ? ' %' : '%'}`;
}

function typedDate(value: number, section: Section, language: LanguageId): string | undefined {
  const hasDay = section.parts.some((part) => part.kind === 'date' && 'ymd'.includes(part.unit));
  const serial = hasDay ? Math.floor(value) : 0;
  const seconds = Math.round((value - serial) * secondsPerDay);
  const hours = Math.floor(seconds / 3600);
  // Typing is read as the same sum, so this is the test of whether it gives the same number.
  if (value < 0 || serial + serialOfTime(0, 0, seconds) !== value) return undefined;
  if (hasDay ? serial < 1 || serial > lastSerial || serial === phantomDay || hours > 23 : hours > 9999)
    return undefined;
  const dayCode = language === 'da' ? 'dd-mm-yyyy' : 'yyyy-mm-dd';
  const timeCode = seconds % 60 === 0 ? '[hh]:mm' : '[hh]:mm:ss';
  const time = formatValue(serialOfTime(0, 0, seconds), timeCode, language).text;
  if (!hasDay) return time;
  const day = formatValue(serial, dayCode, language).text;
  return seconds === 0 ? day : `${day} ${time}`;
}
