/** A kept formula's text, which is English, as it reads in a language. */
import type { Language } from '../formula/language.ts';
import { english } from '../formula/language.ts';
import { readTokens, writeTokens } from '../formula/tokens.ts';

/** `text` with its '='. The addresses stay those of when it was kept. */
export function formulaIn(text: string, language: Language): string {
  return `=${writeTokens(readTokens(text.slice(1), english), language)}`;
}
