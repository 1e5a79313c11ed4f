/** Cells that are shown as one, for headings. Only the look: what stands in the covered cells stays there. */
import type { Area } from '../formula/stored.ts';
import { type Result, refused } from '../result.ts';
import { anchorOfRange, areaOnSheet } from './anchor.ts';
import type { Editor, Writer } from './editor.ts';
import { lookLockedIn } from './protection.ts';
import { type Range, overlap, placeOfRange, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type SheetId, newId } from './schema.ts';
import { livingThings } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

export interface Merge {
  readonly id: string;
  readonly area: Area;
}

/** Most merges of a sheet that are read; each is held against all others. */
const maxMerges = 2000;

/** Every merge that has cells, those too that lie under another. */
function allMerges(workbook: Workbook, sheet: SheetId): readonly Merge[] {
  const map = workbook.livingSheet(sheet)?.maps.merges;
  if (!map || map.size === 0) return [];
  return livingThings(map, 'r')
    .slice(0, maxMerges)
    .flatMap((id) => {
      const area = areaOnSheet(workbook, sheet, map.get(`${id}/r`));
      return area ? [{ id, area }] : [];
    });
}

/**
 * The merges of a sheet as they are shown. Of two that overlap, because they were made at the same time, the one with the
 * lower id is shown; the other rests until that one is gone. A merge of which one cell is left is none.
 */
export function mergesOf(workbook: Workbook, sheet: SheetId): readonly Merge[] {
  return workbook.derive(`merges ${sheet}`, () => {
    const shown: Merge[] = [];
    for (const merge of allMerges(workbook, sheet)) {
      const { rows, columns } = sizeOf(merge.area);
      if (rows * columns > 1 && !shown.some((other) => overlap(other.area, merge.area))) shown.push(merge);
    }
    return shown;
  });
}

/**
 * Merges the cells of a range, instead of every merge that it touches. Rows and columns inserted inside extend it.
 * Concurrent: of two overlapping merges one is shown and the other rests, the same for everybody; a colleague's text in a
 * covered cell is kept and shows when the merge is taken away; undo brings back what it replaced.
 */
export function mergeCells(editor: Editor, range: Range): Result<string, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  const anchor = anchorOfRange(workbook, range, 'asItIs');
  if (!sheet || anchor === undefined) return refused({ kind: 'gone' });
  const { rows, columns } = sizeOf(range);
  if (rows * columns < 2) return refused({ kind: 'oneCell' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit(placeOfRange(workbook, range), (write) => writeMerge(write, workbook, range) ?? '');
}

/** For verbs: merges the cells of a range, instead of every merge that it touches; undefined outside the sheet. */
export function writeMerge(write: Writer, workbook: Workbook, range: Range): string | undefined {
  const map = workbook.livingSheet(range.sheet)?.maps.merges;
  const anchor = anchorOfRange(workbook, range, 'asItIs');
  if (!map || anchor === undefined) return undefined;
  for (const merge of allMerges(workbook, range.sheet))
    if (overlap(merge.area, range)) write.set(map, `${merge.id}/x`, markOfThing(map, merge.id));
  const id = newId(workbook.doc);
  write.set(map, `${id}/r`, anchor);
  return id;
}

/**
 * Takes away every merge that touches a range, those too that rest under another. Concurrent: a merge that a colleague
 * makes there meanwhile stands.
 */
export function unmergeCells(editor: Editor, range: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit(placeOfRange(workbook, range), (write) => {
    for (const merge of allMerges(workbook, range.sheet))
      if (overlap(merge.area, range))
        write.set(sheet.maps.merges, `${merge.id}/x`, markOfThing(sheet.maps.merges, merge.id));
  });
}
