/**
 * Says whether a formula can be calculated at all, and if not, what stands in the way and where, so that the person who
 * typed it gets one readable sentence. The same check guards the engine: any client may write anything into the shared
 * document, and one formula that is too long or too deep would break every screen.
 */
import { type FunctionStanding, isUnsteadyFunction } from './function-names.ts';
import type { Token } from './tokens.ts';

/** Longest formula text; Excel's own limit. */
export const maxFormulaLength = 8192;
/** Deepest nesting of functions and brackets; Excel's own limit for functions. */
const maxDepth = 64;
/** Most operators in one formula. Measured: the engine's stack overflows between 1,000 and 2,000 added terms. */
const maxOperators = 500;

export type Problem = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'tooLong' | 'tooDeep' | 'tooManyTerms' | 'empty' }
  | { readonly kind: 'missingValue' | 'missingOperator' | 'missingClose' | 'extraClose' | 'badArray' }
  | { readonly kind: 'unclosedText' }
  /** a separator where there are no arguments, as in the union (A1;B1) */
  | { readonly kind: 'union' }
  /** nobody knows the function; Excel knows it, the engine does not: by its English name */
  | { readonly kind: 'unknownFunction' | 'missingFunction'; readonly text: string }
  /** screens would show different results of it */
  | { readonly kind: 'unsteadyFunction'; readonly text: string }
  /** no sheet of the workbook has that name */
  | { readonly kind: 'unknownSheet'; readonly text: string }
  /** what stands between `start` and `end` */
  | { readonly kind: InTheWay }
);

type InTheWay =
  | 'unknownCharacter'
  /** A1# */
  | 'spill'
  /** A1:B2 B1:C2 */
  | 'intersection'
  /** A1:INDEX(...), A2:A, Ark1:Ark3!A1 */
  | 'openRange'
  /** Tabel1[Beløb] */
  | 'structured'
  /** [Budget.xlsx]Ark1!A1 */
  | 'otherWorkbook'
  /** beyond the largest sheet that there can be */
  | 'outsideSheet'
  /** MAX(1,5) in Danish: one and a half, or two arguments */
  | 'twoLanguages';

const operandKinds = new Set(['number', 'string', 'boolean', 'error', 'reference', 'name']);

/** The first thing that keeps `tokens` from being a formula; undefined when nothing does. */
export function findProblem(
  tokens: readonly Token[],
  standing: (englishName: string) => FunctionStanding = () => 'calculated',
): Problem | undefined {
  const length = tokens.at(-1)?.end ?? 0;
  if (length > maxFormulaLength) return { kind: 'tooLong', start: maxFormulaLength, end: length };
  const words: Token[] = [];
  let operators = 0;
  for (const [i, token] of tokens.entries()) {
    const { start, end, text } = token;
    if (token.kind === 'unknown') return nameUnknown(tokens, i);
    if (token.kind === 'function') {
      if (isUnsteadyFunction(text)) return { kind: 'unsteadyFunction', text, start, end };
      const known = standing(text);
      if (known !== 'calculated') return { kind: `${known}Function`, text, start, end };
    }
    if (token.kind === 'operator' && ++operators > maxOperators) return { kind: 'tooManyTerms', start, end };
    if (token.kind !== 'space') words.push(token);
  }
  if (words.length === 0) return { kind: 'empty', start: 0, end: length };
  return new Reader(words, length).formula();
}

/** What a character that no formula may hold was meant to be, where that can be told. */
function nameUnknown(tokens: readonly Token[], at: number): Problem {
  const { start, end, text } = tokens[at]!;
  if (text.startsWith('"')) return { kind: 'unclosedText', start, end };
  const isPlace = (token: Token | undefined): boolean =>
    token !== undefined && ['reference', 'name', 'close', 'function'].includes(token.kind);
  const spanned = (kind: InTheWay, first: number, last: number): Problem => ({
    kind,
    start: tokens[first]!.start,
    end: tokens[last]!.end,
  });
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (text === '#' && isPlace(before)) return spanned('spill', at - 1, at);
  if ((text === ':' || text === '!') && isPlace(before) && isPlace(after))
    return spanned('openRange', at - 1, at + 1);
  if (text === '[') {
    const close = tokens.findLastIndex((token) => token.text === ']');
    const last = close > at ? close : at;
    if (tokens[last + 1]?.reference?.sheet !== undefined) return spanned('otherWorkbook', at, last + 1);
    return spanned('structured', before?.kind === 'name' ? at - 1 : at, last);
  }
  return { kind: 'unknownCharacter', start, end };
}

