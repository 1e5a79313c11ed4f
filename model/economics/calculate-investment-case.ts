/**
 * The reference calculation of one investment case: what the spreadsheet templates say in formulas, said
 * once more in plain code, so that each can be checked against the other.
 */

import { amountsOf, costsInWeek, sumOfAmounts, type Amounts } from './amounts.ts';
import { breakEven, type BreakEven } from './break-even.ts';
import { budgetYearOf, calendarMonthOf, calendarYearOf, caseClock } from './calendar.ts';
import { effectOfSize } from './effect.ts';
import type { InvestmentCase } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import { isZeroKr } from './krone-dust.ts';
import { payback, type Payback } from './payback.ts';
import { municipalNetSavingKr, savingsByWeek } from './savings.ts';

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

export interface InvestmentCaseResult {
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
  readonly breakEven: BreakEven;
  /** The municipal net over the horizon in kr. at the low and the high effect; null where none is stated. */
  readonly municipalNetRangeKr: { readonly low: number | null; readonly high: number | null };
}

/**
 * Calculates a case in which `checkInvestmentCase` finds no number out of range. Anything else gives what
 * the arithmetic gives, or throws where the clock or the ladder has no answer.
 */
export function calculateInvestmentCase(investmentCase: InvestmentCase): InvestmentCaseResult {
  const weeks = weekResults(investmentCase);
  const budgetYears = budgetYearResults(weeks);
  const total = sumOfAmounts(weeks);
  const costKr = total.costKrByPayer.municipality;
  const paidBack = payback(
    weeks.map((week) => week.cumulatedMunicipalNetKr),
    investmentCase.ruleYears,
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
    breakEven: breakEven(investmentCase, costKr),
    municipalNetRangeKr: {
      low: municipalNetAt(investmentCase, investmentCase.effectLow, costKr),
      high: municipalNetAt(investmentCase, investmentCase.effectHigh, costKr),
    },
  };
}

function weekResults(investmentCase: InvestmentCase): readonly WeekResult[] {
  const clock = caseClock(investmentCase.startsOn, investmentCase.horizonYears);
  const savings = savingsByWeek(investmentCase, investmentCase.effect);
  let cumulatedMunicipalNetKr = 0;
  return savings.map((saving, week) => {
    const amounts = amountsOf(saving, costsInWeek(investmentCase.costs, week, clock));
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

function municipalNetAt(
  investmentCase: InvestmentCase,
  size: number | undefined,
  costKr: number,
): number | null {
  if (size === undefined) return null;
  return municipalNetSavingKr(investmentCase, effectOfSize(investmentCase.effect, size)) - costKr;
}
