import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseClock } from '../../../model/economics/calendar.ts';
import {
  costAmountKr,
  costInWeekKr,
  type CostLine,
  type Recurrence,
} from '../../../model/economics/costs.ts';
import { anyCostLine, anyDate, costAtStart } from './cases.ts';

const clock = caseClock({ year: 2027, month: 1, day: 1 }, 2);

function line(kr: number, recurrence: Recurrence, index = 0): CostLine {
  return { ...costAtStart(kr), recurrence, index };
}

/** The weeks in which a line is paid, with the amounts. */
function payments(costLine: CostLine, lastWeek = clock.lastWeek): ReadonlyMap<number, number> {
  const paid = new Map<number, number>();
  for (let week = 0; week <= lastWeek; week++) {
    const kr = costInWeekKr(costLine, week, clock);
    if (kr !== 0) paid.set(week, kr);
  }
  return paid;
}

function totalOf(paid: ReadonlyMap<number, number>): number {
  return [...paid.values()].reduce((total, kr) => total + kr, 0);
}

test('[ECON-5] staff is posts by wage with overhead, volume is units by price, fixed is itself', () => {
  expect(costAmountKr({ kind: 'staff', fte: 2.5, annualWageKr: 600_000, overhead: 0.2 })).toBe(1_800_000);
  expect(costAmountKr({ kind: 'volume', unitPriceKr: 1_500, volume: 40 })).toBe(60_000);
  expect(costAmountKr({ kind: 'fixed', kr: -250_000 })).toBe(-250_000);
});

test('[ECON-5] a one-off cost falls at the start or in the first week of its case month', () => {
  expect(payments(line(100, { kind: 'once', month: 0 }))).toEqual(new Map([[0, 100]]));
  expect(payments(line(100, { kind: 'once', month: 1 }))).toEqual(new Map([[1, 100]]));
  expect(payments(line(100, { kind: 'once', month: 24 }))).toEqual(new Map([[100, 100]]));
});

test('[ECON-5] a one-off cost beyond the horizon is not paid', () => {
  expect(payments(line(100, { kind: 'once', month: 25 })).size).toBe(0);
});

test('[ECON-5] a running cost is spread evenly over the weeks of its months, both included', () => {
  const paid = payments(line(1_200, { kind: 'running', fromMonth: 2, toMonth: 4 }));
  expect([...paid.keys()]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  for (const kr of paid.values()) expect(kr).toBeCloseTo(300 / 13, 12);
});

test('[ECON-5] a running cost without an end, or with a later one, stops at the horizon', () => {
  const endless = payments(line(1_200, { kind: 'running', fromMonth: 1 }));
  expect(totalOf(endless)).toBeCloseTo(2_400, 9);
  expect([...endless.keys()]).toEqual(Array.from({ length: 104 }, (_, index) => index + 1));
  expect(payments(line(1_200, { kind: 'running', fromMonth: 1, toMonth: 99 }))).toEqual(endless);
});

test('[ECON-5] a running cost that ends before it begins, or begins after the horizon, is nothing', () => {
  expect(payments(line(1_200, { kind: 'running', fromMonth: 5, toMonth: 4 })).size).toBe(0);
  expect(payments(line(1_200, { kind: 'running', fromMonth: 25 })).size).toBe(0);
});

test('[ECON-5] the price index counts from the second budget year', () => {
  const paid = payments(line(5_200, { kind: 'running', fromMonth: 1 }, 0.02));
  expect(paid.get(52)).toBeCloseTo(100, 9);
  expect(paid.get(53)).toBeCloseTo(102, 9);
  expect(costInWeekKr(line(100, { kind: 'once', month: 13 }, 0.02), 53, clock)).toBeCloseTo(102, 9);
});

test('[ECON-5] without an index a running line costs its yearly amount by months, and nothing at the start', () => {
  fc.assert(
    fc.property(anyCostLine, anyDate, fc.integer({ min: 1, max: 6 }), (any, startsOn, horizonYears) => {
      const { recurrence } = any;
      fc.pre(recurrence.kind === 'running');
      const anyClock = caseClock(startsOn, horizonYears);
      const plain = { ...any, index: 0 };
      let total = 0;
      for (let week = 0; week <= anyClock.lastWeek; week++) total += costInWeekKr(plain, week, anyClock);
      const until = Math.min(recurrence.toMonth ?? Infinity, 12 * horizonYears);
      const months = Math.max(0, until - recurrence.fromMonth + 1);
      expect(total).toBeCloseTo((costAmountKr(any.amount) * months) / 12, 4);
      expect(costInWeekKr(plain, 0, anyClock)).toBe(0);
    }),
  );
});
