/** Wires between replicas of one document, under the test's control: hold, deliver in any order, twice, or later. */
import * as Y from 'yjs';

interface Letter {
  readonly to: number;
  readonly update: Uint8Array;
}

const fromWire = Symbol('wire');

export interface Wires {
  readonly docs: readonly Y.Doc[];
  /** updates that wait for delivery */
  readonly waiting: number;
  /** Delivers the waiting update at `index` (modulo their number); `twice` keeps it waiting for another delivery. */
  deliver(index: number, twice?: 'twice'): void;
  deliverAll(): void;
  close(): void;
}

/** Joins `count` replicas of `start`. Client ids are 1, 2, 3 …, so that ties are decided the same way in every run. */
export function openWires(start: Y.Doc, count: number): Wires {
  const state = Y.encodeStateAsUpdate(start);
  const queue: Letter[] = [];
  const docs = Array.from({ length: count }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = i + 1;
    Y.applyUpdate(doc, state, fromWire);
    return doc;
  });
  docs.forEach((doc, from) => {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromWire) return;
      for (let to = 0; to < count; to++) if (to !== from) queue.push({ to, update });
    });
  });
  const hand = ({ to, update }: Letter): void => Y.applyUpdate(docs[to]!, update, fromWire);
  return {
    docs,
    get waiting() {
      return queue.length;
    },
    deliver(index, twice) {
      if (queue.length === 0) return;
      const at = index % queue.length;
      const letter = queue[at]!;
      if (!twice) queue.splice(at, 1);
      hand(letter);
    },
    deliverAll() {
      for (let letter = queue.shift(); letter; letter = queue.shift()) hand(letter);
    },
    close() {
      for (const doc of docs) doc.destroy();
    },
  };
}
