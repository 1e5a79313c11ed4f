/**
 * A receipt as facts that sentences can be made of: where it is about by now, what its author had written and what stands
 * there, as people see them. Everything is read from the workbook as it is, so the facts follow whatever moves or changes.
 */
import {
  type CellId,
  type FormatChange,
  type Language,
  type LostEntry,
  type LostThing,
  type Receipt,
  type SheetId,
  type Side,
  type Workbook,
  entryText,
  formatAt,
  lostThing,
  nameOfCell,
  nameOfColumn,
  readContent,
  readFormatEntry,
} from '#model';
import { shownCell } from '../sheet/shown-cell.ts';

/** What somebody wrote, or what stands there now. */
export type Wording =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'format'; readonly change: FormatChange }
  /** undefined: the usual size */
  | { readonly kind: 'size'; readonly px: number | undefined }
  /** where a row or column was put, by the name of the place */
  | { readonly kind: 'place'; readonly side: Side; readonly name: string }
  | { readonly kind: 'deleted' | 'kept' }
  /** nothing that can be said in a word */
  | { readonly kind: 'unsaid' };

export type Gone = 'row' | 'column' | 'sheet';

/** Where a cell is, or was: in a deleted row or column, the place that it would come back to. */
export interface Spot {
  readonly sheet: SheetId;
  readonly row: number;
  readonly column: number;
  readonly gone: Gone | undefined;
}

export interface LostPart {
  /** of the entry in the receipt */
  readonly key: string;
  /** "B4", "5" or "B" for a row or column, what a sheet or name is called */
  readonly where: string;
  /** put into words when it is read: of a large paste only a few are shown */
  lost(): Wording;
  now(): Wording;
  readonly spot: Spot | undefined;
  /** the cell itself, where it is one */
  readonly at: CellId | undefined;
}

export interface ReceiptFacts {
  readonly receipt: Receipt;
  readonly kind: LostThing['kind'];
  /** "B4", "B4:C9", "5", "5-7", "Rente" */
  readonly where: string;
  /** what the sheet is, or was, called */
  readonly sheetName: string | undefined;
  /** for what is about whole rows or columns */
  readonly side: Side | undefined;
  /** what is deleted; for one row or column, the name that it had */
  readonly gone: { readonly what: Gone; readonly count: number; readonly name: string } | undefined;
  readonly parts: readonly LostPart[];
}

type Part = Omit<KeyedPart, 'key'>;

interface KeyedPart extends LostPart {
  readonly kind: LostThing['kind'];
  readonly sheet: SheetId | undefined;
  readonly side: Side | undefined;
}

interface Reading {
  readonly workbook: Workbook;
  readonly language: Language;
}

/** Facts about a receipt; undefined when there is nothing to tell, such as when two people deleted the same row. */
export function factsOf(receipt: Receipt, reading: Reading): ReceiptFacts | undefined {
  const parts = receipt.entries.flatMap((entry): readonly KeyedPart[] => {
    const part = partOf(receipt.root, entry, reading);
    return part ? [{ ...part, key: entry.key }] : [];
  });
  const first = parts[0];
  if (!first) return undefined;
  const { workbook } = reading;
  const isOneKind = parts.every(({ kind, side }) => kind === first.kind && side === first.side);
  return {
    receipt,
    kind: isOneKind ? first.kind : 'other',
    where: isOneKind ? whereOf(parts) : '',
    sheetName: first.sheet && sheetNameOf(workbook, first.sheet),
    side: first.side,
    gone: goneOf(parts),
    parts,
  };
}

/** The name on a sheet's tab, also when it is deleted. */
function sheetNameOf(workbook: Workbook, sheet: SheetId): string {
  const own = workbook.sheetEntries.get(`${sheet}/n`);
  return workbook.sheetName(sheet) ?? (typeof own === 'string' ? own : '');
}

function lineName(side: Side, index: number): string {
  return side === 'rows' ? String(index + 1) : nameOfColumn(index);
}

