/**
 * The order of rows or of columns in one sheet.
 *
 * A LINE is a row or column with a stable id; cells are keyed by line and a reference to a single cell names lines.
 * A SLOT is a place in the order. A line is born in the slot of its own id; moving it gives it a new slot and leaves
 * the old one behind as a tombstone; sorting lets lines change slots with each other. The ends of a range name slots, so
 * a range keeps its extent when the line at its end is dragged away or sorted, and shrinks to the nearest living line
 * when that line is deleted. Two people who sort at once may put two lines into one slot: they stand there one after the
 * other, and another slot stands empty.
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
  readonly size: number;
  get(key: string): unknown;
  has(key: string): boolean;
  forEach(visit: (value: unknown, key: string) => void): void;
}

export interface AxisEntries {
  /** slot -> place: "gap:key" of an inserted line, "gap:key|line" and as in `movedPlace` of a moved one */
  readonly places: Entries;
  /** line -> the slot it sits in since it was last moved or sorted */
  readonly moves: Entries;
  /** line -> anything when deleted */
  readonly deleted: Entries;
}

/** Where a slot stands: behind base line `gap` (-1: before all), at `key` among the slots there ('' is the base line). */
interface Place {
  readonly gap: number;
  readonly key: string;
  /** the line that a moved slot was made for; undefined: the one of its own id */
  readonly line?: LineId | undefined;
  /** the slot that this line left then */
  readonly left?: SlotId | undefined;
  /** the first slot of the block that was moved together; undefined for a line that was moved alone */
  readonly block?: SlotId | undefined;
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
  const { length } = line;
  if (length === 0 || length > 5 || (length > 1 && line[0] === '0')) return -1;
  let index = 0;
  // Every reference of every formula is looked up by it: twice as fast as a pattern and parseInt.
  for (let i = 0; i < length; i++) {
    const code = line.charCodeAt(i);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && (code < 97 || code > 122)) return -1;
    index = index * 36 + code - (isDigit ? 48 : 87);
  }
  return index;
}

/** A place as it is stored; undefined for what is none. */
function readPlace(stored: unknown): Place | undefined {
  const shape = /^(-1|\d{1,9}):([^|]*)((?:\|[\w-]{0,40}){0,3})$/;
  const match = typeof stored === 'string' ? shape.exec(stored) : null;
  if (!match || !isOrderKey(match[2]!)) return undefined;
  const [, line, left, block] = match[3]!.split('|').map((part) => part || undefined);
  return { gap: Number(match[1]), key: match[2]!, line, left: left ?? line, block };
}

