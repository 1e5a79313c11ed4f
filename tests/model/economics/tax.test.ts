import { describe, expect, test } from 'vitest';
import { municipalNetIfAllDoTheSameKr } from '../../../model/economics/budget-guarantee.ts';
import { calculateInvestmentCase } from '../../../model/economics/calculate-investment-case.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { caseA } from './cases.ts';

/** Everybody who moves gets a job at 300,000 kr. a year. */
const inJobs: InvestmentCase = {
  ...caseA,
  destinations: [
    { share: 1, annualKr: 0, financing: { kind: 'fixed', municipalShare: 0 }, taxableWageKr: 300_000 },
  ],
};
const tax = { rate: 0.25, equalised: 0.75, taxesBenefits: true };

describe('[TAX-1] the municipal tax of those who move', () => {
  const without = calculateInvestmentCase(inJobs).total;
  const personYears = without.personWeeks / 52;

  test('is not counted unless somebody asks', () => {
    expect(without.municipalTaxKr).toBe(0);
    expect(without.municipalNetKr).toBeCloseTo(calculateInvestmentCase(caseA).total.municipalNetKr, 6);
  });

  test('is the rate of wage less benefit, of which a quarter stays after equalisation', () => {
    const before = calculateInvestmentCase({ ...inJobs, tax: { ...tax, equalised: 0 } }).total;
    const after = calculateInvestmentCase({ ...inJobs, tax }).total;
    expect(before.municipalTaxKr).toBeCloseTo(personYears * (300_000 - 132_000) * 0.25, 4);
    expect(after.municipalTaxKr).toBeCloseTo(before.municipalTaxKr / 4, 6);
    expect(after.municipalNetKr - without.municipalNetKr).toBeCloseTo(after.municipalTaxKr, 4);
    // Only the municipality's tax counts: the state's balance stays.
    expect(after.stateNetKr).toBe(without.stateNetKr);
  });

  test('falls when people leave a taxable benefit for nothing', () => {
    const { municipalTaxKr } = calculateInvestmentCase({ ...caseA, tax }).total;
    expect(municipalTaxKr).toBeLessThan(0);
  });
});

describe('[TAX-2] if every municipality does the same', () => {
  test('the saving on benefits is taken back and the cost stays', () => {
    const { total } = calculateInvestmentCase(caseA);
    expect(municipalNetIfAllDoTheSameKr(total)).toBeCloseTo(-1_200_000, 4);
    expect(municipalNetIfAllDoTheSameKr(total, 0)).toBe(total.municipalNetKr);
  });
});
