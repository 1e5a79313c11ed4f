/** The verb that copies a sheet. */
import { type StoredPart, isToken, readStored, writeStored } from '../formula/stored.ts';
import { type Result, refused } from '../result.ts';
import type { Editor, Writer } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import { type Entries, type SheetId, type SheetMaps, linesOfKey, newId, openSheetMaps } from './schema.ts';
import { firstCellOf, maxSheetName, orderBefore } from './sheets.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Entries of a sheet that its copy has of its own: name, place among the tabs, deletion. */
const ownEntries: ReadonlySet<string> = new Set(['n', 'o', 'x']);

/**
 * Copies a sheet to the tab behind it, named "Ark1 (2)": contents, formats, sizes and order of lines. References to the
 * copied sheet itself mean the copy, also where its name was written out; references to other sheets, and names, stay.
 * Concurrent: the copy is of the sheet as it is here at the call; what a colleague does to the original later, or has done
 * but not sent yet, does not reach the copy; deleting the original leaves the copy. Two copies at once get different
 * names. Undo hides the copy, unless a colleague has typed in it: then all of it stays.
 */
export function copySheet(editor: Editor, id: SheetId): Result<SheetId, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(id);
  if (!sheet) return refused({ kind: 'gone' });
  const name = copyName(workbook, workbook.sheetName(id)!);
  const copy = newId(workbook.doc);
  const tab = workbook.sheets.findIndex((one) => one.id === id);
  return editor.edit(firstCellOf(copy, sheet), (write) => {
    const order = orderBefore(workbook, tab + 1);
    const { sheetEntries } = workbook;
    for (const [key, value] of sheetEntries.entries()) {
      const [owner, part] = key.split('/');
      if (owner === id && part !== undefined && !ownEntries.has(part))
        write.set(sheetEntries, `${copy}/${part}`, value);
    }
    write.set(sheetEntries, `${copy}/n`, name);
    write.set(sheetEntries, `${copy}/o`, order);
    write.set(sheetEntries, copy, [sheet.rows.baseCount, sheet.columns.baseCount]);
    copyMaps(write, sheet, copy, openSheetMaps(workbook.doc, copy));
    return copy;
  });
}

/** "Ark1" -> "Ark1 (2)", "Ark1 (2)" -> "Ark1 (3)"; the first number that is free. */
function copyName(workbook: Workbook, name: string): string {
  const base = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number++) {
    const end = ` (${number})`;
    const wanted = base.slice(0, maxSheetName - end.length) + end;
    if (workbook.sheetIdByName(wanted) === undefined) return wanted;
  }
}

/** Copies every map of a sheet, also those that this file has never heard of. Growth is in the copy's size at birth. */
function copyMaps(write: Writer, sheet: Sheet, copy: SheetId, target: SheetMaps): void {
  const pairs = (from: object, to: object): (readonly [Entries, Entries])[] =>
    Object.entries(from).flatMap(([key, map]) => {
      const other = (to as Record<string, object>)[key]!;
      return 'entries' in map ? [[map as Entries, other as Entries] as const] : pairs(map as object, other);
    });
  for (const [from, to] of pairs(sheet.maps, target)) {
    if (from === sheet.maps.growth) continue;
    const isByCell = from === sheet.maps.cells || from === sheet.maps.formats;
    for (const [key, value] of from.entries()) {
      if ((value ?? undefined) === undefined || (isByCell && isDead(sheet, key))) continue;
      write.set(to, key, typeof value === 'string' ? onCopy(value, sheet.id, copy) : value);
    }
  }
}

/** Whether an entry stands in a deleted row or column: the copy has that line too, but nobody can bring it back there. */
function isDead(sheet: Sheet, key: string): boolean {
  const [row, column] = linesOfKey(key.split('/')[0]!);
  return (row !== '' && sheet.rows.indexOf(row) < 0) || (column !== '' && sheet.columns.indexOf(column) < 0);
}

/** A formula in which the sheet's own name was written out means the copy. */
function onCopy(stored: string, sheet: SheetId, copy: SheetId): string {
  if (!stored.startsWith('=') || !stored.includes(`${sheet}!`)) return stored;
  const parts = readStored(stored).map((part): StoredPart =>
    isToken(part) || part.kind !== 'cells' || part.sheet !== sheet ? part : { ...part, sheet: copy },
  );
  return writeStored(parts);
}
