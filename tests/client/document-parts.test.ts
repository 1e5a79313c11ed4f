import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { yjsAsPages } from '../support/built-as-pages.ts';
import { runs } from '../support/runs.ts';

let asPagesDo: typeof Y;

beforeAll(async () => {
  asPagesDo = await yjsAsPages();
});

const word = fc.string({ minLength: 1, maxLength: 6 });
const step = fc.oneof(
  fc.record({
    in: fc.constant('map' as const),
    key: word,
    value: fc.oneof(word, fc.integer(), fc.constant(null)),
  }),
  fc.record({ in: fc.constant('list' as const), value: word }),
  fc.record({ in: fc.constant('text' as const), value: word, isBold: fc.boolean() }),
  fc.record({ in: fc.constant('element' as const), value: word }),
  fc.record({ in: fc.constant('take' as const) }),
);

test('[DOC-PARTS-1] a document that holds running text and XML is read, kept and passed on as with the whole of Yjs', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      const map = doc.getMap('map');
      map.set('text', new Y.Text());
      map.set('xml', new Y.XmlFragment());
      map.set('hook', new Y.XmlHook('a hook'));
      const text = map.get('text') as Y.Text;
      const xml = map.get('xml') as Y.XmlFragment;
      for (const one of steps) {
        if (one.in === 'map') map.set(`of ${one.key}`, one.value);
        else if (one.in === 'list') doc.getArray('list').push([one.value]);
        else if (one.in === 'text') text.insert(0, one.value, one.isBold ? { bold: true } : {});
        else if (one.in === 'element') {
          const element = new Y.XmlElement(one.value);
          xml.insert(0, [element]);
          element.insert(0, [new Y.XmlText(one.value)]);
        } else if (text.length > 1) text.delete(0, 2);
      }
      const here = new asPagesDo.Doc();
      // Another order, as when updates overtake each other.
      for (const update of updates.toReversed()) asPagesDo.applyUpdate(here, update);
      const back = new Y.Doc();
      Y.applyUpdate(back, asPagesDo.encodeStateAsUpdate(here));
      expect(asPagesDo.encodeStateVector(here)).toEqual(Y.encodeStateVector(doc));
      expect(back.getMap('map').toJSON()).toEqual(map.toJSON());
      expect((back.getMap('map').get('text') as Y.Text).toDelta()).toEqual(text.toDelta());
      expect(back.getArray('list').toJSON()).toEqual(doc.getArray('list').toJSON());
      const written = new asPagesDo.Doc();
      asPagesDo.applyUpdate(written, asPagesDo.encodeStateAsUpdate(here));
      expect(asPagesDo.encodeStateAsUpdate(written)).toEqual(asPagesDo.encodeStateAsUpdate(here));
    }),
    runs(40),
  );
});
