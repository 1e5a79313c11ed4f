/** Sorting the table that is selected or stands around the active cell. */
import { type Range, type SortKey, sortRange } from '#model';
import type { Workplace } from '../commands/command.ts';
import { blockHere, isChosen } from './table-here.ts';

type At = Pick<Workplace, 'desk' | 'session' | 't'>;

/** The table that sorting means, first row included, whether that holds headings or not. */
export function tableHere({ desk }: At): Range | undefined {
  const sheet = desk.sheet();
  if (!sheet) return undefined;
  const filter = desk.tables.filter();
  if (filter && !isChosen(desk)) {
    const body = desk.tables.bodyOf(filter);
    const header = sheet.rows.indexOf(filter.header);
    const { row } = desk.active();
    if (row === header || body.includes(row)) {
      return {
        sheet: sheet.id,
        firstRow: header,
        lastRow: header + body.length,
        firstColumn: Math.max(0, sheet.columns.indexOf(filter.first)),
        lastColumn: Math.max(0, sheet.columns.indexOf(filter.last)),
      };
    }
  }
  return { sheet: sheet.id, ...blockHere(desk) };
}

/** Whether a table's first row holds headings, as far as it has been said; it is asked, never guessed. */
export function knownHeader({ desk }: At, table: Range): boolean | undefined {
  const line = desk.sheet()?.rows.lineAt(table.firstRow);
  return line === undefined ? undefined : desk.tables.hasHeader(line);
}

/** Sorts a table; true when it was taken. */
export function sortTable(
  { desk, session, t }: At,
  table: Range,
  how: { readonly by: readonly SortKey[]; readonly hasHeader: boolean },
): boolean {
  if (desk.layout.hasMergeIn(table)) {
    desk.say(() => t('table.merged'), 'bad');
    return false;
  }
  const line = desk.sheet()?.rows.lineAt(table.firstRow);
  // Headings stay where they are; without, another row may come first.
  if (line !== undefined && how.hasHeader) desk.tables.noteHeader(line, true);
  const { valueAt } = desk.tables;
  const taken = desk.take(sortRange(session.editor, table, { ...how, valueAt }));
  if (taken) desk.tables.reapply();
  return taken;
}

/** Sorts by the active column when it is known whether there are headings; asks otherwise. */
export function sortByActive(place: Workplace, direction: SortKey['direction']): void {
  const { desk } = place;
  const table = tableHere(place);
  if (!table || table.firstRow === table.lastRow) {
    desk.say(() => place.t('table.noTable'), 'bad');
    return;
  }
  const hasHeader = knownHeader(place, table);
  // Sorting only a part of a table tears its rows apart: that is done only when one sees what will be sorted.
  if (hasHeader === undefined || isChosen(desk))
    place.open(direction === 'ascending' ? 'sortAscending' : 'sortDescending');
  else sortTable(place, table, { by: [{ column: desk.active().column, direction }], hasHeader });
}
