import { FunctionPlugin, HyperFormula } from 'hyperformula';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import {
  deleteLines,
  deleteName,
  defineName,
  english,
  insertLines,
  problemOf,
  renameSheet,
} from '../../../model/index.ts';
import { type Projection, openProjection, serialOfTime } from '../../../model/calculation/index.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const sheets = [
  { id: 'a', name: 'Ark1', rows: 20, columns: 8 },
  { id: 'b', name: 'Data', rows: 10, columns: 5 },
];

let person: Person;
let projection: Projection;

function open(): void {
  person = openPerson(blankDoc(sheets));
  projection = openProjection(person.workbook);
}

afterEach(() => {
  projection.close();
  person.close();
});

/** The value at B4 or Data!B4, brought up to date first. */
function value(at: string): unknown {
  projection.flush();
  const [sheet, cell] = at.includes('!') ? ['b', at.split('!')[1]!] : ['a', at];
  const { workbook } = person;
  const here = workbook.cellAt(
    workbook.sheetOf(sheet!)!,
    Number(cell!.slice(1)) - 1,
    cell!.charCodeAt(0) - 65,
  )!;
  return projection.valueAt(here.sheet, `${here.row}.${here.column}`);
}

describe('[CALC] incremental calculation', () => {
  test('[CALC-1] only what came to something new is told', () => {
    open();
    person.type('A1', '1');
    person.type('B1', '=A1*2');
    person.type('B2', '=7');
    projection.flush();
    person.type('A1', '5');
    expect(projection.flush()).toEqual(new Map([['a', new Map([['0.1', 10]])]]));
    expect(projection.flush().size).toBe(0);
  });

  test('[CALC-2] a formula of an empty cell is 0, of a text is the text, of a truth value the truth value', () => {
    open();
    person.type('A2', 'tekst');
    person.type('A3', 'TRUE');
    person.type('B1', '=A1');
    person.type('B2', '=A2');
    person.type('B3', '=A3');
    expect([value('B1'), value('B2'), value('B3')]).toEqual([0, 'tekst', true]);
  });

  test('[CALC-3] an array result shows its first value and never spills over neighbours', () => {
    open();
    for (const [at, text] of [
      ['A1', '3'],
      ['A2', '4'],
      ['C1', '=A1:A2*2'],
      ['C2', 'min'],
      ['D1', '=IF(A1:A2>3,1,0)'],
    ] as const)
      person.type(at, text);
    expect([value('C1'), person.text('C2'), value('D1'), value('C3')]).toEqual([6, 'min', 0, undefined]);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 1, count: 1 });
    expect(value('C1')).toBe(6);
  });

  test('[CALC-3] so does one behind a name, an area as it stands and a function that takes arrays apart', () => {
    open();
    ['1', '2', '3'].forEach((text, i) => person.type(`A${i + 1}`, text));
    defineName(person.editor, 'Liste', '=`a!$0.$0:2.$0`');
    person.type('C1', '=Liste');
    person.type('C2', '=Liste*2');
    person.type('C3', '=A1:A3');
    person.type('C4', '=DROP(A1:A3,1)');
    person.type('C5', '=SUM(DROP(Liste,1))+C4');
    expect(['C1', 'C2', 'C3', 'C4', 'C5'].map(value)).toEqual([1, 2, 1, 2, 7]);
    person.type('A2', '9');
    expect(['C4', 'C5', 'D1', 'C6'].map(value)).toEqual([9, 21, undefined, undefined]);
  });

  test('[LET-4] LET is calculated in a document, in Danish, also with the words of names', () => {
    open();
    person.type('A1', '10');
    person.type('B1', '=LET(rest;A1-4;sats;0,5;HVIS(rest>5;rest*sats;0))', 'da');
    defineName(person.editor, 'Sats', '=0.25');
    person.type('B2', '=LET(sats;2;sats*A1)+Sats', 'da');
    person.type('B3', '=LET(a_;A1;a_+LET(a_;1;a_))*Sats', 'da');
    expect(['B1', 'B2', 'B3'].map(value)).toEqual([3, 20.25, 2.75]);
    person.type('A1', '20');
    expect(['B1', 'B2', 'B3'].map(value)).toEqual([8, 40.25, 5.25]);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    expect(['B2', 'B3', 'B4'].map(value)).toEqual([8, 40.25, 5.25]);
    expect(person.text('B2')).toBe('=LET(rest,A2-4,sats,0.5,IF(rest>5,rest*sats,0))');
  });

  test('[LET-5] a LET that stands for too much is an error, and only its own', () => {
    open();
    const doubled = Array.from(
      { length: 20 },
      (_, i) => `n_${'x'.repeat(i + 2)},n_${'x'.repeat(i + 1)}+n_${'x'.repeat(i + 1)}`,
    );
    person.type('A1', `=LET(n_x,1,${doubled.join(',')},n_${'x'.repeat(21)})`);
    person.type('A2', '=1+1');
    expect(value('A1')).toMatchObject({ error: '#ERROR!' });
    expect(value('A2')).toBe(2);
  });

  test('[CALC-9] words that Excel takes: SAND and FALSK bare, 1E3, @A1', () => {
    open();
    person.type('A1', '7');
    person.type('B1', '=HVIS(SAND;1;2)+HVIS(FALSK;1;2)', 'da');
    person.type('B2', '=1E3+1,5E+2', 'da');
    person.type('B3', '=@A1+@SUM(A1:A2)', 'da');
    expect(['B1', 'B2', 'B3'].map(value)).toEqual([3, 1150, 14]);
  });

  test('[CALC-3] an array that was cut is gone, and is not in the way of ranges over its place (seed 851100750)', () => {
    open();
    person.type('A3', '=Data!B:B*2');
    person.type('Data!B5', '=Ark1!D2:F3*2');
    expect([value('A3'), value('Data!B5')]).toEqual([0, 0]);
    insertLines(person.editor, { sheet: 'b', side: 'rows', first: 0, count: 1 });
    expect(value('A3')).toBe(0);
    deleteLines(person.editor, { sheet: 'b', side: 'rows', first: 5, count: 1 });
    person.type('Data!B1', '4');
    expect(value('A3')).toBe(8);
  });

  test('[CALC-4] a circle is told as such in all its cells, and is gone when it is broken', () => {
    open();
    person.type('A1', '=B1+1');
    person.type('B1', '=Data!A1');
    person.type('Data!A1', '=Ark1!A1');
    for (const at of ['A1', 'B1', 'Data!A1']) expect(value(at)).toMatchObject({ error: '#CYCLE!' });
    person.type('Data!A1', '2');
    expect(value('A1')).toBe(3);
  });

  test('[CALC-5] an error names the cell in which it arose, and an unknown word is named', () => {
    open();
    person.type('A1', '=1/0');
    person.type('A2', '=A1+1');
    person.type('A3', '=A2+1');
    person.type('B1', '=ukendt+1');
    expect(value('A3')).toEqual({ error: '#DIV/0!', cause: { sheet: 'a', key: '0.0' } });
    expect(value('B1')).toMatchObject({ error: '#NAME?', unknown: 'ukendt' });
  });

  test('[CALC-6] names are found when they come, followed when their cells move, and missed when they go', () => {
    open();
    person.type('B1', '=Rente*2');
    person.type('A5', '3');
    expect(value('B1')).toMatchObject({ error: '#NAME?' });
    const name = defineName(person.editor, 'Rente', '=`a!$4.$0`');
    expect(value('B1')).toBe(6);
    deleteLines(person.editor, { sheet: 'a', side: 'rows', first: 1, count: 2 });
    expect(value('B1')).toBe(6);
    if (name.ok) deleteName(person.editor, name.value);
    expect(value('B1')).toMatchObject({ error: '#NAME?' });
    person.editor.undo();
    expect(value('B1')).toBe(6);
  });

  test('[CALC-17] a sheet whose size is written over is followed too', () => {
    open();
    person.type('A1', '7');
    person.type('Data!A1', '=Ark1!A1');
    expect(value('Data!A1')).toBe(7);
    person.doc.getMap('sheets').set('a', [0, 0]);
    expect(value('Data!A1')).toMatchObject({ error: '#REF!' });
    person.doc.getMap('sheets').set('a', [20, 6]);
    expect(value('Data!A1')).toBe(7);
  });

  test('[CALC-7] renaming a sheet calculates nothing anew', () => {
    open();
    person.type('Data!A1', '4');
    person.type('A1', '=Data!A1');
    projection.flush();
    renameSheet(person.editor, 'b', 'Andet');
    expect([...projection.flush()].flatMap(([, values]) => [...values])).toEqual([]);
    expect(value('A1')).toBe(4);
  });

  test('[CALC-8] a draft and anything that uses it show an error', () => {
    open();
    person.type('A1', '=SUM(1,');
    person.type('B1', '=A1+1');
    expect(value('B1')).toMatchObject({ error: '#ERROR!' });
  });
});

