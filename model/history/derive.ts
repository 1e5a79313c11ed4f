/** From the entries that changed to changes that a person can read. Pure: the workbook is as it is after the change. */
import { english } from '../formula/language.ts';
import { nameOfCell, nameOfColumn } from '../formula/reference.ts';
import { textOfStored } from '../formula/stored.ts';
import { cellInAnchor } from '../workbook/anchor.ts';
import { type Stored, readContent, writeContent } from '../workbook/content.ts';
import { type CellId, type SheetId, cellKey, linesOfKey } from '../workbook/schema.ts';
import { thingOf } from '../workbook/thing.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import type { Change, ChangeAct, ChangeFacts, ChangeKind } from './change.ts';
import type { EntryChange } from './entry-change.ts';

/** Whose an entry is. */
export type WhoseEntry = (change: EntryChange) => string;

/**
 * The changes that some entry changes are, cells first, in the order of their keys. What is only for the program (how
 * large a sheet was grown, what people were told, where a place is kept) is none. Always the same for the same entries,
 * so that a pass that is done twice writes the same.
 */
export function changesOf(
  workbook: Workbook,
  entries: readonly EntryChange[],
  whose: WhoseEntry,
): readonly Change[] {
  const sorted = [...entries].sort((a, b) => compare(a.root, b.root) || compare(a.key, b.key));
  const cells = sorted.filter(({ what }) => isPart(what, 'cells'));
  const others = Map.groupBy(
    sorted.filter((entry) => !isPart(entry.what, 'cells')),
    (entry) => groupOf(entry, whose(entry)),
  );
  const found = cells.map((entry) => cellChange(workbook, entry, whose(entry)));
  for (const group of others.values()) {
    const change = changeOfGroup(workbook, group);
    if (change) found.push({ person: whose(group[0]!), ...change });
  }
  return found.map((change) => withSheetName(workbook, change));
}

function withSheetName(workbook: Workbook, change: Change): Change {
  const on = change.sheet === '' ? undefined : sheetNameOf(workbook, change.sheet);
  return on === undefined ? change : { ...change, facts: { ...change.facts, on } };
}

