/** What an effort costs, line by line, placed in weeks. */

import { budgetYearOf, firstWeekOfCaseMonth, lastWeekOfCaseMonth, type CaseClock } from './calendar.ts';

/** The budget tracks; the service track is the one inside the service frame. */
export const tracks = ['service', 'activation', 'transfer', 'capital'] as const;
export type Track = (typeof tracks)[number];

/** Who pays a line; what others pay is reported but is in neither balance. */
export const payers = ['municipality', 'state', 'other'] as const;
export type Payer = (typeof payers)[number];

/** Per year for a running line, the whole amount for a one-off line. */
export type CostAmount =
  | {
      readonly kind: 'staff';
      /** Full-time employees, 0 or more. */
      readonly fte: number;
      /** Wage of a full-time employee, kr. per year. */
      readonly annualWageKr: number;
      /** On top of the wage, as a share of it, 0 or more (0.2 is 20 %). */
      readonly overhead: number;
    }
  | {
      readonly kind: 'volume';
      /** Price of one unit, kr. */
      readonly unitPriceKr: number;
      /** Units, 0 or more; per year for a running line. */
      readonly volume: number;
    }
  | {
      readonly kind: 'fixed';
      /** Kr.; negative for a grant. */
      readonly kr: number;
    };

/** When a line is paid. Case months count from the start of the case: 1 is the first month. */
export type Recurrence =
  | {
      readonly kind: 'once';
      /** 0 is at the start; otherwise the first week of that case month. Beyond the horizon it is not paid. */
      readonly month: number;
    }
  | {
      readonly kind: 'running';
      /** First case month, 1 or more. */
      readonly fromMonth: number;
      /** Last case month, included; the horizon when left out. */
      readonly toMonth?: number;
    };

export interface CostLine {
  readonly label: string;
  readonly amount: CostAmount;
  readonly recurrence: Recurrence;
  /** Yearly rise in price and wage (p/l) from budget year 2 on: 0.02 is 2 %. */
  readonly index: number;
  readonly track: Track;
  readonly payer: Payer;
}

/** The amount of a line in kr. at the prices of budget year 1: per year when running, in all when one-off. */
export function costAmountKr(amount: CostAmount): number {
  switch (amount.kind) {
    case 'staff':
      return amount.fte * amount.annualWageKr * (1 + amount.overhead);
    case 'volume':
      return amount.unitPriceKr * amount.volume;
    case 'fixed':
      return amount.kr;
  }
}

/** What a line costs in kr. in one week, 0 being the start, with the price index of that budget year. */
export function costInWeekKr(line: CostLine, week: number, clock: CaseClock): number {
  const priceLevel = (1 + line.index) ** (budgetYearOf(week, clock) - 1);
  return unindexedCostInWeekKr(line, week, clock) * priceLevel;
}

function unindexedCostInWeekKr(line: CostLine, week: number, clock: CaseClock): number {
  const { recurrence } = line;
  const amountKr = costAmountKr(line.amount);
  if (recurrence.kind === 'once') {
    const paidInWeek = recurrence.month === 0 ? 0 : firstWeekOfCaseMonth(recurrence.month);
    return week === paidInWeek ? amountKr : 0;
  }
  const toMonth = Math.min(recurrence.toMonth ?? clock.lastMonth, clock.lastMonth);
  if (recurrence.fromMonth > toMonth) return 0;
  // Months have four or five weeks, so a line is spread evenly over all its weeks and not month by month.
  const firstWeek = firstWeekOfCaseMonth(recurrence.fromMonth);
  const lastWeek = lastWeekOfCaseMonth(toMonth);
  if (week < firstWeek || week > lastWeek) return 0;
  const totalKr = (amountKr * (toMonth - recurrence.fromMonth + 1)) / 12;
  return totalKr / (lastWeek - firstWeek + 1);
}
