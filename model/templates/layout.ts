/** Gives every cell of a template its place: blocks stand below each other, fields from the first column on. */
import { isDateFormat } from '../formula/number-format.ts';
import { nameOfCell, nameOfColumn } from '../formula/reference.ts';
import type { Knowledge } from '../workbook/assumptions.ts';
import { type Role, isInputRole } from '../workbook/format.ts';
import type { Allowed, Block, Field, Given, Table, TableColumn, TemplateSheet } from './template.ts';

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  /** marks in square brackets are already replaced by A1 text */
  readonly given: Given | undefined;
  readonly role: Role | undefined;
  readonly number: string | undefined;
  readonly isBold: boolean;
  readonly wrap: boolean;
}

export interface PlacedName {
  readonly name: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Cells that take only some entries, or say what to type where no text stands beside them. */
export interface PlacedRule extends Omit<PlacedName, 'name'> {
  /** undefined: anything */
  readonly allowed: Allowed | undefined;
  readonly help: string | undefined;
}

/** An input that the register of assumptions holds. */
export interface PlacedAssumption {
  readonly row: number;
  readonly column: number;
  readonly knowledge: Partial<Knowledge>;
}

export interface PlacedSheet {
  readonly cells: readonly PlacedCell[];
  readonly names: readonly PlacedName[];
  readonly rules: readonly PlacedRule[];
  readonly assumptions: readonly PlacedAssumption[];
  /** number formats of whole columns, for long tables */
  readonly columnNumbers: ReadonlyMap<number, string>;
  /** columns of long tables whose texts take several lines, however many rows are filled */
  readonly wrappedColumns: ReadonlySet<number>;
  /** heights in pixels of rows whose text needs more than one line */
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly rows: number;
  readonly columns: number;
}

/** A table from this many rows on keeps its number formats by column, one entry each. */
const longTable = 100;
/** From this width on a column's texts take several lines. */
const wideColumnPx = 250;
/** Empty rows and columns after a template's last. */
const spare = { rows: 10, columns: 2 } as const;

interface Spot {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly column: number;
  /** how many columns side by side */
  readonly repeat: number;
  readonly reach: number;
}

export function placeSheet(sheet: TemplateSheet): PlacedSheet {
  const cells: PlacedCell[] = [];
  const names: PlacedName[] = [];
  const rules: PlacedRule[] = [];
  const assumptions: PlacedAssumption[] = [];
  const columnNumbers = new Map<number, string>();
  const wrappedColumns = new Set<number>();
  const spots = new Map<string, Spot>();
  const pending: (() => void)[] = [];
  const put = (
    row: number,
    column: number,
    given: Given | undefined,
    look: Partial<PlacedCell> = {},
  ): void => {
    cells.push({
      role: undefined,
      number: undefined,
      isBold: false,
      wrap: false,
      ...look,
      row,
      column,
      given,
    });
  };
  let row = 0;
  for (const block of sheet.blocks) {
    if (block.kind === 'field') placeField(block, row, sheet, { put, names, rules, assumptions });
    else if (block.kind === 'table') {
      const board = { put, names, rules, assumptions, columnNumbers, wrappedColumns, spots, pending };
      const first = placeTable(block, row, board);
      row = first + block.rows;
      continue;
    } else placeText(block, row, sheet, put);
    row++;
  }
  // Formulas of a table may name columns of a table that stands further down.
  for (const place of pending) place();
  const columns = Math.max(...cells.map((cell) => cell.column), sheet.widths.length - 1) + 1 + spare.columns;
  return {
    cells,
    names,
    rules,
    assumptions,
    columnNumbers,
    wrappedColumns,
    rowHeights: heightsFor(cells, sheet.widths),
    rows: row + spare.rows,
    columns,
  };
}

/** The height of one line, the width of an average character, and what stands around a cell's text, in pixels. */
const line = {
  heightPx: 18.3,
  characterPx: 6.5,
  boldPx: 7.1,
  aroundPx: 18,
  usualWidthPx: 110,
  usualHeightPx: 26,
} as const;

/** Rows whose wrapped texts need more than one line. Formulas count as short: what they come to is not known here. */
function heightsFor(cells: readonly PlacedCell[], widths: readonly number[]): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const { row, column, given, wrap, role, isBold } of cells) {
    if (!wrap || typeof given !== 'string' || given.startsWith('=')) continue;
    const lines = linesIn(given, widths[column], { isBold: isBold || role === 'heading' });
    const height = Math.round(line.usualHeightPx + (lines - 1) * line.heightPx);
    if (lines > 1) heights.set(row, Math.max(heights.get(row) ?? 0, height));
  }
  return heights;
}

/** How many lines a text takes in a column that is so wide. */
function linesIn(
  text: string,
  widthPx: number = line.usualWidthPx,
  { isBold }: { readonly isBold: boolean },
): number {
  return linesOf(text, (widthPx - line.aroundPx) / (isBold ? line.boldPx : line.characterPx));
}

