/**
 * Which cells a result comes from: its own, those that its formulas name, and so on to the cells that somebody has typed.
 * It follows what formulas say, not what they come to: both sides of a condition count. What a formula looks up by OFFSET
 * is not followed beyond the cells that it names.
 */
import { type Area, areaOf, identitiesIn } from '../formula/stored.ts';
import type { CellKey, NameId, SheetId } from './schema.ts';
import { type WorkbookChange, watchWorkbook } from './watch.ts';
import { resultArea } from './results.ts';
import type { Workbook } from './workbook.ts';

/** Cells with content, by sheet. */
export type CellSet = ReadonlyMap<SheetId, ReadonlySet<CellKey>>;

/** The filled cells of one column, from above, of which a walk takes each once. */
interface Column {
  readonly rows: readonly number[];
  readonly keys: readonly CellKey[];
}

interface FilledCells {
  /** by sheet and column */
  readonly columns: ReadonlyMap<SheetId, ReadonlyMap<number, Column>>;
  /** the formulas, and '' for any other content, by sheet */
  readonly formulas: ReadonlyMap<SheetId, ReadonlyMap<CellKey, string>>;
  readonly names: ReadonlyMap<NameId, string>;
}

function formulaIn(stored: unknown): string | undefined {
  if (typeof stored === 'string') return stored.startsWith('=') ? stored : stored && '';
  return typeof stored === 'number' || typeof stored === 'boolean' ? '' : undefined;
}

function readFilledCells(workbook: Workbook): FilledCells {
  const columns = new Map<SheetId, Map<number, Column>>();
  const formulas = new Map<SheetId, Map<CellKey, string>>();
  for (const sheet of workbook.sheets) {
    const own = new Map<CellKey, string>();
    const byColumn = new Map<number, { readonly row: number; readonly key: CellKey }[]>();
    sheet.maps.cells.forEach((stored, key) => {
      const formula = formulaIn(stored);
      if (formula === undefined) return;
      own.set(key, formula);
      const dot = key.indexOf('.');
      const row = sheet.rows.indexOf(key.slice(0, dot));
      const column = sheet.columns.indexOf(key.slice(dot + 1));
      if (row < 0 || column < 0) return;
      const cells = byColumn.get(column);
      if (cells) cells.push({ row, key });
      else byColumn.set(column, [{ row, key }]);
    });
    const sorted = new Map<number, Column>();
    for (const [column, cells] of byColumn) {
      cells.sort((a, b) => a.row - b.row);
      sorted.set(column, { rows: cells.map(({ row }) => row), keys: cells.map(({ key }) => key) });
    }
    formulas.set(sheet.id, own);
    columns.set(sheet.id, sorted);
  }
  return { columns, formulas, names: new Map(workbook.definedNames.map(({ id, stored }) => [id, stored])) };
}

/** The place of the first row from `row` on. */
function placeFrom(rows: readonly number[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One walk back from some cells. Each filled cell is taken once, however many ranges hold it. */
class Walk {
  readonly found = new Map<SheetId, Set<CellKey>>();
  readonly #workbook: Workbook;
  readonly #cells: FilledCells;
  readonly #pending: Area[] = [];
  readonly #seen = new Set<string>();
  /** for each place of a column, the next that has not been taken: the links of taken places are shortened as they are used */
  readonly #next = new Map<Column, Int32Array>();

  constructor(workbook: Workbook, cells: FilledCells) {
    this.#workbook = workbook;
    this.#cells = cells;
  }

  from(areas: readonly Area[]): void {
    this.#pending.push(...areas);
    for (let area = this.#pending.pop(); area; area = this.#pending.pop()) this.#take(area);
  }

  #take(area: Area): void {
    const columns = this.#cells.columns.get(area.sheet);
    if (!columns) return;
    const isNarrow = area.lastColumn - area.firstColumn < columns.size;
    if (isNarrow) {
      for (let column = area.firstColumn; column <= area.lastColumn; column++)
        this.#takeColumn(area, columns.get(column));
      return;
    }
    for (const [at, column] of columns)
      if (at >= area.firstColumn && at <= area.lastColumn) this.#takeColumn(area, column);
  }

  #takeColumn({ sheet, firstRow, lastRow }: Area, column: Column | undefined): void {
    if (!column) return;
    let next = this.#next.get(column);
    if (!next)
      this.#next.set(column, (next = Int32Array.from({ length: column.rows.length + 1 }, (_, i) => i)));
    let place = nextFrom(next, placeFrom(column.rows, firstRow));
    while (place < column.rows.length && column.rows[place]! <= lastRow) {
      next[place] = place + 1;
      this.#visit(sheet, column.keys[place]!);
      place = nextFrom(next, place);
    }
  }

  #visit(sheet: SheetId, key: CellKey): void {
    const own = this.found.get(sheet);
    if (own) own.add(key);
    else this.found.set(sheet, new Set([key]));
    const formula = this.#cells.formulas.get(sheet)?.get(key);
    if (formula) this.#follow(formula, sheet);
  }

  #follow(formula: string, sheet: SheetId): void {
    for (const part of identitiesIn(formula)) {
      if (part.kind === 'named') {
        if (this.#seen.has(part.name)) continue;
        this.#seen.add(part.name);
        this.#follow(this.#cells.names.get(part.name) ?? '=', sheet);
        continue;
      }
      const area = areaOf(part, sheet, this.#workbook);
      if (area) this.#pending.push(area);
    }
  }
}

function nextFrom(next: Int32Array, from: number): number {
  let at = from;
  while (next[at] !== at) at = next[at] = next[next[at]!]!;
  return at;
}

export interface Precedents {
  /** The filled cells that these results come from, their own among them. */
  behind(results: readonly string[]): CellSet;
  close(): void;
}

/** Whether a change makes formulas name other cells: another formula, another place, or a cell filled or emptied. */
function isAboutFormulas(change: WorkbookChange, workbook: Workbook, known: FilledCells): boolean {
  if (change.sheets || change.names || change.results) return true;
  for (const [sheet, { cells, rows, columns }] of change.bySheet) {
    if (rows || columns) return true;
    const maps = workbook.sheetOf(sheet)?.maps;
    const before = known.formulas.get(sheet);
    for (const key of cells) if (formulaIn(maps?.cells.get(key)) !== before?.get(key)) return true;
  }
  return false;
}

/**
 * Keeps what results come from until a formula changes, or where one stands; a number that is typed over another leaves
 * it as it is. Nothing is read before the first question.
 */
export function openPrecedents(workbook: Workbook): Precedents {
  let cells: FilledCells | undefined;
  const answers = new Map<string, CellSet>();
  const watch = watchWorkbook(workbook, (change) => {
    if (!cells || !isAboutFormulas(change, workbook, cells)) return;
    cells = undefined;
    answers.clear();
  });
  return {
    behind(results) {
      const question = results.join(' ');
      const known = answers.get(question);
      if (known) return known;
      cells ??= readFilledCells(workbook);
      const walk = new Walk(workbook, cells);
      walk.from(results.flatMap((key) => resultArea(workbook, key) ?? []));
      answers.set(question, walk.found);
      return walk.found;
    },
    close: () => watch.close(),
  };
}
