/**
 * From ledighedsydelse over a temporary fleksjob to an ordinary one: what it is worth that more people get there than
 * would have anyway. Both ways are priced at the destination: fleksløntilskud is a benefit with its own municipal share.
 */

import { costsInWeek } from './amounts.ts';
import { closeBooks, type Books } from './books.ts';
import type { BreakEvenEffect } from './break-even.ts';
import { caseClock, type CalendarDate, type CaseClock } from './calendar.ts';
import type { CostLine } from './costs.ts';
import { gapByWeek } from './effect.ts';
import { personsInIntake, type Benefit } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import { isAboveZeroKr, isBelowZeroKr } from './krone-dust.ts';
import { netSavingKr, savingsOfMoves, type Move, type MovingGroup } from './moves.ts';
import { addCost, personCostInWeekKr, type PersonCost } from './person-cost.ts';

/** The benefit of the group is ledighedsydelse. */
export interface FleksjobCase extends MovingGroup {
  readonly startsOn: CalendarDate;
  /** Whole years, 1..20. */
  readonly horizonYears: number;
  /** Fleksløntilskud, the same in a temporary and in an ordinary fleksjob. */
  readonly subsidy: Benefit;
  readonly temporary: {
    /** Share of those who start who get one, 0..1. */
    readonly share: number;
    /** Whole weeks from the start until it begins. */
    readonly afterWeeks: number;
    /** Whole weeks that it lasts. */
    readonly weeks: number;
    /** What the municipality's pool pays, kr. per person and week; within the service frame. */
    readonly poolWeeklyKr: number;
  };
  /** Of those who had a temporary fleksjob, the share who go on to an ordinary one, 0..1, as aimed at and as reached. */
  readonly goesOn: { readonly target: number; readonly achieved: number };
  /** Which of the two the case is calculated with. */
  readonly basis: 'target' | 'achieved';
  readonly goesOnLow?: number;
  readonly goesOnHigh?: number;
  /** Of those who had a temporary fleksjob, the share who get an ordinary job instead, 0..1. */
  readonly getsJob: number;
  /** What would have happened anyway. */
  readonly counterfactual: {
    /** Share of those who start who would have got a fleksjob, 0..1. */
    readonly fleksjob: number;
    /** Share of those who start who would have got an ordinary job, 0..1. */
    readonly job: number;
    /** Whole weeks from the start until they would have. */
    readonly afterWeeks: number;
  };
  /** Whole weeks after the temporary fleksjob in which the difference is whole. */
  readonly lastsWeeks: number;
  /** Whole weeks over which it then falls to zero. */
  readonly fadeWeeks: number;
  readonly costs: readonly CostLine[];
  readonly ruleYears?: number;
}

export interface FleksjobResult extends Books {
  /** The share who must go on, 0..1. */
  readonly breakEvenGoesOn: BreakEvenEffect;
  readonly municipalNetKrAtTarget: number;
  readonly municipalNetKrAtAchieved: number;
  readonly municipalNetRangeKr: { readonly low: number | null; readonly high: number | null };
  /** Persons who go on to an ordinary fleksjob, before what would have happened anyway. */
  readonly personsInOrdinary: number;
  /** The same less those who would have got one anyway. */
  readonly morePersonsInOrdinary: number;
}

export function calculateFleksjob(input: FleksjobCase): FleksjobResult {
  const clock = caseClock(input.startsOn, input.horizonYears);
  const chosen = input.goesOn[input.basis];
  const pool = poolCost(input);
  const savings = savingsOfMoves(input, moves(input, chosen, clock), clock);
  const costs = savings.map((_, week) =>
    addCost(costsInWeek(input.costs, week, clock), personCostInWeekKr(pool, input.intake, week, clock), pool),
  );
  const books = closeBooks({ clock, savings, costs, ruleYears: input.ruleYears });
  const costKr = books.total.costKrByPayer.municipality;
  const netKrAt = (goesOn: number): number =>
    netSavingKr(savingsOfMoves(input, moves(input, goesOn, clock), clock)) - costKr;
  const persons = personsInIntake(input);
  const personsInOrdinary = persons * input.temporary.share * chosen;
  return {
    ...books,
    breakEvenGoesOn: breakEvenGoesOn(netKrAt(0), netKrAt(1), 1 - input.getsJob),
    municipalNetKrAtTarget: netKrAt(input.goesOn.target),
    municipalNetKrAtAchieved: netKrAt(input.goesOn.achieved),
    municipalNetRangeKr: {
      low: input.goesOnLow === undefined ? null : netKrAt(input.goesOnLow),
      high: input.goesOnHigh === undefined ? null : netKrAt(input.goesOnHigh),
    },
    personsInOrdinary,
    morePersonsInOrdinary: personsInOrdinary - persons * input.counterfactual.fleksjob,
  };
}

/** The net is a straight line in the share who go on; nobody can both go on and get an ordinary job. */
function breakEvenGoesOn(netKrAtNone: number, netKrAtAll: number, most: number): BreakEvenEffect {
  if (!isBelowZeroKr(netKrAtNone)) return { kind: 'reachable', effect: 0 };
  const slopeKr = netKrAtAll - netKrAtNone;
  if (!isAboveZeroKr(slopeKr)) return { kind: 'unreachable' };
  const effect = -netKrAtNone / slopeKr;
  return effect > most ? { kind: 'unreachable' } : { kind: 'reachable', effect };
}

function poolCost({ temporary }: FleksjobCase): PersonCost {
  return {
    weeklyKr: temporary.poolWeeklyKr,
    share: temporary.share,
    afterWeeks: temporary.afterWeeks,
    weeks: temporary.weeks,
    index: 0,
    track: 'service',
    payer: 'municipality',
  };
}

/** Those in fleksjob and those in ordinary jobs, each less those who would have been there anyway. */
function moves(input: FleksjobCase, goesOn: number, clock: CaseClock): readonly Move[] {
  const { temporary, counterfactual, lastsWeeks, fadeWeeks, getsJob } = input;
  const temporaryUntil = temporary.afterWeeks + temporary.weeks;
  const profile = gapByWeek(
    { kind: 'gap', gap: 1, lagWeeks: 0, durationWeeks: temporaryUntil + lastsWeeks, fadeWeeks },
    clock.lastWeek,
  );
  const inFleksjob: number[] = [];
  const inJob: number[] = [];
  for (let t = 0; t <= clock.lastWeek; t++) {
    const isTemporary = t > temporary.afterWeeks && t <= temporaryUntil;
    const isAfter = t > temporaryUntil;
    const isAnyway = t > counterfactual.afterWeeks;
    const fleksjobWith = temporary.share * (isTemporary ? 1 : isAfter ? goesOn : 0);
    const jobWith = isAfter ? temporary.share * getsJob : 0;
    inFleksjob.push(itemAt(profile, t) * (fleksjobWith - (isAnyway ? counterfactual.fleksjob : 0)));
    inJob.push(itemAt(profile, t) * (jobWith - (isAnyway ? counterfactual.job : 0)));
  }
  return [{ differenceByWeek: inFleksjob, to: input.subsidy }, { differenceByWeek: inJob }];
}
