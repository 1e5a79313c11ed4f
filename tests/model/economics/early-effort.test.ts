import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculateEarlyEffort, type EarlyEffort } from '../../../model/economics/early-effort.ts';
import { runs } from '../../support/runs.ts';
import { caseC, caseCInCohorts } from './cases.ts';
import { anyEarlyEffort } from './special-cases.ts';

const noInterviews = { count: 0, priceKr: 0, overWeeks: 1 };
const asEffort = (input: typeof caseC): EarlyEffort => {
  if (input.effect.kind !== 'exit') throw new Error('C has exit chances.');
  return { ...input, effect: input.effect, interviews: noInterviews };
};

describe('[EARLY-1] the reference numbers C of the domain specification', () => {
  test.each([
    ['all at once', caseC, 1141.61, 2_281_509, [596_098, 782_795, 464_171, 275_238, 163_207]],
    [
      'in thirteen cohorts',
      caseCInCohorts,
      1107.98,
      2_213_217,
      [235_799, 815_540, 597_497, 354_296, 210_085],
    ],
  ] as const)('%s', (_, input, personWeeks, municipalKr, years) => {
    const result = calculateEarlyEffort(asEffort(input));
    expect(result.total.personWeeks).toBeCloseTo(personWeeks, 2);
    expect(result.total.municipalNetSavingKr).toBeCloseTo(municipalKr, 0);
    years.forEach((kr, i) => expect(result.budgetYears[i]!.municipalNetSavingKr).toBeCloseTo(kr, 0));
  });

  test('a flat 80 % would say 2,318,339', () => {
    expect(calculateEarlyEffort(asEffort(caseC)).flatSavingKr).toBeCloseTo(2_318_339, 0);
  });
});

describe('[EARLY-2] the ladder decides what a saved week is worth', () => {
  test('a flat 80 % is a third too high where all saved weeks lie in weeks 5-26', () => {
    const early = calculateEarlyEffort({
      ...asEffort(caseC),
      seniority: [{ share: 1, weeks: 4 }],
      effect: { kind: 'exit', exitChance: 0.6, uplift: 0.5, lagWeeks: 0, durationWeeks: 52, relapse: 0 },
    });
    expect(early.flatExcess).toBeCloseTo(1 / 3, 6);
  });

  test('the steps add up to the saving, whatever the effort', () => {
    fc.assert(
      fc.property(anyEarlyEffort, (effort) => {
        const { steps, total } = calculateEarlyEffort(effort);
        const sum = (of: (step: (typeof steps)[number]) => number): number =>
          steps.reduce((all, step) => all + of(step), 0);
        expect(sum((step) => step.municipalKr)).toBeCloseTo(total.municipalNetSavingKr, 3);
        expect(sum((step) => step.personWeeks)).toBeCloseTo(total.personWeeks, 6);
      }),
      runs(15),
    );
  });
});

describe('[EARLY-3] interviews cost their number times their price for everybody who starts', () => {
  test('over the weeks in which they are held, within the service frame', () => {
    const { total, weeks } = calculateEarlyEffort({
      ...asEffort(caseC),
      interviews: { count: 4, priceKr: 500, overWeeks: 26 },
    });
    expect(total.costKrByPayer.municipality).toBeCloseTo(130 * 4 * 500, 6);
    expect(total.municipalCostKrByTrack.service).toBeCloseTo(130 * 4 * 500, 6);
    expect(weeks[26]!.costKrByPayer.municipality).toBeCloseTo(10_000, 6);
    expect(weeks[27]!.costKrByPayer.municipality).toBe(0);
  });
});
