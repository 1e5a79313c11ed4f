import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculateInvestmentCase } from '../../../model/economics/calculate-investment-case.ts';
import { netPresentValueKr, type DiscountConvention } from '../../../model/economics/npv.ts';
import { anyCase, number } from './cases.ts';

const conventions: readonly DiscountConvention[] = ['year-end', 'mid-year', 'year-0'];

const weeks = [
  { week: 0, budgetYear: 1, municipalNetKr: -100 },
  { week: 1, budgetYear: 1, municipalNetKr: 110 },
  { week: 53, budgetYear: 2, municipalNetKr: 121 },
];

test.each([
  ['year-end', -100 + 100 + 100],
  ['mid-year', -100 + 110 / 1.1 ** 0.5 + 121 / 1.1 ** 1.5],
  ['year-0', -100 + 110 + 110],
] as const)('[ECON-8] %s discounts every week but the start by its budget year', (convention, expected) => {
  expect(netPresentValueKr(weeks, { rate: 0.1, convention })).toBeCloseTo(expected, 9);
});

test('[ECON-8] at a rate of zero the present value is the net of the horizon', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...conventions), (any, convention) => {
      const result = calculateInvestmentCase(any);
      const presentKr = netPresentValueKr(result.weeks, { rate: 0, convention });
      return Math.abs(presentKr - result.total.municipalNetKr) < 1e-3;
    }),
  );
});

test('[ECON-8] the conventions differ by whole and half years of interest on everything but the start', () => {
  fc.assert(
    fc.property(anyCase, number(0, 0.1), (any, rate) => {
      const later = calculateInvestmentCase(any).weeks.slice(1);
      const [yearEnd, midYear, year0] = conventions.map((convention) =>
        netPresentValueKr(later, { rate, convention }),
      );
      const isClose = (actual = NaN, expected = NaN): boolean => Math.abs(actual - expected) < 1e-3;
      return (
        isClose(year0, (yearEnd ?? NaN) * (1 + rate)) &&
        isClose(midYear, (yearEnd ?? NaN) * (1 + rate) ** 0.5)
      );
    }),
  );
});
