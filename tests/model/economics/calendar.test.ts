import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  budgetYearOf,
  calendarMonthOf,
  calendarYearOf,
  caseClock,
  firstWeekOfCaseMonth,
  isCalendarDate,
  lastWeekOfCaseMonth,
  weeksInFirstYear,
} from '../../../model/economics/calendar.ts';
import { anyDate } from './cases.ts';

test.each([
  { year: 2027, month: 1, day: 1, weeks: 52 },
  { year: 2027, month: 1, day: 4, weeks: 52 },
  { year: 2027, month: 1, day: 5, weeks: 51 },
  { year: 2027, month: 7, day: 1, weeks: 26 },
  { year: 2027, month: 8, day: 1, weeks: 22 },
  { year: 2028, month: 8, day: 1, weeks: 22 },
  { year: 2027, month: 12, day: 31, weeks: 1 },
  { year: 2028, month: 12, day: 31, weeks: 1 },
])('[ECON-2] a case from $year-$month-$day has $weeks weeks in its first year', ({ weeks, ...startsOn }) => {
  expect(weeksInFirstYear(startsOn)).toBe(weeks);
});

test('[ECON-2] a start on 1 August puts weeks 0-22 in the first budget year, 23-74 in the second', () => {
  const clock = caseClock({ year: 2027, month: 8, day: 1 }, 5);
  expect([0, 1, 22, 23, 74, 75, 260].map((week) => budgetYearOf(week, clock))).toEqual([1, 1, 1, 2, 2, 3, 6]);
  expect(calendarYearOf(23, clock)).toBe(2028);
  expect([0, 1, 22, 23, 74].map((week) => calendarMonthOf(week, clock))).toEqual([7, 7, 12, 1, 12]);
});

test('[ECON-2] a start on 1 January gives whole budget years', () => {
  const clock = caseClock({ year: 2027, month: 1, day: 1 }, 2);
  expect([0, 1, 52, 53, 104].map((week) => budgetYearOf(week, clock))).toEqual([1, 1, 1, 2, 2]);
  expect([0, 1, 5, 6, 52, 53].map((week) => calendarMonthOf(week, clock))).toEqual([1, 1, 1, 2, 12, 1]);
});

test('[ECON-2] budget years and months follow each other without gaps from any date', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 20 }), (startsOn, horizonYears) => {
      const clock = caseClock(startsOn, horizonYears);
      for (let week = 1; week <= clock.lastWeek; week++) {
        const yearsPassed = budgetYearOf(week, clock) - budgetYearOf(week - 1, clock);
        const monthsPassed =
          12 * yearsPassed + calendarMonthOf(week, clock) - calendarMonthOf(week - 1, clock);
        if (![0, 1].includes(yearsPassed) || ![0, 1].includes(monthsPassed)) return false;
      }
      return calendarMonthOf(clock.weeksInFirstYear, clock) === 12;
    }),
  );
});

test('[ECON-2] case months have four or five weeks and cover every week once', () => {
  expect([1, 2, 3, 12].map(firstWeekOfCaseMonth)).toEqual([1, 5, 9, 48]);
  expect([1, 2, 3, 12].map(lastWeekOfCaseMonth)).toEqual([4, 8, 13, 52]);
  for (let month = 1; month <= 240; month++) {
    expect(firstWeekOfCaseMonth(month + 1)).toBe(lastWeekOfCaseMonth(month) + 1);
  }
});

test.each([
  [{ year: 2028, month: 2, day: 29 }, true],
  [{ year: 2027, month: 2, day: 29 }, false],
  [{ year: 2100, month: 2, day: 29 }, false],
  [{ year: 2000, month: 2, day: 29 }, true],
  [{ year: 2027, month: 4, day: 31 }, false],
  [{ year: 2027, month: 12, day: 31 }, true],
  [{ year: 2027, month: 13, day: 1 }, false],
  [{ year: 2027, month: 0, day: 1 }, false],
  [{ year: 2027, month: 1.5, day: 1 }, false],
  [{ year: Number.NaN, month: 1, day: 1 }, false],
])('[ECON-2] %o is a day: %s', (date, expected) => {
  expect(isCalendarDate(date)).toBe(expected);
});

test.each([0, 21, 1.5, Number.NaN, Infinity])('[ECON-2] there is no clock for %d years', (years) => {
  expect(() => caseClock({ year: 2027, month: 1, day: 1 }, years)).toThrow(RangeError);
});
