import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openProjection } from '../../../model/calculation/index.ts';
import { type Difference, compareVersions } from '../../../model/history/compare.ts';
import { formulaIn } from '../../../model/history/wording.ts';
import {
  danish,
  defineName,
  deleteLines,
  insertLines,
  moveLines,
  openWorkbook,
  renameSheet,
  setFormat,
} from '../../../model/index.ts';
import { defineResult } from '../../../model/workbook/results.ts';
import { openPair, range, rows } from '../../support/people.ts';
import { type Person } from '../../support/workbooks.ts';

function versionOf(state: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  const projection = openProjection(workbook);
  projection.flush();
  return {
    workbook,
    valueAt: (sheet: string, key: string) => projection.valueAt(sheet, key),
    close() {
      projection.close();
      workbook.close();
      doc.destroy();
    },
  };
}

/** What differs after some verbs. */
function differenceOf(start: (person: Person) => void, act: (person: Person) => void): Difference {
  const { anne } = openPair(start);
  const before = versionOf(Y.encodeStateAsUpdate(anne.doc));
  act(anne);
  const after = versionOf(Y.encodeStateAsUpdate(anne.doc));
  const difference = compareVersions(before, after);
  before.close();
  after.close();
  return difference;
}

const start = (person: Person): void => {
  person.type('A1', 'Borgere');
  person.type('B1', '10');
  person.type('A2', 'Udgift');
  person.type('B2', '=B1*100');
  person.type('B3', '=B2/2');
};

describe('the difference of two versions', () => {
  it('[COMPARE-1] lists changed inputs with their label, and changed results with both values', () => {
    const { inputs, values, results, things } = differenceOf(
      (person) => {
        start(person);
        defineResult(person.editor, range('B2'), { label: 'Udgift i alt', unit: 'kr.' });
      },
      (person) => {
        person.type('B1', '12');
        person.type('B3', '=B2/4');
      },
    );
    expect(inputs).toMatchObject([
      { at: 'B1', label: 'Borgere', sheetName: 'Ark1', before: { stored: 10 }, after: { stored: 12 } },
      { at: 'B3', before: { text: '=B2/2', value: 500 }, after: { text: '=B2/4', value: 300 } },
    ]);
    expect(values).toMatchObject([{ at: 'B2', before: { value: 1000 }, after: { value: 1200 } }]);
    expect(results).toMatchObject([{ label: 'Udgift i alt', unit: 'kr.', before: 1000, after: 1200 }]);
    expect(things).toEqual([]);
    expect(formulaIn('=IF(B2>1.5,SUM(A1:A3),TRUE)', danish)).toBe('=HVIS(B2>1,5;SUM(A1:A3);SAND)');
  });

  it('[COMPARE-2] goes by identity: moved and inserted rows are told as such and make no other cell', () => {
    const { inputs, values, things, formatCount } = differenceOf(start, (person) => {
      insertLines(person.editor, { ...rows(1), count: 2 });
      moveLines(person.editor, rows(3), 5);
      renameSheet(person.editor, 'b', 'Tal');
      defineName(person.editor, 'Rente', '=0.03');
      setFormat(person.editor, range('A1:A2'), { bold: true });
    });
    expect([inputs, values]).toEqual([[], []]);
    expect(things).toMatchObject([
      { kind: 'rows', act: 'inserted', count: 2, at: '1', sheetName: 'Ark1' },
      { kind: 'rows', act: 'moved', count: 1 },
      { kind: 'sheet', act: 'renamed', was: 'Data', name: 'Tal' },
      { kind: 'name', act: 'added', name: 'Rente' },
    ]);
    expect(formatCount).toBe(2);
  });

  it('[COMPARE-3] tells what stood in a deleted row with the address that it had', () => {
    const { inputs, values, things } = differenceOf(start, (person) => deleteLines(person.editor, rows(1)));
    expect(inputs).toMatchObject([
      { at: 'A1', before: { stored: 'Borgere' }, after: {} },
      { at: 'B1', before: { stored: 10 }, after: {} },
    ]);
    expect(things).toMatchObject([{ kind: 'rows', act: 'deleted', count: 1, at: '1' }]);
    expect(values[0]).toMatchObject({ at: 'B1', label: 'Udgift', after: { value: { error: '#REF!' } } });
  });
});
