import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Amounts } from '../../../model/economics/amounts.ts';
import {
  calculateInvestmentCase,
  type InvestmentCaseResult,
} from '../../../model/economics/calculate-investment-case.ts';
import { effectOfSize, effectSize } from '../../../model/economics/effect.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { anyCase, anyGapEffect, caseA, costAtStart, number } from './cases.ts';

/** Equal to the hundredth of a krone, or to the last bits where the amounts are large. */
function isClose(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= 1e-6 + 1e-9 * Math.max(Math.abs(actual), Math.abs(expected));
}

/** Every number of a result's weeks and total, in order. */
function figures(result: InvestmentCaseResult): readonly number[] {
  return [result.total, ...result.weeks].flatMap((amounts: Amounts) => [
    amounts.personWeeks,
    amounts.savedBenefitKr,
    amounts.destinationKr,
    amounts.municipalNetSavingKr,
    amounts.stateNetSavingKr,
    amounts.costKrByPayer.municipality,
    amounts.costKrByPayer.state,
    amounts.costKrByPayer.other,
  ]);
}

function areClose(actual: readonly number[], expected: readonly number[]): boolean {
  return actual.length === expected.length && actual.every((value, i) => isClose(value, expected[i] ?? NaN));
}

function isSameResult(some: InvestmentCase, other: InvestmentCase): boolean {
  return areClose(figures(calculateInvestmentCase(some)), figures(calculateInvestmentCase(other)));
}

test('[ECON-6] municipality and state are the whole in every week, every year and in all', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const { weeks, budgetYears, total } = calculateInvestmentCase(any);
      return [...weeks, ...budgetYears, total].every((amounts) =>
        isClose(
          amounts.municipalNetSavingKr + amounts.stateNetSavingKr,
          amounts.savedBenefitKr - amounts.destinationKr + amounts.municipalTaxKr,
        ),
      );
    }),
  );
});

test('[ECON-6] the weeks add up to the budget years, and they to the total', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const { weeks, budgetYears, total, oneLine } = calculateInvestmentCase(any);
      const sum = (parts: readonly Amounts[]): number =>
        parts.reduce((kr, part) => kr + part.municipalNetKr, 0);
      return (
        isClose(sum(weeks), total.municipalNetKr) &&
        isClose(sum(budgetYears), total.municipalNetKr) &&
        isClose(sum(budgetYears.slice(0, 1)), oneLine.budgetYear1Kr) &&
        isClose(sum(budgetYears.slice(0, 4)), oneLine.budgetYears1To4Kr) &&
        isClose(oneLine.wholeHorizonKr, total.municipalNetKr) &&
        isClose(weeks.at(-1)?.cumulatedMunicipalNetKr ?? NaN, total.municipalNetKr) &&
        budgetYears.every((year, index) =>
          isClose(year.cumulatedMunicipalNetKr, sum(budgetYears.slice(0, index + 1))),
        )
      );
    }),
  );
});

test('[ECON-6] the tracks add up to what the municipality pays', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const { costKrByPayer, municipalCostKrByTrack } = calculateInvestmentCase(any).total;
      const tracks = Object.values(municipalCostKrByTrack).reduce((kr, track) => kr + track, 0);
      return isClose(tracks, costKrByPayer.municipality);
    }),
  );
});

test('[ECON-6] each cost burdens the balance of its payer, and what others pay none', () => {
  const saving = calculateInvestmentCase({ ...caseA, costs: [] }).total;
  const { total } = calculateInvestmentCase({
    ...caseA,
    costs: [
      { ...costAtStart(100_000), track: 'activation' },
      costAtStart(50_000),
      { ...costAtStart(30_000), payer: 'state' },
      { ...costAtStart(7_000), payer: 'other' },
    ],
  });
  expect(total.costKrByPayer).toEqual({ municipality: 150_000, state: 30_000, other: 7_000 });
  expect(total.municipalCostKrByTrack).toEqual({
    service: 50_000,
    activation: 100_000,
    transfer: 0,
    capital: 0,
  });
  expect(total.municipalNetKr).toBeCloseTo(saving.municipalNetKr - 150_000, 6);
  expect(total.stateNetKr).toBeCloseTo(saving.stateNetKr - 30_000, 6);
});

test('[ECON-6] no effect saves nothing and leaves the costs', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const { total } = calculateInvestmentCase({ ...any, effect: effectOfSize(any.effect, 0) });
      return (
        total.personWeeks === 0 &&
        total.savedBenefitKr === 0 &&
        total.destinationKr === 0 &&
        total.municipalNetKr === -total.costKrByPayer.municipality
      );
    }),
  );
});

