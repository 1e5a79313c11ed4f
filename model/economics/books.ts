/**
 * The books of any case: savings and costs by week become balances by week, budget year and horizon, and the figures that
 * follow from them. Every kind of case is closed in this one way.
 */

import { amountsOf, sumOfAmounts, type Amounts, type Costs } from './amounts.ts';
import { budgetYearOf, calendarMonthOf, calendarYearOf, type CaseClock } from './calendar.ts';
import { itemAt } from './item-at.ts';
import { isZeroKr } from './krone-dust.ts';
import { payback, type Payback } from './payback.ts';
import type { Saving } from './savings.ts';

/** The amounts of one week and its place in the calendar; week 0 is the start. */
export interface WeekResult extends Amounts {
  readonly week: number;
  /** 1 is the year of the start. */
  readonly budgetYear: number;
  readonly calendarYear: number;
  /** 1..12. */
  readonly calendarMonth: number;
  readonly cumulatedMunicipalNetKr: number;
}

/** The amounts of one budget year, a calendar year; the first and the last may be shorter than 52 weeks. */
export interface BudgetYearResult extends Amounts {
  /** 1 is the year of the start. */
  readonly budgetYear: number;
  readonly calendarYear: number;
  readonly cumulatedMunicipalNetKr: number;
}

/** The municipal net on one line, kr. */
export interface OneLine {
  readonly budgetYear1Kr: number;
  /** The budget year and the three years after it, as far as the horizon has them. */
  readonly budgetYears1To4Kr: number;
  readonly wholeHorizonKr: number;
}

/** A month of the calendar, 1..12. */
export interface CalendarMonth {
  readonly year: number;
  readonly month: number;
}

export interface Books {
  /** Weeks 0..H; an entry's index is its week. */
  readonly weeks: readonly WeekResult[];
  readonly budgetYears: readonly BudgetYearResult[];
  readonly total: Amounts;
  readonly oneLine: OneLine;
  /** Municipal (saving - cost) / cost; null without a cost. */
  readonly roi: number | null;
  /** Municipal saving / cost; null without a cost. */
  readonly bcr: number | null;
  readonly payback: Payback;
  /** Where the payback week falls; null when the case is not paid back within the horizon. */
  readonly paybackMonth: CalendarMonth | null;
}

/** What goes into the books: savings and costs of weeks 0..H. */
export interface Entries {
  readonly clock: CaseClock;
  readonly savings: readonly Saving[];
  readonly costs: readonly Costs[];
  /** The municipality's own rule: paid back within this many years. 6 when left out. */
  readonly ruleYears: number | undefined;
}

/** Closes the books over the horizon. */
export function closeBooks(entries: Entries): Books {
  const weeks = weekResults(entries);
  const budgetYears = budgetYearResults(weeks);
  const total = sumOfAmounts(weeks);
  const costKr = total.costKrByPayer.municipality;
  const paidBack = payback(
    weeks.map((week) => week.cumulatedMunicipalNetKr),
    entries.ruleYears,
  );
  return {
    weeks,
    budgetYears,
    total,
    oneLine: {
      budgetYear1Kr: itemAt(budgetYears, 0).municipalNetKr,
      budgetYears1To4Kr: sumOfAmounts(budgetYears.slice(0, 4)).municipalNetKr,
      wholeHorizonKr: total.municipalNetKr,
    },
    roi: isZeroKr(costKr) ? null : (total.municipalNetSavingKr - costKr) / costKr,
    bcr: isZeroKr(costKr) ? null : total.municipalNetSavingKr / costKr,
    payback: paidBack,
    paybackMonth: paidBack.stays === null ? null : monthOf(itemAt(weeks, paidBack.stays)),
  };
}

function weekResults({ clock, savings, costs }: Entries): readonly WeekResult[] {
  let cumulatedMunicipalNetKr = 0;
  return savings.map((saving, week) => {
    const amounts = amountsOf(saving, itemAt(costs, week));
    cumulatedMunicipalNetKr += amounts.municipalNetKr;
    return {
      ...amounts,
      week,
      budgetYear: budgetYearOf(week, clock),
      calendarYear: calendarYearOf(week, clock),
      calendarMonth: calendarMonthOf(week, clock),
      cumulatedMunicipalNetKr,
    };
  });
}

function budgetYearResults(weeks: readonly WeekResult[]): readonly BudgetYearResult[] {
  const lastBudgetYear = itemAt(weeks, weeks.length - 1).budgetYear;
  const years: BudgetYearResult[] = [];
  for (let budgetYear = 1; budgetYear <= lastBudgetYear; budgetYear++) {
    const ofYear = weeks.filter((week) => week.budgetYear === budgetYear);
    const lastWeek = itemAt(ofYear, ofYear.length - 1);
    years.push({
      ...sumOfAmounts(ofYear),
      budgetYear,
      calendarYear: lastWeek.calendarYear,
      cumulatedMunicipalNetKr: lastWeek.cumulatedMunicipalNetKr,
    });
  }
  return years;
}

function monthOf(week: WeekResult): CalendarMonth {
  return { year: week.calendarYear, month: week.calendarMonth };
}
