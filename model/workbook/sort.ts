/** The verb that sorts rows. */
import type { Value } from '../calculation/value.ts';
import { type Result, done, refused } from '../result.ts';
import { lockedIn, readCells, writeBlock, writeCopy, writeLook } from './cell-block.ts';
import type { Editor, Place, Writer } from './editor.ts';
import { type Range, filledKeys } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, linesOfKey } from './schema.ts';
import { type SortDirection, compareValues } from './sort-order.ts';
import { partSharedSlot } from './structure.ts';
import type { Sheet, Workbook } from './workbook.ts';

export interface SortKey {
  /** by position on the sheet, counted from 0 */
  readonly column: number;
  readonly direction: SortDirection;
}

export interface Sorting {
  /** the first decides, the next where it finds no difference */
  readonly by: readonly SortKey[];
  /** the first row holds headings and stays */
  readonly hasHeader: boolean;
  /** what a cell comes to; undefined for an empty one. The order depends on calculated values, which the model has not. */
  valueAt(at: CellId): Value | undefined;
}

/**
 * Sorts the rows of a range. Equal rows keep their order. Where nothing stands beside the range, whole rows change
 * places: content, format, comments and references to single cells go with their row, and a range keeps its extent, as
 * in Excel. Where something stands beside it, the range's cells are rewritten instead, contents and formats, and a
 * formula's references move along as in a copy. Refused as a whole where a cell is locked.
 * Concurrent, whole rows: what a colleague types goes with its row; a row that a colleague deletes is gone, and undo
 * brings it back at its sorted place; a row inserted or moved meanwhile keeps its place between the rows; of two sorts at
 * once each row lands where one of them put it, so the order may be neither's, but no row is lost or doubled.
 * Concurrent, rewritten cells: cell by cell as `setCell`; what a colleague types at the same moment stands where it was
 * typed. Undo takes back each row or cell that nobody has changed since.
 */
export function sortRange(editor: Editor, range: Range, sorting: Sorting): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet || sorting.by.some(({ column }) => column >= sheet.columns.size))
    return refused({ kind: 'gone' });
  const body = bodyOf(sheet, range, sorting.hasHeader);
  if (body.firstRow >= body.lastRow || sorting.by.length === 0) return done(undefined);
  const order = sortedRows(workbook, sheet, body, sorting);
  if (order.every((row, i) => row === body.firstRow + i)) return done(undefined);
  const besides: readonly Range[] = [
    { ...body, firstColumn: 0, lastColumn: body.firstColumn - 1 },
    { ...body, firstColumn: body.lastColumn + 1, lastColumn: sheet.columns.size - 1 },
  ];
  const isAlone = besides.every(
    (beside) => beside.firstColumn > beside.lastColumn || filledKeys(sheet, beside).length === 0,
  );
  return isAlone ? sortWholeRows(editor, sheet, body, order) : sortCells(editor, sheet, body, order);
}

/** The rows to sort: without headings, and without the empty rows at the end, which would stay there anyway. */
function bodyOf(sheet: Sheet, range: Range, hasHeader: boolean): Range {
  const firstRow = hasHeader ? range.firstRow + 1 : range.firstRow;
  const inside = { ...range, firstRow, lastRow: Math.min(range.lastRow, sheet.rows.size - 1) };
  let lastRow = firstRow;
  if (inside.firstRow <= inside.lastRow) {
    for (const key of filledKeys(sheet, inside))
      lastRow = Math.max(lastRow, sheet.rows.indexOf(linesOfKey(key)[0]));
  }
  return { ...inside, lastRow, lastColumn: Math.min(range.lastColumn, sheet.columns.size - 1) };
}

/** The rows of `body`, by position, in their new order. */
function sortedRows(
  workbook: Workbook,
  sheet: Sheet,
  body: Range,
  { by, valueAt }: Sorting,
): readonly number[] {
  const rows = Array.from({ length: body.lastRow - body.firstRow + 1 }, (_, i) => {
    const row = body.firstRow + i;
    const keys = by.map(({ column }) => {
      const at = workbook.cellAt(sheet, row, column)!;
      return workbook.contentAt(at).kind === 'empty' ? undefined : valueAt(at);
    });
    return { row, keys };
  });
  return rows
    .sort((a, b) => {
      for (const [i, { direction }] of by.entries()) {
        const order = compareValues(a.keys[i], b.keys[i], direction);
        if (order !== 0) return order;
      }
      return a.row - b.row;
    })
    .map(({ row }) => row);
}

function sortWholeRows(
  editor: Editor,
  sheet: Sheet,
  body: Range,
  order: readonly number[],
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const from = workbook.cellAt(sheet, body.firstRow, body.firstColumn)!;
  // Rows take their formats along, also those beside the range.
  const locked = lockedIn(workbook, sheet, { ...body, firstColumn: 0, lastColumn: sheet.columns.size - 1 });
  if (locked) return refused({ kind: 'locked', at: locked });
  const lines = order.map((row) => sheet.rows.lineAt(row)!);
  const place: Place = { from, to: workbook.cellAt(sheet, body.lastRow, body.lastColumn)! };
  return editor.edit(place, (write) => {
    // From the end, and with the row behind it: afterwards no two rows share a slot.
    for (let before = body.lastRow + 1; before >= body.firstRow; before--)
      partSharedSlot(write, workbook, { sheet, side: 'rows', before });
    seat(write, sheet, lines, sheet.rows.slots.slice(body.firstRow, body.lastRow + 1));
  });
}

/** Puts lines into slots that are there, one each. */
function seat(write: Writer, sheet: Sheet, lines: readonly string[], slots: readonly string[]): void {
  const { moves } = sheet.maps.rows;
  const moved = lines
    .map((line, i) => [line, slots[i]!] as const)
    .filter(([line, slot]) => sheet.rows.slotOf(line) !== slot);
  // A line in the slot of its own id has no entry.
  for (const [line, slot] of moved) write.set(moves, line, slot === line ? undefined : slot);
}

function sortCells(
  editor: Editor,
  sheet: Sheet,
  body: Range,
  order: readonly number[],
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const cells = readCells(workbook, sheet, body);
  return writeBlock(editor, body, {
    cell(write, at, row, column) {
      const from = order[row]!;
      if (from === body.firstRow + row) return;
      const { content, format } = cells[from - body.firstRow]![column]!;
      const by = { rows: body.firstRow + row - from, columns: 0 };
      writeCopy(write, workbook, at, { content, from: sheet.id, by });
      writeLook(write, workbook, at, format);
    },
  });
}