test('[ECON-6] the saving is linear in persons', () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 2, max: 9 }), (any, times) => {
      const intake = any.intake.map((cohort) => ({ ...cohort, persons: cohort.persons * times }));
      const some = calculateInvestmentCase({ ...any, costs: [] });
      const more = calculateInvestmentCase({ ...any, costs: [], intake });
      return areClose(
        figures(more),
        figures(some).map((value) => value * times),
      );
    }),
  );
});

test('[ECON-6] the saving is linear in the gap', () => {
  fc.assert(
    fc.property(anyCase, anyGapEffect, (any, effect) => {
      const whole = calculateInvestmentCase({ ...any, costs: [], effect });
      const half = calculateInvestmentCase({
        ...any,
        costs: [],
        effect: effectOfSize(effect, effectSize(effect) / 2),
      });
      return areClose(
        figures(half),
        figures(whole).map((value) => value / 2),
      );
    }),
  );
});

test('[ECON-6] a cohort split in two halves changes nothing', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const halves = any.intake.map((cohort) => ({ ...cohort, persons: cohort.persons / 2 }));
      return isSameResult(any, { ...any, intake: [...halves, ...halves] });
    }),
  );
});

test('[ECON-6] a seniority band split in two halves changes nothing', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const halves = any.seniority.map((band) => ({ ...band, share: band.share / 2 }));
      return isSameResult(any, { ...any, seniority: [...halves, ...halves] });
    }),
  );
});

test('[ECON-6] a fixed share equal to a one-step ladder gives the same result', () => {
  fc.assert(
    fc.property(anyCase, number(0, 1), (any, municipalShare) => {
      const ladder = { ...any.ladder, steps: [{ fromWeek: 1, municipalShare }] };
      const { annualKr } = any.benefit;
      return isSameResult(
        { ...any, ladder, benefit: { annualKr, financing: { kind: 'ladder' } } },
        { ...any, ladder, benefit: { annualKr, financing: { kind: 'fixed', municipalShare } } },
      );
    }),
  );
});

test('[ECON-6] moving everybody to the same benefit saves nothing', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const destinations = [{ ...any.benefit, share: 1 }];
      const { weeks } = calculateInvestmentCase({ ...any, destinations });
      return weeks.every(
        (week) => isClose(week.municipalNetSavingKr, 0) && isClose(week.stateNetSavingKr, 0),
      );
    }),
  );
});

test('[ECON-6] the report has a row for each calendar year the horizon touches', () => {
  const { budgetYears, oneLine } = calculateInvestmentCase({
    ...caseA,
    startsOn: { year: 2027, month: 8, day: 1 },
    horizonYears: 2,
  });
  expect(budgetYears.map((year) => [year.budgetYear, year.calendarYear])).toEqual([
    [1, 2027],
    [2, 2028],
    [3, 2029],
  ]);
  expect(oneLine.budgetYears1To4Kr).toBeCloseTo(oneLine.wholeHorizonKr, 6);
});

test('[ECON-6] return and benefit-cost ratio need a cost', () => {
  const { roi, bcr } = calculateInvestmentCase({ ...caseA, costs: [] });
  expect([roi, bcr]).toEqual([null, null]);
});

test('[ECON-10] the range is the municipal net at the low and the high effect', () => {
  const { municipalNetRangeKr } = calculateInvestmentCase({ ...caseA, effectLow: 0, effectHigh: 0.2 });
  expect(municipalNetRangeKr.low).toBe(-1_200_000);
  expect(municipalNetRangeKr.high).toBeCloseTo(2 * 3_157_846.15 - 1_200_000, 0);
});

test('[ECON-10] without a stated range there is none', () => {
  expect(calculateInvestmentCase(caseA).municipalNetRangeKr).toEqual({ low: null, high: null });
});

test('[ECON-10] a range around the entered effect lies around the result', () => {
  fc.assert(
    fc.property(anyCase, (any) => {
      const size = effectSize(any.effect);
      const { total, municipalNetRangeKr } = calculateInvestmentCase({
        ...any,
        effectLow: size,
        effectHigh: size,
      });
      return (
        isClose(municipalNetRangeKr.low ?? NaN, total.municipalNetKr) &&
        isClose(municipalNetRangeKr.high ?? NaN, total.municipalNetKr)
      );
    }),
  );
});
