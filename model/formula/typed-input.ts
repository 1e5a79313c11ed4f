/**
 * What a person typed into a cell, as a fact: a number, a date, a text, a formula. Nothing is guessed where a wrong guess
 * would change a number in silence: 1.000 is one thousand in Danish, but 1.23 may come from an English system, 0.125 too,
 * and 0101 may be a code. Such a text is 'ambiguous', and the caller decides; its own text is always the last reading.
 */
import { type LanguageId, languages } from './language.ts';
import { dateOfSerial, lastSerial, monthNames, serialOfDate, serialOfTime } from './number-format.ts';
import { findProblem } from './syntax.ts';
import { readTokens } from './tokens.ts';

export interface TypedNumber {
  readonly kind: 'number';
  readonly value: number;
  /** the number format code that shows it as it was typed; undefined when it was typed plainly */
  readonly format?: string;
}

export interface TypedText {
  readonly kind: 'text';
  readonly value: string;
}

export type TypedInput =
  | { readonly kind: 'empty' }
  | TypedNumber
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** with its leading '=' */
  | { readonly kind: 'formula'; readonly text: string }
  | TypedText
  /** the likeliest reading first, the text itself last */
  | { readonly kind: 'ambiguous'; readonly readings: readonly (TypedNumber | TypedText)[] };

/** A way to read a text as a number; of several, or when it is not sure, the person must choose. */
interface Reading {
  readonly value: number;
  readonly format: string | undefined;
  readonly isSure: boolean;
}

/** No number or date is longer; a longer text is not searched for one. */
const maxNumberLength = 100;

export function readTyped(text: string, language: LanguageId, today?: { readonly year: number }): TypedInput {
  if (text === '') return { kind: 'empty' };
  if (text.startsWith("'")) return { kind: 'text', value: text.slice(1) };
  if (text.startsWith('=') && text.trim() !== '=') return { kind: 'formula', text };
  const typed = text.trim();
  const truth = readTruth(typed);
  if (truth !== undefined) return { kind: 'boolean', value: truth };
  const readings =
    typed.length > maxNumberLength || !/\d/.test(typed)
      ? []
      : [...readNumber(typed, language), ...readMoment(typed, language, today)];
  const sure = readings.find(({ isSure }) => isSure);
  if (sure) return typedNumber(sure);
  if (readings.length > 0) {
    return { kind: 'ambiguous', readings: [...readings.map(typedNumber), { kind: 'text', value: text }] };
  }
  if (isSignedFormula(typed, language)) return { kind: 'formula', text: `=${typed}` };
  return { kind: 'text', value: text };
}

/** The number that a text is, for paste; undefined for any other text, for dates, and for what is ambiguous. */
export function numberFromText(text: string, language: LanguageId): number | undefined {
  if (text.length > maxNumberLength) return undefined;
  return readNumber(text.trim(), language).find(({ isSure }) => isSure)?.value;
}

function typedNumber({ value, format }: Reading): TypedNumber {
  return format === undefined ? { kind: 'number', value } : { kind: 'number', value, format };
}

function readTruth(typed: string): boolean | undefined {
  const upper = typed.toUpperCase();
  if (upper === 'SAND' || upper === 'TRUE') return true;
  return upper === 'FALSK' || upper === 'FALSE' ? false : undefined;
}

/** As in Excel, +A1 and -SUM(A1:A3) are formulas. '- se A1' is a text: two words side by side are no formula. */
function isSignedFormula(typed: string, language: LanguageId): boolean {
  if (!/^[+-]/.test(typed)) return false;
  const tokens = readTokens(typed, languages[language]);
  if (!tokens.some(({ kind }) => kind === 'reference' || kind === 'function')) return false;
  const problem = findProblem(tokens);
  return !problem || problem.kind === 'missingClose';
}

// ---------------------------------------------------------------------------------------------------------------------
// Numbers.

/** A number without sign, unit and percent sign. */
interface Numeral {
  /** as JavaScript reads it, without exponent */
  readonly mantissa: string;
  readonly exponent: number;
  readonly decimals: number;
  readonly isGrouped: boolean;
  readonly isSure: boolean;
}

/** How one way of writing numbers looks: 1.234,56 or 1,234.56. */
interface Writing {
  readonly numeral: RegExp;
  /** 1000.000 in Danish: perhaps a million with a forgotten point */
  readonly misgrouped: RegExp;
}

// Numbers on web pages and in documents are grouped by these spaces, which nobody types.
const groupingSpaces = '\u00a0\u202f';

