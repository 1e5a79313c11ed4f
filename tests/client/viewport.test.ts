import fc from 'fast-check';
import { createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { type Slot, createSlots } from '../../client/sheet/slots.ts';
import { scrollToSee, steadySpan, trackOf, visibleSpan } from '../../client/sheet/viewport.ts';
import { runs } from '../support/runs.ts';

const tracks = fc
  .record({
    count: fc.integer({ min: 1, max: 400 }),
    sizes: fc.dictionary(fc.nat({ max: 500 }).map(String), fc.integer({ min: 24, max: 300 }), {
      maxKeys: 12,
    }),
  })
  .map(({ count, sizes }) => ({
    count,
    track: trackOf(count, 26, new Map(Object.entries(sizes).map(([index, size]) => [Number(index), size]))),
  }));

describe('[VIEW-1] where lines lie', () => {
  test('lines lie end to end, and every distance belongs to the line that covers it', () => {
    fc.assert(
      fc.property(tracks, fc.nat({ max: 20_000 }), ({ count, track }, distance) => {
        let end = 0;
        for (let i = 0; i < count; i++) {
          expect(track.startOf(i)).toBe(end);
          end += track.sizeOf(i);
        }
        expect(track.lengthPx).toBe(end);
        const at = track.indexAt(distance);
        if (distance < end) {
          expect(track.startOf(at)).toBeLessThanOrEqual(distance);
          expect(track.startOf(at + 1)).toBeGreaterThan(distance);
        } else expect(at).toBe(count - 1);
      }),
      runs(200),
    );
  });

  test('what is seen is drawn, and not much more', () => {
    fc.assert(
      fc.property(
        tracks,
        fc.nat({ max: 9000 }),
        fc.integer({ min: 50, max: 900 }),
        ({ track }, from, length) => {
          const span = visibleSpan(track, from, length, 2);
          if (from < track.lengthPx) {
            expect(track.startOf(span.first)).toBeLessThanOrEqual(from);
            expect(track.startOf(span.end)).toBeGreaterThanOrEqual(Math.min(from + length, track.lengthPx));
          }
          expect(span.end - span.first).toBeLessThanOrEqual(Math.ceil(length / 24) + 6);
        },
      ),
      runs(200),
    );
  });

  test('[VIEW-3] lines that are not shown take no space and are never drawn, found or stood on', () => {
    const mostly = fc
      .record({ count: fc.integer({ min: 1, max: 300 }), hidden: fc.uniqueArray(fc.nat({ max: 299 })) })
      .map(({ count, hidden }) => {
        const inside = hidden.filter((index) => index < count).slice(0, count - 1);
        const sizes = new Map<number, number>([[0, 40], ...inside.map((index) => [index, 0] as const)]);
        return { count, sizes, track: trackOf(count, 26, sizes) };
      });
    fc.assert(
      fc.property(mostly, fc.nat({ max: 9000 }), ({ count, sizes, track }, from) => {
        const shown = Array.from({ length: count }, (_, i) => i).filter((index) => sizes.get(index) !== 0);
        expect(track.shownCount).toBe(shown.length);
        shown.forEach((index, ordinal) => {
          expect(track.nthShown(ordinal)).toBe(index);
          expect(track.shownBefore(index)).toBe(ordinal);
        });
        expect(sizes.get(track.indexAt(from))).not.toBe(0);
        const span = visibleSpan(track, from, 400, 2);
        expect(span.end - span.first).toBeLessThanOrEqual(400 / 26 + 7);
        if (from < track.lengthPx)
          expect(track.startOf(track.nthShown(span.first))).toBeLessThanOrEqual(from);
      }),
      runs(200),
    );
  });

  test('after scrolling to a line it lies in view', () => {
    fc.assert(
      fc.property(tracks, fc.nat({ max: 9999 }), fc.nat({ max: 9000 }), ({ count, track }, which, from) => {
        const index = which % count;
        const at = scrollToSee(track, index, { fromPx: from, lengthPx: 400 });
        expect(track.startOf(index)).toBeGreaterThanOrEqual(at);
        expect(track.startOf(index + 1)).toBeLessThanOrEqual(at + 400);
      }),
      runs(200),
    );
  });
});

const same = (place: number): number => place;

test('[VIEW-2] the pool shows exactly the span, in order, and scrolling by little creates nothing', () => {
  createRoot((dispose) => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ first: fc.nat({ max: 60 }), count: fc.integer({ min: 0, max: 20 }) }), {
          minLength: 1,
        }),
        (spans) => {
          const pool = createSlots();
          let before = new Map<number, Slot>();
          for (const { first, count } of spans) {
            const slots = pool.fit({ first, end: first + count }, same);
            // What stays in view is not drawn anew.
            for (const slot of slots) expect(before.get(slot.index()) ?? slot).toBe(slot);
            before = new Map(slots.map((slot) => [slot.index(), slot]));
            expect(slots.map((slot) => slot.index())).toEqual(
              Array.from({ length: count }, (_, i) => first + i),
            );
          }
        },
      ),
      runs(200),
    );
    const pool = createSlots();
    const before = new Set(pool.fit({ first: 10, end: 30 }, same));
    for (const first of [11, 13, 12, 5, 20]) {
      for (const slot of pool.fit({ first, end: first + 20 }, same)) expect(before.has(slot)).toBe(true);
    }
    dispose();
  });
});

test('[VIEW-4] scrolling past lines of one height makes no line and takes none away before the end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 200, max: 1500 }),
      // With six lines above and below.
      fc.array(fc.integer({ min: 400, max: 4000 }), { minLength: 2, maxLength: 30 }),
      (linePx, heightPx, places) => {
        const track = trackOf(400, linePx, new Map());
        let span = visibleSpan(track, 400, heightPx, 6);
        for (const fromPx of places) {
          const seen = visibleSpan(track, fromPx, heightPx, 6);
          const count = span.end - span.first;
          span = steadySpan(span, seen, track.shownCount);
          expect(span.first).toBe(seen.first);
          expect([seen.end, seen.end + 1]).toContain(span.end);
          // One line more when a view holds one more for the first time, and never one less.
          expect([count, count + 1]).toContain(span.end - span.first);
        }
      },
    ),
    runs(200),
  );
});
