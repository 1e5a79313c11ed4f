/** Verbs on cells. Each is one transaction and one undo step. */
import type { Language } from '../formula/language.ts';
import type { Position } from '../formula/reference.ts';
import {
  type Places,
  type StoredEnd,
  type StoredPart,
  type StoredReference,
  areaOf,
  identify,
  isToken,
  readStored,
  storedFromTokens,
  writeStored,
} from '../formula/stored.ts';
import type { Token } from '../formula/tokens.ts';
import { type Result, done, refused } from '../result.ts';
import { anchoredEntries } from './anchor.ts';
import { type Content, type Stored, maxTextLength, writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { type Entry, copiedFormula, findLostPlace, readEntry } from './entry.ts';
import { formatAt, isLocked, writeFormat } from './format.ts';
import { isKept, keptIn } from './protection.ts';
import { type Range, filledKeys, rangeOfCell, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey, isSet, linesOfKey, sheetLimits } from './schema.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { growSheet } from './structure.ts';
import { invalidIn } from './validation.ts';

/** What a person typed, in which language. */
export interface Typed {
  readonly text: string;
  readonly language: Language;
}

/**
 * Puts what was typed into a cell; an empty text clears it. A formula that cannot be read is kept as typed. A number
 * typed with a unit (12,5 %, kr. 100, 31-12-2026) gives a cell without number format that format.
 * Concurrent: the last writer's content stands; in a deleted row it is kept and returns with the row.
 */
export function setCell(editor: Editor, at: CellId, typed: Typed): Result<void, EditRefusal> {
  const { workbook } = editor;
  const position = workbook.positionOf(at);
  if (!position) return refused({ kind: 'gone' });
  return setBlock(
    editor,
    rangeOfCell(at.sheet, position.row, position.column),
    [[typed.text]],
    typed.language,
  );
}

/**
 * Puts a block of typed texts into the cells from a range's first cell on, as a paste does. A block of one text fills the
 * whole range; a larger block goes beyond the range and extends the sheet. Locked cells refuse the block as a whole, and
 * so does the first cell whose validation does not allow its text.
 * Concurrent: cell by cell as `setCell`; undo leaves what a colleague has written there since.
 */
export function setBlock(
  editor: Editor,
  range: Range,
  texts: readonly (readonly string[])[],
  language: Language,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet) return refused({ kind: 'gone' });
  const block = texts.length === 1 && texts[0]!.length === 1 ? repeat(texts[0]![0]!, range) : texts;
  for (const row of block) {
    for (const text of row)
      if (text.length > maxTextLength) return refused({ kind: 'textTooLong', limit: maxTextLength });
  }
  const columns = block.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return done(undefined);
  const target: Range = {
    ...range,
    lastRow: range.firstRow + block.length - 1,
    lastColumn: range.firstColumn + columns - 1,
  };
  const invalid = invalidIn(workbook, target, (row, column) => {
    const text = block[row]?.[column];
    return text === undefined ? undefined : readEntry(text, language);
  });
  if (invalid) return refused(invalid);
  return fill(editor, sheet, target, (write, at, row, column) => {
    const text = block[row]?.[column];
    if (text !== undefined) writeTyped(write, workbook, at, { text, language });
  });
}

function repeat(text: string, range: Range): readonly (readonly string[])[] {
  const { rows, columns } = sizeOf(range);
  const row = Array.from({ length: columns }, () => text);
  return Array.from({ length: rows }, () => row);
}

/**
 * Runs `put` for every cell of a target that may lie partly outside the sheet; row and column count from the target's
 * first cell.
 */
