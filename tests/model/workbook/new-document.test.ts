import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newDocument } from '../../../model/index.ts';
import { valueOfItem } from '../../../model/workbook/new-document.ts';
import { yjsAsPages } from '../../support/built-as-pages.ts';
import { runs } from '../../support/runs.ts';

type Yjs = typeof Y;

let untouched: Yjs;

beforeAll(async () => {
  untouched = await yjsAsPages();
});

const value = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 8 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string({ maxLength: 4 }), fc.integer()), { maxLength: 3 }),
  fc.uint8Array({ maxLength: 4 }),
);
const key = fc.constantFrom('a', 'b', 'c', 'd');
const who = fc.constantFrom(0, 1);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), who, key, value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), who, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('push' as const), who, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tell' as const), who }) },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Two people at one document, in one of the two Yjs. */
function pairOf(yjs: Yjs, open: () => Y.Doc) {
  const docs = [open(), open()] as const;
  docs.forEach((doc, i) => (doc.clientID = i + 1));
  const undo = docs.map(
    (doc) => new yjs.UndoManager([doc.getMap('map'), doc.getArray('list')], { captureTimeout: 0 }),
  );
  const told = docs.map(() => [] as Uint8Array[]);
  docs.forEach((doc, i) =>
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'told') told[i]!.push(update);
    }),
  );
  const tell = (from: number): void => {
    for (const update of told[from]!.splice(0)) yjs.applyUpdate(docs[1 - from]!, update, 'told');
  };
  return {
    docs,
    tell,
    take(one: Step): void {
      const doc = docs[one.who]!;
      if (one.do === 'set') doc.getMap('map').set(one.key, one.value);
      else if (one.do === 'delete') doc.getMap('map').delete(one.key);
      else if (one.do === 'push') doc.getArray('list').push([one.value, one.value]);
      else if (one.do === 'take' && doc.getArray('list').length > 0) doc.getArray('list').delete(0);
      else if (one.do === 'undo') undo[one.who]!.undo();
      else if (one.do === 'redo') undo[one.who]!.redo();
      else if (one.do === 'tell') tell(one.who);
    },
  };
}

const says = (doc: Y.Doc) => ({ map: doc.getMap('map').toJSON(), list: doc.getArray('list').toJSON() });

test('[LIGHT-1] a document says, merges, undoes and sends what one of an untouched Yjs does', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const here = pairOf(Y, newDocument);
      const there = pairOf(untouched, () => new untouched.Doc());
      for (const one of steps) {
        here.take(one);
        there.take(one);
        here.docs.forEach((doc, i) => expect(says(doc)).toEqual(says(there.docs[i]!)));
      }
      for (const pair of [here, there]) [0, 1].forEach((from) => pair.tell(from));
      expect(says(here.docs[0])).toEqual(says(here.docs[1]));
      const state = Y.encodeStateAsUpdate(here.docs[0]);
      const read = new untouched.Doc();
      untouched.applyUpdate(read, state);
      expect(says(read)).toEqual(says(there.docs[0]));
      const back = newDocument();
      Y.applyUpdate(back, untouched.encodeStateAsUpdate(there.docs[0]));
      expect(says(back)).toEqual(says(here.docs[0]));
      expect(Y.encodeStateVector(back)).toEqual(untouched.encodeStateVector(there.docs[0]));
    }),
    runs(200),
  );
});

test('[LIGHT-2] an entry holds its value and no list around it, whether it was written here or came from others', () => {
  const doc = newDocument();
  doc.getMap('map').set('a', 1);
  const other = newDocument();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  for (const one of [doc, other]) {
    const [item] = [...one.store.clients.values()].flat() as Y.Item[];
    expect(item!.content).not.toBeInstanceOf(Y.ContentAny);
    expect(valueOfItem(item!)).toBe(1);
  }
});
