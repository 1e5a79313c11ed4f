/**
 * A programme for people who have been on kontanthjælp for long, with a funnel of outcomes: wage hours beside the
 * benefit, education, praktik, and what the rehabilitation team clarifies. Each outcome has its price and counts only
 * as far as there are more of it than there would have been; the state's grant depends on what is reached in all.
 */

import { costsInWeek } from './amounts.ts';
import { closeBooks, type Books } from './books.ts';
import { caseClock, lastWeekBefore, weeksPerYear, type CalendarDate, type CaseClock } from './calendar.ts';
import type { CostLine } from './costs.ts';
import { gapByWeek } from './effect.ts';
import type { Benefit } from './investment-case.ts';
import { isAboveZeroKr } from './krone-dust.ts';
import { netSavingKr, savingsOfMoves, type Move, type MovingGroup } from './moves.ts';
import type { Saving } from './savings.ts';

/** What an outcome does to the benefit. */
export type OutcomeKind =
  /** Leaves the benefit, for nothing or for another one, which the law may end; from that day they are back. */
  | { readonly kind: 'leaves'; readonly to?: Benefit; readonly endsOn?: CalendarDate }
  /** Wage beside the benefit, which it reduces, to nothing at most. */
  | {
      readonly kind: 'wage-hours';
      readonly hoursPerWeek: number;
      readonly hourlyWageKr: number;
      /** Share of the wage that is set off against the benefit, 0..1. */
      readonly setOff: number;
    }
  /** Stays on the whole benefit. */
  | { readonly kind: 'stays' };

export interface Outcome {
  /** Shares of those who start, 0..1. */
  readonly withEffort: number;
  readonly without: number;
  /** Whole weeks from the start until it begins. */
  readonly afterWeeks: number;
  /** Whole weeks that it lasts. */
  readonly weeks: number;
  readonly outcome: OutcomeKind;
  /** Whether it counts towards the results that release the grant. */
  readonly countsForGrant: boolean;
}

/** A results-based grant from the state; nothing of it is repaid. */
export interface ResultsGrant {
  readonly kr: number;
  /** Share of the grant, 0..1, that is paid whatever the results. */
  readonly firstShare: number;
  /** From this share of the group with counting outcomes on, so much more of the grant is released; ascending. */
  readonly steps: readonly { readonly fromShare: number; readonly releasedShare: number }[];
  /** Case months of the two payments; 0 is at the start. */
  readonly firstMonth: number;
  readonly resultMonth: number;
}

/** The benefit of the group is kontanthjælp. */
export interface FlereSkalMedCase extends MovingGroup {
  readonly startsOn: CalendarDate;
  /** Whole years, 1..20. */
  readonly horizonYears: number;
  readonly outcomes: readonly Outcome[];
  /** How much of the planned difference is reached, 1 being all of it. */
  readonly reached: number;
  readonly reachedLow?: number;
  readonly reachedHigh?: number;
  readonly grant: ResultsGrant;
  /** Whether the books count the grant. */
  readonly isGrantCounted: boolean;
  readonly costs: readonly CostLine[];
  readonly ruleYears?: number;
}

export interface FlereSkalMedResult extends Books {
  /** Share of the group, 0..1, whose outcomes count for the grant: all of them, not the difference. */
  readonly countingShare: number;
  readonly grantKr: number;
  readonly municipalNetKrWithGrant: number;
  readonly municipalNetKrWithoutGrant: number;
  /** How many more have left the benefit, part-time wage counted in part, as a share of the group. */
  readonly difference: number;
  /** How much of the planned difference is enough; null where no difference pays for the cost. */
  readonly breakEvenReached: number | null;
  readonly municipalNetRangeKr: { readonly low: number | null; readonly high: number | null };
}

