/** Verbs on rows and columns. Positions count visible lines from 0 and hold for the moment of the call. */
import {
  type StoredEnd,
  type StoredPart,
  type StoredReference,
  isToken,
  readStored,
  writeStored,
} from '../formula/stored.ts';
import { type Result, done, refused } from '../result.ts';
import { anchoredEntries } from './anchor.ts';
import type { LineId, SlotId } from './axis.ts';
import type { Editor, Place, Writer } from './editor.ts';
import { copyLineFormats } from './format.ts';
import { lockedLines } from './protection.ts';
import type { EditRefusal } from './refusal.ts';
import { type SheetId, newId, sheetLimits } from './schema.ts';
import { markOfLines } from './tombstone.ts';
import type { Sheet, Workbook } from './workbook.ts';

export type Side = 'rows' | 'columns';

/** A block of whole rows or columns. */
export interface Lines {
  readonly sheet: SheetId;
  readonly side: Side;
  readonly first: number;
  readonly count: number;
}

function open(workbook: Workbook, at: { readonly sheet: SheetId }): Result<Sheet, EditRefusal> {
  const sheet = workbook.livingSheet(at.sheet);
  if (!sheet) return refused({ kind: 'gone' });
  const corner = workbook.cellAt(sheet, 0, 0);
  if (workbook.isProtected(at.sheet) && corner) return refused({ kind: 'locked', at: corner });
  return done(sheet);
}

function placeOf(workbook: Workbook, sheet: Sheet, side: Side, index: number): Place | undefined {
  const at = side === 'rows' ? workbook.cellAt(sheet, index, 0) : workbook.cellAt(sheet, 0, index);
  return at && { from: at, to: at };
}

/**
 * Inserts empty rows or columns before line `first` (the size: at the end); they look like the line above or to the left.
 * Concurrent: two blocks inserted at one place stand beside each other; a reference never shifts; undo keeps a line in
 * which a colleague has typed.
 */
