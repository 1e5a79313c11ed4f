/**
 * Brings a workbook back to what an earlier version of it said, or some of its cells. An edit like any other: one
 * transaction, one undo step, and colleagues see it as it happens.
 *
 * Everything is matched by identity, so formulas keep their meaning. What came since is not forgotten but taken away as
 * people take it away, by a tombstone: rows, sheets, names. What was deleted since comes back. Comments stay as they are,
 * since they are what people said, and a sheet stays as large as it was grown.
 */
import type * as Y from 'yjs';
import { type Result, done, refused } from '../result.ts';
import { isSame } from './conflicts.ts';
import type { Stored } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { isLocked } from './format.ts';
import type { EditRefusal } from './refusal.ts';
import { openRights } from './rights/rights.ts';
import {
  type CellId,
  type Entries,
  type SheetId,
  cellKey,
  isSet,
  linesOfKey,
  readRootName,
} from './schema.ts';
import { firstCellOf } from './sheets.ts';
import { thingOf } from './thing.ts';
import { markOfLines, markOfSheet, markOfThing } from './tombstone.ts';
import { type Sheet, type Workbook, openWorkbook } from './workbook.ts';

/** One entry that is to be written. */
interface Wanted {
  readonly map: Entries;
  readonly key: string;
  readonly value: unknown;
}

/**
 * Makes the workbook say what `version`, an earlier document of the same workbook, says. Gives how many entries that
 * took; 0 when it says so already. Refused as a whole where it would change what this person may not change, by the
 * server's own rules. Concurrent: entry by entry the last writer's; undo leaves what a colleague has written since.
 */
export function restoreVersion(editor: Editor, version: Y.Doc): Result<number, EditRefusal> {
  const { workbook } = editor;
  const then = openWorkbook(version);
  try {
    if (then.schemaState !== 'current') return refused({ kind: 'readOnly' });
    const wanted = [...wantedEverywhere(workbook, then)];
    const locked = firstLocked(workbook, wanted);
    if (locked) return refused({ kind: 'locked', at: locked });
    if (wanted.length === 0) return done(0);
    return editor.edit(
      undefined,
      (write) => {
        writeAll(write, wanted);
        return wanted.length;
      },
      'revives',
    );
  } finally {
    then.close();
  }
}

/** A cell, and what is to stand in it: an entry as the document keeps it; undefined empties it. */
export interface EarlierCell {
  readonly at: CellId;
  readonly stored: Stored | undefined;
}

/** Puts back what stood in some cells at an earlier time. Refused as a whole where one is gone or locked. */
export function restoreCells(editor: Editor, cells: readonly EarlierCell[]): Result<void, EditRefusal> {
  const { workbook } = editor;
  for (const { at } of cells) {
    if (!workbook.positionOf(at)) return refused({ kind: 'gone' });
    if (isLocked(workbook, at)) return refused({ kind: 'locked', at });
  }
  const [first] = cells;
  if (!first) return done(undefined);
  return editor.edit({ from: first.at, to: first.at }, (write) => {
    for (const { at, stored } of cells)
      write.set(workbook.sheetOf(at.sheet)!.maps.cells, cellKey(at.row, at.column), stored);
  });
}

function writeAll(write: Writer, wanted: readonly Wanted[]): void {
  for (const { map, key, value } of wanted) write.set(map, key, value);
}

function* wantedEverywhere(now: Workbook, then: Workbook): Iterable<Wanted> {
  if (!isSame(now.about.get('title'), then.about.get('title')))
    yield { map: now.about, key: 'title', value: then.about.get('title') };
  yield* wantedFlag(now.about, then.about, 'example');
  const grown = new Set<SheetId>();
  for (const sheet of now.allSheets) {
    const earlier = then.sheetOf(sheet.id);
    if (earlier) yield* wantedOnSheet(sheet, earlier);
    else grown.add(sheet.id);
  }
  yield* wantedSheets(now, then, grown);
  yield* wantedThings(now.nameEntries, then.nameEntries, 'n');
  yield* wantedThings(now.assumptionEntries, then.assumptionEntries, 'c');
  yield* wantedThings(now.scenarioEntries, then.scenarioEntries, 'n');
  yield* wantedThings(now.resultEntries, then.resultEntries, '');
}

function* wantedFlag(now: Entries, then: Entries, key: string): Iterable<Wanted> {
  if (!isSame(now.get(key), then.get(key))) yield { map: now, key, value: then.get(key) ?? undefined };
}

/** Names, order, deletion and the like; sheets that came since are deleted. */
function* wantedSheets(now: Workbook, then: Workbook, grown: ReadonlySet<SheetId>): Iterable<Wanted> {
  const map = now.sheetEntries;
  for (const key of keysOf(map, then.sheetEntries)) {
    const id = thingOf(key);
    if (key === id || grown.has(id) || !now.sheetOf(id)) continue;
    const value = then.sheetEntries.get(key) ?? undefined;
    if (isSame(map.get(key), value)) continue;
    const isGrave = key === `${id}/x`;
    if (isGrave && value !== undefined && isSet(map, key)) continue;
    yield { map, key, value: isGrave && value !== undefined ? markOfSheet(now.sheetOf(id)!) : value };
  }
  for (const id of grown) {
    const sheet = now.livingSheet(id);
    if (sheet) yield { map, key: `${id}/x`, value: markOfSheet(sheet) };
  }
}

