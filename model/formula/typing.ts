/**
 * A formula while it is being typed: what stands at the caret. It works on tokens, so a bracket or a reference inside a
 * text is none. Positions count in the whole text, with its '='.
 */
import type { Language } from './language.ts';
import { maxFormulaLength } from './syntax.ts';
import { type Token, readTokens } from './tokens.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a text is on its way to be a formula. A sign begins one too, as in Excel, but '-' alone is also a dash. */
export function isFormulaText(text: string): boolean {
  return text.startsWith('=') || text.startsWith('+');
}

/** The tokens of what is typed; none for a text that is no formula, or longer than any formula may be. */
export function typedTokens(text: string, language: Language): readonly Token[] {
  if (!isFormulaText(text) || text.length > maxFormulaLength) return [];
  const from = text.startsWith('=') ? 1 : 0;
  return readTokens(text.slice(from), language).map((token) => ({
    ...token,
    start: token.start + from,
    end: token.end + from,
  }));
}

/** A call that is open at the caret. */
export interface OpenCall {
  /** the function's English name */
  readonly name: string;
  /** the argument in which the caret stands, counted from 0 */
  readonly argument: number;
}

/** The innermost call between whose brackets the caret stands. */
export function callAt(tokens: readonly Token[], caret: number): OpenCall | undefined {
  const open: { readonly name: string | undefined; argument: number }[] = [];
  tokens.forEach((token, i) => {
    if (token.end > caret) return;
    if (token.kind === 'open') {
      const before = tokens[i - 1];
      open.push({ name: before?.kind === 'function' ? before.text : undefined, argument: 0 });
    } else if (token.kind === 'close') open.pop();
    else if (token.kind === 'separator' && open.length > 0) open.at(-1)!.argument++;
  });
  const call = open.findLast(({ name }) => name !== undefined);
  return call && { name: call.name!, argument: call.argument };
}

/** A word that may become the name of a function, of cells or of a sheet. */
export interface TypedWord extends Span {
  /** as typed */
  readonly text: string;
  /** it can be read as a cell too, such as LOG1 */
  readonly isReference: boolean;
}

/** The word that ends at the caret. */
export function wordAt(tokens: readonly Token[], text: string, caret: number): TypedWord | undefined {
  const token = tokens.find(({ start, end }) => start < caret && caret <= end);
  if (!token) return undefined;
  const { start, kind } = token;
  const typed = text.slice(start, caret);
  const isWord =
    kind === 'name' ||
    kind === 'function' ||
    (kind === 'unknown' && typed.startsWith("'")) ||
    (kind === 'reference' && token.reference?.sheet === undefined && /^\p{L}+\d*$/u.test(typed));
  if (!isWord || typed === '') return undefined;
  // Only what is still being written: a caret in the middle of a word corrects it.
  if (caret < token.end) return undefined;
  return { text: typed, start, end: caret, isReference: kind === 'reference' };
}

/** The bracket beside the caret and its partner; without a partner, it alone. */
export function bracketsAt(tokens: readonly Token[], caret: number): readonly Span[] {
  const pairs = bracketPairs(tokens);
  const beside =
    tokens.find((token) => pairs.has(token) && token.end === caret) ??
    tokens.find((token) => pairs.has(token) && token.start === caret);
  if (!beside) return [];
  const partner = pairs.get(beside);
  return partner ? [beside, partner] : [beside];
}

/** Closing brackets that close nothing. */
export function strayCloses(tokens: readonly Token[]): readonly Span[] {
  const pairs = bracketPairs(tokens);
  return tokens.filter(
    (token) => (token.kind === 'close' || token.kind === 'arrayClose') && pairs.get(token) === undefined,
  );
}

/** How many brackets are open at the end. */
export function openBrackets(tokens: readonly Token[]): number {
  const pairs = bracketPairs(tokens);
  return tokens.filter((token) => token.kind === 'open' && pairs.get(token) === undefined).length;
}

/** Every bracket with its partner, or undefined where it has none. */
function bracketPairs(tokens: readonly Token[]): ReadonlyMap<Token, Token | undefined> {
  const pairs = new Map<Token, Token | undefined>();
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'open' || token.kind === 'arrayOpen') {
      open.push(token);
      pairs.set(token, undefined);
    } else if (token.kind === 'close' || token.kind === 'arrayClose') {
      const wanted = token.kind === 'close' ? 'open' : 'arrayOpen';
      const partner = open.at(-1)?.kind === wanted ? open.pop() : undefined;
      pairs.set(token, partner);
      if (partner) pairs.set(partner, token);
    }
  }
  return pairs;
}
