import { startThread } from '../../../model/workbook/comments.ts';
import { mergeCells } from '../../../model/workbook/merges.ts';
import { collapseLines, groupLines, hideLines } from '../../../model/workbook/outline-verbs.ts';
import { setValidation } from '../../../model/workbook/validation.ts';
import { afterEach, describe, expect, test } from 'vitest';
import {
  english,
  type NeutralCell,
  type NeutralWorkbook,
  type Value,
  type WantedCondition,
  addConditionalFormat,
  danish,
  defineName,
  deleteLines,
  exportWorkbook,
  insertLines,
  moveSheet,
  renameSheet,
  renameWorkbook,
  setFormat,
  setLineSize,
} from '../../../model/index.ts';
import { openProjection } from '../../../model/calculation/index.ts';
import { readWholeReference } from '../../../model/formula/reference.ts';
import { openCaseWorkbook } from '../../support/case-workbook.ts';
import { type Person, type SheetSpec, blankDoc, openPerson } from '../../support/workbooks.ts';

const opened: Person[] = [];
afterEach(() => {
  for (const person of opened.splice(0)) person.close();
});

function open(...sheets: readonly SheetSpec[]): Person {
  const specs = sheets.length > 0 ? sheets : [{ id: 'a', name: 'Ark1', rows: 20, columns: 6 }];
  const person = openPerson(blankDoc(specs));
  opened.push(person);
  return person;
}

function exported(person: Person): NeutralWorkbook {
  const projection = openProjection(person.workbook);
  projection.flush();
  const neutral = exportWorkbook(person.workbook, (sheet, key) => projection.valueAt(sheet, key));
  projection.close();
  return neutral;
}

function cellAt(neutral: NeutralWorkbook, name: string, sheet = 0): NeutralCell | undefined {
  const { from } = readWholeReference(name)!;
  return neutral.sheets[sheet]!.cells.find(({ row, column }) => row === from.row && column === from.column);
}

function contentAt(person: Person, name: string): NeutralCell['content'] | undefined {
  return cellAt(exported(person), name)?.content;
}

