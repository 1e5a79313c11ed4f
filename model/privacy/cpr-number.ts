/**
 * Finds what may be a Danish personal number (CPR number) in a text, so that a person can be asked before it is shared.
 *
 * Taken is: six digits that are a day, a month and a year, and four digits more, written together, with a space or with a
 * dash between (any dash, with spaces around it or not): 0107901234, 010790 1234, 010790-1234, 010790 – 1234. The day must
 * exist in the century that the seventh digit gives. Letters may stand right beside it (CPR0107901234). The check by
 * modulus 11 is not asked for: since 2007 numbers are issued that do not pass it.
 *
 * Not taken is: a part of a longer run of digits (an account, an EAN number), a number with decimals or marks between
 * thousands (0107901234,50), a date followed by another figure (01-07-90 1234), a number whose leading zero another
 * program has taken away (107901234), and administrative numbers, whose first two digits are no day. An amount of ten
 * digits that begins like a date is taken, and so are most production unit numbers (P-numre): nothing in the text tells
 * them from a personal number, so the person is asked.
 *
 * Sources: CPR-kontoret, »Opbygning af CPR-nummeret« and »Personnumre uden kontrolciffer (modulus 11 kontrol)«, cpr.dk.
 */

/** Where a number stands in a text, and its ten digits. */
export interface CprNumber {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const blank = '[ \\u00a0\\u2007\\u2009\\u202f]';
const dash = '[-\\u00ad\\u2010-\\u2015\\u2212]';
/** Parted, or in one run: then a few digits before or behind a mark make it an amount; as many as these another one in a list. */
const shape = new RegExp(
  [
    `(?<!\\d)\\d{6}(?:${blank}{0,2}${dash}${blank}{0,2}|${blank})\\d{4}(?!\\d)`,
    `(?<!\\d|(?<!\\d)\\d{1,5}[.,'])\\d{10}(?!\\d|[.,']\\d{1,5}(?!\\d))`,
  ].join('|'),
  'g',
);

/** Every number in a text, from its beginning. */
export function findCprNumbers(text: string): readonly CprNumber[] {
  // Most texts are too short, and a search costs more than looking at the length.
  if (text.length < 10) return [];
  const found: CprNumber[] = [];
  for (const match of text.matchAll(shape)) {
    const digits = match[0].replace(/\D/g, '');
    if (hasBirthday(digits)) found.push({ start: match.index, end: match.index + match[0].length, digits });
  }
  return found;
}

/** The text without some of its numbers; where that leaves two spaces, one is left. The rest is as it was. */
export function withoutCprNumbers(text: string, numbers: readonly CprNumber[]): string {
  let rest = text;
  for (const { start, end } of numbers.toReversed()) {
    const before = rest.slice(0, start);
    const after = rest.slice(end);
    const isDoubled = /(?:^|[ \t])$/.test(before) && /^[ \t]/.test(after);
    rest = before + (isDoubled ? after.slice(1) : after);
  }
  return rest;
}

/** Whether the first seven digits are a day that has been or may come. */
function hasBirthday(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = centuryOf(Number(digits[6]), Number(digits.slice(4, 6))) + Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** The century that the seventh digit gives a year of two digits. */
function centuryOf(seventh: number, year: number): 1800 | 1900 | 2000 {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
