/**
 * Ranges that only some may edit: the screens say so before anybody types, and the server holds every update against it
 * (rights/). What a protected sheet locks (all but its inputs) stands beside it and is the same for everybody.
 */
import type { Area } from '../formula/stored.ts';
import type { Role as AccessRole } from '../protocol.ts';
import { type Result, refused } from '../result.ts';
import { anchorOfRange, areaOnSheet } from './anchor.ts';
import type { Editor } from './editor.ts';
import { type Range, holds, overlap, placeOfRange } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, type Entries, type SheetId, newId } from './schema.ts';
import { isLivingThing, livingThings, textOf, wordOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Whoever may write in a workbook at all. An empty list of them keeps a range from everybody, its owner too. */
export type Writer = Exclude<AccessRole, 'viewer' | 'commenter'>;
const writers: readonly Writer[] = ['owner', 'editor'];

export interface ProtectedRange {
  readonly id: string;
  readonly area: Area;
  readonly label: string;
  readonly mayEdit: readonly Writer[];
}

const maxLabelLength = 200;
const maxRanges = 1000;

/** The protected ranges of a sheet that have cells. A list of roles that cannot be read keeps the range for owners. */
export function protectedRanges(workbook: Workbook, sheet: SheetId): readonly ProtectedRange[] {
  return workbook.derive(`protection ${sheet}`, () => {
    const map = workbook.livingSheet(sheet)?.maps.protection;
    return map ? rangesIn(map, (anchor) => areaOnSheet(workbook, sheet, anchor)) : [];
  });
}

/** The protected ranges in a sheet's map; `areaOf` tells where an anchor stands. */
export function rangesIn(
  map: Entries,
  areaOf: (anchor: unknown) => Area | undefined,
): readonly ProtectedRange[] {
  if (map._map.size === 0) return [];
  return livingThings(map, 'r')
    .slice(0, maxRanges)
    .flatMap((id): ProtectedRange[] => {
      const area = areaOf(map.get(`${id}/r`));
      const listed: unknown = map.get(`${id}/w`);
      const mayEdit = Array.isArray(listed)
        ? writers.filter((role) => listed.some((one) => wordOf(one, writers) === role))
        : (['owner'] as const);
      return area ? [{ id, area, label: textOf(map.get(`${id}/n`), maxLabelLength) ?? '', mayEdit }] : [];
    });
}

function isKeptFrom(workbook: Workbook, { mayEdit }: ProtectedRange): boolean {
  return !mayEdit.some((role) => role === workbook.role);
}

/** Whether a cell lies in a range that is kept from the person at this workbook. */
export function isKept(workbook: Workbook, at: CellId): boolean {
  const ranges = protectedRanges(workbook, at.sheet);
  const position = ranges.length === 0 ? undefined : workbook.positionOf(at);
  if (!position) return false;
  const { row, column } = position;
  return ranges.some((range) => holds(range.area, row, column) && isKeptFrom(workbook, range));
}

/** The first cell of a range that is kept from the person at this workbook. */
export function keptIn(workbook: Workbook, range: Range): CellId | undefined {
  const sheet = workbook.livingSheet(range.sheet);
  const kept = protectedRanges(workbook, range.sheet).find(
    (one) => overlap(one.area, range) && isKeptFrom(workbook, one),
  );
  if (!sheet || !kept) return undefined;
  const row = Math.max(kept.area.firstRow, range.firstRow);
  return workbook.cellAt(sheet, row, Math.max(kept.area.firstColumn, range.firstColumn));
}

/** For verbs that change more than contents: a protected sheet keeps its look and its lines, also of its inputs. */
export function lookLockedIn(workbook: Workbook, range: Range): CellId | undefined {
  const sheet = workbook.livingSheet(range.sheet);
  if (sheet && workbook.isProtected(sheet.id))
    return workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  return keptIn(workbook, range);
}

/** The first locked cell of a sheet, which then only an owner may delete. */
export function lockedSheet(workbook: Workbook, sheet: Sheet): CellId | undefined {
  if (workbook.role === 'owner') return undefined;
  return lookLockedIn(workbook, {
    sheet: sheet.id,
    firstRow: 0,
    lastRow: sheet.rows.size - 1,
    firstColumn: 0,
    lastColumn: sheet.columns.size - 1,
  });
}

/**
 * Protects a sheet, so that only its inputs can be typed in and nothing else of it changed, or lifts that; an owner may.
 * Concurrent: the last writer's stands.
 */
export function protectSheet(
  editor: Editor,
  sheet: SheetId,
  protection: 'onlyInputs' | 'none',
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const living = workbook.livingSheet(sheet);
  const at = living && workbook.cellAt(living, 0, 0);
  if (!at) return refused({ kind: 'gone' });
  if (workbook.role !== 'owner') return refused({ kind: 'locked', at });
  return editor.edit(undefined, (write) =>
    write.set(workbook.sheetEntries, `${sheet}/p`, protection === 'onlyInputs' ? 1 : undefined),
  );
}

/** For verbs on whole rows or columns. */
export function lockedLines(
  workbook: Workbook,
  at: {
    readonly sheet: SheetId;
    readonly side: 'rows' | 'columns';
    readonly first: number;
    readonly count: number;
  },
): CellId | undefined {
  const sheet = workbook.livingSheet(at.sheet);
  if (!sheet) return undefined;
  const last = at.first + at.count - 1;
  const all: Range = {
    sheet: at.sheet,
    firstRow: 0,
    lastRow: sheet.rows.size - 1,
    firstColumn: 0,
    lastColumn: sheet.columns.size - 1,
  };
  return lookLockedIn(
    workbook,
    at.side === 'rows'
      ? { ...all, firstRow: at.first, lastRow: last }
      : { ...all, firstColumn: at.first, lastColumn: last },
  );
}

export interface Protection {
  readonly label: string;
  readonly mayEdit: readonly Writer[];
}

/**
 * Protects a range, so that only those roles may edit it. A range over every row (or column) holds for later ones too.
 * Where two protected ranges overlap, both must allow an edit. Concurrent: what a colleague types there at the same moment
 * stands; a range whose cells are deleted rests and returns with them.
 */
export function protectRange(
  editor: Editor,
  range: Range,
  protection: Protection,
): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.livingSheet(range.sheet)?.maps.protection;
  const anchor = anchorOfRange(workbook, range, 'withLaterLines');
  if (!map || anchor === undefined) return refused({ kind: 'gone' });
  const refusal = problemOfLabel(protection.label);
  if (refusal) return refused(refusal);
  const kept = workbook.role === 'owner' ? undefined : keptIn(workbook, range);
  if (kept) return refused({ kind: 'locked', at: kept });
  const id = newId(workbook.doc);
  return editor.edit(placeOfRange(workbook, range), (write) => {
    write.set(map, `${id}/r`, anchor);
    write.set(map, `${id}/n`, protection.label.trim());
    write.set(map, `${id}/w`, [...protection.mayEdit]);
    return id;
  });
}

