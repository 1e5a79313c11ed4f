/**
 * How a row of given values goes on, as Excel's fill handle would continue it: 1, 2 -> 3; 31-01, 28-02 -> 31-03; Uge 1 ->
 * Uge 2; mandag -> tirsdag. Runs of one sort within the given values go on side by side; what is no series repeats.
 */
import { type LanguageId, languages } from '../formula/language.ts';
import {
  dateOfSerial,
  isDateFormat,
  lastSerial,
  monthNames,
  serialOfDate,
} from '../formula/number-format.ts';
import type { Content } from './content.ts';

export interface GivenValue {
  readonly content: Content;
  /** its number format code, which tells a date from a number */
  readonly number: string | undefined;
}

/** What dates count by; undefined: by what the given dates show, a single one by a day. */
export type DateStep = 'day' | 'weekday' | 'month' | 'year';

export interface SeriesOptions {
  readonly language: LanguageId;
  /** growth multiplies; a single number is repeated either way */
  readonly trend?: 'linear' | 'growth';
  readonly dateStep?: DateStep;
  /** 'backwards': the given values stand nearest first, and a single date, number at the end of a text or name counts down */
  readonly way?: 'onwards' | 'backwards';
}

/** One value of the series: what goes there, or `copyOf` when it repeats a given one, which matters for formulas. */
export type SeriesValue =
  | { readonly kind: 'value'; readonly content: Content; readonly like: number }
  | { readonly kind: 'copy'; readonly copyOf: number };

/** The next `count` values. `like` and `copyOf` are places among the given ones: whose format they take, whose copy they are. */
export function extendSeries(
  given: readonly GivenValue[],
  count: number,
  options: SeriesOptions,
): readonly SeriesValue[] {
  if (given.length === 0) return [];
  const runs = runsOf(given, options);
  const runAt = runs.flatMap((run) => run.given.map((_, offset) => ({ run, offset })));
  return Array.from({ length: count }, (_, i) => {
    const like = i % given.length;
    const { run, offset } = runAt[like]!;
    const cycle = Math.floor(i / given.length);
    const content = run.next?.(run.given.length * cycle + offset);
    return content ? { kind: 'value', content, like } : { kind: 'copy', copyOf: like };
  });
}

/** Given values beside each other that make one series. `next` gives the value `ahead` places behind the last (0: the next). */
interface Run {
  readonly given: readonly GivenValue[];
  readonly next: ((ahead: number) => Content | undefined) | undefined;
}

function runsOf(given: readonly GivenValue[], options: SeriesOptions): readonly Run[] {
  const groups: GivenValue[][] = [];
  for (const value of given) {
    const group = groups.at(-1);
    if (group && sortOf(group[0]!, options) === sortOf(value, options)) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => ({ given: group, next: continued(group, options) }));
}

/** Values of one sort may make a series together. */
function sortOf({ content, number }: GivenValue, { language }: SeriesOptions): string {
  if (content.kind === 'number') return isDateFormat(number) ? 'date' : 'number';
  if (content.kind !== 'text') return content.kind;
  if (nameListsOf(content.value, language).length > 0) return 'name';
  const numbered = numberAtEnd(content.value);
  return numbered ? `text ${numbered.before}` : 'text';
}

function continued(group: readonly GivenValue[], options: SeriesOptions): Run['next'] {
  const { content, number } = group[0]!;
  const values = group.map((value) => (value.content.kind === 'number' ? value.content.value : 0));
  const texts = group.map((value) => (value.content.kind === 'text' ? value.content.value : ''));
  if (content.kind === 'number') {
    const next = isDateFormat(number) ? nextDate(values, number!, options) : nextNumber(values, options);
    return (
      next &&
      ((ahead) => {
        const value = next(ahead);
        return Number.isFinite(value) ? { kind: 'number', value } : undefined;
      })
    );
  }
  if (content.kind !== 'text') return undefined;
  const next = nextName(texts, options) ?? nextNumbered(texts, options);
  return next && ((ahead) => ({ kind: 'text', value: next(ahead) }));
}

// ---------------------------------------------------------------------------------------------------------------------
// Numbers.

type Next = (ahead: number) => number;

