/**
 * LET, which names parts of a formula: =LET(rest;A1-B1;HVIS(rest>0;rest;0)). The engine has none, so each name is replaced
 * by what it stands for before the engine reads the formula, on the parts of the formula and by its scopes: a name holds
 * from the next argument to the end of its LET, an inner one of the same name hides the outer, and a value may use the
 * names before it. What is replaced is calculated where it stands; so RAND() behind a name is drawn once for every use.
 */
import { type StoredPart, isToken } from './stored.ts';
import type { Token } from './tokens.ts';

/** Most parts of a formula without its LETs. Ten names that each use the one before twice make a thousandfold. */
const maxParts = 4000;
/** Deepest nesting that is followed; the engine's own guard has counted the brackets before. */
const maxDepth = 200;

/** What a workbook name that was typed as a name of LET is called; as it stands, it is the workbook's own. */
export type NameText = (name: string) => string | undefined;

export function hasLet(parts: readonly StoredPart[]): boolean {
  return parts.some((part) => part.kind === 'function' && part.text === 'LET');
}

type Scope = ReadonlyMap<string, readonly StoredPart[]>;

const open: Token = { kind: 'open', text: '(', start: 0, end: 0 };
const close: Token = { kind: 'close', text: ')', start: 0, end: 0 };

/** Thrown and caught in here only: the formula is no use of LET, or too large without it. */
class Malformed extends Error {}

interface WithoutLets {
  readonly parts: readonly StoredPart[];
  /** where LET's own names stand in the formula, given or used: index of a part -> the name */
  readonly names: ReadonlyMap<number, string>;
}

/** The same formula without LET; undefined when a LET in it is malformed or stands for too much. */
export function expandLets(parts: readonly StoredPart[], nameText: NameText): WithoutLets | undefined {
  const reader = new LetReader(parts, nameText);
  try {
    return { parts: reader.expanded(), names: reader.names };
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class LetReader {
  readonly #parts: readonly StoredPart[];
  readonly #nameText: NameText;
  readonly names = new Map<number, string>();
  #at = 0;
  #depth = 0;

  constructor(parts: readonly StoredPart[], nameText: NameText) {
    this.#parts = parts;
    this.#nameText = nameText;
  }

  expanded(): readonly StoredPart[] {
    const whole: StoredPart[] = [];
    // A stray separator or bracket is for the reader of formulas to refuse.
    while (this.#at < this.#parts.length) {
      this.#append(whole, this.#argument(new Map()));
      const stray = this.#parts[this.#at];
      if (!stray) break;
      this.#append(whole, [stray]);
      this.#at++;
    }
    return whole;
  }

  #append(to: StoredPart[], parts: readonly StoredPart[]): void {
    if (to.length + parts.length > maxParts) throw new Malformed();
    for (const part of parts) to.push(part);
  }

  /** Up to the separator or closing bracket that ends the argument, which is left unread. */
  #argument(scope: Scope): StoredPart[] {
    const read: StoredPart[] = [];
    for (let part = this.#parts[this.#at]; part; part = this.#parts[this.#at]) {
      if (part.kind === 'separator' || part.kind === 'close') break;
      if (part.kind === 'function' || part.kind === 'open') {
        this.#append(read, this.#bracketed(part, scope));
        continue;
      }
      const name = this.#nameAt(this.#at);
      const meaning = name === undefined ? undefined : scope.get(name.toLowerCase());
      if (meaning) this.names.set(this.#at, name!);
      this.#append(read, meaning ?? [part]);
      this.#at++;
    }
    return read;
  }

  /** A call or something in brackets, its closing bracket included. */
  #bracketed(head: Token, scope: Scope): StoredPart[] {
    if (++this.#depth > maxDepth) throw new Malformed();
    const isCall = head.kind === 'function';
    const read = isCall && head.text === 'LET' ? this.#let(scope) : this.#list(isCall, scope);
    this.#depth--;
    return read;
  }

  #list(isCall: boolean, scope: Scope): StoredPart[] {
    const read: StoredPart[] = [];
    const heads = isCall ? 2 : 1;
    this.#append(read, this.#parts.slice(this.#at, this.#at + heads));
    this.#at += heads;
    for (;;) {
      this.#append(read, this.#argument(scope));
      const end = this.#parts[this.#at];
      if (!end) return read;
      this.#append(read, [end]);
      this.#at++;
      if (end.kind === 'close') return read;
    }
  }

  #let(outer: Scope): StoredPart[] {
    // The name of the function and its opening bracket.
    this.#at += 2;
    const scope = new Map(outer);
    const own = new Set<string>();
    for (;;) {
      const name = this.#givenName();
      if (name === undefined) break;
      const key = name.toLowerCase();
      // Excel takes no name twice in one LET.
      if (own.has(key)) throw new Malformed();
      const value = trimmed(this.#argument(scope));
      if (value.length === 0 || this.#parts[this.#at]?.kind !== 'separator') throw new Malformed();
      this.#at++;
      own.add(key);
      scope.set(key, inBrackets(value));
    }
    const result = trimmed(this.#argument(scope));
    if (own.size === 0 || result.length === 0 || this.#parts[this.#at]?.kind !== 'close')
      throw new Malformed();
    this.#at++;
    return inBrackets(result);
  }

  /** A name that stands alone in an argument, with another argument after it; it is then passed over. */
  #givenName(): string | undefined {
    const at = this.#afterSpaces(this.#at);
    const name = this.#nameAt(at);
    const next = this.#afterSpaces(at + 1);
    if (name === undefined || this.#parts[next]?.kind !== 'separator') return undefined;
    this.names.set(at, name);
    this.#at = next + 1;
    return name;
  }

  #afterSpaces(from: number): number {
    let at = from;
    while (this.#parts[at]?.kind === 'space') at++;
    return at;
  }

  #nameAt(at: number): string | undefined {
    const part = this.#parts[at];
    if (part?.kind === 'named') return this.#nameText(part.name) ?? `#${part.name}`;
    return part && isToken(part) && part.kind === 'name' ? part.text : undefined;
  }
}

function trimmed(parts: readonly StoredPart[]): readonly StoredPart[] {
  const isSpace = (part: StoredPart): boolean => part.kind === 'space';
  const first = parts.findIndex((part) => !isSpace(part));
  return first < 0 ? [] : parts.slice(first, parts.findLastIndex((part) => !isSpace(part)) + 1);
}

/** One thing alone needs no brackets; ranges above all, which some functions take only as such. */
function inBrackets(parts: readonly StoredPart[]): StoredPart[] {
  return parts.length === 1 ? [...parts] : [open, ...parts, close];
}
