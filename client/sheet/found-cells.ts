/** The cells in which something stands, in reading order: sheet by sheet, row by row. */
import { untrack } from 'solid-js';
import { type CellId, type Language, type Sheet, type TextPattern, isSet, linesOfKey } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

export interface Search {
  readonly pattern: TextPattern;
  readonly sheets: readonly Sheet[];
  /** look at what a person would correct: typed texts, and formulas too where `inFormulas` */
  readonly inEntries: boolean;
  readonly inFormulas: boolean;
  readonly language: Language;
}

/** Most cells that are told; more help nobody. */
export const mostFound = 10_000;

/** Up to `mostFound` cells. */
export function foundCells(session: WorkbookSession, search: Search): readonly CellId[] {
  return untrack(() => {
    const found: CellId[] = [];
    for (const sheet of search.sheets) {
      for (const at of filledCells(sheet)) {
        if (!textsAt(session, sheet, at, search).some((text) => search.pattern.isIn(text))) continue;
        found.push(at);
        if (found.length === mostFound) return found;
      }
    }
    return found;
  });
}

function filledCells(sheet: Sheet): readonly CellId[] {
  const placed: { readonly at: CellId; readonly row: number; readonly column: number }[] = [];
  for (const key of sheet.maps.cells.keys()) {
    if (!isSet(sheet.maps.cells, key)) continue;
    const [row, column] = linesOfKey(key);
    const place = { row: sheet.rows.indexOf(row), column: sheet.columns.indexOf(column) };
    if (place.row >= 0 && place.column >= 0) placed.push({ at: { sheet: sheet.id, row, column }, ...place });
  }
  return placed.toSorted((a, b) => a.row - b.row || a.column - b.column).map(({ at }) => at);
}

function textsAt(session: WorkbookSession, sheet: Sheet, at: CellId, search: Search): readonly string[] {
  const isFormula = session.workbook.contentAt(at).kind === 'formula';
  const texts: string[] = [];
  if (!search.inEntries) texts.push(session.shown(sheet, at.row, at.column, search.language).text);
  if (isFormula ? search.inFormulas : search.inEntries) texts.push(session.entryOf(at, search.language));
  return texts;
}
