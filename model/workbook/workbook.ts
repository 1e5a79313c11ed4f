/**
 * A shared document seen as a workbook. Reading only: every change is a verb in a file of its own (edit, structure,
 * sheets, names, formats), one transaction and one undo step each. The document is the one truth; everything in here is
 * derived from it and thrown away when it changes.
 */
import type * as Y from 'yjs';
import { type Places, type SheetPlaces, areaOf, referencesIn } from '../formula/stored.ts';
import type { Role as AccessRole } from '../protocol.ts';
import { Axis } from './axis.ts';
import { type Content, readContent } from './content.ts';
import { RangeEnds } from './range-ends.ts';
import { baseSize, isPair } from './sheet-size.ts';
import {
  type CellId,
  type CellKey,
  type Entries,
  type NameId,
  type Root,
  type SheetId,
  type SheetMaps,
  cellKey,
  isId,
  isSet,
  openSheetMaps,
  readRootName,
  schemaVersion,
  workbookRoots,
} from './schema.ts';

export interface Sheet {
  readonly id: SheetId;
  readonly maps: SheetMaps;
  readonly rows: Axis;
  readonly columns: Axis;
}

export interface DefinedName {
  readonly id: NameId;
  readonly text: string;
  readonly stored: string;
  /** the sheet that the name belongs to; undefined: the whole workbook */
  readonly scope: SheetId | undefined;
}

/** Everything about a workbook that is neither sheet nor cell. */
export interface About {
  readonly title: string;
  /** "investment-case@1", or undefined for a workbook that did not come from a template */
  readonly template: string | undefined;
  /** the inputs are a template's example and not somebody's figures */
  readonly isExample: boolean;
}

/** How the document's schema version relates to this program's. Only 'current' may be edited. */
export type SchemaState = 'current' | 'older' | 'newer' | 'blank';

export class Workbook implements Places {
  readonly doc: Y.Doc;
  readonly about: Entries;
  readonly sheetEntries: Entries;
  readonly nameEntries: Entries;
  readonly resultEntries: Entries;
  readonly assumptionEntries: Entries;
  readonly scenarioEntries: Entries;
  readonly commentEntries: Entries;
  readonly receiptEntries: Entries;
  /** What the person at this workbook may do, which decides what protected ranges lock. Set by whoever knows it. */
  role: AccessRole = 'editor';
  readonly #roots = new Map<object, Root>();
  readonly #rootNames = new Map<object, string>();
  readonly #sheets = new Map<SheetId, Sheet>();
  readonly #rangeEnds = new Map<SheetId, RangeEnds>();
  #living: readonly Sheet[] | undefined;
  #names: ReadonlyMap<SheetId, string> | undefined;
  #definedNames: readonly DefinedName[] | undefined;
  #nameIds: ReadonlyMap<string, NameId> | undefined;
  #namesById: ReadonlyMap<NameId, DefinedName> | undefined;
  readonly #derived = new Map<string, unknown>();
  readonly #release: () => void;

