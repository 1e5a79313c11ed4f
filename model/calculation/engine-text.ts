/**
 * A stored formula as the engine must get it: English, A1 positions of this moment, sheets and names under names that
 * the engine can always read, whole rows and columns as the bounded grid (3.5.0 runs out of memory on =SUM(1:2) when a
 * row is inserted). Formula text is never read back from the engine.
 */
import { english } from '../formula/language.ts';
import { expandLets, hasLet } from '../formula/let.ts';
import { type Position, writeReference } from '../formula/reference.ts';
import {
  type Area,
  type Places,
  type StoredPart,
  type StoredReference,
  areaOf,
  identitiesIn,
  isToken,
  nameOfToken,
  readStored,
  textOfReference,
} from '../formula/stored.ts';
import { findProblem } from '../formula/syntax.ts';
import { type Token, writeToken } from '../formula/tokens.ts';

/** Letters and digits in lower case stay, everything else is written by its code: the engine ignores case in names. */
function engineId(prefix: string, id: string): string {
  return prefix + id.replace(/[^a-z0-9]/g, (character) => `_${character.codePointAt(0)!.toString(16)}_`);
}

export function engineSheetName(sheet: string): string {
  return engineId('S', sheet);
}

export function engineNameOf(name: string): string {
  return engineId('N_', name);
}

/** A name that nobody has defined; the engine says #NAME? and recovers when it is defined. */
function undefinedName(text: string): string {
  return engineId('X_', text.toLowerCase());
}

/** A name that has been deleted. */
const deletedName = 'DELETED_NAME';

