/**
 * An early effort, such as more interviews in the first months: people leave sooner, so it is the lower steps of the
 * refund ladder that are saved. Refund and co-financing have the same municipal shares.
 */

import { costsInWeek } from './amounts.ts';
import { closeBooks, type Books } from './books.ts';
import { breakEven, type BreakEvenEffect } from './break-even.ts';
import { budgetYearOf, caseClock, weeksPerYear } from './calendar.ts';
import { effectByWeek, effectOfSize, type ExitEffect } from './effect.ts';
import type { InvestmentCase } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import { addCost, personCostInWeekKr, type PersonCost } from './person-cost.ts';
import { municipalNetSavingKr, savingsByWeek } from './savings.ts';

export interface EarlyEffort extends Omit<InvestmentCase, 'effect' | 'destinations'> {
  readonly effect: ExitEffect;
  /** Extra interviews, spread evenly over the first weeks of everybody who starts; within the service frame. */
  readonly interviews: {
    /** Per person, 0 or more. */
    readonly count: number;
    readonly priceKr: number;
    /** Whole weeks from a person's start, 1 or more. */
    readonly overWeeks: number;
  };
}

/** What is saved at one step of the ladder over the horizon. */
export interface StepSaving {
  readonly fromWeek: number;
  readonly personWeeks: number;
  readonly municipalKr: number;
}

export interface EarlyEffortResult extends Books {
  readonly breakEvenUplift: BreakEvenEffect;
  readonly municipalNetRangeKr: { readonly low: number | null; readonly high: number | null };
  readonly steps: readonly StepSaving[];
  /** The saving if every week were priced at one share, kr. */
  readonly flatSavingKr: number;
  /** How much too high that is, as a share of the saving; null without a saving. */
  readonly flatExcess: number | null;
}

/** The municipality's share of long-term support, which a rough calculation uses for everybody. */
const flatShare = 0.8;

export function calculateEarlyEffort(effort: EarlyEffort): EarlyEffortResult {
  const asCase: InvestmentCase = { ...effort, destinations: [] };
  const clock = caseClock(effort.startsOn, effort.horizonYears);
  const interviews = interviewCost(effort);
  const savings = savingsByWeek(asCase, effort.effect);
  const costs = savings.map((_, week) =>
    addCost(
      costsInWeek(effort.costs, week, clock),
      personCostInWeekKr(interviews, effort.intake, week, clock),
      interviews,
    ),
  );
  const books = closeBooks({ clock, savings, costs, ruleYears: effort.ruleYears });
  const costKr = books.total.costKrByPayer.municipality;
  const netKrAt = (uplift: number | undefined): number | null =>
    uplift === undefined ? null : municipalNetSavingKr(asCase, effectOfSize(effort.effect, uplift)) - costKr;
  const flatSavingKr = books.total.savedBenefitKr * flatShare;
  const savingKr = books.total.municipalNetSavingKr;
  return {
    ...books,
    breakEvenUplift: breakEven(asCase, costKr).effect,
    municipalNetRangeKr: { low: netKrAt(effort.effectLow), high: netKrAt(effort.effectHigh) },
    steps: savingByStep(effort),
    flatSavingKr,
    flatExcess: savingKr > 0 ? flatSavingKr / savingKr - 1 : null,
  };
}

function interviewCost({ interviews }: EarlyEffort): PersonCost {
  return {
    weeklyKr: (interviews.count * interviews.priceKr) / interviews.overWeeks,
    share: 1,
    afterWeeks: 0,
    weeks: interviews.overWeeks,
    index: 0,
    track: 'service',
    payer: 'municipality',
  };
}

/** Every saved week put at the step that the person would have stood on. */
function savingByStep(effort: EarlyEffort): readonly StepSaving[] {
  const clock = caseClock(effort.startsOn, effort.horizonYears);
  const difference = effectByWeek(effort.effect, clock.lastWeek);
  const { steps } = effort.ladder;
  return steps.map(({ fromWeek, municipalShare }, index) => {
    const nextFrom = steps[index + 1]?.fromWeek ?? Infinity;
    let personWeeks = 0;
    let municipalKr = 0;
    for (const cohort of effort.intake) {
      for (let week = cohort.week + 1; week <= clock.lastWeek; week++) {
        const t = week - cohort.week;
        for (const band of effort.seniority) {
          const seniority = band.weeks + t;
          if (seniority < fromWeek || seniority >= nextFrom) continue;
          const saved = cohort.persons * (1 - effort.dropOff) * band.share * itemAt(difference, t);
          const perWeekKr =
            (effort.benefit.annualKr / weeksPerYear) *
            (1 + effort.benefitIndex) ** (budgetYearOf(week, clock) - 1);
          personWeeks += saved;
          municipalKr += saved * perWeekKr * municipalShare;
        }
      }
    }
    return { fromWeek, personWeeks, municipalKr };
  });
}