describe('[CALC-10] what an edit costs does not grow with the sheet', () => {
  /** A sheet of `rows` rows, each with a formula of its own and one of the row above, as a colleague sees it. */
  function openLong(rows: number): Y.Doc {
    const there = blankDoc([{ id: 'a', name: 'Ark1', rows, columns: 4 }]);
    there.transact(() => {
      const cells = there.getMap<number | string>('c/a');
      for (let row = 0; row < rows; row++) {
        const id = row.toString(36);
        cells.set(`${id}.0`, row);
        cells.set(`${id}.1`, `=\`${id}.0\`*2`);
        cells.set(`${id}.2`, row === 0 ? '=1' : `=\`${(row - 1).toString(36)}.1\`+1`);
      }
    });
    const here = new Y.Doc();
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    person = openPerson(here);
    projection = openProjection(person.workbook);
    projection.flush();
    return there;
  }

  /** How often the document's maps are read, and the engine is written, while `work` runs. */
  function counted(work: () => void): {
    readonly reads: number;
    readonly scans: number;
    readonly sets: number;
  } {
    const spies = (names: readonly (keyof Y.Map<unknown>)[]) =>
      names.map((name) => vi.spyOn(Y.Map.prototype, name as 'get'));
    const reads = spies(['get', 'has']);
    const scans = spies(['forEach', 'entries', 'keys', 'values'] as never);
    const sets = vi.spyOn(HyperFormula.prototype, 'setCellContents');
    try {
      work();
      const calls = (all: typeof reads): number => all.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      return { reads: calls(reads), scans: calls(scans), sets: sets.mock.calls.length };
    } finally {
      vi.restoreAllMocks();
    }
  }

  test('a colleague’s value or formula: as many reads in 50 rows as in 1,000, and no scan', () => {
    const costOf = (rows: number) => {
      const there = openLong(rows);
      const cost = (['5.0', '6.1'] as const).map((key) => {
        const before = Y.encodeStateVector(there);
        there.getMap('c/a').set(key, key === '5.0' ? 7 : '=`5.0`*3');
        const update = Y.encodeStateAsUpdate(there, before);
        return counted(() => {
          Y.applyUpdate(person.doc, update);
          expect([...projection.flush().get('a')!.keys()].length).toBe(2);
        });
      });
      projection.close();
      person.close();
      return cost;
    };
    const few = costOf(50);
    expect(costOf(1000)).toEqual(few);
    expect(few.map(({ scans }) => scans)).toEqual([0, 0]);
    openLong(50);
  });

  test('a row put in or taken out sets no formula anew that the engine follows by itself', () => {
    openLong(500);
    const at = { sheet: 'a', side: 'rows', first: 250, count: 1 } as const;
    const put = counted(() => {
      insertLines(person.editor, at);
      projection.flush();
    });
    expect(put.sets).toBe(0);
    const taken = counted(() => {
      deleteLines(person.editor, at);
      projection.flush();
    });
    expect(taken.sets).toBe(0);
    expect(value('C251')).toBe(249 * 2 + 1);
  });
});

