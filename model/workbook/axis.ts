/**
 * The order of rows or of columns in one sheet.
 *
 * A LINE is a row or column with a stable id; cells are keyed by line and a reference to a single cell names lines.
 * A SLOT is a place in the order. A line is born in the slot of its own id; moving it gives it a new slot and leaves
 * the old one behind as a tombstone. The ends of a range name slots, so a range keeps its extent when the line at its
 * end is dragged away, and shrinks to the nearest living line when that line is deleted.
 *
 * Base lines 0..n-1 are implicit (their ids are base-36 numbers and cost no bytes); only inserted and moved slots have
 * an entry. Deletion is a tombstone that keeps its place, so undoing it brings every reference back.
 */
import { isOrderKey, keyBetween } from './order-key.ts';
import { isId } from './schema.ts';

export type LineId = string;
export type SlotId = string;

/** A read-only map as the axis needs it; the shared document's maps fit. Anyone may have written anything into it. */
interface Entries {
  forEach(visit: (value: unknown, key: string) => void): void;
}

export interface AxisEntries {
  /** slot -> place "gap:key" of an inserted line, or "gap:key|line" of a moved one */
  readonly places: Entries;
  /** line -> the slot it sits in since its last move */
  readonly moves: Entries;
  /** line -> anything when deleted */
  readonly deleted: Entries;
}

/** Where a slot stands: behind base line `gap` (-1: before all), at `key` among the slots there ('' is the base line). */
interface Place {
  readonly gap: number;
  readonly key: string;
}

/** A new slot to be written into the document by a verb. */
export interface NewSlot {
  readonly slot: SlotId;
  readonly place: string;
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const baseIds: LineId[] = [];

/** The id of base line `index`; ids are shared between all axes, so a large sheet costs one pointer per line. */
export function baseLine(index: number): LineId {
  while (baseIds.length <= index) baseIds.push(baseIds.length.toString(36));
  return baseIds[index]!;
}

/** The index that a base line's id stands for, or -1 when the id belongs to an inserted line. */
function baseIndex(line: LineId): number {
  return /^(?:0|[1-9a-z][0-9a-z]{0,4})$/.test(line) ? Number.parseInt(line, 36) : -1;
}

/** A place as it is stored; undefined for what is none. */
function readPlace(stored: unknown): (Place & { readonly line: LineId | undefined }) | undefined {
  const match = typeof stored === 'string' ? /^(-1|\d{1,9}):([^|]*)(?:\|([\w-]{1,40}))?$/.exec(stored) : null;
  return match && isOrderKey(match[2]!)
    ? { gap: Number(match[1]), key: match[2]!, line: match[3] }
    : undefined;
}

interface Extra {
  readonly slot: SlotId;
  readonly gap: number;
  readonly key: string;
  readonly line: LineId;
}

function byPlace(a: Extra, b: Extra): number {
  if (a.gap !== b.gap) return a.gap - b.gap;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0;
}

/** Two characters that depend on the id alone, so that keys made at one place by two people differ. */
function spread(id: string): string {
  let hash = 2_166_136_261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16_777_619) >>> 0;
  // The last digit is never '0': a fractional key must not end with it.
  return digits[hash % 62]! + digits[1 + (Math.floor(hash / 62) % 61)]!;
}

interface Untouched {
  readonly lines: readonly LineId[];
  readonly visibleFrom: Int32Array<ArrayBuffer>;
}

const untouchedOrders = new Map<number, Untouched>();

/**
 * The order of an axis in which nothing was ever put in, deleted or moved, shared by all of that size: a thousand sheets
 * of the largest size, which take a few bytes each to write, would fill all memory otherwise.
 */
function untouched(base: number): Untouched {
  const known = untouchedOrders.get(base);
  if (known) return known;
  if (base > 0) baseLine(base - 1);
  const made = {
    lines: baseIds.slice(0, base),
    visibleFrom: Int32Array.from({ length: base + 1 }, (_, i) => i),
  };
  if (untouchedOrders.size >= 50) untouchedOrders.clear();
  untouchedOrders.set(base, made);
  return made;
}

