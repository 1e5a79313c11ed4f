import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { joined } from '../../../server/sync/joined.ts';
import { checkUpdate } from '../../../server/sync/update-guard.ts';
import { runs } from '../../support/runs.ts';

const roots = ['c/a', 'about'];

function partOf(update: Uint8Array) {
  const checked = checkUpdate(update);
  if (!checked.ok) throw new Error(checked.error);
  return { update, checked: checked.value };
}

function join(updates: readonly Uint8Array[]): Uint8Array | undefined {
  return joined(updates.map(partOf));
}

/** What somebody does with a key, and whether that one has heard the others before. */
const deeds = fc.array(
  fc.record({
    who: fc.nat({ max: 2 }),
    root: fc.constantFrom(...roots),
    key: fc.constantFrom('k', 'l', 'm'),
    value: fc.option(fc.integer()),
    listens: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

/** The updates that come of it, in the order in which a server gets them, and the documents of those who made them. */
function played(all: Parameters<Parameters<typeof deeds.map>[0]>[0]) {
  const updates: Uint8Array[] = [];
  const docs = [5, 900, 70].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') updates.push(update);
    });
    return doc;
  });
  const heard = docs.map(() => 0);
  for (const { who, root, key, value, listens } of all) {
    const doc = docs[who]!;
    if (listens) {
      for (const update of updates.slice(heard[who])) Y.applyUpdate(doc, update, 'heard');
      heard[who] = updates.length;
    }
    if (value === null) doc.getMap(root).delete(key);
    else doc.getMap(root).set(key, value);
  }
  return { updates, docs };
}

function stateOf(doc: Y.Doc): unknown {
  return [roots.map((root) => doc.getMap(root).toJSON()), Y.encodeStateAsUpdate(doc)];
}

describe('updates that are joined', () => {
  it('[SYNC-3] say what they say one after the other, to whoever has what came before', () => {
    let joins = 0;
    fc.assert(
      fc.property(deeds, fc.nat({ max: 40 }), (all, from) => {
        const { updates } = played(all);
        const [known, fresh] = [updates.slice(0, from), updates.slice(from)];
        const whole = join(fresh);
        // What only deletes is nobody's next piece.
        const isJoinable = fresh.every((update) => Y.decodeUpdate(update).structs.length > 0);
        expect(whole !== undefined).toBe(isJoinable);
        if (!whole) return;
        joins++;
        const [one, other] = [new Y.Doc(), new Y.Doc()];
        for (const doc of [one, other]) for (const update of known) Y.applyUpdate(doc, update);
        one.transact(() => {
          for (const update of fresh) Y.applyUpdate(one, update);
        });
        Y.applyUpdate(other, whole);
        expect(stateOf(other)).toEqual(stateOf(one));
        // A client may merge what it gets, and ask for a part of it.
        const merged = new Y.Doc();
        Y.applyUpdate(merged, Y.mergeUpdates([...known, whole]));
        expect(stateOf(merged)).toEqual(stateOf(one));
        expect(checkUpdate(whole).ok).toBe(true);
      }),
      runs(500),
    );
    expect(joins).toBeGreaterThan(50);
  });

  it('[SYNC-3] are not joined when they repeat each other or leave something out', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 3; i++) doc.getMap('c/a').set(`0.${i}`, i);
    const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array];
    expect(join([first, second, third])).toEqual(Y.mergeUpdates([first, second, third]));
    expect(join([first, first])).toBeUndefined();
    expect(join([first, third])).toBeUndefined();
    expect(join([second, first])).toBeUndefined();
    const gap = Y.mergeUpdates([first, third]);
    expect(join([gap])).toBeUndefined();
  });

  it('[SYNC-3] lose what stands behind an update, which nobody has looked at', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 3; i++) doc.getMap('c/a').set('0.0', i);
    const longer = updates.map((update) => new Uint8Array([...update, 0, 1, 2, 0]));
    expect(join(longer)).toEqual(join(updates));
  });
});
