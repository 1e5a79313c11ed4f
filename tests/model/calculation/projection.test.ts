import { FunctionPlugin, HyperFormula } from 'hyperformula';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deleteLines, deleteName, defineName, insertLines, renameSheet } from '../../../model/index.ts';
import { type Projection, openProjection } from '../../../model/calculation/index.ts';
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

/** A function that throws out of the engine, as some of its own do. */
class Breaking extends FunctionPlugin {
  breakNow(): never {
    throw new RangeError('broken');
  }
}
Breaking.implementedFunctions = { BREAKNOW: { method: 'breakNow', parameters: [] } };

describe('[CALC-9] a formula that breaks the engine hurts only its own cell', () => {
  beforeAll(() => HyperFormula.registerFunctionPlugin(Breaking, { enGB: { BREAKNOW: 'BREAKNOW' } }));

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
