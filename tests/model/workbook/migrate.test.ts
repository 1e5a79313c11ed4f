import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openWorkbook } from '../../../model/index.ts';
import { type Migration, migrate } from '../../../model/workbook/migrate.ts';
import { schemaVersion } from '../../../model/workbook/schema.ts';
import { sheetsOf } from '../../support/history.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

const sheets = [{ id: 'a', name: 'Ark1', rows: 3, columns: 3 }];

test('[SCHEMA-1] a document of this version is left as it is', () => {
  const doc = blankDoc(sheets);
  let changes = 0;
  doc.on('update', () => changes++);
  expect(migrate(doc, 'server')).toEqual({ kind: 'current' });
  expect(changes).toBe(0);
});

test('[SCHEMA-2] an older document goes through every step in order, in one transaction', () => {
  const doc = blankDoc(sheets);
  doc.getMap('about').set('v', 1);
  const seen: number[] = [];
  const step =
    (version: number): Migration =>
    (migrated) => {
      seen.push(version);
      migrated.getMap('about').set(`step${version}`, true);
    };
  const updates: unknown[] = [];
  doc.on('update', (_, origin) => updates.push(origin));
  const world = {
    target: 3,
    steps: new Map([
      [1, step(1)],
      [2, step(2)],
    ]),
  };
  expect(migrate(doc, 'server', world)).toEqual({ kind: 'migrated', from: 1, steps: 2 });
  expect(seen).toEqual([1, 2]);
  expect(updates).toEqual(['server']);
  expect(doc.getMap('about').toJSON()).toMatchObject({ v: 3, step1: true, step2: true });
});

test('[SCHEMA-3] a newer or foreign document is left as it is, and opens for reading', () => {
  const newer = blankDoc(sheets);
  newer.getMap('about').set('v', 7);
  expect(migrate(newer, 'server')).toEqual({ kind: 'notOurs' });
  expect(openWorkbook(newer).schemaState).toBe('newer');
  const foreign = new Y.Doc();
  expect(migrate(foreign, 'server')).toEqual({ kind: 'notOurs' });
  expect(openWorkbook(foreign).schemaState).toBe('blank');
});

test('[SCHEMA-4] a missing step is a fault that is not passed over', () => {
  const doc = blankDoc(sheets);
  const target = schemaVersion + 1;
  expect(() => migrate(doc, 'server', { target, steps: new Map() })).toThrow(/No step/);
});

test('[SCHEMA-5] what the first version wrote means the same in this one', () => {
  const doc = blankDoc(sheets);
  doc.transact(() => {
    doc.getMap('about').set('v', 1);
    doc.getMap('c/a').set('0.0', 7);
    doc.getMap('c/a').set('1.0', '=`0.0`*2');
    // Deleted and moved as the first version did it.
    doc.getMap('rx/a').set('2', 1);
    doc.getMap('rp/a').set('x-0', '-1:a0|1');
    doc.getMap('rl/a').set('1', 'x-0');
  });
  expect(openWorkbook(doc).schemaState).toBe('older');
  const person = openPerson(doc);
  const before = sheetsOf(person);
  expect(migrate(doc, 'server')).toEqual({ kind: 'migrated', from: 1, steps: 1 });
  expect(person.workbook.schemaState).toBe('current');
  expect(sheetsOf(person)).toEqual(before);
  expect([person.text('A1'), person.text('A2')]).toEqual(['=A2*2', '7']);
  person.close();
});
