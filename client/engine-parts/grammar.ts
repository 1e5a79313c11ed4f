/**
 * What the engine's reader of formulas is built on, in the place of chevrotain: the same few words, for HyperFormula's own
 * token patterns and rules, in a twentieth of the bytes and without the analysis of the grammar that chevrotain does for
 * every page. A rule chooses by trying: what cannot begin with the next token is remembered and not tried again.
 */

interface TokenType {
  readonly name: string;
  /** undefined: only a category of others */
  readonly pattern: Match | undefined;
  readonly category: TokenType | undefined;
}

type Match = (text: string, from: number) => string | undefined;

interface Token {
  readonly image: string;
  readonly type: TokenType;
  leadingWhitespace?: Token;
}

interface TokenWords {
  readonly name: string;
  readonly pattern: RegExp | string | CustomPattern;
  readonly categories?: TokenType;
  /** the only characters that it begins with */
  readonly start_chars_hint?: readonly string[];
}

type CustomPattern = (text: string, from: number) => readonly string[] | null;

const notMatched = /NOT_APPLICABLE/;

function matchOf({ pattern, start_chars_hint: starts }: TokenWords): Match | undefined {
  if (pattern === notMatched) return undefined;
  if (typeof pattern === 'string')
    return (text, from) => (text.startsWith(pattern, from) ? pattern : undefined);
  if (pattern instanceof RegExp) {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    return (text, from) => {
      sticky.lastIndex = from;
      return sticky.exec(text)?.[0];
    };
  }
  const first = starts && new Set(starts);
  return (text, from) => (first?.has(text[from]!) === false ? undefined : pattern(text, from)?.[0]);
}

export function createToken(words: TokenWords): TokenType {
  return { name: words.name, pattern: matchOf(words), category: words.categories };
}

export function tokenMatcher(token: Token, type: TokenType): boolean {
  return token.type === type || token.type.category === type;
}

export class Lexer {
  static readonly NA = notMatched;
  readonly #types: readonly TokenType[];

  constructor(types: readonly TokenType[]) {
    this.#types = types;
  }

  /** The first type that matches wins. */
  tokenize(text: string): { tokens: Token[]; readonly errors: readonly Problem[] } {
    const tokens: Token[] = [];
    for (let from = 0; from < text.length;) {
      let found: Token | undefined;
      for (const type of this.#types) {
        const image = type.pattern?.(text, from);
        if (image === undefined || image === '') continue;
        found = { image, type };
        break;
      }
      if (!found) return { tokens, errors: [{ message: `Nothing begins at ${from}.` }] };
      tokens.push(found);
      from += found.image.length;
    }
    return { tokens, errors: [] };
  }
}

interface Problem {
  readonly message: string;
}

type Rule = (...args: unknown[]) => unknown;

interface Alternative {
  readonly ALT: () => unknown;
}

/** Thrown where the next token is none that may stand there; without a stack, which would cost more than the reading. */
const mismatch = { message: 'Something else was expected here.' };

export function EMPTY_ALT<Value>(value: Value): () => Value {
  return () => value;
}

export class EmbeddedActionsParser {
  errors: Problem[] = [];
  #tokens: readonly Token[] = [];
  #at = 0;
  #taken = 0;
  #rule = '';
  /** rule and part -> what it cannot begin with; undefined: the end */
  readonly #impossible = new Map<string, Set<TokenType | undefined>>();

  set input(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.reset();
  }

  reset(): void {
    this.errors = [];
    this.#at = 0;
    this.#rule = '';
  }

  RULE(name: string, body: Rule): Rule {
    return (...args) => {
      const outer = this.#rule;
      this.#rule = name;
      try {
        const result = body(...args);
        if (outer === '' && this.#at < this.#tokens.length) throw mismatch;
        return result;
      } catch (error) {
        if (outer !== '' || error !== mismatch) throw error;
        this.errors.push(mismatch);
        return undefined;
      } finally {
        this.#rule = outer;
      }
    };
  }

  CONSUME(type: TokenType): Token {
    const next = this.#tokens[this.#at];
    if (!next || !tokenMatcher(next, type)) throw mismatch;
    this.#at++;
    this.#taken++;
    return next;
  }

  CONSUME2(type: TokenType): Token {
    return this.CONSUME(type);
  }

  SUBRULE(rule: Rule, { ARGS }: { readonly ARGS?: readonly unknown[] } = {}): unknown {
    return rule(...(ARGS ?? []));
  }

  SUBRULE2(rule: Rule): unknown {
    return rule();
  }

  SUBRULE3(rule: Rule): unknown {
    return rule();
  }

  ACTION<Value>(run: () => Value): Value {
    return run();
  }

  OR(alternatives: readonly Alternative[]): unknown {
    for (const [part, { ALT }] of alternatives.entries()) {
      const tried = this.#attempt(`${this.#rule} ${part}`, ALT);
      if (tried) return tried.value;
    }
    throw mismatch;
  }

  OPTION<Value>(body: () => Value): Value | undefined {
    return this.#attempt(`${this.#rule} option`, body)?.value;
  }

  MANY(body: () => unknown): void {
    const part = `${this.#rule} many`;
    while (this.#attempt(part, body));
  }

  MANY_SEP({ SEP, DEF }: { readonly SEP: TokenType; readonly DEF: () => unknown }): void {
    if (!this.#attempt(`${this.#rule} first`, DEF)) return;
    this.MANY(() => {
      this.CONSUME(SEP);
      DEF();
    });
  }

  performSelfAnalysis(): void {
    // Nothing is known of the rules before they are used, and nothing need be.
  }

  /** Undefined where it did not fit; then nothing is taken. */
  #attempt<Value>(part: string, body: () => Value): { readonly value: Value } | undefined {
    const next = this.#tokens[this.#at]?.type;
    let impossible = this.#impossible.get(part);
    if (impossible?.has(next)) return undefined;
    const [at, taken, rule] = [this.#at, this.#taken, this.#rule];
    try {
      return { value: body() };
    } catch (error) {
      if (error !== mismatch) throw error;
      // What failed at its very first token will always.
      if (this.#taken === taken) {
        if (!impossible) this.#impossible.set(part, (impossible = new Set()));
        impossible.add(next);
      }
      this.#at = at;
      this.#rule = rule;
      return undefined;
    }
  }
}
