/**
 * A sum that gets longer by itself, as in Excel ("extend data range formats and formulas"): somebody inserts a row above
 * the total and types a number into it, directly below the numbers that are summed, and expects it to count.
 *
 * Excel's conditions (Microsoft KB 257451): an aggregate function, whose formula has one reference only, without fixed
 * marks, and new data like the data before it. Beyond these, the formula must be the next filled cell after the typed
 * ones, and its range must end directly before them in the same column (or row), in a cell that is filled.
 */
import {
  type StoredPart,
  type StoredReference,
  areaOf,
  isToken,
  readStored,
  writeStored,
} from '../formula/stored.ts';
import type { InBits } from './carried.ts';
import type { Content } from './content.ts';
import type { Writer } from './editor.ts';
import { isLocked } from './format.ts';
import { type Range, sizeOf } from './range.ts';
import { type CellId, cellKey, isSet, linesOfKey } from './schema.ts';
import type { Side } from './structure.ts';
import type { Sheet, Workbook } from './workbook.ts';

const aggregates: ReadonlySet<string> = new Set(
  'SUM AVERAGE COUNT COUNTA MAX MIN PRODUCT SUBTOTAL STDEV STDEVP STDEV.S STDEV.P VAR VARP VAR.S VAR.P MEDIAN'.split(
    ' ',
  ),
);

/** How many empty lines may lie between what was typed and the formula; a total stands nearer than that. */
const reach = 200;

/** Which cells of a block were empty when they were typed into. */
export interface FreshCells {
  readonly block: Range;
  note(at: CellId): void;
  has(at: CellId): boolean;
}

/** To be told of each cell before it is written. */
export function freshCells(workbook: Workbook, block: Range): FreshCells {
  const fresh = new Set<string>();
  const { cells } = workbook.sheetOf(block.sheet)!.maps;
  return {
    block,
    note({ row, column }) {
      const key = cellKey(row, column);
      if (!isSet(cells, key)) fresh.add(key);
    },
    has: ({ row, column }) => fresh.has(cellKey(row, column)),
  };
}

/**
 * For verbs that type: lets the formulas behind the fresh cells reach over them. What extends is a number, or a formula
 * that reads only cells of its own row (for a sum along a row: of its own column), since a subtotal or a formula that
 * reads the total itself must not be summed into it. A locked formula stays as it is.
 * Concurrent: the formula is written, so when a colleague edits it at the same moment one of the two stands, and when two
 * people extend it at once the last writer's reach stands, which may leave the other's row out.
 */
export function extendRanges(write: Writer, workbook: Workbook, fresh: FreshCells): void {
  const work = formulasToExtend(workbook, fresh);
  let bit = work.next();
  while (!bit.done) bit = work.next();
  writeExtended(write, workbook, bit.value);
}

/** A formula that shall reach further. */
export interface Extended {
  readonly at: CellId;
  readonly before: string;
  readonly now: string;
}

/** What `extendRanges` writes, for whoever lets others take turns while it is looked for. */
export function* formulasToExtend(workbook: Workbook, fresh: FreshCells): InBits<readonly Extended[]> {
  const { block } = fresh;
  const sheet = workbook.sheetOf(block.sheet)!;
  const { rows, columns } = sizeOf(block);
  const holding = rows * columns >= largeBlock ? yield* linesWithFormulas(sheet) : undefined;
  const found: Extended[] = [];
  for (const [side, other] of [
    ['rows', 'columns'],
    ['columns', 'rows'],
  ] as const) {
    const [first, last] =
      side === 'rows' ? [block.firstColumn, block.lastColumn] : [block.firstRow, block.lastRow];
    for (let across = first; across <= last; across++) {
      if (holding?.[other].has(sheet[other].lineAt(across) ?? '') === false) continue;
      const one = extendedAlong(workbook, fresh, { side, across });
      if (one) found.push(one);
      if (across % stripsPerBit === 0) yield across;
    }
  }
  return found;
}

/** Writes them, but for those that a colleague has changed since they were looked for. */
export function writeExtended(write: Writer, workbook: Workbook, extended: readonly Extended[]): void {
  for (const { at, before, now } of extended) {
    const { cells } = workbook.sheetOf(at.sheet)!.maps;
    const key = cellKey(at.row, at.column);
    if (cells.get(key) === before) write.set(cells, key, now);
  }
}

/** From so many cells on, one walk through the sheet costs less than looking behind every line of the block. */
const largeBlock = 2000;

/** After so many rows, columns or cells that were looked at others get their turn. */
const stripsPerBit = 50;
const cellsPerBit = 2000;

/** The rows and columns that hold a formula anywhere. */
function* linesWithFormulas(sheet: Sheet): InBits<Readonly<Record<Side, ReadonlySet<string>>>> {
  const lines = { rows: new Set<string>(), columns: new Set<string>() };
  let seen = 0;
  for (const [key, stored] of sheet.maps.cells.entries()) {
    if (++seen % cellsPerBit === 0) yield seen;
    if (typeof stored !== 'string' || !stored.startsWith('=')) continue;
    const [row, column] = linesOfKey(key);
    lines.rows.add(row);
    lines.columns.add(column);
  }
  return lines;
}

