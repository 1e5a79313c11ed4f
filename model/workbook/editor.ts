/**
 * One person's hand on a workbook: every verb writes through it, in one transaction that is one undo step.
 *
 * Undo takes back my own edits only. For every entry that a step wrote it knows what stood there before; undoing writes
 * that back where my entry still stands, and leaves alone what a colleague has written since. An inserted row is taken
 * back by a tombstone, never by forgetting its place, and stays when a colleague has typed in it.
 */
import * as Y from 'yjs';
import { mayComment, mayEdit } from '../protocol.ts';
import { type Result, done, refused } from '../result.ts';
import type { Rights } from './rights/rights.ts';
import type { InBits } from './carried.ts';
import { type CellId, type Entries, isSet, linesOfKey } from './schema.ts';
import { isPartOf, thingBornAt } from './thing.ts';
import { markOfLines, markOfSheet } from './tombstone.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Where in the workbook an edit happened, so that the selection can return there. */
export interface Place {
  readonly from: CellId;
  readonly to: CellId;
}

export interface Writer {
  /** Sets an entry, or removes it (undefined). Writing what already stands there costs nothing. */
  set(map: Entries, key: string, value: unknown): void;
}

/** Several verbs over a while, as one undo step; one of the two ends it. */
export interface OpenStep {
  close(): void;
  /** Takes back what was written, bit by bit as `takingBack` does. */
  giveUp(): InBits<void>;
}

export type ReadOnly = { readonly kind: 'readOnly' };

interface Entry {
  readonly map: Entries;
  readonly key: string;
  readonly before: unknown;
  /** what stood there before was somebody else's */
  readonly wasForeign: boolean;
  readonly after: unknown;
}

interface Step {
  readonly place: Place | undefined;
  readonly entries: readonly Entry[];
  /** the numbers that Yjs gave to this step's items: client, and clock from..to */
  readonly client: number;
  readonly fromClock: number;
  readonly toClock: number;
  /**
   * What had come of every client when the step was made, where it gave back lines or sheets as they were: what stood in
   * them then came back with them and goes with them again.
   */
  readonly seen?: ReadonlyMap<number, number>;
}

export interface Undone {
  readonly place: Place | undefined;
  /** entries that were left as they are because a colleague has written there since */
  readonly kept: number;
}

/** What undo asks whether the person may write still; undefined: not known yet, and for the server alone to judge. */
type RightsOf = (doc: Y.Doc) => Rights | undefined;

/** So many cells at a time of a large step are taken back, so that others get their turn in between. */
const entriesPerBit = 500;

/** How many steps can be taken back. Each holds the entries that it overwrote, so it costs memory. */
const maxSteps = 500;

export class Editor {
  readonly workbook: Workbook;
  readonly #listeners = new Set<() => void>();
  /** entries that undo gave back to a colleague: the item is mine, what it says is not */
  readonly #givenBack = new Map<Entries, Map<string, number>>();
  #undo: Step[] = [];
  #redo: Step[] = [];
  #isWriting = false;
  /** the steps of verbs that become one */
  #group: Step[] | undefined;

  readonly #rightsOf: RightsOf;

