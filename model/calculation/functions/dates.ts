/** Dates where the engine errs. A date is Excel's serial number; 1 is 1 January 1900. */
import { dateOfSerial, serialOfDate } from '../../formula/number-format.ts';
import { numberOfText } from '../coercion.ts';
import {
  type EngineFunctions,
  type Result,
  badNumber,
  badValue,
  date,
  number,
  numberOr,
  text,
} from './engine-function.ts';

function weekday(serial: number): number {
  // Serial 1 is a Sunday in Excel's calendar of 1900; Monday is 0 here.
  return (Math.floor(serial) + 5) % 7;
}

/** The week of a date by ISO 8601: the week with the year's first Thursday is week 1. */
function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) - weekday(serial) + 3;
  const { year } = dateOfSerial(thursday);
  return Math.floor((thursday - serialOfDate(year, 1, 1)) / 7) + 1;
}

/** First day of the week by WEEKNUM's second argument, Monday 0. */
const weekStarts: ReadonlyMap<number, number> = new Map([
  [1, 6],
  [2, 0],
  [11, 0],
  [12, 1],
  [13, 2],
  [14, 3],
  [15, 4],
  [16, 5],
  [17, 6],
]);

function weekOfYear(serial: number, mode: number): Result {
  if (Math.trunc(mode) === 21) return isoWeek(serial);
  const start = weekStarts.get(Math.trunc(mode));
  if (start === undefined) return badNumber();
  const newYear = serialOfDate(dateOfSerial(Math.floor(serial)).year, 1, 1);
  const firstOfWeek = newYear - ((weekday(newYear) - start + 7) % 7);
  return Math.floor((Math.floor(serial) - firstOfWeek) / 7) + 1;
}

/** The first of a month that lies so many months after a date's; undefined outside Excel's calendar. */
function monthAfter(
  serial: number,
  months: number,
): { readonly first: number; readonly last: number } | undefined {
  const { year, month } = dateOfSerial(Math.floor(serial));
  const target = year * 12 + month - 1 + Math.trunc(months);
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  if (targetYear < 1900 || targetYear > 9999) return undefined;
  const first = serialOfDate(targetYear, targetMonth, 1);
  // 31 December 9999 has no day after it.
  const next = targetMonth === 12 ? first + 31 : serialOfDate(targetYear, targetMonth + 1, 1);
  return { first, last: next - 1 };
}

function addMonths(serial: number, months: number): Result {
  const month = monthAfter(serial, months);
  if (!month) return badNumber();
  return Math.min(month.first + dateOfSerial(Math.floor(serial)).day - 1, month.last);
}

function endOfMonth(serial: number, months: number): Result {
  return monthAfter(serial, months)?.last ?? badNumber();
}

export const dates: EngineFunctions = {
  // 3.5.0 knows no leap years here: a month after 31 January 2024 came to 28 February. No issue found.
  EDATE: { parameters: [date, number], calculate: addMonths },
  EOMONTH: { parameters: [date, number], calculate: endOfMonth },
  // 3.5.0 gave week 53 for 30 December 2024, which is in week 1 of 2025. No issue found.
  ISOWEEKNUM: { parameters: [date], calculate: isoWeek },
  WEEKNUM: { parameters: [date, numberOr(1)], calculate: weekOfYear },
  // 3.5.0 reads only the formats that it is configured with, none of them Danish.
  DATEVALUE: {
    parameters: [text],
    calculate: (typed: string) => {
      const serial = /[-./\s]/.test(typed.trim()) ? numberOfText(typed) : undefined;
      return serial === undefined ? badValue() : Math.floor(serial);
    },
  },
  TIMEVALUE: {
    parameters: [text],
    calculate: (typed: string) => {
      const serial = typed.includes(':') ? numberOfText(typed) : undefined;
      return serial === undefined ? badValue() : serial - Math.floor(serial);
    },
  },
};