/** What a sheet is called, or was when it was deleted. */
function sheetNameOf(workbook: Workbook, id: SheetId): string | undefined {
  return workbook.sheetName(id) ?? textIn(workbook.sheetEntries.get(`${id}/n`));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isPart(what: EntryChange['what'], part: string): boolean {
  return what.kind === 'sheet' && what.part === part;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A stored content; undefined for nothing and for what is no content. */
function storedOf(value: unknown): Stored | undefined {
  return writeContent(readContent(value));
}

function formulaText(workbook: Workbook, sheet: SheetId, stored: Stored | undefined): string | undefined {
  const isFormula = typeof stored === 'string' && stored.startsWith('=');
  return isFormula ? textOfStored(stored, sheet, workbook, english) : undefined;
}

/** Where a cell stands, or would if its row and column were alive; undefined when they are not known here. */
function addressOf(sheet: Sheet | undefined, row: string, column: string): string | undefined {
  const r = sheet ? sheet.rows.indexFrom(sheet.rows.slotOf(row)) : -1;
  const c = sheet ? sheet.columns.indexFrom(sheet.columns.slotOf(column)) : -1;
  return r < 0 || c < 0 ? undefined : nameOfCell(r, c);
}

function cellChange(workbook: Workbook, entry: EntryChange, person: string): Change {
  const { what, key } = entry;
  const sheet = what.kind === 'sheet' ? what.sheet : '';
  const [row, column] = linesOfKey(key);
  const before = storedOf(entry.before);
  const after = storedOf(entry.after);
  const facts: ChangeFacts = definite({
    at: addressOf(workbook.sheetOf(sheet), row, column),
    before,
    after,
    beforeText: formulaText(workbook, sheet, before),
    afterText: formulaText(workbook, sheet, after),
  });
  return { person, kind: 'cell', sheet, cell: key, facts };
}

/** The facts without those that are undefined, so that none of them is kept. */
function definite<Facts extends object>(
  facts: Facts,
): { [Key in keyof Facts]: Exclude<Facts[Key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

function partOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? '' : key.slice(slash + 1);
}

/** Entries of one group are told as one change. */
function groupOf({ root, what, key, after }: EntryChange, person: string): string {
  const isPerThing = what.kind === 'workbook' ? what.root !== 'about' : isThingPart(what.part);
  if (what.kind === 'workbook' && what.root === 'about') return `${person} about ${key}`;
  if (isPerThing) return `${person} ${root} ${thingOf(key)}`;
  const isLine = root.startsWith('rx/') || root.startsWith('cx/');
  return `${person} ${root} ${isLine ? isThere(after) : ''}`;
}

const thingParts: Readonly<Record<string, ChangeKind>> = {
  merges: 'merge',
  conditions: 'condition',
  validations: 'validation',
  protection: 'protection',
};

function isThingPart(part: string): boolean {
  return thingParts[part] !== undefined;
}

type Told = Omit<Change, 'person'> | undefined;

function changeOfGroup(workbook: Workbook, group: readonly EntryChange[]): Told {
  const { root, what } = group[0]!;
  if (what.kind === 'sheet') {
    const { sheet, part } = what;
    switch (part) {
      case 'rows':
      case 'columns':
        return linesChange(workbook, { sheet, side: part, letter: root[1]! }, group);
      case 'formats':
        return formatChange(workbook, sheet, group);
      case 'sizes':
      case 'lines':
        return { kind: 'layout', sheet, cell: '', facts: { act: 'changed', count: group.length } };
      case 'cells':
      case 'growth':
        return undefined;
      default:
        return thingChange({ kind: thingParts[part]!, sheet, birth: 'r', label: 'n' }, group);
    }
  }
  switch (what.root) {
    case 'sheets':
      return sheetChange(group);
    case 'names':
      return thingChange({ kind: 'name', sheet: '', birth: 'n', label: 'n' }, group, workbook.nameEntries);
    case 'results':
      return thingChange({ kind: 'result', sheet: '', birth: '', label: 'l' }, group, workbook.resultEntries);
    case 'assumptions':
      return assumptionChange(workbook, group);
    case 'scenarios':
      return thingChange(
        { kind: 'scenario', sheet: '', birth: 'n', label: 'n' },
        group,
        workbook.scenarioEntries,
      );
    case 'comments':
      return commentChange(workbook, group);
    case 'about':
      return aboutChange(group[0]!);
    case 'receipts':
      return undefined;
  }
}

function linesChange(
  workbook: Workbook,
  {
    sheet: id,
    side,
    letter,
  }: { readonly sheet: SheetId; readonly side: 'rows' | 'columns'; readonly letter: string },
  group: readonly EntryChange[],
): Told {
  const axis = workbook.sheetOf(id)?.[side];
  // The place that a move leaves names the line; an inserted line's place does not.
  const own =
    letter === 'p' ? group.filter(({ after }) => isThere(after) && !String(after).includes('|')) : group;
  const lines = own.map(({ key }) => key);
  if (lines.length === 0) return undefined;
  const indexes = lines
    .map((line) => (axis ? axis.indexFrom(axis.slotOf(line)) : -1))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b);
  const name = (index: number | undefined): string | undefined =>
    index === undefined ? undefined : side === 'rows' ? String(index + 1) : nameOfColumn(index);
  const act: ChangeAct =
    letter === 'p' ? 'inserted' : letter === 'l' ? 'moved' : isThere(own[0]!.after) ? 'deleted' : 'restored';
  const at = name(indexes[0]);
  // Lines that are gone stand nowhere: they were so many from the first on.
  const to =
    act === 'deleted'
      ? indexes[0] === undefined
        ? undefined
        : name(indexes[0] + lines.length - 1)
      : name(indexes.at(-1));
  return { kind: side, sheet: id, cell: '', facts: definite({ act, at, to, count: lines.length }) };
}

function formatChange(workbook: Workbook, id: SheetId, group: readonly EntryChange[]): Told {
  const sheet = workbook.sheetOf(id);
  const cells = new Set(group.map(({ key }) => thingOf(key)));
  let [firstRow, lastRow, firstColumn, lastColumn] = [Infinity, -1, Infinity, -1];
  for (const key of cells) {
    const [row, column] = linesOfKey(key);
    const r = row && sheet ? sheet.rows.indexFrom(sheet.rows.slotOf(row)) : -1;
    const c = column && sheet ? sheet.columns.indexFrom(sheet.columns.slotOf(column)) : -1;
    if (r >= 0) [firstRow, lastRow] = [Math.min(firstRow, r), Math.max(lastRow, r)];
    if (c >= 0) [firstColumn, lastColumn] = [Math.min(firstColumn, c), Math.max(lastColumn, c)];
  }
  const corner = (row: number, column: number): string | undefined =>
    row === Infinity || row < 0
      ? column === Infinity || column < 0
        ? undefined
        : nameOfColumn(column)
      : column === Infinity || column < 0
        ? String(row + 1)
        : nameOfCell(row, column);
  const at = corner(firstRow, firstColumn);
  const to = corner(lastRow, lastColumn);
  return {
    kind: 'format',
    sheet: id,
    cell: '',
    facts: definite({ act: 'changed' as const, at, to, count: cells.size }),
  };
}

function sheetChange(group: readonly EntryChange[]): Told {
  const id = thingOf(group[0]!.key);
  const part = (letter: string): EntryChange | undefined => group.find(({ key }) => partOf(key) === letter);
  const [birth, grave, name, order, guard] = [part(''), part('x'), part('n'), part('o'), part('p')];
  const act: ChangeAct | undefined = grave
    ? isThere(grave.after)
      ? 'deleted'
      : 'restored'
    : birth && !isThere(birth.before)
      ? 'added'
      : name
        ? 'renamed'
        : order
          ? 'moved'
          : guard
            ? isThere(guard.after)
              ? 'protected'
              : 'unprotected'
            : undefined;
  const facts = definite({
    act: act ?? ('changed' as const),
    name: textIn(name?.after),
    was: textIn(name?.before),
  });
  return act === undefined
    ? { kind: 'layout', sheet: id, cell: '', facts: { act: 'changed', count: group.length } }
    : { kind: 'sheet', sheet: id, cell: '', facts };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

interface ThingKind {
  readonly kind: ChangeKind;
  readonly sheet: SheetId | '';
  /** letter of the entry with which such a thing begins, and of what it is called */
  readonly birth: string;
  readonly label: string;
}

function actOfThing(group: readonly EntryChange[], birth: string): ChangeAct {
  const grave = group.find(({ key }) => partOf(key) === 'x');
  if (grave) return isThere(grave.after) ? 'removed' : 'restored';
  const first = group.find(({ key }) => partOf(key) === birth);
  return first && !isThere(first.before) ? 'added' : 'changed';
}

function thingChange(
  { kind, sheet, birth, label }: ThingKind,
  group: readonly EntryChange[],
  map?: { get(key: string): unknown },
): Told {
  const id = thingOf(group[0]!.key);
  const named = group.find(({ key }) => partOf(key) === label);
  const now =
    textIn(named ? named.after : map?.get(`${id}/${label}`)) ?? (kind === 'result' ? id : undefined);
  const numbers = group.length === 1 && partOf(group[0]!.key).startsWith('v/') ? group[0] : undefined;
  const facts = definite({
    act: actOfThing(group, birth),
    name: now,
    was: textIn(named?.before),
    before: numbers && storedOf(numbers.before),
    after: numbers && storedOf(numbers.after),
  });
  return { kind, sheet, cell: '', facts };
}

/** The cell that an entry names, with its sheet; it may be gone. */
function cellIn(
  workbook: Workbook,
  stored: unknown,
): (CellId & { readonly at: string | undefined }) | undefined {
  const cell = cellInAnchor(stored);
  return cell && { ...cell, at: addressOf(workbook.sheetOf(cell.sheet), cell.row, cell.column) };
}

const figures: ReadonlySet<string> = new Set(['l', 'm', 'h']);

function assumptionChange(workbook: Workbook, group: readonly EntryChange[]): Told {
  const id = thingOf(group[0]!.key);
  const map = workbook.assumptionEntries;
  const cell = cellIn(workbook, map.get(`${id}/c`));
  const told = thingChange(
    { kind: 'assumption', sheet: cell?.sheet ?? '', birth: 'c', label: 'n' },
    group,
    map,
  );
  if (!told) return undefined;
  const figure = group.length === 1 && figures.has(partOf(group[0]!.key)) ? group[0] : undefined;
  const facts = {
    ...told.facts,
    ...definite({
      at: cell?.at,
      before: figure && storedOf(figure.before),
      after: figure && storedOf(figure.after),
    }),
  };
  return { ...told, cell: cell ? cellKey(cell.row, cell.column) : '', facts };
}

/** That somebody said something, not what: a message that its author deletes is to be gone. */
function commentChange(workbook: Workbook, group: readonly EntryChange[]): Told {
  const id = thingOf(group[0]!.key);
  const cell = cellIn(workbook, workbook.commentEntries.get(`${id}/c`));
  const has = (letter: string): boolean => group.some(({ key }) => partOf(key).startsWith(letter));
  const act: ChangeAct = has('x') || has('d/') ? 'removed' : has('m/') ? 'added' : 'changed';
  return {
    kind: 'comment',
    sheet: cell?.sheet ?? '',
    cell: cell ? cellKey(cell.row, cell.column) : '',
    facts: definite({ act, at: cell?.at }),
  };
}

function aboutChange({ key, before, after }: EntryChange): Told {
  const isTitle = key === 'title';
  const facts = definite({
    act: isTitle ? ('renamed' as const) : ('changed' as const),
    name: isTitle ? textIn(after) : key,
    was: isTitle ? textIn(before) : undefined,
  });
  return key === 'v' ? undefined : { kind: 'about', sheet: '', cell: '', facts };
}