  /** Use `openWorkbook`. */
  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.about = doc.getMap('about');
    this.sheetEntries = doc.getMap('sheets');
    this.nameEntries = doc.getMap('names');
    this.resultEntries = doc.getMap('results');
    this.assumptionEntries = doc.getMap('assumptions');
    this.scenarioEntries = doc.getMap('scenarios');
    this.commentEntries = doc.getMap('comments');
    this.receiptEntries = doc.getMap('receipts');
    for (const root of workbookRoots) this.#register(doc.getMap(root), root);
    // Runs before any observer, so that nobody sees an order from before the change.
    const forget = (transaction: Y.Transaction): void => {
      for (const [type, keys] of transaction.changed) {
        this.noteWritten(type);
        this.#noteRangeEnds(type, keys);
      }
    };
    doc.on('beforeObserverCalls', forget);
    this.#release = () => doc.off('beforeObserverCalls', forget);
    this.#openNewSheets();
  }

  close(): void {
    this.#release();
  }

  /** What a changed type is in this workbook; undefined for a type that does not belong here. */
  rootOf(type: object): Root | undefined {
    return this.#roots.get(type);
  }

  /** The name of a map in the document. */
  nameOfRoot(type: object): string | undefined {
    return this.#rootNames.get(type);
  }

  get schemaState(): SchemaState {
    const version = this.about.get('v');
    if (version === undefined) return 'blank';
    if (typeof version !== 'number') return 'newer';
    return version === schemaVersion ? 'current' : version < schemaVersion ? 'older' : 'newer';
  }

  get properties(): About {
    const title = this.about.get('title');
    const template = this.about.get('template');
    return {
      title: typeof title === 'string' ? title : '',
      template: typeof template === 'string' ? template : undefined,
      isExample: this.about.get('example') === true,
    };
  }

  /** The sheets that are not deleted, in the order of their tabs. */
  get sheets(): readonly Sheet[] {
    if (this.#living) return this.#living;
    const order = (sheet: Sheet): string => {
      const key = this.sheetEntries.get(`${sheet.id}/o`);
      return typeof key === 'string' ? key : '';
    };
    const living = [...this.#sheets.values()]
      .filter((sheet) => this.#isLiving(sheet.id))
      .sort((a, b) => compare(order(a), order(b)) || compare(a.id, b.id));
    this.#living = living;
    return living;
  }

  /** All sheets that are here, deleted or not, in no particular order. */
  get allSheets(): Iterable<Sheet> {
    return this.#sheets.values();
  }

  /** Where ranges in a sheet's formulas begin and end, as they stood before the transaction under way. */
  rangeEndsOf({ id, maps }: Sheet): RangeEnds {
    const known = this.#rangeEnds.get(id);
    if (known) return known;
    const ends = new RangeEnds(id, maps.cells);
    this.#rangeEnds.set(id, ends);
    return ends;
  }

  #noteRangeEnds(type: object, keys: ReadonlySet<string | null>): void {
    const root = this.rootOf(type);
    if (root?.kind !== 'sheet' || root.part !== 'cells') return;
    const ends = this.#rangeEnds.get(root.sheet);
    const cells = ends && this.#sheets.get(root.sheet)?.maps.cells;
    if (!cells) return;
    for (const key of keys) if (key !== null) ends.note(key, cells.get(key));
  }

  /** A sheet that is here, deleted or not. */
  sheetOf(id: SheetId): Sheet | undefined {
    return this.#sheets.get(id);
  }

  /** A sheet that people see; undefined when it is deleted or not here (yet). */
  livingSheet(id: SheetId): Sheet | undefined {
    return this.#isLiving(id) ? this.#sheets.get(id) : undefined;
  }

  /** A sheet whose size at birth somebody has overwritten with nonsense is gone for all, not only for newcomers. */
  #isLiving(id: SheetId): boolean {
    return isPair(this.sheetEntries.get(id)) && !isSet(this.sheetEntries, `${id}/x`);
  }

  /** The name on the tab. Two sheets that got one name at the same time are told apart by a number. */
  sheetName(id: SheetId): string | undefined {
    return this.#sheetNames().get(id);
  }

  sheetIdByName(name: string): SheetId | undefined {
    const wanted = name.toLowerCase();
    for (const [id, own] of this.#sheetNames()) if (own.toLowerCase() === wanted) return id;
    return undefined;
  }

  sheetPlaces(id: SheetId): SheetPlaces | undefined {
    return this.livingSheet(id);
  }

  /** How many rows and columns stay in view when the sheet is scrolled. */
  frozenOf(id: SheetId): { readonly rows: number; readonly columns: number } {
    const entry = this.sheetEntries.get(`${id}/z`);
    return isPair(entry) ? { rows: entry[0], columns: entry[1] } : { rows: 0, columns: 0 };
  }

  /** Cells that are not inputs are protected against slips. */
  isProtected(id: SheetId): boolean {
    return this.sheetEntries.get(`${id}/p`) === 1;
  }

  /**
   * The names that are not deleted, nor their sheet, in alphabetical order. A name that was given twice at the same time
   * on one sheet, or twice for the workbook, gets a number that no other name there has.
   */
  get definedNames(): readonly DefinedName[] {
    if (this.#definedNames) return this.#definedNames;
    const found: DefinedName[] = [];
    this.nameEntries.forEach((text, key) => {
      if (!key.endsWith('/n') || typeof text !== 'string') return;
      const id = key.slice(0, -2);
      const stored = this.nameEntries.get(`${id}/f`);
      if (typeof stored !== 'string' || isSet(this.nameEntries, `${id}/x`)) return;
      const scope = this.nameEntries.get(`${id}/s`) ?? undefined;
      if (scope !== undefined && (typeof scope !== 'string' || !this.livingSheet(scope))) return;
      found.push({ id, text, stored, scope });
    });
    found.sort((a, b) => compare(a.text.toLowerCase(), b.text.toLowerCase()) || compare(a.id, b.id));
    const wanted = new Set(found.map((name) => nameKey(name.text, name.scope)));
    const taken = new Set<string>();
    const names = found.map((name) => {
      let { text } = name;
      for (let number = 2; taken.has(nameKey(text, name.scope)); number++) {
        const numbered = `${name.text}_${number}`;
        // A number never takes the text of a name that somebody gave.
        if (!wanted.has(nameKey(numbered, name.scope))) text = numbered;
      }
      taken.add(nameKey(text, name.scope));
      return { ...name, text };
    });
    this.#definedNames = names;
    return names;
  }

  /** The name that a text means on a sheet: the sheet's own, or else the workbook's. Without a sheet, the workbook's. */
  nameIdByText(text: string, sheet?: SheetId): NameId | undefined {
    this.#nameIds ??= new Map(this.definedNames.map(({ id, text, scope }) => [nameKey(text, scope), id]));
    const own = sheet === undefined ? undefined : this.#nameIds.get(nameKey(text, sheet));
    return own ?? this.#nameIds.get(nameKey(text, undefined));
  }

  nameText(id: NameId): string | undefined {
    return this.#nameById(id)?.text;
  }

  nameScope(id: NameId): SheetId | undefined {
    return this.#nameById(id)?.scope;
  }

  #nameById(id: NameId): DefinedName | undefined {
    this.#namesById ??= new Map(this.definedNames.map((name) => [name.id, name]));
    return this.#namesById.get(id);
  }

  /** The cells that a name stands for, first and last; undefined when it stands for something else or they are gone. */
  cellsOfName(id: NameId): { readonly from: CellId; readonly to: CellId } | undefined {
    const name = this.#nameById(id);
    const reference = name && referencesIn(name.stored)[0];
    const area = reference && areaOf(reference, '', this);
    const sheet = area && this.#sheets.get(area.sheet);
    const from = sheet && this.cellAt(sheet, area.firstRow, area.firstColumn);
    const to = sheet && this.cellAt(sheet, area.lastRow, area.lastColumn);
    return from && to ? { from, to } : undefined;
  }

  contentAt(at: CellId): Content {
    return readContent(this.#sheets.get(at.sheet)?.maps.cells.get(cellKey(at.row, at.column)));
  }

  contentOf(sheet: Sheet, key: CellKey): Content {
    return readContent(sheet.maps.cells.get(key));
  }

  /** The identity of the cell at visible row and column, counted from 0; undefined outside the sheet. */
  cellAt(sheet: Sheet, row: number, column: number): CellId | undefined {
    const rowLine = sheet.rows.lineAt(row);
    const columnLine = sheet.columns.lineAt(column);
    return rowLine === undefined || columnLine === undefined
      ? undefined
      : { sheet: sheet.id, row: rowLine, column: columnLine };
  }

  /** Where a cell stands now; undefined when its row, column or sheet is deleted or not here (yet). */
  positionOf(at: CellId): { readonly row: number; readonly column: number } | undefined {
    const sheet = this.livingSheet(at.sheet);
    if (!sheet) return undefined;
    const row = sheet.rows.indexOf(at.row);
    const column = sheet.columns.indexOf(at.column);
    return row < 0 || column < 0 ? undefined : { row, column };
  }

  #sheetNames(): ReadonlyMap<SheetId, string> {
    if (this.#names) return this.#names;
    const names = new Map<SheetId, string>();
    const taken = new Set<string>();
    // By id and not by tab order, so that moving a tab never renames it.
    for (const sheet of [...this.sheets].sort((a, b) => compare(a.id, b.id))) {
      const entry = this.sheetEntries.get(`${sheet.id}/n`);
      const wanted = typeof entry === 'string' && entry !== '' ? entry : sheet.id;
      let name = wanted;
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} (${number})`;
      taken.add(name.toLowerCase());
      names.set(sheet.id, name);
    }
    this.#names = names;
    return names;
  }

  #register(type: object, name: string): void {
    const root = readRootName(name);
    if (!root) return;
    this.#roots.set(type, root);
    this.#rootNames.set(type, name);
  }

  #openNewSheets(): void {
    this.sheetEntries.forEach((size, id) => {
      if (this.#sheets.has(id) || !isId(id) || !isPair(size)) return;
      this.#openSheet(id);
    });
  }

  #openSheet(id: SheetId): void {
    const maps = openSheetMaps(this.doc, id);
    const sheet: Sheet = {
      id,
      maps,
      rows: new Axis(maps.rows, () => baseSize(this.sheetEntries.get(id), maps.growth, 'rows')),
      columns: new Axis(maps.columns, () => baseSize(this.sheetEntries.get(id), maps.growth, 'columns')),
    };
    this.#sheets.set(id, sheet);
    const named: readonly (readonly [string, object])[] = [
      ['c', maps.cells],
      ['f', maps.formats],
      ['rp', maps.rows.places],
      ['rl', maps.rows.moves],
      ['rx', maps.rows.deleted],
      ['cp', maps.columns.places],
      ['cl', maps.columns.moves],
      ['cx', maps.columns.deleted],
      ['g', maps.growth],
      ['w', maps.sizes],
      ['h', maps.lines],
      ['m', maps.merges],
      ['k', maps.conditions],
      ['v', maps.validations],
      ['p', maps.protection],
    ];
    for (const [prefix, map] of named) this.#register(map, `${prefix}/${id}`);
  }

  /** Throws away what was derived from a map that was just written; a verb may then read on in its transaction. */
  noteWritten(type: object): void {
    const root = this.rootOf(type);
    if (!root) return;
    const isOnCells = root.kind === 'sheet' && ['cells', 'formats', 'sizes'].includes(root.part);
    if (!isOnCells) this.#derived.clear();
    if (root.kind === 'workbook') {
      if (root.root === 'sheets') this.#forgetSheets();
      if (root.root === 'names') this.#forgetNames();
      return;
    }
    const sheet = this.#sheets.get(root.sheet);
    if (root.part === 'rows' || root.part === 'growth') sheet?.rows.markStale();
    if (root.part === 'columns' || root.part === 'growth') sheet?.columns.markStale();
  }

  /**
   * Works something out at most once between two changes. Cells, formats and sizes do not count as changes, so it must
   * not be derived from them. `key` names what is derived.
   */
  derive<Value>(key: string, compute: () => Value): Value {
    if (!this.#derived.has(key)) this.#derived.set(key, compute());
    return this.#derived.get(key) as Value;
  }

  #forgetSheets(): void {
    this.#living = undefined;
    this.#names = undefined;
    this.#forgetNames();
    this.#openNewSheets();
    // A sheet's size at birth may arrive after its cells.
    for (const sheet of this.#sheets.values()) {
      sheet.rows.markStale();
      sheet.columns.markStale();
    }
  }

  #forgetNames(): void {
    this.#definedNames = undefined;
    this.#nameIds = undefined;
    this.#namesById = undefined;
  }
}

/** Opens a document as a workbook. Whoever opens closes. */
export function openWorkbook(doc: Y.Doc): Workbook {
  return new Workbook(doc);
}

/** Names are alike whatever their case, on one sheet or in the workbook. */
function nameKey(text: string, scope: SheetId | undefined): string {
  return `${scope ?? ''} ${text.toLowerCase()}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
