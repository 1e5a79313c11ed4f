/** Rounding held against one that works on the decimal digits as whole numbers, and shares nothing with ours. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  roundAwayFromZero,
  roundDown,
  roundHalfUp,
  roundTowardsZero,
} from '../../../model/calculation/decimal-rounding.ts';
import { runs } from '../../support/runs.ts';

type Way = 'half' | 'away' | 'towards';

/** The number's 15 digits, kept as digits × 10^exponent, rounded to `places` decimals. */
function byDigits(value: number, places: number, way: Way): number {
  const [, sign, head, tail = '', power] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(value.toExponential(14))!;
  const digits = BigInt(head! + tail);
  const cut = -places - (Number(power) - tail.length);
  if (cut <= 0) return Number(`${sign}${digits}e${Number(power) - tail.length}`);
  const unit = 10n ** BigInt(cut);
  const [whole, rest] = [digits / unit, digits % unit];
  const goesUp = way === 'half' ? rest * 2n >= unit : way === 'away' && rest > 0n;
  const rounded = Number(`${sign}${whole + (goesUp ? 1n : 0n)}e${-places}`);
  return rounded === 0 ? 0 : rounded;
}

const amounts = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  // Amounts as people type them, with their halves.
  fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
    .map(([n, p]) => Number(`${n}e-${p}`)),
  fc
    .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 4 }))
    .map(([n, p]) => Number(`${n}.5e-${p}`)),
  // What arithmetic makes of them.
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 9999 }))
    .map(([n, p]) => (n / 100) * (p / 1000)),
);
const places = fc.integer({ min: -12, max: 14 });

test.each([
  ['ROUND', 'half', roundHalfUp],
  ['ROUNDUP', 'away', roundAwayFromZero],
  ['ROUNDDOWN', 'towards', roundTowardsZero],
] as const)('[ROUND-1] %s is what the 15 digits give', (_, way, round) => {
  fc.assert(
    fc.property(amounts, places, (value, count) => {
      expect(round(value, count)).toBe(byDigits(value, count, way));
    }),
    runs(3000),
  );
});

test('[ROUND-2] INT goes down, also below zero', () => {
  fc.assert(
    fc.property(amounts, (value) => {
      expect(roundDown(value)).toBe(byDigits(value, 0, value < 0 ? 'away' : 'towards'));
    }),
    runs(2000),
  );
});

test('[ROUND-3] rounding twice is rounding once, and never moves by more than half a unit', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: -3, max: 6 }), (value, count) => {
      const once = roundHalfUp(value, count);
      expect(roundHalfUp(once, count)).toBe(once);
      expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5 * 10 ** -count + Math.abs(value) * 1e-14);
    }),
    runs(2000),
  );
});

test('[ROUND-4] very large and very small numbers and many places are no trouble', () => {
  expect(roundHalfUp(1e300, 10)).toBe(1e300);
  expect(roundHalfUp(1e-300, 2)).toBe(0);
  expect(roundHalfUp(-1e-300, 2)).toBe(0);
  expect(roundHalfUp(1.5, 400)).toBe(1.5);
  expect(roundHalfUp(1.5, -400)).toBe(0);
  expect(roundAwayFromZero(1.5, -3)).toBe(1000);
  expect(roundTowardsZero(123_456_789_012_345_680, 3)).toBe(123_456_789_012_346_000);
});
