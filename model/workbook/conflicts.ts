/**
 * What got lost when edits met: found in the transaction in which it happens, while what was overridden can still be
 * read. Two things count as lost. An entry that somebody else's overrode though its author had not seen it; whoever had
 * seen it meant to replace it, and nobody is told. And a value that stands in a row, column, sheet or other thing whose
 * deleter had not seen it.
 *
 * Everything here reads a Yjs document as it is, so that a server can do it for any workbook without opening it.
 */
import * as Y from 'yjs';
import { type Root, isSet, linesOfKey, readRootName } from './schema.ts';
import { valueOfItem } from './new-document.ts';
import { isPartOf } from './thing.ts';
import { type ItemId, hasSeen } from './tombstone.ts';

export interface Loss {
  /** the item that was lost */
  readonly item: ItemId;
  /** the client number that overrode it or deleted what it stood in */
  readonly by: number;
  readonly how: 'overridden' | 'deleted';
  /** name of the root map, and the key in it */
  readonly root: string;
  readonly key: string;
  /** the entry that was lost; null when something was to be taken away */
  readonly lost: unknown;
}

/** A root map of a workbook: its name, and what that stands for. */
export interface NamedRoot {
  readonly root: string;
  readonly what: Root;
}

const knownRoots = new WeakMap<Y.Doc, Map<unknown, NamedRoot>>();

/** The root map that a type is; undefined for what is no root of a workbook. */
export function rootOf(doc: Y.Doc, type: unknown): NamedRoot | undefined {
  const known = knownRoots.get(doc)?.get(type);
  if (known) return known;
  const roots = new Map<unknown, NamedRoot>();
  for (const [root, map] of doc.share) {
    const what = readRootName(root);
    if (what) roots.set(map, { root, what });
  }
  knownRoots.set(doc, roots);
  return roots.get(type);
}

interface Written extends NamedRoot {
  readonly item: Y.Item;
  readonly parent: Y.AbstractType<unknown>;
  readonly key: string;
}

/** Entries of ours among some structs. */
function entriesAmong(doc: Y.Doc, structs: Iterable<Y.AbstractStruct>): readonly Written[] {
  const found: Written[] = [];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.parentSub === null) continue;
    const { parent, parentSub: key } = struct;
    if (!(parent instanceof Y.AbstractType)) continue;
    const named = rootOf(doc, parent);
    if (named) found.push({ ...named, item: struct, parent, key });
  }
  return found;
}

function* newStructs({ doc, beforeState, afterState }: Y.Transaction): Iterable<Y.AbstractStruct> {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    if (end <= start) continue;
    const structs = doc.store.clients.get(client)!;
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) yield structs[i]!;
  }
}

/** What was there before the transaction and is deleted since. */
function* replacedStructs({ doc, deleteSet, beforeState }: Y.Transaction): Iterable<Y.AbstractStruct> {
  for (const [client, ranges] of deleteSet.clients) {
    const structs = doc.store.clients.get(client);
    const old = beforeState.get(client) ?? 0;
    if (!structs) continue;
    for (const { clock, len } of ranges) {
      if (clock >= old) continue;
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]!;
        if (struct.id.clock >= clock + len || struct.id.clock >= old) break;
        yield struct;
      }
    }
  }
}

export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, i) => isSame(part, other[i]));
  }
  return (one ?? undefined) === (other ?? undefined);
}

/** The item as which an entry was first written, by its author and not by the program that copied it later. */
export type OriginalOf = (item: ItemId, root: string, key: string) => ItemId;

/**
 * What a transaction made somebody lose, each once. To be called in 'afterTransaction' (not later: then Yjs has thrown
 * away what was overridden). Cost grows with the transaction, and with a deleted line's length.
 */
export function lossesIn(
  transaction: Y.Transaction,
  originalOf: OriginalOf = (item) => item,
): readonly Loss[] {
  const { doc } = transaction;
  const fresh = entriesAmong(doc, newStructs(transaction));
  if (fresh.length === 0) return [];
  return [...overridden(transaction, fresh), ...buried(doc, fresh, originalOf)];
}

function overridden(transaction: Y.Transaction, fresh: readonly Written[]): readonly Loss[] {
  const { doc, beforeState } = transaction;
  const dead = [
    ...entriesAmong(doc, replacedStructs(transaction)),
    ...fresh.filter(({ item }) => item.deleted),
  ];
  if (dead.length === 0) return [];
  const newer = new Map<Y.AbstractType<unknown>, Map<string, Y.Item[]>>();
  for (const { item, parent, key } of fresh) {
    const keys = newer.get(parent) ?? new Map<string, Y.Item[]>();
    newer.set(parent, keys.set(key, [...(keys.get(key) ?? []), item]));
  }
  const isNew = ({ client, clock }: Y.ID): boolean => clock >= (beforeState.get(client) ?? 0);
  /** Whether the writer of an entry had seen another: then that is among those it followed on. */
  const followsOn = (item: Y.Item, seen: Y.Item): boolean => {
    for (let { origin } = item; origin;) {
      if (Y.compareIDs(origin, seen.id)) return true;
      if (!isNew(origin)) return false;
      ({ origin } = Y.getItem(doc.store, origin) as Y.Item);
    }
    return false;
  };
  const losses: Loss[] = [];
  for (const { item, parent, key, root } of dead) {
    // The winner may be deleted itself, when its own author's next entry has not come yet but what it replaces is known.
    const winner = parent._map.get(key);
    if (!winner || winner === item || winner.id.client === item.id.client) continue;
    const later = newer.get(parent)?.get(key) ?? [];
    if (later.some((other) => other !== item && followsOn(other, item))) continue;
    const lost = valueOfItem(item);
    if (lost === undefined || isSame(lost, valueOfItem(winner))) continue;
    losses.push({
      item: item.id,
      by: winner.id.client,
      how: 'overridden',
      root,
      key,
      lost,
    });
  }
  return losses;
}

