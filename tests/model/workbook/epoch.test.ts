import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  clearCells,
  deleteLines,
  english,
  insertLines,
  moveLines,
  setBlock,
  setFormat,
} from '../../../model/index.ts';
import { openProjection } from '../../../model/calculation/index.ts';
import { type Loss, type OriginalOf, lossesIn } from '../../../model/workbook/conflicts.ts';
import {
  bringOver,
  clientsOf,
  countWorn,
  nextEpoch,
  originalsIn,
  unsentIn,
} from '../../../model/workbook/epoch.ts';
import { receiptsFor, receiptsOf, writeReceipts } from '../../../model/workbook/receipts.ts';
import { differences, histories, openPlay, pictureOf, valuesOf } from '../../support/history.ts';
import { Ledger, visibleNumbers } from '../../support/ledger.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

/** What a document says, without what was taken away. */
function saidBy(doc: Y.Doc): unknown {
  return [...doc.share.keys()]
    .sort()
    .map((root) => [root, [...doc.getMap(root).entries()].filter(([, value]) => value !== null).sort(byKey)])
    .filter(([, entries]) => (entries as unknown[]).length > 0);
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

describe('[DOC-6] epochs', () => {
  test('[EPOCH-1] a new epoch says the same: content, order, names, formulas and values, and nothing of the past', () => {
    fc.assert(
      fc.property(histories(3, 40), (events) => {
        const play = openPlay(3);
        play.run(events);
        play.wires.deliverAll();
        const old = play.people[0]!;
        const doc = nextEpoch(old.doc, 77);
        expect(saidBy(doc)).toEqual(saidBy(old.doc));
        expect(countWorn(doc)).toBe(0);
        expect([...clientsOf(doc)]).toEqual([77]);
        const person = openPerson(doc);
        expect(withoutNothing(pictureOf(person))).toEqual(withoutNothing(pictureOf(old)));
        const [before, after] = [openProjection(old.workbook), openProjection(person.workbook)];
        before.flush();
        after.flush();
        expect(differences(valuesOf(after), valuesOf(before))).toEqual([]);
        before.close();
        after.close();
        person.close();
        play.close();
      }),
      runs(30),
    );
  }, 120_000);

  test('[EPOCH-2] wear is what was overwritten, deleted or emptied', () => {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 5, columns: 3 }]));
    expect(countWorn(person.doc)).toBe(0);
    person.type('A1', '1');
    person.type('A1', '2');
    person.type('A2', '3');
    expect(countWorn(person.doc)).toBe(1);
    clearCells(person.editor, { sheet: 'a', firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 0 });
    expect(countWorn(person.doc)).toBe(3);
    person.close();
  });

  test('[EPOCH-3] what a copy of an older epoch holds beyond it is brought over, once', () => {
    const { copy, final } = parted();
    copy.type('B2', '22');
    copy.type('B2', '23');
    const doc = nextEpoch(final, 77);
    const originalOf = originalsIn([final], (client) => client !== 77);
    const bring = (client: number): readonly Loss[] => {
      doc.clientID = client;
      return doc.transact(() => bringOver(doc, unsentIn(copy.doc, final), { client, originalOf }));
    };
    expect(bring(78)).toEqual([]);
    expect(doc.getMap('c/a').get('1.1')).toBe(23);
    expect(unsentIn(copy.doc, final)).toHaveLength(1);
    doc.getMap('c/a').set('1.1', 99);
    // Brought again, such as after a line that went dead: now somebody has written since.
    expect(bring(79)).toMatchObject([{ key: '1.1', lost: 23, by: 78 }]);
    expect(doc.getMap('c/a').get('1.1')).toBe(99);
  });

  test('[EPOCH-3] nothing newer is overridden, neither of the old epoch nor of the new one', () => {
    const { copy, final, colleague } = parted();
    colleague.type('A1', '2');
    Y.applyUpdate(final, Y.encodeStateAsUpdate(colleague.doc));
    copy.type('A1', '3');
    copy.type('A2', '4');
    const doc = nextEpoch(final, 77);
    doc.clientID = 78;
    doc.getMap('c/a').set('1.0', 5);
    doc.clientID = 79;
    const originalOf = originalsIn([final], (client) => client < 77);
    const losses = doc.transact(() => bringOver(doc, unsentIn(copy.doc, final), { client: 79, originalOf }));
    expect(losses).toMatchObject([
      { key: '0.0', lost: 3, by: colleague.doc.clientID },
      { key: '1.0', lost: 4, by: 78 },
    ]);
    expect([doc.getMap('c/a').get('0.0'), doc.getMap('c/a').get('1.0')]).toEqual([2, 5]);
  });

  test('[EPOCH-3] an entry that a stock client deleted offline is taken away', () => {
    const { copy, final } = parted();
    copy.doc.getMap('c/a').delete('0.0');
    const doc = nextEpoch(final, 77);
    doc.clientID = 78;
    const originalOf = originalsIn([final], (client) => client < 77);
    doc.transact(() => bringOver(doc, unsentIn(copy.doc, final), { client: 78, originalOf }));
    expect(doc.getMap('c/a').get('0.0') ?? undefined).toBeUndefined();
  });
});

