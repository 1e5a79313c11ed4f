/**
 * The reference calculation of one investment case: what the spreadsheet templates say in formulas, said
 * once more in plain code, so that each can be checked against the other.
 */

import { costsInWeek } from './amounts.ts';
import { closeBooks, type Books } from './books.ts';
import { breakEven, type BreakEven } from './break-even.ts';
import { caseClock } from './calendar.ts';
import { effectOfSize } from './effect.ts';
import type { InvestmentCase } from './investment-case.ts';
import { municipalNetSavingKr, savingsByWeek } from './savings.ts';

export interface InvestmentCaseResult extends Books {
  readonly breakEven: BreakEven;
  /** The municipal net over the horizon in kr. at the low and the high effect; null where none is stated. */
  readonly municipalNetRangeKr: { readonly low: number | null; readonly high: number | null };
}

/**
 * Calculates a case in which `checkInvestmentCase` finds no number out of range. Anything else gives what
 * the arithmetic gives, or throws where the clock or the ladder has no answer.
 */
export function calculateInvestmentCase(investmentCase: InvestmentCase): InvestmentCaseResult {
  const clock = caseClock(investmentCase.startsOn, investmentCase.horizonYears);
  const savings = savingsByWeek(investmentCase, investmentCase.effect);
  const books = closeBooks({
    clock,
    savings,
    costs: savings.map((_, week) => costsInWeek(investmentCase.costs, week, clock)),
    ruleYears: investmentCase.ruleYears,
  });
  const costKr = books.total.costKrByPayer.municipality;
  return {
    ...books,
    breakEven: breakEven(investmentCase, costKr),
    municipalNetRangeKr: {
      low: municipalNetAt(investmentCase, investmentCase.effectLow, costKr),
      high: municipalNetAt(investmentCase, investmentCase.effectHigh, costKr),
    },
  };
}

function municipalNetAt(
  investmentCase: InvestmentCase,
  size: number | undefined,
  costKr: number,
): number | null {
  if (size === undefined) return null;
  return municipalNetSavingKr(investmentCase, effectOfSize(investmentCase.effect, size)) - costKr;
}
