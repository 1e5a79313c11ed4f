import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectByWeek, effectLasting, effectOfSize, effectSize } from '../../../model/economics/effect.ts';
import { anyEffect, anyExitEffect, anyGapEffect } from './cases.ts';

test('[ECON-3] a gap waits for its lag, stays flat for its duration and fades in a line', () => {
  const effect = { kind: 'gap', gap: 0.4, lagWeeks: 2, durationWeeks: 3, fadeWeeks: 4 } as const;
  const expected = [0, 0, 0, 0.4, 0.4, 0.4, 0.3, 0.2, 0.1, 0, 0];
  effectByWeek(effect, 10).forEach((value, t) => expect(value).toBeCloseTo(expected[t] ?? Number.NaN, 12));
});

test('[ECON-3] a gap without fading ends at once', () => {
  const effect = { kind: 'gap', gap: 0.4, lagWeeks: 0, durationWeeks: 2, fadeWeeks: 0 } as const;
  expect(effectByWeek(effect, 4)).toEqual([0, 0.4, 0.4, 0, 0]);
});

test('[ECON-3] raised exit chances open a difference that closes again when the effort stops', () => {
  const effect = {
    kind: 'exit',
    exitChance: 0.5,
    uplift: 0.5,
    lagWeeks: 1,
    durationWeeks: 1,
    relapse: 0,
  } as const;
  // Without: 1, 0.5, 0.25, 0.125. With: 1, 0.5, 0.125, 0.0625.
  expect(effectByWeek(effect, 3)).toEqual([0, 0, 0.125, 0.0625]);
});

test('[ECON-3] relapse brings a share of those who left back every week', () => {
  const effect = {
    kind: 'exit',
    exitChance: 0.25,
    uplift: 1,
    lagWeeks: 0,
    durationWeeks: 2,
    relapse: 0.5,
  } as const;
  // Without: 1, 0.75, 0.75 * 0.75 + 0.25 * 0.5 = 0.6875. With: 1, 0.5, 0.5 * 0.5 + 0.5 * 0.5 = 0.5.
  expect(effectByWeek(effect, 2)).toEqual([0, 0.25, 0.1875]);
});

test('[ECON-3] an exit chance stops at one', () => {
  const effect = { kind: 'exit', exitChance: 0.5, lagWeeks: 0, durationWeeks: 3, relapse: 0 } as const;
  expect(effectByWeek({ ...effect, uplift: 9 }, 5)).toEqual(effectByWeek({ ...effect, uplift: 1 }, 5));
});

test('[ECON-3] no effect, or none for any week, makes no difference', () => {
  fc.assert(
    fc.property(anyEffect, (effect) => {
      expect(effectByWeek(effectOfSize(effect, 0), 300).every((value) => value === 0)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(anyExitEffect, (effect) => {
      expect(effectByWeek(effectLasting(effect, 0), 300).every((value) => value === 0)).toBe(true);
    }),
  );
});

test('[ECON-3] the difference is a share of a person', () => {
  fc.assert(
    fc.property(anyEffect, (effect) => {
      expect(effectByWeek(effect, 300).every((value) => value >= -1e-12 && value <= 1 + 1e-12)).toBe(true);
    }),
  );
});

test('[ECON-3] a gap is linear in its size', () => {
  fc.assert(
    fc.property(anyGapEffect, (effect) => {
      const half = effectByWeek(effectOfSize(effect, effectSize(effect) / 2), 300);
      const isHalf = (value: number, t: number): boolean =>
        Math.abs((half[t] ?? Number.NaN) - value / 2) < 1e-12;
      expect(effectByWeek(effect, 300).every(isHalf)).toBe(true);
    }),
  );
});
