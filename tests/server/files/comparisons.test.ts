import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Difference } from '../../../model/index.ts';
import { Comparisons } from '../../../server/files/comparisons.ts';

describe('comparisons that are kept for the next page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const differenceOf = (inputCount: number): Difference => ({
    inputs: [],
    inputCount,
    results: [],
    values: [],
    valueCount: 0,
    things: [],
    formatCount: 0,
  });
  const keeping = { most: 2, mostCells: 100, keptMs: 1000 };
  /** Keeps comparisons that are known by name; `ask` says which of those asked for were made. */
  const open = (): {
    readonly kept: Comparisons;
    ask(...asked: readonly (readonly [name: string, cells: number])[]): readonly string[];
  } => {
    const made: string[] = [];
    const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
    const kept = new Comparisons(({ before, after }) => {
      made.push(new TextDecoder().decode(before));
      return differenceOf(Number(new TextDecoder().decode(after)));
    }, keeping);
    return {
      kept,
      ask(...asked) {
        made.length = 0;
        for (const [name, cells] of asked)
          kept.page({ before: bytesOf(name), after: bytesOf(String(cells)), today: 46_000 }, 0);
        return [...made];
      },
    };
  };

  it('[HIST-28] are made once, and of several those that were asked for last are there', () => {
    const { kept, ask } = open();
    expect(ask(['a', 1], ['a', 1], ['b', 1], ['a', 1], ['c', 1])).toEqual(['a', 'b', 'c']);
    expect(kept.size).toBe(2);
    expect(ask(['a', 1], ['c', 1], ['b', 1])).toEqual(['b']);
    kept.close();
    expect(kept.size).toBe(0);
  });

  it('[HIST-28] are another where either version is another, or the day', () => {
    const made: number[] = [];
    const kept = new Comparisons(({ today }) => {
      made.push(today);
      return differenceOf(1);
    }, keeping);
    const [one, other] = [new Uint8Array([1]), new Uint8Array([2])];
    for (const [before, after, today] of [
      [one, other, 46_000.5],
      [one, other, 46_000.6],
      [one, one, 46_000.7],
      [other, one, 46_000.8],
      [other, one, 46_001.5],
    ] as const)
      kept.page({ before, after, today }, 0);
    expect(made).toEqual([46_000.5, 46_000.7, 46_000.8, 46_001.5]);
    kept.close();
  });

  it('[HIST-28] never hold more cells than they may, and one that is larger by itself is not kept', () => {
    const { kept, ask } = open();
    expect(ask(['a', 60], ['b', 60], ['b', 60], ['a', 60])).toEqual(['a', 'b', 'a']);
    expect(kept.size).toBe(1);
    expect(ask(['huge', 101], ['huge', 101], ['a', 60])).toEqual(['huge', 'huge']);
    kept.close();
  });

  it('[HIST-28] go when nobody has asked for a while', () => {
    const { kept, ask } = open();
    ask(['a', 1]);
    vi.advanceTimersByTime(900);
    expect(ask(['a', 1])).toEqual([]);
    vi.advanceTimersByTime(900);
    expect(kept.size).toBe(1);
    vi.advanceTimersByTime(100);
    expect(kept.size).toBe(0);
  });
});
