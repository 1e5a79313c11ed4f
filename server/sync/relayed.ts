/** Takes out of an update what was written under the numbers of others. */
import * as Y from 'yjs';
import * as encoding from 'lib0/encoding';

/** Beyond every number that an item can have. */
const everything = 2 ** 52;

/** The update without any item of these clients; what it deletes stays. undefined when it cannot be taken apart. */
export function withoutClients(update: Uint8Array, clients: readonly number[]): Uint8Array | undefined {
  const known = encoding.createEncoder();
  encoding.writeVarUint(known, clients.length);
  for (const client of clients) {
    encoding.writeVarUint(known, client);
    encoding.writeVarUint(known, everything);
  }
  try {
    return Y.diffUpdate(update, encoding.toUint8Array(known));
  } catch {
    return undefined;
  }
}
