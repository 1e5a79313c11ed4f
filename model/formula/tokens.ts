/**
 * Splits formula text into tokens, in the words and marks of one language. Lossless: nothing typed is dropped, not even
 * white space or characters that no formula may hold. Token text is canonical English; `writeTokens` gives it back in
 * any language. Formulas are translated token by token, never by search and replace on text.
 */
import { type Language, english } from './language.ts';
import { type TextReference, quoteSheetName, readReference, writeReference } from './reference.ts';

export type TokenKind =
  | 'space'
  | 'operator'
  | 'separator'
  | 'open'
  | 'close'
  | 'string'
  | 'number'
  | 'boolean'
  | 'error'
  | 'function'
  | 'name'
  | 'reference'
  | 'arrayOpen'
  | 'arrayClose'
  | 'arrayColumn'
  | 'arrayRow'
  | 'unknown';

export interface Token {
  readonly kind: TokenKind;
  /** canonical English text; for a reference as typed */
  readonly text: string;
  /** where it stands in the text that was read */
  readonly start: number;
  readonly end: number;
  /** only for kind 'reference' */
  readonly reference?: TextReference;
  /** only for kind 'name': the sheet that was written before it, or `wholeWorkbook` */
  readonly sheet?: string;
}

/** As in Excel's files: [0]!Rente is the workbook's own name Rente where the sheet has another one of that text. */
export const wholeWorkbook = '[0]';