/** A recursive-descent reader that keeps nothing but its place. */
class Reader {
  readonly #words: readonly Token[];
  readonly #length: number;
  #at = 0;
  #depth = 0;

  constructor(words: readonly Token[], length: number) {
    this.#words = words;
    this.#length = length;
  }

  formula(): Problem | undefined {
    const problem = this.#expression();
    if (problem) return problem;
    const rest = this.#words[this.#at];
    if (!rest) return undefined;
    return this.#rest(rest);
  }

  /** What is wrong with a word that stands where an expression has ended. */
  #rest(rest: Token): Problem {
    const { kind, start, end } = rest;
    const before = this.#words[this.#at - 1];
    const isPlace = (word: Token | undefined): word is Token =>
      word?.kind === 'reference' || word?.kind === 'name';
    if (isPlace(before) && isPlace(rest)) return { kind: 'intersection', start: before.start, end };
    if (operandKinds.has(kind) || ['function', 'open', 'arrayOpen'].includes(kind))
      return { kind: 'missingOperator', start, end };
    if (kind === 'separator') return { kind: 'union', start, end };
    if (kind === 'close') return { kind: 'extraClose', start, end };
    return { kind: 'unknownCharacter', start, end };
  }

  #is(kind: Token['kind']): boolean {
    return this.#words[this.#at]?.kind === kind;
  }

  #missing(kind: 'missingValue' | 'missingClose' | 'badArray'): Problem {
    const word = this.#words[this.#at];
    return { kind, start: word?.start ?? this.#length, end: word?.end ?? this.#length };
  }

  #expression(): Problem | undefined {
    for (;;) {
      const problem = this.#operand();
      if (problem) return problem;
      const operator = this.#words[this.#at];
      if (operator?.kind !== 'operator' || operator.text === '@') return undefined;
      this.#at++;
    }
  }

  #operand(): Problem | undefined {
    for (let sign = this.#words[this.#at]; sign?.kind === 'operator'; sign = this.#words[this.#at]) {
      if (!['+', '-', '@'].includes(sign.text)) break;
      this.#at++;
    }
    const problem = this.#primary();
    if (problem) return problem;
    while (this.#is('operator') && this.#words[this.#at]!.text === '%') this.#at++;
    return undefined;
  }

  #primary(): Problem | undefined {
    const word = this.#words[this.#at];
    if (!word) return this.#missing('missingValue');
    if (operandKinds.has(word.kind)) {
      this.#at++;
      return undefined;
    }
    if (word.kind === 'arrayOpen') return this.#array();
    if (word.kind !== 'function' && word.kind !== 'open') return this.#missing('missingValue');
    this.#depth++;
    if (this.#depth > maxDepth) return { kind: 'tooDeep', start: word.start, end: word.end };
    const isCall = word.kind === 'function';
    this.#at += isCall ? 2 : 1;
    const problem = isCall ? this.#arguments() : this.#expression();
    if (problem) return problem;
    if (!this.#is('close')) {
      const rest = this.#words[this.#at];
      return rest ? this.#rest(rest) : this.#missing('missingClose');
    }
    this.#at++;
    this.#depth--;
    return undefined;
  }

  /** Arguments may be left empty, as in =IF(A1>0,,2). */
  #arguments(): Problem | undefined {
    for (;;) {
      if (!this.#is('separator') && !this.#is('close')) {
        const problem = this.#expression();
        if (problem) return problem;
      }
      if (!this.#is('separator')) return undefined;
      this.#at++;
    }
  }

  #array(): Problem | undefined {
    this.#at++;
    for (;;) {
      if (this.#is('operator') && ['+', '-'].includes(this.#words[this.#at]!.text)) this.#at++;
      const word = this.#words[this.#at];
      if (!word || !['number', 'string', 'boolean', 'error'].includes(word.kind))
        return this.#missing('badArray');
      this.#at++;
      if (this.#is('arrayClose')) {
        this.#at++;
        return undefined;
      }
      if (!this.#is('arrayColumn') && !this.#is('arrayRow')) return this.#missing('badArray');
      this.#at++;
    }
  }
}
