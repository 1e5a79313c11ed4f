/**
 * What stopping an effort costs. The case is told as it would go on: who would have got the effort, what it does for them
 * and what it costs. Stopping saves the cost and loses the effect, so every balance has the opposite sign of going on.
 */

import { costsInWeek } from './amounts.ts';
import { breakEven, type BreakEvenEffect } from './break-even.ts';
import { budgetYearOf, calendarMonthOf, calendarYearOf, caseClock, type CaseClock } from './calendar.ts';
import type { CalendarMonth } from './books.ts';
import { effectOfSize } from './effect.ts';
import type { InvestmentCase } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import { isAboveZeroKr, isBelowZeroKr, isZeroKr } from './krone-dust.ts';
import { municipalNetSavingKr, savingsByWeek } from './savings.ts';

/** The effort as it would go on from the day it is stopped. Costs of closing it are one-off lines with a negative price. */
export type Effort = InvestmentCase;

/** Amounts of stopping in kr., over a week or a longer time. */
export interface StopAmounts {
  /** Person-weeks more on the benefit. */
  readonly personWeeks: number;
  /** Saved cost of the effort, what the municipality pays. */
  readonly savedCostKr: number;
  /** Of it within the service frame. */
  readonly savedServiceKr: number;
  /** The municipality's part of the benefits that are no longer saved, less destinations, with tax if counted. */
  readonly lostKr: number;
  /** Saved cost less what is lost: negative where stopping costs the municipality. */
  readonly netKr: number;
  readonly stateNetKr: number;
  /** The municipal net if every municipality stops the same: the block grant then makes up for the benefits. */
  readonly netIfAllKr: number;
}

export interface StopWeek extends StopAmounts {
  readonly week: number;
  readonly cumulatedNetKr: number;
}

export interface StopYear extends StopAmounts {
  readonly calendarYear: number;
  readonly cumulatedNetKr: number;
}

export interface DisinvestmentResult {
  /** Weeks 0..H; an entry's index is its week. */
  readonly weeks: readonly StopWeek[];
  readonly years: readonly StopYear[];
  readonly total: StopAmounts;
  /** The first week from which the cumulated net stays below zero: the saving is eaten up. Null within the horizon. */
  readonly eatenUpWeek: number | null;
  readonly eatenUpMonth: CalendarMonth | null;
  /** The most that has been saved at any time, and the first week of it; no week if nothing ever is. */
  readonly highest: { readonly kr: number; readonly week: number | null };
  /** How large an effect may be lost before stopping costs; unreachable when no effect is large enough. */
  readonly breakEven: BreakEvenEffect;
  /** The municipal net of stopping in kr. at the low and the high effect; null where none is stated. */
  readonly netRangeKr: { readonly low: number | null; readonly high: number | null };
}

/** Calculates what stopping comes to from the day it happens to the horizon. */
export function calculateDisinvestment(effort: Effort): DisinvestmentResult {
  const clock = caseClock(effort.startsOn, effort.horizonYears);
  const weeks = stopWeeks(effort, clock);
  const total = sumOf(weeks);
  const eatenUpWeek = firstWeekThatStaysBelow(weeks);
  const netAt = (size: number | undefined): number | null =>
    size === undefined
      ? null
      : total.savedCostKr - municipalNetSavingKr(effort, effectOfSize(effort.effect, size));
  return {
    weeks,
    years: stopYears(weeks, clock),
    total,
    eatenUpWeek,
    eatenUpMonth:
      eatenUpWeek === null
        ? null
        : { year: calendarYearOf(eatenUpWeek, clock), month: calendarMonthOf(eatenUpWeek, clock) },
    highest: highest(weeks),
    breakEven: breakEven(effort, total.savedCostKr).effect,
    netRangeKr: { low: netAt(effort.effectLow), high: netAt(effort.effectHigh) },
  };
}

function stopWeeks(effort: Effort, clock: CaseClock): readonly StopWeek[] {
  let cumulatedNetKr = 0;
  return savingsByWeek(effort, effort.effect).map((saving, week) => {
    const { costKrByPayer, municipalCostKrByTrack } = costsInWeek(effort.costs, week, clock);
    const municipalBenefitsKr = saving.municipalSavedBenefitKr - saving.municipalDestinationKr;
    const allBenefitsKr = saving.savedBenefitKr - saving.destinationKr;
    const lostKr = municipalBenefitsKr + saving.municipalTaxKr;
    const netKr = costKrByPayer.municipality - lostKr;
    cumulatedNetKr += netKr;
    return {
      week,
      personWeeks: saving.personWeeks,
      savedCostKr: costKrByPayer.municipality,
      savedServiceKr: municipalCostKrByTrack.service,
      lostKr,
      netKr,
      stateNetKr: costKrByPayer.state - (allBenefitsKr - municipalBenefitsKr),
      netIfAllKr: netKr + municipalBenefitsKr,
      cumulatedNetKr,
    };
  });
}

function stopYears(weeks: readonly StopWeek[], clock: CaseClock): readonly StopYear[] {
  const years: StopYear[] = [];
  for (let year = 1; year <= budgetYearOf(clock.lastWeek, clock); year++) {
    const ofYear = weeks.filter(({ week }) => budgetYearOf(week, clock) === year);
    const last = itemAt(ofYear, ofYear.length - 1);
    years.push({
      ...sumOf(ofYear),
      calendarYear: calendarYearOf(last.week, clock),
      cumulatedNetKr: last.cumulatedNetKr,
    });
  }
  return years;
}

function sumOf(parts: readonly StopAmounts[]): StopAmounts {
  const sum = (figure: (part: StopAmounts) => number): number =>
    parts.reduce((total, part) => total + figure(part), 0);
  return {
    personWeeks: sum((part) => part.personWeeks),
    savedCostKr: sum((part) => part.savedCostKr),
    savedServiceKr: sum((part) => part.savedServiceKr),
    lostKr: sum((part) => part.lostKr),
    netKr: sum((part) => part.netKr),
    stateNetKr: sum((part) => part.stateNetKr),
    netIfAllKr: sum((part) => part.netIfAllKr),
  };
}

function firstWeekThatStaysBelow(weeks: readonly StopWeek[]): number | null {
  const lastNotBelow = weeks.findLastIndex(({ cumulatedNetKr }) => !isBelowZeroKr(cumulatedNetKr));
  const first = lastNotBelow + 1;
  return first < weeks.length ? first : null;
}

function highest(weeks: readonly StopWeek[]): DisinvestmentResult['highest'] {
  const kr = Math.max(...weeks.map(({ cumulatedNetKr }) => cumulatedNetKr));
  if (!isAboveZeroKr(kr)) return { kr: 0, week: null };
  // A week in which as much was saved but for floating-point dust came first.
  return { kr, week: weeks.findIndex(({ cumulatedNetKr }) => isZeroKr(kr - cumulatedNetKr)) };
}
