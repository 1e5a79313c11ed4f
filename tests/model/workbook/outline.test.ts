import { expect, test } from 'vitest';
import { deleteLines, insertLines, moveLines } from '../../../model/index.ts';
import { outlineOf } from '../../../model/workbook/outline.ts';
import {
  collapseLines,
  expandLines,
  groupLines,
  hideLines,
  showLines,
  ungroupLines,
} from '../../../model/workbook/outline-verbs.ts';
import { openColleagues, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const hidden = ({ workbook }: Person): readonly number[] => [...outlineOf(workbook, 'a', 'rows').hidden];
const levels = ({ workbook }: Person): string => outlineOf(workbook, 'a', 'rows').levels.join('');
const groups = ({ workbook }: Person): readonly string[] =>
  outlineOf(workbook, 'a', 'rows').groups.map(
    ({ level, first, last, isCollapsed }) => `${level}: ${first}-${last}${isCollapsed ? ' collapsed' : ''}`,
  );

test('[LINE-1] hidden lines are hidden by identity: they follow moves and return with undo', () => {
  const { anne } = openColleagues();
  hideLines(anne.editor, rowsOf(2, 2));
  insertLines(anne.editor, rowsOf(0));
  expect(hidden(anne)).toEqual([3, 4]);
  moveLines(anne.editor, rowsOf(3), 9);
  expect(hidden(anne)).toEqual([3, 8]);
  deleteLines(anne.editor, rowsOf(8));
  anne.editor.undo();
  expect(hidden(anne)).toEqual([3, 8]);
  showLines(anne.editor, rowsOf(0, 12));
  expect(hidden(anne)).toEqual([]);
});

test('[LINE-2] groups lie inside each other; each is folded by itself', () => {
  const { anne } = openColleagues();
  groupLines(anne.editor, rowsOf(1, 6));
  groupLines(anne.editor, rowsOf(2, 2));
  expect(levels(anne)).toBe('012211100000');
  collapseLines(anne.editor, rowsOf(2, 2), 2);
  expect(hidden(anne)).toEqual([2, 3]);
  collapseLines(anne.editor, rowsOf(1, 6), 1);
  expect(groups(anne)).toEqual(['1: 1-6 collapsed', '2: 2-3 collapsed']);
  expect(hidden(anne)).toEqual([1, 2, 3, 4, 5, 6]);
  expandLines(anne.editor, rowsOf(1, 6), 1);
  expect(hidden(anne)).toEqual([2, 3]);
  ungroupLines(anne.editor, rowsOf(2, 2));
  expect([hidden(anne), groups(anne)]).toEqual([[], ['1: 1-6']]);
  showLines(anne.editor, rowsOf(0, 12));
  ungroupLines(anne.editor, rowsOf(0, 12));
  expect(levels(anne)).toBe('');
  for (let i = 0; i < 3; i++) anne.editor.undo();
  expect(groups(anne)).toEqual(['1: 1-6 collapsed', '2: 2-3 collapsed']);
});

test('[LINE-3] a row that a colleague inserts inside a group at the same time belongs to it, folded too', () => {
  const { anne, bo, both } = openColleagues();
  groupLines(anne.editor, rowsOf(1, 4));
  collapseLines(anne.editor, rowsOf(1, 4), 1);
  insertLines(bo.editor, rowsOf(3, 2));
  insertLines(bo.editor, rowsOf(1));
  expect(both(levels)).toBe('001111110000000');
  expect(both(hidden)).toEqual([2, 3, 4, 5, 6, 7]);
  showLines(bo.editor, rowsOf(4));
  expect(both(hidden)).toEqual([2, 3, 5, 6, 7]);
  bo.editor.undo();
  bo.editor.undo();
  expect(both(groups)).toEqual(['1: 1-6 collapsed']);
});

test('[LINE-4] two who group the same rows at once put them one level deeper; at the seventh it ends', () => {
  const { anne, bo, both } = openColleagues();
  groupLines(anne.editor, rowsOf(1, 4));
  groupLines(bo.editor, rowsOf(2, 4));
  expect(both(levels)).toBe('011111000000');
  expect(anne.editor.undo()?.kept).toBe(3);
  expect(both(levels)).toBe('001111000000');
  for (let i = 0; i < 6; i++) expect(groupLines(anne.editor, rowsOf(2)).ok).toBe(true);
  expect(groupLines(anne.editor, rowsOf(2))).toMatchObject({ error: { kind: 'groupTooDeep' } });
});

test('[LINE-5] a protected sheet lets groups be folded, not made', () => {
  const { anne } = openColleagues();
  groupLines(anne.editor, rowsOf(1, 2));
  anne.doc.getMap('sheets').set('a/p', 1);
  expect(groupLines(anne.editor, rowsOf(1, 2))).toMatchObject({ error: { kind: 'locked' } });
  expect(hideLines(anne.editor, rowsOf(1, 2))).toMatchObject({ error: { kind: 'locked' } });
  expect(collapseLines(anne.editor, rowsOf(1, 2), 1).ok).toBe(true);
  expect(hidden(anne)).toEqual([1, 2]);
});
