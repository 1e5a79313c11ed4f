/**
 * The form in which a formula stands in the shared document: canonical English, with every reference written by identity
 * between back quotes, so that no concurrent insert, delete, move or rename can make it mean other cells.
 *
 *   =SUM(`b!1.4:7.$4`)*`$2.0`+`#k3`
 *
 * A reference is [sheet!]row.column[:row.column] by line id (for a range of several lines: by slot id), with '$' before
 * an id that is fixed when the formula is copied; whole columns are `.1:.3`, whole rows `1.:2.`, a name is `#id`.
 * Nothing in here knows A1 positions: they are computed for people, never stored.
 */
import { type Language, english } from './language.ts';
import { type Position, type TextReference, writeReference } from './reference.ts';
import { type Token, readTokens, scopedName, wholeWorkbook, writeToken } from './tokens.ts';

/** One end of a stored reference; an undefined row or column is a whole column or row. */
export interface StoredEnd {
  readonly row: string | undefined;
  readonly column: string | undefined;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface StoredReference {
  readonly kind: 'cells';
  /** undefined: the formula's own sheet */
  readonly sheet: string | undefined;
  readonly from: StoredEnd;
  readonly to: StoredEnd | undefined;
}

export interface StoredName {
  readonly kind: 'named';
  readonly name: string;
}

export type StoredPart = Token | StoredReference | StoredName;

/** What stands where on an axis. Indexes count visible lines from 0. */
interface AxisNaming {
  lineAt(index: number): string | undefined;
  slotAt(index: number): string | undefined;
}

/** An axis as references need it. */
export interface AxisPlaces extends AxisNaming {
  readonly size: number;
  indexOf(line: string): number;
  span(one: string, other: string): readonly [first: number, last: number] | undefined;
}

export interface SheetPlaces {
  readonly rows: AxisPlaces;
  readonly columns: AxisPlaces;
}

/** What positions and names stand for: all that is needed to understand what a person writes. */
export interface Naming {
  sheetIdByName(name: string): string | undefined;
  sheetPlaces(sheet: string): { readonly rows: AxisNaming; readonly columns: AxisNaming } | undefined;
  /** the name that a text means on a sheet: the sheet's own before the workbook's; without a sheet, the workbook's */
  nameIdByText(text: string, sheet?: string): string | undefined;
}

/** Where things stand in the workbook right now. */
export interface Places extends Naming {
  /** the name that people see; undefined when the sheet is deleted or not here (yet) */
  sheetName(sheet: string): string | undefined;
  sheetPlaces(sheet: string): SheetPlaces | undefined;
  /** what people call a name; undefined when it is deleted or not here (yet) */
  nameText(name: string): string | undefined;
  /** the sheet that a name belongs to; undefined when the workbook */
  nameScope(name: string): string | undefined;
}

function readEnd(text: string): StoredEnd {
  const dot = text.indexOf('.');
  const row = text.slice(0, dot);
  const column = text.slice(dot + 1);
  const rowFixed = row.startsWith('$');
  const columnFixed = column.startsWith('$');
  return {
    row: (rowFixed ? row.slice(1) : row) || undefined,
    column: (columnFixed ? column.slice(1) : column) || undefined,
    rowFixed,
    columnFixed,
  };
}

const storedReference = /^(?:([\w-]+)!)?(\$?[\w-]*\.\$?[\w-]*)(?::(\$?[\w-]*\.\$?[\w-]*))?$/;

function readIdentity(text: string): StoredReference | StoredName | undefined {
  if (text.startsWith('#')) return { kind: 'named', name: text.slice(1) };
  const match = storedReference.exec(text);
  if (!match) return undefined;
  const from = readEnd(match[2]!);
  const to = match[3] === undefined ? undefined : readEnd(match[3]);
  // Whole columns or rows need two ends of the same sort; a single cell needs both its lines.
  const isWhole = from.row === undefined || from.column === undefined;
  if (isWhole && !to) return undefined;
  if (
    to &&
    ((from.row === undefined) !== (to.row === undefined) ||
      (from.column === undefined) !== (to.column === undefined))
  )
    return undefined;
  if (from.row === undefined && from.column === undefined) return undefined;
  return { kind: 'cells', sheet: match[1], from, to };
}

function writeEnd(end: StoredEnd): string {
  return `${end.rowFixed ? '$' : ''}${end.row ?? ''}.${end.columnFixed ? '$' : ''}${end.column ?? ''}`;
}

/** A reference as it stands in the document, back quotes included. */
export function writeIdentity(part: StoredReference | StoredName): string {
  if (part.kind === 'named') return `\`#${part.name}\``;
  const prefix = part.sheet === undefined ? '' : `${part.sheet}!`;
  return `\`${prefix}${writeEnd(part.from)}${part.to ? `:${writeEnd(part.to)}` : ''}\``;
}

/** A piece of a stored formula: what it names, or text in between; a broken identity is text with its back quotes. */
export type StoredPiece = string | StoredReference | StoredName;

// Templates repeat a formula down a column with other identities, so the parts are worth keeping only for a while.
const cacheSize = 20_000;
let pieces = new Map<string, readonly StoredPiece[]>();
let cache = new Map<string, readonly StoredPart[]>();
/** What stands between the identities is the same in all of them. */
let tokensOfText = new Map<string, readonly Token[]>();

/** A stored formula (without its leading '=') as what it names and the texts in between. */
export function piecesOf(stored: string): readonly StoredPiece[] {
  const known = pieces.get(stored);
  if (known) return known;
  const found: StoredPiece[] = [];
  let from = 1;
  let at = 1;
  while (at < stored.length) {
    const code = stored.charCodeAt(at);
    if (code === quotationMark) {
      const close = stored.indexOf('"', at + 1);
      at = close < 0 ? stored.length : close + 1;
    } else if (code === backQuote) {
      if (at > from) found.push(stored.slice(from, at));
      const close = stored.indexOf('`', at + 1);
      const end = close < 0 ? stored.length : close;
      const part = close < 0 ? undefined : readIdentity(stored.slice(at + 1, end));
      found.push(part ?? stored.slice(at, end + 1));
      at = end + 1;
      from = at;
    } else {
      at++;
    }
  }
  if (stored.length > from) found.push(stored.slice(from));
  if (pieces.size >= cacheSize) pieces = new Map();
  pieces.set(stored, found);
  return found;
}

const quotationMark = 0x22;
const backQuote = 0x60;

/** The tokens of a text between identities. */
export function tokensOf(text: string): readonly Token[] {
  const known = tokensOfText.get(text);
  if (known) return known;
  const isBroken = text.startsWith('`');
  const tokens: readonly Token[] = isBroken
    ? [{ kind: 'unknown', text, start: 0, end: text.length }]
    : readTokens(text, english, 'withoutPositions');
  if (tokensOfText.size >= cacheSize) tokensOfText = new Map();
  tokensOfText.set(text, tokens);
  return tokens;
}

/**
 * The parts of a stored formula (with its leading '='). Never throws: what cannot be read becomes an 'unknown' token,
 * because any client may write anything.
 */
export function readStored(stored: string): readonly StoredPart[] {
  const known = cache.get(stored);
  if (known) return known;
  const parts: StoredPart[] = [];
  for (const piece of piecesOf(stored)) {
    if (typeof piece !== 'string') parts.push(piece);
    else for (const token of tokensOf(piece)) parts.push(token);
  }
  if (cache.size >= cacheSize) cache = new Map();
  cache.set(stored, parts);
  return parts;
}

/** The references and names in a stored formula, without reading its other words: for walks over all formulas. */
export function identitiesIn(stored: string): readonly (StoredReference | StoredName)[] {
  return piecesOf(stored).filter((piece) => typeof piece !== 'string');
}

export function writeStored(parts: readonly StoredPart[]): string {
  let text = '=';
  for (const part of parts) text += isToken(part) ? writeToken(part, english) : writeIdentity(part);
  return text;
}

export function isToken(part: StoredPart): part is Token {
  return part.kind !== 'cells' && part.kind !== 'named';
}

/** The references (not the names) in a stored formula. */
export function referencesIn(stored: string): readonly StoredReference[] {
  return identitiesIn(stored).filter((part) => part.kind === 'cells');
}

/** What one reference on a sheet means right now: rows and columns both included, or undefined when its cells are gone. */
export interface Area {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

function spanOf(
  axis: AxisPlaces,
  one: string | undefined,
  other: string | undefined,
): readonly [number, number] | undefined {
  if (one === undefined || other === undefined) return axis.size > 0 ? [0, axis.size - 1] : undefined;
  if (one !== other) return axis.span(one, other);
  const index = axis.indexOf(one);
  return index < 0 ? undefined : [index, index];
}

/** Where a stored reference points right now; undefined is #REF!. */
export function areaOf(
  reference: StoredReference,
  ownSheet: string,
  places: Pick<Places, 'sheetPlaces'>,
): Area | undefined {
  const sheet = reference.sheet ?? ownSheet;
  const axes = places.sheetPlaces(sheet);
  if (!axes) return undefined;
  const to = reference.to ?? reference.from;
  const rows = spanOf(axes.rows, reference.from.row, to.row);
  const columns = spanOf(axes.columns, reference.from.column, to.column);
  if (!rows || !columns) return undefined;
  return { sheet, firstRow: rows[0], lastRow: rows[1], firstColumn: columns[0], lastColumn: columns[1] };
}

/** How whole rows and columns are written: as people see them, or as the bounded grid, as the engine must get them. */
export type WholeLines = 'asWhole' | 'asBoundedGrid';

/** A reference in A1 text; undefined when its cells are gone. */
export function textOfReference(
  reference: StoredReference,
  ownSheet: string,
  places: Places,
  wholeLines: WholeLines,
): TextReference | undefined {
  const area = areaOf(reference, ownSheet, places);
  if (!area) return undefined;
  const keepWhole = wholeLines === 'asWhole';
  const to = reference.to ?? reference.from;
  const position = (end: StoredEnd, row: number, column: number): Position => ({
    row: end.row === undefined && keepWhole ? -1 : row,
    column: end.column === undefined && keepWhole ? -1 : column,
    rowFixed: end.rowFixed,
    columnFixed: end.columnFixed,
  });
  const from = position(reference.from, area.firstRow, area.firstColumn);
  const name = reference.sheet === undefined ? undefined : places.sheetName(reference.sheet);
  const prefix = name === undefined ? {} : { sheet: name };
  return reference.to
    ? { ...prefix, from, to: position(to, area.lastRow, area.lastColumn) }
    : { ...prefix, from };
}

/** The formula (with '=') as a person reads it in a language. References whose cells are gone read #REF!. */
export function textOfStored(stored: string, ownSheet: string, places: Places, language: Language): string {
  let text = '=';
  for (const part of readStored(stored)) {
    if (isToken(part)) {
      text += writeToken(part, language);
    } else if (part.kind === 'named') {
      text += textOfName(part.name, ownSheet, places) ?? language.errorFromEnglish('#NAME?');
    } else {
      const reference = textOfReference(part, ownSheet, places, 'asWhole');
      text += reference ? writeReference(reference) : language.errorFromEnglish('#REF!');
    }
  }
  return text;
}

/** How a name reads on a sheet: with its own sheet before it only where the text alone would mean another name. */
export function textOfName(name: string, ownSheet: string, places: Places): string | undefined {
  const text = places.nameText(name);
  if (text === undefined || places.nameIdByText(text, ownSheet) === name) return text;
  const scope = places.nameScope(name);
  return scopedName(scope === undefined ? wholeWorkbook : (places.sheetName(scope) ?? scope), text);
}

/** The name that a token of kind 'name' means on a sheet; undefined when nobody has given it (yet). */
export function nameOfToken(token: Token, ownSheet: string, places: Naming): string | undefined {
  if (token.sheet === undefined) return places.nameIdByText(token.text, ownSheet);
  if (token.sheet === wholeWorkbook) return places.nameIdByText(token.text);
  const sheet = places.sheetIdByName(token.sheet);
  // As in Excel, a workbook's name may be written with any sheet before it.
  return sheet === undefined ? undefined : places.nameIdByText(token.text, sheet);
}

/** Turns tokens that a person typed on `ownSheet` into the stored form. Everything referred to must exist already. */
export function storedFromTokens(tokens: readonly Token[], ownSheet: string, places: Places): string {
  let text = '=';
  for (const token of tokens) {
    if (token.kind === 'reference' && token.reference) {
      const identity = identify(token.reference, ownSheet, places);
      text += identity ? writeIdentity(identity) : '#REF!';
    } else if (token.kind === 'name') {
      const name = nameOfToken(token, ownSheet, places);
      text += name === undefined ? writeToken(token, english) : writeIdentity({ kind: 'named', name });
    } else {
      text += writeToken(token, english);
    }
  }
  return text;
}

/** The identities behind an A1 reference; undefined when it lies outside its sheet or the sheet is unknown. */
export function identify(
  reference: TextReference,
  ownSheet: string,
  places: Naming,
): StoredReference | undefined {
  const sheet = reference.sheet === undefined ? ownSheet : places.sheetIdByName(reference.sheet);
  const axes = sheet === undefined ? undefined : places.sheetPlaces(sheet);
  if (!axes) return undefined;
  const [from, to] = reference.to ? inOrder(reference.from, reference.to) : [reference.from, undefined];
  const first = identifyEnd(from, to, axes);
  const last = to && identifyEnd(to, from, axes);
  if (!first || (to && !last)) return undefined;
  return { kind: 'cells', sheet: reference.sheet === undefined ? undefined : sheet, from: first, to: last };
}

/** B4:A2 means A2:B4; each '$' stays with the row or column it was typed at. */
function inOrder(one: Position, other: Position): readonly [from: Position, to: Position] {
  const [top, bottom] = one.row <= other.row ? [one, other] : [other, one];
  const [left, right] = one.column <= other.column ? [one, other] : [other, one];
  const corner = (row: Position, column: Position): Position => ({
    row: row.row,
    rowFixed: row.rowFixed,
    column: column.column,
    columnFixed: column.columnFixed,
  });
  return [corner(top, left), corner(bottom, right)];
}

function identifyEnd(
  end: Position,
  other: Position | undefined,
  axes: { readonly rows: AxisNaming; readonly columns: AxisNaming },
): StoredEnd | undefined {
  const row = identifyLine(axes.rows, end.row, other?.row);
  const column = identifyLine(axes.columns, end.column, other?.column);
  if (row === undefined || column === undefined) return undefined;
  return {
    row: row === whole ? undefined : row,
    column: column === whole ? undefined : column,
    rowFixed: end.rowFixed,
    columnFixed: end.columnFixed,
  };
}

const whole = '';

/** A single line is named by itself and followed when it moves; the ends of a longer range name slots, which stay. */
function identifyLine(axis: AxisNaming, index: number, other: number | undefined): string | undefined {
  if (index < 0) return whole;
  return other === undefined || other === index ? axis.lineAt(index) : axis.slotAt(index);
}
