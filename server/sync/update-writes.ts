/**
 * What an update would write and take away in a document, entry by entry. Yjs names an entry's key only where nothing
 * stood there before; everywhere else an item names the item that it follows, and a deletion the item that goes.
 */
import * as Y from 'yjs';
import type { Entered, Writes } from '#model';
import type { CheckedUpdate, Piece } from './update-guard.ts';

interface Place {
  readonly root: string;
  readonly key: string;
}

/** An item of the update, or a run of items that say nothing any more, and where it stands once that is known. */
interface Placed {
  readonly piece: Piece;
  place: Place | undefined;
}

/** Names of root maps, which Yjs finds by looking through all of them. */
const rootNames = new WeakMap<object, string>();

function rootNameOf(type: object): string | undefined {
  const known = rootNames.get(type);
  if (known !== undefined) return known;
  try {
    const name = Y.findRootTypeKey(type as Y.AbstractType<unknown>);
    rootNames.set(type, name);
    return name;
  } catch {
    return undefined;
  }
}

/** Each client's pieces in the order of their numbers: of updates that are on their way into the document. */
export type Ahead = Map<number, Placed[]>;

export function emptyAhead(): Ahead {
  return new Map();
}

/** Reads one update. */
export class UpdateReader {
  readonly #doc: Y.Doc;
  readonly #ahead: Ahead;
  readonly #pieces: Ahead = new Map();
  readonly #entries = new Map<string, Entered[]>();

  constructor(doc: Y.Doc, ahead: Ahead) {
    this.#doc = doc;
    this.#ahead = ahead;
  }

  /**
   * undefined when the update follows on something that is neither in it nor in the document: then nobody can tell what
   * it writes. What the document has already is passed over.
   */
  read({ pieces: all, deletes }: CheckedUpdate): Writes | undefined {
    if (!this.#gather(all)) return undefined;
    /** entries whose values are not told any more */
    const silent: Place[] = [];
    for (const pieces of this.#pieces.values()) {
      for (const placed of pieces) {
        const place = this.#placeOf(placed);
        if (!place) return undefined;
        const { kind, value } = placed.piece;
        if (kind === 'value') this.#note(place, value ?? undefined);
        else silent.push(place);
      }
    }
    if (!this.#noteDeletes(deletes, silent)) return undefined;
    if (silent.length === 0) return this.#entries;
    // What is taken away where something else is written is only overwritten.
    const written = new Map<string, ReadonlySet<string>>();
    for (const [root, entries] of this.#entries) written.set(root, new Set(entries.map(({ key }) => key)));
    for (const place of silent) if (!written.get(place.root)?.has(place.key)) this.#note(place, undefined);
    return this.#entries;
  }

  /** The update is on its way into the document: others may follow on it. */
  remember(): void {
    for (const [client, pieces] of this.#pieces) {
      const known = this.#ahead.get(client);
      if (known) for (const piece of pieces) known.push(piece);
      else this.#ahead.set(client, pieces);
    }
  }

  /** The number after a client's last item that is here or on its way. */
  #stateOf(client: number): number {
    const last = this.#ahead.get(client)?.at(-1);
    return last ? endOf(last) : Y.getState(this.#doc.store, client);
  }

  /** Gathers what is new, without a gap before it. */
  #gather(all: CheckedUpdate['pieces']): boolean {
    const next = new Map<number, number>();
    for (const piece of all) {
      const { client, clock, length, kind } = piece;
      const known = next.get(client) ?? this.#stateOf(client);
      if (clock + length <= known) continue;
      if (kind === 'gap' || clock > known) return false;
      const pieces = this.#pieces.get(client) ?? [];
      pieces.push({ piece, place: undefined });
      this.#pieces.set(client, pieces);
      next.set(client, clock + length);
    }
    return true;
  }

  /** Follows an item back to the first that tells its place; not by recursion, since a cell may be edited for hours. */
  #placeOf(placed: Placed): Place | undefined {
    const way: Placed[] = [];
    const seen = new Set<Placed>();
    let at = placed;
    let place = at.place;
    while (!place) {
      // Items that follow each other in a circle can never be applied.
      if (seen.has(at)) return undefined;
      seen.add(at);
      way.push(at);
      const { origin, root, key } = at.piece;
      if (!origin) {
        place = root !== undefined && key !== undefined ? { root, key } : undefined;
        if (!place) return undefined;
      } else if (origin.clock < Y.getState(this.#doc.store, origin.client)) {
        place = placeOfItem(Y.getItem(this.#doc.store, Y.createID(origin.client, origin.clock)));
        if (!place) return undefined;
      } else {
        const before = find(this.#pieces, origin) ?? find(this.#ahead, origin);
        if (!before) return undefined;
        at = before;
        place = at.place;
      }
    }
    for (const one of way) one.place = place;
    return place;
  }

  #noteDeletes(deletes: CheckedUpdate['deletes'], found: Place[]): boolean {
    const { store } = this.#doc;
    for (const [client, ranges] of deletes) {
      const state = Y.getState(store, client);
      const last = this.#pieces.get(client)?.at(-1);
      const end = last ? endOf(last) : this.#stateOf(client);
      const structs = store.clients.get(client) ?? [];
      for (const { clock, len } of ranges) {
        if (clock + len > end) return false;
        for (const ahead of this.#ahead.get(client) ?? []) {
          const isHit = ahead.piece.clock < clock + len && endOf(ahead) > clock;
          if (isHit && ahead.place) found.push(ahead.place);
        }
        const from = Math.min(clock, state);
        const to = Math.min(clock + len, state);
        if (from >= to) continue;
        for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
          const struct = structs[index]!;
          if (struct.id.clock >= to) break;
          if (struct.deleted) continue;
          const place = placeOfItem(struct);
          if (!place) return false;
          found.push(place);
        }
      }
    }
    return true;
  }

  #note({ root, key }: Place, value: unknown): void {
    const entered = { key, value };
    const entries = this.#entries.get(root);
    if (entries) entries.push(entered);
    else this.#entries.set(root, [entered]);
  }
}

function placeOfItem(struct: Y.Item | Y.GC): Place | undefined {
  if (!(struct instanceof Y.Item) || struct.parentSub === null || !(struct.parent instanceof Y.AbstractType))
    return undefined;
  const root = rootNameOf(struct.parent);
  return root === undefined ? undefined : { root, key: struct.parentSub };
}

function endOf({ piece }: Placed): number {
  return piece.clock + piece.length;
}

/** The piece that an id lies in. */
function find(all: Ahead, { client, clock }: NonNullable<Piece['origin']>): Placed | undefined {
  const pieces = all.get(client) ?? [];
  let low = 0;
  let high = pieces.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const placed = pieces[middle]!;
    if (clock < placed.piece.clock) high = middle - 1;
    else if (clock >= endOf(placed)) low = middle + 1;
    else return placed;
  }
  return undefined;
}
