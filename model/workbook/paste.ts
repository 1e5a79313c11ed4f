/** The verbs behind every paste of carried cells. */
import type { Token } from '../formula/tokens.ts';
import { type Result, done, refused } from '../result.ts';
import type { LineId } from './axis.ts';
import { refusalOfBlock, writeFormula, writeStoredCell } from './cell-block.ts';
import type { CarriedBlock, CarriedCell, CarriedFormula, InBits } from './carried.ts';
import { type Content, maxTextLength, writeContent } from './content.ts';
import type { Editor, Place, Writer } from './editor.ts';
import { type Entry, findLostPlace, shiftedTokens, transposedTokens } from './entry.ts';
import {
  type Extended,
  type FreshCells,
  formulasToExtend,
  freshCells,
  writeExtended,
} from './extend-range.ts';
import { type FormatChange, formatAt, formattedLines, writeFormat } from './format.ts';
import { mergesOf, writeMerge } from './merges.ts';
import { lookLockedIn } from './protection.ts';
import { type Corners, type Range, contains, overlap, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, sheetLimits } from './schema.ts';
import { growSheet } from './grow-sheet.ts';
import type { Sheet, Workbook } from './workbook.ts';

export interface Pasted {
  readonly range: Range;
  /** formulas that name places which are not in this workbook: their values were put in instead */
  readonly valuesInstead: number;
}

/** A block, and the range from whose first cell on it is put in; see `pasteCells` for how often. */
export interface Landing {
  readonly range: Range;
  readonly block: CarriedBlock;
}

/** After so many cells others get their turn: a few milliseconds, and a slow computer's hundredth of a second or two. */
const cellsPerBit = 500;

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
  return pasteAtOnce(editor, [{ range, block }], merges);
}

/** The same at several places, as one transaction. */
export function pasteAtOnce(
  editor: Editor,
  landings: readonly Landing[],
  merges: readonly Corners[] = [],
): Result<Pasted, EditRefusal> {
  return editor.asOneStep(() => {
    const work = pasteInBits(editor, landings, merges);
    for (;;) {
      const bit = work.next();
      // Nobody else writes meanwhile, so nothing shifts.
      if (bit.done) return bit.value as Result<Pasted, EditRefusal>;
    }
  });
}

/** A colleague changed rows, columns or sheets between two bits: what was still to be written would mean other cells. */
export interface Shifted {
  readonly kind: 'shifted';
}

/**
 * The same bit by bit, each bit a transaction of its own, for whoever lets others take turns between them; `merges` go with
 * a single landing. Nothing is written before everything was found allowed. What was written when it is refused later on,
 * as when lines have shifted, is for `editor.openStep` to take back, which also makes one undo step of it.
 */
export function* pasteInBits(
  editor: Editor,
  landings: readonly Landing[],
  merges: readonly Corners[] = [],
): InBits<Result<Pasted, EditRefusal | Shifted>> {
  const { workbook } = editor;
  const parts: Part[] = [];
  const isSteady = steadiness(workbook);
  for (const landing of landings) {
    const part = partOf(workbook, landing);
    if ('kind' in part) return refused(part);
    parts.push(part);
    yield 0;
  }
  const [first] = parts;
  if (!first) return refused({ kind: 'gone' });
  let cells = 0;
  let valuesInstead = 0;
  for (const part of parts) {
    if (!isSteady()) return refused({ kind: 'shifted' });
    const { target } = part;
    const lines = linesFor(editor, target);
    if ('kind' in lines) return refused(lines);
    const writes = writer(workbook, part);
    const step = Math.max(1, Math.floor(cellsPerBit / lines.columns.length));
    for (let top = 0; top < lines.rows.length; top += step) {
      if (top > 0) yield cells;
      if (!isSteady()) return refused({ kind: 'shifted' });
      const rows = lines.rows.slice(top, top + step);
      const edited = editor.edit(lines.place, (write) => {
        for (const [down, row] of rows.entries())
          for (const [across, column] of lines.columns.entries())
            if (writes(write, { sheet: target.sheet, row, column }, top + down, across)) valuesInstead++;
      });
      if (!edited.ok) return edited;
      cells += rows.length * lines.columns.length;
    }
    yield cells;
    let longer: readonly Extended[] = [];
    if (part.hasContent) {
      if (!isSteady()) return refused({ kind: 'shifted' });
      const work = formulasToExtend(workbook, part.fresh);
      let bit = work.next();
      for (; !bit.done; bit = work.next()) yield cells;
      longer = bit.value;
    }
    if (!isSteady()) return refused({ kind: 'shifted' });
    const finished = editor.edit(lines.place, (write) => {
      writeExtended(write, workbook, longer);
      if (part.keepsLook || parts.length > 1) return;
      for (const merge of merges) writeMerge(write, workbook, moved(merge, target));
    });
    if (!finished.ok) return finished;
  }
  return done({ range: { ...first.target, lastRow: parts.at(-1)!.target.lastRow }, valuesInstead });
}

