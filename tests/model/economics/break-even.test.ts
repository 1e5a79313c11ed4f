import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculateInvestmentCase } from '../../../model/economics/calculate-investment-case.ts';
import { effectLasting, effectOfSize } from '../../../model/economics/effect.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { municipalNetSavingKr } from '../../../model/economics/savings.ts';
import { anyCase, caseA, caseC, costAtStart, number } from './cases.ts';

const anyCaseWithCost = fc
  .tuple(anyCase, number(1, 2_000_000))
  .map(([any, kr]): InvestmentCase => ({ ...any, costs: [costAtStart(kr)] }));

/** Every case is calculated hundreds of times over to find its break-even. */
const fewRuns = { numRuns: 40 };

function breakEvenOf(investmentCase: InvestmentCase) {
  return calculateInvestmentCase(investmentCase).breakEven;
}

test('[ECON-9] the break-even effect put back in gives a net of zero', () => {
  fc.assert(
    fc.property(anyCaseWithCost, (any) => {
      const { effect } = breakEvenOf(any);
      fc.pre(effect.kind === 'reachable');
      const { total } = calculateInvestmentCase({ ...any, effect: effectOfSize(any.effect, effect.effect) });
      return Math.abs(total.municipalNetKr) < 1e-3;
    }),
    fewRuns,
  );
});

test('[ECON-9] an unreachable break-even stays in debt at the largest effect', () => {
  fc.assert(
    fc.property(anyCaseWithCost, (any) => {
      fc.pre(breakEvenOf(any).effect.kind === 'unreachable');
      const largest = any.effect.kind === 'gap' ? 1 : 1 / any.effect.exitChance - 1;
      fc.pre(Number.isFinite(largest));
      const { total } = calculateInvestmentCase({ ...any, effect: effectOfSize(any.effect, largest) });
      return total.municipalNetKr < 0;
    }),
    fewRuns,
  );
});

test('[ECON-9] the saving times the factor is the cost, and so many persons are enough', () => {
  fc.assert(
    fc.property(anyCaseWithCost, (any) => {
      const { factor, persons } = breakEvenOf(any);
      const invited = any.intake.reduce((sum, cohort) => sum + cohort.persons, 0);
      fc.pre(factor !== null && factor < 1e6);
      const intake = any.intake.map((cohort) => ({ ...cohort, persons: cohort.persons * factor }));
      const { total } = calculateInvestmentCase({ ...any, intake });
      expect(persons).toBeCloseTo(invited * factor, 3);
      return Math.abs(total.municipalNetKr) < 1e-3;
    }),
    fewRuns,
  );
});

test('[ECON-9] the break-even duration pays, and no shorter one does', () => {
  fc.assert(
    fc.property(anyCaseWithCost, (any) => {
      const { duration } = breakEvenOf(any);
      const [line] = any.costs;
      const costKr = line?.amount.kind === 'fixed' ? line.amount.kr : NaN;
      const savingAt = (weeks: number): number => municipalNetSavingKr(any, effectLasting(any.effect, weeks));
      if (duration.kind === 'unreachable') return savingAt(52 * any.horizonYears) < costKr;
      const isEnough = savingAt(duration.weeks) > costKr - 1e-6;
      return isEnough && (duration.weeks === 0 || savingAt(duration.weeks - 1) < costKr);
    }),
    fewRuns,
  );
});

test('[ECON-9] case A breaks even with 38 % of its saving', () => {
  const { factor, persons } = breakEvenOf(caseA);
  expect(factor).toBeCloseTo(0.38, 4);
  expect(persons).toBeCloseTo(38, 2);
});

test('[ECON-9] case A breaks even when the gap lasts 8 weeks', () => {
  // A full fade is worth 10 kr. x 51.5 weeks of 2,538.46 kr. at 80 %; each flat week 10 more person-weeks.
  const weekKr = (132_000 / 52) * 0.8;
  const fadeKr = 10 * 51.5 * weekKr;
  const flatWeeks = Math.ceil((1_200_000 - fadeKr) / (10 * weekKr));
  expect(breakEvenOf(caseA).duration).toEqual({ kind: 'reachable', weeks: flatWeeks });
  expect(flatWeeks).toBe(8);
});

test('[ECON-9] the uplift of case C that pays a million is found', () => {
  const { effect } = breakEvenOf({ ...caseC, costs: [costAtStart(1_000_000)] });
  expect(effect).toEqual({ kind: 'reachable', effect: expect.any(Number) });
  const found = effect.kind === 'reachable' ? effect.effect : NaN;
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(0.3);
});

test('[ECON-9] no cost needs no effect, no persons and no time', () => {
  for (const free of [
    { ...caseA, costs: [] },
    { ...caseC, costs: [] },
  ]) {
    expect(breakEvenOf(free)).toMatchObject({
      effect: { kind: 'reachable', effect: 0 },
      factor: 0,
      persons: 0,
    });
  }
  expect(breakEvenOf({ ...caseC, costs: [] }).duration).toEqual({ kind: 'reachable', weeks: 0 });
});

test('[ECON-9] no cost needs no effect even where moving people costs', () => {
  const destinations = [{ share: 1, annualKr: 200_000, financing: { kind: 'ladder' } as const }];
  expect(breakEvenOf({ ...caseA, costs: [], destinations }).effect).toEqual({ kind: 'reachable', effect: 0 });
});

test('[ECON-9] a destination dearer than the benefit has no break-even', () => {
  const destinations = [{ share: 1, annualKr: 200_000, financing: { kind: 'ladder' } as const }];
  expect(breakEvenOf({ ...caseA, destinations })).toEqual({
    effect: { kind: 'unreachable' },
    duration: { kind: 'unreachable' },
    factor: null,
    persons: null,
  });
});

test('[ECON-9] a cost beyond the full effect has no break-even, but a factor over one', () => {
  const costs = [costAtStart(100_000_000)];
  expect(breakEvenOf({ ...caseA, costs })).toMatchObject({
    effect: { kind: 'unreachable' },
    factor: expect.closeTo(31.667, 3),
  });
});

test('[ECON-9] a group that nobody leaves has no uplift that breaks even', () => {
  const effect = {
    kind: 'exit',
    exitChance: 0,
    uplift: 0.3,
    lagWeeks: 0,
    durationWeeks: 52,
    relapse: 0,
  } as const;
  expect(breakEvenOf({ ...caseA, effect }).effect).toEqual({ kind: 'unreachable' });
});
