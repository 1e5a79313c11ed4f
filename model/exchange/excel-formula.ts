/**
 * A stored formula as Excel's file format wants it: English, A1, newer functions under their prefix, everything on tokens
 * and never by search and replace on text. What Excel's reader would not take is refused, because it drops the formula
 * and offers to repair the whole file; the cell then gets its value instead.
 */
import { english } from '../formula/language.ts';
import { expandLets, hasLet } from '../formula/let.ts';
import { type TextReference, writeReference } from '../formula/reference.ts';
import {
  type StoredName,
  type StoredPart,
  type StoredReference,
  isToken,
  nameOfToken,
  readStored,
  textOfReference,
} from '../formula/stored.ts';
import { maxFormulaLength } from '../formula/syntax.ts';
import { type Token, scopedName, writeToken } from '../formula/tokens.ts';
import { type Result, done, refused } from '../result.ts';
import { needsArray } from './array-formula.ts';
import { type ExcelFunction, excelFunction } from './excel-functions.ts';
import { type ExcelPlaces, isExcelName } from './excel-names.ts';
import { type Call, type FormulaNode, readTree } from './formula-tree.ts';
import { excelErrors } from './neutral.ts';

export interface ExcelFormula {
  /** without '=' */
  readonly text: string;
  readonly isArray: boolean;
}

export type FormulaRefusal =
  /** no formula at all, or one that is too long or too deep */
  | { readonly kind: 'unreadable' }
  /** Excel has no such function */
  | { readonly kind: 'unknownFunction'; readonly name: string }
  /** Excel's function takes other arguments */
  | { readonly kind: 'badArguments'; readonly name: string }
  /** a word, number, error or array that Excel does not know */
  | { readonly kind: 'badValue'; readonly text: string };

/** Longest text between quotes in a formula; Excel's own limit, without the quotes. */
const maxQuoted = 255;
/** Longest stored form that is read; a formula of Excel's greatest length, all references, stays below it. */
const maxStoredLength = 100_000;
/** Stands for arithmetic on whole arrays in our engine; Excel says it of the cell instead. */
const arrayMark = 'ARRAYFORMULA';

/** A formula of a cell. */
export function excelFormula(
  stored: string,
  ownSheet: string,
  places: ExcelPlaces,
): Result<ExcelFormula, FormulaRefusal> {
  const parts = stored.length > maxStoredLength ? [] : readStored(stored);
  const tree = readTree(parts);
  if (!tree) return refused({ kind: 'unreadable' });
  const writer = new FormulaWriter(parts, ownSheet, places, (reference) =>
    textOfReference(reference, ownSheet, places, 'asWhole'),
  );
  const text = writer.write(tree);
  if (!text.ok) return text;
  return done({ text: text.value, isArray: writer.hasArrayMark || needsArray(tree, ownSheet, places) });
}

/** What a name stands for; every reference is fixed and carries its sheet. */
export function excelNameFormula(stored: string, places: ExcelPlaces): Result<string, FormulaRefusal> {
  const parts = stored.length > maxStoredLength ? [] : readStored(stored);
  const tree = readTree(parts);
  if (!tree) return refused({ kind: 'unreadable' });
  return new FormulaWriter(parts, '', places, (reference) => fixedReference(reference, places)).write(tree);
}

function fixedReference(reference: StoredReference, places: ExcelPlaces): TextReference | undefined {
  const text = textOfReference(reference, '', places, 'asWhole');
  if (!text) return undefined;
  const fixed = (end: TextReference['from']) => ({ ...end, rowFixed: true, columnFixed: true });
  return { ...text, from: fixed(text.from), ...(text.to && { to: fixed(text.to) }) };
}

/** Text with its sheet in quotes where Excel wants them, also for a sheet that is called TRUE. */
function writeFileReference(reference: TextReference): string {
  const { sheet, ...cells } = reference;
  if (sheet === undefined || !/^(?:true|false)$/i.test(sheet)) return writeReference(reference);
  return `'${sheet}'!${writeReference(cells)}`;
}

class FormulaWriter {
  readonly #parts: readonly StoredPart[];
  readonly #ownSheet: string;
  readonly #places: ExcelPlaces;
  readonly #place: (reference: StoredReference) => TextReference | undefined;
  /** index of a part -> what is written instead of it, or before it */
  readonly #instead = new Map<number, string>();
  readonly #before = new Map<number, string>();
  #refusal: FormulaRefusal | undefined;
  hasArrayMark = false;