function nextNumber(values: readonly number[], { trend }: SeriesOptions): Next | undefined {
  if (values.length === 1) return undefined;
  if (trend === 'growth' && values.every((value) => value > 0)) {
    const line = lineThrough(values.map(Math.log));
    return (ahead) => tidy(Math.exp(line(values.length + ahead)));
  }
  return linear(values);
}

/** The best straight line through the values by least squares, which goes through all of them where that can be. */
function linear(values: readonly number[]): Next {
  const first = values[0]!;
  const step = tidy(values[1]! - first);
  const largest = Math.max(...values.map(Math.abs), Math.abs(step));
  const isEven = values.every((value, i) => Math.abs(first + step * i - value) <= 1e-12 * largest);
  // Steps of decimal numbers are counted in decimals: 0.1, 0.2 goes on with 0.3 and not with 0.30000000000000004.
  if (isEven) {
    const decimals = Math.max(decimalsOf(first), decimalsOf(step));
    return (ahead) => rounded(first + step * (values.length + ahead), decimals);
  }
  const line = lineThrough(values);
  return (ahead) => tidy(line(values.length + ahead));
}

function lineThrough(values: readonly number[]): (at: number) => number {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const over = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  const under = (count * (count * count - 1)) / 12;
  return (at) => mean + (over / under) * (at - middle);
}

/** Without the noise behind the fifteenth digit, which nobody sees in Excel either. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

function rounded(value: number, decimals: number): number {
  return decimals > 100 ? value : Number(value.toFixed(decimals)) + 0;
}

// ---------------------------------------------------------------------------------------------------------------------
// Dates.

const hour = 1 / 24;

function nextDate(serials: readonly number[], format: string, options: SeriesOptions): Next | undefined {
  const { dateStep, way } = options;
  const sign = way === 'backwards' ? -1 : 1;
  const last = serials.at(-1)!;
  const inside =
    (next: Next): Next =>
    (ahead) => {
      const serial = next(ahead);
      return serial >= 0 && serial < lastSerial + 1 ? serial : Number.NaN;
    };
  if (dateStep === 'weekday') return inside((ahead) => afterWeekdays(last, sign * (ahead + 1)));
  if (dateStep === 'month' || dateStep === 'year') {
    const months = sign * (dateStep === 'year' ? 12 : 1);
    return inside((ahead) => afterMonths(last, months * (ahead + 1), dateOfSerial(last).day));
  }
  if (dateStep === 'day') return inside((ahead) => last + sign * (ahead + 1));
  if (serials.length > 1) return inside(byMonths(serials) ?? linear(serials));
  const isTimeOnly = !/[dy]/i.test(format) && /h/i.test(format);
  return inside((ahead) => tidy(last + sign * (isTimeOnly ? hour : 1) * (ahead + 1)));
}

/** Dates a whole number of months apart, on one day of the month or each on its last. */
function byMonths(serials: readonly number[]): Next | undefined {
  const dates = serials.map((serial) => dateOfSerial(serial));
  const months = dates.map(({ year, month }) => year * 12 + month);
  const step = months[1]! - months[0]!;
  const isEven = step !== 0 && months.every((month, i) => month === months[0]! + step * i);
  const isOneTime = serials.every((serial) => serial % 1 === serials[0]! % 1);
  const isOneDay = dates.every(({ day }) => day === dates[0]!.day);
  const isMonthsEnd = dates.every(({ year, month, day }) => day === daysIn(year, month));
  if (!isEven || !isOneTime || (!isOneDay && !isMonthsEnd)) return undefined;
  const day = isOneDay ? dates[0]!.day : 31;
  return (ahead) => afterMonths(serials.at(-1)!, step * (ahead + 1), day);
}

function afterMonths(serial: number, months: number, day: number): number {
  const date = dateOfSerial(serial);
  const index = date.year * 12 + date.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (year < 1900) return Number.NaN;
  return serialOfDate(year, month, Math.min(day, daysIn(year, month))) + (serial % 1);
}

function daysIn(year: number, month: number): number {
  return dateOfSerial(serialOfDate(year, month + 1, 1) - 1).day;
}

