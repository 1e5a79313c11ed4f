import { expect, test } from 'vitest';
import { deleteLines, insertLines, moveCells, moveLines } from '../../../model/index.ts';
import { freezePanes } from '../../../model/workbook/panes.ts';
import { mergeCells, mergesOf, unmergeCells } from '../../../model/workbook/merges.ts';
import { nameOfCell } from '../../../model/formula/reference.ts';
import { openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const merges = ({ workbook }: Person, sheet = 'a'): readonly string[] =>
  mergesOf(workbook, sheet).map(
    ({ area }) =>
      `${nameOfCell(area.firstRow, area.firstColumn)}:${nameOfCell(area.lastRow, area.lastColumn)}`,
  );

test('[MERGE-1] a merge follows its cells: rows inside extend it, deleted ones shrink it, undo revives it', () => {
  const { anne } = openColleagues();
  mergeCells(anne.editor, rangeAt(anne, 'B2:C4'));
  insertLines(anne.editor, rowsOf(2));
  insertLines(anne.editor, rowsOf(0));
  expect(merges(anne)).toEqual(['B3:C6']);
  deleteLines(anne.editor, rowsOf(2, 4));
  expect(merges(anne)).toEqual([]);
  anne.editor.undo();
  expect(merges(anne)).toEqual(['B3:C6']);
  moveLines(anne.editor, rowsOf(2, 4), 9);
  expect(merges(anne)).toEqual(['B6:C9']);
  moveCells(anne.editor, rangeAt(anne, 'A6:C9'), rangeAt(anne, 'B1'));
  expect(merges(anne)).toEqual(['C1:D4']);
});

test('[MERGE-2] what stands under a merge is kept; a new merge takes the place of those that it touches', () => {
  const { anne } = openColleagues();
  anne.type('A1', '1');
  anne.type('B1', '2');
  mergeCells(anne.editor, rangeAt(anne, 'A1:B1'));
  expect([anne.text('A1'), anne.text('B1')]).toEqual(['1', '2']);
  mergeCells(anne.editor, rangeAt(anne, 'B1:C2'));
  expect(merges(anne)).toEqual(['B1:C2']);
  anne.editor.undo();
  expect(merges(anne)).toEqual(['A1:B1']);
  unmergeCells(anne.editor, rangeAt(anne, 'B1:D9'));
  expect(merges(anne)).toEqual([]);
  expect(mergeCells(anne.editor, rangeAt(anne, 'A1'))).toMatchObject({ error: { kind: 'oneCell' } });
});

test('[MERGE-3] of two overlapping merges made at once one is shown, the same for both; the other rests', () => {
  const { anne, bo, both } = openColleagues();
  mergeCells(anne.editor, rangeAt(anne, 'A1:B2'));
  mergeCells(bo.editor, rangeAt(bo, 'B2:C3'));
  expect(both(merges)).toEqual(['A1:B2']);
  anne.editor.undo();
  expect(both(merges)).toEqual(['B2:C3']);
  anne.editor.redo();
  expect(both(merges)).toEqual(['A1:B2']);
  unmergeCells(bo.editor, rangeAt(bo, 'B2'));
  expect(both(merges)).toEqual([]);
});

test('[MERGE-4] on a protected sheet nothing is merged', () => {
  const { anne } = openColleagues();
  anne.doc.getMap('sheets').set('a/p', 1);
  expect(mergeCells(anne.editor, rangeAt(anne, 'A1:B2'))).toMatchObject({ error: { kind: 'locked' } });
  expect(unmergeCells(anne.editor, rangeAt(anne, 'A1:B2'))).toMatchObject({ error: { kind: 'locked' } });
});

test('[MERGE-5] frozen panes: the last writer’s pair stands whole, undo of mine keeps a colleague’s', () => {
  const { anne, bo, both } = openColleagues();
  const frozen = ({ workbook }: Person): unknown => workbook.frozenOf('a');
  freezePanes(anne.editor, 'a', { rows: 2, columns: 0 });
  freezePanes(bo.editor, 'a', { rows: 0, columns: 3 });
  expect(both(frozen)).toEqual({ rows: 0, columns: 3 });
  expect(anne.editor.undo()?.kept).toBe(1);
  expect(both(frozen)).toEqual({ rows: 0, columns: 3 });
  freezePanes(anne.editor, 'a', { rows: -4, columns: 1e9 });
  expect(both(frozen)).toEqual({ rows: 0, columns: 20 });
  freezePanes(anne.editor, 'a', { rows: 0, columns: 0 });
  expect(both(frozen)).toEqual({ rows: 0, columns: 0 });
});
