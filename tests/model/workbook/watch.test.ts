import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Range,
  type SheetChange,
  type WorkbookChange,
  clearCells,
  defineName,
  deleteLines,
  insertLines,
  renameSheet,
  renameWorkbook,
  setFormat,
  setLineSize,
  watchWorkbook,
} from '../../../model/index.ts';
import { addAssumption } from '../../../model/workbook/assumptions.ts';
import { mergeCells } from '../../../model/workbook/merges.ts';
import { hideLines } from '../../../model/workbook/outline-verbs.ts';
import { protectRange } from '../../../model/workbook/protection.ts';
import { defineResult } from '../../../model/workbook/results.ts';
import { addScenario } from '../../../model/workbook/scenarios.ts';
import { rowsOf } from '../../support/colleagues.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

describe('[WATCH] what has changed is told, once, and nothing else', () => {
  let person: Person;
  let told: WorkbookChange[];
  let watch: { close(): void };
  beforeEach(() => {
    person = openPerson(
      blankDoc([
        { id: 'a', name: 'Ark1', rows: 10, columns: 5 },
        { id: 'b', name: 'Data', rows: 10, columns: 5 },
      ]),
    );
    person.type('A1', '1');
    told = [];
    watch = watchWorkbook(person.workbook, (change) => told.push(change));
  });
  afterEach(() => {
    watch.close();
    person.close();
  });

  /** The one change that was told, in short. */
  const only = (): unknown => {
    expect(told).toHaveLength(1);
    const { about, sheets, names, bySheet } = told[0]!;
    const flags = Object.entries({ about, sheets, names }).flatMap(([key, is]) => (is ? [key] : []));
    const parts = [...bySheet].map(([sheet, { cells, formats, rows, columns, sizes }]) => [
      sheet,
      [...cells].sort(),
      [...formats].sort(),
      Object.entries({ rows, columns, sizes }).flatMap(([key, is]) => (is ? [key] : [])),
    ]);
    return [flags, parts];
  };
  const cell = (row: number, column: number) => ({
    sheet: 'a',
    firstRow: row,
    lastRow: row,
    firstColumn: column,
    lastColumn: column,
  });

  test.each<[string, () => void, unknown]>([
    ['a value', () => person.type('B2', '7'), [[], [['a', ['1.1'], [], []]]]],
    ['a formula on another sheet', () => person.type('Data!A1', '=Ark1!A1'), [[], [['b', ['0.0'], [], []]]]],
    ['clearing', () => void clearCells(person.editor, cell(0, 0)), [[], [['a', ['0.0'], [], []]]]],
    [
      'a format, not the content',
      () => void setFormat(person.editor, cell(0, 0), { bold: true }),
      [[], [['a', [], ['0.0/b'], []]]],
    ],
    [
      'an inserted row',
      () => void insertLines(person.editor, { sheet: 'a', side: 'rows', first: 1, count: 1 }),
      [[], [['a', [], [], ['rows']]]],
    ],
    [
      'a deleted column',
      () => void deleteLines(person.editor, { sheet: 'b', side: 'columns', first: 1, count: 1 }),
      [[], [['b', [], [], ['columns']]]],
    ],
    [
      'a width',
      () => void setLineSize(person.editor, { sheet: 'a', side: 'columns', lines: ['1'] }, 200),
      [[], [['a', [], [], ['sizes']]]],
    ],
    ['a sheet’s name', () => void renameSheet(person.editor, 'b', 'Tal'), [['sheets'], []]],
    ['a name', () => void defineName(person.editor, 'Rente', '=0.035'), [['names'], []]],
    ['the title', () => void renameWorkbook(person.editor, 'Ny'), [['about'], []]],
  ])('[WATCH-1] %s', (_, change, expected) => {
    change();
    expect(only()).toEqual(expected);
  });

  test('[WATCH-2] a colleague’s edits come together and say that they are not mine', () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(person.doc));
    const colleague = openPerson(copy);
    colleague.type('C3', '3');
    colleague.type('C4', '4');
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(person.doc)), 'wire');
    expect(only()).toEqual([[], [['a', ['2.2', '3.2'], [], []]]]);
    expect(told[0]).toMatchObject({ isLocal: false, origin: 'wire' });
    // The same again is nothing new.
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(copy), 'wire');
    expect(told).toHaveLength(1);
    colleague.close();
  });

  test.each<[string, (sheet: Range) => void, Partial<WorkbookChange> | Partial<SheetChange>]>([
    ['a merge', (range) => void mergeCells(person.editor, range), { merges: true }],
    ['a hidden row', () => void hideLines(person.editor, rowsOf(1)), { lines: true }],
    [
      'a protected range',
      (range) => void protectRange(person.editor, range, { label: '', mayEdit: [] }),
      { protection: true },
    ],
    ['a scenario', () => void addScenario(person.editor, 'Høj'), { scenarios: true }],
    [
      'a result',
      (range) => void defineResult(person.editor, range, { label: 'x', unit: '' }),
      { results: true },
    ],
    [
      'an assumption',
      () => void addAssumption(person.editor, { sheet: 'a', row: '0', column: '0' }, {}),
      { assumptions: true },
    ],
  ])('[WATCH-4] %s is told as what it is, and as nothing else', (_, change, expected) => {
    change({ sheet: 'a', firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 });
    expect(told).toHaveLength(1);
    const { bySheet, isLocal, origin, ...flags } = told[0]!;
    const all = { ...flags, ...bySheet.get('a') };
    const said = Object.entries(all).filter(([, is]) => is === true);
    expect(Object.fromEntries(said)).toEqual(expected);
    expect([isLocal, origin]).toEqual([true, person.editor]);
  });

  test('[WATCH-3] whoever has closed is told nothing', () => {
    watch.close();
    person.type('B2', '7');
    expect(told).toEqual([]);
  });
});