function keysOf(now: Entries, then: Entries): ReadonlySet<string> {
  return new Set([...now.keys(), ...then.keys()]);
}

function* wantedOnSheet(now: Sheet, then: Sheet): Iterable<Wanted> {
  const fresh = { rows: freshLines(now, then, 'rows'), columns: freshLines(now, then, 'columns') };
  yield* wantedLines(now, then, 'rows', fresh.rows);
  yield* wantedLines(now, then, 'columns', fresh.columns);
  const isFresh = (key: string): boolean => {
    const slash = key.indexOf('/');
    const [row, column] = linesOfKey(slash < 0 ? key : key.slice(0, slash));
    return fresh.rows.has(row) || fresh.columns.has(column);
  };
  const isFreshLine = (key: string): boolean => {
    const line = thingOf(key).slice(1);
    return (key.startsWith('r') ? fresh.rows : fresh.columns).has(line);
  };
  yield* wantedEntries(now.maps.cells, then.maps.cells, isFresh);
  yield* wantedEntries(now.maps.formats, then.maps.formats, isFresh);
  yield* wantedEntries(now.maps.sizes, then.maps.sizes, isFreshLine);
  yield* wantedEntries(now.maps.lines, then.maps.lines, isFreshLine);
  for (const part of ['merges', 'conditions', 'validations', 'protection'] as const)
    yield* wantedThings(now.maps[part], then.maps[part], 'r');
}

/** Lines that were inserted since. What stands in them goes with them. */
function freshLines(now: Sheet, then: Sheet, side: 'rows' | 'columns'): ReadonlySet<string> {
  const [places, earlier] = [now.maps[side].places, then.maps[side].places];
  const fresh = new Set<string>();
  places.forEach((place, line) => {
    // The new place of a line that was moved is no line.
    if (typeof place === 'string' && !place.includes('|') && !isSet(earlier, line)) fresh.add(line);
  });
  return fresh;
}

function* wantedLines(
  now: Sheet,
  then: Sheet,
  side: 'rows' | 'columns',
  fresh: ReadonlySet<string>,
): Iterable<Wanted> {
  const { deleted, moves } = now.maps[side];
  yield* wantedEntries(moves, then.maps[side].moves, (line) => fresh.has(line));
  const earlier = then.maps[side].deleted;
  const gone = [...fresh, ...earlier.keys()].filter(
    (line) => (fresh.has(line) || isSet(earlier, line)) && !isSet(deleted, line),
  );
  const mark = gone.length > 0 ? markOfLines(now, side, gone) : 1;
  for (const key of gone) yield { map: deleted, key, value: mark };
  for (const key of deleted.keys())
    if (isSet(deleted, key) && !isSet(earlier, key) && !fresh.has(key))
      yield { map: deleted, key, value: undefined };
}

function* wantedEntries(
  now: Entries,
  then: Entries,
  isPassedOver: (key: string) => boolean,
): Iterable<Wanted> {
  for (const key of keysOf(now, then)) {
    const value = then.get(key) ?? undefined;
    if (!isSame(now.get(key), value) && !isPassedOver(key)) yield { map: now, key, value };
  }
}

/** Things that came since are taken away; those that were taken away come back; the others say what they said. */
function* wantedThings(now: Entries, then: Entries, birth: string): Iterable<Wanted> {
  const isBorn = (id: string): boolean => isSet(then, birth === '' ? id : `${id}/${birth}`);
  const fresh = new Set<string>();
  for (const key of keysOf(now, then)) {
    const id = thingOf(key);
    if (!isBorn(id)) {
      fresh.add(id);
      continue;
    }
    const value = then.get(key) ?? undefined;
    if (isSame(now.get(key), value)) continue;
    const isGrave = key === `${id}/x` && value !== undefined;
    if (isGrave && isSet(now, key)) continue;
    yield { map: now, key, value: isGrave ? markOfThing(now, id) : value };
  }
  for (const id of fresh) {
    const isAlive = isSet(now, birth === '' ? id : `${id}/${birth}`) && !isSet(now, `${id}/x`);
    if (isAlive) yield { map: now, key: `${id}/x`, value: markOfThing(now, id) };
  }
}

/** The first cell of something that this person may not change, by the rules that the server goes by. */
function firstLocked(workbook: Workbook, wanted: readonly Wanted[]): CellId | undefined {
  const { doc } = workbook;
  const names = new Map<object, string>([...doc.share].map(([name, map]) => [map, name]));
  const writes = Map.groupBy(wanted, ({ map }) => names.get(map) ?? '');
  const rights = openRights(doc);
  const wrong = rights.judge(
    {
      role: workbook.role,
      person: undefined,
      isName: () => true,
      isOwn: (client) => client === doc.clientID,
    },
    writes,
  );
  rights.close();
  return wrong && cellOf(workbook, wrong.root, wrong.key);
}

/** The cell that an entry is of, or the first one of its sheet. */
function cellOf(workbook: Workbook, root: string, key: string): CellId {
  const what = readRootName(root);
  const sheet = what?.kind === 'sheet' ? what.sheet : root === 'sheets' ? thingOf(key) : '';
  const [row, column] = linesOfKey(thingOf(key));
  const isCell = what?.kind === 'sheet' && (what.part === 'cells' || what.part === 'formats');
  return isCell && row !== '' && column !== ''
    ? { sheet, row, column }
    : firstCellOf(sheet, workbook.sheetOf(sheet)).from;
}
