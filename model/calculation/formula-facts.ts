/** What the words of a formula say of it, apart from the cells and names that it names. */
import { type StoredPiece, tokensOf } from '../formula/stored.ts';
import { clockNames } from './engine-text.ts';

export interface FormulaFacts {
  /** a word that is no name (yet) */
  readonly hasWord: boolean;
  readonly asksForTime: boolean;
  /** what it comes to is counted off from where its cell stands */
  readonly hasOffset: boolean;
  readonly hasLet: boolean;
}

const nothing: FormulaFacts = { hasWord: false, asksForTime: false, hasOffset: false, hasLet: false };

/** Formulas that are filled down a column have the same words. */
let known = new Map<string, FormulaFacts>();
const cacheSize = 20_000;

function factsOfText(text: string): FormulaFacts {
  const found = known.get(text);
  if (found) return found;
  const tokens = tokensOf(text);
  const calls = (name: string): boolean =>
    tokens.some((token) => token.kind === 'function' && token.text === name);
  const facts: FormulaFacts = {
    hasWord: tokens.some(({ kind }) => kind === 'name'),
    asksForTime: Object.keys(clockNames).some(calls),
    hasOffset: calls('OFFSET'),
    hasLet: calls('LET'),
  };
  if (known.size >= cacheSize) known = new Map();
  known.set(text, facts);
  return facts;
}

export function factsOf(pieces: readonly StoredPiece[]): FormulaFacts {
  let facts = nothing;
  for (const piece of pieces) {
    if (typeof piece !== 'string') continue;
    const found = factsOfText(piece);
    if (!found.hasWord && !found.asksForTime && !found.hasOffset && !found.hasLet) continue;
    facts = {
      hasWord: facts.hasWord || found.hasWord,
      asksForTime: facts.asksForTime || found.asksForTime,
      hasOffset: facts.hasOffset || found.hasOffset,
      hasLet: facts.hasLet || found.hasLet,
    };
  }
  return facts;
}
