/** What the verbs let a person do, the server's judge takes; what they refuse as locked, it refuses however it is sent. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  type Result,
  type Rights,
  clearCells,
  deleteLines,
  deleteSheet,
  english,
  hideLines,
  mergeCells,
  moveLines,
  openRights,
  setBlock,
  setFormat,
} from '../../../model/index.ts';
import { protectRange, protectSheet } from '../../../model/workbook/protection.ts';
import { checkUpdate } from '../../../server/sync/update-guard.ts';
import { UpdateReader, emptyAhead } from '../../../server/sync/update-writes.ts';
import { rangeAt } from '../../support/colleagues.ts';
import { act, newTally, perform } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const roles = ['owner', 'editor', 'commenter', 'viewer'] as const;

/** One range is kept from all but owners, and of the second sheet only inputs are open. */
function startState(): Uint8Array {
  const start = openPerson(
    blankDoc([
      { id: 'a', name: 'Ark1', rows: 12, columns: 6 },
      { id: 'b', name: 'Data', rows: 8, columns: 5 },
    ]),
  );
  start.workbook.role = 'owner';
  for (let row = 1; row <= 6; row++) start.type(`A${row}`, String(row * 10));
  start.type('B1', '=SUM(A1:A6)');
  start.type('Data!A1', '=Ark1!B1*2');
  start.type('Data!B1', '=SUM(Ark1!A1:A4)');
  setFormat(start.editor, rangeAt(start, 'Data!B2:C6'), { role: 'input' });
  protectSheet(start.editor, 'b', 'onlyInputs');
  protectRange(start.editor, rangeAt(start, 'B1:C3'), { label: 'Fast', mayEdit: ['owner'] });
  const state = Y.encodeStateAsUpdate(start.doc);
  start.close();
  return state;
}

const state = startState();

/** A server's document and people of every role at copies of it, each of which is up to date before each act. */
function openOffice(wanted: readonly number[] = [0, 1, 2, 3]) {
  const server = new Y.Doc();
  Y.applyUpdate(server, state);
  const rights = openRights(server);
  const people = roles.flatMap((role, i) => {
    if (!wanted.includes(i)) return [];
    const doc = new Y.Doc();
    doc.clientID = i + 1;
    Y.applyUpdate(doc, state);
    const person = openPerson(doc);
    person.workbook.role = role;
    return person;
  });
  return { server, rights, people };
}

function judge(rights: Rights, server: Y.Doc, { doc, workbook }: Person, update: Uint8Array): unknown {
  const checked = checkUpdate(update);
  if (!checked.ok) return checked.error;
  const writes = new UpdateReader(server, emptyAhead()).read(checked.value);
  if (!writes) return 'early';
  const writer = {
    role: workbook.role,
    person: `p${doc.clientID}`,
    isName: (name: unknown) => name === 'Navn',
    isOwn: (client: number) => client === doc.clientID,
  };
  return rights.judge(writer, writes);
}

test('[RIGHTS-4] everything that the verbs let people of any role do is taken', () => {
  let taken = 0;
  const event = fc.record({
    who: fc.nat({ max: roles.length - 1 }),
    act,
    n: fc.array(fc.nat({ max: 9999 }), { minLength: 6, maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(event, { minLength: 40, maxLength: 60 }), (events) => {
      const { server, rights, people } = openOffice();
      for (const { who, act: kind, n } of events) {
        const person = people[who]!;
        const updates: Uint8Array[] = [];
        const note = (update: Uint8Array): void => void updates.push(update);
        person.doc.on('update', note);
        perform(person, kind, n, newTally());
        person.doc.off('update', note);
        for (const update of updates) {
          expect(judge(rights, server, person, update), `${person.workbook.role} ${kind}`).toBeUndefined();
          taken++;
          Y.applyUpdate(server, update);
          for (const { doc } of people) if (doc !== person.doc) Y.applyUpdate(doc, update);
        }
      }
      rights.close();
      for (const person of people) person.close();
    }),
    runs(40),
  );
  expect(taken).toBeGreaterThan(300);
});

/** Verbs on whatever range they are given. */
const verbs: readonly ((person: Person, at: string) => Result<unknown, { readonly kind: string }>)[] = [
  ({ editor, ...person }, at) => setBlock(editor, rangeAt({ editor, ...person }, at), [['7']], english),
  (person, at) => clearCells(person.editor, rangeAt(person, at)),
  (person, at) => setFormat(person.editor, rangeAt(person, at), { bold: true }),
  (person, at) => mergeCells(person.editor, rangeAt(person, at)),
  (person, at) => deleteLines(person.editor, linesAt(person, at)),
  (person, at) => hideLines(person.editor, linesAt(person, at)),
  (person, at) => moveLines(person.editor, linesAt(person, at), 0),
  (person, at) => deleteSheet(person.editor, rangeAt(person, at).sheet),
  (person, at) => protectSheet(person.editor, rangeAt(person, at).sheet, 'none'),
];

function linesAt(person: Person, at: string) {
  const { sheet, firstRow, lastRow } = rangeAt(person, at);
  return { sheet, side: 'rows', first: firstRow, count: lastRow - firstRow + 1 } as const;
}

const places = ['A1:B1', 'B2:C3', 'D5:E6', 'A3:A8', 'Data!A1:A2', 'Data!B2:C3', 'Data!D4:E5', 'Data!B6:C7'];

test('[RIGHTS-5] everything that the verbs refuse to a role is refused when a program of its own sends it', () => {
  let refused = 0;
  for (const at of places) {
    for (const [index, verb] of verbs.entries()) {
      for (const who of [1, 2, 3]) {
        const { server, rights, people } = openOffice([who]);
        const person = people[0]!;
        const { role } = person.workbook;
        const result = verb(person, at);
        // The same by a hand that no lock holds: an owner's, on a copy without protection.
        const { people: others } = openOffice([0]);
        const free = others[0]!;
        free.doc.clientID = 99;
        free.workbook.sheetEntries.set('b/p', null);
        for (const key of free.workbook.sheetOf('a')!.maps.protection.keys())
          free.workbook.sheetOf('a')!.maps.protection.set(`${key.split('/')[0]!}/x`, 1);
        free.doc.clientID = person.doc.clientID;
        let raw: Uint8Array | undefined;
        free.doc.on('update', (update: Uint8Array) => (raw = update));
        verb(free, at);
        if (raw) {
          const wrong = judge(rights, server, person, raw);
          const why = `${role}: verb ${index} at ${at}`;
          if (result.ok) expect(wrong, why).toBeUndefined();
          else {
            expect(wrong, why).toBeDefined();
            refused++;
          }
        }
        rights.close();
      }
    }
  }
  expect(refused).toBeGreaterThan(100);
});
