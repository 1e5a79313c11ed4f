/** Every formula of a workbook, wherever one stands: for verbs after which references must name something else. */
import { type Anchored, anchoredEntries } from './anchor.ts';
import type { Writer } from './editor.ts';
import type { SheetId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/**
 * Calls `visit` for every formula of a workbook: of cells and of all that holds on to cells, deleted lines, sheets and
 * things too, which may come back and must then mean the right cells. Plain calls, since a large sheet has 100,000 cells.
 */
function visitFormulas(workbook: Workbook, visit: (formula: Anchored) => void): void {
  for (const { id, maps } of workbook.allSheets) {
    maps.cells.forEach((stored, key) => {
      if (typeof stored === 'string' && stored.startsWith('='))
        visit({ map: maps.cells, key, stored, sheet: id, isBound: false });
    });
  }
  for (const anchored of anchoredEntries(workbook)) visit(anchored);
}

/** Puts what `rewrite` gives in the place of each formula; undefined leaves it. `sheet` is '' outside sheets. */
export function rewriteFormulas(
  write: Writer,
  workbook: Workbook,
  rewrite: (stored: string, sheet: SheetId, isBound: boolean) => string | undefined,
): void {
  const rewritten: (Anchored & { readonly now: string })[] = [];
  visitFormulas(workbook, (formula) => {
    const now = rewrite(formula.stored, formula.sheet, formula.isBound);
    if (now !== undefined) rewritten.push({ ...formula, now });
  });
  for (const { map, key, now } of rewritten) write.set(map, key, now);
}