function fill(
  editor: Editor,
  sheet: Sheet,
  target: Range,
  put: (write: Writer, at: CellId, row: number, column: number) => void,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const full: EditRefusal = { kind: 'sheetFull', ...sheetLimits };
  if (target.lastRow >= sheetLimits.rows || target.lastColumn >= sheetLimits.columns) return refused(full);
  const locked = lockedIn(workbook, sheet, target);
  if (locked) return refused({ kind: 'locked', at: locked });
  const first = workbook.cellAt(sheet, target.firstRow, target.firstColumn);
  if (!first) return refused({ kind: 'gone' });
  let isFull = false;
  const edited = editor.edit(
    { from: first, to: workbook.cellAt(sheet, target.lastRow, target.lastColumn) ?? first },
    (write) => {
      isFull = !growSheet(write, sheet, target.lastRow + 1, target.lastColumn + 1);
      if (isFull) return;
      for (let row = target.firstRow; row <= target.lastRow; row++) {
        for (let column = target.firstColumn; column <= target.lastColumn; column++) {
          const at = { sheet: sheet.id, row: sheet.rows.lineAt(row)!, column: sheet.columns.lineAt(column)! };
          put(write, at, row - target.firstRow, column - target.firstColumn);
        }
      }
    },
  );
  return isFull ? refused(full) : edited;
}