/** A tombstone that stands: its mark and who left it. */
interface Tombstone {
  readonly mark: unknown;
  readonly by: number;
}

/** Values that stand in something deleted by a person who had not seen them. */
function buried(doc: Y.Doc, fresh: readonly Written[], originalOf: OriginalOf): readonly Loss[] {
  const losses = new Map<Y.Item, Loss>();
  const map = (name: string): Y.Map<unknown> => doc.getMap(name);
  const tombstoneAt = (root: string, key: string): Tombstone | undefined => {
    const item = map(root)._map.get(key);
    if (!item || item.deleted) return undefined;
    const mark = valueOfItem(item) ?? undefined;
    return mark === undefined ? undefined : { mark, by: originalOf(item.id, root, key).client };
  };
  const weigh = (root: string, key: string, tombstone: Tombstone | undefined): void => {
    const item = tombstone && map(root)._map.get(key);
    if (!item || item.deleted || losses.has(item)) return;
    const lost = valueOfItem(item) ?? undefined;
    if (lost === undefined || tombstone.by === item.id.client) return;
    const original = originalOf(item.id, root, key);
    if (tombstone.by === original.client || hasSeen(tombstone.mark, original)) return;
    losses.set(item, { item: original, by: tombstone.by, how: 'deleted', root, key, lost });
  };
  /** rx/<sheet> or cx/<sheet> -> line -> its new tombstone */
  const lines = new Map<string, Map<string, Tombstone>>();
  for (const { item, key, root, what } of fresh) {
    if (item.deleted) continue;
    const isLine = isLineTombstone(root);
    const tombstone = isLine || key.endsWith('/x') ? tombstoneAt(root, key) : undefined;
    if (!tombstone) {
      const isCell = what.kind === 'sheet' && what.part === 'cells';
      // How something deleted looks is nothing that people miss, and of a deleted sheet only the cells are.
      if (what.kind === 'sheet' && what.part === 'formats') continue;
      for (const [name, grave] of gravesOf(what, root, key))
        if (isCell || name !== 'sheets') weigh(root, key, tombstoneAt(name, grave));
    } else if (isLine) {
      lines.set(root, (lines.get(root) ?? new Map<string, Tombstone>()).set(key, tombstone));
    } else {
      for (const [name, covered] of coveredBy(doc, root, key)) weigh(name, covered, tombstone);
    }
  }
  for (const [root, graves] of lines) {
    const sheet = root.slice(root.indexOf('/'));
    const side = root.startsWith('r') ? 0 : 1;
    for (const key of map(`c${sheet}`).keys()) weigh(`c${sheet}`, key, graves.get(linesOfKey(key)[side]));
    for (const [line, tombstone] of graves) weigh(`${root[0]!}l${sheet}`, line, tombstone);
  }
  return [...losses.values()];
}

function isLineTombstone(root: string): boolean {
  return root.startsWith('rx/') || root.startsWith('cx/');
}

/** The entries, by root and key, that are gone with the tombstone of a sheet or another thing with an id. */
function* coveredBy(doc: Y.Doc, root: string, key: string): Iterable<readonly [root: string, key: string]> {
  const id = key.slice(0, -2);
  if (root === 'sheets') {
    const cells = `c/${id}`;
    for (const cell of doc.getMap(cells).keys()) yield [cells, cell];
    return;
  }
  for (const own of doc.getMap(root).keys()) if (isPartOf(own, id) && own !== key) yield [root, own];
}

/** Where the tombstones of all that an entry stands in would be: its line or lines, its thing, its sheet. */
export function* gravesOf(
  what: Root,
  root: string,
  key: string,
): Iterable<readonly [root: string, key: string]> {
  const slash = key.indexOf('/');
  if (what.kind === 'sheet' && (what.part === 'cells' || what.part === 'formats')) {
    const [row, column] = linesOfKey(slash < 0 ? key : key.slice(0, slash));
    // The format of a whole line names no other.
    if (row !== '') yield [`rx/${what.sheet}`, row];
    if (column !== '') yield [`cx/${what.sheet}`, column];
  } else if (what.kind === 'sheet' && (what.part === 'rows' || what.part === 'columns')) {
    if (/^[rc]l\//.test(root)) yield [`${root[0]!}x/${what.sheet}`, key];
  } else if (slash > 0) {
    yield [root, `${key.slice(0, slash)}/x`];
  } else if (root === 'results') {
    yield [root, `${key}/x`];
  }
  if (what.kind === 'sheet') yield ['sheets', `${what.sheet}/x`];
}

/** Whether something that was lost has come back since: the entry says it again, and stands in nothing deleted. */
export function isBack(doc: Y.Doc, { root, key, lost }: Pick<Loss, 'root' | 'key' | 'lost'>): boolean {
  const what = readRootName(root);
  if (!what || !isSame(doc.getMap(root).get(key), lost)) return false;
  for (const [name, grave] of gravesOf(what, root, key)) if (isSet(doc.getMap(name), grave)) return false;
  return true;
}
