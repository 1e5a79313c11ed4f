import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInvestmentCase, type Finding } from '../../../model/economics/check-investment-case.ts';
import { effectSize } from '../../../model/economics/effect.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { anyCase, caseA, caseC, caseCInCohorts, costAtStart } from './cases.ts';

const ladderBenefit = { annualKr: 100_000, financing: { kind: 'ladder' } } as const;
const staffLine = {
  ...costAtStart(0),
  amount: { kind: 'staff', fte: -1, annualWageKr: -1, overhead: -0.1 },
} as const;

/** The kind of each finding and the way to it, written with dots. */
function findingsIn(investmentCase: InvestmentCase): readonly string[] {
  return checkInvestmentCase(investmentCase).map(({ kind, path }) => `${kind} ${path.join('.')}`);
}

test('[ECON-11] the cases of the specification have no findings', () => {
  for (const sound of [caseA, caseC, caseCInCohorts]) expect(checkInvestmentCase(sound)).toEqual([]);
});

test('[ECON-11] any sound case has none but for capped chances and empty intakes', () => {
  fc.assert(
    fc.property(anyCase, (any) =>
      checkInvestmentCase(any).every(({ kind }) => kind === 'exit-chance-capped' || kind === 'no-persons'),
    ),
  );
});

test.each<{ what: string; change: Partial<InvestmentCase>; findings: readonly string[] }>([
  {
    what: 'a day that does not exist',
    change: { startsOn: { year: 2027, month: 2, day: 29 } },
    findings: ['not-a-date startsOn'],
  },
  { what: 'a horizon of no years', change: { horizonYears: 0 }, findings: ['out-of-range horizonYears'] },
  { what: 'a horizon too long', change: { horizonYears: 21 }, findings: ['out-of-range horizonYears'] },
  { what: 'half a year of horizon', change: { horizonYears: 2.5 }, findings: ['not-whole horizonYears'] },
  { what: 'an empty intake', change: { intake: [] }, findings: ['no-persons intake'] },
  {
    what: 'a cohort of nobody, too late',
    change: { intake: [{ week: 261, persons: 0 }] },
    findings: ['out-of-range intake.0.week', 'no-persons intake'],
  },
  {
    what: 'a cohort in mid-week, of fewer than nobody',
    change: {
      intake: [
        { week: 0.5, persons: 9 },
        { week: 1, persons: -1 },
      ],
    },
    findings: ['not-whole intake.0.week', 'out-of-range intake.1.persons'],
  },
  { what: 'more drop-off than persons', change: { dropOff: 1.1 }, findings: ['out-of-range dropOff'] },
  { what: 'a drop-off that is no number', change: { dropOff: NaN }, findings: ['out-of-range dropOff'] },
  {
    what: 'seniority shares below one',
    change: { seniority: [{ share: 0.9, weeks: 3 }] },
    findings: ['seniority-shares-not-one seniority'],
  },
  { what: 'no seniority', change: { seniority: [] }, findings: ['seniority-shares-not-one seniority'] },
  {
    what: 'seniority shares above one, of impossible weeks',
    change: {
      seniority: [
        { share: 0.5, weeks: -1 },
        { share: 0.6, weeks: 1.5 },
      ],
    },
    findings: [
      'out-of-range seniority.0.weeks',
      'not-whole seniority.1.weeks',
      'seniority-shares-not-one seniority',
    ],
  },
  {
    what: 'an impossible gap',
    change: { effect: { kind: 'gap', gap: 1.2, lagWeeks: -1, durationWeeks: 0.5, fadeWeeks: NaN } },
    findings: [
      'out-of-range effect.gap',
      'out-of-range effect.lagWeeks',
      'not-whole effect.durationWeeks',
      'out-of-range effect.fadeWeeks',
    ],
  },
  {
    what: 'impossible chances',
    change: {
      effect: { kind: 'exit', exitChance: 1.5, uplift: -1, lagWeeks: 0, durationWeeks: 9, relapse: -0.1 },
    },
    findings: ['out-of-range effect.exitChance', 'out-of-range effect.uplift', 'out-of-range effect.relapse'],
  },
  {
    what: 'a range outside the possible',
    change: { effectLow: -0.1, effectHigh: 1.1 },
    findings: ['out-of-range effectLow', 'out-of-range effectHigh'],
  },
  {
    what: 'an impossible benefit',
    change: { benefit: { annualKr: -1, financing: { kind: 'fixed', municipalShare: 80 } } },
    findings: ['out-of-range benefit.annualKr', 'out-of-range benefit.financing.municipalShare'],
  },
  {
    what: 'more destinations than persons',
    change: {
      destinations: [
        { ...ladderBenefit, share: 0.6 },
        { ...ladderBenefit, share: 0.5 },
      ],
    },
    findings: ['destination-shares-over-one destinations'],
  },
  {
    what: 'a destination with a negative share',
    change: { destinations: [{ ...ladderBenefit, share: -0.1 }] },
    findings: ['out-of-range destinations.0.share'],
  },
  {
    what: 'an index in whole per cent',
    change: { benefitIndex: 2 },
    findings: ['out-of-range benefitIndex'],
  },
  {
    what: 'a ladder without a first week',
    change: { ladder: { ...caseA.ladder, steps: [{ fromWeek: 5, municipalShare: 0.6 }] } },
    findings: ['ladder-steps-not-ascending ladder.steps'],
  },
  {
    what: 'a ladder without steps',
    change: { ladder: { ...caseA.ladder, steps: [] } },
    findings: ['ladder-steps-not-ascending ladder.steps'],
  },
  {
    what: 'a ladder in disorder',
    change: { ladder: { ...caseA.ladder, steps: caseA.ladder.steps.toReversed() } },
    findings: ['ladder-steps-not-ascending ladder.steps'],
  },
  {
    what: 'impossible staff',
    change: { costs: [staffLine] },
    findings: [
      'out-of-range costs.0.amount.fte',
      'out-of-range costs.0.amount.annualWageKr',
      'out-of-range costs.0.amount.overhead',
    ],
  },
  {
    what: 'impossible volumes in impossible months',
    change: {
      costs: [
        {
          ...costAtStart(0),
          amount: { kind: 'volume', unitPriceKr: -1, volume: -1 },
          recurrence: { kind: 'running', fromMonth: 0, toMonth: 2.5 },
        },
        { ...costAtStart(NaN), recurrence: { kind: 'once', month: -1 }, index: 2 },
      ],
    },
    findings: [
      'out-of-range costs.0.amount.unitPriceKr',
      'out-of-range costs.0.amount.volume',
      'out-of-range costs.0.recurrence.fromMonth',
      'not-whole costs.0.recurrence.toMonth',
      'out-of-range costs.1.amount.kr',
      'out-of-range costs.1.recurrence.month',
      'out-of-range costs.1.index',
    ],
  },
  { what: 'a rule of less than no years', change: { ruleYears: -1 }, findings: ['out-of-range ruleYears'] },
])('[ECON-11] $what is found', ({ change, findings }) => {
  expect(findingsIn({ ...caseA, ...change })).toEqual(findings);
});

