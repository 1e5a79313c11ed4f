import fc from 'fast-check';
import { HyperFormula } from 'hyperformula';
import * as Y from 'yjs';
import { describe, expect, test, vi } from 'vitest';
import { addSheet, deleteLines, insertLines, moveLines } from '../../../model/index.ts';
import { type Projection, openProjection } from '../../../model/calculation/index.ts';
import { differences, valuesOf } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

/** What anyone can write straight into the shared document, past every check at entry. */
interface Entry {
  readonly root: string;
  readonly key: string;
  readonly value: unknown;
}

const deep = (open: string, close: string, times: number): string =>
  `=${open.repeat(times)}1${close.repeat(times)}`;

const formulas = [
  `=${'1+'.repeat(1999)}1`,
  `=${'1+'.repeat(60_000)}1`,
  deep('(', ')', 5000),
  deep('ABS(', ')', 5000),
  deep('ABS(', ')', 60),
  `=${'-'.repeat(3000)}1`,
  `=SUM(${'1,'.repeat(2000)}1)`,
  `="${'x'.repeat(100_000)}"`,
  '=REPT("x",1000000000)',
  '=LEN(SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767)))',
  '=`20.7`&`20.7`&`20.7`&`20.7`&`20.7`&REPT("x",30000)',
  '=`21.7`&`21.7`&`21.7`&`21.7`&`21.7`&REPT("x",30000)',
  '=SUM(SEQUENCE(300,300))',
  '=SEQUENCE(300,300)',
  '=SEQUENCE(1000000000)',
  '=SEQUENCE("1e308")',
  '=SEQUENCE(`0.0`,`1.0`)',
  '=TRANSPOSE(SEQUENCE(400,400))',
  '=MMULT(SEQUENCE(50,50),SEQUENCE(50,50))',
  '=VSTACK(VSTACK(SEQUENCE(90,90),SEQUENCE(90,90)),SEQUENCE(90,90))',
  '=HSTACK(`.0:.7`,`0.:29.`)',
  '=MMULT(`.0:.7`,`0.:29.`)',
  '=FILTER(`.0:.7`,`.0:.0`>2)',
  '=`.0:.7`*2',
  '=`.0:.7`',
  '=SUM(`.0:.7`)+SUM(`0.:29.`)+SUM(`b!.0:.4`)',
  '=SUM(`zz!.0:.7`)',
  '=RANDARRAY(100,100)',
  '=RAND()+`0.0`',
  '=RANDBETWEEN(1,10)',
  '=TODAY()+NOW()',
  '=TODAY(1)',
  '=SHEET()+SHEETS()',
  '=FORMULATEXT(`0.1`)',
  '=OFFSET(`0.0`,1000000,16000)',
  '=SUM(OFFSET(`0.0`,0,0,1000000,16000))',
  '=SUM(OFFSET(`0.0`,1,0,3,2))',
  '=OFFSET(`2.0`,-2,0)',
  '=OFFSET(`0.0`,`0.0`,1)',
  '=EXP(1000)',
  '=1e308*1e308',
  '=1e99999',
  '=-1/0',
  '=0/0',
  '=FACT(170)*FACT(170)',
  '=POWER(-1,0.5)',
  '=COUNTIF(`.0:.7`,REPT("*a",200)&"b")',
  '=SEARCH(REPT("a*",500)&"b",REPT("a",30000))',
  '=MATCH("~*?**",`.0:.0`,0)',
  '=`12.6`',
  '=`b!8.4`+1',
  '=Selv+1',
  '=`#selv`',
  '=`#ring1`',
  '=`#nobody`+`#__proto__`',
  '=`zz!9.9`+`#`+`1.`',
  '=`1.1',
  '=`',
  '=``',
  '="`',
  "='`'",
  '=`0.0:99999.0`',
  '=`0.0:x-1.0`',
  '=`-.-`',
  '=`$.$:$.$`',
  '=`__proto__!constructor.toString`',
  '=`a!a!0.0`',
  '=__proto__',
  '=constructor()',
  '=toString()',
  '=hasOwnProperty(1)',
  '=S_61_!A1',
  '=Sa!A1',
  '=CLOCK_NOW',
  '=N_x',
  '=X_y',
  '=A1:INDEX(`0.0`,1)',
  '={1,2;3}',
  '={}',
  '={1,{2}}',
  '=(`0.0`,`1.0`)',
  '=ARRAYFORMULA(`0.0:9.0`*2)',
  '=ARRAY_CONSTRAIN(`0.0:9.0`,1000000,1000000)',
  '=VERSION()',
  '=IF(TRUE,`12.6`,1)',
  '=CHOOSE(1e300,1)',
  '=INDEX(`0.0:9.1`,-1,1e9)',
  '=DATE(1e9,1e9,1e9)',
  '=TEXT(1e300,REPT("0",10000))',
  '=BASE(1e300,2)',
  '=VLOOKUP(`0.0`,`.0:.7`,1e9,FALSE)',
  '=HYPERLINK("javascript:alert(1)","x")',
  '=SUM(,,,)',
  '=)(',
  '=',
  '= ',
  '=\u0000',
  '=\ud800',
  '=1;2',
  '!=SUM(',
  "'",
  '!',
] as const;