/** Whether positions and the names of sheets mean what they meant; sheets may grow. */
function steadiness(workbook: Workbook): () => boolean {
  const look = () =>
    workbook.sheets.map(({ id, rows, columns }) => ({
      id,
      name: workbook.sheetName(id),
      rows: rows.lines,
      columns: columns.lines,
    }));
  let known = look();
  const goesOn = (before: readonly LineId[], now: readonly LineId[]): boolean =>
    before === now || before.every((line, i) => now[i] === line);
  return () => {
    const now = look();
    const isSame =
      now.length === known.length &&
      now.every((sheet, i) => {
        const before = known[i]!;
        const isNamed = sheet.id === before.id && sheet.name === before.name;
        return isNamed && goesOn(before.rows, sheet.rows) && goesOn(before.columns, sheet.columns);
      });
    known = now;
    return isSame;
  };
}

/** A landing that is allowed. */
interface Part {
  readonly target: Range;
  readonly hasContent: boolean;
  readonly keepsLook: boolean;
  readonly fresh: FreshCells;
  cellOf(row: number, column: number): CarriedCell | undefined;
}

function partOf(workbook: Workbook, { range, block }: Landing): Part | EditRefusal {
  const rows = block.length;
  const columns = block.reduce((most, line) => Math.max(most, line.length), 0);
  if (!workbook.livingSheet(range.sheet) || rows === 0 || columns === 0) return { kind: 'gone' };
  const target = targetOf(workbook, range, { rows, columns });
  const cellOf: Part['cellOf'] = (row, column) => block[row % rows]?.[column % columns];
  const hasContent = block.some((line) => line.some((cell) => cell?.content));
  const keepsLook = lookLockedIn(workbook, target);
  if (!hasContent && keepsLook) return { kind: 'locked', at: keepsLook };
  for (const line of block) {
    for (const cell of line) {
      const content = cell?.content;
      if (content?.kind === 'text' && content.value.length > maxTextLength)
        return { kind: 'textTooLong', limit: maxTextLength };
    }
  }
  const hidden = hiddenIn(workbook, target, cellOf);
  if (hidden) return { kind: 'underMerge', area: hidden };
  const refusal = refusalOfBlock(workbook, target, (row, column) => entryOf(cellOf(row, column)));
  if (refusal) return refusal;
  const fresh = freshCells(workbook, target);
  return { target, hasContent, keepsLook: keepsLook !== undefined, fresh, cellOf };
}

/** The rows and columns that are written, by identity, when the sheet is large enough. */
function linesFor(
  editor: Editor,
  target: Range,
):
  | { readonly rows: readonly LineId[]; readonly columns: readonly LineId[]; readonly place: Place }
  | EditRefusal {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(target.sheet);
  const from = sheet && workbook.cellAt(sheet, target.firstRow, target.firstColumn);
  if (!sheet || !from) return { kind: 'gone' };
  const place = { from, to: workbook.cellAt(sheet, target.lastRow, target.lastColumn) ?? from };
  const grown = editor.edit(place, (write) =>
    growSheet(write, sheet, target.lastRow + 1, target.lastColumn + 1),
  );
  if (!grown.ok) return grown.error;
  if (!grown.value) return { kind: 'sheetFull', ...sheetLimits };
  return {
    rows: sheet.rows.lines.slice(target.firstRow, target.lastRow + 1),
    columns: sheet.columns.lines.slice(target.firstColumn, target.lastColumn + 1),
    place,
  };
}

/** Writes one cell; true when a formula's value was put in instead of it. */
function writer(
  workbook: Workbook,
  { target, fresh, cellOf }: Part,
): (write: Writer, at: CellId, row: number, column: number) => boolean {
  const paintsAt = painter(workbook, workbook.sheetOf(target.sheet)!);
  return (write, at, row, column) => {
    const cell = cellOf(row, column);
    if (!cell) return false;
    const { content } = cell;
    if (content) fresh.note(at);
    let isInstead = false;
    if (content?.kind === 'formula') {
      const tokens = tokensAt(content, target.firstRow + row, target.firstColumn + column);
      isInstead = findLostPlace(tokens, workbook) !== undefined;
      if (isInstead) writeStoredCell(write, workbook, at, writeContent(content.otherwise));
      else writeFormula(write, workbook, at, tokens);
    } else if (content) writeStoredCell(write, workbook, at, writeContent(content));
    paintsAt(write, at, cell);
    return isInstead;
  };
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
