/**
 * How cells look: number format, bold, colours, role, width. A format is an entry of its own beside the cell's content, and each
 * attribute an entry of its own, so that one person's bold and another's number or percent sign never override each
 * other. An attribute of a cell stands before that of its row, and that before its column's.
 */
import { type Result, refused } from '../result.ts';
import { type Border, borders } from './border.ts';
import type { Editor, Writer } from './editor.ts';
import { isKept, lookLockedIn } from './protection.ts';
import type { Range } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey } from './schema.ts';
import { wordOf } from './thing.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** What a cell is for. It decides colour and weight on screen and in xlsx, and whether a protected sheet lets it be edited. */
export type Role =
  | 'input'
  /** an input that may be left empty */
  | 'optionalInput'
  /** a choice of how to calculate, with a usual value; emptying the inputs leaves it */
  | 'setting'
  /** a step on the way from inputs to results */
  | 'calculation'
  | 'result'
  | 'title'
  | 'heading'
  | 'note'
  | 'unit'
  | 'warning';

export type Align = 'left' | 'center' | 'right';

export type VerticalAlign = 'top' | 'middle';

/** A colour of text or ground, from a palette that can be read on white paper and in the dark. */
export const tints = ['grey', 'blue', 'green', 'yellow', 'orange', 'red', 'violet'] as const;
export type Tint = (typeof tints)[number];

export interface CellFormat {
  /** an Excel number format code; undefined shows numbers plainly */
  readonly number: string | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly role: Role | undefined;
  readonly align: Align | undefined;
  readonly wrap: boolean;
  readonly underline: boolean;
  readonly colour: Tint | undefined;
  readonly ground: Tint | undefined;
  readonly border: Border | undefined;
  /** undefined: at the bottom */
  readonly vertical: VerticalAlign | undefined;
}

/** The look of a cell that nobody has given one. */
export const plainFormat: CellFormat = {
  number: undefined,
  bold: false,
  italic: false,
  role: undefined,
  align: undefined,
  wrap: false,
  underline: false,
  colour: undefined,
  ground: undefined,
  border: undefined,
  vertical: undefined,
};

/** Attribute -> its letter in the document. */
const letters = {
  number: 'n',
  bold: 'b',
  italic: 'i',
  role: 's',
  align: 'a',
  wrap: 'w',
  underline: 'u',
  colour: 'c',
  ground: 'g',
  border: 'd',
  vertical: 'v',
} as const satisfies Record<keyof CellFormat, string>;

export type FormatChange = { readonly [Attribute in keyof CellFormat]?: CellFormat[Attribute] };

const roles: ReadonlySet<unknown> = new Set<Role>([
  'input',
  'optionalInput',
  'setting',
  'calculation',
  'result',
  'title',
  'heading',
  'note',
  'unit',
  'warning',
]);
const aligns: readonly Align[] = ['left', 'center', 'right'];
const verticals: readonly VerticalAlign[] = ['top', 'middle'];

/** Longest number format code that is kept; Excel's own limit is 255. */
const maxCodeLength = 255;

/** The format of a cell. Anyone may write anything: a value that is no format reads as none. */
export function formatAt(sheet: Sheet, row: string, column: string): CellFormat {
  // Every cell that comes into view asks; where nothing was ever given a look, that must cost nothing.
  if (sheet.maps.formats._map.size === 0) return plainFormat;
  return readFormat((letter) => entryThatShows(sheet, row, column, letter));
}

/** The role of a cell alone, which costs a tenth of its whole format. */
export function roleAt(sheet: Pick<Sheet, 'maps'>, row: string, column: string): Role | undefined {
  return roleOf(entryThatShows(sheet, row, column, letters.role));
}

function roleOf(entry: unknown): Role | undefined {
  return roles.has(entry) ? (entry as Role) : undefined;
}

function readFormat(read: (letter: string) => unknown): CellFormat {
  const number = read(letters.number);
  return {
    number:
      typeof number === 'string' && number !== '' && number.length <= maxCodeLength ? number : undefined,
    bold: read(letters.bold) === 1,
    italic: read(letters.italic) === 1,
    role: roleOf(read(letters.role)),
    align: wordOf(read(letters.align), aligns),
    wrap: read(letters.wrap) === 1,
    underline: read(letters.underline) === 1,
    colour: wordOf(read(letters.colour), tints),
    ground: wordOf(read(letters.ground), tints),
    border: wordOf(read(letters.border), borders),
    vertical: wordOf(read(letters.vertical), verticals),
  };
}

