import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calculateFlereSkalMed,
  type FlereSkalMedCase,
  type Outcome,
  releasedGrantKr,
} from '../../../model/economics/flere-skal-med.ts';
import { runs } from '../../support/runs.ts';
import { caseA } from './cases.ts';
import { anyFlereSkalMedCase } from './special-cases.ts';

const ladder = { kind: 'ladder' } as const;

const grant = {
  kr: 1_000_000,
  firstShare: 0.5,
  steps: [
    { fromShare: 0.15, releasedShare: 0.4 },
    { fromShare: 0.2, releasedShare: 0.5 },
  ],
  firstMonth: 0,
  resultMonth: 24,
};

/** A year from the first week on, ten of a hundred more than without. */
const year = { withEffort: 0.15, without: 0.05, afterWeeks: 0, weeks: 52, countsForGrant: false };

/** A hundred people at 80 % and 52 kr. a week: round numbers, not rates. */
const aCase = (...outcomes: readonly Outcome[]): FlereSkalMedCase => ({
  ...caseA,
  benefit: { annualKr: 52 * 52, financing: ladder },
  outcomes,
  reached: 1,
  grant,
  isGrantCounted: false,
  costs: [],
});
const savingOf = (...outcomes: readonly Outcome[]): number =>
  calculateFlereSkalMed(aCase(...outcomes)).total.municipalNetSavingKr;

describe('[FSM-1] each outcome is priced, and only the difference counts', () => {
  test('a job saves the benefit', () => {
    expect(savingOf({ ...year, outcome: { kind: 'leaves' } })).toBeCloseTo(10 * 52 * 0.8 * 52, 6);
  });

  test('wage hours reduce the benefit, to nothing at most', () => {
    const hours = (hoursPerWeek: number): Outcome => ({
      ...year,
      outcome: { kind: 'wage-hours', hoursPerWeek, hourlyWageKr: 13, setOff: 0.5 },
    });
    expect(savingOf(hours(4))).toBeCloseTo(10 * 52 * 0.8 * 26, 6);
    expect(savingOf(hours(37))).toBeCloseTo(10 * 52 * 0.8 * 52, 6);
  });

  test('praktik saves nothing of its own', () => {
    expect(savingOf({ ...year, outcome: { kind: 'stays' } })).toBe(0);
  });

  test('førtidspension costs when it is dearer than the benefit', () => {
    const to = { annualKr: 2 * 52 * 52, financing: ladder };
    expect(savingOf({ ...year, outcome: { kind: 'leaves', to } })).toBeCloseTo(-10 * 52 * 0.8 * 52, 6);
  });

  test('a ressourceforløb counts until the law ends it', () => {
    const to = { annualKr: 26 * 52, financing: ladder };
    const ends: Outcome = {
      ...year,
      outcome: { kind: 'leaves', to, endsOn: { year: 2027, month: 7, day: 2 } },
    };
    expect(savingOf(ends)).toBeCloseTo(10 * 26 * 0.8 * 26, 6);
  });
});

describe('[FSM-2] the results-based grant', () => {
  test.each([
    [0, 500_000],
    [0.149, 500_000],
    [0.15, 900_000],
    [0.199, 900_000],
    [0.2, 1_000_000],
    [0.9, 1_000_000],
  ])('%d of the group in wage hours or education releases %d', (share, kr) => {
    expect(releasedGrantKr(grant, share)).toBeCloseTo(kr, 6);
  });

  test('counts everybody with wage hours or education, not the difference, and is the state that pays', () => {
    const input = aCase({ ...year, outcome: { kind: 'leaves' }, countsForGrant: true });
    const without = calculateFlereSkalMed(input);
    const counted = calculateFlereSkalMed({ ...input, isGrantCounted: true });
    expect(without.countingShare).toBeCloseTo(0.15, 12);
    expect(counted.total.municipalNetKr - without.total.municipalNetKr).toBeCloseTo(900_000, 6);
    expect(counted.total.stateNetKr - without.total.stateNetKr).toBeCloseTo(-900_000, 6);
    expect(without.municipalNetKrWithGrant).toBeCloseTo(counted.total.municipalNetKr, 6);
    expect(counted.municipalNetKrWithoutGrant).toBeCloseTo(without.total.municipalNetKr, 6);
  });
});

describe('[FSM-3] how much of the planned difference is enough', () => {
  test('at that much the case comes to nothing', () => {
    fc.assert(
      fc.property(anyFlereSkalMedCase, (input) => {
        const { breakEvenReached, total } = calculateFlereSkalMed(input);
        if (breakEvenReached === null || breakEvenReached === 0) return;
        const at = calculateFlereSkalMed({ ...input, reached: breakEvenReached });
        const size = Math.max(1, total.costKrByPayer.municipality);
        expect(at.total.municipalNetKr / size).toBeCloseTo(0, 6);
      }),
      runs(15),
    );
  });
});