describe('what the engine would do otherwise on every screen', () => {
  /** The same document as somebody sees it who opens it now. */
  function fresh(key: string): unknown {
    const late = openProjection(person.workbook);
    late.flush();
    const found = late.valueAt('a', key);
    late.close();
    return found;
  }

  test('[CALC-11] OFFSET counts from where its cell stands now, whatever was put in or moved in between', () => {
    open();
    for (let row = 1; row <= 9; row++) person.type(`A${row}`, String(row));
    person.type('C1', '=OFFSET(A2,2,0)');
    person.type('C2', '=SUM(OFFSET(A1, 1, 0, 3, 1))');
    person.type('C3', '=OFFSET(A1,-1,0)');
    person.type('C4', '=OFFSET(A1,A2,0)');
    person.type('C5', '=OFFSET(A1,30,0)');
    expect(['C1', 'C2'].map(value)).toEqual([4, 9]);
    expect(['C3', 'C5'].map(value)).toMatchObject([{ error: '#REF!' }, { error: '#REF!' }]);
    expect(value('C4')).toMatchObject({ error: '#ERROR!' });
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 2, count: 1 });
    expect(['C1', 'C2'].map(value)).toEqual([3, 5]);
    expect([fresh('0.2'), fresh('1.2')]).toEqual([3, 5]);
    deleteLines(person.editor, { sheet: 'a', side: 'rows', first: 2, count: 2 });
    expect(['C1', 'C2'].map(value)).toEqual([5, 2 + 4 + 5]);
  });

  test('[CALC-12] the time is handed in, to the minute; who asks for the day is calculated once a day', () => {
    person = openPerson(blankDoc(sheets));
    let now = serialOfTime(new Date(2026, 10, 22, 12, 30, 45));
    projection = openProjection(person.workbook, () => now);
    person.type('A1', '=TODAY()');
    person.type('A2', '=ROUND(NOW()-TODAY( ),6)');
    person.type('A3', '=YEAR(NOW())');
    expect([value('A1'), value('A2'), value('A3')]).toEqual([46_348, 0.520833, 2026]);
    expect(projection.isStale).toBe(false);
    now += 0.25;
    expect(projection.isStale).toBe(true);
    expect([...projection.flush().get('a')!.keys()]).toEqual(['1.0']);
    now += 0.25;
    expect(new Set(projection.flush().get('a')!.keys())).toEqual(new Set(['0.0', '1.0']));
    expect(value('A1')).toBe(46_349);
    expect(fresh('0.0')).toMatchObject({ error: '#N/A' });
  });

  test.each(['RAND()', 'RANDBETWEEN(1,9)', 'SUM(RANDARRAY(2,2))', 'SHEET()', 'SHEETS()', 'FORMULATEXT(A1)'])(
    '[CALC-13] what screens would differ on is refused with a reason: =%s',
    (formula) => {
      open();
      person.type('B1', `=${formula}`);
      const content = person.workbook.contentAt({ sheet: 'a', row: '0', column: '1' });
      expect(problemOf(content, english, person.workbook)).toMatchObject({ kind: 'unsteadyFunction' });
      person.doc.getMap('c/a').set('1.1', `=${formula.replace('A1', '`0.0`')}`);
      expect(value('B2')).toMatchObject({ error: '#ERROR!' });
    },
  );

  test('[CALC-14] a formula may name a million cells and no more, also when the sheet grows under it', () => {
    person = openPerson(
      blankDoc([
        { id: 'a', name: 'Ark1', rows: 100, columns: 50 },
        { id: 'b', name: 'Data', rows: 5, columns: 5 },
      ]),
    );
    projection = openProjection(person.workbook);
    person.type('A1', '3');
    const cells = person.doc.getMap('c/b');
    cells.set('0.0', `=MAX(${Array.from({ length: 200 }, () => '`a!.0:.1d`').join(',')})`);
    cells.set('1.0', `=MAX(${Array.from({ length: 200 }, () => '`a!0.0:2r.1d`').join(',')})`);
    expect([value('Data!A1'), value('Data!A2')]).toEqual([3, 3]);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 50, count: 1 });
    expect([value('Data!A1'), value('Data!A2')]).toMatchObject([{ error: '#ERROR!' }, { error: '#ERROR!' }]);
    deleteLines(person.editor, { sheet: 'a', side: 'rows', first: 60, count: 1 });
    expect([value('Data!A1'), value('Data!A2')]).toEqual([3, 3]);
  });

  test.each([
    ['ab*', 'abc', 1],
    ['*b*', 'abc', 1],
    ['a?c', 'abc', 1],
    ['a?', 'abc', 0],
    ['*', '', 0],
    ['a~*c', 'a*c', 1],
    ['a~*c', 'abc', 0],
    ['a*b*c', 'aXbYbZc', 1],
    ['a*aa', 'aa', 0],
    ['*aab', 'aaab', 1],
    [`${'*a'.repeat(200)}b`, 'a'.repeat(5000), 0],
  ])('[CALC-15] wildcards fit as in Excel, and always end: %s in %s', (pattern, text, count) => {
    open();
    person.type('A1', `'${text}`);
    person.type('B1', pattern === '*' ? '=COUNTIF(A1:A1,"?*")' : `=COUNTIF(A1:A1,"${pattern}")`);
    expect(value('B1')).toBe(count);
  });

  test('[CALC-15] SEARCH finds the first place where a pattern fits', () => {
    open();
    person.type('A1', '=SEARCH("b?d","xabcdabed")');
    person.type('A2', '=SEARCH("c*e","abcdabed")');
    person.type('A3', '=SEARCH("~?","ab?")');
    expect([value('A1'), value('A2'), value('A3')]).toEqual([3, 3, 3]);
  });

  test('[CALC-16] a text ends where Excel’s does: cells that double each other’s are an error and no more', () => {
    open();
    person.type('A1', '=REPT("x",30000)');
    person.type('A2', '=A1&A1');
    person.type('A3', '=LEN(A1)');
    expect(value('A2')).toMatchObject({ error: '#VALUE!' });
    expect(value('A3')).toBe(30_000);
  });
});

