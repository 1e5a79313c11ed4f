/** Every formula of a workbook, wherever one stands: for verbs after which references must name something else. */
import { type Anchored, anchoredEntries } from './anchor.ts';
import type { Writer } from './editor.ts';
import type { SheetId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/**
 * Every formula of a workbook: of cells and of all that holds on to cells, deleted lines, sheets and things too, which may
 * come back and must then mean the right cells.
 */
export function* everyFormula(workbook: Workbook): Generator<Anchored> {
  for (const { id, maps } of workbook.allSheets) {
    for (const [key, stored] of maps.cells.entries())
      if (typeof stored === 'string' && stored.startsWith('='))
        yield { map: maps.cells, key, stored, sheet: id, isBound: false };
  }
  yield* anchoredEntries(workbook);
}

/** Puts what `rewrite` gives in the place of each formula; undefined leaves it. `sheet` is '' outside sheets. */
export function rewriteFormulas(
  write: Writer,
  workbook: Workbook,
  rewrite: (stored: string, sheet: SheetId, isBound: boolean) => string | undefined,
): void {
  for (const { map, key, stored, sheet, isBound } of everyFormula(workbook)) {
    const now = rewrite(stored, sheet, isBound);
    if (now !== undefined) write.set(map, key, now);
  }
}