/** The first locked cell of a range; on a protected sheet the cells beyond its edge are locked too. */
function lockedIn(workbook: Workbook, sheet: Sheet, range: Range): CellId | undefined {
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

function writeTyped(write: Writer, workbook: Workbook, at: CellId, typed: Typed): void {
  const entry = readEntry(typed.text, typed.language);
  if (entry.kind === 'formula') {
    // As a reference it would be #REF!, and what was typed would be lost.
    if (findLostPlace(entry.tokens, workbook))
      writeStoredCell(write, workbook, at, writeContent({ kind: 'draft', text: entry.text }));
    else writeFormula(write, workbook, at, entry.tokens);
    return;
  }
  writeStoredCell(write, workbook, at, writeContent(entry.content));
  if (entry.format === undefined) return;
  const sheet = workbook.sheetOf(at.sheet)!;
  const hasFormat = formatAt(sheet, at.row, at.column).number !== undefined;
  if (!hasFormat) writeFormat(write, sheet, at.row, at.column, { number: entry.format });
}

function writeStoredCell(write: Writer, workbook: Workbook, at: CellId, stored: Stored | undefined): void {
  write.set(workbook.sheetOf(at.sheet)!.maps.cells, cellKey(at.row, at.column), stored);
}

/** Writes a formula; a sheet that it refers beyond the edge of grows, so that =SUM(A1:A500) works in a sheet of 200 rows. */
function writeFormula(write: Writer, workbook: Workbook, at: CellId, tokens: readonly Token[]): void {
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
 * Empties the cells of a range; formats stay. Concurrent: what a colleague types there at the same moment may stand.
 */
export function clearCells(editor: Editor, range: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  const from = sheet && workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  const to = sheet && workbook.cellAt(sheet, range.lastRow, range.lastColumn);
  if (!from || !to) return refused({ kind: 'gone' });
  const keys = filledKeys(sheet, range);
  for (const key of keys) {
    const [row, column] = linesOfKey(key);
    const at = { sheet: sheet.id, row, column };
    if (isLocked(workbook, at)) return refused({ kind: 'locked', at });
  }
  return editor.edit({ from, to }, (write) => {
    for (const key of keys) write.set(sheet.maps.cells, key, undefined);
  });
}

/**
 * Empties every input of the workbook, so that a template's example gives way to one's own figures; formulas, labels and
 * formats stay. One undo step brings the example back.
 */
export function clearInputs(editor: Editor): Result<number, EditRefusal> {
  const { workbook } = editor;
  return editor.edit(undefined, (write) => {
    let cleared = 0;
    for (const sheet of workbook.sheets) {
      for (const key of sheet.maps.cells.keys()) {
        const [row, column] = linesOfKey(key);
        const { role } = formatAt(sheet, row, column);
        if ((role !== 'input' && role !== 'optionalInput') || !isSet(sheet.maps.cells, key)) continue;
        if (isKept(workbook, { sheet: sheet.id, row, column })) continue;
        write.set(sheet.maps.cells, key, undefined);
        cleared++;
      }
    }
    write.set(workbook.about, 'example', undefined);
    return cleared;
  });
}

/** Which way a fill goes. */
export type FillDirection = 'down' | 'right';

/**
 * Copies the first row (or column) of a range into the rest of it, contents and formats; references that are not fixed
 * with '$' move along. Concurrent: cell by cell as `setCell`.
 */
export function fillRange(editor: Editor, range: Range, direction: FillDirection): Result<void, EditRefusal> {
  const isDown = direction === 'down';
  const source: Range = isDown
    ? { ...range, lastRow: range.firstRow }
    : { ...range, lastColumn: range.firstColumn };
  const target: Range = isDown
    ? { ...range, firstRow: range.firstRow + 1 }
    : { ...range, firstColumn: range.firstColumn + 1 };
  if (target.firstRow > target.lastRow || target.firstColumn > target.lastColumn) return done(undefined);
  return copyCells(editor, source, target);
}

/**
 * Copies the cells of a range to another place, contents and formats, again and again until the target is filled; a
 * single target cell takes the whole source. References that are not fixed with '$' move along.
 * Concurrent: cell by cell as `setCell`; the source is read once, at the call.
 */
export function copyCells(editor: Editor, from: Range, to: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const source = workbook.livingSheet(from.sheet);
  const sheet = workbook.livingSheet(to.sheet);
  if (!source || !sheet) return refused({ kind: 'gone' });
  const size = sizeOf(from);
  const wanted = sizeOf(to);
  // Like Excel: a target that is a whole number of sources is filled, any other takes the source once.
  const isTiled = wanted.rows % size.rows === 0 && wanted.columns % size.columns === 0;
  const target: Range = {
    ...to,
    lastRow: to.firstRow + (isTiled ? wanted.rows : size.rows) - 1,
    lastColumn: to.firstColumn + (isTiled ? wanted.columns : size.columns) - 1,
  };
  const copies = readCells(workbook, source, from);
  const invalid = invalidIn(workbook, target, (row, column) =>
    entryOf(copies[row % size.rows]?.[column % size.columns]),
  );
  if (invalid) return refused(invalid);
  return fill(editor, sheet, target, (write, at, row, column) => {
    const copy = copies[row % size.rows]?.[column % size.columns];
    if (!copy) return;
    const by = {
      rows: to.firstRow + row - (from.firstRow + (row % size.rows)),
      columns: to.firstColumn + column - (from.firstColumn + (column % size.columns)),
    };
    if (copy.content.kind === 'formula') {
      writeFormula(
        write,
        workbook,
        at,
        copiedFormula(copy.content.stored, { workbook, sheet: from.sheet }, by),
      );
    } else {
      writeStoredCell(write, workbook, at, writeContent(copy.content));
    }
    // A protected sheet keeps its own look; roles decide what may be edited there.
    if (!workbook.isProtected(sheet.id)) writeFormat(write, sheet, at.row, at.column, copy.format);
  });
}

interface CopiedCell {
  readonly content: Content;
  readonly format: ReturnType<typeof formatAt>;
}

/** What a copied cell puts into another, as if it were typed there. */
function entryOf(cell: CopiedCell | undefined): Entry | undefined {
  return cell && { kind: 'content', content: cell.content, format: cell.format.number };
}

function readCells(workbook: Workbook, sheet: Sheet, range: Range): readonly (readonly CopiedCell[])[] {
  return sheet.rows.lines.slice(range.firstRow, range.lastRow + 1).map((row) =>
    sheet.columns.lines.slice(range.firstColumn, range.lastColumn + 1).map((column) => ({
      content: workbook.contentAt({ sheet: sheet.id, row, column }),
      format: formatAt(sheet, row, column),
    })),
  );
}

/**
 * Moves the cells of a range to another place, contents and formats, as cut and paste does; what stood there is
 * overwritten. Formulas in the moved cells keep meaning the same cells, and references that lie wholly inside the range,
 * wherever they stand, follow, as do comments, assumptions, results and, on the same sheet, merges and rules. Concurrent: cell by cell as `setCell`; a formula typed at the same moment that names a
 * moved cell keeps naming its old place.
 */
export function moveCells(editor: Editor, from: Range, to: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const source = workbook.livingSheet(from.sheet);
  const sheet = workbook.livingSheet(to.sheet);
  if (!source || !sheet) return refused({ kind: 'gone' });
  const size = sizeOf(from);
  const target: Range = {
    ...to,
    lastRow: to.firstRow + size.rows - 1,
    lastColumn: to.firstColumn + size.columns - 1,
  };
  if (from.sheet === to.sheet && from.firstRow === to.firstRow && from.firstColumn === to.firstColumn) {
    return done(undefined);
  }
  const locked = lockedIn(workbook, source, from);
  if (locked) return refused({ kind: 'locked', at: locked });
  const cells = readCells(workbook, source, from);
  const invalid = invalidIn(workbook, target, (row, column) => entryOf(cells[row]?.[column]));
  if (invalid) return refused(invalid);
  return fill(editor, sheet, target, (write, at, row, column) => {
    if (row === 0 && column === 0) {
      for (const key of filledKeys(source, from)) write.set(source.maps.cells, key, undefined);
      pointElsewhere(write, workbook, from, target);
    }
    const cell = cells[row]![column]!;
    const { content } = cell;
    const stored =
      content.kind === 'formula'
        ? movedFormula(workbook, content.stored, from, target)
        : writeContent(content);
    writeStoredCell(write, workbook, at, stored);
    if (!workbook.isProtected(sheet.id)) writeFormat(write, sheet, at.row, at.column, cell.format);
  });
}

/** A moved formula: references into the moved block follow it, all others keep their cells, also from another sheet. */
function movedFormula(workbook: Workbook, stored: string, from: Range, to: Range): string {
  const parts = readStored(stored).map((part): StoredPart => {
    if (isToken(part) || part.kind !== 'cells') return part;
    const followed = movedReference(workbook, part, from.sheet, { from, to });
    const sheet = followed.sheet ?? from.sheet;
    return { ...followed, sheet: sheet === to.sheet ? undefined : sheet };
  });
  return writeStored(parts);
}

/** Re-points, in every formula and name, what lies wholly inside a moved block. */
function pointElsewhere(write: Writer, workbook: Workbook, from: Range, to: Range): void {
  const repoint = (stored: string, ownSheet: string): string | undefined => {
    let isHit = false;
    const parts = readStored(stored).map((part): StoredPart => {
      if (isToken(part) || part.kind !== 'cells') return part;
      const moved = movedReference(workbook, part, ownSheet, { from, to });
      if (moved !== part) isHit = true;
      return moved;
    });
    return isHit ? writeStored(parts) : undefined;
  };
  for (const sheet of workbook.sheets) {
    for (const [key, entry] of sheet.maps.cells.entries()) {
      const now = typeof entry === 'string' && entry.startsWith('=') && repoint(entry, sheet.id);
      if (now) write.set(sheet.maps.cells, key, now);
    }
  }
  for (const { map, key, stored, sheet, isBound } of anchoredEntries(workbook)) {
    const now = isBound && from.sheet !== to.sheet ? undefined : repoint(stored, sheet);
    if (now) write.set(map, key, now);
  }
}

/** The reference at its new place when it lies wholly inside the block; otherwise the very same reference. */
function movedReference(
  workbook: Workbook,
  part: StoredReference,
  ownSheet: string,
  block: { readonly from: Range; readonly to: Range },
): StoredReference {
  const { from, to } = block;
  const area = areaOf(part, ownSheet, workbook);
  const isWhole = part.from.row === undefined || part.from.column === undefined;
  if (!area || isWhole || area.sheet !== from.sheet) return part;
  const isInside =
    area.firstRow >= from.firstRow &&
    area.lastRow <= from.lastRow &&
    area.firstColumn >= from.firstColumn &&
    area.lastColumn <= from.lastColumn;
  if (!isInside) return part;
  const shift = (end: StoredEnd, row: number, column: number): Position => ({
    row: row + to.firstRow - from.firstRow,
    column: column + to.firstColumn - from.firstColumn,
    rowFixed: end.rowFixed,
    columnFixed: end.columnFixed,
  });
  const moved = identify(
    {
      from: shift(part.from, area.firstRow, area.firstColumn),
      ...(part.to && { to: shift(part.to, area.lastRow, area.lastColumn) }),
    },
    to.sheet,
    workbook,
  );
  return moved ? { ...moved, sheet: to.sheet === ownSheet ? undefined : to.sheet } : part;
}
