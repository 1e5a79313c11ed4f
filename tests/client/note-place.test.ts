import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, placeNote } from '../../client/sheet/note-place.ts';
import { runs } from '../support/runs.ts';

const room: Box = { left: 48, top: 26, width: 900, height: 560 };
const size = { width: 320, height: 100 };
const cell = (left: number, top: number): Box => ({ left, top, width: 110, height: 26 });

describe('[BESIDE] a note beside a cell', () => {
  test('[BESIDE-1] it stands to the right of its cell, level with it', () => {
    expect(placeNote(cell(158, 100), size, { room, avoid: [] })).toEqual({
      at: 'right',
      left: 276,
      top: 100,
    });
  });

  test('[BESIDE-1] where there is no room to the right it goes to the left, below or above', () => {
    expect(placeNote(cell(800, 100), size, { room, avoid: [] }).at).toBe('left');
    const narrow = { ...room, width: 340 };
    expect(placeNote(cell(158, 100), size, { room: narrow, avoid: [] }).at).toBe('below');
    expect(placeNote(cell(158, 540), size, { room: narrow, avoid: [] }).at).toBe('above');
  });

  test('[BESIDE-2] it makes way for what is being typed', () => {
    const next = cell(268, 100);
    expect(placeNote(cell(158, 100), size, { room, avoid: [next] }).at).toBe('below');
    const narrow = { ...room, width: 340, height: 300 };
    expect(placeNote(cell(158, 60), size, { room: narrow, avoid: [cell(158, 86)] })).toMatchObject({
      at: 'clear',
      top: 120,
    });
    const editor = { ...next, width: 600 };
    const edge = placeNote(undefined, size, { room, avoid: [{ ...editor, top: 500 }] });
    expect(edge).toMatchObject({ at: 'edge', top: 42 });
  });

  test('[BESIDE-1] what is asked begins or ends level with its cell, or stands below or above it', () => {
    const spots = ['rightDown', 'rightUp', 'below', 'above', 'right'] as const;
    const at = (own: Box, avoid: readonly Box[] = []) => placeNote(own, size, { room, avoid, spots });
    expect(at(cell(158, 100))).toEqual({ at: 'rightDown', left: 276, top: 100 });
    expect(at(cell(158, 540))).toEqual({ at: 'rightUp', left: 276, top: 466 });
    expect(at(cell(700, 100))).toEqual({ at: 'below', left: 628, top: 134 });
    expect(at(cell(700, 540))).toEqual({ at: 'above', left: 628, top: 432 });
    const low = placeNote(cell(158, 80), size, { room: { ...room, height: 110 }, avoid: [], spots });
    expect(low).toEqual({ at: 'right', left: 276, top: 36 });
  });

  test('[BESIDE-2] at the edge it takes the corner that is free', () => {
    const corners = [
      [612, 470],
      [612, 42],
      [64, 470],
      [64, 42],
    ] as const;
    const taken = corners.map(([left, top]) => ({ ...cell(left, top), ...size }));
    corners.forEach(([left, top], count) =>
      expect(placeNote(undefined, size, { room, avoid: taken.slice(0, count) })).toEqual({
        at: 'edge',
        left,
        top,
      }),
    );
  });

  test('[BESIDE-3] without a cell in view it stands at the lower edge', () => {
    expect(placeNote(undefined, size, { room, avoid: [] })).toEqual({ at: 'edge', left: 612, top: 470 });
  });

  test('[BESIDE-2] wherever it stands: inside the sheet, and on nothing that must stay visible when there is room', () => {
    const box = fc.record({
      left: fc.integer({ min: 48, max: 838 }),
      top: fc.integer({ min: 26, max: 560 }),
      width: fc.constant(110),
      height: fc.constant(26),
    });
    fc.assert(
      fc.property(fc.option(box, { nil: undefined }), box, (own, active) => {
        const place = placeNote(own, size, { room, avoid: own ? [own, active] : [active] });
        expect(place.left).toBeGreaterThanOrEqual(room.left);
        expect(place.top).toBeGreaterThanOrEqual(room.top);
        expect(place.left + size.width).toBeLessThanOrEqual(room.left + room.width);
        expect(place.top + size.height).toBeLessThanOrEqual(room.top + room.height);
        const isClear =
          active.left >= place.left + size.width ||
          place.left >= active.left + active.width ||
          active.top >= place.top + size.height ||
          place.top >= active.top + active.height;
        expect(isClear).toBe(true);
      }),
      runs(500),
    );
  });
});
