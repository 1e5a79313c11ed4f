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
import { type LineId, type NewSlot, type SlotId, movedPlace } from './axis.ts';
import type { Editor, Place, Writer } from './editor.ts';
import { copyLineFormats } from './format.ts';
import { rewriteFormulas } from './formulas.ts';
import { lockedLines } from './protection.ts';
import { type EndKind, endsIn, lineOf } from './range-ends.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, type SheetId, newId, sheetLimits } from './schema.ts';
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

/** The first cells of a block of lines. */
function placeOf(
  workbook: Workbook,
  sheet: Sheet,
  { side, first, count }: Omit<Lines, 'sheet'>,
): Place | undefined {
  const cell = (index: number): CellId | undefined =>
    side === 'rows' ? workbook.cellAt(sheet, index, 0) : workbook.cellAt(sheet, 0, index);
  const from = cell(first);
  return from && { from, to: cell(Math.min(first + count, sheet[side].size) - 1) ?? from };
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
  const near = { side: at.side, first: Math.min(at.first, axis.size - 1), count: 1 };
  return editor.edit(placeOf(workbook, sheet, near), (write) => {
    for (const { slot, place } of newPlaces(write, workbook, { sheet, side: at.side, before: at.first }, ids))
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
  return editor.edit(placeOf(workbook, sheet, at), (write) => {
    const mark = markOfLines(sheet, at.side, lines);
    for (const line of lines) write.set(sheet.maps[at.side].deleted, line, mark);
  });
}

/**
 * Moves rows or columns before line `before`. Cells, and references to single cells, go with them; a range that lies
 * wholly inside the moved block goes too, any other range keeps its ends and covers what lies between them now.
 * Concurrent: a line that two people move at once lands where one of them put it, whole; a range typed at the same moment
 * over the whole moved block goes with it; what a colleague types in a moved line goes with it; a line that a colleague
 * deletes is gone from its new place.
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
  return editor.edit(placeOf(workbook, sheet, at), (write) => {
    const { places, moves } = sheet.maps[at.side];
    newPlaces(write, workbook, { sheet, side: at.side, before }, newSlots).forEach(({ slot, place }, i) => {
      const block = lines.length > 1 ? { block: newSlots[0]! } : {};
      write.set(places, slot, movedPlace(place, { line: lines[i]!, left: oldSlots[i]!, ...block }));
    });
    lines.forEach((line, i) => write.set(moves, line, newSlots[i]!));
    // A range inside one line names the line itself, which is followed anyway.
    if (moved.size < 2) return;
    const block: Moved = { sheet: sheet.id, side: at.side, moved };
    rewriteFormulas(write, workbook, (stored, own) => repoint(stored, own, block));
  });
}

/** Between which lines: before visible index `before` (the size: at the end). */
interface Gap {
  readonly sheet: Sheet;
  readonly side: Side;
  readonly before: number;
}

/**
 * Places for new slots in a gap. Deleted lines keep their places there, and some of them are ends of ranges: the new
 * lines stand before a deleted line that began a range and behind one that ended a range, so that as in Excel an insert
 * just outside a range stays outside, whichever of its lines have been deleted. Where one gap would have to be both, the
 * new lines stand behind.
 */
function newPlaces(write: Writer, workbook: Workbook, gap: Gap, ids: readonly SlotId[]): readonly NewSlot[] {
  const { sheet, side, before } = gap;
  partSharedSlot(write, workbook, gap);
  const axis = sheet[side];
  const empty = axis.emptySlotsBefore(before);
  if (empty.length === 0) return axis.placesBefore(before, ids);
  const isEnd = openRangeEnds(workbook);
  const begins = empty.findIndex((slot) => isEnd('first', sheet.id, side, slot));
  const isBoth = begins >= 0 && empty.slice(begins).some((slot) => isEnd('last', sheet.id, side, slot));
  return axis.placesBefore(before, ids, begins < 0 || isBoth ? undefined : empty[begins]);
}

/** Whether a slot is the first, or the last, end of a range anywhere in the workbook. */
function openRangeEnds(
  workbook: Workbook,
): (kind: EndKind, sheet: SheetId, side: Side, slot: SlotId) => boolean {
  const anchored = new Set(anchoredEntries(workbook).flatMap(({ stored, sheet }) => endsIn(stored, sheet)));
  const sheets = [...workbook.allSheets].map((sheet) => workbook.rangeEndsOf(sheet));
  return (kind, sheet, side, slot) =>
    anchored.has(`${kind}|${sheet}/${side}/${slot}`) ||
    sheets.some((ends) => ends.has(kind, { sheet, side, slot }));
}

/** Gives lines that stand in one slot since two people sorted at once slots of their own, so that a gap is between them. */
export function partSharedSlot(write: Writer, workbook: Workbook, { sheet, side, before }: Gap): void {
  const axis = sheet[side];
  const slot = axis.slotAt(before);
  if (slot === undefined || axis.slotAt(before - 1) !== slot) return;
  let end = before;
  while (axis.slotAt(end) === slot) end++;
  const lines = axis.lines.slice(before, end);
  const slots = lines.map(() => newId(workbook.doc));
  const { places, moves } = sheet.maps[side];
  axis.placesBefore(end, slots).forEach(({ slot: own, place }, i) => {
    write.set(places, own, movedPlace(place, { line: lines[i]!, left: slot }));
  });
  lines.forEach((line, i) => write.set(moves, line, slots[i]!));
}

interface Moved {
  readonly sheet: SheetId;
  readonly side: Side;
  readonly moved: ReadonlyMap<SlotId, SlotId>;
}

/** The formula with its ranges inside the block re-pointed; undefined when it has none. */
function repoint(stored: string, ownSheet: SheetId, block: Moved): string | undefined {
  if (!stored.includes(':') || !mayNameSlot(stored, block)) return undefined;
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

function moveEnd(end: StoredEnd, block: Moved): StoredEnd | undefined {
  const slot = lineOf(end, block.side);
  const to = slot === undefined ? undefined : block.moved.get(slot);
  if (to === undefined) return undefined;
  return block.side === 'rows' ? { ...end, row: to } : { ...end, column: to };
}
