/** What a transaction changed in a document, entry by entry: what stood there, what stands there now, and who wrote it. */
import * as Y from 'yjs';
import { isSame, rootOf } from '../workbook/conflicts.ts';
import { valueOfItem } from '../workbook/new-document.ts';
import type { Root } from '../workbook/schema.ts';

export interface EntryChange {
  /** name of the root map, and what that is */
  readonly root: string;
  readonly what: Root;
  readonly key: string;
  /** undefined: nothing stood there */
  readonly before: unknown;
  readonly after: unknown;
  /** the number under which it was written; undefined for an entry that was deleted, which leaves no number */
  readonly client: number | undefined;
}

/**
 * The entries that are others after a transaction than before, in no particular order. To be called in
 * 'beforeObserverCalls' or 'afterTransaction' (not later: then Yjs has thrown away what stood there). What was overridden before it ever stood,
 * because a colleague's edit at the same time won, is no change: nobody saw it, and its author has a receipt.
 */
export function entryChangesIn(transaction: Y.Transaction): readonly EntryChange[] {
  const { doc, beforeState, deleteSet } = transaction;
  const isNew = ({ id }: Y.Item): boolean => id.clock >= (beforeState.get(id.client) ?? 0);
  const isGone = ({ id }: Y.Item): boolean => Y.isDeleted(deleteSet, id);
  const found: EntryChange[] = [];
  for (const [type, keys] of transaction.changed) {
    const named = rootOf(doc, type);
    if (!named) continue;
    for (const key of keys) {
      const item = key === null ? undefined : type._map.get(key);
      if (key === null || !item) continue;
      let old: Y.Item | null = item;
      while (old && isNew(old)) old = old.left;
      if (old === item && !isGone(item)) continue;
      const before = old && isGone(old) ? (valueOfItem(old) ?? undefined) : undefined;
      const after = item.deleted ? undefined : (valueOfItem(item) ?? undefined);
      if (isSame(before, after)) continue;
      found.push({ ...named, key, before, after, client: isNew(item) ? item.id.client : undefined });
    }
  }
  return found;
}
