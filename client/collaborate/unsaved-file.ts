/** What the server refused, as a text that a person can read and type again. */
import { type Language, cellsWrittenBy, nameOfCell } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

/** One line for each cell that was last written here: sheet, cell and content. It may also name cells that were saved. */
export function unsavedAsText(session: WorkbookSession, language: Language): string {
  const { workbook, localCopy } = session;
  const clients = new Set([workbook.doc.clientID, ...localCopy.unsavedBefore.clients]);
  const lines = cellsWrittenBy(workbook, clients).flatMap((at) => {
    const position = workbook.positionOf(at);
    if (!position) return [];
    const name = nameOfCell(position.row, position.column);
    return [`${workbook.sheetName(at.sheet) ?? ''}\t${name}\t${session.entryOf(at, language)}`];
  });
  return lines.toSorted((a, b) => a.localeCompare(b, language.id, { numeric: true })).join('\r\n');
}