/** The cell's own entry, or else its row's, or else its column's. */
function entryThatShows(sheet: Pick<Sheet, 'maps'>, row: string, column: string, letter: string): unknown {
  const { formats } = sheet.maps;
  return (
    formats.get(`${row}.${column}/${letter}`) ??
    formats.get(`${row}./${letter}`) ??
    formats.get(`.${column}/${letter}`)
  );
}

/** Whether a role is one that people fill in. */
export function isInputRole(role: Role | undefined): boolean {
  return role === 'input' || role === 'optionalInput' || role === 'setting';
}

/** Whether a person may type here: on a protected sheet only in inputs, in a protected range only who may edit it. */
export function isLocked(workbook: Workbook, at: CellId): boolean {
  if (isKept(workbook, at)) return true;
  if (!workbook.isProtected(at.sheet)) return false;
  const sheet = workbook.sheetOf(at.sheet);
  return !isInputRole(sheet && roleAt(sheet, at.row, at.column));
}

/** `false` stands where a row's or column's attribute must not show through. */
function entryOf(value: unknown): unknown {
  return typeof value === 'boolean' ? (value ? 1 : 0) : (value ?? '');
}

/** For verbs: writes attributes of one cell, or of a whole row or column ('' for the other id). */
export function writeFormat(
  write: Writer,
  sheet: Sheet,
  row: string,
  column: string,
  change: FormatChange,
): void {
  for (const [attribute, value] of Object.entries(change)) {
    const letter = letters[attribute as keyof CellFormat];
    const isNone = value === undefined || value === false;
    const isCell = row !== '' && column !== '';
    // Nothing needs to be written to say that a cell does not have what nobody gave it.
    if (isNone && isCell && (entryThatShows(sheet, row, column, letter) ?? '') === '') continue;
    write.set(sheet.maps.formats, `${row}.${column}/${letter}`, entryOf(value));
  }
}

/**
 * Gives every cell of a range the attributes in `change`; undefined takes an attribute away. A range over all rows (or
 * all columns) is kept as a format of its columns (rows), so that it costs one entry each and holds for lines that come
 * later. Concurrent: each attribute of each cell is the last writer's; in deleted rows it is kept and returns with them.
 */
export function setFormat(editor: Editor, range: Range, change: FormatChange): Result<void, EditRefusal> {
  return formatCells(editor, range, () => change);
}

/** The same with a change for each cell, by position; for a whole column (row) without a row (column). */
export function formatCells(
  editor: Editor,
  range: Range,
  changeOf: (row: number | undefined, column: number | undefined) => FormatChange,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(range.sheet);
  const from = sheet && workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  const to = sheet && workbook.cellAt(sheet, range.lastRow, range.lastColumn);
  if (!from || !to) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  const rows = sheet.rows.lines.slice(range.firstRow, range.lastRow + 1);
  const columns = sheet.columns.lines.slice(range.firstColumn, range.lastColumn + 1);
  return editor.edit({ from, to }, (write) => {
    if (rows.length === sheet.rows.size) {
      const changes = columns.map((_, i) => changeOf(undefined, range.firstColumn + i));
      columns.forEach((column, i) => writeFormat(write, sheet, '', column, changes[i]!));
      showThrough(write, sheet, 'columns', new Set(columns), changes);
    } else if (columns.length === sheet.columns.size) {
      const changes = rows.map((_, i) => changeOf(range.firstRow + i, undefined));
      rows.forEach((row, i) => writeFormat(write, sheet, row, '', changes[i]!));
      showThrough(write, sheet, 'rows', new Set(rows), changes);
    } else {
      rows.forEach((row, r) => {
        columns.forEach((column, c) => {
          const change = changeOf(range.firstRow + r, range.firstColumn + c);
          writeFormat(write, sheet, row, column, change);
        });
      });
    }
  });
}

