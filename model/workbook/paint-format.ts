/** The verb behind the brush: the look of some cells is given to others. */
import { type Result, refused } from '../result.ts';
import { readCells } from './cell-block.ts';
import type { Editor } from './editor.ts';
import { formatCells } from './format.ts';
import { type Range, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';

/**
 * Makes the cells of a range look like those of another, again and again; a single target cell takes the whole source, as
 * far as the sheet reaches. Contents stay. Concurrent: each attribute of each cell is the last writer's.
 */
export function paintFormat(editor: Editor, from: Range, to: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const source = workbook.livingSheet(from.sheet);
  const target = workbook.livingSheet(to.sheet);
  if (!source || !target) return refused({ kind: 'gone' });
  const looks = readCells(workbook, source, from);
  const size = sizeOf(from);
  const isOne = sizeOf(to).rows === 1 && sizeOf(to).columns === 1;
  const painted: Range = isOne
    ? {
        ...to,
        lastRow: Math.min(to.firstRow + size.rows, target.rows.size) - 1,
        lastColumn: Math.min(to.firstColumn + size.columns, target.columns.size) - 1,
      }
    : to;
  return formatCells(editor, painted, (row = painted.firstRow, column = painted.firstColumn) => {
    const across = looks[(row - painted.firstRow) % size.rows];
    return across?.[(column - painted.firstColumn) % size.columns]?.format ?? {};
  });
}