/** 1 is Sunday, 7 and 0 Saturday, as Excel counts. */
function isWeekend(serial: number): boolean {
  return Math.floor(serial) % 7 <= 1;
}

function afterWeekdays(serial: number, days: number): number {
  const sign = Math.sign(days);
  let at = serial;
  for (let left = Math.abs(days); left > 0;) {
    at += sign;
    if (!isWeekend(at)) left--;
  }
  return at;
}

// ---------------------------------------------------------------------------------------------------------------------
// Texts.

/** "Uge 09" -> "Uge ", 9, two digits. */
function numberAtEnd(
  text: string,
): { readonly before: string; readonly number: number; readonly digits: number } | undefined {
  const match = /^(.*?)(\d{1,15})$/s.exec(text);
  if (!match || match[1] === '') return undefined;
  return { before: match[1]!, number: Number(match[2]), digits: match[2]!.length };
}

/** Texts that end in a number count it up; where they leave zero on the way down they count up again, as in Excel. */
function nextNumbered(
  texts: readonly string[],
  { way }: SeriesOptions,
): ((ahead: number) => string) | undefined {
  const read = texts.map((text) => numberAtEnd(text));
  const last = read.at(-1);
  if (!last || read.some((one) => one?.before !== last.before)) return undefined;
  const numbers = read.map((one) => one!.number);
  const next =
    numbers.length > 1
      ? linear(numbers)
      : (ahead: number) => last.number + (way === 'backwards' ? -1 : 1) * (ahead + 1);
  return (ahead) => last.before + String(Math.abs(Math.round(next(ahead)))).padStart(last.digits, '0');
}

const danishWeekdays = 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' ');
const englishWeekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const short = (names: readonly string[]): readonly string[] => names.map((name) => name.slice(0, 3));
const quarters = [
  ['Q1', 'Q2', 'Q3', 'Q4'],
  ['1. kvartal', '2. kvartal', '3. kvartal', '4. kvartal'],
];

/** Names that follow each other in a circle; short before long, as Excel has its lists, so Maj is followed by Jun. */
const nameLists: Readonly<Record<LanguageId, readonly (readonly string[])[]>> = {
  da: [short(danishWeekdays), danishWeekdays, short(monthNames('da')), monthNames('da'), ...quarters],
  en: [short(englishWeekdays), englishWeekdays, short(monthNames('en')), monthNames('en'), ...quarters],
};

/** The lists that a name stands in, those of the person's own language first; "jan." is a short name too. */
function nameListsOf(text: string, language: LanguageId): readonly (readonly string[])[] {
  const name = text.toLowerCase().replace(/\.$/, '');
  const other = Object.values(languages).filter(({ id }) => id !== language);
  return [language, ...other.map(({ id }) => id)]
    .flatMap((id) => nameLists[id])
    .filter((list) => list.some((one) => one.toLowerCase() === name));
}

function nextName(
  texts: readonly string[],
  { language, way }: SeriesOptions,
): ((ahead: number) => string) | undefined {
  const list = nameListsOf(texts[0]!, language).find((one) =>
    texts.every((text) => nameListsOf(text, language).includes(one)),
  );
  if (!list) return undefined;
  const wrap = (index: number): number => ((index % list.length) + list.length) % list.length;
  const places = texts.map((text) => {
    const name = text.toLowerCase().replace(/\.$/, '');
    return list.findIndex((one) => one.toLowerCase() === name);
  });
  const step = places.length > 1 ? wrap(places[1]! - places[0]!) : way === 'backwards' ? -1 : 1;
  const isEven = places.every((place, i) => place === wrap(places[0]! + step * i));
  if (!isEven) return undefined;
  return (ahead) => writtenLike(texts[0]!, list[wrap(places.at(-1)! + step * (ahead + 1))]!);
}

/** A name with the capitals and the full stop of another. */
function writtenLike(model: string, name: string): string {
  const stop = model.endsWith('.') ? '.' : '';
  if (model.length > 1 && model === model.toUpperCase()) return name.toUpperCase() + stop;
  const isCapital = model[0] !== model[0]!.toLowerCase();
  const first = isCapital ? name[0]!.toUpperCase() : name[0]!.toLowerCase();
  return first + name.slice(1).toLowerCase() + stop;
}
