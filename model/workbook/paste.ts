/** The verb behind every paste of carried cells. */
import type { Token } from '../formula/tokens.ts';
import { type Result, refused } from '../result.ts';
import { writeBlock, writeFormula, writeStoredCell } from './cell-block.ts';
import type { CarriedBlock, CarriedCell, CarriedFormula } from './carried.ts';
import { type Content, maxTextLength, writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { type Entry, findLostPlace, shiftedTokens, transposedTokens } from './entry.ts';
import { extendRanges, freshCells } from './extend-range.ts';
import { type FormatChange, formatAt, formattedLines, writeFormat } from './format.ts';
import { mergesOf, writeMerge } from './merges.ts';
import { lookLockedIn } from './protection.ts';
import { type Corners, type Range, contains, overlap, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import type { CellId } from './schema.ts';
import type { Sheet, Workbook } from './workbook.ts';

export interface Pasted {
  readonly range: Range;
  /** formulas that name places which are not in this workbook: their values were put in instead */
  readonly valuesInstead: number;
}

/**
 * Puts a block into the cells from a range's first cell on; a range that is a whole number of blocks is filled, again and
 * again. A block larger than the sheet extends it. Refused as a whole where a cell is locked, where a validation does not
 * allow what is put there, where a text is too long, and where something would lie hidden under merged cells.
 * `merges` are shown as one cell, counted from the block's first cell; a protected sheet keeps its look.
 * Concurrent: cell by cell as `setCell`; undo leaves what a colleague has written there since.
 */
export function pasteCells(
  editor: Editor,
  range: Range,
  block: CarriedBlock,
  merges: readonly Corners[] = [],
): Result<Pasted, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  const rows = block.length;
  const columns = block.reduce((most, line) => Math.max(most, line.length), 0);
  if (!sheet || rows === 0 || columns === 0) return refused({ kind: 'gone' });
  const target = targetOf(workbook, range, { rows, columns });
  const cellOf = (row: number, column: number): CarriedCell | undefined =>
    block[row % rows]?.[column % columns];
  const hasContent = block.some((line) => line.some((cell) => cell?.content));
  const keepsLook = lookLockedIn(workbook, target);
  if (!hasContent && keepsLook) return refused({ kind: 'locked', at: keepsLook });
  for (const line of block) {
    for (const cell of line) {
      const content = cell?.content;
      if (content?.kind === 'text' && content.value.length > maxTextLength)
        return refused({ kind: 'textTooLong', limit: maxTextLength });
    }
  }
  const hidden = hiddenIn(workbook, target, cellOf);
  if (hidden) return refused({ kind: 'underMerge', area: hidden });
  const fresh = freshCells(workbook, target);
  let valuesInstead = 0;
  const paintsAt = painter(workbook, sheet);
  const written = writeBlock(editor, target, {
    entryAt: (row, column) => entryOf(cellOf(row, column)),
    cell(write, at, row, column) {
      const cell = cellOf(row, column);
      if (!cell) return;
      const { content } = cell;
      if (content?.kind === 'formula') {
        fresh.note(at);
        const tokens = tokensAt(content, target.firstRow + row, target.firstColumn + column);
        if (findLostPlace(tokens, workbook)) {
          valuesInstead++;
          writeStoredCell(write, workbook, at, writeContent(content.otherwise));
        } else writeFormula(write, workbook, at, tokens);
      } else if (content) {
        fresh.note(at);
        writeStoredCell(write, workbook, at, writeContent(content));
      }
      paintsAt(write, at, cell);
    },
    finish(write) {
      if (hasContent) extendRanges(write, workbook, fresh);
      if (keepsLook) return;
      for (const merge of merges) writeMerge(write, workbook, moved(merge, target));
    },
  });
  return written.ok ? { ok: true, value: { range: target, valuesInstead } } : written;
}

function tokensAt({ tokens, at, isTurned }: CarriedFormula, row: number, column: number): readonly Token[] {
  if (!at) return tokens;
  if (isTurned) return transposedTokens(tokens, at, { row, column });
  return shiftedTokens(tokens, { rows: row - at.row, columns: column - at.column });
}

/** Like Excel: a target that is a whole number of blocks is filled, any other takes the block once. */
function targetOf(
  workbook: Workbook,
  range: Range,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Range {
  const wanted = sizeOf(range);
  // Merged cells are one cell for whoever pastes into them.
  const isOneMerge = mergesOf(workbook, range.sheet).some(({ area }) => contains(area, range));
  const isTiled = !isOneMerge && wanted.rows % rows === 0 && wanted.columns % columns === 0;
  return {
    ...range,
    lastRow: range.firstRow + (isTiled ? wanted.rows : rows) - 1,
    lastColumn: range.firstColumn + (isTiled ? wanted.columns : columns) - 1,
  };
}

function entryOf(cell: CarriedCell | undefined): Entry | undefined {
  const content = cell?.content;
  if (!content) return undefined;
  if (content.kind === 'formula') return { kind: 'formula', tokens: content.tokens, text: '' };
  return { kind: 'content', content, format: cell.look?.number ?? cell.number };
}

/** The merge under which something of the block would lie hidden. */
function hiddenIn(
  workbook: Workbook,
  target: Range,
  cellOf: (row: number, column: number) => CarriedCell | undefined,
): Corners | undefined {
  for (const { area } of mergesOf(workbook, target.sheet)) {
    if (!overlap(area, target)) continue;
    for (
      let row = Math.max(area.firstRow, target.firstRow);
      row <= Math.min(area.lastRow, target.lastRow);
      row++
    ) {
      for (
        let column = Math.max(area.firstColumn, target.firstColumn);
        column <= Math.min(area.lastColumn, target.lastColumn);
        column++
      ) {
        if (row === area.firstRow && column === area.firstColumn) continue;
        const kind: Content['kind'] | undefined = cellOf(row - target.firstRow, column - target.firstColumn)
          ?.content?.kind;
        if (kind !== undefined && kind !== 'empty') return area;
      }
    }
  }
  return undefined;
}

function moved(merge: Corners, target: Range): Range {
  return {
    sheet: target.sheet,
    firstRow: target.firstRow + merge.firstRow,
    lastRow: target.firstRow + merge.lastRow,
    firstColumn: target.firstColumn + merge.firstColumn,
    lastColumn: target.firstColumn + merge.lastColumn,
  };
}

/** Writes the looks of cells. A protected sheet keeps its own, and a sheet without formats has nothing to take away. */
function painter(workbook: Workbook, sheet: Sheet): (write: Writer, at: CellId, cell: CarriedCell) => void {
  const hasFormats = formattedLines(sheet);
  const isProtected = workbook.isProtected(sheet.id);
  return (write, { row, column }, { look, number }) => {
    const isFormatted = hasFormats(row, column);
    if (look && !isProtected) {
      const change = isFormatted ? differing(look, sheet, row, column) : given(look);
      writeFormat(write, sheet, row, column, change);
    }
    if (number === undefined || look?.number !== undefined) return;
    if (isFormatted && formatAt(sheet, row, column).number !== undefined) return;
    writeFormat(write, sheet, row, column, { number });
  };
}

function differing(look: FormatChange, sheet: Sheet, row: string, column: string): FormatChange {
  const shown: Readonly<Record<string, unknown>> = { ...formatAt(sheet, row, column) };
  return Object.fromEntries(Object.entries(look).filter(([attribute, value]) => shown[attribute] !== value));
}

function given(look: FormatChange): FormatChange {
  return Object.fromEntries(
    Object.entries(look).filter(([, value]) => value !== undefined && value !== false),
  );
}

/** The merges that lie wholly in a range, counted from its first cell. */
export function mergesIn(workbook: Workbook, range: Range): readonly Corners[] {
  return mergesOf(workbook, range.sheet).flatMap(({ area }) =>
    contains(range, area)
      ? [
          {
            firstRow: area.firstRow - range.firstRow,
            lastRow: area.lastRow - range.firstRow,
            firstColumn: area.firstColumn - range.firstColumn,
            lastColumn: area.lastColumn - range.firstColumn,
          },
        ]
      : [],
  );
}
