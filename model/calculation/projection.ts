/**
 * The shared document projected into the engine, by differences: after any change, mine or a colleague's, `flush` brings
 * the engine up to date and tells which formulas came to something new. A fresh projection of the same document is the
 * oracle that tests hold it against (DOC-5).
 *
 * Order of work: sheets; then rows and columns (what is gone or has moved is taken out, what is new, back or moved is put
 * in, so that the engine shifts references as the document does); then cells; then the formulas that the engine cannot
 * follow by itself. Those are found by a reverse index from every id to the formulas that name it.
 *
 * What the engine (HyperFormula 3.5.0) cannot do, and what is done about it:
 * - It turns a reference to a deleted cell into #REF! for good: such formulas are set again when anything returns.
 * - It ignores structure outside the filled area: a corner cell beyond the last row and column keeps the area full.
 * - Its moveRows runs out of memory where whole-row ranges overlap: a moved line is removed and put in again.
 * - An array result would spill into neighbours, and differently on two screens: it is cut to its first value.
 * - A formula can throw out of it and leave it broken: then it is built anew, and the culprit is shown as an error.
 */
import { DetailedCellError, type ExportedChange, type HyperFormula } from 'hyperformula';
import type { Places } from '../formula/stored.ts';
import type { Axis } from '../workbook/axis.ts';
import { type Content, readContent } from '../workbook/content.ts';
import { cellKey, isSet, linesOfKey } from '../workbook/schema.ts';
import { type WorkbookChange, watchWorkbook } from '../workbook/watch.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import { openEngine } from './engine.ts';
import {
  engineNameOf,
  engineNameText,
  enginePlaces,
  engineSheetName,
  engineText,
  unknownWord,
} from './engine-text.ts';
import {
  FormulaIndex,
  type Holder,
  holderOf,
  idOfLine,
  idOfName,
  idsIn,
  keyOfHolder,
  sheetOfHolder,
} from './formula-index.ts';
import { longestOrder } from './longest-order.ts';
import type { CellError, ErrorName, Value } from './value.ts';

type Side = 'rows' | 'columns';

/** Moving a line costs the engine 10 to 30 ms in a sheet of 10,000 to 50,000 cells, building it anew 500 to 900 ms. */
const maxMovedLines = 40;

/** A sheet as the engine has it now. */
interface View {
  readonly engineId: number;
  readonly lines: Record<Side, readonly string[]>;
  readonly slots: Record<Side, readonly string[]>;
  /** cell key -> the formula that the engine has there */
  readonly formulas: Map<string, string>;
  readonly dirty: Set<string>;
}

export type ChangedValues = ReadonlyMap<string, ReadonlyMap<string, Value>>;

type EngineContent = string | number | boolean | null;

export class Projection {
  readonly #workbook: Workbook;
  readonly #places: Places;
  readonly #watch: { close(): void };
  #engine: HyperFormula;
  #views = new Map<string, View>();
  /** names whose formula the engine has: id -> stored form */
  #names = new Map<string, string>();
  /** made at the first change of structure or names after the first flush */
  #index: FormulaIndex | undefined;
  /** formulas on which the engine broke: holder -> stored form */
  #quarantine = new Map<Holder, string>();
  #sheetsChanged = true;
  #namesChanged = true;
  #structureChanged = new Set<string>();
  /** ids whose meaning changed in this flush, and formulas that must be set again whatever they name */
  #changedIds = new Set<string>();
  #forced = new Set<Holder>();
  /** formulas set in this flush; their values are read afterwards */
  #set = new Set<Holder>();

