/**
 * Looks at an update before it touches a document. Any client may send anything, and Yjs trusts what it is given. Found
 * by trying: an update that is cut off, an item of length 0, an item after itself, a deletion of length 0 and an item
 * that begins inside a GC struct each throw after a part of the update has been applied; an item of several values makes
 * replicas differ. What passes here can be applied, and looks the same to everybody.
 *
 * Clients that set plain values by key, collect garbage (the default of Y.Doc) and undo by our own verbs write nothing
 * that is refused here: no GC struct (they stand for what was inside a deleted nested type), no text content, and one
 * value per item.
 */
import * as Y from 'yjs';
import { type Result, done, readRootName, refused } from '#model';

/** An update that has been read and found harmless. */
export interface CheckedUpdate {
  /** for each client number with items in the update: the number after its last item */
  readonly ends: ReadonlyMap<number, number>;
  /** its items and gaps, client by client, each client's in the order of their numbers */
  readonly structs: readonly (Y.Item | Y.Skip)[];
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;
}

export type UpdateRefusal =
  /** not an update, or cut off */
  | 'garbage'
  /** an update with something that no workbook holds */
  | 'badContent';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];

export function checkUpdate(update: Uint8Array): Result<CheckedUpdate, UpdateRefusal> {
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return refused('garbage');
  }
  const ends = new Map<number, number>();
  let current: number | undefined;
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    // Yjs reads each client's items in one run; of two runs it would forget the first.
    if (client !== current && ends.has(client)) return refused('badContent');
    current = client;
    const end = clock + struct.length;
    if (struct.length < 1 || !Number.isSafeInteger(end) || !isOurs(struct)) return refused('badContent');
    ends.set(client, end);
  }
  const deletes = decoded.ds.clients;
  for (const ranges of deletes.values())
    for (const { clock, len } of ranges)
      if (len < 1 || !Number.isSafeInteger(clock + len)) return refused('badContent');
  return done({ ends, structs: decoded.structs as readonly (Y.Item | Y.Skip)[], deletes });
}

/** A plain value, set by key into a root map of ours; or a gap, where the update leaves out what we have. */
function isOurs(struct: Struct): boolean {
  if (struct instanceof Y.Item) return isOurPlace(struct) && isOurContent(struct.content);
  return struct instanceof Y.Skip;
}

/** While it is in an update, an item's parent is the name of a root, the id of another item, or null: its neighbour's. */
function isOurPlace(item: Y.Item): boolean {
  const isEarlier = (id: Y.ID | null): boolean =>
    id === null || id.client !== item.id.client || id.clock < item.id.clock;
  // An entry is written behind the one before it and before none: Yjs would take the key of whatever comes after.
  if (!isEarlier(item.origin) || item.rightOrigin !== null) return false;
  if (item.origin !== null) return true;
  const parent: unknown = item.parent;
  return typeof parent === 'string' && item.parentSub !== null && readRootName(parent) !== undefined;
}

function isOurContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny) return content.arr.length === 1 && isPlain(content.arr[0], 0);
  return content instanceof Y.ContentDeleted;
}

/** Values are numbers, texts, truths and short lists of them. */
const deepestValue = 8;

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return typeof value !== 'bigint';
  if (depth === deepestValue) return false;
  if (Array.isArray(value)) return value.every((part) => isPlain(part, depth + 1));
  // A key "__proto__" changes what an object inherits from.
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((part) => isPlain(part, depth + 1));
}

/** Whether a document already has everything in an update. */
export function hasAll(doc: Y.Doc, { ends, deletes }: CheckedUpdate): boolean {
  for (const [client, end] of ends) if (Y.getState(doc.store, client) < end) return false;
  for (const [client, ranges] of deletes)
    for (const { clock, len } of ranges) if (!isDeleted(doc, client, clock, clock + len)) return false;
  return true;
}

function isDeleted(doc: Y.Doc, client: number, from: number, to: number): boolean {
  if (from >= to) return true;
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < to) return false;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index]!;
    if (struct.id.clock >= to) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