/** A function that throws out of the engine, as some of its own do. */
class Breaking extends FunctionPlugin {
  breakNow(): never {
    throw new RangeError('broken');
  }
}
Breaking.implementedFunctions = { BREAKNOW: { method: 'breakNow', parameters: [] } };

describe('[CALC-9] a formula that breaks the engine hurts only its own cell', () => {
  beforeAll(() => HyperFormula.registerFunctionPlugin(Breaking, { enGB: { BREAKNOW: 'BREAKNOW' } }));
  // Other files of the same worker count what the engine knows.
  afterAll(() => HyperFormula.unregisterFunctionPlugin(Breaking));

  /** Anyone may write anything into the document, past every check at entry. */
  const smuggle = (key: string, stored: string): void => {
    person.doc.getMap('c/a').set(key, stored);
  };

  test('others are right before and after, and go on being calculated', () => {
    open();
    person.type('A1', '1');
    person.type('A2', '=A1+1');
    expect(value('A2')).toBe(2);
    smuggle('5.0', '=BREAKNOW()');
    smuggle('6.0', '=`5.0`+1');
    expect(value('A6')).toMatchObject({ error: '#ERROR!' });
    expect(value('A7')).toMatchObject({ error: '#ERROR!' });
    expect(value('A2')).toBe(2);
    person.type('A1', '10');
    expect(value('A2')).toBe(11);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    person.type('A2', '20');
    expect(value('A3')).toBe(21);
  });

  test('also when it breaks while it reads the formula, in a cell, in a sheet that is opened, or when it calculates', () => {
    const { setCellContents, setSheetContent, resumeEvaluation } = HyperFormula.prototype;
    const isBad = (content: unknown): boolean => JSON.stringify(content).includes('BREAKREAD');
    let breaks = 0;
    const broken = (): never => {
      breaks++;
      throw new RangeError('broken');
    };
    vi.spyOn(HyperFormula.prototype, 'setCellContents').mockImplementation(function (
      this: HyperFormula,
      at,
      content,
    ) {
      return isBad(content) ? broken() : setCellContents.call(this, at, content);
    });
    vi.spyOn(HyperFormula.prototype, 'setSheetContent').mockImplementation(function (
      this: HyperFormula,
      sheet,
      grid,
    ) {
      return isBad(grid) ? broken() : setSheetContent.call(this, sheet, grid);
    });
    try {
      open();
      person.type('A1', '1');
      person.type('A2', '=A1+1');
      projection.flush();
      smuggle('5.0', '=BREAKREAD()');
      smuggle('6.0', '=`5.0`+1');
      const values = (): unknown[] => ['A2', 'A6', 'A7'].map(value);
      const expected = [2, { error: '#ERROR!' }, { error: '#ERROR!' }];
      expect(values()).toMatchObject(expected);
      expect(breaks).toBe(1);
      projection.close();
      projection = openProjection(person.workbook);
      expect(values()).toMatchObject(expected);
      vi.spyOn(HyperFormula.prototype, 'resumeEvaluation').mockImplementation(function (this: HyperFormula) {
        return breaks++ < 5 ? broken() : resumeEvaluation.call(this);
      });
      person.type('A1', '2');
      expect(values()).toMatchObject([3, ...expected.slice(1)]);
    } finally {
      vi.restoreAllMocks();
    }
  });

  test('the cell recovers when it gets another formula', () => {
    open();
    smuggle('5.0', '=BREAKNOW()');
    expect(value('A6')).toMatchObject({ error: '#ERROR!' });
    person.type('A6', '=2+2');
    expect(value('A6')).toBe(4);
  });

  test('several at once, and in a workbook that is opened with one', () => {
    open();
    smuggle('1.0', '=BREAKNOW()');
    smuggle('2.0', '=BREAKNOW()+1');
    person.type('A1', '=3');
    expect(value('A1')).toBe(3);
    const late = openProjection(person.workbook);
    late.flush();
    expect(late.valueAt('a', '0.0')).toBe(3);
    late.close();
  });

  test.each([
    ['too long', `=${'1+'.repeat(60_000)}1`],
    ['too deep', `=${'ABS('.repeat(500)}1${')'.repeat(500)}`],
    ['too many terms', `=${'1+'.repeat(2000)}1`],
    ['a text without end', '=REPT("x",1000000000)'],
    ['no formula', '=)('],
    ['unknown identities', '=`zz!9.9`+`#nobody`+`1.`'],
    ['a quote that is never closed', '=`1.1'],
    ['whole sheet', '=SUM(`.0:.7`)+SUM(`0.:7.`)'],
    ['prototype names', '=`__proto__!constructor.toString`'],
  ])('hostile formulas: %s', (_, stored) => {
    open();
    person.type('A1', '1');
    person.type('B1', '=A1+1');
    smuggle('7.7', stored);
    smuggle('8.8', { not: 'a cell' } as never);
    smuggle('nonsense', '=1');
    expect(value('B1')).toBe(2);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    expect(value('B2')).toBe(2);
  });
});

