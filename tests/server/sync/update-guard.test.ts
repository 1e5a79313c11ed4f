import * as encoding from 'lib0/encoding';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeApplied } from '../../../server/sync/applied.ts';
import { checkUpdate, hasAll } from '../../../server/sync/update-guard.ts';
import { histories, openPlay } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';

/** The update that a change makes. */
function updateOf(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** An update of one struct, written byte by byte. */
function handmade(write: (encoder: encoding.Encoder) => void, client = 7, clock = 0): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  write(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

const small = fc.nat({ max: 7 });
const place = fc.tuple(fc.integer({ min: 1, max: 3 }), small);

/** One struct of an update: of every kind that Yjs can read, with neighbours that may or may not exist. */
const strangeStruct = fc.record({
  kind: fc.constantFrom('value', 'value', 'value', 'deleted', 'text', 'skip', 'gc'),
  length: fc.constantFrom(1, 1, 1, 1, 2, 3, 0),
  left: fc.option(place, { nil: undefined }),
  right: fc.option(place, { nil: undefined, freq: 3 }),
  root: fc.constantFrom('c/a', 'about'),
  key: fc.constantFrom('k', 'l'),
});
const strangeSection = fc.record({
  clock: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
  structs: fc.array(strangeStruct, { minLength: 1, maxLength: 4 }),
});
const strangeUpdates = fc
  .record({
    sections: fc.array(strangeSection, { maxLength: 3 }),
    deletes: fc.array(fc.tuple(place, small), { maxLength: 2 }),
  })
  .map(({ sections, deletes }): Uint8Array => {
    const encoder = encoding.createEncoder();
    const numbers = (...values: readonly number[]): void => {
      for (const value of values) encoding.writeVarUint(encoder, value);
    };
    numbers(sections.length);
    sections.forEach(({ clock, structs }, i) => {
      numbers(structs.length, i + 1, clock);
      for (const { kind, length, left, right, root, key } of structs) {
        const type = { value: 8, deleted: 1, text: 4, skip: 10, gc: 0 }[kind];
        const isItem = kind !== 'skip' && kind !== 'gc';
        encoding.writeUint8(encoder, isItem ? type | (left ? 128 : 0) | (right ? 64 : 0) | 32 : type);
        if (isItem && left) numbers(...left);
        if (isItem && right) numbers(...right);
        if (isItem && !left && !right) {
          numbers(1);
          encoding.writeVarString(encoder, root);
          encoding.writeVarString(encoder, key);
        }
        if (kind === 'text') encoding.writeVarString(encoder, 'x😀y'.slice(0, length));
        else numbers(length);
        if (kind === 'value') for (let n = 0; n < length; n++) encoding.writeAny(encoder, i * 10 + n);
      }
    });
    numbers(deletes.length);
    for (const [[client, clock], length] of deletes) numbers(client, 1, clock, length);
    return encoding.toUint8Array(encoder);
  });

const verdict = (update: Uint8Array): string => {
  const checked = checkUpdate(update);
  return checked.ok ? 'fine' : checked.error;
};

describe('the guard of updates', () => {
  it('[GUARD-2] lets through what the verbs of the model write', () => {
    const values = [1, -2.5, 'æøå', '', true, null, [200, 26], { a: [1, 'b'] }, 1e300];
    for (const value of values) {
      expect(verdict(updateOf((doc) => doc.getMap('c/a').set('0.0', value)))).toBe('fine');
    }
    for (const root of [
      'about',
      'sheets',
      'names',
      'results',
      'assumptions',
      'scenarios',
      'comments',
      'h/a',
      'm/a',
      'k/a',
      'v/a',
      'p/a',
      'c/a',
      'f/x-1',
      'rp/a',
      'cx/a',
      'g/a',
      'w/a',
    ]) {
      expect(verdict(updateOf((doc) => doc.getMap(root).set('k', 1)))).toBe('fine');
    }
    expect(verdict(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('fine');
  });

  it('[GUARD-2] lets through overwriting, deleting and what is left of deleted things', () => {
    const doc = new Y.Doc();
    for (let i = 0; i < 20; i++) doc.getMap('c/a').set(`0.${i % 3}`, i);
    doc.getMap('c/a').delete('0.1');
    expect(verdict(Y.encodeStateAsUpdate(doc))).toBe('fine');
    expect(verdict(updateOf(() => doc.getMap('c/a').delete('0.2'), doc))).toBe('fine');
  });

  const foreign: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['a nested map', (doc) => doc.getMap('c/a').set('0.0', new Y.Map())],
    ['a nested list', (doc) => doc.getMap('c/a').set('0.0', new Y.Array())],
    ['a nested text', (doc) => doc.getMap('about').set('title', new Y.Text('x'))],
    ['a document in a document', (doc) => doc.getMap('c/a').set('0.0', new Y.Doc())],
    ['bytes', (doc) => doc.getMap('c/a').set('0.0', new Uint8Array(3))],
    ['bytes inside a value', (doc) => doc.getMap('c/a').set('0.0', [new Uint8Array(3)])],
    ['a big integer', (doc) => doc.getMap('c/a').set('0.0', 1n)],
    ['a value that is too deep', (doc) => doc.getMap('c/a').set('0.0', [[[[[[[[[1]]]]]]]]])],
    ['a list', (doc) => doc.getArray('c/a').insert(0, [1])],
    ['a text', (doc) => doc.getText('c/a').insert(0, 'x')],
    ['a formatted text', (doc) => doc.getText('c/a').insert(0, 'x', { bold: true })],
    ['an embed', (doc) => doc.getText('c/a').insertEmbed(0, { x: 1 })],
    ['an XML element', (doc) => doc.getXmlFragment('c/a').insert(0, [new Y.XmlElement('p')])],
    ['an unknown root', (doc) => doc.getMap('secrets').set('k', 1)],
    ['an unknown part of a sheet', (doc) => doc.getMap('q/a').set('k', 1)],
    ['a sheet with an impossible id', (doc) => doc.getMap('c/a!b').set('k', 1)],
    ['a root of JavaScript', (doc) => doc.getMap('__proto__/a').set('k', 1)],
  ];
  for (const [what, change] of foreign) {
    it(`[GUARD-2] refuses ${what}`, () => expect(verdict(updateOf(change))).toBe('badContent'));
  }

  it('[GUARD-2] refuses a value that changes what an object inherits', () => {
    const update = updateOf((doc) => doc.getMap('c/a').set('0.0', JSON.parse('{"__proto__": {"x": 1}}')));
    expect(verdict(update)).toBe('badContent');
  });

  it('[GUARD-2] refuses items that cannot exist', () => {
    const anyValue = (encoder: encoding.Encoder, count: number): void => {
      encoding.writeVarUint(encoder, count);
      for (let i = 0; i < count; i++) encoding.writeAny(encoder, i);
    };
    const setKey = 0b0010_1000;
    const inRoot = (encoder: encoding.Encoder): void => {
      encoding.writeUint8(encoder, setKey);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'c/a');
      encoding.writeVarString(encoder, 'k');
    };
    const fine = handmade((encoder) => {
      inRoot(encoder);
      anyValue(encoder, 1);
    });
    expect(verdict(fine)).toBe('fine');
    const empty = handmade((encoder) => {
      inRoot(encoder);
      anyValue(encoder, 0);
    });
    expect(verdict(empty)).toBe('badContent');
    const several = handmade((encoder) => {
      inRoot(encoder);
      anyValue(encoder, 2);
    });
    expect(verdict(several)).toBe('badContent');
    const gap = (length: number) => (encoder: encoding.Encoder) => {
      encoding.writeUint8(encoder, 10);
      encoding.writeVarUint(encoder, length);
    };
    expect(verdict(handmade(gap(3)))).toBe('fine');
    expect(verdict(handmade(gap(0)))).toBe('badContent');
    expect(verdict(handmade(gap(Number.MAX_SAFE_INTEGER), 7, 1))).toBe('badContent');
    const collected = handmade((encoder) => {
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 2);
    });
    expect(verdict(collected)).toBe('badContent');
    const afterItself = handmade((encoder) => {
      encoding.writeUint8(encoder, 0b1000_1000);
      encoding.writeVarUint(encoder, 7);
      encoding.writeVarUint(encoder, 5);
      anyValue(encoder, 1);
    });
    expect(verdict(afterItself)).toBe('badContent');
    expect(() => Y.applyUpdate(new Y.Doc(), afterItself)).toThrow();
    const inAnItem = handmade((encoder) => {
      encoding.writeUint8(encoder, setKey);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 9);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'k');
      anyValue(encoder, 1);
    });
    expect(verdict(inAnItem)).toBe('badContent');
  });

  it('[GUARD-1] calls everything that is cut off garbage, at whatever byte', () => {
    const doc = new Y.Doc();
    doc.getMap('c/a').set('0.0', 'en tekst');
    doc.getMap('c/a').set('0.1', [1, 2]);
    doc.getMap('c/a').delete('0.0');
    const update = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < update.length; length++)
      expect(verdict(update.slice(0, length)), `${length} bytes`).toBe('garbage');
  });

  it('[GUARD-1] whatever bytes come: what passes can be applied', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    for (let i = 0; i < 10; i++) doc.getMap('c/a').set(`0.${i % 4}`, [i, 'x']);
    doc.getMap('c/a').delete('0.1');
    const state = Y.encodeStateAsUpdate(doc);
    const byte = fc.nat({ max: 255 });
    let passed = 0;
    const tryOn = (update: Uint8Array): void => {
      if (!checkUpdate(update).ok) return;
      passed++;
      const target = new Y.Doc();
      Y.applyUpdate(target, state);
      Y.applyUpdate(target, update);
      Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(target));
    };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: state.length - 1 }), byte), { maxLength: 4 }),
        (changes) => {
          const harmed = state.slice();
          for (const [at, value] of changes) harmed[at] = value;
          tryOn(harmed);
        },
      ),
      runs(2000),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (update) => tryOn(update)),
      runs(2000),
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('[GUARD-1] reads an update as Yjs does', () => {
    let passed = 0;
    const compare = (update: Uint8Array): void => {
      const checked = checkUpdate(update);
      if (!checked.ok) {
        if (checked.error === 'garbage') expect(() => Y.decodeUpdate(update)).toThrow();
        return;
      }
      passed++;
      const { structs, ds } = Y.decodeUpdate(update);
      const { pieces, body, deletes, ends } = checked.value;
      expect(pieces).toEqual(
        structs.map((struct) => {
          const { client, clock } = struct.id;
          const item = struct instanceof Y.Item ? struct : undefined;
          const content = item?.content;
          return {
            client,
            clock,
            length: struct.length,
            kind: !item ? 'gap' : content instanceof Y.ContentDeleted ? 'deleted' : 'value',
            origin: item?.origin ? { ...item.origin } : undefined,
            root: item?.parent ?? undefined,
            key: item?.parentSub ?? undefined,
            value: content instanceof Y.ContentAny ? content.arr[0] : undefined,
          };
        }),
      );
      expect(ends).toEqual(new Map(structs.map(({ id, length }) => [id.client, id.clock + length])));
      expect(deletes).toEqual(
        new Map([...ds.clients].map(([client, all]) => [client, all.map((one) => ({ ...one }))])),
      );
      if (body && pieces.length > 0) {
        const head = handmade(() => undefined, pieces[0]!.client, pieces[0]!.clock);
        expect(update.subarray(0, body[0]).slice(2)).toEqual(head.slice(2, -1));
      }
    };
    fc.assert(fc.property(strangeUpdates, compare), runs(1500));
    fc.assert(
      fc.property(histories(2, 40), (events) => {
        const play = openPlay(2);
        for (const doc of play.wires.docs) doc.on('update', compare);
        play.run(events);
        play.wires.deliverAll();
        for (const doc of play.wires.docs) compare(Y.encodeStateAsUpdate(doc));
        play.close();
      }),
      runs(10),
    );
    expect(passed).toBeGreaterThan(300);
  });

  it('[GUARD-2] lets through everything that people do with the verbs of the model', () => {
    let updates = 0;
    fc.assert(
      fc.property(histories(3, 60), (events) => {
        const play = openPlay(3);
        for (const doc of play.wires.docs)
          doc.on('update', (update: Uint8Array) => {
            updates++;
            expect(verdict(update)).toBe('fine');
          });
        play.run(events);
        play.wires.deliverAll();
        for (const doc of play.wires.docs) expect(verdict(Y.encodeStateAsUpdate(doc))).toBe('fine');
        play.close();
      }),
      runs(15),
    );
    expect(updates).toBeGreaterThan(100);
  });

  it('[GUARD-1] whatever items come: what passes can be applied, and looks the same to everybody', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.array(strangeUpdates, { minLength: 1, maxLength: 10 }), (updates) => {
        const doc = new Y.Doc();
        for (const update of updates) {
          if (!checkUpdate(update).ok) continue;
          passed++;
          Y.applyUpdate(doc, update);
        }
        const copy = new Y.Doc();
        Y.applyUpdate(copy, encodeApplied(doc));
        for (const root of ['about', 'c/a'])
          expect(copy.getMap(root).toJSON()).toEqual(doc.getMap(root).toJSON());
      }),
      runs(1500),
    );
    expect(passed).toBeGreaterThan(500);
  });

  it('[GUARD-8] knows whether a document has everything in an update', () => {
    const doc = new Y.Doc();
    const cells = doc.getMap('c/a');
    for (let i = 0; i < 5; i++) cells.set(`0.${i}`, i);
    const before = new Y.Doc();
    Y.applyUpdate(before, Y.encodeStateAsUpdate(doc));
    const has = (update: Uint8Array): boolean => {
      const checked = checkUpdate(update);
      return checked.ok && hasAll(before, checked.value);
    };
    expect(has(Y.encodeStateAsUpdate(doc))).toBe(true);
    expect(has(Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true);
    expect(has(updateOf(() => cells.delete('0.1'), doc))).toBe(false);
    Y.applyUpdate(before, Y.encodeStateAsUpdate(doc));
    expect(has(Y.encodeStateAsUpdate(doc))).toBe(true);
    expect(has(updateOf(() => cells.set('0.1', 9), doc))).toBe(false);
    expect(has(updateOf((other) => other.getMap('c/a').set('9.9', 1)))).toBe(false);
  });
});
