/** When yearly amounts have paid for themselves: the calendar year, since they say nothing finer. */

import { payback } from './payback.ts';

/** Running totals. */
export function cumulated(amountsKr: readonly number[]): readonly number[] {
  let sum = 0;
  return amountsKr.map((kr) => (sum += kr));
}

/** The first year from which the cumulated net stays at zero or more to the end; null: not within these years. */
export function paybackYear(netKrByYear: readonly number[], firstYear: number): number | null {
  const { stays } = payback(cumulated(netKrByYear));
  return stays === null ? null : firstYear + stays;
}
