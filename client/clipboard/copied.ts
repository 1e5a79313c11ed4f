/** What is copied, as it goes onto the clipboard, and where it came from: pasting it here copies cells, formulas and all. */
import {
  type CellId,
  type Language,
  type Range,
  type Value,
  carriedTokens,
  editText,
  formatAt,
  isError,
  mergesIn,
  sizeOf,
  writeRelative,
} from '#model';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import { writeTable } from './table-text.ts';
import type { CopiedCell, writeHtml } from './write-html.ts';

/** Most cells of which a table is written; of more there is only the text. */
const maxTableCells = 100_000;

export interface Copied {
  readonly text: string;
  readonly html: string;
  /** stands in the table, so that it is known again */
  readonly mark: string;
  readonly from: CellId;
  readonly to: CellId;
  /** false where my filter hid rows in between, which must not come along when the cells are copied here */
  readonly isWhole: boolean;
}

interface Source {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  /** undefined as long as it has not been loaded */
  readonly writeHtml: typeof writeHtml | undefined;
}

/** Copies what is selected; of whole rows or columns as far as anything stands in them. */
export function copySelection(source: Source): Copied | undefined {
  const { session, desk, language } = source;
  const { workbook } = session;
  const range = usedPart(desk);
  const sheet = workbook.livingSheet(range.sheet);
  const from = sheet && workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  const to = sheet && workbook.cellAt(sheet, range.lastRow, range.lastColumn);
  if (!sheet || !from || !to) return undefined;
  const { rows, columns } = sizeOf(range);
  const isTable = rows * columns <= maxTableCells && source.writeHtml !== undefined;
  const texts: string[][] = [];
  const cells: CopiedCell[][] = [];
  const filtered = desk.tables.filtered();
  for (let row = range.firstRow; row <= range.lastRow; row++) {
    if (filtered.has(row)) continue;
    const textLine: string[] = [];
    const line: CopiedCell[] = [];
    for (let column = range.firstColumn; column <= range.lastColumn; column++) {
      const at = workbook.cellAt(sheet, row, column)!;
      const value = session.valueAt(at);
      const format = formatAt(sheet, at.row, at.column);
      textLine.push(plainText(source, at, value, format.number));
      if (!isTable) continue;
      const content = workbook.contentAt(at);
      const formula =
        content.kind === 'formula'
          ? writeRelative(carriedTokens(content.stored, { workbook, sheet: at.sheet }), { row, column })
          : undefined;
      const shown = session.shown(sheet, at.row, at.column, language).text;
      line.push({ shown, value, formula, format });
    }
    texts.push(textLine);
    cells.push(line);
  }
  const mark = crypto.randomUUID();
  const isWhole = texts.length === rows;
  const merges = isWhole ? mergesIn(workbook, range) : [];
  const html = (isTable && source.writeHtml?.(cells, { mark, language: language.id, merges })) || '';
  return { text: writeTable(texts), html, mark, from, to, isWhole };
}

/** Whole rows and columns hold hundreds of thousands of empty cells; Excel and Google Sheets copy them as far as they are used. */
function usedPart(desk: Desk): Range {
  const range = desk.range();
  const whole = desk.lastPoint();
  const isAllRows = range.firstRow === 0 && range.lastRow === whole.row && whole.row > 0;
  const isAllColumns = range.firstColumn === 0 && range.lastColumn === whole.column && whole.column > 0;
  if (!isAllRows && !isAllColumns) return range;
  const last = desk.lastFilled();
  return {
    ...range,
    ...(isAllRows && { lastRow: Math.max(range.firstRow, last.row) }),
    ...(isAllColumns && { lastColumn: Math.max(range.firstColumn, last.column) }),
  };
}

/** Copied figures read as numbers in a Danish Excel: full digits, decimal comma, no thousands dots. */
function plainText(
  { session, desk, language }: Source,
  at: CellId,
  value: Value | undefined,
  code: string | undefined,
): string {
  if (value === undefined) return session.workbook.contentAt(at).kind === 'draft' ? desk.entryOf(at) : '';
  if (isError(value)) return language.errorFromEnglish(value.error);
  if (typeof value === 'number') return editText(value, code, language.id);
  return typeof value === 'boolean' ? (value ? language.yes : language.no) : value;
}

/** Where the copied cells are now; undefined when a corner of them is gone or some between them were not copied. */
export function rangeOfCopied(
  { workbook }: WorkbookSession,
  { from, to, isWhole }: Copied,
): Range | undefined {
  if (!isWhole) return undefined;
  const first = workbook.positionOf(from);
  const last = workbook.positionOf(to);
  if (!first || !last) return undefined;
  return {
    sheet: from.sheet,
    firstRow: Math.min(first.row, last.row),
    lastRow: Math.max(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastColumn: Math.max(first.column, last.column),
  };
}
