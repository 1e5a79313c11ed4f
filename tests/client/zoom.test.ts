import { describe, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const { boundedZoom, nextZoom } = await import('../../client/sheet/zoom.ts');

describe('[TABLET] how large the sheet is seen', () => {
  test.each([
    [1, 1],
    [0.1, 0.5],
    [9, 2],
    [1.23456, 1.23],
    [Number.NaN, 1],
  ])('[TABLET-1] %s is taken as %s', (wanted, taken) => {
    expect(boundedZoom(wanted)).toBe(taken);
  });

  test('[TABLET-2] the steps go from end to end and back, and stop there', () => {
    const up = [0.5];
    while (nextZoom(up.at(-1)!, 1) !== up.at(-1)) up.push(nextZoom(up.at(-1)!, 1));
    expect(up.at(-1)).toBe(2);
    const down = [2];
    while (nextZoom(down.at(-1)!, -1) !== down.at(-1)) down.push(nextZoom(down.at(-1)!, -1));
    expect(down.toReversed()).toEqual(up);
    expect(nextZoom(1.03, 1)).toBe(1.1);
  });
});
