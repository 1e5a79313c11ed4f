/** Rows and columns that stay in view. */
import { type Result, refused } from '../result.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import type { SheetId } from './schema.ts';

/** More would leave no room to scroll in on a small screen. */
const maxFrozen = { rows: 50, columns: 20 } as const;

/**
 * Keeps the first rows and columns of a sheet in view, none for 0. They are counted and not named: whatever stands first
 * stays in view. Concurrent: the last writer's pair stands, whole.
 */
export function freezePanes(
  editor: Editor,
  sheet: SheetId,
  count: { readonly rows: number; readonly columns: number },
): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (!workbook.livingSheet(sheet)) return refused({ kind: 'gone' });
  const bounded = (wanted: number, most: number): number =>
    Math.min(Math.max(Math.trunc(wanted) || 0, 0), most);
  const rows = bounded(count.rows, maxFrozen.rows);
  const columns = bounded(count.columns, maxFrozen.columns);
  const now = workbook.frozenOf(sheet);
  return editor.edit(undefined, (write) => {
    if (now.rows === rows && now.columns === columns) return;
    write.set(workbook.sheetEntries, `${sheet}/z`, rows + columns === 0 ? undefined : [rows, columns]);
  });
}
