/** When a case has paid for itself, read from its cumulated municipal net. */

import { weeksPerYear } from './calendar.ts';
import { isBelowZeroKr, isZeroKr } from './krone-dust.ts';

/** The rule used when a case states none: paid back within six years. */
const usualRuleYears = 6;

/** How far the municipality is out of pocket at worst, and in which week first; no week if it never is. */
export type DeepestDraw =
  | { readonly kr: number; readonly week: number }
  | { readonly kr: 0; readonly week: null };

/** Weeks count from the start, 0 being the start itself; null means "not within the horizon". */
export interface Payback {
  /** The first week with a cumulated net of zero or more. A case that starts with no cost has week 0. */
  readonly firstCrossing: number | null;
  /** The first week from which the cumulated net stays at zero or more up to the horizon: the payback week. */
  readonly stays: number | null;
  readonly deepestDraw: DeepestDraw;
  /** Whether the payback week lies within the years of the rule, 52 weeks each. */
  readonly isWithinRule: boolean;
}

/** Payback of a case with this cumulated net by week, 0..H, in kr. */
export function payback(cumulatedNetKr: readonly number[], ruleYears = usualRuleYears): Payback {
  const stays = firstWeekThatStays(cumulatedNetKr);
  const firstCrossing = cumulatedNetKr.findIndex((kr) => !isBelowZeroKr(kr));
  return {
    firstCrossing: firstCrossing === -1 ? null : firstCrossing,
    stays,
    deepestDraw: deepestDraw(cumulatedNetKr),
    isWithinRule: stays !== null && stays <= weeksPerYear * ruleYears,
  };
}

function firstWeekThatStays(cumulatedNetKr: readonly number[]): number | null {
  const lastBelow = cumulatedNetKr.findLastIndex(isBelowZeroKr);
  const stays = lastBelow + 1;
  return stays < cumulatedNetKr.length ? stays : null;
}

function deepestDraw(cumulatedNetKr: readonly number[]): DeepestDraw {
  const kr = Math.min(...cumulatedNetKr);
  if (!isBelowZeroKr(kr)) return { kr: 0, week: null };
  // A week that is as deep but for floating-point dust came first.
  return { kr, week: cumulatedNetKr.findIndex((reached) => isZeroKr(reached - kr)) };
}