  /** Use `openEditor`. */
  constructor(workbook: Workbook, rightsOf: RightsOf) {
    this.workbook = workbook;
    this.#rightsOf = rightsOf;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Calls `listen` whenever what can be undone or redone has changed. */
  onSteps(listen: () => void): { close(): void } {
    this.#listeners.add(listen);
    return { close: () => this.#listeners.delete(listen) };
  }

  /**
   * Runs one verb as one transaction and one undo step. Refused in a document that this program may not write, and to who
   * may not edit it.
   */
  edit<Value>(
    place: Place | undefined,
    change: (write: Writer) => Value,
    how?: 'revives',
  ): Result<Value, ReadOnly> {
    return mayEdit(this.workbook.role) ? this.#run(place, change, how) : refused({ kind: 'readOnly' });
  }

  /** The same for verbs on comments, which are also for those who may not edit. */
  comment<Value>(place: Place | undefined, change: (write: Writer) => Value): Result<Value, ReadOnly> {
    return mayComment(this.workbook.role) ? this.#run(place, change) : refused({ kind: 'readOnly' });
  }

  #run<Value>(
    place: Place | undefined,
    change: (write: Writer) => Value,
    how?: 'revives',
  ): Result<Value, ReadOnly> {
    const state = this.workbook.schemaState;
    if (state === 'newer' || state === 'older') return refused({ kind: 'readOnly' });
    const seen = how === 'revives' ? this.#clocks() : undefined;
    const written = this.#write(place, change);
    const { value } = written;
    const step = written.step && { ...written.step, ...(seen && { seen }) };
    if (step && this.#group) this.#group.push(step);
    else if (step) this.#keep(step);
    return done(value);
  }

  #clocks(): ReadonlyMap<number, number> {
    const { store } = this.workbook.doc;
    return new Map([...store.clients.keys()].map((client) => [client, Y.getState(store, client)]));
  }

  #keep(step: Step): void {
    this.#undo.push(step);
    if (this.#undo.length > maxSteps) this.#undo.shift();
    this.#redo = [];
    this.#announce();
  }

  /**
   * Runs several verbs as one transaction and one undo step. When one of them is refused, those before it are taken back
   * and the refusal is given. Undo returns to where the first was. Within an open step they are a part of that.
   */
  asOneStep<Value, Refusal>(verbs: () => Result<Value, Refusal>): Result<Value, Refusal> {
    if (this.#group) return this.workbook.doc.transact(verbs, this);
    const steps: Step[] = [];
    const redo = this.#redo;
    return this.workbook.doc.transact(() => {
      this.#group = steps;
      let result: Result<Value, Refusal>;
      try {
        result = verbs();
      } finally {
        this.#group = undefined;
      }
      const [first] = steps;
      if (!first) return result;
      this.#keep({
        ...first,
        entries: steps.flatMap(({ entries }) => entries),
        toClock: steps.at(-1)!.toClock,
      });
      if (!result.ok) {
        this.undo();
        this.#redo = redo;
        this.#announce();
      }
      return result;
    }, this);
  }

  /**
   * Lets everything that is written from now on be one undo step, over a while in which others have their turn. Until it is
   * closed nothing can be taken back; `giveUp` takes back what was written since. At most one is open.
   */
  openStep(): OpenStep {
    if (this.#group) throw new Error('A step is open already.');
    const steps: Step[] = [];
    this.#group = steps;
    const close = (): void => {
      this.#group = undefined;
      const [first] = steps;
      if (!first) return;
      const { toClock } = steps.at(-1)!;
      this.#keep({ ...first, entries: steps.flatMap(({ entries }) => entries), toClock });
    };
    return {
      close,
      giveUp: () => this.#givingUp(steps, close),
    };
  }

  *#givingUp(steps: readonly Step[], close: () => void): InBits<void> {
    const redo = this.#redo;
    close();
    if (steps.length === 0) return;
    yield* this.takingBack('undo');
    this.#redo = redo;
    this.#announce();
  }

  /** Writes down something beside the workbook's content, such as that a message was read: no step to take back. */
  note(change: (write: Writer) => void): void {
    const isAllowed = this.workbook.schemaState === 'current' && mayComment(this.workbook.role);
    if (isAllowed) this.#write(undefined, change);
  }

  /** Takes back my latest step; undefined when there is none. */
  undo(): Undone | undefined {
    return this.#atOnce(this.takingBack('undo'));
  }

  /** Does again what I took back last; undefined when there is none. */
  redo(): Undone | undefined {
    return this.#atOnce(this.takingBack('redo'));
  }

