/**
 * Cuts an encoded document into updates that can be applied one after the other, so that a page has something to draw
 * long before it has everything. Only boundaries are looked for; what stands between them is copied as it is. The format
 * is Yjs 13's update, version 1 (yjs/src/utils/encoding.js and structs/*.js).
 *
 * A part never holds an item before those that it stands beside, so no part has to be kept waiting. What is not made of
 * plain values, or names something that is not in the document, comes in one piece at the end.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** How many items a part holds at most. */
interface Sizes {
  readonly first: number;
  readonly later: number;
}

/** As many as a browser integrates within one frame or so; the first part is to be there at once. */
const usualSizes: Sizes = { first: 1500, later: 4000 };

const flag = { origin: 128, rightOrigin: 64, parentSub: 32 } as const;
const content = { gc: 0, deleted: 1, any: 8, skip: 10 } as const;

/** One client's items in the encoded document, as far as they have been cut off. */
interface Run {
  readonly client: number;
  readonly decoder: decoding.Decoder;
  /** items that are still to come, and the number of the next one */
  left: number;
  clock: number;
  /** where the next item begins */
  from: number;
}

/** What stands in a document that is none of ours; the rest of it is not cut. */
class Uncut extends Error {}

function skipAny(decoder: decoding.Decoder): void {
  switch (decoding.readUint8(decoder)) {
    case 125:
      decoding.readVarInt(decoder);
      return;
    case 124:
      decoder.pos += 4;
      return;
    case 123:
    case 122:
      decoder.pos += 8;
      return;
    case 119:
    case 116:
      skipBytes(decoder);
      return;
    case 118: {
      const count = decoding.readVarUint(decoder);
      for (let i = 0; i < count; i++) {
        skipBytes(decoder);
        skipAny(decoder);
      }
      return;
    }
    case 117: {
      const count = decoding.readVarUint(decoder);
      for (let i = 0; i < count; i++) skipAny(decoder);
      return;
    }
    default:
  }
}

/** A text or a row of bytes: both begin with their length in bytes. */
function skipBytes(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
}

/** Reads over the next item; gives its length, or undefined when it stands beside one that `isThere` does not know. */
function skipItem(
  decoder: decoding.Decoder,
  isThere: (client: number, clock: number) => boolean,
): number | undefined {
  const head = decoding.readUint8(decoder);
  const kind = head & 31;
  if (head === content.skip) throw new Uncut();
  if (kind === content.gc) return decoding.readVarUint(decoder);
  for (const side of [flag.origin, flag.rightOrigin]) {
    if ((head & side) === 0) continue;
    const client = decoding.readVarUint(decoder);
    if (!isThere(client, decoding.readVarUint(decoder))) return undefined;
  }
  if ((head & (flag.origin | flag.rightOrigin)) === 0) {
    // The name of a root; an item inside another one is none of ours.
    if (decoding.readVarUint(decoder) !== 1) throw new Uncut();
    skipBytes(decoder);
    if ((head & flag.parentSub) !== 0) skipBytes(decoder);
  }
  const length = decoding.readVarUint(decoder);
  if (kind === content.any) for (let i = 0; i < length; i++) skipAny(decoder);
  else if (kind !== content.deleted) throw new Uncut();
  return length;
}

const everywhere = (): boolean => true;

class Cutter {
  readonly #update: Uint8Array;
  readonly #runs: Run[] = [];
  /** client number -> how many of its items have been cut off */
  readonly #cut = new Map<number, number>();
  /** runs that nobody has looked for yet, and where the next one begins */
  #unread: number;
  #next: number;

  constructor(update: Uint8Array) {
    this.#update = update;
    const decoder = decoding.createDecoder(update);
    this.#unread = decoding.readVarUint(decoder);
    this.#next = decoder.pos;
  }

  /** The run behind the last one that is known; to find where it begins, that one is read to its end. */
  #open(): Run | undefined {
    if (this.#unread === 0) return undefined;
    const last = this.#runs.at(-1);
    const decoder = decoding.createDecoder(this.#update);
    decoder.pos = last ? this.#endOf(last) : this.#next;
    this.#unread--;
    const left = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const run: Run = { client, decoder, left, clock, from: decoder.pos };
    this.#cut.set(client, clock);
    this.#runs.push(run);
    return run;
  }

  #endOf(run: Run): number {
    const decoder = decoding.createDecoder(this.#update);
    decoder.pos = run.from;
    for (let i = 0; i < run.left; i++) skipItem(decoder, everywhere);
    return decoder.pos;
  }

  readonly #isCut = (client: number, clock: number): boolean => clock < (this.#cut.get(client) ?? 0);

  /** The next items of a run, as many as may come now; undefined: none may. */
  #take(run: Run, most: number): Uint8Array | undefined {
    const { decoder, from, clock } = run;
    let count = 0;
    decoder.pos = from;
    while (count < Math.min(most, run.left)) {
      const length = skipItem(decoder, this.#isCut);
      if (length === undefined) break;
      count++;
      run.clock += length;
      this.#cut.set(run.client, run.clock);
      run.from = decoder.pos;
    }
    if (count === 0) return undefined;
    run.left -= count;
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, run.client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeUint8Array(encoder, this.#update.subarray(from, run.from));
      // No deletions: they come at the end.
      encoding.writeVarUint(encoder, 0);
    });
  }

  *parts(sizes: Sizes): Generator<Uint8Array> {
    let most = sizes.first;
    for (;;) {
      let part: Uint8Array | undefined;
      for (const run of this.#runs) part ??= run.left > 0 ? this.#take(run, most) : undefined;
      if (part) {
        most = sizes.later;
        yield part;
      } else if (!this.#open()) break;
    }
    yield this.#rest();
  }

  /** What is left of runs that wait for each other, and all deletions. */
  #rest(): Uint8Array {
    const left = this.#runs.filter((run) => run.left > 0);
    const last = this.#runs.at(-1);
    const deletions = last ? this.#endOf(last) : this.#next;
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, left.length);
      for (const run of left) {
        encoding.writeVarUint(encoder, run.left);
        encoding.writeVarUint(encoder, run.client);
        encoding.writeVarUint(encoder, run.clock);
        encoding.writeUint8Array(encoder, this.#update.subarray(run.from, this.#endOf(run)));
      }
      encoding.writeUint8Array(encoder, this.#update.subarray(deletions));
    });
  }
}

/** The parts of an encoded document, in the order in which they must be applied. */
export function* cutState(update: Uint8Array, sizes = usualSizes): Generator<Uint8Array> {
  try {
    yield* new Cutter(update).parts(sizes);
  } catch (error) {
    if (!(error instanceof Uncut)) throw error;
    // What has been cut off already comes twice then, which Yjs does not mind.
    yield update;
  }
}