describe('[XLSX-8] contents', () => {
  test('numbers, truth values and text are what they are', () => {
    const person = open();
    person.type('A1', '12.5');
    person.type('A2', 'TRUE');
    person.type('A3', 'Tekst');
    for (const [i, text] of ['=ikke', '+1', '-x', '@a', '#REF!', '00123'].entries())
      person.type(`B${i + 1}`, `'${text}`);
    const neutral = exported(person);
    expect(cellAt(neutral, 'A1')?.content).toEqual({ kind: 'number', value: 12.5 });
    expect(cellAt(neutral, 'A2')?.content).toEqual({ kind: 'boolean', value: true });
    expect(cellAt(neutral, 'A3')?.content).toEqual({ kind: 'text', value: 'Tekst' });
    expect(cellAt(neutral, 'B1')?.content).toEqual({ kind: 'text', value: '=ikke' });
    expect(cellAt(neutral, 'B5')?.content).toEqual({ kind: 'text', value: '#REF!' });
    expect(cellAt(neutral, 'B6')?.content).toEqual({ kind: 'text', value: '00123' });
    expect(neutral.notes).toEqual([]);
  });

  test('formulas carry what we show', () => {
    const person = open();
    person.type('A1', '2');
    person.type('B1', '=A1*3');
    person.type('B2', '=A1>1');
    person.type('B3', '="a"&A1');
    person.type('B4', '=""');
    person.type('B5', '=1/0');
    person.type('B6', '=SUM(A1:A3*A1:A3)');
    const result = (name: string): unknown => contentAt(person, name);
    expect(result('B1')).toEqual({ kind: 'formula', text: 'A1*3', isArray: false, result: 6 });
    expect(result('B2')).toMatchObject({ result: true });
    expect(result('B3')).toMatchObject({ result: 'a2' });
    expect(result('B4')).toMatchObject({ result: '' });
    expect(result('B5')).toEqual({ kind: 'formula', text: '1/0', isArray: false, result: undefined });
    expect(result('B6')).toMatchObject({ isArray: true, result: 4 });
  });

  test('a formula that Excel lacks leaves its value, an unfinished one its text, and both are counted', () => {
    const person = open();
    person.type('A1', '2');
    person.type('B1', '=COUNTUNIQUE(A1,3)');
    person.type('B2', '=COUNTUNIQUE("x"&A1)&"!"');
    person.type('B3', '=COUNTUNIQUE(A1)=1');
    person.type('B4', '=COUNTUNIQUE(1/0)');
    person.type('B5', '=SUM(1,');
    const { cells } = person.workbook.sheets[0]!.maps;
    const key = (name: string): string => {
      const { from } = readWholeReference(name)!;
      const at = person.workbook.cellAt(person.workbook.sheets[0]!, from.row, from.column)!;
      return `${at.row}.${at.column}`;
    };
    cells.set(key('B6'), '=SUM(1,');
    cells.set(key('B7'), '=NYFUNKTION(1)');
    const neutral = exported(person);
    const content = (name: string): unknown => cellAt(neutral, name)?.content;
    expect(content('B1')).toEqual({ kind: 'number', value: 2 });
    expect(content('B2')).toEqual({ kind: 'text', value: '1!' });
    expect(content('B3')).toEqual({ kind: 'boolean', value: true });
    expect(content('B4')).toMatchObject({ kind: expect.stringMatching(/^(?:error|number)$/) as string });
    expect(content('B5')).toEqual({ kind: 'text', value: '=SUM(1,' });
    expect(content('B6')).toEqual({ kind: 'text', value: '=SUM(1,' });
    expect(content('B7')).toEqual({ kind: 'error', value: '#NAME?' });
    expect(neutral.notes).toEqual([
      { kind: 'formulasAsValues', count: 6, functions: ['COUNTUNIQUE', 'NYFUNKTION'] },
      { kind: 'draftsAsText', count: 1 },
    ]);
  });

  test('values that no file holds are left to Excel', () => {
    const person = open();
    person.type('A1', '=1+1');
    const odd: readonly Value[] = [Infinity, Number.NaN, { error: '#CYCLE!' }];
    for (const value of odd) {
      const [cell] = exportWorkbook(person.workbook, () => value).sheets[0]!.cells;
      expect(cell!.content).toMatchObject({ kind: 'formula', result: undefined });
    }
    const [cell] = exportWorkbook(person.workbook, () => undefined).sheets[0]!.cells;
    expect(cell!.content).toMatchObject({ kind: 'formula', result: undefined });
  });

  test('text is cut at Excel’s limit, never through a character', () => {
    const person = open();
    const { cells } = person.workbook.sheets[0]!.maps;
    cells.set('0.0', `${'x'.repeat(32_766)}😀😀`);
    const neutral = exported(person);
    expect(cellAt(neutral, 'A1')?.content).toEqual({ kind: 'text', value: 'x'.repeat(32_766) });
    expect(neutral.notes).toEqual([{ kind: 'textsCut', count: 1 }]);
  });

  test('anything that is no entry is left out', () => {
    const person = open();
    const { cells, formats, sizes } = person.workbook.sheets[0]!.maps;
    cells.set('0.0', Number.NaN);
    cells.set('1.0', { a: 1 });
    cells.set('no-such-line.0', 5);
    cells.set('', 5);
    formats.set('0.0/s', 'nonsense');
    formats.set('x', 1);
    formats.set('/', 1);
    sizes.set('c0', 'wide');
    const { sheets, notes } = exported(person);
    expect(sheets[0]!.cells.map(({ content }) => content.kind)).toEqual(['blank', 'blank']);
    expect(sheets[0]!.columnWidthsPx.size).toBe(0);
    expect(notes).toEqual([]);
  });
});