const pieces =
  '`0.0` `0.0:9.1` `b!.0:.2` `12.6` ` " ( ) , + - * / ^ & % = { } ; #REF! 1 1e308 SUM( IF( OFFSET( INDEX( TRUE Selv SEQUENCE( NOW() "x"'.split(
    ' ',
  );

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '.', '..', '/', '0', 'a', 'x-1'];
const texts = ['', 'x'.repeat(200_000), '\u0000', '\ud800', '=`0.0`', '3:a0', '3:a0|0', '-1:Zz', '3:', 'A0'];

const wrongValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...texts, ...names),
  fc.constantFrom<unknown>(Number.NaN, Infinity, -Infinity, -0, 1e308, null, true, 1, 2 ** 60),
  fc.constantFrom<unknown>({}, { length: 2 }, [], [30, 8], [1e9, 1e9], [-1, 0.5], [[[]]], ['30', '8']),
  fc.constant(new Uint8Array(100)),
);

const wrongId = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom('1', '2', 'zz', 'x-2', '`', '$', '#'),
  fc.string(),
);

const formula = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...formulas) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(' ', ...pieces), { maxLength: 14 })
      .map((parts) => `=${parts.join('')}`),
  },
);

/** Cells outside what ordinary people use (columns F and beyond, and the lower half of the other sheet). */
const hostileCell: fc.Arbitrary<Entry> = fc.record({
  root: fc.constantFrom('c/a', 'c/b'),
  key: fc.oneof(
    fc.tuple(fc.nat({ max: 29 }), fc.integer({ min: 5, max: 7 })).map(([r, c]) => `${r.toString(36)}.${c}`),
    fc.constantFrom('8.4', '12.6', '20.7', '21.7', ...names),
  ),
  value: fc.oneof({ weight: 5, arbitrary: formula }, { weight: 1, arbitrary: wrongValue }),
});

const hostileName: fc.Arbitrary<Entry> = fc.record({
  root: fc.constant('names'),
  key: fc.oneof(
    fc.constantFrom(
      'selv/n',
      'selv/f',
      'ring1/n',
      'ring1/f',
      'ring2/n',
      'ring2/f',
      '__proto__/n',
      '__proto__/f',
    ),
    wrongId,
  ),
  value: fc.oneof(
    fc.constantFrom(
      'Selv',
      '=`#selv`',
      '=`#selv`+1',
      '=`#ring2`',
      '=`#ring1`*2',
      '=`a!.0:.7`',
      '=`0.0`',
      'SUM',
    ),
    formula,
    wrongValue,
  ),
});

const ornament: fc.Arbitrary<Entry> = fc.record({
  root: fc.constantFrom('f/a', 'w/a', 'results', 'f/__proto__', 'about2', 'c/zz'),
  key: fc.oneof(wrongId, fc.constantFrom('0.0/b', '0.0/n', 'r0', 'c0', '.', './b')),
  value: wrongValue,
});

/** Sheets and their orders: what is written here may change what ordinary formulas mean, for all alike. */
const layout: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    root: fc.constantFrom('rp/a', 'rl/a', 'rx/a', 'cp/a', 'cl/a', 'cx/a', 'rp/b', 'rx/b', 'g/a'),
    key: fc.oneof(wrongId, fc.constantFrom('0', '3', 'x-1', 'x-2', 'r40', 'c12', 'r1e3', 'r-1', 'rNaN')),
    value: fc.oneof(
      fc.constantFrom<unknown>('3:a0', '3:a0|5', '-1:Zz', '999999999:a0', 'x-1', 'x-2', 1),
      wrongValue,
    ),
  }),
  fc.record({
    root: fc.constant('sheets'),
    key: fc.oneof(
      wrongId,
      fc.constantFrom('zz', 'zz/n', 'zz/o', 'zz/x', 'b/n', 'b/o', 'b/x', 'b/z', 'a/p', '__proto__/n'),
    ),
    value: fc.oneof(fc.constantFrom<unknown>('Ark1', [3, 3], [0, 0], 'a0', 1), wrongValue),
  }),
);

const ordinary: readonly (readonly [at: string, text: string, value: unknown])[] = [
  ['B1', '=A1*2', 2],
  ['B2', '=SUM(A1:A6)', 21],
  ['B3', '=B2+Data!A1', 28],
  ['B4', '=IF(A4>3,"ja","nej")', 'ja'],
  ['B5', '=Sats*100', 25],
  ['Data!A1', '=MAX(Ark1!A1:A6)+1', 7],
];

