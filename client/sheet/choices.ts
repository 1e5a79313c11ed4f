/** What may be chosen in a cell that takes only some values. */
import { type CellId, type Language, choicesOf, formatAt, formatValue, validationAt } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

/** The choices as they are typed, in their order; none for a cell that takes anything. */
export function choicesAt(session: WorkbookSession, at: CellId, language: Language): readonly string[] {
  const { workbook } = session;
  session.trackLayout(at.sheet);
  const position = workbook.positionOf(at);
  const sheet = workbook.sheetOf(at.sheet);
  const validation = position && validationAt(workbook, { sheet: at.sheet, ...position });
  if (!sheet || !validation) return [];
  const valueOf = (on: string, key: string) => session.calculation()?.valueAt(on, key);
  const choices = choicesOf(workbook, validation.rule, at.sheet, valueOf);
  const { number } = formatAt(sheet, at.row, at.column);
  return choices?.items.map((item) => formatValue(item, number, language.id).text) ?? [];
}