function spotOf(workbook: Workbook, at: CellId): Spot | undefined {
  const sheet = workbook.sheetOf(at.sheet);
  if (!sheet) return undefined;
  const { rows, columns } = sheet;
  // A format of a whole row or column has no id on the other side; its first cell stands for it.
  const row = at.row === '' ? 0 : rows.indexFrom(rows.slotOf(at.row));
  const column = at.column === '' ? 0 : columns.indexFrom(columns.slotOf(at.column));
  if (row < 0 || column < 0) return undefined;
  const isRowGone = at.row !== '' && rows.indexOf(at.row) < 0;
  const isColumnGone = at.column !== '' && columns.indexOf(at.column) < 0;
  const gone = !workbook.livingSheet(at.sheet)
    ? 'sheet'
    : isRowGone
      ? 'row'
      : isColumnGone
        ? 'column'
        : undefined;
  return { sheet: at.sheet, row, column, gone };
}

function contentWording(stored: unknown, at: CellId, { workbook, language }: Reading): Wording {
  const content = readContent(stored);
  const sheet = workbook.sheetOf(at.sheet);
  if (content.kind === 'empty' || !sheet) return { kind: 'empty' };
  const format = formatAt(sheet, at.row, at.column);
  const shown = content.kind === 'formula' ? '' : shownCell(content, undefined, format, language).text;
  const { number } = format;
  const text = shown || entryText(content, { workbook, sheet: at.sheet, number, language });
  return { kind: 'text', text };
}

function textWording(text: unknown): Wording {
  return typeof text === 'string' && text !== '' ? { kind: 'text', text } : { kind: 'empty' };
}

function formulaWording(stored: unknown, { workbook, language }: Reading): Wording {
  if (typeof stored !== 'string') return { kind: 'empty' };
  const show = { workbook, sheet: '', number: undefined, language };
  return { kind: 'text', text: entryText({ kind: 'formula', stored }, show) };
}

const unsaid = (): Wording => ({ kind: 'unsaid' });

const isThere = (mark: unknown): boolean => (mark ?? undefined) !== undefined;

function partOf(root: string, entry: LostEntry, reading: Reading): Part | undefined {
  const { workbook } = reading;
  const thing = lostThing(root, entry);
  const { lost } = entry;
  const now: unknown = workbook.doc.getMap(root).get(entry.key);
  const none = { spot: undefined, at: undefined, sheet: undefined, side: undefined } as const;
  switch (thing.kind) {
    case 'content': {
      const { at } = thing;
      const spot = spotOf(workbook, at);
      if (!spot) return undefined;
      return {
        ...none,
        kind: thing.kind,
        where: nameOfCell(spot.row, spot.column),
        lost: () => contentWording(lost, at, reading),
        now: () => (spot.gone ? { kind: 'deleted' } : contentWording(now, at, reading)),
        spot,
        at,
        sheet: at.sheet,
      };
    }
    case 'format': {
      const { at } = thing;
      const spot = spotOf(workbook, at);
      if (!spot) return undefined;
      const side = at.row === '' ? 'columns' : at.column === '' ? 'rows' : undefined;
      const change = readFormatEntry(entry.key, now)!.change;
      return {
        kind: thing.kind,
        where: side
          ? lineName(side, side === 'rows' ? spot.row : spot.column)
          : nameOfCell(spot.row, spot.column),
        lost: () => ({ kind: 'format', change: thing.change }),
        now: () => (spot.gone ? { kind: 'deleted' } : { kind: 'format', change }),
        spot,
        at: side ? undefined : at,
        sheet: at.sheet,
        side,
      };
    }
    case 'size':
    case 'move':
    case 'lineDeletion':
      return linePart(thing, { lost, now }, workbook);
    case 'sheetName':
    case 'sheetOrder':
    case 'sheetDeletion': {
      const { kind, sheet } = thing;
      const where = sheetNameOf(workbook, sheet);
      if (kind === 'sheetName')
        return { ...none, kind, where, lost: () => textWording(lost), now: () => textWording(now), sheet };
      if (kind === 'sheetOrder') return { ...none, kind, where, lost: unsaid, now: unsaid, sheet };
      return deletionPart({ ...none, kind, where, sheet }, lost, now);
    }
    case 'nameText':
    case 'nameFormula':
    case 'nameDeletion': {
      const { kind, name } = thing;
      const text = workbook.nameText(name) ?? workbook.nameEntries.get(`${name}/n`);
      const where = typeof text === 'string' ? text : '';
      if (kind === 'nameDeletion') return deletionPart({ ...none, kind, where }, lost, now);
      const say = (value: unknown): Wording =>
        kind === 'nameText' ? textWording(value) : formulaWording(value, reading);
      const isGone = workbook.nameText(name) === undefined;
      return {
        ...none,
        kind,
        where,
        lost: () => say(lost),
        now: () => (isGone ? { kind: 'deleted' } : say(now)),
      };
    }
    case 'title':
      return {
        ...none,
        kind: 'title',
        where: '',
        lost: () => textWording(lost),
        now: () => textWording(now),
      };
    case 'other':
      // That a receipt was seen is nothing to tell about.
      if (root === 'receipts') return undefined;
      return { ...none, kind: 'other', where: '', lost: unsaid, now: unsaid };
  }
}

