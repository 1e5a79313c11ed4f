import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import {
  municipalNetSavingKr,
  municipalValueByWeekSinceStart,
  netSavingKr,
  savingsByWeek,
} from '../../../model/economics/savings.ts';
import { itemAt } from '../../../model/economics/item-at.ts';
import { runs } from '../../support/runs.ts';
import { anyCase, caseA } from './cases.ts';

/** One person, 5,200 kr. a year (100 kr. a week), wholly off the benefit in weeks 1-3. */
const onePerson: InvestmentCase = {
  ...caseA,
  horizonYears: 2,
  intake: [{ week: 0, persons: 1 }],
  seniority: [{ share: 1, weeks: 2 }],
  effect: { kind: 'gap', gap: 1, lagWeeks: 0, durationWeeks: 3, fadeWeeks: 0 },
  benefit: { annualKr: 5_200, financing: { kind: 'ladder' } },
};

function municipalByWeek(investmentCase: InvestmentCase): readonly number[] {
  return savingsByWeek(investmentCase, investmentCase.effect).map((week) => week.municipalSavedBenefitKr);
}

test('[ECON-4] a week is priced at the seniority the person would have had', () => {
  // Two weeks behind them: the weeks saved are their third, fourth and fifth on public support.
  expect(municipalByWeek(onePerson).slice(0, 5)).toEqual([0, 20, 20, 60, 0]);
});

test('[ECON-4] the share is averaged over the seniority bands, which are not normalised', () => {
  const seniority = [
    { share: 0.5, weeks: 0 },
    { share: 0.25, weeks: 52 },
  ];
  expect(municipalByWeek({ ...onePerson, seniority })[1]).toBeCloseTo(100 * (0.5 * 0.2 + 0.25 * 0.8), 12);
});

test('[ECON-4] a cohort starts after its weeks, and its ladder with it', () => {
  const late = { ...onePerson, intake: [{ week: 4, persons: 2 }] };
  expect(municipalByWeek(late).slice(0, 9)).toEqual([0, 0, 0, 0, 0, 40, 40, 120, 0]);
});

test('[ECON-4] nothing is saved after the horizon', () => {
  const weeks = savingsByWeek({ ...onePerson, intake: [{ week: 102, persons: 1 }] }, onePerson.effect);
  expect(weeks.length).toBe(105);
  expect(weeks.reduce((sum, week) => sum + week.personWeeks, 0)).toBe(2);
});

test('[ECON-4] a cohort that starts at or after the horizon saves nothing', () => {
  const never = { ...onePerson, intake: [{ week: 104, persons: 1 }] };
  expect(municipalNetSavingKr(never, never.effect)).toBe(0);
});

test('[ECON-4] those who drop off save nothing', () => {
  expect(municipalByWeek({ ...onePerson, dropOff: 0.25 })[1]).toBeCloseTo(15, 12);
});

test('[ECON-4] the benefit and the destination rise with the index from the second budget year', () => {
  const rising: InvestmentCase = {
    ...onePerson,
    intake: [{ week: 52, persons: 1 }],
    benefitIndex: 0.1,
    destinations: [{ share: 0.5, annualKr: 5_200, financing: { kind: 'fixed', municipalShare: 0.4 } }],
  };
  const week = itemAt(savingsByWeek(rising, rising.effect), 53);
  expect(week.savedBenefitKr).toBeCloseTo(110, 9);
  expect(week.destinationKr).toBeCloseTo(55, 9);
  expect(week.municipalDestinationKr).toBeCloseTo(22, 9);
});

test('[ECON-4] a destination on the ladder is priced at the same seniority as the benefit', () => {
  const moved: InvestmentCase = {
    ...onePerson,
    destinations: [
      { share: 0.5, annualKr: 10_400, financing: { kind: 'ladder' } },
      { share: 0.25, annualKr: 2_080, financing: { kind: 'fixed', municipalShare: 1 } },
    ],
  };
  const week = itemAt(savingsByWeek(moved, moved.effect), 3);
  // Half the weeks at 200 kr., a quarter at 40 kr.; the municipality pays 60 % of the one, all of the other.
  expect(week.destinationKr).toBeCloseTo(110, 9);
  expect(week.municipalDestinationKr).toBeCloseTo(70, 9);
});

test('[ECON-4] a destination dearer to the municipality than the benefit makes the saving negative', () => {
  const dearer: InvestmentCase = {
    ...onePerson,
    destinations: [{ share: 1, annualKr: 6_240, financing: { kind: 'ladder' } }],
  };
  expect(municipalNetSavingKr(dearer, dearer.effect)).toBeCloseTo(-20, 9);
});

test('[ECON-4] what the weeks since the start are worth adds up to the net saving of any effect', () => {
  const withTax = fc.record({
    rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
    taxesBenefits: fc.boolean(),
  });
  fc.assert(
    fc.property(anyCase, anyCase, withTax, (any, { effect }, tax) => {
      const taxed = { ...any, tax: { ...tax, equalised: 0.3 } };
      const netKr = municipalNetSavingKr(taxed, effect);
      const got = netSavingKr(municipalValueByWeekSinceStart(taxed), effect);
      expect(Math.abs(got - netKr)).toBeLessThan(1e-9 * Math.max(1, Math.abs(netKr)) + 1e-5);
    }),
    runs(50),
  );
});