  /** Use `openProjection`. */
  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#places = enginePlaces(workbook);
    this.#engine = openEngine();
    this.#watch = watchWorkbook(workbook, (change) => this.#note(change));
  }

  close(): void {
    this.#watch.close();
    this.#engine.destroy();
  }

  /** Whether the document has changed since the last flush. */
  get isStale(): boolean {
    return (
      this.#sheetsChanged ||
      this.#namesChanged ||
      this.#structureChanged.size > 0 ||
      [...this.#views.values()].some((view) => view.dirty.size > 0)
    );
  }

  /** Brings the engine up to date; gives the formulas whose value is new, by sheet and cell key. */
  flush(): ChangedValues {
    if (!this.isStale) return new Map();
    if (this.#isReordered()) this.#startAnew();
    try {
      return this.#collect(this.#projectAtOnce());
    } catch (error) {
      return this.#rebuild(error);
    }
  }

  /** The value of a formula's cell; undefined where no formula stands. */
  valueAt(sheet: string, key: string): Value | undefined {
    const view = this.#views.get(sheet);
    return view?.formulas.has(key) ? this.#read(sheet, view, key) : undefined;
  }

  /** All formulas' values, by sheet and cell key. */
  values(): ChangedValues {
    const all = new Map<string, ReadonlyMap<string, Value>>();
    for (const [sheet, view] of this.#views) {
      const values = new Map<string, Value>();
      for (const key of view.formulas.keys()) {
        const value = this.#read(sheet, view, key);
        if (value !== undefined) values.set(key, value);
      }
      all.set(sheet, values);
    }
    return all;
  }

  /** Whether so many lines have changed places, as in a sort, that a new engine is ready before this one has moved them. */
  #isReordered(): boolean {
    for (const id of this.#structureChanged) {
      const view = this.#views.get(id);
      const sheet = this.#workbook.livingSheet(id);
      if (!view || !sheet) continue;
      for (const side of ['rows', 'columns'] as const) {
        let moved = 0;
        this.#stayingLines(view.lines[side], sheet[side].lines, () => moved++);
        if (moved > maxMovedLines) return true;
      }
    }
    return false;
  }

  #note(change: WorkbookChange): void {
    if (change.sheets) this.#sheetsChanged = true;
    if (change.names) this.#namesChanged = true;
    for (const [sheet, { cells, rows, columns }] of change.bySheet) {
      if (rows || columns) this.#structureChanged.add(sheet);
      const view = this.#views.get(sheet);
      if (view) for (const key of cells) view.dirty.add(key);
    }
  }

  /** Calculates once, after all of it. Not the engine's batch: it keeps an undo entry that costs the square of its length. */
  #projectAtOnce(): readonly ExportedChange[] {
    this.#engine.suspendEvaluation();
    this.#project();
    return this.#engine.resumeEvaluation();
  }

  #project(): void {
    const isFirst = this.#views.size === 0;
    const hadStructure = this.#structureChanged.size > 0 || this.#sheetsChanged;
    // What was fragile before an index existed is not known; then every formula that names what changed is set again.
    const wasIndexed = this.#index !== undefined;
    if (!isFirst && (hadStructure || this.#namesChanged)) this.#index ??= this.#buildIndex();
    const oldFragile = new Set(this.#index?.fragile);
    const fresh = this.#syncSheets();
    const fill: (readonly [sheet: string, keys: readonly string[]])[] = [];
    for (const id of this.#structureChanged) {
      const view = this.#views.get(id);
      const sheet = this.#workbook.sheetOf(id);
      if (!view || !sheet || fresh.includes(id)) continue;
      fill.push([id, this.#syncAxis(sheet, view, 'rows')], [id, this.#syncAxis(sheet, view, 'columns')]);
    }
    this.#structureChanged.clear();
    // Names before the cells that use them; a name's own text needs the new order.
    if (this.#namesChanged || hadStructure) this.#syncNames();
    const again = new Set(this.#forced);
    if (this.#namesChanged) for (const holder of this.#index?.wordy ?? []) again.add(holder);
    // New sheets are filled only when every axis is in its new order: their text is projected with it.
    for (const id of fresh) this.#fillSheet(id, this.#views.get(id)!);
    if (hadStructure && this.#index) {
      const touched = new Set<Holder>();
      for (const id of this.#changedIds) for (const holder of this.#index.naming(id)) touched.add(holder);
      for (const holder of new Set([...oldFragile, ...touched])) {
        const stored = this.#storedOf(holder);
        if (stored === undefined) continue;
        const isFragile = this.#index.weigh(holder, stored);
        if (isFragile || oldFragile.has(holder) || (!wasIndexed && touched.has(holder))) again.add(holder);
      }
    }
    this.#forced.clear();
    this.#changedIds.clear();
    this.#sheetsChanged = false;
    this.#namesChanged = false;
    for (const [id, keys] of fill) {
      for (const key of keys) {
        this.#putCell(id, key);
        again.delete(holderOf(id, key));
      }
    }
    for (const [id, view] of this.#views) {
      for (const key of view.dirty) {
        this.#putCell(id, key);
        again.delete(holderOf(id, key));
      }
      view.dirty.clear();
    }
    for (const holder of again) {
      const sheet = sheetOfHolder(holder);
      if (sheet !== '' && this.#views.has(sheet)) this.#putCell(sheet, keyOfHolder(holder));
    }
  }

  #buildIndex(): FormulaIndex {
    const index = new FormulaIndex(this.#workbook);
    for (const [id, view] of this.#views) {
      for (const [key, stored] of view.formulas) index.add(holderOf(id, key), stored);
    }
    for (const [id, stored] of this.#names) index.add(`|${id}`, stored);
    return index;
  }

  /** Removes and adds sheets; gives the ids of new ones, which must be filled. Engine names never change. */
  #syncSheets(): readonly string[] {
    if (!this.#sheetsChanged) return [];
    const wanted = new Map(this.#workbook.sheets.map((sheet) => [sheet.id, sheet]));
    for (const [id, view] of this.#views) {
      if (wanted.has(id)) continue;
      this.#engine.removeSheet(view.engineId);
      for (const key of view.formulas.keys()) this.#forget(holderOf(id, key), view.formulas.get(key)!);
      this.#views.delete(id);
      this.#changedIds.add(id);
    }
    const fresh: string[] = [];
    for (const [id, sheet] of wanted) {
      if (this.#views.has(id)) continue;
      const engineId = this.#engine.getSheetId(this.#engine.addSheet(engineSheetName(id)))!;
      this.#views.set(id, {
        engineId,
        lines: { rows: sheet.rows.lines, columns: sheet.columns.lines },
        slots: { rows: sheet.rows.slots, columns: sheet.columns.slots },
        formulas: new Map(),
        dirty: new Set(),
      });
      this.#changedIds.add(id);
      fresh.push(id);
    }
    return fresh;
  }

  /** Brings one axis to its new order; gives the keys of cells on lines that were put in and must be filled. */
  #syncAxis(sheet: Sheet, view: View, side: Side): readonly string[] {
    const axis: Axis = sheet[side];
    const old = view.lines[side];
    const oldSlots = view.slots[side];
    const now = axis.lines;
    if (old === now) return [];
    view.lines[side] = now;
    view.slots[side] = axis.slots;
    const idOf = (line: string): string => idOfLine(sheet.id, side, line);
    // Formulas that name a moved line, or a slot that a line left or came to, are set again.
    const force = (id: string): void => {
      for (const holder of this.#index?.naming(idOf(id)) ?? []) this.#forced.add(holder);
    };
    const stay = this.#stayingLines(old, now, force);
    old.forEach((line, i) => {
      const slot = axis.slotOf(line);
      if (slot === oldSlots[i]) return;
      force(slot);
      force(oldSlots[i]!);
    });
    forEachRun(
      old,
      (line) => !stay.has(line),
      (first, count) => this.#removeLines(view, side, first, count),
      'fromEnd',
    );
    const inserted: string[] = [];
    forEachRun(
      now,
      (line) => !stay.has(line),
      (first, count) => {
        this.#addLines(view, side, first, count);
        for (let i = first; i < first + count; i++) inserted.push(now[i]!);
      },
      'fromStart',
    );
    for (const line of old) if (!stay.has(line)) this.#changedIds.add(idOf(line));
    for (const line of inserted) this.#changedIds.add(idOf(line));
    const slotsBefore = new Set(oldSlots);
    const slotsNow = new Set(axis.slots);
    for (const slot of oldSlots) if (!slotsNow.has(slot)) this.#changedIds.add(idOf(slot));
    for (const slot of axis.slots) if (!slotsBefore.has(slot)) this.#changedIds.add(idOf(slot));
    return this.#keysOnLines(sheet, side, inserted);
  }

  /** The lines that keep their order; `onMoved` hears of the others that were there before and still are. */
  #stayingLines(
    old: readonly string[],
    now: readonly string[],
    onMoved: (line: string) => void,
  ): ReadonlySet<string> {
    const alive = new Set(now);
    const oldIndex = new Map<string, number>();
    old.forEach((line, i) => {
      if (alive.has(line)) oldIndex.set(line, i);
    });
    const kept = now.filter((line) => oldIndex.has(line));
    const order = longestOrder(kept.map((line) => oldIndex.get(line)!));
    const stay = new Set<string>();
    kept.forEach((line, i) => {
      if (order.has(i)) stay.add(line);
      else onMoved(line);
    });
    return stay;
  }

  #removeLines(view: View, side: Side, first: number, count: number): void {
    if (side === 'rows') this.#engine.removeRows(view.engineId, [first, count]);
    else this.#engine.removeColumns(view.engineId, [first, count]);
  }

  #addLines(view: View, side: Side, first: number, count: number): void {
    if (side === 'rows') this.#engine.addRows(view.engineId, [first, count]);
    else this.#engine.addColumns(view.engineId, [first, count]);
  }

  #keysOnLines(sheet: Sheet, side: Side, lines: readonly string[]): readonly string[] {
    const keys: string[] = [];
    const others = sheet[side === 'rows' ? 'columns' : 'rows'].lines;
    for (const line of lines) {
      for (const other of others) {
        const key = side === 'rows' ? cellKey(line, other) : cellKey(other, line);
        if (isSet(sheet.maps.cells, key)) keys.push(key);
      }
    }
    return keys;
  }

  #syncNames(): void {
    const wanted = new Map(this.#workbook.definedNames.map((name) => [name.id, name.stored]));
    for (const [id, stored] of this.#names) {
      if (wanted.has(id)) continue;
      this.#engine.removeNamedExpression(engineNameOf(id));
      this.#names.delete(id);
      this.#forget(`|${id}`, stored);
      this.#forceUsersOf(id);
    }
    for (const [id, stored] of wanted) {
      const holder = `|${id}`;
      const before = this.#names.get(id);
      const isSame = before === stored && !this.#index?.fragile.has(holder) && !this.#forced.has(holder);
      if (isSame && !this.#isAnyChanged(holder)) continue;
      const text = engineNameText(stored, this.#places) ?? '=#ERROR!';
      if (before === undefined) {
        this.#engine.addNamedExpression(engineNameOf(id), text);
        this.#forceUsersOf(id);
      } else {
        this.#engine.changeNamedExpression(engineNameOf(id), text);
      }
      this.#names.set(id, stored);
      this.#remember(holder, before, stored);
    }
  }

  /** The engine resolves a name when it reads a formula: users are set again when a name comes or goes. */
  #forceUsersOf(name: string): void {
    for (const holder of this.#index?.naming(idOfName(name)) ?? []) this.#forced.add(holder);
  }

  #isAnyChanged(holder: Holder): boolean {
    const stored = this.#storedOf(holder);
    if (stored === undefined) return false;
    for (const id of idsIn(stored, '')) if (this.#changedIds.has(id)) return true;
    return false;
  }

  #fillSheet(id: string, view: View): void {
    const sheet = this.#workbook.sheetOf(id)!;
    const grid: EngineContent[][] = [];
    for (const [key, stored] of sheet.maps.cells.entries()) {
      const [row, column] = linesOfKey(key);
      const at = { row: sheet.rows.indexOf(row), column: sheet.columns.indexOf(column) };
      if (at.row < 0 || at.column < 0) continue;
      while (grid.length <= at.row) grid.push([]);
      const cells = grid[at.row]!;
      while (cells.length <= at.column) cells.push(null);
      cells[at.column] = this.#contentForEngine(id, view, key, readContent(stored));
    }
    this.#engine.setSheetContent(view.engineId, grid);
    this.#engine.setCellContents(
      { sheet: view.engineId, row: sheet.rows.size, col: sheet.columns.size },
      // The corner that keeps the engine's area as large as the sheet.
      true,
    );
    for (const key of view.formulas.keys()) this.#cutArray(id, view, key);
    view.dirty.clear();
  }

  #putCell(id: string, key: string): void {
    const view = this.#views.get(id)!;
    const sheet = this.#workbook.sheetOf(id)!;
    const [rowLine, columnLine] = linesOfKey(key);
    const row = sheet.rows.indexOf(rowLine);
    const col = sheet.columns.indexOf(columnLine);
    if (row < 0 || col < 0) {
      this.#setFormula(id, view, key, undefined);
      return;
    }
    const content = this.#contentForEngine(id, view, key, readContent(sheet.maps.cells.get(key)));
    this.#engine.setCellContents({ sheet: view.engineId, row, col }, content);
    if (view.formulas.has(key)) this.#cutArray(id, view, key);
  }

  /** What the engine gets for a content; notes the formula. Types are decided by our reading, never by the engine's. */
  #contentForEngine(id: string, view: View, key: string, content: Content): EngineContent {
    this.#setFormula(id, view, key, content.kind === 'formula' ? content.stored : undefined);
    switch (content.kind) {
      case 'empty':
        return null;
      case 'number':
      case 'boolean':
        return content.value;
      case 'text':
        return `'${content.value}`;
      case 'draft':
        return '=#ERROR!';
      case 'formula': {
        this.#set.add(holderOf(id, key));
        if (this.#quarantine.get(holderOf(id, key)) === content.stored) return '=#ERROR!';
        return engineText(content.stored, id, this.#places) ?? '=#ERROR!';
      }
    }
  }

  /** An array result shows its first value; functions that take arrays work inside others. */
  #cutArray(id: string, view: View, key: string): void {
    const sheet = this.#workbook.sheetOf(id)!;
    const [row, column] = linesOfKey(key);
    const at = { sheet: view.engineId, row: sheet.rows.indexOf(row), col: sheet.columns.indexOf(column) };
    if (!this.#engine.isCellPartOfArray(at)) return;
    const text = engineText(view.formulas.get(key)!, id, this.#places) ?? '=#ERROR!';
    // Only a value makes the engine forget the array; a dead one would later stand in the way of formulas over its place.
    this.#engine.setCellContents(at, 0);
    this.#engine.setCellContents(at, `=ARRAY_CONSTRAIN(${text.slice(1)},1,1)`);
  }

  #setFormula(id: string, view: View, key: string, stored: string | undefined): void {
    const holder = holderOf(id, key);
    const before = view.formulas.get(key);
    if (stored === undefined) {
      if (before === undefined) return;
      view.formulas.delete(key);
      this.#forget(holder, before);
      return;
    }
    if (before !== stored) view.formulas.set(key, stored);
    this.#remember(holder, before, stored);
  }

  #remember(holder: Holder, before: string | undefined, stored: string): void {
    if (before === stored) {
      this.#index?.weigh(holder, stored);
      return;
    }
    if (before !== undefined) this.#forget(holder, before);
    this.#index?.add(holder, stored);
  }

  #forget(holder: Holder, stored: string): void {
    this.#index?.remove(holder, stored);
    this.#quarantine.delete(holder);
  }

  #storedOf(holder: Holder): string | undefined {
    const sheet = sheetOfHolder(holder);
    const key = keyOfHolder(holder);
    return sheet === '' ? this.#names.get(key) : this.#views.get(sheet)?.formulas.get(key);
  }

  #collect(changes: readonly ExportedChange[]): ChangedValues {
    const collected = new Map<string, Map<string, Value>>();
    const sheets = new Map([...this.#views].map(([id, view]) => [view.engineId, id]));
    const put = (id: string, key: string): void => {
      const view = this.#views.get(id);
      const value = view?.formulas.has(key) ? this.#read(id, view, key) : undefined;
      if (value === undefined) return;
      const values = collected.get(id) ?? new Map<string, Value>();
      collected.set(id, values.set(key, value));
    };
    for (const change of changes) {
      if (!('address' in change)) continue;
      const id = sheets.get(change.address.sheet);
      const view = id === undefined ? undefined : this.#views.get(id);
      const row = view?.lines.rows[change.address.row];
      const column = view?.lines.columns[change.address.col];
      if (id !== undefined && row !== undefined && column !== undefined) put(id, cellKey(row, column));
    }
    for (const holder of this.#set) {
      const sheet = sheetOfHolder(holder);
      put(sheet, keyOfHolder(holder));
    }
    this.#set.clear();
    return collected;
  }

  #read(id: string, view: View, key: string): Value | undefined {
    const sheet = this.#workbook.sheetOf(id)!;
    const [row, column] = linesOfKey(key);
    const at = { sheet: view.engineId, row: sheet.rows.indexOf(row), col: sheet.columns.indexOf(column) };
    if (at.row < 0 || at.col < 0) return undefined;
    const value = this.#engine.getCellValue(at);
    if (value === null) return 0;
    return value instanceof DetailedCellError ? this.#errorOf(value) : value;
  }

  #errorOf(error: DetailedCellError): CellError {
    const cause = this.#causeOf(error.address);
    const named = /^(?:Function name|Named expression) (.+) not recognized\.$/.exec(error.message)?.[1];
    const unknown = named === undefined ? undefined : unknownWord(named);
    return { error: error.value as ErrorName, ...(cause && { cause }), ...(unknown && { unknown }) };
  }

  /** The engine gives the place where an error arose as text, "Sheet!B4". */
  #causeOf(address: string | undefined): CellError['cause'] {
    const match = /^'?(S\w+)'?!\$?([A-Z]+)\$?(\d+)$/.exec(address ?? '');
    if (!match) return undefined;
    for (const [id, view] of this.#views) {
      if (engineSheetName(id) !== match[1]) continue;
      let column = 0;
      for (const letter of match[2]!) column = column * 26 + letter.charCodeAt(0) - 64;
      const row = view.lines.rows[Number(match[3]) - 1];
      const columnLine = view.lines.columns[column - 1];
      if (row !== undefined && columnLine !== undefined) return { sheet: id, key: cellKey(row, columnLine) };
    }
    return undefined;
  }

  /**
   * The engine broke on some formula, and answers nothing more. A new one gets the values first and then the formulas
   * one by one, so that the culprit is found and set aside; it shows an error and nobody else is hurt.
   */
  #rebuild(_cause: unknown): ChangedValues {
    const quarantine = new Map(this.#quarantine);
    for (;;) {
      const culprit = this.#buildAnew(quarantine);
      if (culprit === undefined) return this.values();
      const [holder, stored] = culprit;
      if (quarantine.get(holder) === stored) throw new Error('The engine breaks without any formula.');
      quarantine.set(holder, stored);
    }
  }

  /** A new engine with nothing in it; the next projection fills it. */
  #startAnew(): void {
    this.#engine.destroy();
    this.#engine = openEngine();
    this.#views = new Map();
    this.#names = new Map();
    this.#index = undefined;
    this.#changedIds = new Set();
    this.#forced = new Set();
    this.#set = new Set();
    this.#structureChanged = new Set();
    this.#sheetsChanged = true;
    this.#namesChanged = true;
  }

  /** Builds engine and index anew; gives the first formula on which the engine breaks. */
  #buildAnew(quarantine: ReadonlyMap<Holder, string>): readonly [Holder, string] | undefined {
    this.#startAnew();
    const formulas: (readonly [sheet: string, key: string, stored: string])[] = [];
    for (const sheet of this.#workbook.sheets) {
      for (const [key, entry] of sheet.maps.cells.entries()) {
        const content = readContent(entry);
        if (content.kind === 'formula') formulas.push([sheet.id, key, content.stored]);
      }
    }
    // First everything with every formula set aside, then the formulas one at a time.
    this.#quarantine = new Map(formulas.map(([sheet, key, stored]) => [holderOf(sheet, key), stored]));
    this.#projectAtOnce();
    for (const [sheet, key, stored] of formulas) {
      const holder = holderOf(sheet, key);
      if (quarantine.get(holder) === stored) continue;
      this.#quarantine.delete(holder);
      try {
        this.#putCell(sheet, key);
      } catch {
        // The engine answers nothing more after this; the caller builds it anew without the culprit.
        return [holder, stored];
      }
    }
    this.#set.clear();
    return undefined;
  }
}

/** Calls `visit` for every run of lines that `isWanted` picks. */
function forEachRun(
  lines: readonly string[],
  isWanted: (line: string) => boolean,
  visit: (first: number, count: number) => void,
  order: 'fromStart' | 'fromEnd',
): void {
  const runs: (readonly [first: number, count: number])[] = [];
  for (let i = 0; i < lines.length;) {
    if (!isWanted(lines[i]!)) {
      i++;
      continue;
    }
    const first = i;
    while (i < lines.length && isWanted(lines[i]!)) i++;
    runs.push([first, i - first]);
  }
  if (order === 'fromEnd') runs.reverse();
  for (const [first, count] of runs) visit(first, count);
}

/** Opens a projection of a workbook. Whoever opens closes. Nothing is calculated before the first flush. */
export function openProjection(workbook: Workbook): Projection {
  return new Projection(workbook);
}