function ordinaryDoc(): Y.Doc {
  const doc = blankDoc([
    { id: 'a', name: 'Ark1', rows: 30, columns: 8 },
    { id: 'b', name: 'Data', rows: 10, columns: 5 },
  ]);
  doc.getMap('names').set('sats/n', 'Sats');
  doc.getMap('names').set('sats/f', '=0.25');
  const person = openPerson(doc);
  for (let row = 1; row <= 6; row++) person.type(`A${row}`, String(row));
  for (const [at, text] of ordinary) person.type(at, text);
  person.close();
  return doc;
}

interface Replica {
  readonly person: Person;
  readonly projection: Projection;
}

/** At one moment of one day. */
const clock = (): number => 46_000.5;

function openReplica(state: Uint8Array): Replica {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const person = openPerson(doc);
  return { person, projection: openProjection(person.workbook, clock) };
}

function close(...replicas: readonly Replica[]): void {
  for (const { person, projection } of replicas) {
    projection.close();
    person.close();
  }
}

/** Two colleagues get what a third one wrote: the one bit by bit, the other all at once and in one flush. */
function receive(entries: readonly Entry[], check: (bitByBit: Replica, atOnce: Replica) => void): void {
  const start = ordinaryDoc();
  const state = Y.encodeStateAsUpdate(start);
  const bitByBit = openReplica(state);
  const atOnce = openReplica(state);
  bitByBit.projection.flush();
  atOnce.projection.flush();
  try {
    const updates: Uint8Array[] = [];
    start.on('update', (update: Uint8Array) => updates.push(update));
    for (const { root, key, value } of entries) start.getMap(root).set(key, value);
    updates.forEach((update, i) => {
      Y.applyUpdate(bitByBit.person.doc, update, 'wire');
      if (i % 3 === 0) bitByBit.projection.flush();
    });
    Y.applyUpdate(atOnce.person.doc, Y.mergeUpdates([...updates, state].toReversed()), 'wire');
    check(bitByBit, atOnce);
  } finally {
    close(bitByBit, atOnce);
  }
}

function expectAgreement(one: Replica, other: Replica): void {
  one.projection.flush();
  other.projection.flush();
  const newcomer = openReplica(Y.encodeStateAsUpdate(one.person.doc));
  newcomer.projection.flush();
  const oracle = valuesOf(newcomer.projection);
  try {
    expect(differences(valuesOf(one.projection), oracle)).toEqual([]);
    expect(differences(valuesOf(other.projection), oracle)).toEqual([]);
  } finally {
    close(newcomer);
  }
}

/** The value at B4 or Data!B4. */
function valueAt({ projection }: Replica, at: string): unknown {
  const [sheet, cell] = at.includes('!') ? ['b', at.split('!')[1]!] : ['a', at];
  return projection.valueAt(sheet!, `${Number(cell!.slice(1)) - 1}.${cell!.charCodeAt(0) - 65}`);
}

describe('hostile documents', () => {
  test('[HOSTILE-1] whatever is written into cells, names and ornaments, all others’ values stay right, and all agree', () => {
    const openings = vi.spyOn(HyperFormula, 'buildEmpty');
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: hostileCell }, hostileName, ornament), { maxLength: 25 }),
        (entries) => {
          const own = entries.filter(({ root, key }) => root !== 'names' || !key.startsWith('sats/'));
          receive(own, (one, other) => {
            openings.mockClear();
            expectAgreement(one, other);
            for (const replica of [one, other])
              for (const [at, , value] of ordinary) expect([at, valueAt(replica, at)]).toEqual([at, value]);
            // The newcomer's own; nobody had to begin anew.
            expect(openings.mock.calls.length).toBe(1);
            one.person.type('A1', '11');
            other.person.type('A1', '11');
            expectAgreement(one, other);
            expect(valueAt(one, 'B2')).toBe(31);
          });
        },
      ),
      runs(20),
    );
    openings.mockRestore();
  }, 240_000);

  test('[HOSTILE-2] whatever is written into sheets and orders too, nobody stops, verbs work on, and all agree', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof({ weight: 2, arbitrary: hostileCell }, hostileName, ornament, {
            weight: 5,
            arbitrary: layout,
          }),
          {
            maxLength: 25,
          },
        ),
        (entries) => {
          receive(entries, (one, other) => {
            expectAgreement(one, other);
            const { editor, workbook } = one.person;
            const before = Y.encodeStateVector(one.person.doc);
            for (const { id: sheet, rows } of workbook.sheets.slice(0, 2)) {
              insertLines(editor, { sheet, side: 'rows', first: 2, count: 2 });
              moveLines(editor, { sheet, side: 'rows', first: 1, count: 2 }, rows.size);
              deleteLines(editor, { sheet, side: 'columns', first: 4, count: 1 });
              insertLines(editor, { sheet, side: 'columns', first: 0, count: 1 });
              editor.undo();
            }
            addSheet(editor, 'Ny');
            Y.applyUpdate(other.person.doc, Y.encodeStateAsUpdate(one.person.doc, before), 'wire');
            expectAgreement(one, other);
          });
        },
      ),
      runs(20),
    );
  }, 240_000);
});
