/** Who wrote what stands in the cells, as far as the document itself knows: the client number of each entry's last writer. */
import type { CellId } from './schema.ts';
import { isSet, linesOfKey } from './schema.ts';
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
