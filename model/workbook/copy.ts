/** Verbs that copy cells: copy and paste, fill down and right. Each is one transaction and one undo step. */
import { type Result, done, refused } from '../result.ts';
import { entryOf, readCells, writeBlock, writeCopy, writeLook } from './cell-block.ts';
import type { Editor } from './editor.ts';
import { type Range, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';

/** Which way a fill goes. */
export type FillDirection = 'down' | 'right';

/**
 * Copies the first row (or column) of a range into the rest of it, contents and formats; references that are not fixed
 * with '$' move along. Concurrent: cell by cell as `setCell`.
 */
export function fillRange(editor: Editor, range: Range, direction: FillDirection): Result<void, EditRefusal> {
  const isDown = direction === 'down';
  const source: Range = isDown
    ? { ...range, lastRow: range.firstRow }
    : { ...range, lastColumn: range.firstColumn };
  const target: Range = isDown
    ? { ...range, firstRow: range.firstRow + 1 }
    : { ...range, firstColumn: range.firstColumn + 1 };
  if (target.firstRow > target.lastRow || target.firstColumn > target.lastColumn) return done(undefined);
  return copyCells(editor, source, target);
}

/**
 * Copies the cells of a range to another place, contents and formats, again and again until the target is filled; a
 * single target cell takes the whole source. References that are not fixed with '$' move along.
 * Concurrent: cell by cell as `setCell`; the source is read once, at the call.
 */
export function copyCells(editor: Editor, from: Range, to: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const source = workbook.livingSheet(from.sheet);
  if (!source) return refused({ kind: 'gone' });
  const size = sizeOf(from);
  const wanted = sizeOf(to);
  // Like Excel: a target that is a whole number of sources is filled, any other takes the source once.
  const isTiled = wanted.rows % size.rows === 0 && wanted.columns % size.columns === 0;
  const target: Range = {
    ...to,
    lastRow: to.firstRow + (isTiled ? wanted.rows : size.rows) - 1,
    lastColumn: to.firstColumn + (isTiled ? wanted.columns : size.columns) - 1,
  };
  const copies = readCells(workbook, source, from);
  return writeBlock(editor, target, {
    entryAt: (row, column) => entryOf(copies[row % size.rows]?.[column % size.columns]),
    cell(write, at, row, column) {
      const copy = copies[row % size.rows]?.[column % size.columns];
      if (!copy) return;
      const by = {
        rows: to.firstRow + row - (from.firstRow + (row % size.rows)),
        columns: to.firstColumn + column - (from.firstColumn + (column % size.columns)),
      };
      writeCopy(write, workbook, at, { content: copy.content, from: from.sheet, by });
      writeLook(write, workbook, at, copy.format);
    },
  });
}
