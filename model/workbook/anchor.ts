/**
 * How a thing holds on to its cells: by identity, as a formula that is one reference (model/formula/stored.ts). A cell's
 * anchor follows it everywhere; a range's extends with rows put inside it, shrinks with rows deleted from it, and rests
 * when all its cells are gone, until undo brings them back. On a sheet's own maps the sheet is not written.
 */
import {
  type Area,
  type Places,
  type StoredReference,
  areaOf,
  identify,
  readStored,
  writeIdentity,
} from '../formula/stored.ts';
import type { Position } from '../formula/reference.ts';
import type { Range } from './range.ts';
import type { CellId, Entries, SheetId } from './schema.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Longer than any anchor that a verb writes. */
const maxLength = 400;

/** How a range over every row (or column) of its sheet is kept: as it is now, or with all that will ever come. */
export type WholeLines = 'asItIs' | 'withLaterLines';

/** The anchor of a range on its own sheet; undefined when it is not inside the sheet. */
export function anchorOfRange(workbook: Workbook, range: Range, lines: WholeLines): string | undefined {
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet) return undefined;
  const grows = lines === 'withLaterLines';
  const allRows = grows && range.firstRow === 0 && range.lastRow === sheet.rows.size - 1;
  const allColumns =
    grows && !allRows && range.firstColumn === 0 && range.lastColumn === sheet.columns.size - 1;
  const end = (row: number, column: number): Position => ({
    row: allRows ? -1 : row,
    column: allColumns ? -1 : column,
    rowFixed: false,
    columnFixed: false,
  });
  const from = end(range.firstRow, range.firstColumn);
  const to = end(range.lastRow, range.lastColumn);
  const isCell = from.row === to.row && from.column === to.column && !allRows && !allColumns;
  const reference = identify(isCell ? { from } : { from, to }, sheet.id, workbook);
  return reference && `=${writeIdentity(reference)}`;
}

/** The anchor of a cell, with its sheet. */
export function anchorOfCell({ sheet, row, column }: CellId): string {
  return `=\`${sheet}!${row}.${column}\``;
}

function readAnchor(stored: unknown): StoredReference | undefined {
  if (typeof stored !== 'string' || stored.length > maxLength || !stored.startsWith('=')) return undefined;
  const [only, ...rest] = readStored(stored);
  return only?.kind === 'cells' && rest.length === 0 ? only : undefined;
}

/** Where an anchor of a sheet's own maps stands now; undefined while its cells are gone. */
export function areaOnSheet(
  places: Pick<Places, 'sheetPlaces'>,
  sheet: SheetId,
  stored: unknown,
): Area | undefined {
  const reference = readAnchor(stored);
  if (!reference || (reference.sheet ?? sheet) !== sheet) return undefined;
  return areaOf(reference, sheet, places);
}

/** The cell that an anchor names, whether it is there or not. */
export function cellInAnchor(stored: unknown): CellId | undefined {
  const reference = readAnchor(stored);
  const { row, column } = reference?.from ?? {};
  if (reference?.sheet === undefined || reference.to || row === undefined || column === undefined)
    return undefined;
  return { sheet: reference.sheet, row, column };
}

/** The cell that an anchor names; undefined while it is gone. */
export function cellOfAnchor(workbook: Workbook, stored: unknown): CellId | undefined {
  const at = cellInAnchor(stored);
  return at && workbook.positionOf(at) && at;
}

/** An entry outside the cells that names cells, so that verbs which move cells or lines can take it along. */
export interface Anchored {
  readonly map: Entries;
  readonly key: string;
  readonly stored: string;
  /** the sheet that a reference without sheet means; '' where every reference names its own */
  readonly sheet: SheetId;
  /** it is kept with its sheet and cannot follow cells to another */
  readonly isBound: boolean;
}

/** Every name, result, assumption, comment, merge, rule and protected range; deleted ones too, for undo revives them. */
export function anchoredEntries(workbook: Workbook): readonly Anchored[] {
  const found: Anchored[] = [];
  const collect = (map: Entries, letters: readonly string[], sheet: SheetId): void => {
    map.forEach((stored, key) => {
      const slash = key.lastIndexOf('/');
      if (typeof stored !== 'string' || !stored.startsWith('=') || !letters.includes(key.slice(slash + 1)))
        return;
      const isBound = sheet !== '' && !key.endsWith('/f');
      found.push({ map, key, stored, sheet, isBound });
    });
  };
  collect(workbook.nameEntries, ['f'], '');
  collect(workbook.assumptionEntries, ['c'], '');
  collect(workbook.commentEntries, ['c'], '');
  workbook.resultEntries.forEach((stored, key) => {
    if (typeof stored === 'string' && stored.startsWith('=') && !key.includes('/'))
      found.push({ map: workbook.resultEntries, key, stored, sheet: '', isBound: false });
  });
  for (const { id, maps } of workbook.allSheets) collectSheet(collect, id, maps);
  return found;
}

function collectSheet(
  collect: (map: Entries, letters: readonly string[], sheet: SheetId) => void,
  id: SheetId,
  maps: Sheet['maps'],
): void {
  collect(maps.merges, ['r'], id);
  collect(maps.conditions, ['r', 'f'], id);
  collect(maps.validations, ['r', 'f'], id);
  collect(maps.protection, ['r'], id);
}
