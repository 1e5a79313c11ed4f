import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  forgetPerson,
  newDocument,
  newWorkbookState,
  openEditor,
  openWorkbook,
} from '../../../model/index.ts';
import { longestMs, runs } from '../../support/runs.ts';

const person = fc.constantFrom('person-anne', 'person-bo', 'person-carl');
const text = fc.string({ maxLength: 12 });
const name = (id: string): string => `Navn på ${id}`;

const written = fc.oneof(
  fc.record({ root: fc.constant('comments'), key: text, by: person, other: person, text }),
  fc.record({ root: fc.constant('receipts'), key: text, by: person, other: person, text }),
  fc.record({ root: fc.constant('c/a'), key: text, by: person, other: person, text }),
);

/** What stands in a document, by root map. */
const saidIn = (doc: Y.Doc): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...doc.share.keys()]
      .map((root) => [root, doc.getMap(root).toJSON()] as const)
      .filter(([, entries]) => Object.keys(entries).length > 0),
  );

test(
  '[HIST-16] whatever stands in a document: the person is nowhere in it any more, and nothing else is another',
  () => {
    const start = newWorkbookState('blank', { title: 'Prøve', language: 'da' })!;
    fc.assert(
      fc.property(fc.array(written, { maxLength: 40 }), person, (entries, gone) => {
        const doc = newDocument();
        Y.applyUpdate(doc, start);
        for (const { root, key, by, other, text: said } of entries) {
          const map = doc.getMap(root);
          if (root === 'comments') map.set(`t/m/${key}`, [by, name(by), 1, said]);
          else if (root === 'receipts')
            map.set(`k${key}`, [by, other, name(other), 1, 'overridden', 'c/a', ['0.0', said]]);
          else map.set(`0.${key.length}`, said);
        }
        const before = JSON.stringify(saidIn(doc));
        const workbook = openWorkbook(doc);
        expect(forgetPerson(openEditor(workbook), gone, 'pseudonym').ok).toBe(true);
        workbook.close();
        // As it is stored and read again.
        const copy = newDocument();
        const state = Y.encodeStateAsUpdate(doc);
        Y.applyUpdate(copy, state);
        const expected = before
          .replaceAll(JSON.stringify(gone), '"pseudonym"')
          .replaceAll(JSON.stringify(name(gone)), '""');
        expect(saidIn(copy)).toEqual(JSON.parse(expected));
        // Nor in what was overwritten.
        expect(Buffer.from(state).includes(name(gone))).toBe(false);
      }),
      runs(100),
    );
  },
  longestMs,
);