export function insertLines(editor: Editor, at: Lines): Result<readonly LineId[], EditRefusal> {
  const { workbook } = editor;
  const opened = open(workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const axis = sheet[at.side];
  const limit = sheetLimits[at.side];
  if (axis.size + at.count > limit) {
    return refused({ kind: 'sheetFull', rows: sheetLimits.rows, columns: sheetLimits.columns });
  }
  const ids = Array.from({ length: at.count }, () => newId(workbook.doc));
  const model = axis.lineAt(at.first - 1);
  return editor.edit(placeOf(workbook, sheet, at.side, Math.min(at.first, axis.size - 1)), (write) => {
    for (const { slot, place } of axis.placesBefore(at.first, ids))
      write.set(sheet.maps[at.side].places, slot, place);
    if (model !== undefined) copyLineFormats(write, sheet, at.side, { from: model, to: ids });
    return ids;
  });
}

/**
 * Deletes rows or columns. Their cells stay in the document behind a tombstone, so that undo brings back everything,
 * references too. Concurrent: what a colleague types there meanwhile is kept and returns with the line.
 */
export function deleteLines(editor: Editor, at: Lines): Result<void, EditRefusal> {
  const { workbook } = editor;
  const opened = open(workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const lines = sheet[at.side].lines.slice(at.first, at.first + at.count);
  if (lines.length === 0) return refused({ kind: 'gone' });
  const locked = lockedLines(workbook, at);
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit(placeOf(workbook, sheet, at.side, at.first), (write) => {
    const mark = markOfLines(sheet, at.side, lines);
    for (const line of lines) write.set(sheet.maps[at.side].deleted, line, mark);
  });
}

/**
 * Moves rows or columns before line `before`. Cells, and references to single cells, go with them; a range that lies
 * wholly inside the moved block goes too, any other range keeps its ends. Concurrent: a line that two people move at
 * once lands where one of them put it, whole; a formula typed at the same moment over the whole moved block keeps the
 * block's old place.
 */
export function moveLines(editor: Editor, at: Lines, before: number): Result<void, EditRefusal> {
  const { workbook } = editor;
  const opened = open(workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const axis = sheet[at.side];
  const lines = axis.lines.slice(at.first, at.first + at.count);
  if (lines.length === 0) return refused({ kind: 'gone' });
  const locked = lockedLines(workbook, at);
  if (locked) return refused({ kind: 'locked', at: locked });
  if (before >= at.first && before <= at.first + lines.length) return done(undefined);
  const oldSlots = axis.slots.slice(at.first, at.first + lines.length);
  const newSlots = lines.map(() => newId(workbook.doc));
  const moved = new Map<SlotId, SlotId>(oldSlots.map((slot, i) => [slot, newSlots[i]!]));
  return editor.edit(placeOf(workbook, sheet, at.side, at.first), (write) => {
    const { places, moves } = sheet.maps[at.side];
    axis.placesBefore(before, newSlots).forEach(({ slot, place }, i) => {
      write.set(places, slot, `${place}|${lines[i]!}`);
    });
    lines.forEach((line, i) => write.set(moves, line, newSlots[i]!));
    repointRanges(write, workbook, { sheet: sheet.id, side: at.side, moved });
  });
}

interface Moved {
  readonly sheet: SheetId;
  readonly side: Side;
  readonly moved: ReadonlyMap<SlotId, SlotId>;
}

/** Makes every range that lies wholly inside a moved block name the block's new slots. */
function repointRanges(write: Writer, workbook: Workbook, block: Moved): void {
  // A range inside one line names the line itself, which is followed anyway.
  if (block.moved.size < 2) return;
  for (const sheet of workbook.sheets) {
    for (const [key, stored] of sheet.maps.cells.entries()) {
      const now = typeof stored === 'string' && repoint(stored, sheet.id, block);
      if (now) write.set(sheet.maps.cells, key, now);
    }
  }
  for (const { map, key, stored, sheet } of anchoredEntries(workbook)) {
    const now = repoint(stored, sheet, block);
    if (now) write.set(map, key, now);
  }
}

/** The formula with its ranges inside the block re-pointed; undefined when it has none. */
function repoint(stored: string, ownSheet: SheetId, block: Moved): string | undefined {
  if (!stored.startsWith('=') || !stored.includes(':') || !mayNameSlot(stored, block)) return undefined;
  let isHit = false;
  const parts = readStored(stored).map((part): StoredPart => {
    if (isToken(part) || part.kind !== 'cells' || !part.to || (part.sheet ?? ownSheet) !== block.sheet)
      return part;
    const from = moveEnd(part.from, block);
    const to = moveEnd(part.to, block);
    // A range of one line names the line itself, which is followed anyway.
    const isOneLine = lineOf(part.from, block.side) === lineOf(part.to, block.side);
    if (!from || !to || isOneLine) return part;
    isHit = true;
    return { ...part, from, to } satisfies StoredReference;
  });
  return isHit ? writeStored(parts) : undefined;
}

/** Whether the id of one of the block's slots stands at a colon: far cheaper than reading every formula of a workbook. */
function mayNameSlot(stored: string, { side, moved }: Moved): boolean {
  for (let at = stored.indexOf(':'); at >= 0; at = stored.indexOf(':', at + 1)) {
    lastEnd.lastIndex = at + 1;
    const end = lastEnd.exec(stored);
    const slot = end?.[side === 'rows' ? 1 : 2];
    if (slot !== undefined && moved.has(slot)) return true;
  }
  return false;
}

const lastEnd = /\$?([\w-]*)\.\$?([\w-]*)`/y;

function lineOf(end: StoredEnd, side: Side): string | undefined {
  return side === 'rows' ? end.row : end.column;
}

function moveEnd(end: StoredEnd, block: Moved): StoredEnd | undefined {
  const slot = lineOf(end, block.side);
  const to = slot === undefined ? undefined : block.moved.get(slot);
  if (to === undefined) return undefined;
  return block.side === 'rows' ? { ...end, row: to } : { ...end, column: to };
}

/** How many lines a sheet grows by beyond what is needed, so that a row-by-row list does not grow it at every row. */
const growthStep = { rows: 100, columns: 10 } as const;

/**
 * For verbs that write outside a sheet: makes it at least `rows` × `columns` large; false when it cannot hold them.
 * New lines at the end are base lines, which cost nothing; when two people grow a sheet at once it gets the larger size.
 */
export function growSheet(write: Writer, sheet: Sheet, rows: number, columns: number): boolean {
  const isTooLarge = rows > sheetLimits.rows || columns > sheetLimits.columns;
  if (isTooLarge) return false;
  return growSide(write, sheet, 'rows', rows) && growSide(write, sheet, 'columns', columns);
}

function growSide(write: Writer, sheet: Sheet, side: Side, size: number): boolean {
  const axis = sheet[side];
  if (axis.size >= size) return true;
  const step = growthStep[side];
  // Deleted lines count among the base lines but not in the size, so the missing number is added to the base.
  const base = axis.baseCount + Math.ceil((size - axis.size) / step) * step;
  if (base > sheetLimits[side]) return false;
  write.set(sheet.maps.growth, `${side === 'rows' ? 'r' : 'c'}${base}`, 1);
  return axis.size >= size;
}