/** Takes away what stands before the new format of whole lines, so that it shows in all their cells. */
function showThrough(
  write: Writer,
  sheet: Sheet,
  side: 'rows' | 'columns',
  lines: ReadonlySet<string>,
  changes: readonly FormatChange[],
): void {
  const changed = new Set<string>();
  for (const change of changes)
    for (const attribute of Object.keys(change)) changed.add(letters[attribute as keyof CellFormat]);
  for (const key of sheet.maps.formats.keys()) {
    const { row, column, letter } = readFormatKey(key);
    const isColumnWide = row === '';
    const stands = side === 'columns' ? !isColumnWide && lines.has(column) : column !== '' && lines.has(row);
    if (stands && changed.has(letter)) write.set(sheet.maps.formats, key, undefined);
  }
}

/** Whether anything at all is said of how a cell looks, by itself, its row or its column: much quicker than its format. */
export function formattedLines(sheet: Sheet): (row: string, column: string) => boolean {
  const places = new Set<string>();
  for (const key of sheet.maps.formats.keys()) places.add(key.slice(0, key.indexOf('/')));
  if (places.size === 0) return () => false;
  return (row, column) => places.has(`${row}.${column}`) || places.has(`${row}.`) || places.has(`.${column}`);
}

function readFormatKey(key: string): {
  readonly row: string;
  readonly column: string;
  readonly letter: string;
} {
  const dot = key.indexOf('.');
  const slash = key.indexOf('/');
  return { row: key.slice(0, dot), column: key.slice(dot + 1, slash), letter: key.slice(slash + 1) };
}

/** One entry of a format as the change that writes it; undefined for an attribute that is unknown here. */
export function readFormatEntry(
  key: string,
  value: unknown,
): { readonly row: string; readonly column: string; readonly change: FormatChange } | undefined {
  const { row, column, letter } = readFormatKey(key);
  const attributes = Object.keys(letters) as readonly (keyof CellFormat)[];
  const attribute = attributes.find((one) => letters[one] === letter);
  if (!attribute) return undefined;
  return { row, column, change: { [attribute]: readFormat(() => value)[attribute] } };
}

/** Smallest and largest width of a column or height of a row, in pixels. The largest is about that of Excel. */
const sizeLimits = { min: 24, max: 1790 } as const;

/** The width of a column or height of a row in pixels; undefined where nobody has chosen one. */
export function sizeOfLine(sheet: Sheet, side: 'rows' | 'columns', line: string): number | undefined {
  const size = sheet.maps.sizes.get(`${side === 'rows' ? 'r' : 'c'}${line}`);
  return typeof size === 'number' && size >= sizeLimits.min && size <= sizeLimits.max ? size : undefined;
}

/**
 * Sets the width in pixels of columns (or the height of rows), given by id; undefined gives back what they have without a
 * choice. Concurrent: the last writer's stands.
 */
export function setLineSize(
  editor: Editor,
  at: { readonly sheet: string; readonly side: 'rows' | 'columns'; readonly lines: readonly string[] },
  sizePx: number | undefined,
): Result<void, EditRefusal> {
  const sheet = editor.workbook.livingSheet(at.sheet);
  if (!sheet) return refused({ kind: 'gone' });
  const size =
    sizePx === undefined ? undefined : Math.round(Math.min(Math.max(sizePx, sizeLimits.min), sizeLimits.max));
  const mark = at.side === 'rows' ? 'r' : 'c';
  return editor.edit(undefined, (write) => {
    for (const line of at.lines) write.set(sheet.maps.sizes, mark + line, size);
  });
}

/** For verbs that insert lines: the new lines look like the line they were inserted behind, as in Excel. */
export function copyLineFormats(
  write: Writer,
  sheet: Sheet,
  side: 'rows' | 'columns',
  copy: { readonly from: string; readonly to: readonly string[] },
): void {
  for (const [key, value] of sheet.maps.formats.entries()) {
    const { row, column, letter } = readFormatKey(key);
    if ((side === 'rows' ? row : column) !== copy.from || (value ?? undefined) === undefined) continue;
    for (const line of copy.to) {
      const cell = side === 'rows' ? cellKey(line, column) : cellKey(row, line);
      write.set(sheet.maps.formats, `${cell}/${letter}`, value);
    }
  }
}
