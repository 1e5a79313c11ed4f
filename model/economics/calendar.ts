/**
 * The clock of an investment case. The refund ladder counts weeks, so the model does too: a model year has
 * 52 weeks and a week is 1/52 of the yearly amount. Weeks are numbered 1..H after the start; week 0 is "at
 * the start" and carries one-off costs only. Reports use budget years, which are calendar years.
 */

/** Weeks in a model year. */
export const weeksPerYear = 52;

const monthsPerYear = 12;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

/** The longest horizon of a case, in whole years. */
export const longestHorizonYears = 20;

/** A day; month 1..12, day 1..31. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Where the weeks of one case lie in the calendar. */
export interface CaseClock {
  /** Calendar year of the start, which is budget year 1. */
  readonly startYear: number;
  /** Model weeks in budget year 1, 1..52; fewer than 52 unless the case starts on about 1 January. */
  readonly weeksInFirstYear: number;
  /** The horizon in weeks: 52 for each year. */
  readonly lastWeek: number;
  /** The horizon in case months: 12 for each year. */
  readonly lastMonth: number;
}

/** The clock of a case. The horizon is a whole number of years, 1..20; anything else is a bug and throws. */
export function caseClock(startsOn: CalendarDate, horizonYears: number): CaseClock {
  if (!Number.isInteger(horizonYears) || horizonYears < 1 || horizonYears > longestHorizonYears) {
    throw new RangeError(`A horizon is 1 to ${longestHorizonYears} whole years, not ${horizonYears}`);
  }
  return {
    startYear: startsOn.year,
    weeksInFirstYear: weeksInFirstYear(startsOn),
    lastWeek: weeksPerYear * horizonYears,
    lastMonth: monthsPerYear * horizonYears,
  };
}

/** Whether the day exists in the Gregorian calendar. */
export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (![year, month, day].every(Number.isInteger) || month < 1 || month > monthsPerYear) return false;
  return day >= 1 && day <= daysBefore(year, month + 1) - daysBefore(year, month);
}

/** Model weeks from the start to the end of that calendar year, 1..52: 1 August 2027 gives 22. */
export function weeksInFirstYear(startsOn: CalendarDate): number {
  return Math.max(1, weeksPerYear - weeksSinceNewYear(startsOn));
}

/** The last week of a case before a day; less than 1 for a day before the start. */
export function lastWeekBefore(day: CalendarDate, clock: CaseClock): number {
  const weeksBeforeStart = weeksPerYear - clock.weeksInFirstYear;
  return weeksPerYear * (day.year - clock.startYear) + weeksSinceNewYear(day) - weeksBeforeStart;
}

/** Whole model weeks of a year that lie before a day, 0..52. */
function weeksSinceNewYear({ year, month, day }: CalendarDate): number {
  const daysSinceNewYear = daysBefore(year, month) + day - 1;
  const daysInYear = isLeapYear(year) ? 366 : 365;
  return roundHalfUp((daysSinceNewYear / daysInYear) * weeksPerYear);
}

/** The budget year of a week, 1 for the year of the start. Week 0 belongs to budget year 1. */
export function budgetYearOf(week: number, clock: CaseClock): number {
  if (week <= clock.weeksInFirstYear) return 1;
  return 1 + Math.ceil((week - clock.weeksInFirstYear) / weeksPerYear);
}

/** The calendar year of a week. */
export function calendarYearOf(week: number, clock: CaseClock): number {
  return clock.startYear + budgetYearOf(week, clock) - 1;
}

/** The calendar month of a week, 1..12, each month being 52/12 weeks. Week 0 has the month of week 1. */
export function calendarMonthOf(week: number, clock: CaseClock): number {
  const weeksBefore = weeksPerYear - clock.weeksInFirstYear + Math.max(week, 1) - 1;
  return Math.floor(((weeksBefore % weeksPerYear) * monthsPerYear) / weeksPerYear) + 1;
}

/** The first week of a case month; months count from the start, 1 being the first. */
export function firstWeekOfCaseMonth(month: number): number {
  return Math.floor(((month - 1) * weeksPerYear) / monthsPerYear) + 1;
}

/** The last week of a case month; months count from the start, 1 being the first. */
export function lastWeekOfCaseMonth(month: number): number {
  return Math.floor((month * weeksPerYear) / monthsPerYear);
}

/** Days in the year before the first of a month, 1..13. */
function daysBefore(year: number, month: number): number {
  const days = daysBeforeMonth[month - 1];
  if (days === undefined) throw new RangeError(`No month ${month}`);
  return month > 2 && isLeapYear(year) ? days + 1 : days;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}
