/**
 * Rounding as Excel and LibreOffice do it: on the decimal number that people see (15 significant digits), half away from
 * zero. Binary rounding of 1.255 to two decimals gives 1.25; people, and an auditor, expect 1.26.
 */

/** Significant digits that count. */
const precision = 15;

/** A number as its 15 significant decimal digits, shifted by `places` decimal places. */
function shiftDecimal(value: number, places: number): number {
  const [digits, exponent = '0'] = value.toPrecision(precision).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

type Towards = (shifted: number) => number;

function roundBy(value: number, places: number, towards: Towards): number {
  if (value === 0) return 0;
  if (!Number.isFinite(value)) return value;
  const whole = Math.trunc(places);
  const exponent = Number(value.toExponential(precision - 1).split('e')[1]);
  // All digits stand before the place to round at.
  if (whole >= precision - 1 - exponent) return Number(value.toPrecision(precision));
  // What is far smaller than the place is still something to round up.
  const shifted = Math.max(shiftDecimal(Math.abs(value), whole), Number.MIN_VALUE);
  const rounded = shiftDecimal(towards(shifted), -whole);
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

/** ROUND: half away from zero. `places` may be negative: -3 rounds to thousands. */
export function roundHalfUp(value: number, places: number): number {
  return roundBy(value, places, Math.round);
}

/** ROUNDUP: away from zero. */
export function roundAwayFromZero(value: number, places: number): number {
  return roundBy(value, places, Math.ceil);
}

/** ROUNDDOWN and TRUNC: towards zero. */
export function roundTowardsZero(value: number, places: number): number {
  return roundBy(value, places, Math.floor);
}

/** INT: down, so that -1.5 becomes -2. */
export function roundDown(value: number): number {
  return value < 0 ? roundAwayFromZero(value, 0) : roundTowardsZero(value, 0);
}

/** MROUND: to the nearest multiple, half away from zero; both must have the same sign. */
export function roundToMultiple(value: number, multiple: number): number {
  return shiftDecimal(roundHalfUp(value / multiple, 0) * multiple, 0);
}

/** CEILING and FLOOR: to the multiple above or below. */
export function multipleAbove(value: number, multiple: number): number {
  return shiftDecimal(Math.ceil(shiftDecimal(value / multiple, 0)) * multiple, 0);
}

export function multipleBelow(value: number, multiple: number): number {
  return shiftDecimal(Math.floor(shiftDecimal(value / multiple, 0)) * multiple, 0);
}
