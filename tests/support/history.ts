/**
 * Random histories of several people at one workbook, as data that fast-check can shrink: what each person does, and when
 * which update is delivered, twice or late. Numbers are taken modulo what is there, so that every shrunk history is one.
 */
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  type CellId,
  type Range,
  type Sheet,
  type Value,
  addSheet,
  clearCells,
  copyCells,
  defineName,
  deleteLines,
  deleteName,
  deleteSheet,
  fillRange,
  insertLines,
  isSet,
  type Loss,
  lossesIn,
  moveCells,
  moveLines,
  moveSheet,
  receiptsFor,
  renameSheet,
  setBlock,
  setFormat,
  writeReceipts as writeDownReceipts,
  english,
} from '../../model/index.ts';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import { nameOfCell, nameOfColumn, quoteSheetName } from '../../model/formula/reference.ts';
import { textOfStored } from '../../model/formula/stored.ts';
import { copySheet } from '../../model/workbook/copy-sheet.ts';
import { fillSeries } from '../../model/workbook/fill-series.ts';
import { sortRange } from '../../model/workbook/sort.ts';
import { furnitureOf, performFurniture } from './furniture.ts';
import { type Wires, openWires } from './wires.ts';
import { type Person, blankDoc, openPerson } from './workbooks.ts';

/** What a person does next. */
export const act = fc.constantFrom(
  'value',
  'value',
  'text',
  'formula',
  'formula',
  'formula',
  'formula',
  'insertRows',
  'insertRows',
  'deleteRows',
  'moveRows',
  'insertColumns',
  'deleteColumns',
  'moveColumns',
  'clear',
  'fill',
  'copy',
  'moveCells',
  'series',
  'sort',
  'sort',
  'format',
  'renameSheet',
  'addSheet',
  'deleteSheet',
  'copySheet',
  'moveSheet',
  'name',
  'deleteName',
  'furniture',
  'furniture',
  'furniture',
  'furniture',
  'undo',
  'undo',
  'undo',
  'undo',
  'redo',
  'redo',
);

export type Act = typeof act extends fc.Arbitrary<infer Kind> ? Kind : never;

export type Event =
  | { readonly kind: 'act'; readonly who: number; readonly act: Act; readonly n: readonly number[] }
  | { readonly kind: 'deliver'; readonly which: number; readonly twice: boolean }
  | { readonly kind: 'flush'; readonly who: number }
  /** goes offline, or comes back */
  | { readonly kind: 'line'; readonly who: number }
  /** the page is closed and opened anew: from what the server has and from this person's own copy */
  | { readonly kind: 'restart'; readonly who: number; readonly from: 'log' | 'snapshot' };

const big = fc.nat({ max: 9999 });

