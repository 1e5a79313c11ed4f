/**
 * How little is needed? The effect, the persons and the duration at which the municipality's saving over the
 * horizon equals its cost, everything else in the case unchanged.
 */

import { caseClock } from './calendar.ts';
import { effectLasting, effectOfSize, type ExitEffect } from './effect.ts';
import { personsInIntake, type InvestmentCase } from './investment-case.ts';
import { isAboveZeroKr, isBelowZeroKr } from './krone-dust.ts';
import { municipalNetSavingKr, municipalValueByWeekSinceStart, netSavingKr } from './savings.ts';

/** A gap (0..1) or an uplift (0..1/h0 - 1) that pays for the case, or none that is possible. */
export type BreakEvenEffect =
  | { readonly kind: 'reachable'; readonly effect: number }
  | { readonly kind: 'unreachable' };

/** The fewest whole weeks the effort must work, 0..H, or none within the horizon. */
export type BreakEvenDuration =
  | { readonly kind: 'reachable'; readonly weeks: number }
  | { readonly kind: 'unreachable' };

export interface BreakEven {
  readonly effect: BreakEvenEffect;
  readonly duration: BreakEvenDuration;
  /** Cost over saving at the stated effect: 0.4 means 40 % of the saving is enough. Null without a saving. */
  readonly factor: number | null;
  /** Persons in the intake, before drop-off, times the factor; the cost stays. Null without a saving. */
  readonly persons: number | null;
}

/** Enough halvings to reach the last bit of a double from any interval an uplift can have. */
const bisectionSteps = 120;

/** The break-even points of a case whose municipal cost over the horizon is `costKr`. */
export function breakEven(investmentCase: InvestmentCase, costKr: number): BreakEven {
  const savingKr = municipalNetSavingKr(investmentCase, investmentCase.effect);
  const factor = isAboveZeroKr(savingKr) ? costKr / savingKr : null;
  return {
    effect: breakEvenEffect(investmentCase, costKr),
    duration: breakEvenDuration(investmentCase, costKr),
    factor,
    persons: factor === null ? null : personsInIntake(investmentCase) * factor,
  };
}

/** The effect that pays for the case. A case without cost needs no effect at all. */
function breakEvenEffect(investmentCase: InvestmentCase, costKr: number): BreakEvenEffect {
  if (!isAboveZeroKr(costKr)) return { kind: 'reachable', effect: 0 };
  const { effect } = investmentCase;
  return effect.kind === 'gap'
    ? breakEvenGap(investmentCase, costKr)
    : breakEvenUplift(investmentCase, effect, costKr);
}

/** The saving is proportional to the gap. */
function breakEvenGap(investmentCase: InvestmentCase, costKr: number): BreakEvenEffect {
  const savingAtFullGapKr = municipalNetSavingKr(investmentCase, effectOfSize(investmentCase.effect, 1));
  if (!isAboveZeroKr(savingAtFullGapKr)) return { kind: 'unreachable' };
  const gap = costKr / savingAtFullGapKr;
  return gap > 1 ? { kind: 'unreachable' } : { kind: 'reachable', effect: gap };
}

/**
 * The saving is not proportional to the uplift, so the uplift is found by bisection between no uplift and
 * the one that makes the exit chance 1. Should several uplifts break even, one of them is found.
 */
function breakEvenUplift(
  investmentCase: InvestmentCase,
  effect: ExitEffect,
  costKr: number,
): BreakEvenEffect {
  if (effect.exitChance === 0) return { kind: 'unreachable' };
  const valueByWeek = municipalValueByWeekSinceStart(investmentCase);
  const isPaidAt = (uplift: number): boolean =>
    !isBelowZeroKr(netSavingKr(valueByWeek, effectOfSize(effect, uplift)) - costKr);
  let tooLow = 0;
  let enough = 1 / effect.exitChance - 1;
  if (!isPaidAt(enough)) return { kind: 'unreachable' };
  for (let step = 0; step < bisectionSteps; step++) {
    const middle = (tooLow + enough) / 2;
    if (isPaidAt(middle)) enough = middle;
    else tooLow = middle;
  }
  return { kind: 'reachable', effect: enough };
}

/** Tries every duration, for a longer effort need not save more when the destination is dear. */
function breakEvenDuration(investmentCase: InvestmentCase, costKr: number): BreakEvenDuration {
  const { lastWeek } = caseClock(investmentCase.startsOn, investmentCase.horizonYears);
  const valueByWeek = municipalValueByWeekSinceStart(investmentCase);
  for (let weeks = 0; weeks <= lastWeek; weeks++) {
    const savingKr = netSavingKr(valueByWeek, effectLasting(investmentCase.effect, weeks));
    if (!isBelowZeroKr(savingKr - costKr)) return { kind: 'reachable', weeks };
  }
  return { kind: 'unreachable' };
}
