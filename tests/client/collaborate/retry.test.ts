import { describe, expect, it } from 'vitest';
import { retryWaitMs } from '../../../client/collaborate/retry.ts';

describe('[CONN-1] a page whose line went dead', () => {
  it('waits longer each time, though never long', () => {
    const waits = Array.from({ length: 12 }, (_, attempt) => retryWaitMs(attempt, 0.5));
    expect(waits.slice(0, 3)).toEqual([400, 800, 1600]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(15_000);
    expect(retryWaitMs(2000, 1)).toBe(18_750);
  });

  it('comes at another moment than the others: over half of the wait, evenly', () => {
    for (const attempt of [0, 3, 20]) {
      const middle = retryWaitMs(attempt, 0.5);
      const waits = Array.from({ length: 1000 }, (_, i) => retryWaitMs(attempt, i / 1000));
      expect(Math.min(...waits)).toBeCloseTo(middle * 0.75);
      const tenths = Map.groupBy(waits, (wait) =>
        Math.floor(((wait - waits[0]!) / (middle / 2)) * 10 + 1e-9),
      );
      expect([...tenths.values()].map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 100));
    }
  });
});
