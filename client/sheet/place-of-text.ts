/** From what a person writes, "B4", "Resultat!C10:D12" or a name, to the cells it means. */
import { type CellId, readWholeReference } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk } from './desk.ts';

/** The cells that a text means, seen from the open sheet; undefined when it means none. */
export function placeOfText(
  text: string,
  { session: { workbook }, desk }: { readonly session: WorkbookSession; readonly desk: Desk },
): { readonly from: CellId; readonly to: CellId } | undefined {
  const typed = text.trim();
  const open = desk.sheet()?.id;
  const reference = readWholeReference(typed);
  if (reference) {
    const id = reference.sheet === undefined ? open : workbook.sheetIdByName(reference.sheet);
    const sheet = id === undefined ? undefined : workbook.sheetOf(id);
    if (!sheet) return undefined;
    const cellAt = ({ row, column }: { readonly row: number; readonly column: number }): CellId | undefined =>
      workbook.cellAt(sheet, Math.max(0, row), Math.max(0, column));
    const from = cellAt(reference.from);
    const to = cellAt(reference.to ?? reference.from);
    return from && to && { from, to };
  }
  const name = workbook.nameIdByText(typed, open);
  return name === undefined ? undefined : workbook.cellsOfName(name);
}
