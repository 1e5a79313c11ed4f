/** Any case of the three special kinds, as a workbook can hold it. */
import fc from 'fast-check';
import type { EarlyEffort } from '../../../model/economics/early-effort.ts';
import type { FleksjobCase } from '../../../model/economics/fleksjob.ts';
import type { FlereSkalMedCase, Outcome, OutcomeKind } from '../../../model/economics/flere-skal-med.ts';
import type { Benefit } from '../../../model/economics/investment-case.ts';
import { refundLadder2016 } from '../../../model/economics/refund-ladder.ts';
import { anyCase, anyCostLine, anyDate, number } from './cases.ts';

const share = number(0, 1);
const weeks = fc.integer({ min: 0, max: 90 });

const anyBenefit: fc.Arbitrary<Benefit> = fc.record({
  annualKr: number(0, 250_000),
  financing: fc.oneof(
    fc.constant({ kind: 'ladder' } as const),
    fc.record({ kind: fc.constant('fixed' as const), municipalShare: share }),
  ),
});

/** What the three have in common; their intake plans reach two years. */
const anyGroup = fc
  .record({
    any: anyCase,
    horizonYears: fc.integer({ min: 1, max: 4 }),
    ruleYears: fc.integer({ min: 1, max: 10 }),
    costs: fc.array(anyCostLine, { maxLength: 3 }),
  })
  .map(({ any, horizonYears, ruleYears, costs }) => ({
    startsOn: any.startsOn,
    horizonYears,
    ruleYears,
    costs,
    intake: any.intake.map(({ week, persons }) => ({ week: week % 104, persons })),
    seniority: any.seniority,
    benefit: any.benefit,
    benefitIndex: any.benefitIndex,
    ladder: refundLadder2016,
  }));

export const anyFleksjobCase: fc.Arbitrary<FleksjobCase> = fc
  .record({
    group: anyGroup,
    subsidy: anyBenefit,
    temporary: fc.record({
      share,
      afterWeeks: weeks,
      weeks: fc.integer({ min: 1, max: 52 }),
      poolWeeklyKr: number(0, 5000),
    }),
    goesOn: fc.record({ target: share, achieved: share }),
    basis: fc.constantFrom('target' as const, 'achieved' as const),
    goesOnLow: share,
    goesOnHigh: share,
    getsJob: number(0, 0.3),
    counterfactual: fc.record({ fleksjob: share, job: number(0, 0.3), afterWeeks: weeks }),
    lastsWeeks: weeks,
    fadeWeeks: weeks,
  })
  .map(({ group, ...rest }) => ({ ...group, ...rest }));

const anyTiming = fc.record({
  withEffort: number(0, 0.2),
  without: number(0, 0.2),
  afterWeeks: weeks,
  weeks,
});

const ofKind = (outcome: fc.Arbitrary<OutcomeKind>, countsForGrant: boolean): fc.Arbitrary<Outcome> =>
  fc.record({ timing: anyTiming, outcome }).map(({ timing, outcome: kind }) => ({
    ...timing,
    outcome: kind,
    countsForGrant,
  }));

const leavesFor = fc.record({ kind: fc.constant('leaves' as const), to: anyBenefit });
const leavesForNothing = fc.constant({ kind: 'leaves' } as const);

/** A law that ends a benefit does so within three years of the start. */
const soonAfter = (one: Outcome, startYear: number): Outcome => {
  const { outcome } = one;
  if (outcome.kind !== 'leaves' || !outcome.endsOn) return one;
  const year = startYear + (outcome.endsOn.year % 4);
  return { ...one, outcome: { ...outcome, endsOn: { ...outcome.endsOn, year } } };
};

/** The eight outcomes of the template, in its order. */
const anyOutcomes: fc.Arbitrary<readonly Outcome[]> = fc.tuple(
  ofKind(leavesForNothing, true),
  ofKind(
    fc.record({
      kind: fc.constant('wage-hours' as const),
      hoursPerWeek: number(0, 37),
      hourlyWageKr: number(0, 250),
      setOff: share,
    }),
    true,
  ),
  ofKind(leavesFor, true),
  ofKind(fc.constant({ kind: 'stays' } as const), false),
  ofKind(leavesFor, false),
  ofKind(leavesFor, false),
  ofKind(
    fc.record({
      kind: fc.constant('leaves' as const),
      to: anyBenefit,
      endsOn: anyDate,
    }),
    false,
  ),
  ofKind(leavesFor, false),
);

export const anyFlereSkalMedCase: fc.Arbitrary<FlereSkalMedCase> = fc
  .record({
    group: anyGroup,
    outcomes: anyOutcomes,
    reached: number(0, 1.5),
    reachedLow: share,
    reachedHigh: number(1, 2),
    grantKr: number(0, 5_000_000),
    firstMonth: fc.integer({ min: 0, max: 12 }),
    resultMonth: fc.integer({ min: 0, max: 60 }),
    isGrantCounted: fc.boolean(),
  })
  .map(({ group, grantKr, firstMonth, resultMonth, ...rest }) => ({
    ...group,
    ...rest,
    outcomes: rest.outcomes.map((one) => soonAfter(one, group.startsOn.year)),
    grant: {
      kr: grantKr,
      firstShare: 0.5,
      steps: [
        { fromShare: 0.15, releasedShare: 0.4 },
        { fromShare: 0.2, releasedShare: 0.5 },
      ],
      firstMonth,
      resultMonth,
    },
  }));

export const anyEarlyEffort: fc.Arbitrary<EarlyEffort> = fc
  .record({
    group: anyGroup,
    dropOff: share,
    cohorts: fc.record({
      count: fc.integer({ min: 1, max: 26 }),
      everyWeeks: fc.integer({ min: 1, max: 8 }),
      persons: number(0, 100),
    }),
    effect: fc.record({
      kind: fc.constant('exit' as const),
      exitChance: number(0, 0.2),
      uplift: number(0, 3),
      lagWeeks: fc.integer({ min: 0, max: 20 }),
      durationWeeks: weeks,
      relapse: number(0, 0.05),
    }),
    effectLow: share,
    effectHigh: number(0, 3),
    interviews: fc.record({
      count: number(0, 12),
      priceKr: number(0, 2000),
      overWeeks: fc.integer({ min: 1, max: 52 }),
    }),
  })
  .map(({ group, cohorts, ...rest }) => ({
    ...group,
    ...rest,
    benefit: { ...group.benefit, financing: { kind: 'ladder' } as const },
    intake: Array.from({ length: cohorts.count }, (_, i) => ({
      week: Math.min(i * cohorts.everyWeeks, 104),
      persons: cohorts.persons,
    })),
  }));
