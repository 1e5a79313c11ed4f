import { afterEach, describe, expect, test } from 'vitest';
import { type Projection, openProjection } from '../../../model/calculation/index.ts';
import { FormulaPatterns } from '../../../model/calculation/formula-patterns.ts';
import { openEngine } from '../../../model/calculation/engine.ts';
import { enginePlaces } from '../../../model/calculation/engine-text.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function openSheets(): { readonly person: Person; readonly projection: Projection } {
  const person = openPerson(
    blankDoc([
      { id: 'a', name: 'Ark1', rows: 20, columns: 6 },
      { id: 'b', name: 'Data', rows: 20, columns: 6 },
    ]),
  );
  const projection = openProjection(person.workbook);
  open.push(projection, person);
  return { person, projection };
}

describe('[QUICK] formulas that are the same as seen from their cells', () => {
  test('[QUICK-1] mean their own cells, in whatever order they were written', () => {
    const { person, projection } = openSheets();
    for (let row = 1; row <= 9; row++) person.type(`Data!B${row + 5}`, String(2 ** row));
    for (const row of [5, 1, 9, 3, 7, 2, 8, 4, 6])
      person.type(`A${row}`, `=Data!B${row + 5}+SUM(Data!B$6:B${row + 5})`);
    projection.flush();
    for (let row = 1; row <= 9; row++)
      expect(projection.valueAt('a', `${row - 1}.0`)).toBe(2 ** row + (2 ** (row + 1) - 2));
  });

  test('[QUICK-2] go to the engine as one, and apart where they name other sheets, fixed places or names', () => {
    const { person } = openSheets();
    const engine = openEngine();
    const sheets = ['a', 'b'];
    const patterns = new FormulaPatterns(enginePlaces(person.workbook), engine, (id) => sheets.indexOf(id));
    const of = (stored: string, row: number, sheet = 'a'): string =>
      patterns.contentOf(stored, { sheet, row, column: 0 })!;
    expect(of('=`0.1`*2', 0)).toBe(of('=`1.1`*2', 1));
    expect(of('=`$0.1`*2', 0)).toBe(of('=`$0.1`*2', 1));
    const others = ['=`0.1`*2', '=`b!0.1`*2', '=`$0.1`*2', '=`0.1:1.1`*2', '=`0.1`*3', '=`0.1`*2&"`0.1`"'];
    const all = [...others.map((stored) => of(stored, 0)), of('=`0.1`*2', 0, 'b'), of('=`0.1`*2', 1)];
    expect(new Set(all).size).toBe(all.length);
    // A word may become a name, and what OFFSET comes to depends on where its cell stands.
    for (const stored of ['=Rente*`0.1`', '=OFFSET(`0.1`,1,0)', '=LET(x,`0.1`,x*2)'])
      expect(of(stored, 0)).not.toContain('\u0001');
    engine.destroy();
  });

  test.each<[formula: string, value: unknown]>([
    ['=IF(B1>1,1/0,"nej")', 'nej'],
    ['=IF(B1=1,"ja",1/0)', 'ja'],
    ['=IF(1/0,1,2)', '#DIV/0!'],
    ['=IF("æble",1,2)', '#VALUE!'],
    ['=IF(B9,1,2)', 2],
    ['=IF(B1>1,1)', false],
    ['=IF(B1=1,,5)', 0],
    ['=SUM(IF(B1=1,B1:B3,B2:B3))', 6],
    ['=SUM(IF(B1:B3>1,B1:B3,10))', 15],
    ['=SUM(IF(B1=1,5,B1:B3))', 5],
    ['=IF(TRUE,IF(FALSE,1,B3),1/0)', 3],
    ['=SUMPRODUCT(B1:B3,B1:B3)', 14],
    ['=SUMPRODUCT(B1:B4,B1:B4)', 14],
    ['=SUMPRODUCT(B1:B3,B1:B2)', '#VALUE!'],
    ['=SUMPRODUCT((B1:B3>1)*B1:B3)', 5],
    ['=SUMPRODUCT(B1:B5)', '#DIV/0!'],
  ])('[QUICK-3] %s is %j', (formula, value) => {
    const { person, projection } = openSheets();
    ['1', '2', '3', 'tekst', '=1/0'].forEach((text, i) => person.type(`B${i + 1}`, text));
    person.type('A1', formula);
    projection.flush();
    const found = projection.valueAt('a', '0.0');
    expect(typeof found === 'object' ? found.error : found).toBe(value);
  });

  test('[QUICK-4] a cycle is told in every cell on it and in those that depend on it, and nowhere else', () => {
    const { person, projection } = openSheets();
    const texts = {
      A1: '=A2+1',
      A2: '=A3+1',
      A3: '=A1+1',
      A4: '=A1',
      A5: '=A5',
      B1: '=B2',
      B2: '5',
      A6: '=B1',
    };
    for (const [at, text] of Object.entries(texts)) person.type(at, text);
    projection.flush();
    const shown = (key: string): unknown => {
      const value = projection.valueAt('a', key);
      return typeof value === 'object' ? value.error : value;
    };
    expect(['0.0', '1.0', '2.0', '3.0', '4.0'].map(shown)).toEqual(Array(5).fill('#CYCLE!'));
    expect([shown('0.1'), shown('5.0')]).toEqual([5, 5]);
    person.type('A3', '7');
    projection.flush();
    expect(['0.0', '1.0', '3.0'].map(shown)).toEqual([9, 8, 9]);
  });
});