/** A laptop's copy and a colleague's, both from when A1 was 1, and the document as the epoch will end. */
function parted(): { readonly copy: Person; readonly colleague: Person; readonly final: Y.Doc } {
  const start = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 5, columns: 3 }]));
  start.type('A1', '1');
  const replica = (client: number): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = client;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(start.doc));
    return doc;
  };
  return { copy: openPerson(replica(2)), colleague: openPerson(replica(3)), final: replica(4) };
}

function withoutNothing(picture: unknown): unknown {
  return JSON.parse(
    JSON.stringify(picture)
      .replace(/,?\["[^"]*",null\]/g, '')
      .replaceAll('[,', '['),
  );
}

interface Laptop {
  readonly name: string;
  person: Person;
}

/** The server: one document, the ends of all epochs before it, and whose each client number is. */
class Office {
  doc: Y.Doc;
  readonly ended: Y.Doc[] = [];
  readonly #whose = new Map<number, string>();
  readonly #losses: Loss[] = [];
  #lastClient = 10;

  constructor(start: Y.Doc) {
    this.doc = start;
    this.#watch();
  }

  #watch(): void {
    this.doc.on('afterTransaction', (transaction: Y.Transaction) =>
      this.#losses.push(...lossesIn(transaction, this.#originalOf())),
    );
  }

  #originalOf(): OriginalOf {
    return originalsIn(this.ended.toReversed(), (client) => this.#whose.has(client));
  }

  newClient(name?: string): number {
    const client = ++this.#lastClient;
    if (name !== undefined) this.#whose.set(client, name);
    return client;
  }

  /** A fresh page of the workbook. */
  open(name: string): Person {
    const doc = new Y.Doc();
    doc.clientID = this.newClient(name);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    return openPerson(doc);
  }

  renew(): void {
    this.ended.push(this.doc);
    this.doc = nextEpoch(this.doc, this.newClient());
    this.#watch();
  }

  /** A laptop comes by: in its own epoch the two merge; from an older one its edits are brought over. */
  meet(laptop: Laptop): 'merged' | 'brought' {
    const { doc } = laptop.person;
    const final = this.ended.find((one) => [...clientsOf(one)].some((client) => clientsOf(doc).has(client)));
    if (!final) {
      const mine = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.doc));
      Y.applyUpdate(this.doc, mine);
      this.#write([]);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(doc)));
      return 'merged';
    }
    const client = this.newClient(laptop.name);
    this.doc.clientID = client;
    this.#write(
      this.doc.transact(() =>
        bringOver(this.doc, unsentIn(doc, final), { client, originalOf: this.#originalOf() }),
      ),
    );
    laptop.person.close();
    laptop.person = this.open(laptop.name);
    return 'brought';
  }

  #write(losses: readonly Loss[]): void {
    const whose = (client: number) => {
      const name = this.#whose.get(client);
      return name === undefined ? undefined : { person: name, name };
    };
    const receipts = receiptsFor([...this.#losses.splice(0), ...losses], whose, 1);
    if (receipts.length === 0) return;
    this.doc.clientID = this.newClient();
    this.doc.transact(() => writeReceipts(this.doc.getMap('receipts'), receipts));
  }
}

type Step =
  | { readonly kind: 'act'; readonly who: number; readonly act: string; readonly n: readonly number[] }
  | { readonly kind: 'meet'; readonly who: number }
  | { readonly kind: 'renew' };

function steps(): fc.Arbitrary<readonly Step[]> {
  const who = fc.nat({ max: 3 });
  const n = fc.array(fc.nat({ max: 9999 }), { minLength: 3, maxLength: 3 });
  const act = fc.constantFrom(
    'type',
    'type',
    'type',
    'type',
    'clear',
    'insert',
    'delete',
    'move',
    'undo',
    'format',
  );
  return fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('act' as const), who, act, n }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('meet' as const), who }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'renew' as const }) },
    ),
    { minLength: 15, maxLength: 60, size: 'max' },
  );
}

