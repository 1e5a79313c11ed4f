/** Who wrote what stands in the cells, as far as the document itself knows: the client number of each entry's last writer. */
import type { CellId } from './schema.ts';
import { cellKey, isSet, linesOfKey } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** The cells whose content was last written under one of these client ids, in no particular order. */
export function cellsWrittenBy(workbook: Workbook, clients: ReadonlySet<number>): readonly CellId[] {
  const found: CellId[] = [];
  for (const sheet of workbook.sheets) {
    for (const [key, item] of sheet.maps.cells._map) {
      if (!clients.has(item.id.client) || !isSet(sheet.maps.cells, key)) continue;
      const [row, column] = linesOfKey(key);
      found.push({ sheet: sheet.id, row, column });
    }
  }
  return found;
}

/** Under which number a cell's entry was written as it stands now, a cleared one too; undefined for one never written. */
export function writerOf(
  workbook: Workbook,
  at: CellId,
): { readonly client: number; readonly clock: number } | undefined {
  const item = workbook.sheetOf(at.sheet)?.maps.cells._map.get(cellKey(at.row, at.column));
  return item && { client: item.id.client, clock: item.id.clock };
}