function writing(decimal: string, group: string): Writing {
  const groups = `(?:[${group}${groupingSpaces}]\\d{3})+`;
  return {
    numeral: new RegExp(`^(\\d{1,3}${groups}|\\d*)(?:[${decimal}](\\d+))?(?:e([-+]?\\d+))?$`, 'i'),
    misgrouped: new RegExp(`^([1-9]\\d*(?:[${group}]\\d{3})+)(?:[${decimal}](\\d+))?$`),
  };
}

const commaDecimal = writing(',', '.');
const pointDecimal = writing('.', ',');

function readNumeral(text: string, pattern: RegExp, isSure: boolean): Numeral[] {
  const match = pattern.exec(text);
  if (!match) return [];
  const [, integer = '', decimals = '', exponent = '0'] = match;
  const digits = integer.replace(/\D/g, '');
  const isGrouped = digits !== integer;
  // Nobody writes 0.125 for one hundred and twenty-five.
  if (isGrouped && digits.startsWith('0')) return [];
  const mantissa = `${digits || '0'}.${decimals || '0'}`;
  return [{ mantissa, exponent: Number(exponent), decimals: decimals.length, isGrouped, isSure }];
}

function readNumerals(text: string, language: LanguageId): Numeral[] {
  const [own, other] = language === 'da' ? [commaDecimal, pointDecimal] : [pointDecimal, commaDecimal];
  const read = readNumeral(text, own.numeral, true);
  if (read.length > 0) return read;
  return [...readNumeral(text, other.numeral, false), ...readNumeral(text, own.misgrouped, false)];
}

/** Unit -> the places by which it moves the decimal point, and its name in a number format. */
const units = [
  { pattern: /^t/i, places: 3, name: 't.' },
  { pattern: /^mi(o|ll)/i, places: 6, name: 'mio.' },
  { pattern: /^mia/i, places: 9, name: 'mia.' },
] as const;

const numberParts = new RegExp(
  [
    '^(?<open>\\()?',
    '(?<sign>[-+−])?',
    '(?<before>kr\\.?|dkk)?',
    '(?<signAfter>[-+−])?',
    `(?<numeral>[\\d.,${groupingSpaces}]*\\d(?:e[-+]?\\d+)?)`,
    '(?:(?<unit>t(?=\\.?\\s*kr)|mio|mill|mia)\\.?)?',
    '(?<after>kr\\.?|dkk|,-|%)?',
    '(?<close>\\))?$',
  ].join('\\s*'),
  'i',
);

function readNumber(typed: string, language: LanguageId): Reading[] {
  const found = numberParts.exec(typed)?.groups;
  if (!found) return [];
  const { open, sign, before, signAfter, numeral = '', unit: unitText, after, close } = found;
  const isPercent = after === '%';
  const isKroner = before !== undefined || (after !== undefined && !isPercent);
  const hasTwoSigns = (sign ?? signAfter) !== undefined && (open !== undefined || (sign && signAfter));
  const hasTwoUnits = (before && after) || (isPercent && unitText);
  if ((open === undefined) !== (close === undefined) || hasTwoSigns || hasTwoUnits) return [];
  const isNegative = open !== undefined || ['-', '−'].includes(sign ?? signAfter ?? '');
  const unit = unitText === undefined ? undefined : units.find(({ pattern }) => pattern.test(unitText));
  const places = isPercent ? -2 : (unit?.places ?? 0);
  const isBare = typed === numeral;
  return readNumerals(numeral, language).flatMap((read): Reading[] => {
    // The point moves in the decimal text, so 28,5 % is exactly the double 0.285.
    const size = Number(`${read.mantissa}e${read.exponent + places}`);
    const isLost = !Number.isFinite(size) || (size === 0 && /[1-9]/.test(read.mantissa));
    if (isLost) return [];
    // Digits that would not survive as a number (0101, an account number) are perhaps a code.
    const isCode = isBare && /^\d+$/.test(numeral) && String(size) !== numeral;
    const format = formatAsTyped(read, { isPercent, isKroner, unit, language });
    return [{ value: isNegative && size !== 0 ? -size : size, format, isSure: read.isSure && !isCode }];
  });
}

function formatAsTyped(
  { decimals, isGrouped }: Numeral,
  typed: {
    readonly isPercent: boolean;
    readonly isKroner: boolean;
    readonly unit: (typeof units)[number] | undefined;
    readonly language: LanguageId;
  },
): string | undefined {
  const places = (count: number): string => (count > 0 ? `.${'0'.repeat(Math.min(count, 15))}` : '');
  const { isPercent, isKroner, unit, language } = typed;
  if (isPercent) return `${isGrouped ? '#,##' : ''}0${places(decimals)}${language === 'da' ? ' %' : '%'}`;
  if (unit) {
    const name = unit.places === 3 ? `${unit.name}kr.` : unit.name + (isKroner ? ' kr.' : '');
    return `#,##0${places(decimals)}${','.repeat(unit.places / 3)} "${name}"`;
  }
  if (isKroner) return `#,##0${decimals > 0 ? '.00' : ''} "kr."`;
  return isGrouped ? `#,##0${places(decimals)}` : undefined;
}