/** A history of about `length` events among `people` replicas. */
export function histories(people: number, length: number): fc.Arbitrary<readonly Event[]> {
  const who = fc.nat({ max: people - 1 });
  const event: fc.Arbitrary<Event> = fc.oneof(
    {
      weight: 14,
      arbitrary: fc.record({
        kind: fc.constant('act' as const),
        who,
        act,
        n: fc.array(big, { minLength: 6, maxLength: 6 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: big, twice: fc.boolean() }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('flush' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('line' as const), who }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('restart' as const),
        who,
        from: fc.constantFrom('log' as const, 'snapshot' as const),
      }),
    },
  );
  return fc.array(event, { minLength: Math.floor(length / 4), maxLength: length, size: 'max' });
}

/** How often something that makes a history worth running really happened. */
export interface Tally {
  acts: number;
  structure: number;
  undone: number;
  delivered: number;
  duplicates: number;
  restarts: number;
  cuts: number;
  /** structure changed by one while another's change of it was still on its way */
  atOnce: number;
  /** edits that the server saw override or bury another's */
  conflicts: number;
  /** lines and sheets that were deleted and came back */
  revivals: number;
}

export function newTally(): Tally {
  return {
    acts: 0,
    structure: 0,
    undone: 0,
    delivered: 0,
    duplicates: 0,
    restarts: 0,
    cuts: 0,
    atOnce: 0,
    conflicts: 0,
    revivals: 0,
  };
}

export interface Play {
  readonly wires: Wires;
  readonly people: readonly Person[];
  readonly projections: readonly Projection[];
  readonly tally: Tally;
  run(events: readonly Event[]): void;
  /** Delivers everything to everybody, the server's receipts too. */
  settle(): void;
  close(): void;
}

function startDoc(): Y.Doc {
  const doc = blankDoc([
    { id: 'a', name: 'Ark1', rows: 12, columns: 6 },
    { id: 'b', name: 'Data', rows: 8, columns: 5 },
  ]);
  const person = openPerson(doc);
  for (let row = 1; row <= 6; row++) person.type(`A${row}`, String(row * 10));
  person.type('B1', '=SUM(A1:A6)');
  person.type('Data!A1', '=Ark1!B1*2');
  person.close();
  return doc;
}

/** How many lines and sheets are deleted. */
function countGone({ workbook }: Person): number {
  const graves = [...workbook.allSheets].flatMap(({ maps }) => [maps.rows.deleted, maps.columns.deleted]);
  const lines = graves.reduce((sum, map) => sum + [...map.keys()].filter((key) => isSet(map, key)).length, 0);
  const sheets = [...workbook.sheetEntries.keys()].filter((key) => key.endsWith('/x'));
  return lines + sheets.filter((key) => isSet(workbook.sheetEntries, key)).length;
}

/** The people are replicas 0, 1, 2 …; the last replica is the server, which keeps the log and writes receipts. */
export function openPlay(people: number, start: Y.Doc = startDoc()): Play {
  const wires = openWires(start, people + 1);
  const server = wires.docs[people]!;
  const persons = wires.docs.slice(0, people).map((doc) => openPerson(doc));
  const projections = persons.map(({ workbook }) => openProjection(workbook));
  const log: Uint8Array[] = [Y.encodeStateAsUpdate(server)];
  const losses: Loss[] = [];
  server.on('update', (update: Uint8Array) => log.push(update));
  server.on('afterTransaction', (transaction: Y.Transaction) => losses.push(...lossesIn(transaction)));
  let lastClient = 100;
  /** replicas that have changed the structure since everything was delivered last */
  const shapers = new Set<number>();
  const tally = newTally();
  const writeReceipts = (): void => {
    tally.conflicts += losses.length;
    const whose = (client: number) => ({ person: `p${client}`, name: 'Navn' });
    const receipts = receiptsFor(losses.splice(0), whose, 1);
    if (receipts.length > 0) server.transact(() => writeDownReceipts(server.getMap('receipts'), receipts));
  };
  const restart = (who: number, from: 'log' | 'snapshot'): void => {
    tally.restarts++;
    const own = Y.encodeStateAsUpdate(persons[who]!.doc);
    projections[who]!.close();
    persons[who]!.close();
    const doc = new Y.Doc();
    doc.clientID = ++lastClient;
    for (const update of from === 'log' ? log : [Y.encodeStateAsUpdate(server)]) Y.applyUpdate(doc, update);
    Y.applyUpdate(doc, own);
    wires.replace(who, doc);
    persons[who] = openPerson(doc);
    projections[who] = openProjection(persons[who].workbook);
  };
  const act = (event: Event & { readonly kind: 'act' }): void => {
    const person = persons[event.who]!;
    const before = { structure: tally.structure, gone: countGone(person) };
    tally.acts++;
    perform(person, event.act, event.n, tally);
    if (tally.structure > before.structure) {
      if ([...shapers].some((who) => who !== event.who)) tally.atOnce++;
      shapers.add(event.who);
    }
    if (['undo', 'redo'].includes(event.act) && countGone(person) < before.gone) tally.revivals++;
  };
  return {
    wires,
    people: persons,
    projections,
    tally,
    run(events) {
      for (const event of events) {
        if (event.kind === 'flush') projections[event.who]!.flush();
        else if (event.kind === 'act') act(event);
        else if (event.kind === 'restart') restart(event.who, event.from);
        else if (event.kind === 'line') {
          tally.cuts++;
          wires.toggle(event.who);
        } else {
          if (wires.waiting > 0) tally.delivered++;
          if (wires.waiting > 0 && event.twice) tally.duplicates++;
          wires.deliver(event.which, event.twice ? 'twice' : undefined);
          if (wires.waiting === 0) shapers.clear();
          writeReceipts();
        }
      }
    },
    settle() {
      do {
        wires.deliverAll();
        writeReceipts();
      } while (wires.waiting > 0);
      shapers.clear();
    },
    close() {
      for (const projection of projections) projection.close();
      for (const person of persons) person.close();
      wires.close();
    },
  };
}

const sheetNames = ['Ark', 'Data', 'Inv est', 'Ø&Å', "O'Hara"];
const texts = ['tekst', "'=ikke en formel", 'æøå', 'SAND', '#REF!'];

function rangeIn(sheet: Sheet, n: readonly number[]): Range {
  const pick = (size: number, a: number, b: number): readonly [number, number] => {
    const one = a % Math.max(size, 1);
    return [one, Math.min(size - 1, one + (b % 3))];
  };
  const [firstRow, lastRow] = pick(sheet.rows.size, n[0]!, n[1]!);
  const [firstColumn, lastColumn] = pick(sheet.columns.size, n[2]!, n[3]!);
  return { sheet: sheet.id, firstRow, lastRow, firstColumn, lastColumn };
}

function formulaFor(person: Person, own: Sheet, n: readonly number[]): string {
  const { sheets } = person.workbook;
  const other = sheets[n[1]! % sheets.length]!;
  const prefix =
    other === own && n[2]! % 3 > 0 ? '' : `${quoteSheetName(person.workbook.sheetName(other.id)!)}!`;
  const cell = (sheet: Sheet, a: number, b: number): string => {
    const fixed = nameOfCell(a % sheet.rows.size, b % sheet.columns.size);
    return a % 5 === 0 ? fixed.replace(/(\D+)(\d+)/, '$$$1$$$2') : fixed;
  };
  const r = rangeIn(
    other,
    n.map((x) => x * 7 + 3),
  );
  const range =
    n[3]! % 9 === 0
      ? `${nameOfColumn(r.firstColumn)}:${nameOfColumn(r.lastColumn)}`
      : n[3]! % 9 === 1
        ? `${r.firstRow + 1}:${r.lastRow + 1}`
        : `${nameOfCell(r.firstRow, r.firstColumn)}:${nameOfCell(Math.min(r.lastRow + (n[5]! % 4), other.rows.size - 1), r.lastColumn)}`;
  const one = cell(own, n[4]!, n[5]!);
  const far = prefix + cell(other, n[2]!, n[4]!);
  const all = [
    `=${far}+${one}*2`,
    `=SUM(${prefix}${range})+1`,
    `=IFERROR(MAX(${prefix}${range})/${one},-1)`,
    `=COUNT(${prefix}${range})-Rente`,
    `=IF(${one}>5,${far},"x""y")`,
    `=SUM(${one},${prefix}${range},${far})`,
    `=INDEX(${prefix}${range},1,1)`,
    `=ROUND(${far}/3,2)&"!"`,
    `=Rente+Sats`,
    `=SUMPRODUCT((${prefix}${range}>10)*1)`,
    `=${prefix}${range}*2`,
    `=SUM(1;`,
  ];
  return all[n[0]! % all.length]!;
}

/** Does one thing at a workbook; which of what is there, the numbers say. */
export function perform(person: Person, kind: Act, n: readonly number[], tally: Tally): void {
  const { workbook, editor } = person;
  const { sheets } = workbook;
  if (kind === 'undo' || kind === 'redo') {
    const undone = kind === 'undo' ? editor.undo() : editor.redo();
    if (undone) tally.undone++;
    return;
  }
  const sheet = sheets[n[5]! % Math.max(sheets.length, 1)];
  if (!sheet || sheet.rows.size === 0 || sheet.columns.size === 0) {
    addSheet(editor, `Ny ${n[0]!}`);
    return;
  }
  const range = rangeIn(sheet, n);
  const cell: Range = { ...range, lastRow: range.firstRow, lastColumn: range.firstColumn };
  const side = kind.endsWith('Columns') ? 'columns' : 'rows';
  const lines = { sheet: sheet.id, side, first: n[0]! % sheet[side].size, count: 1 + (n[1]! % 3) } as const;
  if (/Rows|Columns/.test(kind)) tally.structure++;
  switch (kind) {
    case 'value':
      setBlock(editor, cell, [[n[4]! % 6 === 0 ? '' : String((n[4]! % 2000) / 10)]], english);
      break;
    case 'text':
      setBlock(editor, cell, [[texts[n[4]! % texts.length]!]], english);
      break;
    case 'formula':
      setBlock(editor, cell, [[formulaFor(person, sheet, n)]], english);
      break;
    case 'insertRows':
    case 'insertColumns':
      if (sheet[side].size < 40) insertLines(editor, { ...lines, first: n[0]! % (sheet[side].size + 1) });
      break;
    case 'deleteRows':
    case 'deleteColumns':
      deleteLines(editor, lines);
      break;
    case 'moveRows':
    case 'moveColumns':
      moveLines(editor, lines, n[2]! % (sheet[side].size + 1));
      break;
    case 'clear':
      clearCells(editor, range);
      break;
    case 'fill':
      fillRange(editor, range, n[4]! % 2 === 0 ? 'down' : 'right');
      break;
    case 'copy':
      copyCells(editor, range, { ...rangeIn(sheets[n[1]! % sheets.length]!, [n[4]!, 0, n[3]!, 0]) });
      break;
    case 'moveCells':
      moveCells(editor, range, { ...rangeIn(sheets[n[1]! % sheets.length]!, [n[4]!, 0, n[3]!, 0]) });
      break;
    case 'series':
      fillSeries(editor, {
        given: range,
        toward: (['down', 'right', 'up', 'left'] as const)[n[4]! % 4]!,
        count: 1 + (n[1]! % 4),
        options: { language: 'da' },
      });
      break;
    case 'sort':
      sortRange(editor, n[4]! % 3 === 0 ? range : wholeRows(sheet, range), {
        by: [{ column: range.firstColumn, direction: n[3]! % 2 === 0 ? 'ascending' : 'descending' }],
        hasHeader: n[4]! % 4 === 0,
        valueAt: (at) => storedValue(person, at),
      });
      break;
    case 'format':
      setFormat(editor, range, n[4]! % 2 === 0 ? { bold: true } : { number: '0.00' });
      break;
    case 'renameSheet':
      renameSheet(editor, sheet.id, sheetNames[n[0]! % sheetNames.length]!);
      break;
    case 'addSheet':
      if (sheets.length < 4) addSheet(editor, `Ny ${n[0]! % 3}`);
      break;
    case 'deleteSheet':
      deleteSheet(editor, sheet.id);
      break;
    case 'copySheet':
      if (sheets.length < 4) copySheet(editor, sheet.id);
      break;
    case 'moveSheet':
      moveSheet(editor, sheet.id, n[0]! % (sheets.length + 1));
      break;
    case 'furniture':
      performFurniture(person, sheet, range, n);
      break;
    case 'name': {
      const at = workbook.cellAt(sheet, cell.firstRow, cell.firstColumn)!;
      const stored = n[2]! % 3 === 0 ? '=0.035' : `=\`${sheet.id}!$${at.row}.$${at.column}\``;
      defineName(editor, n[3]! % 2 === 0 ? 'Rente' : 'Sats', stored);
      break;
    }
    case 'deleteName': {
      const name = workbook.definedNames[n[0]! % Math.max(workbook.definedNames.length, 1)];
      if (name) deleteName(editor, name.id);
      break;
    }
  }
}

/** Some rows more than a range has, from edge to edge: so that many sorts are of whole rows. */
function wholeRows(sheet: Sheet, range: Range): Range {
  return {
    ...range,
    lastRow: Math.min(range.firstRow + 8, sheet.rows.size - 1),
    firstColumn: 0,
    lastColumn: sheet.columns.size - 1,
  };
}

/** What sorts here go by: a formula by its text, since nothing is calculated while a history is made. */
export function storedValue({ workbook }: Person, at: CellId): Value | undefined {
  const content = workbook.contentAt(at);
  if (content.kind === 'empty') return undefined;
  if (content.kind === 'formula') return content.stored;
  return content.kind === 'draft' ? content.text : content.value;
}

/** Everything that a document holds, in one comparable form. */
export function entriesOf(doc: Y.Doc): unknown {
  return [...doc.share.keys()]
    .sort()
    .map((root) => [root, Object.entries(doc.getMap(root).toJSON()).sort(byKey)])
    .filter(([, entries]) => (entries as unknown[]).length > 0);
}

function byKey(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

/** What people see of the sheets: names, orders and every formula as text. */
export function sheetsOf({
  workbook,
}: Person): readonly (readonly [
  name: string | undefined,
  rows: readonly string[],
  columns: readonly string[],
  cells: readonly (readonly [key: string, content: unknown])[],
])[] {
  return workbook.sheets.map((sheet) => [
    workbook.sheetName(sheet.id),
    sheet.rows.lines,
    sheet.columns.lines,
    [...sheet.maps.cells.entries()]
      .map(([key, stored]): [string, unknown] => [
        key,
        typeof stored === 'string' && stored.startsWith('=')
          ? textOfStored(stored, sheet.id, workbook, english)
          : stored,
      ])
      .sort(byKey),
  ]);
}

/** What people see: the sheets, and all that stands beside the cells. */
export function pictureOf(person: Person): unknown {
  return [sheetsOf(person), furnitureOf(person)];
}

/** The values of all formulas, comparable; a cause is left out, since a cycle names whichever cell was met first. */
export function valuesOf(projection: Projection): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [sheet, cells] of projection.values()) {
    for (const [key, value] of cells)
      values[`${sheet}!${key}`] = typeof value === 'object' ? value.error : value;
  }
  return values;
}

/** The differences between two sets of values; numbers may differ by floating noise of 1e-9. */
export function differences(one: Record<string, unknown>, other: Record<string, unknown>): readonly string[] {
  const found: string[] = [];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const a = one[key];
    const b = other[key];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))
      continue;
    found.push(`${key}: ${String(a)} against ${String(b)}`);
  }
  return found;
}
