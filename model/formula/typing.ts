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

/** The word that ends at the caret; one in the middle of which the caret stands is being corrected, not written. */
export function wordAt(tokens: readonly Token[], text: string, caret: number): TypedWord | undefined {
  const quote = openQuoteAt(tokens, text, caret);
  if (quote !== undefined)
    return { text: text.slice(quote, caret), start: quote, end: caret, isReference: false };
  const token = tokens.find(({ end }) => end === caret);
  if (!token || token.sheet !== undefined) return undefined;
  const { start, kind, reference } = token;
  const typed = text.slice(start, caret);
  const isLikeName = reference !== undefined && reference.sheet === undefined && /^\p{L}+\d*$/u.test(typed);
  if (kind !== 'name' && kind !== 'function' && !isLikeName) return undefined;
  return { text: typed, start, end: caret, isReference: kind === 'reference' };
}

/** Where the name of a sheet begins that is being written in quotes. */
function openQuoteAt(tokens: readonly Token[], text: string, caret: number): number | undefined {
  const isQuote = ({ kind, start }: Token): boolean => kind === 'unknown' && text[start] === "'";
  const quote = tokens.findLast((token) => token.end <= caret && isQuote(token));
  const isAlone = quote && tokens.filter((token) => token.end <= caret && isQuote(token)).length % 2 === 1;
  return isAlone ? quote.start : undefined;
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
