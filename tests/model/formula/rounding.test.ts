import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundHalfUp } from '../../../model/calculation/decimal-rounding.ts';
import { formatValue } from '../../../model/formula/number-format.ts';
import { runs } from '../../support/runs.ts';

/** a / b to the nearest whole number, half away from zero; both positive. */
function nearest(a: bigint, b: bigint): bigint {
  return (2n * a + b) / (2n * b);
}

const ten = (power: number): bigint => 10n ** BigInt(power);

/**
 * What Excel shows, worked out from the bits of the number alone: the value to 15 significant decimal digits, then to so
 * many decimals, both half away from zero.
 */
function oracle(value: number, decimals: number): string {
  if (value === 0) return (0).toFixed(decimals);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const word = bits.getBigUint64(0);
  const biased = Number(word >> 52n);
  const fraction = word & ((1n << 52n) - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  // |value| is a / b exactly.
  const a = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  const b = exponent > 0 ? 1n : 1n << BigInt(-exponent);
  // 15 digits: value is digits * 10^-shift.
  let shift = 15;
  const scaled = (): bigint => (shift >= 0 ? nearest(a * ten(shift), b) : nearest(a, b * ten(-shift)));
  while (scaled() >= ten(15)) shift--;
  while (scaled() < ten(14)) shift++;
  const digits = scaled();
  const drop = shift - decimals;
  const units = drop > 0 ? nearest(digits, ten(drop)) : digits * ten(-drop);
  const text = units.toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const sign = value < 0 && units !== 0n ? '-' : '';
  return `${sign}${whole}${decimals > 0 ? `.${text.slice(-decimals)}` : ''}`;
}

const code = (decimals: number): string => (decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`);
const anyAmount = fc.oneof(
  // Halves of an øre and the noise around them.
  fc.integer({ min: -100_000_000, max: 100_000_000 }).map((thousandths) => thousandths / 1000),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 9999 }))
    .map(([a, b]) => (a * b) / 10_000),
  fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 1000 })).map(([kroner, rate]) => kroner * (rate / 1000)),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-200),
);
const anyDecimals = fc.integer({ min: 0, max: 10 });

describe('[ROUNDING] what is shown is rounded as Excel rounds', () => {
  test.each([
    [1.255, 2, '1,26'],
    [-1.255, 2, '-1,26'],
    [1.005, 2, '1,01'],
    [2.675, 2, '2,68'],
    [1.45, 1, '1,5'],
    [-0.005, 2, '-0,01'],
    [-0.004, 2, '0,00'],
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [0.1 + 0.2, 1, '0,3'],
    [1.1 * 1.1 * 100, 0, '121'],
    [4.35 * 100, 0, '435'],
    [1.23499999999999, 2, '1,23'],
    [9.995, 2, '10,00'],
    [1_000_000.005, 2, '1000000,01'],
  ])('[ROUNDING-1] %d with %d decimals is %s', (value, decimals, shown) => {
    expect(formatValue(value, code(decimals), 'da').text).toBe(shown);
  });

  test('[ROUNDING-2] any number, any number of decimals: as worked out from its bits', () => {
    fc.assert(
      fc.property(anyAmount, anyDecimals, (value, decimals) => {
        expect(formatValue(value, code(decimals), 'en').text).toBe(oracle(value, decimals));
      }),
      runs(4000),
    );
  });

  test('[ROUNDING-3] AFRUND comes to the number that is shown', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        expect(roundHalfUp(value, decimals) + 0).toBe(Number(oracle(value, decimals)) + 0);
      }),
      runs(4000),
    );
  });

  test('[ROUNDING-4] thousands and kroner are rounded the same way', () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(0, 2), (value, decimals) => {
        const shown = formatValue(value, `#,##${code(decimals)} "kr."`, 'da').text;
        const plain = shown.replace(' kr.', '').replaceAll('.', '').replace(',', '.');
        expect(plain).toBe(oracle(value, decimals));
      }),
      runs(2000),
    );
  });
});