const spaces = /[ \t\r\n\u00a0\u202f]+/y;
const operators = /<>|>=|<=|[-+*/^&=<>%@]/y;
const names = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
/** In an array constant the Danish marks between columns end a word: {SAND\\1}. */
const wordsInArray = /[\p{L}_][\p{L}\p{N}_]*/uy;
const scopedNames =
  /(?:(\[0\])|'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!([\p{L}_\\][\p{L}\p{N}_.\\?]*)(?![\p{L}\p{N}_.\\?(])/uy;
const errors = /#(?:[\p{Lu}]+(?:[_/][\p{Lu}0]+)?[!?]?)/iuy;
/** Characters that nothing longer than an operator begins with. A decimal mark begins a number too. */
const marks: ReadonlySet<string> = new Set('()+-*/^&=<>%@,;{}');
const wordStart = /[\p{L}$'_\d]/u;
const scopeStart = /[\p{L}'_[]/u;
/** Read in either language: a name SAND that only English knew would become a truth value where it is shown in Danish. */
const truths = new Map([
  ['TRUE', 'TRUE'],
  ['SAND', 'TRUE'],
  ['FALSE', 'FALSE'],
  ['FALSK', 'FALSE'],
]);
const numbers = {
  '.': /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y,
  ',': /(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?/y,
} as const;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** A name with its sheet before it, such as Ark1!Rente. */
function scopedNameAt(text: string, at: number): Token | undefined {
  scopedNames.lastIndex = at;
  const match = scopedNames.exec(text);
  if (!match) return undefined;
  const sheet = match[1] ?? match[2]?.replaceAll("''", "'") ?? match[3]!;
  return { kind: 'name', text: match[4]!, start: at, end: at + match[0].length, sheet };
}

/** The end of a double-quoted text that starts at `at`; the length of the text when it is not closed. */
function endOfString(text: string, at: number): { readonly end: number; readonly closed: boolean } {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] !== '"') return { end: i + 1, closed: true };
    i++;
  }
  return { end: text.length, closed: false };
}

/** Whether positions such as B4 may stand in a text. In the stored form they may not: there, every reference is an identity. */
export type Positions = 'withPositions' | 'withoutPositions';

/** Reads the body of a formula (without its leading '='). Never throws; what no formula may hold becomes 'unknown'. */
export function readTokens(
  text: string,
  language: Language,
  positions: Positions = 'withPositions',
): Token[] {
  const tokens: Token[] = [];
  const hasScopes = text.includes('!');
  let braces = 0;
  let at = 0;
  const push = (kind: TokenKind, length: number, canonical?: string): void => {
    tokens.push({ kind, text: canonical ?? text.slice(at, at + length), start: at, end: at + length });
    at += length;
  };
  /** Whether something longer than a mark stood here; then it has been read. */
  const readLonger = (character: string): boolean => {
    const space = matchAt(spaces, text, at);
    if (space) {
      push('space', space.length);
      return true;
    }
    if (character === '"') {
      const { end, closed } = endOfString(text, at);
      push(closed ? 'string' : 'unknown', end - at);
      return true;
    }
    const error = character === '#' ? matchAt(errors, text, at) : undefined;
    if (error) {
      const canonical = language.errorToEnglish(error);
      push(canonical ? 'error' : 'unknown', error.length, canonical ?? error);
      return true;
    }
    if (positions === 'withPositions' && wordStart.test(character)) {
      const found = readReference(text, at);
      if (found) {
        tokens.push({
          kind: 'reference',
          text: text.slice(at, found.end),
          start: at,
          end: found.end,
          reference: found.reference,
        });
        at = found.end;
        return true;
      }
    }
    const scoped = hasScopes && scopeStart.test(character) ? scopedNameAt(text, at) : undefined;
    if (scoped) {
      tokens.push(scoped);
      at = scoped.end;
      return true;
    }
    const number = matchAt(numbers[language.decimal], text, at);
    if (number) {
      // The engine does not know an upper-case exponent mark.
      push('number', number.length, number.replace(',', '.').replace('E', 'e'));
      return true;
    }
    if (braces > 0 && language.arrayColumns.includes(character)) {
      push('arrayColumn', 1, ',');
      return true;
    }
    const name = matchAt(braces > 0 ? wordsInArray : names, text, at);
    if (name) {
      const upper = name.toUpperCase();
      if (text[at + name.length] === '(') push('function', name.length, language.functionToEnglish(upper));
      else if (truths.has(upper)) push('boolean', name.length, truths.get(upper));
      else push('name', name.length);
      return true;
    }
    return false;
  };
  while (at < text.length) {
    const character = text[at]!;
    // Inside an array constant the mark between columns may be one that can begin a name elsewhere.
    const isMark = braces === 0 && character !== language.decimal && marks.has(character);
    if (!isMark && readLonger(character)) continue;
    if (character === '{') {
      braces++;
      push('arrayOpen', 1);
    } else if (character === '}') {
      braces--;
      push('arrayClose', 1);
    } else if (braces > 0 && character === ';') {
      push('arrayRow', 1);
    } else if (character === language.separator) {
      push('separator', 1, ',');
    } else if (character === '(') {
      push('open', 1);
    } else if (character === ')') {
      push('close', 1);
    } else {
      const operator = matchAt(operators, text, at);
      if (operator) push('operator', operator.length);
      else push('unknown', String.fromCodePoint(text.codePointAt(at)!).length);
    }
  }
  return tokens;
}

/** A name as it is written with its sheet, or with `wholeWorkbook`. */
export function scopedName(sheet: string, name: string): string {
  return `${sheet === wholeWorkbook ? sheet : quoteSheetName(sheet)}!${name}`;
}

/** One token in the words of a language. */
export function writeToken(token: Token, language: Language): string {
  switch (token.kind) {
    case 'number':
      return language.decimal === '.' ? token.text : token.text.replace('.', ',');
    case 'function':
      return language.functionFromEnglish(token.text);
    case 'boolean':
      return token.text === 'TRUE' ? language.yes : language.no;
    case 'error':
      return language.errorFromEnglish(token.text);
    case 'separator':
      return language.separator;
    case 'arrayColumn':
      return language.arrayColumns[0]!;
    case 'name':
      return token.sheet === undefined ? token.text : scopedName(token.sheet, token.text);
    case 'reference':
      return token.reference ? writeReference(token.reference) : token.text;
    default:
      return token.text;
  }
}

/** The body of a formula in the words of a language. */
export function writeTokens(tokens: readonly Token[], language: Language = english): string {
  let text = '';
  for (const token of tokens) text += writeToken(token, language);
  return text;
}
