/**
 * A pool of drawn rows or columns that is turned rather than rebuilt: scrolling by one line gives one element a new line
 * and moves it to the other end, so the page creates nothing while it scrolls, and its order stays the reading order.
 */
import { type Accessor, createSignal } from 'solid-js';
import type { Span } from './viewport.ts';

export interface Slot {
  readonly index: Accessor<number>;
}

interface MutableSlot extends Slot {
  readonly setIndex: (index: number) => void;
}

function slotAt(index: number): MutableSlot {
  const [get, set] = createSignal(index);
  return { index: get, setIndex: set };
}

export interface SlotPool {
  /**
   * Slots for a span, in order, reusing those that still fit and turning the rest; `lineAt` gives the line of each place
   * in the span, and must be another function when it gives others.
   */
  fit(span: Span, lineAt: (place: number) => number): readonly Slot[];
}

export function createSlots(): SlotPool {
  let slots: readonly MutableSlot[] = [];
  let shown: Span = { first: 0, end: 0 };
  let lines: (place: number) => number;
  return {
    fit(span, lineAt) {
      const count = span.end - span.first;
      const moved = span.first - shown.first;
      if (lineAt !== lines || count !== slots.length || Math.abs(moved) >= slots.length) {
        const reused = slots.slice(0, count);
        reused.forEach((slot, i) => slot.setIndex(lineAt(span.first + i)));
        const added = Array.from({ length: count - reused.length }, (_, i) =>
          slotAt(lineAt(span.first + reused.length + i)),
        );
        slots = [...reused, ...added];
      } else if (moved > 0) {
        const turned = slots.slice(0, moved);
        turned.forEach((slot, i) => slot.setIndex(lineAt(span.end - moved + i)));
        slots = [...slots.slice(moved), ...turned];
      } else if (moved < 0) {
        const turned = slots.slice(moved);
        turned.forEach((slot, i) => slot.setIndex(lineAt(span.first + i)));
        slots = [...turned, ...slots.slice(0, moved)];
      }
      shown = span;
      lines = lineAt;
      return slots;
    },
  };
}