/** One column (side 'rows': its cells follow each other by row) or one row. */
interface Strip {
  readonly side: Side;
  readonly across: number;
}

function extendedAlong(workbook: Workbook, fresh: FreshCells, strip: Strip): Extended | undefined {
  const { block } = fresh;
  const sheet = workbook.sheetOf(block.sheet)!;
  const { side, across } = strip;
  const cell = (index: number): CellId | undefined =>
    side === 'rows' ? workbook.cellAt(sheet, index, across) : workbook.cellAt(sheet, across, index);
  const contentAt = (index: number): Content => {
    const at = cell(index);
    return at ? workbook.contentAt(at) : { kind: 'empty' };
  };
  const [blockFirst, blockLast] =
    side === 'rows' ? [block.firstRow, block.lastRow] : [block.firstColumn, block.lastColumn];
  const isNew = (index: number): boolean => {
    const at = index < blockFirst ? undefined : cell(index);
    return at !== undefined && fresh.has(at) && isLikeData(contentAt(index), at, side);
  };
  let last = blockLast;
  while (last >= blockFirst && contentAt(last).kind === 'empty') last--;
  if (last < blockFirst) return undefined;
  // The formula first: behind most of what is pasted there is none, and then nothing else needs to be looked at.
  let next = last + 1;
  while (next < sheet[side].size && next <= last + reach && contentAt(next).kind === 'empty') next++;
  const holder = cell(next);
  const content = contentAt(next);
  if (!holder || content.kind !== 'formula' || isLocked(workbook, holder)) return undefined;
  let first = last + 1;
  while (isNew(first - 1)) first--;
  if (first > last) return undefined;
  const hasDataBefore = first < last || ['number', 'formula'].includes(contentAt(first - 1).kind);
  if (!hasDataBefore) return undefined;
  const now = extended(workbook, sheet, content.stored, { ...strip, first, last });
  const hasFilledEnd = now !== undefined && contentAt(now.end).kind !== 'empty';
  return hasFilledEnd ? { at: holder, before: content.stored, now: now.stored } : undefined;
}

function isLikeData(content: Content, at: CellId, side: Side): boolean {
  if (content.kind === 'number') return true;
  if (content.kind !== 'formula') return false;
  return readStored(content.stored).every((part) => {
    if (isToken(part)) return part.kind !== 'name';
    if (part.kind === 'named' || part.to || part.sheet !== undefined) return false;
    return side === 'rows' ? part.from.row === at.row : part.from.column === at.column;
  });
}

/** The formula with its one range reaching to `last`, and where it ended before; undefined when it is not one to extend. */
function extended(
  workbook: Workbook,
  sheet: Sheet,
  stored: string,
  run: Strip & { readonly first: number; readonly last: number },
): { readonly stored: string; readonly end: number } | undefined {
  const parts = readStored(stored);
  const reference = onlyReference(parts);
  if (!reference?.to || reference.sheet !== undefined) return undefined;
  const { from, to } = reference;
  if ([from, to].some((end) => end.rowFixed || end.columnFixed)) return undefined;
  if (from.row === undefined || from.column === undefined) return undefined;
  const area = areaOf(reference, sheet.id, workbook);
  if (!area) return undefined;
  const [start, end, ...across] =
    run.side === 'rows'
      ? [area.firstRow, area.lastRow, area.firstColumn, area.lastColumn]
      : [area.firstColumn, area.lastColumn, area.firstRow, area.lastRow];
  const isThisStrip = across.every((line) => line === run.across);
  const isLongEnough = end > start;
  const endsHere = end >= run.first - 1 && end < run.last;
  if (!isThisStrip || !isLongEnough || !endsHere) return undefined;
  const slot = sheet[run.side].slotAt(run.last);
  const longer: StoredReference = {
    ...reference,
    to: run.side === 'rows' ? { ...to, row: slot } : { ...to, column: slot },
  };
  return { stored: writeStored(parts.map((part) => (part === reference ? longer : part))), end };
}

/** The formula's only reference, if it stands directly as an argument of an aggregate. */
function onlyReference(all: readonly StoredPart[]): StoredReference | undefined {
  const parts = all.filter((part) => part.kind !== 'space');
  const at = parts.findIndex((part) => part.kind === 'cells');
  const reference = parts[at];
  const others = parts.some((part, i) => i !== at && ['cells', 'named', 'name'].includes(part.kind));
  if (reference?.kind !== 'cells' || others) return undefined;
  const before = parts[at - 1]?.kind;
  const after = parts[at + 1]?.kind;
  if ((before !== 'open' && before !== 'separator') || (after !== 'close' && after !== 'separator'))
    return undefined;
  const callers: string[] = [];
  for (const [i, part] of parts.slice(0, at).entries()) {
    const caller = parts[i - 1];
    if (part.kind === 'open') callers.push(caller?.kind === 'function' ? caller.text.toUpperCase() : '');
    if (part.kind === 'close') callers.pop();
  }
  return aggregates.has(callers.at(-1) ?? '') ? reference : undefined;
}
