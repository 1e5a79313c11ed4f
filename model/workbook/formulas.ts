/** Every formula of a workbook, wherever one stands: for verbs after which references must name something else. */
import type { Writer } from './editor.ts';
import type { SheetId } from './schema.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** All sheets that are here; the deleted ones may come back, and must then mean the right cells. */
function everySheet(workbook: Workbook): readonly Sheet[] {
  return [...workbook.sheetEntries.keys()].flatMap((key) => workbook.sheetOf(key) ?? []);
}

/** Every formula of a workbook: of cells (in deleted lines and sheets too), names and results. */
export function* everyFormula(workbook: Workbook): Generator<{
  readonly stored: string;
  readonly sheet: SheetId;
  readonly key: string;
  readonly kind: 'cell' | 'name' | 'result';
}> {
  for (const sheet of everySheet(workbook)) {
    for (const [key, stored] of sheet.maps.cells.entries())
      if (isFormula(stored)) yield { stored, sheet: sheet.id, key, kind: 'cell' };
  }
  for (const [key, stored] of workbook.nameEntries.entries())
    if (key.endsWith('/f') && isFormula(stored)) yield { stored, sheet: '', key, kind: 'name' };
  for (const [key, stored] of workbook.resultEntries.entries())
    if (isFormula(stored)) yield { stored, sheet: '', key, kind: 'result' };
}

function isFormula(stored: unknown): stored is string {
  return typeof stored === 'string' && stored.startsWith('=');
}

/** Puts what `rewrite` gives in the place of each formula; undefined leaves it. `sheet` is '' outside sheets. */
export function rewriteFormulas(
  write: Writer,
  workbook: Workbook,
  rewrite: (stored: string, sheet: SheetId) => string | undefined,
): void {
  for (const { stored, sheet, key, kind } of everyFormula(workbook)) {
    const now = rewrite(stored, sheet);
    if (now === undefined) continue;
    const maps = {
      cell: workbook.sheetOf(sheet)?.maps.cells,
      name: workbook.nameEntries,
      result: workbook.resultEntries,
    };
    write.set(maps[kind]!, key, now);
  }
}