// ---------------------------------------------------------------------------------------------------------------------
// Dates and times.

interface Day {
  readonly serial: number;
  readonly isSure: boolean;
}

const timePattern = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?(?:\s*([ap])m)?$/i;

function readMoment(
  typed: string,
  language: LanguageId,
  today: { readonly year: number } | undefined,
): Reading[] {
  const time = readTime(typed);
  if (time)
    return [
      { value: time.serial, format: (time.serial < 1 ? 'hh:mm' : '[h]:mm') + time.seconds, isSure: true },
    ];
  const dayCode = language === 'da' ? 'dd-mm-yyyy' : 'yyyy-mm-dd';
  const [, dayText = '', timeText = ''] = /^(.*\d)(?:\s+|T)(\d{1,2}:.*)$/.exec(typed) ?? [];
  const timeOfDay = readTime(timeText);
  if (!timeOfDay) {
    return readDay(typed, language, today).map(({ serial, isSure }) => ({
      value: serial,
      format: dayCode,
      isSure,
    }));
  }
  if (timeOfDay.serial >= 1) return [];
  const format = `${dayCode} hh:mm${timeOfDay.seconds}`;
  return readDay(dayText, language, today).map(({ serial, isSure }) => ({
    value: serial + timeOfDay.serial,
    format,
    isSure,
  }));
}

function readTime(text: string): { readonly serial: number; readonly seconds: '' | ':ss' } | undefined {
  const match = timePattern.exec(text);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const typedHours = Number(match[1]);
  if (half && (typedHours < 1 || typedHours > 12)) return undefined;
  const hours = half ? (typedHours % 12) + (half === 'p' ? 12 : 0) : typedHours;
  return {
    serial: serialOfTime(hours, Number(match[2]), Number(match[3] ?? 0)),
    seconds: match[3] ? ':ss' : '',
  };
}

function readDay(text: string, language: LanguageId, today: { readonly year: number } | undefined): Day[] {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return daysOf([[Number(iso[1]), Number(iso[2]), Number(iso[3])]], true);
  const named = /^(\d{1,2})\.?\s*([a-zæøå]+)\.?,?(?:\s*(\d{4}|\d{2}))?$/i.exec(text);
  const monthFirst = /^([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text);
  if (named || monthFirst) {
    const [dayText, monthText, yearText] = named
      ? named.slice(1)
      : [monthFirst![2], monthFirst![1], monthFirst![3]];
    const year = readYear(yearText, today);
    const month = monthNumber(monthText!);
    return year === undefined || month === 0 ? [] : daysOf([[year, month, Number(dayText)]], true);
  }
  const numeric = /^(\d{1,2})([-./])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  const year = numeric ? readYear(numeric[4], today) : undefined;
  if (!numeric || year === undefined) return [];
  const [one, mark, other] = [Number(numeric[1]), numeric[2], Number(numeric[3])];
  const dayFirst = [year, other, one] as const;
  // 1.5 may be the first of May, but a number just as well.
  if (language === 'da') return daysOf([dayFirst], mark !== '.' || numeric[4] !== undefined);
  const inMonthFirst = [year, one, other] as const;
  return daysOf(mark === '/' ? [inMonthFirst, dayFirst] : [dayFirst, inMonthFirst], false);
}

/** Of these days (year, month, day) the ones that exist, each once. */
function daysOf(candidates: readonly (readonly [number, number, number])[], isSure: boolean): Day[] {
  const serials = candidates.flatMap(([year, month, day]) => {
    const serial = serialOfDate(year, month, day);
    const found = dateOfSerial(serial);
    const isPhantom = year === 1900 && month === 2 && day === 29;
    const isReal = found.year === year && found.month === month && found.day === day && !isPhantom;
    return isReal && serial >= 1 && serial <= lastSerial ? [serial] : [];
  });
  return [...new Set(serials)].map((serial) => ({ serial, isSure }));
}

/** Two digits mean 1950 to 2049, as Windows has it now: a plan to 31-12-35 must not end in 1935. */
function readYear(
  text: string | undefined,
  today: { readonly year: number } | undefined,
): number | undefined {
  if (text === undefined) return today?.year;
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
}

/** 1 to 12 for a month's name, or its first three letters, in either language; 0 for any other word. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  for (const language of ['da', 'en'] as const) {
    const names = monthNames(language).map((month) => month.toLowerCase());
    const at = names.findIndex((month) => month === lower || month.slice(0, 3) === lower);
    if (at >= 0) return at + 1;
  }
  return lower === 'sept' ? 9 : 0;
}
