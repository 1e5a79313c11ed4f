/**
 * Warnings that somebody has seen and given a reason for. They stand in cells, in a block of named columns on the sheet
 * with the documentation, so that they are merged, taken back, copied and taken home like everything else that is typed.
 * Beside the reason stands what the warning's cell said then: when it says something else, the warning is back.
 */
import { serialOfDate } from '../formula/number-format.ts';
import { type Result, refused } from '../result.ts';
import { writeStoredCell } from './cell-block.ts';
import { maxTextLength, writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { isLocked } from './format.ts';
import type { EditRefusal } from './refusal.ts';
import type { ReadValue } from './register.ts';
import type { CellId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** The block's columns: one table has a row for each check of the template, the other is free for any warning. */
export const acknowledgementColumns = {
  key: 'nøgle',
  text: 'tekst',
  date: 'dato',
  name: 'navn',
  reason: 'begrundelse',
  seen: 'set',
} as const;
type Column = keyof typeof acknowledgementColumns;

/** What the names of the two tables' columns begin with: Advarsel_begrundelse. */
export const acknowledgementTables = ['Advarsel', 'Advarsel_egen'] as const;

export interface Acknowledgement {
  readonly key: string;
  readonly reason: string;
  readonly name: string;
  /** as a date serial; undefined for none */
  readonly date: number | undefined;
  /** what the warning's cell said */
  readonly seen: string;
  /** the cell with the reason */
  readonly at: CellId;
}

type Row = Readonly<Record<Column, CellId>> & { readonly isFree: boolean };

/** The rows of the block; none where the workbook has no such block, or a column of it is gone. */
function rowsOf(workbook: Workbook): readonly Row[] {
  return acknowledgementTables.flatMap((table, number): Row[] => {
    const columns = Object.entries(acknowledgementColumns).flatMap(([column, end]) => {
      const id = workbook.nameIdByText(`${table}_${end}`);
      const cells = id === undefined ? undefined : workbook.cellsOfName(id);
      return cells ? [[column as Column, cells] as const] : [];
    });
    const key = columns.find(([column]) => column === 'key')?.[1];
    const sheet = key && workbook.sheetOf(key.from.sheet);
    const isWhole = columns.length === Object.keys(acknowledgementColumns).length;
    if (!sheet || !isWhole || columns.some(([, { from }]) => from.sheet !== sheet.id)) return [];
    const first = sheet.rows.indexOf(key.from.row);
    const lines = sheet.rows.lines.slice(first, sheet.rows.indexOf(key.to.row) + 1);
    return lines.map((row) => {
      const cells = columns.map(([column, { from }]) => [column, { ...from, row }] as const);
      return { ...(Object.fromEntries(cells) as Record<Column, CellId>), isFree: number === 1 };
    });
  });
}

function textAt(read: ReadValue, at: CellId): string {
  const value = read(at);
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

/** Whether the workbook has a place for reasons. */
export function hasAcknowledgements(workbook: Workbook): boolean {
  return rowsOf(workbook).length > 0;
}

/** Whatever has been given a reason, by the warning's key; of two rows with one key the first. */
export function acknowledgementsOf(
  workbook: Workbook,
  read: ReadValue,
): ReadonlyMap<string, Acknowledgement> {
  const found = new Map<string, Acknowledgement>();
  for (const row of rowsOf(workbook)) {
    const key = textAt(read, row.key);
    const reason = textAt(read, row.reason).trim();
    if (key === '' || reason === '' || found.has(key)) continue;
    const date = read(row.date);
    found.set(key, {
      key,
      reason,
      name: textAt(read, row.name),
      date: typeof date === 'number' ? date : undefined,
      seen: textAt(read, row.seen),
      at: row.reason,
    });
  }
  return found;
}

/** What is acknowledged, and what its cell says now. */
export interface SeenWarning {
  readonly key: string;
  readonly text: string;
  readonly status: string;
}

export interface Reason {
  readonly reason: string;
  readonly name: string;
  /** 2026-11-22 */
  readonly day: string;
}

function storedContent(workbook: Workbook, at: CellId): string {
  const content = workbook.contentAt(at);
  return content.kind === 'text' ? content.value : '';
}

function writeTexts(write: Writer, workbook: Workbook, texts: readonly (readonly [CellId, string])[]): void {
  for (const [at, value] of texts)
    writeStoredCell(write, workbook, at, writeContent({ kind: 'text', value }));
}

/**
 * Gives a warning its reason, with who and when, in its row of the block or in the first free one. Refused without a
 * reason, and where no row is left. Concurrent: cell by cell the last writer's, as for typing; two who take one free row
 * for two warnings at once: one of them stands, the other's author has a receipt and the other warning stays.
 */
export function acknowledgeWarning(
  editor: Editor,
  { key, text, status }: SeenWarning,
  { reason, name, day }: Reason,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const words = reason.trim();
  if (words === '') return refused({ kind: 'badText', why: 'empty', limit: maxTextLength });
  if (words.length > maxTextLength) return refused({ kind: 'badText', why: 'tooLong', limit: maxTextLength });
  const rows = rowsOf(workbook);
  const row =
    rows.find((one) => storedContent(workbook, one.key) === key) ??
    rows.find((one) => one.isFree && isFreeRow(workbook, one));
  if (!row) return refused({ kind: 'noRoom' });
  const locked = [row.reason, row.name, row.date, row.seen].find((at) => isLocked(workbook, at));
  if (locked) return refused({ kind: 'locked', at: locked });
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return editor.edit({ from: row.reason, to: row.reason }, (write) => {
    const own = row.isFree
      ? ([
          [row.key, key],
          [row.text, text],
        ] as const)
      : [];
    writeTexts(write, workbook, [...own, [row.reason, words], [row.name, name], [row.seen, status]]);
    writeStoredCell(write, workbook, row.date, serialOfDate(year, month, date));
  });
}

function isFreeRow(workbook: Workbook, row: Row): boolean {
  return Object.keys(acknowledgementColumns).every(
    (column) => workbook.contentAt(row[column as Column]).kind === 'empty',
  );
}

/** Takes a reason back, so that the warning stands as before. Concurrent: cell by cell the last writer's. */
export function withdrawAcknowledgement(editor: Editor, key: string): Result<void, EditRefusal> {
  const { workbook } = editor;
  const row = rowsOf(workbook).find((one) => storedContent(workbook, one.key) === key);
  if (!row) return refused({ kind: 'gone' });
  const cells = [row.reason, row.name, row.date, row.seen, ...(row.isFree ? [row.key, row.text] : [])];
  const locked = cells.find((at) => isLocked(workbook, at));
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit({ from: row.reason, to: row.reason }, (write) => {
    for (const at of cells) writeStoredCell(write, workbook, at, undefined);
  });
}
