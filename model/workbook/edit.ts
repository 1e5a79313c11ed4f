/** Verbs that type into cells and empty them. Each is one transaction and one undo step. */
import type { Language } from '../formula/language.ts';
import { type Result, done, refused } from '../result.ts';
import { writeBlock, writeFormula, writeStoredCell } from './cell-block.ts';
import { maxTextLength, writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { findLostPlace, readEntry } from './entry.ts';
import { extendRanges, freshCells } from './extend-range.ts';
import { formatAt, isLocked, roleAt, writeFormat } from './format.ts';
import { isKept } from './protection.ts';
import { type Range, filledKeys, rangeOfCell, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, isSet, linesOfKey } from './schema.ts';
import { invalidIn } from './validation.ts';
import type { Workbook } from './workbook.ts';

/** What a person typed, in which language. */
export interface Typed {
  readonly text: string;
  readonly language: Language;
}

/**
 * Puts what was typed into a cell; an empty text clears it. A formula that cannot be read is kept as typed. A number
 * typed with a unit (12,5 %, kr. 100, 31-12-2026) gives a cell without number format that format. A number directly at
 * the end of a summed block makes the sum longer, see `extendRanges`.
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
  if (!workbook.livingSheet(range.sheet)) return refused({ kind: 'gone' });
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
  const fresh = freshCells(workbook, target);
  return writeBlock(editor, target, {
    entryAt(row, column) {
      const text = block[row]?.[column];
      return text === undefined ? undefined : readEntry(text, language);
    },
    cell(write, at, row, column) {
      const text = block[row]?.[column];
      if (text === undefined) return;
      fresh.note(at);
      writeTyped(write, workbook, at, { text, language });
    },
    finish: (write) => extendRanges(write, workbook, fresh),
  });
}

function repeat(text: string, range: Range): readonly (readonly string[])[] {
  const { rows, columns } = sizeOf(range);
  const row = Array.from({ length: columns }, () => text);
  return Array.from({ length: rows }, () => row);
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
        const role = roleAt(sheet, row, column);
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

/**
 * Says that the inputs are somebody's own figures and no template's example any more; the figures stay. Concurrent: as
 * emptying the inputs.
 */
export function ownInputs(editor: Editor): Result<void, EditRefusal> {
  return editor.edit(undefined, (write) => write.set(editor.workbook.about, 'example', undefined));
}

/** A text for a cell, as if it were typed there. */
export interface TypedCell {
  readonly at: CellId;
  readonly text: string;
}

/**
 * Types texts into cells here and there, on any sheets, as one step: what replacing a word does. Locked cells are left
 * as they are and counted, cells that are gone are passed over; a cell whose validation does not allow its text refuses the whole.
 * Concurrent: cell by cell as `setCell`.
 */
export function setCells(
  editor: Editor,
  cells: readonly TypedCell[],
  language: Language,
): Result<{ readonly written: number; readonly locked: number }, EditRefusal> {
  const { workbook } = editor;
  const there = cells.filter(({ at }) => workbook.livingSheet(at.sheet) && workbook.positionOf(at));
  if (there.length === 0 && cells.length > 0) return refused({ kind: 'gone' });
  const open = there.filter(({ at }) => !isLocked(workbook, at));
  for (const { at, text } of open) {
    if (text.length > maxTextLength) return refused({ kind: 'textTooLong', limit: maxTextLength });
    const { row, column } = workbook.positionOf(at)!;
    const invalid = invalidIn(workbook, rangeOfCell(at.sheet, row, column), () => readEntry(text, language));
    if (invalid) return refused(invalid);
  }
  const count = { written: open.length, locked: there.length - open.length };
  const [first] = open;
  if (!first) return done(count);
  return editor.edit({ from: first.at, to: first.at }, (write) => {
    for (const { at, text } of open) writeTyped(write, workbook, at, { text, language });
    return count;
  });
}
