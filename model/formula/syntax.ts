/**
 * Says whether a formula can be calculated at all, and if not, what stands in the way and where, so that the person who
 * typed it gets one readable sentence. The same check guards the engine: any client may write anything into the shared
 * document, and one formula that is too long or too deep would break every screen.
 */
import { isUnsteadyFunction } from './function-names.ts';
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
  | {
      readonly kind: 'unknownCharacter' | 'unknownFunction' | 'unsteadyFunction';
      readonly text: string;
    }
);

const operandKinds = new Set(['number', 'string', 'boolean', 'error', 'reference', 'name']);

/** The first thing that keeps `tokens` from being a formula; undefined when nothing does. */
export function findProblem(
  tokens: readonly Token[],
  isKnownFunction: (englishName: string) => boolean = () => true,
): Problem | undefined {
  const length = tokens.at(-1)?.end ?? 0;
  if (length > maxFormulaLength) return { kind: 'tooLong', start: maxFormulaLength, end: length };
  const words: Token[] = [];
  let operators = 0;
  for (const token of tokens) {
    const { start, end, text } = token;
    if (token.kind === 'unknown') {
      return text.startsWith('"')
        ? { kind: 'unclosedText', start, end }
        : { kind: 'unknownCharacter', text, start, end };
    }
    if (token.kind === 'function' && isUnsteadyFunction(text))
      return { kind: 'unsteadyFunction', text, start, end };
    if (token.kind === 'function' && !isKnownFunction(text))
      return { kind: 'unknownFunction', text, start, end };
    if (token.kind === 'operator' && ++operators > maxOperators) return { kind: 'tooManyTerms', start, end };
    if (token.kind !== 'space') words.push(token);
  }
  if (words.length === 0) return { kind: 'empty', start: 0, end: length };
  return new Reader(words, length).formula();
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
    const isOperand = operandKinds.has(rest.kind) || ['function', 'open', 'arrayOpen'].includes(rest.kind);
    if (isOperand) return { kind: 'missingOperator', start: rest.start, end: rest.end };
    return rest.kind === 'close'
      ? { kind: 'extraClose', start: rest.start, end: rest.end }
      : { kind: 'unknownCharacter', text: rest.text, start: rest.start, end: rest.end };
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
      return rest && (operandKinds.has(rest.kind) || rest.kind === 'function')
        ? { kind: 'missingOperator', start: rest.start, end: rest.end }
        : this.#missing('missingClose');
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