/** The place of a slot that is made for a line which leaves another; `block`: the first slot of several made together. */
export function movedPlace(
  place: string,
  moved: { readonly line: LineId; readonly left: SlotId; readonly block?: SlotId },
): string {
  const { line, left, block } = moved;
  const parts = [place, line, left === line ? '' : left, block ?? ''];
  return parts.join('|').replace(/\|+$/, '');
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
  /** slot -> the slot that its line was moved to; made when it is first needed */
  #movedTo: ReadonlyMap<SlotId, SlotId> | undefined;

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
    if (this.#deleted.has(line)) return -1;
    const slot = this.slotOf(line);
    let index = this.indexOfSlot(slot);
    // Almost always the first; more than one line is in a slot only after two people have sorted at once.
    while (index >= 0 && this.#lines[index] !== line)
      index = this.#lineSlots[index + 1] === slot ? index + 1 : -1;
    return index;
  }

  /** Whether any line sits in another slot than its own. */
  get hasMoves(): boolean {
    this.#refresh();
    return this.#moved.size > 0;
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

  #isSlot(slot: SlotId): boolean {
    if (this.#place.has(slot)) return true;
    const base = baseIndex(slot);
    return base >= 0 && base < this.#base;
  }

  /** The visible index of the (first) living line in a slot; -1 when the slot is a tombstone or not here (yet). */
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
    return this.#visibleBetween(one, other) ?? this.#spanOfMoved(one, other);
  }

  #visibleBetween(one: SlotId, other: SlotId): readonly [first: number, last: number] | undefined {
    const a = this.#orderOf(one);
    const b = this.#orderOf(other);
    if (a < 0 || b < 0) return undefined;
    const first = this.#visibleFrom[Math.min(a, b)]!;
    const last = this.#visibleFrom[Math.max(a, b) + 1]! - 1;
    return first <= last ? [first, last] : undefined;
  }

  /**
   * What lies between the slots that the lines of two empty ones were moved to together: a range that was typed over a
   * block while a colleague moved it goes along, however often. Undefined when its ends went different ways.
   */
  #spanOfMoved(one: SlotId, other: SlotId, steps = 0): readonly [first: number, last: number] | undefined {
    if (this.#moved.size === 0) return undefined;
    this.#movedTo ??= this.#followMoves();
    const [from, to] = [this.#movedTo.get(one), this.#movedTo.get(other)];
    if (from === undefined || to === undefined) return undefined;
    const block = this.#place.get(from)?.block;
    if (block === undefined || block !== this.#place.get(to)?.block) return undefined;
    // Once for each time that the block was moved; a document that leads in a circle ends too.
    return (
      this.#visibleBetween(from, to) ?? (steps < 100 ? this.#spanOfMoved(from, to, steps + 1) : undefined)
    );
  }

  #followMoves(): ReadonlyMap<SlotId, SlotId> {
    const movedTo = new Map<SlotId, SlotId>();
    // Two people may have moved it at once: where the line is now goes before the other's place.
    const holds = (slot: SlotId): boolean => this.slotOf(this.#place.get(slot)!.line!) === slot;
    for (const [slot, { line, left }] of this.#place) {
      if (line === undefined || left === undefined) continue;
      const other = movedTo.get(left);
      const isBetter = other === undefined || (holds(slot) === holds(other) ? slot > other : holds(slot));
      if (isBetter) movedTo.set(left, slot);
    }
    return movedTo;
  }

  /** The empty slots directly before visible index `before`, in order. */
  emptySlotsBefore(before: number): readonly SlotId[] {
    this.#refresh();
    const end = this.#orderBefore(before);
    let start = end;
    while (start > 0 && this.#visibleFrom[start - 1] === this.#visibleFrom[end]) start--;
    return this.#slots.slice(start, end);
  }

  /**
   * Places for `ids.length` new slots directly before visible index `before` (size: at the end), or before one of the
   * empty slots there. Blocks that two people insert at one place at the same time stand beside each other and do not
   * interleave.
   */
  placesBefore(before: number, ids: readonly SlotId[], emptySlot?: SlotId): readonly NewSlot[] {
    this.#refresh();
    if (ids.length === 0) return [];
    // Neighbours are taken from all slots, living and empty, so that tombstones keep their place: the new lines go
    // directly before the living line, behind whatever was deleted there, unless the caller knows better.
    const at = emptySlot === undefined ? this.#orderBefore(before) : this.#orderOf(emptySlot);
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

  #orderBefore(before: number): number {
    const slot = this.#lineSlots[before];
    return slot === undefined ? this.#slots.length : this.#orderOf(slot);
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
    this.#movedTo = undefined;
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
    this.#base = base;
    this.#deleted = new Set();
    deleted.forEach((mark, line) => {
      if (mark !== null && mark !== undefined) this.#deleted.add(line);
    });
    this.#moved = new Map();
    moves.forEach((slot, line) => {
      // A move to a place that is not here (yet) has not happened (yet).
      if (typeof slot === 'string' && isId(line) && this.#isSlot(slot)) this.#moved.set(line, slot);
    });
    this.#hasExtras = extras.length > 0;
    this.#slotIndex = new Map();
    if (!this.#hasExtras && this.#deleted.size === 0 && this.#moved.size === 0) {
      const { lines, visibleFrom } = untouched(base);
      this.#slots = this.#lines = this.#lineSlots = lines;
      this.#visibleFrom = visibleFrom;
      return;
    }
    const guests = this.#guests();
    const slots: SlotId[] = [];
    const lines: LineId[] = [];
    const lineSlots: SlotId[] = [];
    const visibleFrom = new Int32Array(base + extras.length + 1);
    const extrasBefore = new Int32Array(this.#hasExtras ? base : 0);
    const show = (slot: SlotId, line: LineId): void => {
      if (this.#deleted.has(line)) return;
      lines.push(line);
      lineSlots.push(slot);
    };
    const put = (slot: SlotId, line: LineId): void => {
      visibleFrom[slots.length] = lines.length;
      slots.push(slot);
      if ((this.#moved.get(line) ?? line) === slot) show(slot, line);
      for (const guest of guests.get(slot) ?? none) show(slot, guest);
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

  /** slot -> the lines that sorting has put there, whose own slot it is not. */
  #guests(): ReadonlyMap<SlotId, readonly LineId[]> {
    const guests = new Map<SlotId, LineId[]>();
    for (const [line, slot] of this.#moved) {
      if ((this.#place.get(slot)?.line ?? slot) === line) continue;
      const lines = guests.get(slot);
      if (lines) lines.push(line);
      else guests.set(slot, [line]);
    }
    for (const lines of guests.values()) lines.sort();
    return guests;
  }
}

const none: readonly LineId[] = [];
