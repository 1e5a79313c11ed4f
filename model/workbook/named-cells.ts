/** The cells of a workbook's names, for what knows a template's names but not its places. */
import type { Content } from './content.ts';
import type { CellId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** The cells of a name in its first column, from the top; none when there is no such name or it names no cells. */
export function cellsNamed(workbook: Workbook, name: string): readonly CellId[] {
  const id = workbook.nameIdByText(name);
  const ends = id === undefined ? undefined : workbook.cellsOfName(id);
  const sheet = ends && workbook.livingSheet(ends.from.sheet);
  const first = ends && workbook.positionOf(ends.from);
  const last = ends && workbook.positionOf(ends.to);
  if (!sheet || !first || !last) return [];
  const rows = sheet.rows.lines.slice(first.row, last.row + 1);
  return rows.map((row) => ({ sheet: sheet.id, row, column: ends.from.column }));
}

/** What somebody has typed into a cell; undefined for nothing and for a formula, whose value is not known here. */
export function typedIn(workbook: Workbook, at: CellId | undefined): string | number | undefined {
  const content: Content = at ? workbook.contentAt(at) : { kind: 'empty' };
  return content.kind === 'text' || content.kind === 'number' ? content.value : undefined;
}