/** The word behind a name that the engine does not know; undefined for a deleted name. A function's name is its own. */
export function unknownWord(engineName: string): string | undefined {
  if (engineName.toUpperCase() === deletedName) return undefined;
  if (!/^x_/i.test(engineName)) return engineName;
  return engineName
    .slice(2)
    .replace(/_([0-9a-f]+)_/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** What the engine makes of error values that it does not know as such. */
const engineErrors: Readonly<Record<string, string>> = { '#NULL!': '#VALUE!', '#CALC!': '#VALUE!' };

/**
 * Longest stored form that is projected, and longest text for the engine; a formula of Excel's greatest length, all
 * references, stays below it.
 */
const maxLength = 100_000;

/** The workbook's places, with sheets under the engine's names. */
export function enginePlaces(places: Places): Places {
  return {
    sheetIdByName: (name) => places.sheetIdByName(name),
    sheetName: engineSheetName,
    sheetPlaces: (sheet) => places.sheetPlaces(sheet),
    nameIdByText: (text, sheet) => places.nameIdByText(text, sheet),
    nameText: (name) => places.nameText(name),
    nameScope: (name) => places.nameScope(name),
  };
}

/** The engine knows no way to write a quotation mark or a backslash at the end of a text: both are put together instead. */
function engineString(literal: string): string {
  const pieces = literal
    .slice(1, -1)
    .replaceAll('""', '"')
    .split(/(["\\])/);
  if (pieces.length === 1) return literal;
  const written = pieces.map((piece) =>
    piece === '"' || piece === '\\' ? `CHAR(${piece.charCodeAt(0)})` : `"${piece}"`,
  );
  return `(${written.filter((piece) => piece !== '""').join('&')})`;
}

/** The parts without LET; undefined when they are no formula, with LET or without. */
function partsForEngine(parts: readonly StoredPart[], places: Places): readonly StoredPart[] | undefined {
  if (isBroken(parts)) return undefined;
  if (!hasLet(parts)) return parts;
  const expanded = expandLets(parts, (name) => places.nameText(name))?.parts;
  return expanded && !isBroken(expanded) ? expanded : undefined;
}

function isBroken(parts: readonly StoredPart[]): boolean {
  return findProblem(parts.map((part) => (isToken(part) ? part : anyReference))) !== undefined;
}

const anyReference: Token = { kind: 'reference', text: '', start: 0, end: 0 };

/**
 * Most cells that one formula may name. The engine makes a vertex for every cell of a range, empty ones too: a sum of a
 * million cells takes seconds and 200 MB, one of the largest sheet that anyone can write would never end.
 */
export const maxCellsNamed = 1_000_000;

/** How many cells a formula names now. */
export function cellsNamed(stored: string, ownSheet: string, places: Places): number {
  return cellsIn(identitiesIn(stored), ownSheet, places);
}

function cellsIn(parts: readonly StoredPart[], ownSheet: string, places: Places): number {
  let cells = 0;
  for (const part of parts) {
    const area = isToken(part) || part.kind !== 'cells' ? undefined : areaOf(part, ownSheet, places);
    if (area) cells += sizeOfArea(area);
  }
  return cells;
}

/** How many cells an area has. */
export function sizeOfArea({ firstRow, lastRow, firstColumn, lastColumn }: Area): number {
  return (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
}

/** The names under which the engine has the clock; its own TODAY and NOW would read the machine's while it calculates. */
export const clockNames = { TODAY: 'CLOCK_TODAY', NOW: 'CLOCK_NOW' } as const;

function write(
  stored: string,
  ownSheet: string,
  places: Places,
  writePart: (part: StoredReference) => string | undefined,
): string | undefined {
  if (stored.length > maxLength) return undefined;
  const parts = partsForEngine(readStored(stored), places);
  if (!parts || cellsIn(parts, ownSheet, places) > maxCellsNamed) return undefined;
  let text = '=';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (!isToken(part)) {
      if (part.kind === 'cells') text += writePart(part) ?? '#REF!';
      else text += places.nameText(part.name) === undefined ? deletedName : engineNameOf(part.name);
    } else if (part.kind === 'function' && Object.hasOwn(clockNames, part.text)) {
      const end = readCall(parts, i);
      if (end?.args.length !== 0) return undefined;
      text += clockNames[part.text as keyof typeof clockNames];
      i = end.end;
    } else if (part.kind === 'function' && part.text === 'OFFSET') {
      const call = readCall(parts, i);
      const offset = call && writeOffset(call.args, ownSheet, places);
      if (!call || offset === undefined) return undefined;
      text += offset;
      i = call.end;
    } else if (part.kind === 'boolean') {
      text += `${part.text}()`;
    } else if (part.kind === 'name') {
      const name = nameOfToken(part, ownSheet, places);
      text += name === undefined ? undefinedName(writeToken(part, english)) : engineNameOf(name);
    } else if (part.kind === 'error') {
      text += engineErrors[part.text] ?? part.text;
    } else if (part.kind === 'string') {
      text += engineString(part.text);
    } else if (part.kind === 'space') {
      // Line breaks and no-break spaces are white space to people, not to the engine.
      text += ' ';
    } else if (part.kind !== 'operator' || part.text !== '@') {
      text += writeToken(part, english);
    }
  }
  return text.length > maxLength ? undefined : text;
}

/** A call's arguments without spaces, and where it ends; undefined when another call stands in them. */
function readCall(
  parts: readonly StoredPart[],
  at: number,
): { readonly args: readonly (readonly StoredPart[])[]; readonly end: number } | undefined {
  const args: StoredPart[][] = [[]];
  for (let i = at + 2; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.kind === 'close')
      return { args: args.length === 1 && args[0]!.length === 0 ? [] : args, end: i };
    if (part.kind === 'open' || part.kind === 'function') return undefined;
    if (part.kind === 'separator') args.push([]);
    else if (part.kind !== 'space') args.at(-1)!.push(part);
  }
  return undefined;
}

/** A whole number as it stands in a formula, with its sign; undefined for anything else. */
function readWhole(argument: readonly StoredPart[] | undefined): number | undefined {
  const [first, second] = argument ?? [];
  const sign = first?.kind === 'operator' ? first.text : '';
  const number = sign === '' ? first : second;
  if (argument?.length !== (sign === '' ? 1 : 2) || number?.kind !== 'number') return undefined;
  const value = Number(number.text) * (sign === '-' ? -1 : 1);
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * =OFFSET(cells, rows, columns, [height], [width]) as the reference that it comes to now; undefined when it cannot be
 * told from the text, which the engine cannot either (issue #910). Done here because 3.5.0 turns it into a reference for
 * good when it reads it (issue #714), so that it would move with inserted rows; and lays out a billion cells when told to.
 */
function writeOffset(
  args: readonly (readonly StoredPart[])[],
  ownSheet: string,
  places: Places,
): string | undefined {
  const [from] = args[0] ?? [];
  if (args[0]?.length !== 1 || !from || isToken(from) || from.kind !== 'cells') return undefined;
  const down = readWhole(args[1]);
  const right = readWhole(args[2]);
  const area = areaOf(from, ownSheet, places);
  if (!area) return '#REF!';
  const height = args[3]?.length ? readWhole(args[3]) : area.lastRow - area.firstRow + 1;
  const width = args[4]?.length ? readWhole(args[4]) : area.lastColumn - area.firstColumn + 1;
  if (args.length > 5 || down === undefined || right === undefined) return undefined;
  if (height === undefined || width === undefined || height < 1 || width < 1) return undefined;
  const axes = places.sheetPlaces(area.sheet);
  const first = fixed(area.firstRow + down, area.firstColumn + right);
  const last = fixed(first.row + height - 1, first.column + width - 1);
  const isInside =
    axes &&
    first.row >= 0 &&
    first.column >= 0 &&
    last.row < axes.rows.size &&
    last.column < axes.columns.size;
  if (!isInside) return '#REF!';
  if (height * width > maxCellsNamed) return undefined;
  const sheet = places.sheetName(area.sheet);
  const isOne = height === 1 && width === 1;
  return writeReference({ ...(sheet !== undefined && { sheet }), from: first, ...(!isOne && { to: last }) });
}

function fixed(row: number, column: number): Position {
  return { row, column, rowFixed: true, columnFixed: true };
}

/**
 * The formula text for the engine, with '='; undefined when the formula must not reach it, because it cannot be read or
 * is too long, too deep, of too many terms or of too many cells. `places` are the engine's.
 */
export function engineText(stored: string, ownSheet: string, places: Places): string | undefined {
  return write(stored, ownSheet, places, (part) => {
    const reference = textOfReference(part, ownSheet, places, 'asBoundedGrid');
    return reference && writeReference(reference);
  });
}

/** A name's formula for the engine, which wants every reference in it fixed and with its sheet. */
export function engineNameText(stored: string, places: Places): string | undefined {
  return write(stored, '', places, (part) => {
    const reference = textOfReference(part, '', places, 'asBoundedGrid');
    if (!reference) return undefined;
    const { from, to } = reference;
    return writeReference({
      ...reference,
      from: fixed(from.row, from.column),
      ...(to && { to: fixed(to.row, to.column) }),
    });
  });
}
