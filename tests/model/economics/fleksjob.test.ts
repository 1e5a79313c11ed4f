import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculateFleksjob, type FleksjobCase } from '../../../model/economics/fleksjob.ts';
import { runs } from '../../support/runs.ts';
import { caseA } from './cases.ts';
import { anyFleksjobCase } from './special-cases.ts';

const ladder = { kind: 'ladder' } as const;

/** A hundred people at 80 %, 52 kr. a week against 26 kr.: round numbers, not rates. */
const plain: FleksjobCase = {
  ...caseA,
  benefit: { annualKr: 52 * 52, financing: ladder },
  subsidy: { annualKr: 26 * 52, financing: ladder },
  temporary: { share: 0.5, afterWeeks: 4, weeks: 26, poolWeeklyKr: 0 },
  goesOn: { target: 0.35, achieved: 0.73 },
  basis: 'achieved',
  getsJob: 0,
  counterfactual: { fleksjob: 0, job: 0, afterWeeks: 30 },
  lastsWeeks: 52,
  fadeWeeks: 0,
  costs: [],
};

describe('[FLEKS-1] both ways are priced at the destination', () => {
  test('a moved week is worth the benefit less fleksløntilskud, each at its own share', () => {
    const { total } = calculateFleksjob(plain);
    const moved = 100 * 0.5 * (26 + 52 * 0.73);
    expect(total.personWeeks).toBeCloseTo(moved, 6);
    expect(total.municipalNetSavingKr).toBeCloseTo(moved * 0.8 * (52 - 26), 6);
  });

  test('fleksløntilskud may have a fixed share of its own', () => {
    const subsidy = { ...plain.subsidy, financing: { kind: 'fixed', municipalShare: 0.35 } as const };
    const { total } = calculateFleksjob({ ...plain, subsidy });
    expect(total.municipalNetSavingKr / total.personWeeks).toBeCloseTo(0.8 * 52 - 0.35 * 26, 6);
  });

  test('an ordinary job costs no fleksløntilskud', () => {
    const { total } = calculateFleksjob({ ...plain, goesOn: { target: 0, achieved: 0 }, getsJob: 0.1 });
    expect(total.municipalDestinationKr).toBeCloseTo(100 * 0.5 * 26 * 0.8 * 26, 6);
    expect(total.personWeeks).toBeCloseTo(100 * 0.5 * (26 + 52 * 0.1), 6);
  });
});

describe('[FLEKS-2] only the difference counts', () => {
  test('who would have got a fleksjob anyway saves nothing after that', () => {
    const { total, morePersonsInOrdinary } = calculateFleksjob({
      ...plain,
      counterfactual: { fleksjob: 0.5 * 0.73, job: 0, afterWeeks: 30 },
    });
    expect(total.personWeeks).toBeCloseTo(100 * 0.5 * 26, 6);
    expect(morePersonsInOrdinary).toBeCloseTo(0, 9);
  });

  test('the pool is paid for everybody in a temporary fleksjob', () => {
    const { total } = calculateFleksjob({
      ...plain,
      temporary: { ...plain.temporary, poolWeeklyKr: 1000 },
    });
    expect(total.municipalCostKrByTrack.service).toBeCloseTo(100 * 0.5 * 26 * 1000, 6);
  });
});

describe('[FLEKS-3] the share that goes on: target, achieved and break-even', () => {
  test('at the break-even share the case comes to nothing', () => {
    fc.assert(
      fc.property(anyFleksjobCase, (input) => {
        const { breakEvenGoesOn: found } = calculateFleksjob(input);
        if (found.kind === 'unreachable' || found.effect === 0) return;
        const at = calculateFleksjob({ ...input, goesOn: { ...input.goesOn, [input.basis]: found.effect } });
        expect(at.total.municipalNetKr).toBeCloseTo(0, 1);
      }),
      runs(20),
    );
  });

  test('target and achieved are the case calculated with each', () => {
    const { municipalNetKrAtTarget, municipalNetKrAtAchieved, total } = calculateFleksjob(plain);
    expect(municipalNetKrAtAchieved).toBeCloseTo(total.municipalNetKr, 6);
    const atTarget = calculateFleksjob({ ...plain, basis: 'target' });
    expect(municipalNetKrAtTarget).toBeCloseTo(atTarget.total.municipalNetKr, 6);
    expect(municipalNetKrAtTarget).toBeLessThan(municipalNetKrAtAchieved);
  });
});