function problemOfLabel(label: string): EditRefusal | undefined {
  return label.trim().length > maxLabelLength
    ? { kind: 'badText', why: 'tooLong', limit: maxLabelLength }
    : undefined;
}

/**
 * Names a protected range otherwise or lets others edit it; only who may edit it may do so, or an owner. Concurrent: the
 * name and the list are each the last writer's.
 */
export function changeProtection(
  editor: Editor,
  at: { readonly sheet: SheetId; readonly id: string },
  change: Partial<Protection>,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const opened = openProtected(workbook, at);
  if (!opened.ok) return opened;
  const refusal = change.label === undefined ? undefined : problemOfLabel(change.label);
  if (refusal) return refused(refusal);
  return editor.edit(undefined, (write) => {
    if (change.label !== undefined) write.set(opened.value, `${at.id}/n`, change.label.trim());
    if (change.mayEdit) write.set(opened.value, `${at.id}/w`, [...change.mayEdit]);
  });
}

/**
 * Takes a protection away; only who may edit the range may do so, or an owner. Concurrent: what a colleague changes about
 * it meanwhile is kept and returns with undo.
 */
export function unprotectRange(
  editor: Editor,
  at: { readonly sheet: SheetId; readonly id: string },
): Result<void, EditRefusal> {
  const opened = openProtected(editor.workbook, at);
  if (!opened.ok) return opened;
  return editor.edit(undefined, (write) =>
    write.set(opened.value, `${at.id}/x`, markOfThing(opened.value, at.id)),
  );
}

function openProtected(
  workbook: Workbook,
  at: { readonly sheet: SheetId; readonly id: string },
): Result<Entries, EditRefusal> {
  const map = workbook.livingSheet(at.sheet)?.maps.protection;
  if (!map || !isLivingThing(map, 'r', at.id)) return refused({ kind: 'gone' });
  const range = protectedRanges(workbook, at.sheet).find(({ id }) => id === at.id);
  const place = range && placeOfRange(workbook, range.area);
  const isAllowed = workbook.role === 'owner' || !range || !isKeptFrom(workbook, range);
  return isAllowed || !place ? { ok: true, value: map } : refused({ kind: 'locked', at: place.from });
}
