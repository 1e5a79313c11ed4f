/** Verbs on sheets and the workbook itself. */
import { type Result, refused } from '../result.ts';
import { baseLine } from './axis.ts';
import type { Editor, Place } from './editor.ts';
import { isOrderKey, keyBetween } from './order-key.ts';
import type { EditRefusal } from './refusal.ts';
import { lockedSheet } from './protection.ts';
import { type SheetId, newId } from './schema.ts';
import { markOfSheet } from './tombstone.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** The size of a new sheet; it grows when something is put beyond its edge. */
const newSheetSize = { rows: 200, columns: 26 } as const;

/** Excel's own rules, so that every sheet can be taken home as xlsx. */
export const maxSheetName = 31;
const badSheetCharacters = /[[\]:*?/\\\p{Cc}]|^'|'$/u;

function checkSheetName(workbook: Workbook, name: string, own?: SheetId): EditRefusal | undefined {
  const why = (why: 'empty' | 'tooLong' | 'characters' | 'taken'): EditRefusal => ({
    kind: 'badSheetName',
    why,
  });
  if (name.trim() === '') return why('empty');
  if (name.length > maxSheetName) return why('tooLong');
  if (badSheetCharacters.test(name)) return why('characters');
  const holder = workbook.sheetIdByName(name);
  return holder === undefined || holder === own ? undefined : why('taken');
}

function orderKey(workbook: Workbook, sheet: Sheet | undefined): string | null {
  const key = sheet && workbook.sheetEntries.get(`${sheet.id}/o`);
  return typeof key === 'string' && isOrderKey(key) ? key : null;
}

/** A place in the tab order before tab `before` (the number of tabs: at the end). */
export function orderBefore(workbook: Workbook, before: number, without?: SheetId): string {
  const tabs = workbook.sheets.filter((sheet) => sheet.id !== without);
  const low = orderKey(workbook, tabs[before - 1]);
  const high = orderKey(workbook, tabs[before]);
  return keyBetween(low, high !== null && low !== null && low >= high ? null : high);
}

/** The first cell of a sheet that may not be here (yet), or have been deleted: where undo and redo show it. */
export function firstCellOf(id: SheetId, sheet?: Sheet): Place {
  const cell = {
    sheet: id,
    row: sheet?.rows.lineAt(0) ?? baseLine(0),
    column: sheet?.columns.lineAt(0) ?? baseLine(0),
  };
  return { from: cell, to: cell };
}

/** Adds an empty sheet as the last tab. Undo hides it, unless a colleague has typed in it. */
export function addSheet(editor: Editor, name: string): Result<SheetId, EditRefusal> {
  const { workbook } = editor;
  const bad = checkSheetName(workbook, name);
  if (bad) return refused(bad);
  const id = newId(workbook.doc);
  return editor.edit(firstCellOf(id), (write) => {
    const order = orderBefore(workbook, workbook.sheets.length);
    write.set(workbook.sheetEntries, id, [newSheetSize.rows, newSheetSize.columns]);
    write.set(workbook.sheetEntries, `${id}/n`, name.trim());
    write.set(workbook.sheetEntries, `${id}/o`, order);
    return id;
  });
}

/** Renames a sheet; formulas follow by identity. Concurrent: the last name stands; a name given twice gets a number. */
export function renameSheet(editor: Editor, id: SheetId, name: string): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (!workbook.livingSheet(id)) return refused({ kind: 'gone' });
  const bad = checkSheetName(workbook, name, id);
  if (bad) return refused(bad);
  return editor.edit(undefined, (write) => write.set(workbook.sheetEntries, `${id}/n`, name.trim()));
}

/**
 * Deletes a sheet, though never the last. Its cells stay in the document; undo brings it back, references too.
 * Concurrent: what a colleague types there meanwhile returns with it; two people who delete the last two sheets at once
 * leave none, and either undo brings one back. A sheet on which something is locked is an owner's to delete.
 */
export function deleteSheet(editor: Editor, id: SheetId): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(id);
  if (!sheet) return refused({ kind: 'gone' });
  if (workbook.sheets.length === 1) return refused({ kind: 'lastSheet' });
  const locked = lockedSheet(workbook, sheet);
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit(firstCellOf(id, sheet), (write) =>
    write.set(workbook.sheetEntries, `${id}/x`, markOfSheet(sheet)),
  );
}

/** Moves a sheet's tab before tab `before`, counted without itself. Concurrent: the last place stands. */
export function moveSheet(editor: Editor, id: SheetId, before: number): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (!workbook.livingSheet(id)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => {
    write.set(workbook.sheetEntries, `${id}/o`, orderBefore(workbook, before, id));
  });
}