function linePart(
  { kind, sheet: id, side, line }: Extract<LostThing, { kind: 'size' | 'move' | 'lineDeletion' }>,
  { lost, now }: { readonly lost: unknown; readonly now: unknown },
  workbook: Workbook,
): Part | undefined {
  const at = { sheet: id, row: side === 'rows' ? line : '', column: side === 'columns' ? line : '' };
  const spot = spotOf(workbook, at);
  const axis = workbook.sheetOf(id)?.[side];
  if (!spot || !axis) return undefined;
  const index = side === 'rows' ? spot.row : spot.column;
  const base = { kind, where: lineName(side, index), spot, at: undefined, sheet: id, side };
  if (kind === 'lineDeletion') return deletionPart(base, lost, now);
  if (kind === 'size') {
    const say = (px: unknown): Wording => ({ kind: 'size', px: typeof px === 'number' ? px : undefined });
    return { ...base, lost: () => say(lost), now: () => (spot.gone ? { kind: 'deleted' } : say(now)) };
  }
  const wanted = typeof lost === 'string' ? axis.indexFrom(lost) : -1;
  if (wanted < 0) return { ...base, lost: unsaid, now: unsaid };
  // Taken from where it is now, what lies behind it moves up.
  const target = wanted > index && !spot.gone ? wanted - 1 : wanted;
  return {
    ...base,
    lost: () => ({ kind: 'place', side, name: lineName(side, target) }),
    now: () => (spot.gone ? { kind: 'deleted' } : { kind: 'place', side, name: base.where }),
  };
}

/** Two people who deleted the same at once, having seen different things in it, lost nothing to each other. */
function deletionPart(base: Omit<Part, 'lost' | 'now'>, lost: unknown, now: unknown): Part | undefined {
  if (isThere(lost) === isThere(now)) return undefined;
  const say = (mark: unknown): Wording => ({ kind: isThere(mark) ? 'deleted' : 'kept' });
  return { ...base, lost: () => say(lost), now: () => say(now) };
}

/** "B4", the smallest block around several cells, "5-7" for rows, names one after the other. */
function whereOf(parts: readonly Part[]): string {
  const [first] = parts;
  const spots = parts.map(({ spot }) => spot).filter((spot) => spot !== undefined);
  if (!first || spots.length < parts.length) return [...new Set(parts.map(({ where }) => where))].join(', ');
  const rows = spots.map(({ row }) => row);
  const columns = spots.map(({ column }) => column);
  const span = (indexes: readonly number[]): readonly [first: number, last: number] => [
    indexes.reduce((a, b) => Math.min(a, b)),
    indexes.reduce((a, b) => Math.max(a, b)),
  ];
  const name = ([from, to]: readonly [number, number], write: (index: number) => string, mark: string) =>
    from === to ? write(from) : `${write(from)}${mark}${write(to)}`;
  const { side } = first;
  if (side) return name(span(side === 'rows' ? rows : columns), (index) => lineName(side, index), '-');
  const [firstRow, lastRow] = span(rows);
  const [firstColumn, lastColumn] = span(columns);
  const from = nameOfCell(firstRow, firstColumn);
  const to = nameOfCell(lastRow, lastColumn);
  return from === to ? from : `${from}:${to}`;
}

function goneOf(parts: readonly Part[]): ReceiptFacts['gone'] {
  const first = parts.find(({ spot }) => spot?.gone !== undefined);
  const { spot } = first ?? {};
  if (!spot?.gone) return undefined;
  const { gone: what } = spot;
  if (what === 'sheet') return { what, count: 1, name: '' };
  // By identity: two neighbours that are deleted would come back to the same place.
  const lines = new Set(
    parts
      .filter((part) => part.spot?.gone === what)
      .map(({ at, where }) => (at ? (what === 'row' ? at.row : at.column) : where)),
  );
  const name = what === 'row' ? lineName('rows', spot.row) : lineName('columns', spot.column);
  return { what, count: lines.size, name };
}