describe('[XLSX-9] layout', () => {
  test('cells, sizes and formulas stand where people see them', () => {
    const person = open();
    person.type('A1', '1');
    person.type('A2', '2');
    person.type('B3', '=A1+A2');
    setLineSize(person.editor, { sheet: 'a', side: 'rows', lines: ['1'] }, 40);
    setLineSize(person.editor, { sheet: 'a', side: 'columns', lines: ['1'] }, 200);
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 1, count: 2 });
    insertLines(person.editor, { sheet: 'a', side: 'columns', first: 0, count: 1 });
    const neutral = exported(person);
    const [sheet] = neutral.sheets;
    expect(sheet!.cells.map(({ row, column }) => [row, column])).toEqual([
      [0, 1],
      [3, 1],
      [4, 2],
    ]);
    expect(cellAt(neutral, 'C5')?.content).toMatchObject({ text: 'B1+B4', result: 3 });
    expect([...sheet!.rowHeightsPx]).toEqual([[3, 40]]);
    expect([...sheet!.columnWidthsPx]).toEqual([[2, 200]]);
    deleteLines(person.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    expect(contentAt(person, 'C4')).toMatchObject({ text: '#REF!+B3', result: undefined });
  });

  test('looks are those of the cell, its row or its column', () => {
    const person = open();
    person.type('B2', '1234');
    const range = { sheet: 'a', firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 1 };
    setFormat(person.editor, range, { bold: true, number: '#,##0 "kr."', align: 'center' });
    setFormat(person.editor, { ...range, firstColumn: 0, lastColumn: 5 }, { italic: true, wrap: true });
    setFormat(person.editor, { ...range, firstRow: 4, lastRow: 4 }, { number: '[Rød]0' });
    const neutral = exported(person);
    expect(cellAt(neutral, 'B2')).toMatchObject({
      bold: true,
      italic: true,
      number: '#,##0 "kr."',
      align: 'center',
      wrap: true,
      role: undefined,
      isLocked: false,
    });
    expect(cellAt(neutral, 'B5')?.number).toBeUndefined();
    expect(neutral.notes).toEqual([{ kind: 'formatsDropped', count: 1 }]);
  });

  test('[XLSX-21] conditions go along as formulas for their first cell, in their order', () => {
    const person = open();
    person.type('B3', '=A3');
    const range = { sheet: 'a', firstRow: 2, lastRow: 5, firstColumn: 0, lastColumn: 1 };
    const add = (condition: WantedCondition): void => {
      const added = addConditionalFormat(person.editor, range, { condition, style: 'bad', stops: true });
      expect(added.ok).toBe(true);
    };
    add({ kind: 'compare', is: '<>', value: -1.5 });
    add({ kind: 'outside', min: 1, max: 2 });
    add({ kind: 'text', is: 'begins', text: 'Å"B' });
    add({ kind: 'day', is: 'past' });
    add({ kind: 'rank', is: 'bottom', count: 3 });
    add({ kind: 'empty' });
    add({ kind: 'unique' });
    add({ kind: 'formula', text: '=HVIS($A3>A$1;SAND;FALSK)', language: danish });
    insertLines(person.editor, { sheet: 'a', side: 'rows', first: 0, count: 1 });
    const { conditions } = exported(person).sheets[0]!;
    expect(conditions.map(({ test: { kind, ...rest } }) => ('text' in rest ? rest.text : kind))).toEqual([
      'AND(ISNUMBER(A4),A4<>-1.5)',
      'AND(ISNUMBER(A4),OR(A4<1,A4>2))',
      'IFERROR(AND(LEN(A4)>0,LEFT(LOWER(A4&""),3)="å""b"),FALSE)',
      'AND(ISNUMBER(A4),INT(A4)<TODAY())',
      'AND(ISNUMBER(A4),A4<=SMALL($A$4:$B$7,MIN(3,COUNT($A$4:$B$7))))',
      'IFERROR(LEN(A4)=0,FALSE)',
      'unique',
      'IF($A4>A$2,TRUE,FALSE)',
    ]);
    expect(conditions[0]).toMatchObject({
      area: { firstRow: 3, lastRow: 6, firstColumn: 0, lastColumn: 1 },
      style: 'bad',
      stops: true,
    });
  });

  test('[XLSX-16] merges, lines, rules, comments and names go along; each cell has one rule', () => {
    const person = open();
    const range = (firstRow: number, lastRow: number) => ({
      sheet: 'a',
      firstRow,
      lastRow,
      firstColumn: 0,
      lastColumn: 0,
    });
    mergeCells(person.editor, range(0, 1));
    groupLines(person.editor, { sheet: 'a', side: 'rows', first: 2, count: 2 });
    collapseLines(person.editor, { sheet: 'a', side: 'rows', first: 2, count: 2 }, 1);
    hideLines(person.editor, { sheet: 'a', side: 'columns', first: 1, count: 1 });
    const rest = { allowsEmpty: true, strictness: 'stop', message: '' } as const;
    setValidation(person.editor, range(0, 4), { ...rest, rule: { kind: 'whole', min: 0, max: 9 } });
    setValidation(person.editor, range(2, 6), { ...rest, rule: { kind: 'range', range: range(0, 1) } });
    setValidation(person.editor, range(1, 1), { ...rest, rule: { kind: 'any' } });
    setValidation(person.editor, range(8, 9), { ...rest, rule: { kind: 'any' }, help: 'Fri tekst' });
    const own = { kind: 'formula', text: '=COUNTIF($A$11:$A$14,A11)=1', language: english } as const;
    setValidation(person.editor, range(10, 13), { ...rest, rule: own });
    setValidation(person.editor, range(11, 11), { ...rest, rule: { kind: 'any' } });
    const by = { person: 'p', name: 'Anne' };
    const at = { sheet: 'a', row: '1', column: '1' };
    startThread(person.editor, at, { by, at: 1, text: 'hvorfor?', mentions: [] });
    startThread(person.editor, at, { by: { ...by, name: '' }, at: 2, text: 'derfor', mentions: [] });
    defineName(person.editor, { text: 'Lokal', scope: 'a' }, '=`a!0.1`');
    defineName(person.editor, { text: 'Rente', scope: 'a' }, '=2');
    defineName(person.editor, 'Rente', '=1');
    person.type('C3', '=Lokal+Rente');
    const neutral = exported(person);
    const [sheet] = neutral.sheets;
    expect(sheet!.merges).toEqual([{ firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 0 }]);
    expect([...sheet!.rows]).toEqual([2, 3].map((row) => [row, { isHidden: true, level: 1 }]));
    expect([...sheet!.columns]).toEqual([[1, { isHidden: true, level: 0 }]]);
    expect(
      sheet!.validations.map(({ areas, rule, help }) => [
        rule.kind,
        areas.map((one) => [one.firstRow, one.lastRow]),
        help,
      ]),
    ).toEqual([
      ['whole', [[0, 0]], undefined],
      ['range', [[2, 6]], undefined],
      ['any', [[8, 9]], 'Fri tekst'],
      ['formula', [[10, 10]], undefined],
      ['formula', [[12, 13]], undefined],
    ]);
    expect(sheet!.validations.slice(3).map(({ rule }) => 'text' in rule && rule.text)).toEqual([
      'COUNTIF($A$11:$A$14,A11)=1',
      'COUNTIF($A$11:$A$14,A13)=1',
    ]);
    expect(sheet!.validations[1]!.rule).toMatchObject({ text: "'Ark1'!$A$1:$A$2" });
    expect(sheet!.comments).toEqual([
      { row: 1, column: 1, author: 'Anne', text: 'Anne: hvorfor?\n\nderfor' },
    ]);
    expect(neutral.names).toEqual([
      { name: 'Lokal', sheet: 'Ark1', text: "'Ark1'!$B$1" },
      { name: 'Rente', sheet: undefined, text: '1' },
    ]);
    expect(neutral.notes).toContainEqual({ kind: 'namesSkipped', names: ['Rente'] });
    expect(cellAt(neutral, 'C3')?.content).toMatchObject({ kind: 'number' });
  });

  test('a role of a whole column is seen in every cell of the used area', () => {
    const person = open();
    person.type('A1', '1');
    person.type('C3', '1');
    person.workbook.sheets[0]!.maps.formats.set('.1/s', 'input');
    person.workbook.sheetEntries.set('a/p', 1);
    const { cells } = exported(person).sheets[0]!;
    expect(cells.filter(({ column }) => column === 1).map(({ row, isLocked }) => [row, isLocked])).toEqual([
      [0, false],
      [1, false],
      [2, false],
    ]);
    expect(cells.filter(({ column }) => column !== 1).every(({ isLocked }) => isLocked)).toBe(true);
  });

  test('sheets stand in the order of their tabs, with what is frozen and protected', () => {
    const person = open(
      { id: 'a', name: 'Et', rows: 5, columns: 5 },
      { id: 'b', name: 'To', rows: 5, columns: 5 },
      { id: 'c', name: 'Tre', rows: 5, columns: 5 },
    );
    moveSheet(person.editor, 'c', 0);
    person.workbook.sheetEntries.set('b/z', [2, 99]);
    person.workbook.sheetEntries.set('b/p', 1);
    const { sheets } = exported(person);
    expect(sheets.map(({ name }) => name)).toEqual(['Tre', 'Et', 'To']);
    expect(sheets[2]).toMatchObject({ frozen: { rows: 2, columns: 5 }, isProtected: true });
    expect(sheets[0]).toMatchObject({ frozen: { rows: 0, columns: 0 }, isProtected: false });
  });

  test('a workbook without any sheet leaves an empty one', () => {
    const person = open();
    person.workbook.sheetEntries.set('a/x', 1);
    expect(exported(person).sheets).toMatchObject([{ name: 'Ark1', cells: [] }]);
  });
});

