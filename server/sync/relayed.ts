/** Takes out of an update what was written under the numbers of others. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Range } from './update-guard.ts';

/** Beyond every number that an item can have. */
const everything = 2 ** 52;

type Deletes = ReadonlyMap<number, readonly Range[]>;

/**
 * The update without any item of these clients, and without the deletions that came with those items: a value that is
 * written over another deletes it. undefined when it cannot be taken apart.
 */
export function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array | undefined {
  const known = encoding.createEncoder();
  encoding.writeVarUint(known, clients.length);
  for (const client of clients) {
    encoding.writeVarUint(known, client);
    encoding.writeVarUint(known, everything);
  }
  try {
    const own = Y.diffUpdate(update, encoding.toUint8Array(known));
    const left = Y.decodeUpdate(update).structs.filter(({ id }) => clients.includes(id.client));
    const written = left.flatMap((struct) =>
      struct instanceof Y.Item && struct.origin ? [struct.origin] : [],
    );
    return withoutDeletions(own, written);
  } catch {
    return undefined;
  }
}

/** An update ends with what it deletes, so only its end is written anew. */
function withoutDeletions(update: Uint8Array, kept: readonly Y.ID[]): Uint8Array | undefined {
  const { clients } = Y.decodeUpdate(update).ds;
  const fewer = new Map(
    [...clients].map(([client, ranges]) => {
      const ids = kept.filter((id) => id.client === client).map(({ clock }) => clock);
      return [client, ranges.flatMap((range) => without(range, ids))] as const;
    }),
  );
  for (const [client, ranges] of fewer) if (ranges.length === 0) fewer.delete(client);
  const end = encoding.encode((encoder) => writeDeletes(encoder, clients));
  const start = update.length - end.length;
  if (start < 0 || !end.every((byte, i) => update[start + i] === byte)) return undefined;
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, update.subarray(0, start));
    writeDeletes(encoder, fewer);
  });
}

/** What is left of a range without some of its numbers. */
function without({ clock, len }: Range, numbers: readonly number[]): readonly Range[] {
  const left: Range[] = [];
  let from = clock;
  for (const number of numbers.toSorted((one, other) => one - other)) {
    if (number < from || number >= clock + len) continue;
    if (number > from) left.push({ clock: from, len: number - from });
    from = number + 1;
  }
  if (from < clock + len) left.push({ clock: from, len: clock + len - from });
  return left;
}

/** As Yjs writes them: the highest client number first. */
export function writeDeletes(encoder: encoding.Encoder, clients: Deletes): void {
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, ranges] of [...clients].sort(([one], [other]) => other - one)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
}