export class Axis {
  readonly #entries: AxisEntries;
  readonly #baseCount: () => number;
  #stale = true;
  #base = 0;
  /** every slot, dead ones too, in order */
  #slots: readonly SlotId[] = [];
  #slotIndex = new Map<SlotId, number>();
  /** base line -> how many inserted or moved slots stand before it */
  #extrasBefore = new Int32Array(0);
  #lines: readonly LineId[] = [];
  #lineSlots: readonly SlotId[] = [];
  /** slot index -> visible index of the first living slot at or after it */
  #visibleFrom = new Int32Array(1);
  #place = new Map<SlotId, Place>();
  #hasExtras = false;
  #deleted = new Set<LineId>();
  /** lines that have moved, with the slot they sit in now */
  #moved = new Map<LineId, SlotId>();

  constructor(entries: AxisEntries, baseCount: () => number) {
    this.#entries = entries;
    this.#baseCount = baseCount;
  }

  /** To be called when one of the entries, or the number of base lines, may have changed. */
  markStale(): void {
    this.#stale = true;
  }

  /** How many lines are visible. */
  get size(): number {
    this.#refresh();
    return this.#lines.length;
  }

  /** How many lines are implicit, living or not. */
  get baseCount(): number {
    return this.#baseCount();
  }

  /** The visible lines in order. Never mutate; a new array is made when the order changes. */
  get lines(): readonly LineId[] {
    this.#refresh();
    return this.#lines;
  }

  /** The slots of the visible lines in order. */
  get slots(): readonly SlotId[] {
    this.#refresh();
    return this.#lineSlots;
  }

  lineAt(index: number): LineId | undefined {
    this.#refresh();
    return this.#lines[index];
  }

  slotAt(index: number): SlotId | undefined {
    this.#refresh();
    return this.#lineSlots[index];
  }

  /** The visible index of a line; -1 when it is deleted or not here (yet). */
  indexOf(line: LineId): number {
    this.#refresh();
    return this.#deleted.has(line) ? -1 : this.indexOfSlot(this.slotOf(line));
  }

  /** The slot that a line sits in now. */
  slotOf(line: LineId): SlotId {
    this.#refresh();
    return this.#moved.get(line) ?? line;
  }

  /** Where the line in a slot stands, or would if it were alive: the index of the next living one. -1 when not here (yet). */
  standsAt(slot: SlotId): number {
    this.#refresh();
    const at = this.#orderOf(slot);
    return at < 0 ? -1 : this.#visibleFrom[at]!;
  }

  /** The visible index of the living line in a slot; -1 when the slot is a tombstone or not here (yet). */
  indexOfSlot(slot: SlotId): number {
    this.#refresh();
    const at = this.#orderOf(slot);
    if (at < 0) return -1;
    const visible = this.#visibleFrom[at]!;
    return this.#lineSlots[visible] === slot ? visible : -1;
  }

  /** The visible index of the first living line in or behind a slot: where a deleted line comes back to; -1: not here. */
  indexFrom(slot: SlotId): number {
    this.#refresh();
    const at = this.#orderOf(slot);
    return at < 0 ? -1 : this.#visibleFrom[at]!;
  }

  /** The visible lines between two slots, both included, living or not; undefined when nothing is left between them. */
  span(one: SlotId, other: SlotId): readonly [first: number, last: number] | undefined {
    this.#refresh();
    const a = this.#orderOf(one);
    const b = this.#orderOf(other);
    if (a < 0 || b < 0) return undefined;
    const first = this.#visibleFrom[Math.min(a, b)]!;
    const last = this.#visibleFrom[Math.max(a, b) + 1]! - 1;
    return first <= last ? [first, last] : undefined;
  }