  #atOnce<Done>(work: InBits<Done>): Done {
    return this.workbook.doc.transact(() => {
      let bit = work.next();
      while (!bit.done) bit = work.next();
      return bit.value;
    }, this);
  }

  /**
   * The same for whoever lets others have their turn: a large step that only filled cells, such as a paste, is taken back
   * (or done again) in several transactions. What is written in its cells in between stays.
   */
  *takingBack(which: 'undo' | 'redo'): InBits<Undone | undefined> {
    const step = this.#group ? undefined : (which === 'undo' ? this.#undo : this.#redo).pop();
    if (!step) return undefined;
    const { doc } = this.workbook;
    // Redoing my own delete deletes, whatever stands there: that is what was undone.
    const typedIn = which === 'undo' ? this.#entriesWithForeignParts(step) : new Set<Entry>();
    const bits = this.#bitsOf(step);
    const born = this.#sheetsBornIn(step);
    const seen = step.seen && this.#clocks();
    const inverses: Step[] = [];
    let done = 0;
    let kept = 0;
    let lastClock = Y.getState(doc.store, doc.clientID);
    const meanwhile = new Set<number>();
    // Rights may have changed since, and undo is no way round them.
    const rights = this.#rightsOf(doc);
    try {
      for (const bit of bits) {
        if (bits.length > 1) yield done;
        for (let clock = Y.getState(doc.store, doc.clientID); clock > lastClock;) meanwhile.add(--clock);
        const { step: inverse } = this.#write(step.place, (write) => {
          for (const entry of bit) {
            // A sheet that the step made is hidden or kept as a whole, with everything that the step put on it.
            if (this.#isPartOf(entry, born)) continue;
            const isMine = this.#isStillMine(entry, step) && !meanwhile.has(clockOf(entry));
            if (!isMine || typedIn.has(entry) || !this.#mayRestore(entry, rights)) kept++;
            else this.#restore(entry, write);
          }
        });
        if (inverse) inverses.push(inverse);
        lastClock = Y.getState(doc.store, doc.clientID);
        done += bit.length;
      }
    } finally {
      rights?.close();
    }
    const [first] = inverses;
    if (first) {
      const entries = inverses.flatMap((inverse) => inverse.entries);
      const onto = which === 'undo' ? this.#redo : this.#undo;
      onto.push({ ...first, entries, toClock: inverses.at(-1)!.toClock, ...(seen && { seen }) });
    }
    this.#announce();
    return { place: step.place, kept };
  }

  /** A step's entries as they are taken back, the latest first; those that belong together are together. */
  #bitsOf(step: Step): readonly (readonly Entry[])[] {
    const entries = step.entries.toReversed();
    if (entries.length <= entriesPerBit) return [entries];
    const others = this.#besideCells(step).toReversed();
    const isMerge = ({ map }: Entry): boolean => {
      const root = this.workbook.rootOf(map);
      return root?.kind === 'sheet' && root.part === 'merges';
    };
    // What is put into cells needs nothing else of the step, unless that made the lines or sheets where it stands.
    if (!others.every(isMerge)) return [entries];
    const beside = new Set(others);
    const cells = others.length === 0 ? entries : entries.filter((entry) => !beside.has(entry));
    const bits: Entry[][] = others.length === 0 ? [] : [others];
    for (let first = 0; first < cells.length; first += entriesPerBit)
      bits.push(cells.slice(first, first + entriesPerBit));
    return bits;
  }

  /** A step's entries but for those of cells and their looks, of which there may be very many and to which nothing belongs. */
  #besideCells(step: Step): readonly Entry[] {
    const found: Entry[] = [];
    let map: Entries | undefined;
    let isCell = false;
    for (const entry of step.entries) {
      if (entry.map !== map) {
        map = entry.map;
        const root = this.workbook.rootOf(map);
        isCell = root?.kind === 'sheet' && ['cells', 'formats', 'growth'].includes(root.part);
      }
      if (!isCell) found.push(entry);
    }
    return found;
  }

  /** Whether the person may write what `#restore` does. */
  #mayRestore({ map, key, before, after }: Entry, rights: Rights | undefined): boolean {
    if (!rights) return true;
    const { doc, role, sheetEntries } = this.workbook;
    const root = this.workbook.nameOfRoot(map);
    if (root === undefined) return false;
    const isPlace = /^[rc]p\//.test(root);
    const isBirth = map === sheetEntries && !key.includes('/') && Array.isArray(after);
    const writes = isPlace
      ? new Map([[root.replace('p', 'x'), [{ key, value: 1 }]]])
      : new Map([[root, [isBirth ? { key: `${key}/x`, value: 1 } : { key, value: before }]]]);
    const isOwn = (client: number): boolean => client === doc.clientID;
    const wrong = rights.judge({ role, person: undefined, isName: () => true, isOwn }, writes);
    return !wrong || (wrong.why === 'locked' && mayEdit(role) && rights.isShippedRate(root, key, after));
  }

  #restore(entry: Entry, write: Writer): void {
    const root = this.workbook.rootOf(entry.map);
    if (root?.kind === 'sheet' && root.part === 'growth') return;
    if (root?.kind === 'sheet' && (root.part === 'rows' || root.part === 'columns')) {
      const sheet = this.workbook.sheetOf(root.sheet)!;
      const axis = sheet.maps[root.part];
      if (entry.map === axis.places) {
        // A place is never forgotten, since references may name it: an inserted line gets a tombstone instead, and
        // the place that a move made is left behind empty.
        if (!String(entry.after).includes('|'))
          write.set(axis.deleted, entry.key, markOfLines(sheet, root.part, [entry.key]));
        return;
      }
      if (entry.map === axis.deleted && entry.before !== undefined) {
        // Deleted once more, by somebody who has seen what stands there now.
        write.set(axis.deleted, entry.key, markOfLines(sheet, root.part, [entry.key]));
        return;
      }
    }
    if (
      root?.kind === 'workbook' &&
      root.root === 'sheets' &&
      Array.isArray(entry.after) &&
      !entry.key.includes('/')
    ) {
      const sheet = this.workbook.sheetOf(entry.key);
      write.set(entry.map, `${entry.key}/x`, sheet ? markOfSheet(sheet) : 1);
      return;
    }
    write.set(entry.map, entry.key, entry.before);
    const item = entry.map._map.get(entry.key);
    if (!entry.wasForeign || !item) return;
    const keys = this.#givenBack.get(entry.map) ?? new Map<string, number>();
    this.#givenBack.set(entry.map, keys.set(entry.key, item.id.clock));
  }

  /** Whether an entry that stands in the document says what a colleague wrote. */
  #isForeign(map: Entries, key: string): boolean {
    const item = map._map.get(key);
    if (!item || item.deleted) return false;
    return (
      item.id.client !== this.workbook.doc.clientID || this.#givenBack.get(map)?.get(key) === item.id.clock
    );
  }

  /** Whether what stands at an entry is still what `step`, or taking back my later steps, put there. */
  #isStillMine(entry: Entry, step: Step): boolean {
    const item = entry.map._map.get(entry.key);
    if (!item || item.deleted) return entry.after === undefined;
    const { client, clock } = item.id;
    if (client === step.client && clock >= step.fromClock && clock < step.toClock) return true;
    return !this.#isForeign(entry.map, entry.key);
  }

  #sheetsBornIn(step: Step): ReadonlySet<string> {
    const isBirth = ({ map, key, before }: Entry): boolean =>
      map === this.workbook.sheetEntries && !key.includes('/') && before === undefined;
    return new Set(step.entries.filter(isBirth).map(({ key }) => key));
  }

  /** Whether an entry belongs to one of some sheets, other than telling that the sheet is there. */
  #isPartOf(entry: Entry, sheets: ReadonlySet<string>): boolean {
    if (sheets.size === 0) return false;
    const root = this.workbook.rootOf(entry.map);
    if (root?.kind === 'sheet') return sheets.has(root.sheet);
    const slash = entry.key.indexOf('/');
    return entry.map === this.workbook.sheetEntries && slash > 0 && sheets.has(entry.key.slice(0, slash));
  }

  /** The entries of `step` that began a row, column, sheet or other thing in which somebody else has written. */
  #entriesWithForeignParts(step: Step): ReadonlySet<Entry> {
    const found = new Set<Entry>();
    for (const entry of this.#besideCells(step)) {
      const root = this.workbook.rootOf(entry.map);
      // Redoing an insert takes its tombstone away: before it was set, after it is not.
      const isShown = entry.before === undefined ? entry.after !== undefined : entry.after === undefined;
      if (!isShown || !root) continue;
      const thing = entry.before === undefined ? thingBornAt(root, entry.key) : undefined;
      if (thing !== undefined && this.#hasForeignPart(entry.map, thing)) {
        for (const other of step.entries)
          if (other.map === entry.map && isPartOf(other.key, thing)) found.add(other);
        continue;
      }
      if (root?.kind === 'sheet' && (root.part === 'rows' || root.part === 'columns')) {
        const sheet = this.workbook.sheetOf(root.sheet)!;
        const { places, deleted } = sheet.maps[root.part];
        if (entry.map !== (entry.before === undefined ? places : deleted)) continue;
        const side = root.part === 'rows' ? 0 : 1;
        if (this.#foreignCells(sheet, step.seen).some((key) => linesOfKey(key)[side] === entry.key))
          found.add(entry);
      } else if (root?.kind === 'workbook' && root.root === 'sheets') {
        const [id, part] = entry.key.split('/');
        if (part !== (entry.before === undefined ? undefined : 'x')) continue;
        const sheet = this.workbook.sheetOf(id!);
        if (sheet && this.#foreignCells(sheet, step.seen).length > 0) found.add(entry);
      }
    }
    return found;
  }

  #hasForeignPart(map: Entries, thing: string): boolean {
    return [...map.keys()].some(
      (key) => isPartOf(key, thing) && isSet(map, key) && this.#isForeign(map, key),
    );
  }

  /** The cells that somebody else has written; with `seen`, since then. */
  #foreignCells(sheet: Sheet, seen: Step['seen']): readonly string[] {
    const cells = sheet.maps.cells;
    const isNews = (key: string): boolean => {
      const { client, clock } = cells._map.get(key)!.id;
      return seen === undefined || clock >= (seen.get(client) ?? 0);
    };
    return [...cells.keys()].filter((key) => isSet(cells, key) && this.#isForeign(cells, key) && isNews(key));
  }

  #write<Value>(
    place: Place | undefined,
    change: (write: Writer) => Value,
  ): { readonly step: Step | undefined; readonly value: Value } {
    if (this.#isWriting)
      throw new Error('A verb must not be called inside another verb: one verb is one step.');
    const { doc } = this.workbook;
    const before = new Map<Entries, Map<string, { readonly value: unknown; readonly wasForeign: boolean }>>();
    const writer: Writer = {
      set: (map, key, unsound) => {
        const value = soundText(unsound);
        const old = map.get(key) ?? undefined;
        if (old === value) return;
        let keys = before.get(map);
        if (!keys) before.set(map, (keys = new Map()));
        if (!keys.has(key)) keys.set(key, { value: old, wasForeign: this.#isForeign(map, key) });
        map.set(key, value ?? null);
        this.workbook.noteWritten(map);
      },
    };
    const client = doc.clientID;
    const fromClock = Y.getState(doc.store, client);
    this.#isWriting = true;
    let value: Value;
    try {
      value = doc.transact(() => change(writer), this);
    } finally {
      this.#isWriting = false;
    }
    const entries: Entry[] = [];
    for (const [map, keys] of before) {
      for (const [key, old] of keys) {
        entries.push({
          map,
          key,
          before: old.value,
          wasForeign: old.wasForeign,
          after: map.get(key) ?? undefined,
        });
      }
    }
    const toClock = Y.getState(doc.store, client);
    return { step: entries.length === 0 ? undefined : { place, entries, client, fromClock, toClock }, value };
  }

  #announce(): void {
    for (const listen of this.#listeners) listen();
  }
}

function clockOf({ map, key }: Entry): number {
  return map._map.get(key)?.id.clock ?? -1;
}

/** Half an emoji, cut off in some other program, would arrive at colleagues as another sign than the one that stands here. */
function soundText(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value) && value.some((part) => typeof part === 'string' && !part.isWellFormed()))
    return value.map(soundText);
  return value;
}

/** A person's hand on a workbook where rights, and the rates that they know, may come later than the editor. */
export function openEditorBefore(workbook: Workbook, rightsOf: RightsOf): Editor {
  return new Editor(workbook, rightsOf);
}