const tally = { values: 0, merged: 0, brought: 0, epochs: 0, told: 0, acrossTwo: 0 };

/** A person's raw entries in cells, living or not. */
function entriesOf({ doc }: { readonly doc: Y.Doc }): Map<string, unknown> {
  return new Map(doc.getMap('c/a').entries());
}

test(
  '[DOC-6] [EPOCH-4] laptops that were offline across epochs lose nothing, override nothing newer, and get receipts',
  () => {
    fc.assert(
      fc.property(steps(), (events) => {
        const office = new Office(blankDoc([{ id: 'a', name: 'Ark1', rows: 5, columns: 3 }]));
        const laptops = ['anne', 'bo', 'carl', 'ditte'].map((name): Laptop => ({
          name,
          person: office.open(name),
        }));
        const ledger = new Ledger();
        const seenBy = new Map(laptops.map(({ name }) => [name, new Set<number>()]));
        let next = 1;
        const look = ({ name, person }: Laptop): void => {
          for (const value of entriesOf(person).values())
            if (typeof value === 'number') seenBy.get(name)!.add(value);
        };
        const meet = (laptop: Laptop): void => {
          look(laptop);
          const before = entriesOf(office);
          const epochs = office.ended.filter((one) => !clientsOf(one).has(laptop.person.doc.clientID)).length;
          const how = office.meet(laptop);
          tally[how]++;
          if (how === 'brought') {
            if (epochs > 1) tally.acrossTwo++;
            for (const [key, value] of entriesOf(office)) {
              const old = before.get(key);
              const isNewer = typeof old === 'number' && old !== value && !seenBy.get(laptop.name)!.has(old);
              expect(isNewer, `${laptop.name} overrode ${String(old)} unseen`).toBe(false);
            }
          }
          look(laptop);
        };
        for (const event of events) {
          if (event.kind === 'renew') {
            office.renew();
            tally.epochs++;
            continue;
          }
          const laptop = laptops[event.who]!;
          if (event.kind === 'meet') {
            meet(laptop);
            continue;
          }
          const { person } = laptop;
          // Undo gives back what was there: nothing that could be lost again.
          const mayWrite = event.act === 'type' ? 'writes' : 'onlyGivesBack';
          ledger.follow(laptop.name, person, () => (next = perform(person, event, next)), mayWrite);
        }
        for (const laptop of [...laptops, ...laptops]) meet(laptop);
        const there = visibleNumbers(laptops[0]!.person);
        for (const { person } of laptops) expect(visibleNumbers(person)).toEqual(there);
        tally.values += ledger.author.size;
        for (const [value, name] of ledger.missing(there)) {
          const mine = receiptsOf(laptops[0]!.person.workbook, name);
          const isTold = mine.some(({ entries }) => entries.some(({ lost }) => lost === value));
          expect(isTold, `nobody told ${name} that ${value} is gone`).toBe(true);
          tally.told++;
        }
        for (const { person } of laptops) person.close();
      }),
      runs(200, 20),
    );
  },
  longestMs,
);

test('[EPOCH-4] the histories really cross epochs, several at a time, and really lose something', () => {
  expect(tally.values).toBeGreaterThan(1000);
  expect(tally.epochs).toBeGreaterThan(200);
  expect(tally.brought).toBeGreaterThan(200);
  expect(tally.acrossTwo).toBeGreaterThan(30);
  expect(tally.told).toBeGreaterThan(50);
});

function perform(
  person: Person,
  { act, n }: { readonly act: string; readonly n: readonly number[] },
  next: number,
): number {
  const { workbook, editor } = person;
  const sheet = workbook.sheets[0]!;
  const { size } = sheet.rows;
  if (size === 0) {
    editor.undo();
    return next;
  }
  const [row, column] = [n[0]! % size, n[1]! % sheet.columns.size];
  const range = { sheet: sheet.id, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
  const lines = { sheet: sheet.id, side: 'rows', first: row, count: 1 } as const;
  if (act === 'type') setBlock(editor, range, [[String(next)]], english);
  else if (act === 'clear') clearCells(editor, range);
  else if (act === 'insert') insertLines(editor, lines);
  else if (act === 'delete') deleteLines(editor, lines);
  else if (act === 'move') moveLines(editor, lines, n[2]! % (size + 1));
  else if (act === 'format') setFormat(editor, range, { bold: n[2]! % 2 === 0 });
  else editor.undo();
  return act === 'type' ? next + 1 : next;
}