test('[ECON-11] a grant, which is a negative fixed cost, is allowed', () => {
  expect(checkInvestmentCase({ ...caseA, costs: [costAtStart(-500_000)] })).toEqual([]);
});

test('[ECON-11] an uplift that asks for a chance over one is found, in the range too', () => {
  const capped: Finding = { kind: 'exit-chance-capped', path: ['effect', 'uplift'], exitChance: 2 };
  const effect = {
    kind: 'exit',
    exitChance: 0.5,
    uplift: 3,
    lagWeeks: 0,
    durationWeeks: 9,
    relapse: 0,
  } as const;
  expect(checkInvestmentCase({ ...caseC, effect })).toEqual([capped]);
  expect(findingsIn({ ...caseC, effectHigh: 200 })).toEqual(['exit-chance-capped effectHigh']);
});

test('[ECON-11] shares typed in tenths add up to one', () => {
  const seniority = Array.from({ length: 10 }, (_, index) => ({ share: 0.1, weeks: index }));
  expect(checkInvestmentCase({ ...caseA, seniority })).toEqual([]);
});

test('[ECON-11] the check never throws, whatever the numbers', () => {
  const anything = fc.double();
  fc.assert(
    fc.property(anyCase, anything, anything, anything, (any, first, second, third) => {
      const broken: InvestmentCase = {
        ...any,
        startsOn: { year: first, month: second, day: third },
        horizonYears: first,
        intake: [{ week: second, persons: third }],
        seniority: [{ share: first, weeks: second }],
        dropOff: third,
        ladder: { ...any.ladder, steps: [{ fromWeek: first, municipalShare: second }] },
        effectLow: second,
        effectHigh: third,
      };
      expect(checkInvestmentCase(broken)).toBeInstanceOf(Array);
      expect(effectSize(broken.effect)).toBe(effectSize(any.effect));
    }),
  );
});
