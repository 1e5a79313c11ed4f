/** Sorting the table that is selected or stands around the active cell. */
import { type Range, type SortKey, sortRange } from '#model';
import type { Workplace } from '../commands/command.ts';
import { isSingle } from '../sheet/selection.ts';
import { regionAround } from './region.ts';

type At = Pick<Workplace, 'desk' | 'session' | 't'>;

/** The table that sorting means, first row included, whether that holds headings or not. */
export function tableHere({ desk }: At): Range | undefined {
  const sheet = desk.sheet();
  if (!sheet) return undefined;
  const filter = desk.tables.filter();
  if (filter && isSingle(desk.selected())) {
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
  const last = desk.lastFilled();
  const block = isSingle(desk.selected())
    ? regionAround(desk.active(), desk.extent(), desk.isFilled)
    : desk.block();
  return {
    sheet: sheet.id,
    ...block,
    lastRow: Math.max(block.firstRow, Math.min(block.lastRow, last.row)),
    lastColumn: Math.max(block.firstColumn, Math.min(block.lastColumn, last.column)),
  };
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
    desk.say(t('table.merged'), 'bad');
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
    desk.say(place.t('table.noTable'), 'bad');
    return;
  }
  const hasHeader = knownHeader(place, table);
  if (hasHeader === undefined) place.open(direction === 'ascending' ? 'sortAscending' : 'sortDescending');
  else sortTable(place, table, { by: [{ column: desk.active().column, direction }], hasHeader });
}