  constructor(
    parts: readonly StoredPart[],
    ownSheet: string,
    places: ExcelPlaces,
    place: (reference: StoredReference) => TextReference | undefined,
  ) {
    this.#parts = parts;
    this.#ownSheet = ownSheet;
    this.#places = places;
    this.#place = place;
  }

  write(tree: FormulaNode): Result<string, FormulaRefusal> {
    this.#visit(tree);
    this.#markLetNames();
    let text = '';
    this.#parts.forEach((part, i) => {
      text += (this.#before.get(i) ?? '') + (this.#instead.get(i) ?? this.#textOf(part));
    });
    if (text.length > maxFormulaLength) this.#refuse({ kind: 'unreadable' });
    return this.#refusal ? refused(this.#refusal) : done(text);
  }

  #refuse(refusal: FormulaRefusal): string {
    this.#refusal ??= refusal;
    return '';
  }

  /** Checks calls and arrays, and notes what must be written otherwise than it is stored. */
  #visit(node: FormulaNode): void {
    switch (node.kind) {
      case 'group':
        this.#visit(node.inner);
        break;
      case 'operation':
        node.operands.forEach((operand) => this.#visit(operand));
        break;
      case 'array':
        this.#checkArray(node.from, node.to);
        break;
      case 'call':
        this.#visitCall(node);
        for (const argument of node.arguments) if (argument) this.#visit(argument);
        break;
    }
  }

  #visitCall(call: Call): void {
    const count = call.arguments.length;
    if (call.name === arrayMark && count === 1 && call.arguments[0]) {
      this.hasArrayMark = true;
      this.#instead.set(call.at, '');
      return;
    }
    const known = excelFunction(call.name, count);
    if (!known) {
      this.#refuse({ kind: 'unknownFunction', name: call.name });
      return;
    }
    this.#instead.set(call.at, known.fileName);
    const isRewritten = this.#completeLast(call, known);
    const isTaken = isRewritten || (known.takes(count) && takesReferences(call, known));
    if (!isTaken) this.#refuse({ kind: 'badArguments', name: call.name });
  }

  /** The names that a LET gives stand under a prefix of their own in a file. */
  #markLetNames(): void {
    if (!hasLet(this.#parts)) return;
    const names = expandLets(this.#parts, (name) => this.#places.nameText(name))?.names;
    if (!names) this.#refuse({ kind: 'badArguments', name: 'LET' });
    for (const [i, name] of names ?? []) {
      this.#instead.set(
        i,
        isExcelName(name) ? `_xlpm.${name}` : this.#refuse({ kind: 'badValue', text: name }),
      );
    }
  }

  /** =ROUND(A1) is ROUND(A1,0) in Excel. */
  #completeLast(call: Call, known: ExcelFunction): boolean {
    const count = call.arguments.length;
    if (known.impliedLast === undefined || known.takes(count) || !known.takes(count + 1)) return false;
    this.#before.set(call.close, `,${known.impliedLast}`);
    return true;
  }

  /** Excel takes only arrays whose rows are of one length. */
  #checkArray(from: number, to: number): void {
    const lengths = [1];
    for (const part of this.#parts.slice(from, to)) {
      if (part.kind === 'arrayColumn') lengths[lengths.length - 1]!++;
      if (part.kind === 'arrayRow') lengths.push(1);
      if (part.kind === 'string' && quoted(part.text) !== part.text)
        this.#refuse({ kind: 'badValue', text: part.text });
    }
    if (new Set(lengths).size > 1) this.#refuse({ kind: 'badValue', text: '{}' });
  }

  #textOf(part: StoredPart): string {
    if (!isToken(part)) return part.kind === 'cells' ? this.#textOfCells(part) : this.#textOfName(part);
    switch (part.kind) {
      case 'space':
        // Excel takes neither no-break spaces nor tabs.
        return part.text.replace(/[^ \n]/g, ' ');
      case 'operator':
        // Our engine ignores '@', and a file says it otherwise.
        return part.text === '@' ? '' : part.text;
      case 'number':
        return this.#textOfNumber(part.text);
      case 'string':
        return quoted(part.text) ?? this.#refuse({ kind: 'badValue', text: part.text });
      case 'error':
        return excelErrors.some((error) => error === part.text)
          ? part.text
          : this.#refuse({ kind: 'badValue', text: part.text });
      case 'name':
        return this.#textOfWord(part);
      default:
        return writeToken(part, english);
    }
  }

  #textOfCells(reference: StoredReference): string {
    const text = this.#place(reference);
    return text ? writeFileReference(text) : '#REF!';
  }

  #textOfName({ name }: StoredName): string {
    const text = this.#places.nameText(name);
    const scope = this.#places.nameScope(name);
    const sheet = scope === undefined ? undefined : this.#places.sheetName(scope);
    if (!this.#places.isSkipped(name)) {
      return text === undefined || sheet === undefined ? (text ?? '#NAME?') : scopedName(sheet, text);
    }
    const [only, ...rest] = readStored(this.#places.nameStored(name) ?? '=');
    if (only?.kind !== 'cells' || rest.length > 0) return this.#refuse({ kind: 'badValue', text: name });
    const reference = fixedReference(only, this.#places);
    return reference ? writeFileReference(reference) : '#REF!';
  }

  /** A word that is a name by now, or one that nobody has given; Excel then says #NAME?, as we do. */
  #textOfWord(word: Token): string {
    const { text, sheet } = word;
    const name = nameOfToken(word, this.#ownSheet, this.#places);
    if (name !== undefined) return this.#textOfName({ kind: 'named', name });
    return sheet === undefined && isExcelName(text) ? text : this.#refuse({ kind: 'badValue', text });
  }

  #textOfNumber(text: string): string {
    const value = Number(text);
    if (!Number.isFinite(value)) return this.#refuse({ kind: 'badValue', text });
    // Below its smallest number, Excel knows only 0.
    if (value < 2.3e-308) return '0';
    const [, whole, part, exponent] = /^(\d*)(?:\.(\d*))?(?:e(.*))?$/.exec(text)!;
    return `${whole || '0'}${part ? `.${part}` : ''}${exponent ? `E${exponent}` : ''}`;
  }
}

