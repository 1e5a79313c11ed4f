/**
 * A stored formula as the engine must get it: English, A1 positions of this moment, sheets and names under names that
 * the engine can always read, whole rows and columns as the bounded grid (3.5.0 runs out of memory on =SUM(1:2) when a
 * row is inserted), and every cell's formula inside a function that makes one value of an array. Formula text is never read
 * back from the engine.
 */
import { english } from '../formula/language.ts';
import { expandLets, hasLet } from '../formula/let.ts';
import { type Position, writeReference } from '../formula/reference.ts';
import {
  type Places,
  type StoredPart,
  type StoredReference,
  isToken,
  nameOfToken,
  readStored,
  textOfReference,
} from '../formula/stored.ts';
import { findProblem } from '../formula/syntax.ts';
import { type Token, writeToken } from '../formula/tokens.ts';
import { firstValue } from './interpreter-rules.ts';

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

function write(
  stored: string,
  ownSheet: string,
  places: Places,
  writePart: (part: StoredReference) => string | undefined,
): string | undefined {
  if (stored.length > maxLength) return undefined;
  const parts = partsForEngine(readStored(stored), places);
  if (!parts) return undefined;
  let text = '=';
  for (const part of parts) {
    if (!isToken(part)) {
      if (part.kind === 'cells') text += writePart(part) ?? '#REF!';
      else text += places.nameText(part.name) === undefined ? deletedName : engineNameOf(part.name);
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

/**
 * The formula text for the engine, with '='; undefined when the formula must not reach it, because it cannot be read or
 * is too long, too deep or of too many terms. `places` are the engine's.
 */
export function engineText(stored: string, ownSheet: string, places: Places): string | undefined {
  const text = write(stored, ownSheet, places, (part) => {
    const reference = textOfReference(part, ownSheet, places, 'asBoundedGrid');
    return reference && writeReference(reference);
  });
  return text && `=${firstValue}(${text.slice(1)})`;
}

/** A name's formula for the engine, which wants every reference in it fixed and with its sheet. */
export function engineNameText(stored: string, places: Places): string | undefined {
  const fixed = (end: Position): Position => ({ ...end, rowFixed: true, columnFixed: true });
  return write(stored, '', places, (part) => {
    const reference = textOfReference(part, '', places, 'asBoundedGrid');
    if (!reference) return undefined;
    const { from, to } = reference;
    return writeReference({ ...reference, from: fixed(from), ...(to && { to: fixed(to) }) });
  });
}
