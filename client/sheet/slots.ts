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
      // What both spans hold stays as it is.
      const from = Math.max(span.first, shown.first);
      const to = lineAt === lines ? Math.max(from, Math.min(span.end, shown.end)) : from;
      const free = [...slots.slice(0, from - shown.first), ...slots.slice(to - shown.first)];
      const kept = slots.slice(from - shown.first, to - shown.first);
      slots = Array.from({ length: span.end - span.first }, (_, i) => {
        const place = span.first + i;
        if (place >= from && place < to) return kept[place - from]!;
        const line = lineAt(place);
        const slot = free.shift();
        if (!slot) return slotAt(line);
        slot.setIndex(line);
        return slot;
      });
      shown = span;
      lines = lineAt;
      return slots;
    },
  };
}
