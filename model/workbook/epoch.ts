/**
 * Yjs remembers every value that was ever overwritten: about 7 bytes in the file and 200 in memory each. So when nobody
 * is there and enough has gathered, the server writes the workbook into a fresh document, a new EPOCH: the same entries
 * under the same keys, and nothing of their past. Identities are the keys, so every reference means what it meant.
 *
 * A copy from an older epoch (a laptop that was offline) cannot be merged with it: Yjs would take every entry of the two
 * for an edit at the same time and let chance decide. What the laptop's copy holds beyond the end of its own epoch is
 * brought over as edits instead, and only where nobody has written since (DOC-6).
 */
import * as Y from 'yjs';
import { type Loss, type OriginalOf, isSame } from './conflicts.ts';
import { newDocument, valueOfItem } from './new-document.ts';
import { isSet, readRootName } from './schema.ts';

/** How many items of a document are nothing but memory: overwritten, deleted or emptied. */
export function countWorn(doc: Y.Doc): number {
  let worn = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      const isEmptied = struct instanceof Y.Item && valueOfItem(struct) === null;
      if (struct.deleted || isEmptied) worn += struct.length;
    }
  }
  return worn;
}

/** A page can draw nothing before it knows these. */
const firstRoots = ['sheets', 'about'];

/** The names of a document's root maps that belong to a workbook, in the order in which a page needs them. */
function rootsOf(doc: Y.Doc): readonly string[] {
  const names = [...doc.share.keys()].filter((name) => readRootName(name) !== undefined).sort();
  return [
    ...firstRoots.filter((name) => names.includes(name)),
    ...names.filter((name) => !firstRoots.includes(name)),
  ];
}

/** Writes what stands in a document into a fresh one, without its past. */
export function writeAnew(doc: Y.Doc, fresh: Y.Doc, isWanted: (root: string) => boolean = () => true): void {
  fresh.transact(() => {
    for (const root of rootsOf(doc).filter((name) => isWanted(name))) {
      const from: Y.Map<unknown> = doc.getMap(root);
      const to = fresh.getMap(root);
      for (const [key, value] of from.entries()) if (isSet(from, key)) to.set(key, value);
    }
  });
}

/** The document of the next epoch: everything that stands in this one, written anew by `client`. */
export function nextEpoch(doc: Y.Doc, client: number): Y.Doc {
  const fresh = newDocument();
  fresh.clientID = client;
  writeAnew(doc, fresh);
  return fresh;
}

/** The client numbers with items in a document. No two epochs of a workbook share one. */
export function clientsOf(doc: Y.Doc): ReadonlySet<number> {
  return new Set(doc.store.clients.keys());
}

/**
 * The items as which entries were first written, looked up through the ends of past epochs, newest first. `isAuthor`
 * tells the numbers of people from those under which the program carried entries from one epoch to the next.
 */
export function originalsIn(ended: readonly Y.Doc[], isAuthor: (client: number) => boolean): OriginalOf {
  return (item, root, key) => {
    let original = item;
    for (const doc of ended) {
      if (isAuthor(original.client)) break;
      const before = doc.getMap(root)._map.get(key);
      if (!before) break;
      original = before.id;
    }
    return original;
  };
}

/** Something that a copy of an older epoch says and the end of that epoch did not. */
export interface Unsent {
  readonly root: string;
  readonly key: string;
  /** undefined: it was taken away */
  readonly value: unknown;
  /** what stood there at the end of the epoch */
  readonly base: unknown;
  /** whether what stood there at the end is what the copy's owner had seen; otherwise a colleague has written since */
  readonly isUntouched: boolean;
}

/** What `copy`, a document of the epoch that ended as `final`, holds beyond it. */
export function unsentIn(copy: Y.Doc, final: Y.Doc): readonly Unsent[] {
  const isKnown = ({ client, clock }: Y.ID): boolean => clock < Y.getState(final.store, client);
  const found: Unsent[] = [];
  for (const root of rootsOf(copy)) {
    const entries = copy.getMap(root)._map;
    const ended: Y.Map<unknown> = final.getMap(root);
    for (const [key, item] of entries) {
      const last = ended._map.get(key);
      const base = ended.get(key) ?? undefined;
      const value = item.deleted ? undefined : (copy.getMap(root).get(key) ?? undefined);
      if (isKnown(item.id)) {
        // A stock client takes an entry away by deleting it, which has no number of its own.
        const isUnsentDeletion = item.deleted && last?.deleted === false && holds(last, item.id);
        if (!isUnsentDeletion) continue;
      }
      const seen = isKnown(item.id) ? item.id : knownBefore(copy, item, isKnown);
      const isUntouched = last === undefined ? seen === undefined : seen !== undefined && holds(last, seen);
      found.push({ root, key, value, base, isUntouched });
    }
  }
  return found;
}

/** The item that an entry's writer had seen there, as far back as the epoch's end knows it. */
function knownBefore(copy: Y.Doc, item: Y.Item, isKnown: (id: Y.ID) => boolean): Y.ID | undefined {
  for (let { origin } = item; origin;) {
    if (isKnown(origin)) return origin;
    ({ origin } = Y.getItem(copy.store, origin) as Y.Item);
  }
  return undefined;
}

function holds(item: Y.Item, id: Y.ID): boolean {
  return item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length;
}

/**
 * Writes into the current document what a copy of an older epoch has brought, where nobody has written since; gives what
 * could not be written as losses of `client`, the number under which it was brought. To be called in a transaction. What
 * has been brought already is passed over, so it may be brought again.
 */
export function bringOver(
  doc: Y.Doc,
  unsent: readonly Unsent[],
  { client, originalOf }: { readonly client: number; readonly originalOf: OriginalOf },
): readonly Loss[] {
  const losses: Loss[] = [];
  for (const { root, key, value, base, isUntouched } of unsent) {
    const map: Y.Map<unknown> = doc.getMap(root);
    const now = map.get(key) ?? undefined;
    if (isSame(now, value)) continue;
    if (isUntouched && isSame(now, base)) {
      map.set(key, value ?? null);
      continue;
    }
    const newer = map._map.get(key);
    losses.push({
      item: { client, clock: losses.length },
      by: newer ? originalOf(newer.id, root, key).client : 0,
      how: 'overridden',
      root,
      key,
      lost: value ?? null,
    });
  }
  return losses;
}
