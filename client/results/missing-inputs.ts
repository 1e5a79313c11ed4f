/** What must be filled in before a case has an answer. */
import type { CellId } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { resultOf } from './result-of.ts';
import { isMissing, neededKeys } from './case-answer.ts';

export interface MissingInput {
  readonly at: CellId;
  readonly label: string;
}

/** Each is named by the text beside it, or above it in a table. */
export function missingInputs(session: WorkbookSession): readonly MissingInput[] {
  const { workbook } = session;
  return neededKeys(resultOf(session, 'effectKind')?.[0]).flatMap((key) => {
    // What is missing may be calculated; then the template says what to fill in.
    const area = session.resultArea(`${key}At`) ?? session.resultArea(key);
    const sheet = area && workbook.sheetOf(area.sheet);
    if (!area || !sheet || !isMissing(resultOf(session, key) ?? [])) return [];
    const textAt = (row: number, column: number): string => {
      const at = workbook.cellAt(sheet, row, column);
      const content = at && workbook.contentAt(at);
      return content?.kind === 'text' ? content.value : '';
    };
    const { firstRow, lastRow, firstColumn } = area;
    const at = workbook.cellAt(sheet, firstRow, firstColumn);
    const text = firstRow === lastRow ? textAt(firstRow, 0) : textAt(firstRow - 1, firstColumn);
    return at ? [{ at, label: `${workbook.sheetName(sheet.id)}: ${text}` }] : [];
  });
}
