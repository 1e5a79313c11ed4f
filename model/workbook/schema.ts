/**
 * The layout of the shared document: root maps with plain values only. A client never creates a nested Y type, because
 * two clients that do so at once lose one of the two. Root names are short: every entry carries its root's name.
 *
 * about    v schema version, title, template, example; ready -> [person, name, ms, ...prints] ready for a decision
 * sheets   <sheet> -> [rows, columns] at birth; <sheet>/n name; <sheet>/o order key; <sheet>/x deleted;
 *          <sheet>/z -> [frozen rows, frozen columns]; <sheet>/p protected against slips;
 *          <sheet>/u how it is printed (page-setup.ts); <sheet>/a range that is printed
 * names    <name>/n text; <name>/f stored formula; <name>/s the sheet that it belongs to; <name>/x deleted
 * results  <key> -> stored formula that names the cells with a result that pages and reports show; <key>/l label;
 *          <key>/u unit; <key>/o order key; <key>/x deleted
 * assumptions  <id>/c value cell; /n label; /l low; /m likely; /h high; /u unit; /p population; /s source; /d ISO date;
 *          /o owner; /g evidence grade; /r review state; /e ids of evidence; /x deleted
 * scenarios    <id>/n name; /o order key; /x deleted; <id>/v/<assumption> number
 * comments <thread>/c cell; /r -> [person, name, ms] resolved; /x deleted; <thread>/m/<message> -> [person, name, ms, text,
 *          ...mentioned persons]; <thread>/e/<message> ms of its last edit; <thread>/d/<message> deleted
 * receipts what people lost to each other, in receipts.ts
 * c/<sheet> cells, by row.column      f/<sheet> formats, by row.column/attribute (an empty id: the whole column or row)
 * rp rl rx/<sheet> row places, moves, deletions           cp cl cx/<sheet> the same for columns
 * g/<sheet> growth: "r200" -> 1 means the sheet has at least 200 base rows, "c40" 40 base columns
 * w/<sheet> sizes in pixels, by "r<line>" or "c<line>"
 * h/<sheet> lines, by "r<line>" or "c<line>": <line>/h hidden; <line>/g group level; <line>/<level> collapsed
 * m/<sheet> merged cells: <id>/r range; /x deleted
 * k/<sheet> conditional formats: <id>/r range; /c -> [kind, ...operands]; /f formula; /s style; /o order key; /t stops; /x
 * v/<sheet> validations: <id>/r range; /k -> [kind, ...operands]; /f range of a list; /e 0: not empty; /t strictness;
 *          /m message; /o order key; /x
 * p/<sheet> protected ranges: <id>/r range; /n label; /w -> [...roles that may edit]; /x
 *
 * Cells and ranges are stored by identity (anchor.ts); on a sheet's own maps without the sheet.
 */
import type * as Y from 'yjs';
import type { LineId } from './axis.ts';

/** The version of this layout. A document with a newer one is opened for reading only. */
export const schemaVersion = 2;

/** Largest sheet. Measured: the grid, the axis and the engine stay fluent up to here. */
export const sheetLimits = { rows: 200_000, columns: 2_000 } as const;

export type SheetId = string;
export type CellKey = string;
export type NameId = string;

export interface CellId {
  readonly sheet: SheetId;
  readonly row: LineId;
  readonly column: LineId;
}

export function cellKey(row: LineId, column: LineId): CellKey {
  return `${row}.${column}`;
}

/** Row and column of a cell's key. */
export function linesOfKey(key: CellKey): readonly [row: LineId, column: LineId] {
  const dot = key.indexOf('.');
  return [key.slice(0, dot), key.slice(dot + 1)];
}

/**
 * Values are unknown to everyone who reads them: any client may write anything. What a verb takes away it does not
 * delete, it writes null: a deletion has no number, so nobody could tell who took it away, whether a colleague who wrote
 * at the same time had seen it, or whether it is saved. Entries that are null and entries that are not there mean the same.
 */
export type Entries = Y.Map<unknown>;

/** Whether something stands at a key. */
export function isSet(map: { get(key: string): unknown }, key: string): boolean {
  return (map.get(key) ?? undefined) !== undefined;
}

export interface AxisMaps {
  readonly places: Entries;
  readonly moves: Entries;
  readonly deleted: Entries;
}

export interface SheetMaps {
  readonly cells: Entries;
  readonly formats: Entries;
  readonly rows: AxisMaps;
  readonly columns: AxisMaps;
  readonly growth: Entries;
  readonly sizes: Entries;
  readonly lines: Entries;
  readonly merges: Entries;
  readonly conditions: Entries;
  readonly validations: Entries;
  readonly protection: Entries;
}

/** What a root map is for; `part` of a sheet's maps. */
export type RootPart =
  | 'cells'
  | 'formats'
  | 'rows'
  | 'columns'
  | 'growth'
  | 'sizes'
  | 'lines'
  | 'merges'
  | 'conditions'
  | 'validations'
  | 'protection';

const prefixes: Readonly<Record<string, RootPart>> = {
  c: 'cells',
  f: 'formats',
  rp: 'rows',
  rl: 'rows',
  rx: 'rows',
  cp: 'columns',
  cl: 'columns',
  cx: 'columns',
  g: 'growth',
  w: 'sizes',
  h: 'lines',
  m: 'merges',
  k: 'conditions',
  v: 'validations',
  p: 'protection',
};

export const workbookRoots = [
  'about',
  'sheets',
  'names',
  'results',
  'assumptions',
  'scenarios',
  'comments',
  'receipts',
] as const;
export type WorkbookRoot = (typeof workbookRoots)[number];

export type Root =
  | { readonly kind: 'workbook'; readonly root: WorkbookRoot }
  | { readonly kind: 'sheet'; readonly sheet: SheetId; readonly part: RootPart };

/** What a root map's name stands for; undefined when no such map belongs in a workbook. */
export function readRootName(name: string): Root | undefined {
  const workbookRoot = workbookRoots.find((root) => root === name);
  if (workbookRoot) return { kind: 'workbook', root: workbookRoot };
  const slash = name.indexOf('/');
  if (slash < 0) return undefined;
  const part = Object.hasOwn(prefixes, name.slice(0, slash)) ? prefixes[name.slice(0, slash)] : undefined;
  const sheet = name.slice(slash + 1);
  return part && isId(sheet) ? { kind: 'sheet', sheet, part } : undefined;
}

/** Ids are made of letters, digits and '-', so that they can stand inside a stored reference. */
export function isId(text: string): boolean {
  return /^[\w-]{1,40}$/.test(text);
}

/** Opens every map of a sheet, also those that only colleagues have written so far. */
export function openSheetMaps(doc: Y.Doc, sheet: SheetId): SheetMaps {
  const map = (prefix: string): Entries => doc.getMap(`${prefix}/${sheet}`);
  return {
    cells: map('c'),
    formats: map('f'),
    rows: { places: map('rp'), moves: map('rl'), deleted: map('rx') },
    columns: { places: map('cp'), moves: map('cl'), deleted: map('cx') },
    growth: map('g'),
    sizes: map('w'),
    lines: map('h'),
    merges: map('m'),
    conditions: map('k'),
    validations: map('v'),
    protection: map('p'),
  };
}

const idCounters = new WeakMap<Y.Doc, number>();

/** An id that no other person's program makes: Yjs gives each open document its own client number. */
export function newId(doc: Y.Doc): string {
  const counter = idCounters.get(doc) ?? 0;
  idCounters.set(doc, counter + 1);
  return `${doc.clientID.toString(36)}-${counter.toString(36)}`;
}
