/** Wires between replicas of one document, under the test's control: hold, deliver in any order, twice, or later; cut. */
import * as Y from 'yjs';

interface Letter {
  readonly from: number;
  readonly to: number;
  readonly update: Uint8Array;
}

const fromWire = Symbol('wire');

export interface Wires {
  readonly docs: readonly Y.Doc[];
  /** updates that can be delivered now */
  readonly waiting: number;
  /** Delivers the waiting update at `index` (modulo their number); `twice` keeps it waiting for another delivery. */
  deliver(index: number, twice?: 'twice'): void;
  /** Delivers everything, to and from everybody. */
  deliverAll(): void;
  /** Cuts a replica off, or joins it again: nothing goes to it or comes from it meanwhile, and nothing is lost. */
  toggle(replica: number): void;
  /** Puts another document in a replica's place, such as after a restart: what was to be delivered is delivered to it. */
  replace(replica: number, doc: Y.Doc): void;
  close(): void;
}

/** Joins `count` replicas of `start`. Client ids are 1, 2, 3 …, so that ties are decided the same way in every run. */
export function openWires(start: Y.Doc, count: number): Wires {
  const state = Y.encodeStateAsUpdate(start);
  let queue: Letter[] = [];
  const isCut = new Set<number>();
  const docs: Y.Doc[] = [];
  const join = (doc: Y.Doc, from: number): void => {
    docs[from] = doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromWire) return;
      for (let to = 0; to < count; to++) if (to !== from) queue.push({ from, to, update });
    });
  };
  for (let i = 0; i < count; i++) {
    const doc = new Y.Doc();
    doc.clientID = i + 1;
    Y.applyUpdate(doc, state, fromWire);
    join(doc, i);
  }
  const hand = ({ to, update }: Letter): void => Y.applyUpdate(docs[to]!, update, fromWire);
  const deliverable = (): readonly Letter[] =>
    isCut.size === 0 ? queue : queue.filter(({ from, to }) => !isCut.has(from) && !isCut.has(to));
  return {
    docs,
    get waiting() {
      return deliverable().length;
    },
    deliver(index, twice) {
      const letters = deliverable();
      const letter = letters[index % Math.max(letters.length, 1)];
      if (!letter) return;
      if (!twice) queue.splice(queue.indexOf(letter), 1);
      hand(letter);
    },
    deliverAll() {
      isCut.clear();
      while (queue.length > 0) {
        const letters = queue;
        queue = [];
        for (const letter of letters) hand(letter);
      }
    },
    toggle(replica) {
      if (!isCut.delete(replica)) isCut.add(replica);
    },
    replace(replica, doc) {
      docs[replica]!.destroy();
      join(doc, replica);
    },
    close() {
      for (const doc of docs) doc.destroy();
    },
  };
}
