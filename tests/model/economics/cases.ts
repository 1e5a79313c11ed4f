/** Cases to calculate: the two of the domain specification, and any case at all. */

import fc from 'fast-check';
import { payers, tracks, type CostLine } from '../../../model/economics/costs.ts';
import type { Effect, ExitEffect, GapEffect } from '../../../model/economics/effect.ts';
import type { Financing } from '../../../model/economics/financing.ts';
import type {
  Benefit,
  Cohort,
  Destination,
  InvestmentCase,
} from '../../../model/economics/investment-case.ts';
import type { MunicipalTax } from '../../../model/economics/tax.ts';
import { refundLadder2016 } from '../../../model/economics/refund-ladder.ts';

const benefit: Benefit = { annualKr: 132_000, financing: { kind: 'ladder' } };

/** A cost paid by the municipality within the service frame at the start. */
export function costAtStart(kr: number): CostLine {
  return {
    label: 'At the start',
    amount: { kind: 'fixed', kr },
    recurrence: { kind: 'once', month: 0 },
    index: 0,
    track: 'service',
    payer: 'municipality',
  };
}

/** Case A: a long-term group, an effect that is flat for two years and fades over two more. */
export const caseA: InvestmentCase = {
  startsOn: { year: 2027, month: 1, day: 1 },
  horizonYears: 5,
  intake: [{ week: 0, persons: 100 }],
  dropOff: 0,
  seniority: [{ share: 1, weeks: 52 }],
  effect: { kind: 'gap', gap: 0.1, lagWeeks: 26, durationWeeks: 104, fadeWeeks: 104 },
  benefit,
  destinations: [],
  benefitIndex: 0,
  ladder: refundLadder2016,
  costs: [costAtStart(1_200_000)],
};

/** Case C: an early effort that raises the weekly chance of leaving, everybody starting at once. */
export const caseC: InvestmentCase = {
  ...caseA,
  intake: [{ week: 0, persons: 130 }],
  dropOff: 0.15,
  seniority: [{ share: 1, weeks: 20 }],
  effect: { kind: 'exit', exitChance: 0.01, uplift: 0.3, lagWeeks: 0, durationWeeks: 52, relapse: 0 },
  costs: [],
};

/** Case C with thirteen cohorts of ten, every fourth week. */
export const caseCInCohorts: InvestmentCase = {
  ...caseC,
  intake: Array.from({ length: 13 }, (_, index) => ({ week: 4 * index, persons: 10 })),
};

/**
 * A number spread evenly over an interval, often one of its ends. fc.double spreads over the doubles instead,
 * of which nearly all are next to zero: its cases save nothing and cost nothing.
 */
export function number(min: number, max: number): fc.Arbitrary<number> {
  const parts = 1_000_000;
  return fc.integer({ min: 0, max: parts }).map((part) => min + ((max - min) * part) / parts);
}

const share = number(0, 1);
const rise = number(-0.05, 0.1);
const weeks = fc.integer({ min: 0, max: 120 });

const anyFinancing: fc.Arbitrary<Financing> = fc.oneof(
  fc.constant({ kind: 'ladder' } as const),
  fc.record({ kind: fc.constant('fixed' as const), municipalShare: share }),
);

/** Shares that add up to one, from parts of any size. */
function sharesOfOne(parts: readonly number[]): readonly number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

const anySeniority = fc
  .array(fc.record({ part: number(0.01, 1), weeks: fc.integer({ min: 0, max: 80 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((bands) => {
    const shares = sharesOfOne(bands.map((band) => band.part));
    return bands.map((band, index) => ({ share: shares[index] ?? 0, weeks: band.weeks }));
  });

export const anyGapEffect: fc.Arbitrary<GapEffect> = fc.record({
  kind: fc.constant('gap' as const),
  gap: share,
  lagWeeks: weeks,
  durationWeeks: weeks,
  fadeWeeks: weeks,
});

export const anyExitEffect: fc.Arbitrary<ExitEffect> = fc.record({
  kind: fc.constant('exit' as const),
  exitChance: number(0, 0.2),
  uplift: number(0, 3),
  lagWeeks: weeks,
  durationWeeks: weeks,
  relapse: number(0, 0.05),
});

export const anyEffect: fc.Arbitrary<Effect> = fc.oneof(anyGapEffect, anyExitEffect);

const anyCohort: fc.Arbitrary<Cohort> = fc.record({
  week: fc.integer({ min: 0, max: 260 }),
  persons: number(0, 200),
});

const anyDestination: fc.Arbitrary<Destination> = fc.record(
  {
    share: number(0, 0.5),
    annualKr: number(0, 250_000),
    financing: anyFinancing,
    taxableWageKr: number(0, 400_000),
  },
  { requiredKeys: ['share', 'annualKr', 'financing'] },
);

const anyTax: fc.Arbitrary<MunicipalTax> = fc.record({
  rate: number(0, 0.3),
  equalised: fc.constantFrom(0, 0.75),
  taxesBenefits: fc.boolean(),
});

export const anyCostLine: fc.Arbitrary<CostLine> = fc.record({
  label: fc.constant('Any'),
  amount: fc.oneof(
    fc.record({
      kind: fc.constant('staff' as const),
      fte: number(0, 5),
      annualWageKr: number(0, 700_000),
      overhead: number(0, 0.4),
    }),
    fc.record({
      kind: fc.constant('volume' as const),
      unitPriceKr: number(0, 50_000),
      volume: number(0, 50),
    }),
    fc.record({ kind: fc.constant('fixed' as const), kr: number(0, 2_000_000) }),
  ),
  recurrence: fc.oneof(
    fc.record({ kind: fc.constant('once' as const), month: fc.integer({ min: 0, max: 72 }) }),
    fc.record(
      {
        kind: fc.constant('running' as const),
        fromMonth: fc.integer({ min: 1, max: 72 }),
        toMonth: fc.integer({ min: 1, max: 80 }),
      },
      { requiredKeys: ['kind', 'fromMonth'] },
    ),
  ),
  index: rise,
  track: fc.constantFrom(...tracks),
  payer: fc.constantFrom(...payers),
});

export const anyDate = fc.record({
  year: fc.integer({ min: 2016, max: 2040 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

/** Any case that the check finds nothing wrong with, apart from capped exit chances and empty intakes. */
export const anyCase: fc.Arbitrary<InvestmentCase> = fc.record(
  {
    startsOn: anyDate,
    horizonYears: fc.integer({ min: 1, max: 6 }),
    intake: fc.array(anyCohort, { maxLength: 5 }),
    dropOff: share,
    seniority: anySeniority,
    effect: anyEffect,
    benefit: fc.record({ annualKr: number(0, 250_000), financing: anyFinancing }),
    destinations: fc.array(anyDestination, { maxLength: 2 }),
    benefitIndex: rise,
    ladder: fc.constant(refundLadder2016),
    costs: fc.array(anyCostLine, { maxLength: 4 }),
    tax: anyTax,
  },
  {
    requiredKeys: [
      'startsOn',
      'horizonYears',
      'intake',
      'dropOff',
      'seniority',
      'effect',
      'benefit',
      'destinations',
      'benefitIndex',
      'ladder',
      'costs',
    ],
  },
);
