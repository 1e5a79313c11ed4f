import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payback } from '../../../model/economics/payback.ts';

test('[ECON-7] payback is the week from which the cumulated net stays, not the first crossing', () => {
  expect(payback([-10, -5, 2, -3, 1, 4])).toEqual({
    firstCrossing: 2,
    stays: 4,
    deepestDraw: { kr: -10, week: 0 },
    isWithinRule: true,
  });
});

test('[ECON-7] a case in debt at the horizon is not paid back, though it may have crossed', () => {
  expect(payback([-10, 2, -3])).toEqual({
    firstCrossing: 1,
    stays: null,
    deepestDraw: { kr: -10, week: 0 },
    isWithinRule: false,
  });
  expect(payback([-10, -9])).toMatchObject({ firstCrossing: null, stays: null });
});

test('[ECON-7] a case that never draws is paid back at the start and has no deepest week', () => {
  expect(payback([0, 0, 5])).toEqual({
    firstCrossing: 0,
    stays: 0,
    deepestDraw: { kr: 0, week: null },
    isWithinRule: true,
  });
});

test('[ECON-7] the deepest draw is the first of equals', () => {
  expect(payback([-1, -7, -7, 3]).deepestDraw).toEqual({ kr: -7, week: 1 });
});

test('[ECON-7] floating dust is neither debt nor draw', () => {
  expect(payback([0, -9e-7, 0])).toEqual({
    firstCrossing: 0,
    stays: 0,
    deepestDraw: { kr: 0, week: null },
    isWithinRule: true,
  });
  expect(payback([0, -1e-6, 0]).stays).toBe(2);
});

test('[ECON-7] the rule is six years of 52 weeks unless the case says otherwise', () => {
  const paidBackIn = (week: number): readonly number[] => [...Array<number>(week).fill(-1), 1];
  expect(payback(paidBackIn(312)).isWithinRule).toBe(true);
  expect(payback(paidBackIn(313)).isWithinRule).toBe(false);
  expect(payback(paidBackIn(105), 2).isWithinRule).toBe(false);
});

test('[ECON-7] staying never comes before the first crossing', () => {
  const anyCourse = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyCourse, (course) => {
      const { firstCrossing, stays } = payback(course);
      return stays === null || (firstCrossing !== null && stays >= firstCrossing);
    }),
  );
});

test('[ECON-7] payback is what its definition says, looked up the slow way', () => {
  const anyCourse = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyCourse, (course) => {
      const weeks = course.map((_, week) => week);
      const stays = weeks.find((week) => course.slice(week).every((kr) => kr >= 0)) ?? null;
      const crossing = weeks.find((week) => (course[week] ?? NaN) >= 0) ?? null;
      const { firstCrossing, stays: actual, deepestDraw } = payback(course);
      return actual === stays && firstCrossing === crossing && deepestDraw.kr === Math.min(0, ...course);
    }),
  );
});