  /**
   * Places for `ids.length` new slots directly before visible index `before` (size: at the end). Blocks that two people
   * insert at one place at the same time stand beside each other and do not interleave.
   */
  placesBefore(before: number, ids: readonly SlotId[]): readonly NewSlot[] {
    this.#refresh();
    if (ids.length === 0) return [];
    // Neighbours are taken from all slots, living and dead, so that tombstones keep their place: the new lines go
    // directly before the living line, behind whatever was deleted there.
    const slotBefore = this.#lineSlots[before];
    const at = slotBefore === undefined ? this.#slots.length : this.#orderOf(slotBefore);
    const previous = at > 0 ? this.#placeOf(this.#slots[at - 1]!) : { gap: -1, key: '' };
    const next = at < this.#slots.length ? this.#placeOf(this.#slots[at]!) : undefined;
    const low = previous.key || null;
    const high = next && next.gap === previous.gap ? next.key : null;
    const stem = keyBetween(low, high) + spread(ids[0]!);
    if (ids.length === 1) return [{ slot: ids[0]!, place: `${previous.gap}:${stem}` }];
    const width = Math.ceil(Math.log(ids.length) / Math.log(62)) || 1;
    return ids.map((slot, i) => {
      let suffix = '';
      for (let rest = i, n = 0; n < width; n++, rest = Math.floor(rest / 62))
        suffix = digits[rest % 62]! + suffix;
      return { slot, place: `${previous.gap}:${stem}${suffix}V` };
    });
  }

  #placeOf(slot: SlotId): Place {
    return this.#place.get(slot) ?? { gap: baseIndex(slot), key: '' };
  }

  #orderOf(slot: SlotId): number {
    const at = this.#slotIndex.get(slot);
    if (at !== undefined) return at;
    const base = baseIndex(slot);
    return base >= 0 && base < this.#base ? base + (this.#hasExtras ? this.#extrasBefore[base]! : 0) : -1;
  }

  #refresh(): void {
    if (!this.#stale) return;
    this.#stale = false;
    const { places, moves, deleted } = this.#entries;
    const base = this.#baseCount();
    const extras: Extra[] = [];
    this.#place = new Map();
    places.forEach((stored, slot) => {
      const place = readPlace(stored);
      // An unreadable place or id, or an id that poses as a base line, is not a slot.
      if (!place || !isId(slot) || baseIndex(slot) >= 0) return;
      extras.push({ slot, gap: place.gap, key: place.key, line: place.line ?? slot });
      this.#place.set(slot, place);
    });
    extras.sort(byPlace);
    this.#deleted = new Set();
    deleted.forEach((mark, line) => {
      if (mark !== null && mark !== undefined) this.#deleted.add(line);
    });
    this.#moved = new Map();
    moves.forEach((slot, line) => {
      // A move to a place that is not here (yet) has not happened (yet).
      if (typeof slot === 'string' && this.#place.has(slot)) this.#moved.set(line, slot);
    });
    this.#hasExtras = extras.length > 0;
    this.#base = base;
    this.#slotIndex = new Map();
    if (!this.#hasExtras && this.#deleted.size === 0) {
      const { lines, visibleFrom } = untouched(base);
      this.#slots = this.#lines = this.#lineSlots = lines;
      this.#visibleFrom = visibleFrom;
      return;
    }
    const slots: SlotId[] = [];
    const lines: LineId[] = [];
    const lineSlots: SlotId[] = [];
    const visibleFrom = new Int32Array(base + extras.length + 1);
    const extrasBefore = new Int32Array(this.#hasExtras ? base : 0);
    const put = (slot: SlotId, line: LineId): void => {
      visibleFrom[slots.length] = lines.length;
      slots.push(slot);
      if (this.#deleted.has(line) || (this.#moved.get(line) ?? line) !== slot) return;
      lines.push(line);
      lineSlots.push(slot);
    };
    let next = 0;
    const putExtras = (gap: number): void => {
      for (let extra = extras[next]; extra && extra.gap <= gap; extra = extras[++next]) {
        this.#slotIndex.set(extra.slot, slots.length);
        put(extra.slot, extra.line);
      }
    };
    putExtras(-1);
    for (let i = 0; i < base; i++) {
      if (this.#hasExtras) extrasBefore[i] = next;
      const line = baseLine(i);
      put(line, line);
      putExtras(i);
    }
    // A colleague's insert behind a base line that has not arrived here yet.
    putExtras(Number.POSITIVE_INFINITY);
    visibleFrom[slots.length] = lines.length;
    this.#slots = slots;
    this.#lines = lines;
    this.#lineSlots = lineSlots;
    this.#extrasBefore = extrasBefore;
    this.#visibleFrom = visibleFrom;
  }
}
