/**
 * What is written where something is deleted: not just that it is gone, but what its deleter had seen in it. Whoever
 * typed there at the same moment, unseen, can then be told (DOC-4), and whoever was seen is not bothered.
 *
 * The mark is the number of the latest item that the deleter had, for each client that wrote in what was deleted, such
 * as "2f.1a,3k.7" in base 36; 1 where nothing was written in it.
 */
import { type CellKey, type Entries, cellKey, isSet, linesOfKey } from './schema.ts';
import { isPartOf } from './thing.ts';
import type { Side } from './structure.ts';
import type { Sheet } from './workbook.ts';

/** A Yjs item's number: who wrote it, and as which of the writer's items. */
export interface ItemId {
  readonly client: number;
  readonly clock: number;
}

/** The item behind an entry that stands in a map; undefined where nothing stands. */
function itemAt(map: Entries, key: string): ItemId | undefined {
  return isSet(map, key) ? map._map.get(key)?.id : undefined;
}

/** The mark for deleting something in which these items stand. */
function markOf(items: Iterable<ItemId>): string | 1 {
  const latest = new Map<number, number>();
  for (const { client, clock } of items) latest.set(client, Math.max(latest.get(client) ?? 0, clock));
  if (latest.size === 0) return 1;
  return [...latest].map(([client, clock]) => `${client.toString(36)}.${clock.toString(36)}`).join(',');
}

/** Whether whoever left a mark had seen an item. A mark that is none says that everything was seen. */
export function hasSeen(mark: unknown, item: ItemId): boolean {
  if (mark === 1) return false;
  if (typeof mark !== 'string') return true;
  return mark.split(',').some((one) => {
    const [client, clock] = one.split('.').map((part) => Number.parseInt(part, 36));
    return client === item.client && clock! >= item.clock;
  });
}

/**
 * The keys of the cells with content on some lines; `others` are the lines across them to look at, at least. Walks whichever
 * is fewer, those cells or the sheet's entries.
 */
export function keysOnLines(
  sheet: Sheet,
  side: Side,
  lines: readonly string[],
  others = sheet[acrossFrom[side]].lines,
): readonly CellKey[] {
  const { cells } = sheet.maps;
  // Not cells.size: Yjs makes a list of all entries to count them, at every row that is deleted.
  if (lines.length * others.length <= cells._map.size) {
    return lines.flatMap((line) =>
      others
        .map((other) => (side === 'rows' ? cellKey(line, other) : cellKey(other, line)))
        .filter((key) => isSet(cells, key)),
    );
  }
  const wanted = new Set(lines);
  return [...cells.keys()].filter((key) => {
    const dot = key.indexOf('.');
    return isSet(cells, key) && wanted.has(side === 'rows' ? key.slice(0, dot) : key.slice(dot + 1));
  });
}

const acrossFrom = { rows: 'columns', columns: 'rows' } as const;

/** The mark for deleting rows or columns. What stands in lines across them that were deleted before has been seen too. */
export function markOfLines(sheet: Sheet, side: Side, lines: readonly string[]): string | 1 {
  const { cells } = sheet.maps;
  const { moves } = sheet.maps[side];
  const across = acrossFrom[side];
  const others = [...new Set([...sheet[across].lines, ...sheet.maps[across].deleted.keys()])];
  const items = [
    ...keysOnLines(sheet, side, lines, others)
      .filter((key) => isInKnownLines(sheet, key))
      .map((key) => itemAt(cells, key)),
    ...lines.map((line) => itemAt(moves, line)),
  ];
  return markOf(items.filter((item) => item !== undefined));
}

/** Whether row and column of a cell have come here. A value can come before its column, and then nobody has seen it. */
function isInKnownLines(sheet: Sheet, key: CellKey): boolean {
  const [row, column] = linesOfKey(key);
  return (
    (sheet.rows.indexOf(row) >= 0 || isSet(sheet.maps.rows.deleted, row)) &&
    (sheet.columns.indexOf(column) >= 0 || isSet(sheet.maps.columns.deleted, column))
  );
}

/** The mark for deleting a sheet. */
export function markOfSheet(sheet: Sheet): string | 1 {
  const { cells } = sheet.maps;
  const items = [...cells.keys()]
    .filter((key) => isInKnownLines(sheet, key))
    .map((key) => itemAt(cells, key));
  return markOf(items.filter((item) => item !== undefined));
}

/** The mark for deleting a thing whose entries are `<id>` or `<id>/…` in a map: a name, a comment, an assumption. */
export function markOfThing(map: Entries, id: string): string | 1 {
  const own = [...map.keys()].filter((key) => isPartOf(key, id) && key !== `${id}/x`);
  return markOf(own.map((key) => itemAt(map, key)).filter((item) => item !== undefined));
}
