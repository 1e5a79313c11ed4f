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
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { type Result, done, readRootName, refused } from '#model';

export interface Range {
  readonly clock: number;
  readonly len: number;
}

/** An item of an update, or a gap where the update leaves out what we have. */
export interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly kind: 'value' | 'deleted' | 'gap';
  /** the item that it follows; one that follows none says its root and its key */
  readonly origin: Place | undefined;
  readonly root: string | undefined;
  readonly key: string | undefined;
  readonly value: unknown;
}

interface Place {
  readonly client: number;
  readonly clock: number;
}

/** An update that has been read and found harmless. */
export interface CheckedUpdate {
  /** for each client number with items in the update: the number after its last item */
  readonly ends: ReadonlyMap<number, number>;
  /** its items and gaps, client by client, each client's in the order of their numbers */
  readonly pieces: readonly Piece[];
  /** between which bytes its pieces stand, when all of them are one client's */
  readonly body: readonly [from: number, to: number] | undefined;
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

export type UpdateRefusal =
  /** not an update, or cut off */
  | 'garbage'
  /** an update with something that no workbook holds */
  | 'badContent';

export function checkUpdate(update: Uint8Array): Result<CheckedUpdate, UpdateRefusal> {
  try {
    const read = readUpdate(decoding.createDecoder(update));
    if (read) return done(read);
    // Nothing of ours; whether it is an update at all, Yjs knows.
    Y.decodeUpdate(update);
    return refused('badContent');
  } catch {
    return refused('garbage');
  }
}

/**
 * Reads an update in version 1 of Yjs' format (yjs/src/utils/updates.js) without making Yjs' own objects of it, which cost
 * more than all that is looked at here. undefined when something is in it that no workbook holds.
 */
function readUpdate(decoder: decoding.Decoder): CheckedUpdate | undefined {
  const ends = new Map<number, number>();
  const pieces: Piece[] = [];
  const runs = decoding.readVarUint(decoder);
  let from = 0;
  for (let run = 0; run < runs; run++) {
    const count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    // Yjs reads each client's items in one run; of two runs it would forget the first.
    if (ends.has(client)) return undefined;
    from = decoder.pos;
    for (let i = 0; i < count; i++) {
      const piece = readPiece(decoder, client, clock);
      if (!piece) return undefined;
      clock += piece.length;
      if (piece.length < 1 || !Number.isSafeInteger(clock)) return undefined;
      pieces.push(piece);
    }
    if (count > 0) ends.set(client, clock);
  }
  const body = runs === 1 ? ([from, decoder.pos] as const) : undefined;
  const deletes = readDeletes(decoder);
  return deletes && { ends, pieces, body, deletes };
}

const flag = { origin: 128, rightOrigin: 64, key: 32 } as const;
const content = { deleted: 1, any: 8 } as const;
const gap = 10;

/** A plain value, set by key into a root map of ours; what is left of one; or a gap. undefined for all else. */
function readPiece(decoder: decoding.Decoder, client: number, clock: number): Piece | undefined {
  const head = decoding.readUint8(decoder);
  const kind = head === gap ? 'gap' : kindOf(head);
  if (!kind) return undefined;
  let origin: Place | undefined;
  let root: string | undefined;
  let key: string | undefined;
  if (kind !== 'gap') {
    if ((head & flag.origin) !== 0) {
      origin = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
      if (origin.client === client && origin.clock >= clock) return undefined;
    } else {
      // The name of a root, and a key in it; an item inside another one is none of ours.
      if (decoding.readVarUint(decoder) !== 1 || (head & flag.key) === 0) return undefined;
      root = decoding.readVarString(decoder);
      key = decoding.readVarString(decoder);
      if (readRootName(root) === undefined) return undefined;
    }
  }
  const length = decoding.readVarUint(decoder);
  let value: unknown;
  if (kind === 'value') {
    if (length !== 1) return undefined;
    value = decoding.readAny(decoder);
    if (!isPlain(value, 0)) return undefined;
  }
  return { client, clock, length, kind, origin, root, key, value };
}

function kindOf(head: number): 'value' | 'deleted' | undefined {
  // An entry is written behind the one before it and before none: Yjs would take the key of whatever comes after.
  if ((head & flag.rightOrigin) !== 0) return undefined;
  const kind = head & 31;
  if (kind === content.any) return 'value';
  return kind === content.deleted ? 'deleted' : undefined;
}

function readDeletes(decoder: decoding.Decoder): ReadonlyMap<number, readonly Range[]> | undefined {
  const deletes = new Map<number, Range[]>();
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    if (count === 0) continue;
    const ranges = deletes.get(client) ?? [];
    deletes.set(client, ranges);
    for (let n = 0; n < count; n++) {
      const clock = decoding.readVarUint(decoder);
      const len = decoding.readVarUint(decoder);
      if (len < 1 || !Number.isSafeInteger(clock + len)) return undefined;
      ranges.push({ clock, len });
    }
  }
  return deletes;
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
