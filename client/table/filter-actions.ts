/** Beginning and ending my filter on a table. */
import type { Workplace } from '../commands/command.ts';
import type { ColumnFilter, SheetFilter } from './sheet-filter.ts';
import { blockHere } from './table-here.ts';

type At = Pick<Workplace, 'desk' | 't'>;

/** A filter on what is selected, or on the table around the active cell; its first row holds the headings. */
export function startFilter({ desk, t }: At): void {
  const sheet = desk.sheet();
  if (!sheet) return;
  const block = blockHere(desk);
  const header = sheet.rows.lineAt(block.firstRow);
  const first = sheet.columns.lineAt(block.firstColumn);
  const last = sheet.columns.lineAt(block.lastColumn);
  const isTable = block.lastRow > block.firstRow;
  if (!isTable || header === undefined || first === undefined || last === undefined) {
    desk.say(() => t('table.noTable'), 'bad');
    return;
  }
  desk.tables.setFilter({ header, first, last, by: {} });
  desk.tables.noteHeader(header, true);
  desk.say(() => t('table.started'));
}

export function stopFilter({ desk }: At): void {
  desk.tables.setFilter(undefined);
}

/** Shows every row again; the filter stays ready. */
export function clearFilter({ desk }: At): void {
  const filter = desk.tables.filter();
  if (filter) desk.tables.setFilter({ ...filter, by: {} });
}

/** Whether the active cell stands in a column that my filter covers. */
export function hasColumnFilter({ desk }: At): boolean {
  const filter = desk.tables.filter();
  const sheet = desk.sheet();
  if (!filter || !sheet) return false;
  const { column } = desk.active();
  return column >= sheet.columns.indexOf(filter.first) && column <= sheet.columns.indexOf(filter.last);
}

/** The filter with another condition on one column; undefined takes the column's away. */
export function withColumn(filter: SheetFilter, column: string, by: ColumnFilter | undefined): SheetFilter {
  const others = Object.entries(filter.by).filter(([line]) => line !== column);
  return { ...filter, by: Object.fromEntries(by ? [...others, [column, by]] : others) };
}