describe('[XLSX-10] names', () => {
  test('names stand for fixed cells with their sheet, constants and formulas', () => {
    const person = open({ id: 'a', name: 'Mit ark', rows: 5, columns: 5 });
    defineName(person.editor, 'Celle', '=`a!0.1`');
    defineName(person.editor, 'Område', '=`a!$0.0:2.$1`');
    defineName(person.editor, 'Kolonne', '=`a!.0:.1`');
    defineName(person.editor, 'Rente', '=0.035');
    defineName(person.editor, 'Størst', '=IFS(`#x`>1,MAX(`a!0.0:2.0`))');
    defineName(person.editor, 'Borte', '=`nope!0.0`');
    defineName(person.editor, 'Ødelagt', '=SUM(');
    const neutral = exported(person);
    expect(Object.fromEntries(neutral.names.map(({ name, text }) => [name, text]))).toEqual({
      Celle: "'Mit ark'!$B$1",
      Område: "'Mit ark'!$A$1:$B$3",
      Kolonne: "'Mit ark'!$A:$B",
      Rente: '0.035',
      Størst: "_xlfn.IFS(#NAME?>1,MAX('Mit ark'!$A$1:$A$3))",
      Borte: '#REF!',
    });
    expect(neutral.notes).toEqual([{ kind: 'namesSkipped', names: ['Ødelagt'] }]);
  });

  test('names that Excel does not take are skipped', () => {
    const person = open();
    const bad = [
      'A1',
      'R1C1',
      'r',
      'c',
      'år-1',
      '1abc',
      'TRUE',
      '_xlnm.Print_Area',
      'x'.repeat(256),
      'a_x0041_',
    ];
    bad.forEach((text, i) => {
      person.workbook.nameEntries.set(`n${i}/n`, text);
      person.workbook.nameEntries.set(`n${i}/f`, '=`a!0.0`');
    });
    defineName(person.editor, 'God', '=`a!0.0`');
    const neutral = exported(person);
    expect(neutral.names).toEqual([{ name: 'God', sheet: undefined, text: "'Ark1'!$A$1" }]);
    expect(neutral.notes).toMatchObject([{ kind: 'namesSkipped' }]);
    expect([...(neutral.notes[0] as { names: readonly string[] }).names].sort()).toEqual([...bad].sort());
  });

  test('sheet names keep to Excel’s rules and stay apart', () => {
    const person = open(
      { id: 'a', name: 'Alt/[eller]: intet*?', rows: 3, columns: 3 },
      { id: 'b', name: 'x'.repeat(40), rows: 3, columns: 3 },
      { id: 'c', name: 'x'.repeat(45), rows: 3, columns: 3 },
      { id: 'd', name: "'History'", rows: 3, columns: 3 },
      { id: 'e', name: '_x0041_', rows: 3, columns: 3 },
      { id: 'f', name: ' \u0000\ud800', rows: 3, columns: 3 },
      { id: 'g', name: 'ALT__eller__ INTET__', rows: 3, columns: 3 },
      { id: 'h', name: 'Målgruppe', rows: 3, columns: 3 },
    );
    person.workbook.sheets[7]!.maps.cells.set('0.0', '=`b!0.0`+`a!1.1`');
    const neutral = exported(person);
    const names = neutral.sheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}\p{Cs}]|^'|'$|^history$|_x[0-9a-f]{4}_/iu);
    }
    expect(names[7]).toBe('Målgruppe');
    expect(names[6]).toBe('ALT__eller__ INTET__');
    // Formulas follow.
    expect(cellAt(neutral, 'A1', 7)?.content).toMatchObject({ text: `${names[1]!}!A1+'${names[0]!}'!B2` });
    const note = neutral.notes.find(({ kind }) => kind === 'sheetsRenamed');
    expect(note).toMatchObject({ names: expect.arrayContaining([['_x0041_', names[4]]]) as unknown });
  });
});