/** What a text in quotes must not hold in a file: see `quoted`. */
const troublesome = /_(?=x[0-9a-f]{4}_)|[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff]/iu;

/**
 * A text in quotes; undefined when no formula of Excel can hold it. Where Excel takes only short texts, where control
 * characters would be escaped, or where "_x0041_" would be read as "A" (by Excel, not by LibreOffice), it is put together
 * from pieces that all programs read alike.
 */
function quoted(text: string): string | undefined {
  if (text.length <= maxQuoted + 2 && !troublesome.test(text)) return text;
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  const flush = (): void => {
    if (piece !== '') pieces.push(`"${piece}"`);
    piece = '';
    length = 0;
  };
  const characters = text.slice(1, -1).match(/""|[^]/gu) ?? [];
  for (const [i, character] of characters.entries()) {
    const code = character.codePointAt(0)!;
    if (code === 0 || (code >= 0xfffe && code <= 0xffff)) return undefined;
    if (code < 32 && code !== 9 && code !== 10) {
      flush();
      pieces.push(`CHAR(${code})`);
      continue;
    }
    const size = character === '""' ? 1 : character.length;
    if (length + size > maxQuoted) flush();
    piece += character;
    length += size;
    if (character === '_' && /^x[0-9a-f]{4}_/i.test(characters.slice(i + 1, i + 7).join(''))) flush();
  }
  flush();
  return pieces.length === 1 ? pieces[0] : `(${pieces.join('&')})`;
}

/** Whether references stand wherever a function takes nothing else. */
function takesReferences(call: Call, known: ExcelFunction): boolean {
  return call.arguments.every((argument, i) => {
    return !argument || known.sortOf(i) !== 'F' || canBeReference(argument);
  });
}

function canBeReference(node: FormulaNode): boolean {
  switch (node.kind) {
    case 'reference':
    case 'name':
    case 'error':
      return true;
    case 'group':
      return canBeReference(node.inner);
    case 'call':
      return node.name === arrayMark || !!excelFunction(node.name, node.arguments.length)?.givesReference;
    default:
      return false;
  }
}
