/**
 * Sums of week amounts carry floating-point dust. Amounts closer to zero than this, in kr., count as zero
 * wherever an amount is compared with zero; the amounts themselves are never rounded.
 */
const dustKr = 1e-6;

/** Whether an amount in kr. is negative by more than dust. */
export function isBelowZeroKr(amountKr: number): boolean {
  return amountKr <= -dustKr;
}

/** Whether an amount in kr. is positive by more than dust. */
export function isAboveZeroKr(amountKr: number): boolean {
  return amountKr >= dustKr;
}

/** Whether an amount in kr. is nothing but dust. */
export function isZeroKr(amountKr: number): boolean {
  return Math.abs(amountKr) < dustKr;
}