test('[CALC-18] a formula that stands in no cell is calculated as of now', () => {
  open();
  person.type('A1', '2');
  person.type('B1', '=A1*10');
  projection.flush();
  const row = '0';
  const asked = `=\`${row}.0\`+\`${row}.1\``;
  expect(projection.calculate(asked, 'a')).toBe(22);
  person.type('A1', '3');
  projection.flush();
  expect(projection.calculate(asked, 'a')).toBe(33);
  expect(projection.calculate('=1/0', 'a')).toMatchObject({ error: '#DIV/0!' });
  expect(projection.calculate(')(', 'a')).toBeUndefined();
  expect(projection.calculate(asked, 'nowhere')).toBeUndefined();
  expect(value('B1')).toBe(30);
});

test('[CALC-19] a rehearsal changes nothing, is told of nowhere, and happens only where somebody would wait', () => {
  const rows = 1200;
  person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows, columns: 8 }]));
  projection = openProjection(person.workbook);
  const cells = person.doc.getMap('c/a');
  person.doc.transact(() => {
    for (let row = 0; row < rows; row++) {
      const id = row.toString(36);
      cells.set(`${id}.0`, row % 7 === 3 ? 'tekst' : row);
      cells.set(`${id}.1`, row === 0 ? '=`0.0`' : `=\`${(row - 1).toString(36)}.1\`+\`${id}.0\``);
    }
    cells.set('0.2', '=SUM(`.0`)');
    cells.set('1.2', '=1/`2.0`');
    // More digits than the engine tells of.
    cells.set('0.0', 1 / 3);
    cells.set('2.2', '=MOD(`0.0`*3E16,1E6)');
  });
  expect(projection.rehearse(0)).toBe(false);
  projection.flush();
  const before = projection.values();
  const sets = vi.spyOn(HyperFormula.prototype, 'setCellContents');
  for (const part of [0, 0.25, 0.5, 0.9995, 1]) expect(projection.rehearse(part)).toBe(true);
  expect(sets.mock.calls.length).toBeGreaterThan(4);
  vi.restoreAllMocks();
  expect(projection.flush().size).toBe(0);
  expect(projection.values()).toEqual(before);
  // A formula that comes now reads what the document says.
  cells.set('3.2', '=MOD(`0.0`*3E16,1E6)');
  projection.flush();
  expect(projection.valueAt('a', '3.2')).toBe(before.get('a')?.get('2.2'));
  person.type('A1', '5');
  expect(projection.rehearse(0)).toBe(false);
  expect(projection.flush().get('a')?.get('0.1')).toBe(5);
  cells.forEach((_, key) => key.endsWith('.1') && cells.delete(key));
  projection.flush();
  expect(projection.rehearse(0)).toBe(false);
});