test('[XLSX-9] title and properties', () => {
  const person = open();
  renameWorkbook(person.editor, 'Flere i fleksjob');
  expect(exported(person)).toMatchObject({
    title: 'Flere i fleksjob',
    properties: { application: 'Samregn', language: 'da' },
  });
  person.workbook.about.set('title', `a\u0000b\n${'x'.repeat(400)}`);
  expect(exported(person).title).toBe(`a b ${'x'.repeat(251)}`);
});

test('[XLSX-11] the template leaves whole: nothing is noted, and no formula needs to be an array formula', () => {
  const book = openCaseWorkbook();
  const neutral = exportWorkbook(book.workbook, (sheet, key) => book.projection.valueAt(sheet, key));
  expect(neutral.notes).toEqual([]);
  expect(neutral.sheets.map(({ name }) => name)).toEqual([
    ...book.workbook.sheets.map(({ id }) => book.workbook.sheetName(id)),
    'Forudsætninger',
  ]);
  expect(neutral.names).toHaveLength(book.workbook.definedNames.length);
  const contents = neutral.sheets.flatMap(({ cells }) => cells.map(({ content }) => content));
  const formulas = contents.filter((content) => content.kind === 'formula');
  expect(formulas.length).toBeGreaterThan(20_000);
  expect(formulas.filter(({ isArray }) => isArray)).toEqual([]);
  expect(formulas.filter(({ result }) => result === undefined)).toEqual([]);
  renameSheet(book.editor, book.workbook.sheets[0]!.id, 'Forside');
  book.close();
}, 180_000);
