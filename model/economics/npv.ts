/**
 * The net present value of the municipal balance. The convention alone can move the result by six per cent,
 * so it is always chosen and printed. A single rate serves: the Danish rate steps down after year 35 only.
 */

/** When in its budget year a flow falls: at the end, in the middle, or at the beginning. */
export type DiscountConvention = 'year-end' | 'mid-year' | 'year-0';

export interface Discounting {
  /** Per year, above -1: 0.035 is 3.5 %. */
  readonly rate: number;
  readonly convention: DiscountConvention;
}

/** A week's flow and the budget year, 1 or more, it falls in. */
export interface NetOfWeek {
  readonly week: number;
  readonly budgetYear: number;
  readonly municipalNetKr: number;
}

/** The present value in kr. at the start of the case; what is paid in week 0 is not discounted. */
export function netPresentValueKr(weeks: readonly NetOfWeek[], discounting: Discounting): number {
  let presentKr = 0;
  for (const { week, budgetYear, municipalNetKr } of weeks) {
    const yearsAway = week === 0 ? 0 : yearsAwayOf(budgetYear, discounting.convention);
    presentKr += municipalNetKr / (1 + discounting.rate) ** yearsAway;
  }
  return presentKr;
}

function yearsAwayOf(budgetYear: number, convention: DiscountConvention): number {
  switch (convention) {
    case 'year-end':
      return budgetYear;
    case 'mid-year':
      return budgetYear - 0.5;
    case 'year-0':
      return budgetYear - 1;
  }
}
