/** The verb that draws lines around and between the cells of a range. */
import type { Result } from '../result.ts';
import { type Border, type BorderSide, withSides } from './border.ts';
import type { Editor } from './editor.ts';
import { formatAt, formatCells } from './format.ts';
import type { Range } from './range.ts';
import type { EditRefusal } from './refusal.ts';

/** What is drawn: every line, those around the range, its upper or lower edge, that of a total, or no line at all. */
export const borderChoices = ['all', 'outer', 'top', 'bottom', 'total', 'none'] as const;
export type BorderChoice = (typeof borderChoices)[number];

/**
 * Draws lines in a range. Lines that are there stay, but for 'none', which takes them all away. In whole columns (rows)
 * only lines along them are drawn: those at their far ends would move with every row (column) that comes later.
 * Concurrent: the border of a cell is one attribute, and the last writer's.
 */
export function setBorders(editor: Editor, range: Range, choice: BorderChoice): Result<void, EditRefusal> {
  const sheet = editor.workbook.livingSheet(range.sheet);
  return formatCells(editor, range, (row, column) => {
    const rowLine = row === undefined ? '' : (sheet?.rows.lineAt(row) ?? '');
    const columnLine = column === undefined ? '' : (sheet?.columns.lineAt(column) ?? '');
    const before = sheet && formatAt(sheet, rowLine, columnLine).border;
    return { border: borderOf(choice, before, edgesOf(range, row, column)) };
  });
}

/** The edges of the range that a cell, or a whole line, lies at. */
function edgesOf(range: Range, row: number | undefined, column: number | undefined): readonly BorderSide[] {
  const edges: BorderSide[] = [];
  if (row === range.firstRow) edges.push('top');
  if (column === range.lastColumn) edges.push('right');
  if (row === range.lastRow) edges.push('bottom');
  if (column === range.firstColumn) edges.push('left');
  return edges;
}

function borderOf(
  choice: BorderChoice,
  before: Border | undefined,
  edges: readonly BorderSide[],
): Border | undefined {
  switch (choice) {
    case 'all':
      return 'box';
    case 'none':
      return undefined;
    case 'outer':
      return withSides(before, edges);
    case 'total':
      return edges.includes('bottom') ? 'total' : before;
    default:
      return edges.includes(choice) ? withSides(before, [choice]) : before;
  }
}