/** How many lines a text takes that is broken between words, each line holding so many characters. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/[ \n]/)) {
    const length = used === 0 ? word.length : used + 1 + word.length;
    if (length <= room || used === 0) used = length;
    else {
      lines++;
      used = word.length;
    }
  }
  return lines;
}

type Put = (row: number, column: number, given: Given | undefined, look?: Partial<PlacedCell>) => void;

function placeText(block: Exclude<Block, Field | Table>, row: number, sheet: TemplateSheet, put: Put): void {
  if (block.kind === 'gap') return;
  // Beside headings of columns a long one has no room to run on.
  const isBeside = block.kind === 'heading' && block.columns !== undefined;
  const wrap = isBeside && linesIn(block.text, sheet.widths[0], { isBold: true }) > 1;
  put(row, 0, block.text, { role: block.kind, wrap });
  if (block.kind === 'heading')
    block.columns?.forEach((text, i) => put(row, i + 1, text, { role: 'heading' }));
}

interface FieldBoard {
  readonly put: Put;
  readonly names: PlacedName[];
  readonly rules: PlacedRule[];
  readonly assumptions: PlacedAssumption[];
}

function placeField(
  field: Field,
  row: number,
  sheet: TemplateSheet,
  { put, names, rules, assumptions }: FieldBoard,
): void {
  const isBold = field.role === 'result';
  // Beside a unit a long label has no room to run on.
  const wrap = field.unit !== undefined && linesIn(field.label, sheet.widths[0], { isBold }) > 1;
  put(row, 0, field.label, { wrap, ...(isBold && { role: 'result', isBold }) });
  if (field.unit !== undefined) put(row, 1, field.unit, { role: 'unit' });
  field.values.forEach((value, i) => {
    if (!value) return;
    const column = 2 + i;
    const role = value.role ?? field.role;
    const allowed = value.allowed ?? field.allowed;
    const number = value.number ?? field.number;
    put(row, column, value.given, {
      role,
      number,
      isBold: field.role === 'result',
      wrap: value.wrap === true,
    });
    const cell = { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
    if (value.name) names.push({ name: value.name, ...cell });
    if (role === undefined || !isInputRole(role)) return;
    if (allowed) rules.push({ ...cell, allowed, help: undefined });
    const known = value.known ?? (value.name && isNumeric(field) ? {} : false);
    if (known === false) return;
    const { label, unit } = field;
    assumptions.push({ row, column, knowledge: { label, unit, key: value.name, ...known } });
  });
  if (field.help === undefined) return;
  const helpColumn = 2 + sheet.valueColumns;
  // In a narrow column the text runs on over its empty neighbours instead.
  put(row, helpColumn, field.help, { role: 'note', wrap: (sheet.widths[helpColumn] ?? 0) >= wideColumnPx });
}

/** Whether a field's values are amounts that somebody has assumed; not choices, and not days. */
function isNumeric({ number, allowed }: Field): boolean {
  const isChoice = allowed?.kind === 'list' || allowed?.kind === 'oneOf';
  return number !== undefined && !isDateFormat(number) && !isChoice;
}

interface Board {
  readonly put: Put;
  readonly names: PlacedName[];
  readonly rules: PlacedRule[];
  readonly assumptions: PlacedAssumption[];
  readonly columnNumbers: Map<number, string>;
  readonly wrappedColumns: Set<number>;
  readonly spots: Map<string, Spot>;
  /** formulas, placed when every column's spot is known */
  readonly pending: (() => void)[];
}

/** Places a table's headings and cells; gives its first row. */
function placeTable(table: Table, top: number, board: Board): number {
  const titleRow = table.heading === undefined ? top : top + 1;
  if (table.heading !== undefined) board.put(top, 0, table.heading, { role: 'heading' });
  const firstRow = titleRow + 1;
  const lastRow = firstRow + table.rows - 1;
  let column = 0;
  for (const spec of table.columns) {
    const width = spec.repeat ?? 1;
    board.spots.set(spec.key, { firstRow, lastRow, column, repeat: width, reach: table.reach ?? 0 });
    // Nobody types in a calculated column: it explains nothing, and takes nothing for granted.
    const isTyped = spec.role !== undefined && isInputRole(spec.role);
    const help = isTyped ? spec.help : undefined;
    if (spec.allowed || help !== undefined) {
      board.rules.push({
        firstRow,
        lastRow,
        firstColumn: column,
        lastColumn: column + width - 1,
        allowed: spec.allowed,
        help,
      });
    }
    if (isTyped && spec.assumedIn !== undefined) {
      for (let index = 0; index < table.rows; index++) {
        for (let number = 1; number <= width; number++) {
          board.assumptions.push({
            row: firstRow + index,
            column: column + number - 1,
            knowledge: rowKnowledge(table, spec, { index, number }),
          });
        }
      }
    }
    if (spec.name) {
      board.names.push({
        name: spec.name,
        firstRow,
        lastRow,
        firstColumn: column,
        lastColumn: column + width - 1,
      });
    }
    spec.rowNames?.forEach((name, i) => {
      const row = firstRow + i;
      board.names.push({
        name,
        firstRow: row,
        lastRow: row,
        firstColumn: column,
        lastColumn: column + width - 1,
      });
    });
    for (let number = 1; number <= width; number++) {
      placeColumn(table, spec, { column: column + number - 1, number, titleRow, firstRow }, board);
    }
    column += width;
  }
  return firstRow;
}

