/** The reference numbers of the domain specification, which were computed independently of this code. */

import { expect, test } from 'vitest';
import { calculateInvestmentCase } from '../../../model/economics/calculate-investment-case.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { netPresentValueKr } from '../../../model/economics/npv.ts';
import { caseA, caseC, caseCInCohorts } from './cases.ts';

function municipalSavingByYear(investmentCase: InvestmentCase): readonly number[] {
  return calculateInvestmentCase(investmentCase).budgetYears.map((year) =>
    Math.round(year.municipalSavedBenefitKr),
  );
}

test('[ECON-0] case A: totals, return and balances', () => {
  const { total, roi, bcr, oneLine } = calculateInvestmentCase(caseA);
  expect(total.personWeeks).toBeCloseTo(1_555, 6);
  expect(Math.round(total.municipalSavedBenefitKr)).toBe(3_157_846);
  expect(Math.round(total.stateNetSavingKr)).toBe(789_462);
  expect(Math.round(total.municipalNetKr)).toBe(1_957_846);
  expect(roi).toBeCloseTo(1.632, 3);
  expect(bcr).toBeCloseTo(2.632, 3);
  expect(Math.round(oneLine.wholeHorizonKr)).toBe(1_957_846);
});

test('[ECON-0] case A: saving per year', () => {
  expect(municipalSavingByYear(caseA)).toEqual([528_000, 1_056_000, 987_462, 522_923, 63_462]);
});

test('[ECON-0] case A: paid back in week 86, and 3.800 percentage points would be enough', () => {
  const { payback, paybackMonth, breakEven } = calculateInvestmentCase(caseA);
  expect(payback).toEqual({
    firstCrossing: 86,
    stays: 86,
    deepestDraw: { kr: -1_200_000, week: 0 },
    isWithinRule: true,
  });
  expect(paybackMonth).toEqual({ year: 2028, month: 8 });
  expect(breakEven.effect).toEqual({ kind: 'reachable', effect: expect.closeTo(0.038, 5) });
});

test.each([
  ['year-end', 1_695_696],
  ['mid-year', 1_745_935],
  ['year-0', 1_797_045],
] as const)('[ECON-0] case A: net present value at 3.5 %%, %s', (convention, expected) => {
  const { weeks } = calculateInvestmentCase(caseA);
  expect(Math.round(netPresentValueKr(weeks, { rate: 0.035, convention }))).toBe(expected);
});

test('[ECON-0] case C, everybody at once', () => {
  const { total } = calculateInvestmentCase(caseC);
  expect(total.personWeeks).toBeCloseTo(1_141.61, 2);
  expect(Math.round(total.municipalSavedBenefitKr)).toBe(2_281_509);
  expect(municipalSavingByYear(caseC)).toEqual([596_098, 782_795, 464_171, 275_238, 163_207]);
});

test('[ECON-0] case C priced at a flat 80 % is dearer, for the early weeks are cheap', () => {
  const flat: InvestmentCase = {
    ...caseC,
    benefit: { annualKr: 132_000, financing: { kind: 'fixed', municipalShare: 0.8 } },
  };
  expect(Math.round(calculateInvestmentCase(flat).total.municipalSavedBenefitKr)).toBe(2_318_339);
});

test('[ECON-0] case C in thirteen cohorts', () => {
  const { total } = calculateInvestmentCase(caseCInCohorts);
  expect(total.personWeeks).toBeCloseTo(1_107.98, 2);
  expect(Math.round(total.municipalSavedBenefitKr)).toBe(2_213_217);
  expect(municipalSavingByYear(caseCInCohorts)).toEqual([235_799, 815_540, 597_497, 354_296, 210_085]);
});
