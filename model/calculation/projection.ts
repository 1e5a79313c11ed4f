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
 * - It breaks on some formulas when it reads them: then it is built anew, and the culprits are shown as errors. What it
 *   cannot bear while it calculates, `engine-guard.ts` keeps from it.
 */
import { type CellValue, DetailedCellError, type HyperFormula, type SimpleCellAddress } from 'hyperformula';
import { columnOfName } from '../formula/reference.ts';
import type { Places } from '../formula/stored.ts';
import type { Axis } from '../workbook/axis.ts';
import { type Content, readContent } from '../workbook/content.ts';
import { cellKey, linesOfKey } from '../workbook/schema.ts';
import { keysOnLines } from '../workbook/tombstone.ts';
import { type WorkbookChange, watchWorkbook } from '../workbook/watch.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import type { Clock } from './clock.ts';
import { type CalculateAfter, type FormulaChange, listChanges } from './engine-changes.ts';
import { type QuickGraph, quickenGraph } from './engine-graph.ts';
import { openEngine } from './engine.ts';
import {
  clockNames,
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
import { FormulaPatterns, type FormulaPlace } from './formula-patterns.ts';
import { longestOrder } from './longest-order.ts';
import type { CellError, ErrorName, Value } from './value.ts';

type Side = 'rows' | 'columns';

const none: ReadonlySet<string> = new Set();

/** Moving a line costs the engine 10 to 30 ms in a sheet of 10,000 to 50,000 cells, building it anew 500 to 900 ms. */
const maxMovedLines = 40;

/** Calculated in a moment also by code that runs for the first time. */
const fewestRehearsed = 1000;

/** A sheet as the engine has it now. */
interface View {
  readonly engineId: number;
  readonly lines: Record<Side, readonly string[]>;
  readonly slots: Record<Side, readonly string[]>;
  /** cell key -> the formula that the engine has there */
  readonly formulas: Map<string, string>;
  readonly dirty: Set<string>;
}

interface KnownKey {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly row: number;
  readonly col: number;
  readonly key: string;
}

export type ChangedValues = ReadonlyMap<string, ReadonlyMap<string, Value>>;

type EngineContent = string | number | boolean | null;

export class Projection {
  readonly #workbook: Workbook;
  readonly #places: Places;
  readonly #watch: { close(): void };
  #engine: HyperFormula;
  #graph: QuickGraph;
  #calculateAfter: CalculateAfter;
  #patterns: FormulaPatterns;
  #views = new Map<string, View>();
  #sheetOfEngineName = new Map<string, string>();
  /** names whose formula the engine has: id -> stored form */
  #names = new Map<string, string>();
  #index: FormulaIndex;
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

  /** keys by the engine's addresses: to make 5,000 of them takes as long as to calculate the cells */
  readonly #keys = new WeakMap<SimpleCellAddress, KnownKey>();

  readonly #clock: Clock | undefined;
  /** the time that the engine has */
  #time: number | undefined;

  /** Use `openProjection`. */
  constructor(workbook: Workbook, clock: Clock | undefined) {
    this.#workbook = workbook;
    this.#clock = clock;
    this.#places = enginePlaces(workbook);
    [this.#engine, this.#graph, this.#calculateAfter, this.#patterns] = this.#openEngine();
    this.#index = new FormulaIndex(workbook);
    this.#watch = watchWorkbook(workbook, (change) => this.#note(change));
  }

  #openEngine(): [HyperFormula, QuickGraph, CalculateAfter, FormulaPatterns] {
    const engine = openEngine();
    const engineSheet = (sheet: string): number | undefined => this.#views.get(sheet)?.engineId;
    const patterns = new FormulaPatterns(this.#places, engine, engineSheet);
    return [engine, quickenGraph(engine), listChanges(engine), patterns];
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
      [...this.#views.values()].some((view) => view.dirty.size > 0) ||
      (this.#index.asksForTime && this.#clock !== undefined && this.#clock() !== this.#time)
    );
  }

  /** Brings the engine up to date; gives the formulas whose value is new, by sheet and cell key. */
  flush(): ChangedValues {
    if (!this.isStale) return new Map();
    if (this.#isReordered()) this.#startAnew();
    try {
      return this.#collect(this.#calculateAfter(() => this.#project()));
    } catch {
      return this.#rebuild();
    }
  }

  /** The value of a formula's cell; undefined where no formula stands. */
  valueAt(sheet: string, key: string): Value | undefined {
    const view = this.#views.get(sheet);
    return view?.formulas.has(key) ? this.#read(sheet, key) : undefined;
  }

  /**
   * What a stored formula that stands in no cell comes to on a sheet, as of the latest flush; undefined when the sheet is
   * not there or the formula cannot be read.
   */
  calculate(stored: string, sheet: string): Value | undefined {
    const view = this.#views.get(sheet);
    const text = view && engineText(stored, sheet, this.#places);
    if (!view || text === undefined) return undefined;
    try {
      const found = this.#engine.calculateFormula(text, view.engineId);
      const value = Array.isArray(found) ? found[0]?.[0] : found;
      return value instanceof DetailedCellError ? this.#errorOf(value) : (value ?? undefined);
    } catch {
      // The engine cannot bear to read it.
      return undefined;
    }
  }

  /** The same as if a cell of the sheet held a value; it holds what it held again when the call returns. */
  calculateWith(
    stored: string,
    sheet: string,
    held: { readonly key: string; readonly value: string | number | boolean | null },
  ): Value | undefined {
    const at = this.#addressOf(sheet, held.key);
    if (!at) return undefined;
    const { value } = held;
    try {
      const content = typeof value === 'string' ? `'${value}` : value;
      this.#engine.setCellContents(at, content);
      const found = this.calculate(stored, sheet);
      this.#putCell(sheet, held.key);
      return found;
    } catch {
      // The engine broke on the way; with a new one everything stands as it did.
      this.#rebuild();
      return undefined;
    }
  }

  /**
   * Calculates for nothing what hangs on a number that a formula names, so that no edit has to wait for code that has
   * never run: the number becomes another, and is itself again when the call returns. `part`, from 0 to 1, says which of the
   * formulas. Gives false, and does nothing, where they are so few that nobody would wait.
   */
  rehearse(part: number): boolean {
    if (this.isStale) return false;
    const formulas = [...this.#views].flatMap(([id, view]) =>
      [...view.formulas.keys()].map((key) => [id, key] as const),
    );
    if (formulas.length < fewestRehearsed) return false;
    const [id, key] = formulas[Math.min(Math.floor(part * formulas.length), formulas.length - 1)]!;
    const number = this.#numberIn(this.#addressOf(id, key));
    if (!number) return true;
    const calculated = (put: () => void): ChangedValues => this.#collect(this.#calculateAfter(put));
    try {
      calculated(() => this.#engine.setCellContents(number.at, number.value + 1));
      // What the document says: the engine tells of fewer digits than it has.
      calculated(() => this.#putCell(number.sheet, number.key));
    } catch {
      // The engine broke on the way; with a new one everything stands as it did.
      this.#rebuild();
    }
    return true;
  }

  /** A cell with a number that a formula names. */
  #numberIn(
    formula: SimpleCellAddress | undefined,
  ): { at: SimpleCellAddress; sheet: string; key: string; value: number } | undefined {
    if (!formula) return undefined;
    for (const named of this.#engine.getCellPrecedents(formula)) {
      const at = 'start' in named ? named.start : named;
      const value = this.#engine.doesCellHaveSimpleValue(at) && this.#engine.getCellValue(at);
      const [sheet, view] = [...this.#views].find(([, { engineId }]) => engineId === at.sheet) ?? [];
      const key = view && this.#keyOf(view, at);
      if (typeof value === 'number' && sheet !== undefined && key !== undefined)
        return { at, sheet, key, value };
    }
    return undefined;
  }

  /** All formulas' values, by sheet and cell key. */
  values(): ChangedValues {
    const all = new Map<string, ReadonlyMap<string, Value>>();
    for (const [sheet, view] of this.#views) {
      const values = new Map<string, Value>();
      for (const key of view.formulas.keys()) {
        const value = this.#read(sheet, key);
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
        const { before, after } = differingPart(view.lines[side], sheet[side].lines);
        this.#stayingLines(before, after, () => moved++);
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

  /** To be calculated once, after all of it. Not the engine's batch: it keeps an undo entry that costs the square of its length. */
  #project(): void {
    const hadStructure = this.#structureChanged.size > 0 || this.#sheetsChanged;
    const oldFragile = hadStructure ? new Set(this.#index.fragile) : none;
    this.#setClock();
    const fresh = this.#syncSheets();
    const fill: (readonly [sheet: string, keys: readonly string[]])[] = [];
    for (const id of this.#structureChanged) {
      const view = this.#views.get(id);
      const sheet = this.#workbook.sheetOf(id);
      if (!view || !sheet || fresh.has(id)) continue;
      fill.push([id, this.#syncAxis(sheet, view, 'rows')], [id, this.#syncAxis(sheet, view, 'columns')]);
    }
    this.#structureChanged.clear();
    const again = new Set<Holder>();
    const nameAndFill = (): void => {
      // Names before the cells that use them; a name's own text needs the new order.
      if (this.#namesChanged || hadStructure) this.#syncNames();
      for (const holder of this.#forced) again.add(holder);
      // A word may have become a name or ceased to be one; names come and go with their sheets too.
      if (this.#namesChanged || this.#sheetsChanged)
        for (const holder of this.#index.wordy) again.add(holder);
      // New sheets are filled only when every axis is in its new order: their text is projected with it.
      for (const id of fresh) this.#fillSheet(id, this.#views.get(id)!);
    };
    if (fresh.size > 0) this.#graph.joinAfter(nameAndFill);
    else nameAndFill();
    if (hadStructure) {
      const touched = new Set([...oldFragile, ...this.#index.bulky]);
      for (const id of this.#changedIds) for (const holder of this.#index.naming(id)) touched.add(holder);
      for (const holder of touched) {
        const stored = fresh.has(sheetOfHolder(holder)) ? undefined : this.#storedOf(holder);
        if (stored === undefined) continue;
        if (this.#index.weigh(holder, stored) || oldFragile.has(holder)) again.add(holder);
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

  /** Gives the engine the time; what asks for the day only is calculated anew once a day. */
  #setClock(): void {
    const before = this.#time;
    const now = this.#clock?.() ?? Number.NaN;
    if (Object.is(before, now)) return;
    this.#time = now;
    // Without a clock nobody can say.
    const text = (time: number): number | string => (Number.isNaN(time) ? '=NA()' : time);
    if (before === undefined) {
      this.#engine.addNamedExpression(clockNames.TODAY, text(Math.floor(now)));
      this.#engine.addNamedExpression(clockNames.NOW, text(now));
      return;
    }
    if (Math.floor(before) !== Math.floor(now)) {
      this.#engine.changeNamedExpression(clockNames.TODAY, text(Math.floor(now)));
    }
    this.#engine.changeNamedExpression(clockNames.NOW, text(now));
  }

  /** Removes and adds sheets; gives the ids of new ones, which must be filled. Engine names never change. */
  #syncSheets(): ReadonlySet<string> {
    if (!this.#sheetsChanged) return none;
    const wanted = new Map(this.#workbook.sheets.map((sheet) => [sheet.id, sheet]));
    for (const [id, view] of this.#views) {
      if (wanted.has(id)) continue;
      this.#engine.removeSheet(view.engineId);
      for (const key of view.formulas.keys()) this.#forget(holderOf(id, key), view.formulas.get(key)!);
      this.#views.delete(id);
      this.#changedIds.add(id);
    }
    const fresh = new Set<string>();
    for (const [id, sheet] of wanted) {
      if (this.#views.has(id)) continue;
      const name = engineSheetName(id);
      this.#sheetOfEngineName.set(name, id);
      const engineId = this.#engine.getSheetId(this.#engine.addSheet(name))!;
      this.#views.set(id, {
        engineId,
        lines: { rows: sheet.rows.lines, columns: sheet.columns.lines },
        slots: { rows: sheet.rows.slots, columns: sheet.columns.slots },
        formulas: new Map(),
        dirty: new Set(),
      });
      this.#changedIds.add(id);
      fresh.add(id);
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
      for (const holder of this.#index.naming(idOf(id))) this.#forced.add(holder);
    };
    const { first, before, after } = differingPart(old, now);
    const stay = this.#stayingLines(before, after, force);
    // A line may have got another slot without changing its place, though only where lines were ever moved.
    const [start, looked] = axis.hasMoves ? [0, old] : [first, before];
    looked.forEach((line, i) => {
      const slot = axis.slotOf(line);
      if (slot === oldSlots[start + i]) return;
      force(slot);
      force(oldSlots[start + i]!);
    });
    const isChanged = (line: string): boolean => !stay.has(line);
    const removed = runsOf(before, isChanged).toReversed();
    for (const [at, count] of removed) this.#removeLines(view, side, first + at, count);
    for (const [at, count] of runsOf(after, isChanged)) this.#addLines(view, side, first + at, count);
    for (const line of before) if (isChanged(line)) this.#changedIds.add(idOf(line));
    for (const line of after) if (isChanged(line)) this.#changedIds.add(idOf(line));
    const slots = differingPart(oldSlots, axis.slots);
    const slotsBefore = new Set(slots.before);
    const slotsNow = new Set(slots.after);
    for (const slot of slotsBefore) if (!slotsNow.has(slot)) this.#changedIds.add(idOf(slot));
    for (const slot of slotsNow) if (!slotsBefore.has(slot)) this.#changedIds.add(idOf(slot));
    return keysOnLines(sheet, side, after.filter(isChanged));
  }

  /** The lines that keep their order; `onMoved` hears of the others that were there before and still are. */
  #stayingLines(
    old: readonly string[],
    now: readonly string[],
    onMoved: (line: string) => void,
  ): ReadonlySet<string> {
    const oldIndex = new Map(old.map((line, i) => [line, i]));
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
      const isSame = before === stored && !this.#index.fragile.has(holder) && !this.#forced.has(holder);
      if (isSame && !this.#isAnyChanged(holder)) continue;
      if (before === undefined) {
        this.#engine.addNamedExpression(engineNameOf(id), '=#ERROR!');
        this.#forceUsersOf(id);
      }
      const text = engineNameText(stored, this.#places);
      if (text !== undefined || before !== undefined) this.#setName(id, text ?? '=#ERROR!');
      this.#names.set(id, stored);
      this.#remember(holder, before, stored);
    }
  }

  #setName(id: string, text: string): void {
    try {
      this.#engine.changeNamedExpression(engineNameOf(id), text);
    } catch {
      // The engine cannot bear to read it: an error, for this name only.
      this.#engine.changeNamedExpression(engineNameOf(id), '=#ERROR!');
    }
  }

  /** The engine resolves a name when it reads a formula: users are set again when a name comes or goes. */
  #forceUsersOf(name: string): void {
    for (const holder of this.#index.naming(idOfName(name))) this.#forced.add(holder);
  }

  #isAnyChanged(holder: Holder): boolean {
    const stored = this.#storedOf(holder);
    if (stored === undefined) return false;
    for (const id of idsIn(stored, holder)) if (this.#changedIds.has(id)) return true;
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
      cells[at.column] = this.#contentForEngine(view, key, readContent(stored), { sheet: id, ...at });
    }
    this.#engine.setSheetContent(view.engineId, grid);
    this.#engine.setCellContents(
      { sheet: view.engineId, row: sheet.rows.size, col: sheet.columns.size },
      // The corner that keeps the engine's area as large as the sheet.
      true,
    );
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
    const place = { sheet: id, row, column: col };
    const content = this.#contentForEngine(view, key, readContent(sheet.maps.cells.get(key)), place);
    const at = { sheet: view.engineId, row, col };
    try {
      this.#engine.setCellContents(at, content);
    } catch (error) {
      const stored = view.formulas.get(key);
      if (stored === undefined) throw error;
      // The engine cannot bear to read it; with an error in its place it goes on.
      this.#quarantine.set(holderOf(id, key), stored);
      this.#engine.setCellContents(at, '=#ERROR!');
    }
  }

  /** What the engine gets for a content; notes the formula. Types are decided by our reading, never by the engine's. */
  #contentForEngine(view: View, key: string, content: Content, at: FormulaPlace): EngineContent {
    const { sheet: id } = at;
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
        const holder = holderOf(id, key);
        this.#set.add(holder);
        if (this.#quarantine.get(holder) === content.stored) return '=#ERROR!';
        return this.#patterns.contentOf(content.stored, at) ?? '=#ERROR!';
      }
    }
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
      this.#index.weigh(holder, stored);
      return;
    }
    if (before !== undefined) this.#forget(holder, before);
    this.#index.add(holder, stored);
  }

  #forget(holder: Holder, stored: string): void {
    this.#index.remove(holder, stored);
    this.#quarantine.delete(holder);
  }

  #storedOf(holder: Holder): string | undefined {
    const sheet = sheetOfHolder(holder);
    const key = keyOfHolder(holder);
    return sheet === '' ? this.#names.get(key) : this.#views.get(sheet)?.formulas.get(key);
  }

  #collect(changes: readonly FormulaChange[]): ChangedValues {
    const collected = new Map<string, Map<string, Value>>();
    const put = (id: string, key: string, value: Value | undefined): void => {
      if (value === undefined) return;
      let values = collected.get(id);
      if (!values) collected.set(id, (values = new Map()));
      values.set(key, value);
    };
    const sheets = new Map([...this.#views].map(([id, view]) => [view.engineId, { id, view }]));
    for (const { address, value } of changes) {
      const at = sheets.get(address.sheet);
      const key = at && this.#keyOf(at.view, address);
      if (at && key !== undefined && at.view.formulas.has(key)) put(at.id, key, this.#valueOf(value));
    }
    for (const holder of this.#set) {
      const id = sheetOfHolder(holder);
      const key = keyOfHolder(holder);
      if (!collected.get(id)?.has(key)) put(id, key, this.valueAt(id, key));
    }
    this.#set.clear();
    return collected;
  }

  /** The engine's addresses last as long as what stands there does not move. */
  #keyOf({ lines: { rows, columns } }: View, address: SimpleCellAddress): string | undefined {
    const { row, col } = address;
    const known = this.#keys.get(address);
    if (known?.rows === rows && known.columns === columns && known.row === row && known.col === col)
      return known.key;
    const [rowLine, columnLine] = [rows[row], columns[col]];
    if (rowLine === undefined || columnLine === undefined) return undefined;
    const key = cellKey(rowLine, columnLine);
    this.#keys.set(address, { rows, columns, row, col, key });
    return key;
  }

  #read(id: string, key: string): Value | undefined {
    const at = this.#addressOf(id, key);
    return at && this.#valueOf(this.#engine.getCellValue(at));
  }

  #addressOf(id: string, key: string): SimpleCellAddress | undefined {
    const sheet = this.#workbook.sheetOf(id);
    const view = this.#views.get(id);
    const [row, column] = linesOfKey(key);
    const at = { row: sheet?.rows.indexOf(row) ?? -1, col: sheet?.columns.indexOf(column) ?? -1 };
    return view && at.row >= 0 && at.col >= 0 ? { sheet: view.engineId, ...at } : undefined;
  }

  /** What the engine says of a cell with a formula. */
  #valueOf(value: CellValue): Value {
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
    const id = this.#sheetOfEngineName.get(match[1]!);
    const view = id === undefined ? undefined : this.#views.get(id);
    const row = view?.lines.rows[Number(match[3]) - 1];
    const column = view?.lines.columns[columnOfName(match[2]!)];
    return id !== undefined && row !== undefined && column !== undefined
      ? { sheet: id, key: cellKey(row, column) }
      : undefined;
  }

  /**
   * The engine broke, and answers nothing more. A new one gets the values first and then the formulas one by one, so that
   * a culprit is found and set aside; it shows an error and nobody else is hurt. They are calculated together at the end;
   * should the engine break then, each is calculated as it is set.
   */
  #rebuild(): ChangedValues {
    try {
      this.#buildAnew('together');
    } catch {
      this.#buildAnew('oneByOne');
    }
    return this.values();
  }

  /** A new engine with nothing in it; the next projection fills it. */
  #startAnew(): void {
    this.#engine.destroy();
    [this.#engine, this.#graph, this.#calculateAfter, this.#patterns] = this.#openEngine();
    this.#views = new Map();
    this.#names = new Map();
    this.#time = undefined;
    this.#index = new FormulaIndex(this.#workbook);
    this.#changedIds = new Set();
    this.#forced = new Set();
    this.#set = new Set();
    this.#structureChanged = new Set();
    this.#sheetsChanged = true;
    this.#namesChanged = true;
  }

  #buildAnew(calculated: 'together' | 'oneByOne'): void {
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
    this.#calculateAfter(() => this.#project());
    const putAll = (): void => {
      for (const [sheet, key] of formulas) {
        this.#quarantine.delete(holderOf(sheet, key));
        this.#putCell(sheet, key);
      }
    };
    if (calculated === 'together') this.#calculateAfter(putAll);
    else putAll();
    this.#set.clear();
  }
}

/** Where two orders differ: what they have in common at both ends, which is nearly everything, is passed over. */
function differingPart(
  old: readonly string[],
  now: readonly string[],
): { readonly first: number; readonly before: readonly string[]; readonly after: readonly string[] } {
  const shortest = Math.min(old.length, now.length);
  let first = 0;
  while (first < shortest && old[first] === now[first]) first++;
  let same = 0;
  while (same < shortest - first && old[old.length - 1 - same] === now[now.length - 1 - same]) same++;
  return { first, before: old.slice(first, old.length - same), after: now.slice(first, now.length - same) };
}

/** The runs of lines that `isWanted` picks. */
function runsOf(
  lines: readonly string[],
  isWanted: (line: string) => boolean,
): readonly (readonly [first: number, count: number])[] {
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
  return runs;
}

/** Opens a projection of a workbook. Whoever opens closes. Nothing is calculated before the first flush.
 * Without a clock, TODAY and NOW come to #N/A. */
export function openProjection(workbook: Workbook, clock?: Clock): Projection {
  return new Projection(workbook, clock);
}
