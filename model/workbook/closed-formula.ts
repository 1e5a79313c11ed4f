/** As in Excel, brackets and a quotation mark that are missing at the end of a typed formula are put there. */
import { type Language, english } from '../formula/language.ts';
import { openBrackets, typedTokens } from '../formula/typing.ts';
import { readFormula } from './entry.ts';

/**
 * What was typed with the end put right, where that alone makes it a formula and it can be meant in one way only;
 * undefined for all else, also for what is a formula already.
 */
export function closedFormula(text: string, language: Language): string | undefined {
  if (!text.startsWith('=')) return undefined;
  if (!readFormula(text, language).problem) return undefined;
  const kinds = [language, english].map((one) => readFormula(text, one).problem?.kind);
  const isOpenText = kinds.includes('unclosedText');
  if (!isOpenText && !kinds.includes('missingClose')) return undefined;
  const tokens = typedTokens(text, language);
  const missing = openBrackets(tokens);
  // Whoever forgot a quotation mark inside brackets may have meant the text to end anywhere.
  if (isOpenText && missing > 0) return undefined;
  const closed = isOpenText ? `${text}"` : text.trimEnd() + ')'.repeat(missing);
  return readFormula(closed, language).problem ? undefined : closed;
}
