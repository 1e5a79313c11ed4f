/**
 * What a person typed into a cell, as a fact: a number, a date, a text, a formula. Nothing is guessed where a wrong guess
 * would change a number in silence. 1.000 is one thousand in Danish and 1,5 is one and a half: no Dane means anything
 * else. But 1.23 and 0.125 may come from an English system, or be half past one; 1,250 has a zero that a decimal number
 * would not need, so it may be English too; 31-12 lacks its year; 0101 may be a code. Such a text is 'ambiguous': the
 * person is asked, and the text itself is always the last alternative.
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
  /** the likeliest first, the text itself last */
  | { readonly kind: 'ambiguous'; readonly alternatives: readonly Alternative[] };

/** What a text may mean; the same meaning reads several texts in the same way. */
export type Meaning =
  | 'number'
  /** its marks part thousands */
  | 'thousands'
  | 'date'
  /** another year, or day and month the other way round */
  | 'otherDate'
  | 'time'
  | 'text';

/** One thing that a text may mean. */
export type Alternative =
  | {
      readonly meaning: Exclude<Meaning, 'text'>;
      readonly value: number;
      readonly format: string | undefined;
    }
  | { readonly meaning: 'text'; readonly value: string };

/** Needed for a day without a year. */
export interface Today {
  readonly year: number;
}

/** A way to read a text as a number; of several, or when it is not sure, the person must choose. */
interface Reading {
  readonly meaning: Exclude<Meaning, 'text'>;
  readonly value: number;
  readonly format: string | undefined;
  readonly isSure: boolean;
}

/** No number or date is longer; a longer text is not searched for one. */
const maxNumberLength = 100;

