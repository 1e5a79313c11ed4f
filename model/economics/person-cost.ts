/** A cost that follows the persons: so much per person and week, from one week after the start to another. */

import type { Costs } from './amounts.ts';
import { budgetYearOf, type CaseClock } from './calendar.ts';
import type { Payer, Track } from './costs.ts';
import type { Cohort } from './investment-case.ts';

export interface PersonCost {
  /** Kr. per person and week at the prices of budget year 1. */
  readonly weeklyKr: number;
  /** Share of those who start that it is paid for, 0..1. */
  readonly share: number;
  /** Whole weeks from a person's start until the first paid week has begun: 0 pays from the first week on. */
  readonly afterWeeks: number;
  /** Whole weeks in which it is paid. */
  readonly weeks: number;
  /** Yearly rise in price and wage (p/l) from budget year 2 on: 0.02 is 2 %. */
  readonly index: number;
  readonly track: Track;
  readonly payer: Payer;
}

/** What it comes to in kr. in one week of the case, 0 being the start. */
export function personCostInWeekKr(
  cost: PersonCost,
  intake: readonly Cohort[],
  week: number,
  clock: CaseClock,
): number {
  let persons = 0;
  for (const cohort of intake) {
    const weeksSinceStart = week - cohort.week;
    if (weeksSinceStart > cost.afterWeeks && weeksSinceStart <= cost.afterWeeks + cost.weeks)
      persons += cohort.persons;
  }
  return persons * cost.share * cost.weeklyKr * (1 + cost.index) ** (budgetYearOf(week, clock) - 1);
}

/** The costs of a week with so much more on one track from one payer. */
export function addCost(
  costs: Costs,
  kr: number,
  { track, payer }: Pick<PersonCost, 'track' | 'payer'>,
): Costs {
  const { costKrByPayer, municipalCostKrByTrack } = costs;
  return {
    costKrByPayer: { ...costKrByPayer, [payer]: costKrByPayer[payer] + kr },
    municipalCostKrByTrack:
      payer === 'municipality'
        ? { ...municipalCostKrByTrack, [track]: municipalCostKrByTrack[track] + kr }
        : municipalCostKrByTrack,
  };
}
