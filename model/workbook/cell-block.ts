/** What verbs on blocks of cells share: reading a block, and writing one that may lie partly beyond the sheet's edge. */
import { type Places, storedFromTokens } from '../formula/stored.ts';
import type { Token } from '../formula/tokens.ts';
import { type Result, refused } from '../result.ts';
import { type Content, type Stored, writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { type Entry, copiedFormula } from './entry.ts';
import { type CellFormat, formatAt, isLocked, writeFormat } from './format.ts';
import { keptIn } from './protection.ts';
import type { Range } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, type SheetId, cellKey, sheetLimits } from './schema.ts';
import { growSheet } from './grow-sheet.ts';
import { invalidIn } from './validation.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** What happens to a block, all of it in one transaction. */
interface Writing {
  /** what is put into a cell, where a validation may have something to say to it */
  entryAt?(row: number, column: number): Entry | undefined;
  /** first of all, when the sheet is large enough */
  prepare?(write: Writer): void;
  /** for every cell; row and column count from the block's first cell */
  cell(write: Writer, at: CellId, row: number, column: number): void;
  finish?(write: Writer): void;
}

/**
 * Writes every cell of a block that may lie partly outside its sheet, which grows. Refused as a whole where a cell is
 * locked or its validation does not allow what is put there.
 */
export function writeBlock(editor: Editor, target: Range, writing: Writing): Result<void, EditRefusal> {
  const { workbook } = editor;
  const refusal = refusalOfBlock(workbook, target, writing.entryAt);
  if (refusal) return refused(refusal);
  const sheet = workbook.livingSheet(target.sheet)!;
  const first = workbook.cellAt(sheet, target.firstRow, target.firstColumn);
  if (!first) return refused({ kind: 'gone' });
  let isFull = false;
  const edited = editor.edit(
    { from: first, to: workbook.cellAt(sheet, target.lastRow, target.lastColumn) ?? first },
    (write) => {
      isFull = !growSheet(write, sheet, target.lastRow + 1, target.lastColumn + 1);
      if (isFull) return;
      writing.prepare?.(write);
      for (let row = target.firstRow; row <= target.lastRow; row++) {
        for (let column = target.firstColumn; column <= target.lastColumn; column++) {
          const at = { sheet: sheet.id, row: sheet.rows.lineAt(row)!, column: sheet.columns.lineAt(column)! };
          writing.cell(write, at, row - target.firstRow, column - target.firstColumn);
        }
      }
      writing.finish?.(write);
    },
  );
  return isFull ? refused({ kind: 'sheetFull', ...sheetLimits }) : edited;
}

/** Why a block cannot be written; `entryAt` gives what is put into a cell, counted from the block's first one. */
export function refusalOfBlock(
  workbook: Workbook,
  target: Range,
  entryAt?: (row: number, column: number) => Entry | undefined,
): EditRefusal | undefined {
  const sheet = workbook.livingSheet(target.sheet);
  if (!sheet) return { kind: 'gone' };
  if (target.lastRow >= sheetLimits.rows || target.lastColumn >= sheetLimits.columns)
    return { kind: 'sheetFull', ...sheetLimits };
  const locked = lockedIn(workbook, sheet, target);
  if (locked) return { kind: 'locked', at: locked };
  return entryAt && invalidIn(workbook, target, entryAt);
}

/** The first locked cell of a range; on a protected sheet the cells beyond its edge are locked too. */
export function lockedIn(workbook: Workbook, sheet: Sheet, range: Range): CellId | undefined {
  if (!workbook.isProtected(sheet.id)) return keptIn(workbook, range);
  for (let row = range.firstRow; row <= range.lastRow; row++) {
    for (let column = range.firstColumn; column <= range.lastColumn; column++) {
      const at = workbook.cellAt(sheet, row, column);
      if (!at) return workbook.cellAt(sheet, range.firstRow, range.firstColumn);
      if (isLocked(workbook, at)) return at;
    }
  }
  return undefined;
}

export function writeStoredCell(
  write: Writer,
  workbook: Workbook,
  at: CellId,
  stored: Stored | undefined,
): void {
  write.set(workbook.sheetOf(at.sheet)!.maps.cells, cellKey(at.row, at.column), stored);
}

/** Writes a formula; a sheet that it refers beyond the edge of grows, so that =SUM(A1:A500) works in a sheet of 200 rows. */
export function writeFormula(write: Writer, workbook: Workbook, at: CellId, tokens: readonly Token[]): void {
  for (const { reference } of tokens) {
    if (!reference) continue;
    const id = reference.sheet === undefined ? at.sheet : workbook.sheetIdByName(reference.sheet);
    const sheet = id === undefined ? undefined : workbook.sheetOf(id);
    if (!sheet) continue;
    const ends = [reference.from, reference.to ?? reference.from];
    const rows = Math.max(...ends.map((end) => end.row)) + 1;
    const columns = Math.max(...ends.map((end) => end.column)) + 1;
    if (rows > sheet.rows.size || columns > sheet.columns.size) growSheet(write, sheet, rows, columns);
  }
  writeStoredCell(write, workbook, at, storedFromTokens(tokens, at.sheet, workbook as Places));
}

/**
 * Writes a content that was read on sheet `from` as its copy so many rows and columns further on: references that are
 * not fixed with '$' move along.
 */
export function writeCopy(
  write: Writer,
  workbook: Workbook,
  at: CellId,
  copy: {
    readonly content: Content;
    readonly from: SheetId;
    readonly by: { readonly rows: number; readonly columns: number };
  },
): void {
  const { content, from, by } = copy;
  if (content.kind === 'formula')
    writeFormula(write, workbook, at, copiedFormula(content.stored, { workbook, sheet: from }, by));
  else writeStoredCell(write, workbook, at, writeContent(content));
}

/** Makes a cell look like `format`. A protected sheet keeps its own look; roles decide what may be edited there. */
export function writeLook(write: Writer, workbook: Workbook, at: CellId, format: CellFormat): void {
  if (workbook.isProtected(at.sheet)) return;
  const sheet = workbook.sheetOf(at.sheet)!;
  const shown: Readonly<Record<string, unknown>> = { ...formatAt(sheet, at.row, at.column) };
  const differs = Object.entries(format).filter(([attribute, value]) => shown[attribute] !== value);
  if (differs.length > 0) writeFormat(write, sheet, at.row, at.column, Object.fromEntries(differs));
}

/** What a cell holds and how it looks. */
export interface ReadCell {
  readonly content: Content;
  readonly format: CellFormat;
}

/** What a copied cell puts into another, as if it were typed there. */
export function entryOf(cell: ReadCell | undefined): Entry | undefined {
  return cell && { kind: 'content', content: cell.content, format: cell.format.number };
}

/** The cells of a range, row by row, as they are now. */
export function readCells(workbook: Workbook, sheet: Sheet, range: Range): readonly (readonly ReadCell[])[] {
  return sheet.rows.lines.slice(range.firstRow, range.lastRow + 1).map((row) =>
    sheet.columns.lines.slice(range.firstColumn, range.lastColumn + 1).map((column) => ({
      content: workbook.contentAt({ sheet: sheet.id, row, column }),
      format: formatAt(sheet, row, column),
    })),
  );
}