/**
 * A row is called what stands first in it, when that is the template's own word. `index` is the row, from 0; `number` the
 * repeated column, from 1.
 */
function rowKnowledge(
  table: Table,
  spec: TableColumn,
  { index, number }: { readonly index: number; readonly number: number },
): Partial<Knowledge> {
  const [head] = table.columns;
  const isTyped = head?.role === 'input' || head?.role === 'optionalInput';
  const own = isTyped ? undefined : head?.given?.[index];
  const title = spec.repeat === undefined ? spec.title : `${spec.title} år ${number}`;
  const label = own === undefined ? `${title}, ${table.rowWord ?? 'linje'} ${index + 1}` : `${title}: ${own}`;
  const cell = spec.repeat === undefined ? '' : `_${number}`;
  return { label, unit: spec.assumedIn, key: `${spec.name!}_${index + 1}${cell}` };
}

function placeColumn(
  table: Table,
  spec: TableColumn,
  at: {
    readonly column: number;
    readonly number: number;
    readonly titleRow: number;
    readonly firstRow: number;
  },
  board: Board,
): void {
  const isLong = table.rows >= longTable;
  const replace = (formula: string, index: number): string =>
    resolveMarks(formula, { row: at.firstRow + index, index, number: at.number, spots: board.spots });
  board.pending.push(() => {
    const title = spec.titleFormula === undefined ? spec.title : replace(spec.titleFormula, 0);
    board.put(at.titleRow, at.column, title, {
      role: 'heading',
      wrap: true,
      number: spec.titleFormula ? '0' : undefined,
    });
    if (isLong && spec.number) board.columnNumbers.set(at.column, spec.number);
    if (isLong && spec.wrap) board.wrappedColumns.add(at.column);
    for (let index = 0; index < table.rows; index++) {
      const isFirst = index === 0 && spec.firstFormula !== undefined;
      const isLast = index === table.rows - 1 && spec.lastFormula !== undefined;
      const formula = isFirst ? spec.firstFormula : isLast ? spec.lastFormula : spec.formula;
      const counted = spec.countFrom === undefined ? undefined : spec.countFrom + index;
      const typed = spec.givenRows ? spec.givenRows[index]?.[at.number - 1] : spec.given?.[index];
      const given = formula === undefined ? (typed ?? counted) : replace(formula, index);
      const isText = typeof given === 'string';
      const look = {
        role: spec.role,
        number: isLong ? undefined : spec.number,
        wrap: isText && !isLong && spec.wrap === true,
      };
      if (given !== undefined || spec.role !== undefined)
        board.put(at.firstRow + index, at.column, given, look);
    }
  });
}

const mark = /\[(#|\w+)(?::(all|past|pastWeights|future|futureWeights))?(?:@([+-]\d+))?\]/g;

interface MarkPlace {
  readonly row: number;
  /** the row's number in its table, from 0 */
  readonly index: number;
  readonly number: number;
  readonly spots: ReadonlyMap<string, Spot>;
}

/** Replaces the marks of a formula by A1 text. Throws for a column that does not exist: a fault of the template. */
function resolveMarks(formula: string, place: MarkPlace): string {
  return formula.replace(
    mark,
    (whole, key: string, window: string | undefined, offset: string | undefined) => {
      if (key === '#') return String(place.number);
      const spot = place.spots.get(key);
      if (!spot) throw new Error(`The template's formula ${formula} names no column ${whole}.`);
      const column = spot.repeat > 1 ? spot.column + place.number - 1 : spot.column;
      if (window === undefined) return nameOfCell(place.row + Number(offset ?? 0), column);
      const [from, to] = windowRows(window, place, spot);
      const end = (index: number, isFixed: boolean): string => {
        const row = spot.firstRow + index;
        return isFixed ? `${nameOfColumn(column)}$${row + 1}` : nameOfCell(row, column);
      };
      // Filled down, the ends of a table stay where they are.
      const last = spot.lastRow - spot.firstRow;
      const isTable = window === 'all' || window.endsWith('Weights');
      return `${end(from, isTable || from <= 1)}:${end(to, isTable || to === last)}`;
    },
  );
}

/** Rows of a window, counted from the table's first. Both windows of a pair have the same length. */
function windowRows(window: string, place: MarkPlace, spot: Spot): readonly [from: number, to: number] {
  const { index } = place;
  const { reach } = spot;
  const last = spot.lastRow - spot.firstRow;
  if (window === 'all') return [0, last];
  if (window === 'past') return [Math.max(1, index - reach), index];
  if (window === 'pastWeights') return [last - Math.min(index - 1, last), last];
  if (window === 'future') return [index, Math.min(index + reach, last)];
  // The weights pair with the rows that are left below this one in the long table.
  const longest = Math.max(...[...place.spots.values()].map((other) => other.lastRow - other.firstRow));
  return [0, Math.min(last, longest - index)];
}