export function readTyped(text: string, language: LanguageId, today?: Today): TypedInput {
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
  const rivals = sure ? readRivals(typed, language) : [];
  if (sure && rivals.length === 0) return typedNumber(sure);
  const possible = sure ? [sure, ...rivals] : readings;
  if (possible.length > 0) {
    const alternatives = possible.map(({ meaning, value, format }) => ({ meaning, value, format }));
    return { kind: 'ambiguous', alternatives: [...alternatives, { meaning: 'text', value: text }] };
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
  /** 1 000 000: perhaps a million, perhaps three numbers */
  readonly spaced: RegExp;
  /** 1,250 in Danish: nobody needs that zero, unless the comma parts thousands */
  readonly doubtful: RegExp;
}

// Numbers on web pages and in documents are grouped by these spaces, which nobody types.
const groupingSpaces = '\u00a0\u202f';

function writing(decimal: ',' | '.', group: ',' | '.'): Writing {
  const groups = `(?:[${group}${groupingSpaces}]\\d{3})+`;
  return {
    numeral: new RegExp(`^(\\d{1,3}${groups}|\\d*)(?:[${decimal}](\\d+))?(?:e([-+]?\\d+))?$`, 'i'),
    misgrouped: new RegExp(`^([1-9]\\d*(?:[${group}]\\d{3})+)(?:[${decimal}](\\d+))?$`),
    spaced: new RegExp(`^([1-9]\\d{0,2}(?: \\d{3})+)(?:[${decimal}](\\d+))?$`),
    doubtful: new RegExp(`^[1-9]\\d{0,2}[${decimal}]\\d{2}0$`),
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

/** The writing of a language, and the other one. */
function writings(language: LanguageId): readonly [own: Writing, other: Writing] {
  return language === 'da' ? [commaDecimal, pointDecimal] : [pointDecimal, commaDecimal];
}

function readNumerals(text: string, language: LanguageId): Numeral[] {
  const [own, other] = writings(language);
  const read = readNumeral(text, own.numeral, true);
  if (read.length > 0) return read;
  return [other.numeral, own.misgrouped, own.spaced].flatMap((pattern) => readNumeral(text, pattern, false));
}

/** What a text may mean although the language has its own sure reading of it. */
function readRivals(typed: string, language: LanguageId): Reading[] {
  const [own, other] = writings(language);
  if (/[%a-z]/i.test(typed.replace(/kr\.?|dkk/gi, ''))) return [];
  return readNumber(typed, language, (numeral) =>
    own.doubtful.test(numeral) ? readNumeral(numeral, other.numeral, false) : [],
  );
}

/** Unit -> the places by which it moves the decimal point, and its name in a number format. */
const units = [
  { pattern: /^t/i, places: 3, name: 't.' },
  { pattern: /^(mia|mrd|milliard)/i, places: 9, name: 'mia.' },
  { pattern: /^(mio|mill)/i, places: 6, name: 'mio.' },
] as const;

const numberParts = new RegExp(
  [
    '^(?<open>\\()?',
    '(?<sign>[-+−])?',
    '(?<before>kr\\.?|dkk)?',
    '(?<signAfter>[-+−])?',
    `(?<numeral>[\\d., ${groupingSpaces}]*\\d(?:e[-+]?\\d+)?)`,
    '(?<dash>,-)?',
    '(?:(?<unit>t(?=\\.?\\s*kr)|mio|mia|mrd|milliard(?:er)?|mill(?:ion(?:er)?)?)\\.?)?',
    '(?<after>kr\\.?|kroner|dkk|%|pct\\.?|procent)?',
    '(?<close>\\))?$',
  ].join('\\s*'),
  'i',
);

function readNumber(
  typed: string,
  language: LanguageId,
  numerals: (numeral: string) => Numeral[] = (numeral) => readNumerals(numeral, language),
): Reading[] {
  const found = numberParts.exec(typed)?.groups;
  if (!found) return [];
  const { open, sign, before, signAfter, numeral = '', dash, unit: unitText, after, close } = found;
  const isPercent = /^(%|pct|procent)/i.test(after ?? '');
  const isKroner = before !== undefined || dash !== undefined || (after !== undefined && !isPercent);
  const hasTwoSigns = (sign ?? signAfter) !== undefined && (open !== undefined || (sign && signAfter));
  const hasTwoUnits = (before && after) || (isPercent && (unitText ?? dash)) || (unitText && dash);
  if ((open === undefined) !== (close === undefined) || hasTwoSigns || hasTwoUnits) return [];
  const isNegative = open !== undefined || ['-', '−'].includes(sign ?? signAfter ?? '');
  const unit = unitText === undefined ? undefined : units.find(({ pattern }) => pattern.test(unitText));
  const places = isPercent ? -2 : (unit?.places ?? 0);
  const isBare = typed === numeral;
  return numerals(numeral).flatMap((read): Reading[] => {
    // The point moves in the decimal text, so 28,5 % is exactly the double 0.285.
    const size = Number(`${read.mantissa}e${read.exponent + places}`);
    const isLost = !Number.isFinite(size) || (size === 0 && /[1-9]/.test(read.mantissa));
    if (isLost || (dash !== undefined && read.decimals > 0)) return [];
    // Digits that would not survive as a number (0101, an account number) are perhaps a code.
    const isCode = isBare && /^\d+$/.test(numeral) && String(size) !== numeral;
    return [
      {
        meaning: read.isGrouped && read.decimals === 0 ? 'thousands' : 'number',
        value: isNegative && size !== 0 ? -size : size,
        format: formatAsTyped(read, { isPercent, isKroner, unit, language }),
        isSure: read.isSure && !isCode,
      },
    ];
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
/** Danes write 12.30 too. */
const pointTimePattern = /^([01]?\d|2[0-3])\.([0-5]\d)$/;
const clock = /^kl\.?\s*/i;

function readMoment(typed: string, language: LanguageId, today: Today | undefined): Reading[] {
  const time = readTime(typed);
  if (time) {
    const format = (time.serial < 1 ? 'hh:mm' : '[h]:mm') + time.seconds;
    return [{ meaning: 'time', value: time.serial, format, isSure: true }];
  }
  const pointTime = language === 'da' ? readTime(typed.replace(pointTimePattern, '$1:$2')) : undefined;
  const dayCode = language === 'da' ? 'dd-mm-yyyy' : 'yyyy-mm-dd';
  const [, dayText = typed, timeText = ''] = /^(.*\d)(?:\s+|T)((?:kl\.?\s*)?\d{1,2}:.*)$/i.exec(typed) ?? [];
  const timeOfDay = readTime(timeText);
  if (timeOfDay && timeOfDay.serial >= 1) return [];
  const dates = readDay(timeOfDay ? dayText : typed, language, today).map(
    ({ serial, isSure }, i): Reading => ({
      meaning: i === 0 ? 'date' : 'otherDate',
      value: serial + (timeOfDay?.serial ?? 0),
      format: timeOfDay ? `${dayCode} hh:mm${timeOfDay.seconds}` : dayCode,
      isSure,
    }),
  );
  const times: Reading[] = pointTime
    ? [{ meaning: 'time', value: pointTime.serial, format: 'hh:mm', isSure: false }]
    : [];
  return [...dates, ...times, ...(timeOfDay ? [] : readMonth(typed))];
}

function readTime(text: string): { readonly serial: number; readonly seconds: '' | ':ss' } | undefined {
  const isSaid = clock.test(text);
  const spoken = text.replace(clock, '');
  const match = timePattern.exec(isSaid ? spoken.replace(pointTimePattern, '$1:$2') : text);
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

/** A month of a year is its first day. */
function readMonth(text: string): Reading[] {
  const [, name = '', year] = /^([a-zæøå]+)\.?\s+(\d{4})$/i.exec(text) ?? [];
  const month = monthNumber(name);
  if (month === 0) return [];
  return daysOf([[Number(year), month, 1]], true).map(({ serial, isSure }) => ({
    meaning: 'date',
    value: serial,
    format: 'mmmm yyyy',
    isSure,
  }));
}

const isoDay = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const namedDay = /^(\d{1,2})[.\s-]*([a-zæøå]+)[.,\s-]*(\d{4}|\d{2})?$/i;
const monthFirstDay = /^([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})$/i;
/** 31-12-2026, 31.12.26, 31/12 2026, 31/12-2026, 31. 12. 2026, 31-12 */
const numericDay = /^(\d{1,2})([-./])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})|(?:\s|-)(\d{4}))?$/;

function readDay(typed: string, language: LanguageId, today: Today | undefined): Day[] {
  const text = typed.replace(/^(?:den\s+|d\.\s*)(?=\d)/i, '');
  const iso = isoDay.exec(text);
  if (iso) return daysOf([[Number(iso[1]), Number(iso[3]), Number(iso[4])]], true);
  const named = namedDay.exec(text);
  const monthFirst = monthFirstDay.exec(text);
  if (named || monthFirst) {
    const [dayText, monthText, yearText] = named
      ? named.slice(1)
      : [monthFirst![2], monthFirst![1], monthFirst![3]];
    const { years, isSure } = readYears(yearText, today);
    const month = monthNumber(monthText!);
    return month === 0
      ? []
      : daysOf(
          years.map((year) => [year, month, Number(dayText)]),
          isSure,
        );
  }
  const numeric = numericDay.exec(text);
  if (!numeric) return [];
  const { years, isSure } = readYears(numeric[4] ?? numeric[5], today);
  const [one, mark, other] = [Number(numeric[1]), numeric[2], Number(numeric[3])];
  const candidates = years.flatMap((year): (readonly [number, number, number])[] => {
    const dayFirst = [year, other, one] as const;
    const inMonthFirst = [year, one, other] as const;
    if (language === 'da') return [dayFirst];
    return mark === '/' ? [inMonthFirst, dayFirst] : [dayFirst, inMonthFirst];
  });
  return daysOf(candidates, isSure && language === 'da');
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

/**
 * The years that may be meant. Two digits are read as Excel reads them, 00-29 in this century and 50-99 in the last; but
 * what Excel takes for 1935 may well be a plan to 2035, so 30-49 are asked about. A day without a year is this year's or
 * the next one's: a plan made in November has days in January.
 */
function readYears(
  text: string | undefined,
  today: Today | undefined,
): { readonly years: readonly number[]; readonly isSure: boolean } {
  if (text === undefined) return { years: today ? [today.year, today.year + 1] : [], isSure: false };
  const year = Number(text);
  if (text.length === 4) return { years: [year], isSure: true };
  if (year >= 30 && year < 50) return { years: [2000 + year, 1900 + year], isSure: false };
  return { years: [year + (year < 30 ? 2000 : 1900)], isSure: true };
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