export function calculateFlereSkalMed(input: FlereSkalMedCase): FlereSkalMedResult {
  const clock = caseClock(input.startsOn, input.horizonYears);
  const savingsAt = (reached: number): readonly Saving[] =>
    savingsOfMoves(
      input,
      input.outcomes.map((outcome) => moveTo(outcome, reached, input.benefit, clock)),
      clock,
    );
  const countingShare = countingShareOf(input.outcomes);
  const grantKr = releasedGrantKr(input.grant, countingShare);
  const lines = input.isGrantCounted ? [...input.costs, ...grantLines(input.grant, grantKr)] : input.costs;
  const savings = savingsAt(input.reached);
  const books = closeBooks({
    clock,
    savings,
    costs: savings.map((_, week) => costsInWeek(lines, week, clock)),
    ruleYears: input.ruleYears,
  });
  const costKr = books.total.costKrByPayer.municipality;
  const paidKr = municipalCostKr(input.costs, clock);
  const paidWithGrantKr = municipalCostKr([...input.costs, ...grantLines(input.grant, grantKr)], clock);
  const savingKr = books.total.municipalNetSavingKr;
  const savingAtAllKr = netSavingKr(savingsAt(1));
  return {
    ...books,
    countingShare,
    grantKr,
    municipalNetKrWithGrant: savingKr - paidWithGrantKr,
    municipalNetKrWithoutGrant: savingKr - paidKr,
    difference: input.reached * plannedDifference(input),
    breakEvenReached: !isAboveZeroKr(costKr)
      ? 0
      : isAboveZeroKr(savingAtAllKr)
        ? costKr / savingAtAllKr
        : null,
    municipalNetRangeKr: {
      low: input.reachedLow === undefined ? null : netSavingKr(savingsAt(input.reachedLow)) - costKr,
      high: input.reachedHigh === undefined ? null : netSavingKr(savingsAt(input.reachedHigh)) - costKr,
    },
  };
}

/** The grant in kr. that a share of the group with counting outcomes releases. */
export function releasedGrantKr({ kr, firstShare, steps }: ResultsGrant, countingShare: number): number {
  let released = 0;
  for (const { fromShare, releasedShare } of steps) {
    if (countingShare >= fromShare - shareDust) released = releasedShare;
  }
  return kr * (firstShare + released);
}

/** Shares are typed in parts that rarely add up to the last bit. */
const shareDust = 1e-9;

function countingShareOf(outcomes: readonly Outcome[]): number {
  let share = 0;
  for (const { withEffort, countsForGrant } of outcomes) if (countsForGrant) share += withEffort;
  return share;
}

/** The municipality receives what the state pays. */
function grantLines(grant: ResultsGrant, grantKr: number): readonly CostLine[] {
  const firstKr = grant.kr * grant.firstShare;
  const payments = [
    { kr: firstKr, month: grant.firstMonth },
    { kr: grantKr - firstKr, month: grant.resultMonth },
  ];
  return payments.flatMap(({ kr, month }): readonly CostLine[] => {
    const line = {
      label: 'Grant',
      recurrence: { kind: 'once', month },
      index: 0,
      track: 'activation',
    } as const;
    return [
      { ...line, amount: { kind: 'fixed', kr: -kr }, payer: 'municipality' },
      { ...line, amount: { kind: 'fixed', kr }, payer: 'state' },
    ];
  });
}

function municipalCostKr(lines: readonly CostLine[], clock: CaseClock): number {
  let kr = 0;
  for (let week = 0; week <= clock.lastWeek; week++)
    kr += costsInWeek(lines, week, clock).costKrByPayer.municipality;
  return kr;
}

/** How much of the benefit an outcome takes away, 0..1. */
function partLeft(outcome: OutcomeKind, benefit: Benefit): number {
  switch (outcome.kind) {
    case 'leaves':
      return 1;
    case 'stays':
      return 0;
    case 'wage-hours': {
      if (benefit.annualKr === 0) return 0;
      const setOffKr = outcome.hoursPerWeek * outcome.hourlyWageKr * outcome.setOff * weeksPerYear;
      return Math.min(1, setOffKr / benefit.annualKr);
    }
  }
}

function plannedDifference({ outcomes, benefit }: FlereSkalMedCase): number {
  let difference = 0;
  for (const { withEffort, without, outcome } of outcomes)
    difference += (withEffort - without) * partLeft(outcome, benefit);
  return difference;
}

function moveTo(
  { withEffort, without, afterWeeks, weeks, outcome }: Outcome,
  reached: number,
  benefit: Benefit,
  clock: CaseClock,
): Move {
  const size = (withEffort - without) * partLeft(outcome, benefit) * reached;
  const differenceByWeek = gapByWeek(
    { kind: 'gap', gap: size, lagWeeks: afterWeeks, durationWeeks: weeks, fadeWeeks: 0 },
    clock.lastWeek,
  );
  if (outcome.kind !== 'leaves') return { differenceByWeek };
  return {
    differenceByWeek,
    ...(outcome.to && { to: outcome.to }),
    ...(outcome.endsOn && { lastWeek: lastWeekBefore(outcome.endsOn, clock) }),
  };
}
