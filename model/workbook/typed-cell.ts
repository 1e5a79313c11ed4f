import type { Language } from '../formula/language.ts';
import type { CarriedCell } from './carried.ts';
import type { Content } from './content.ts';
import { readEntry } from './entry.ts';

/** A typed text as a cell. */
export function typedCell(text: string, language: Language): CarriedCell {
  const entry = readEntry(text, language);
  if (entry.kind === 'formula') {
    const otherwise: Content = { kind: 'draft', text: entry.text };
    return { content: { kind: 'formula', tokens: entry.tokens, at: undefined, otherwise } };
  }
  const { content, format } = entry;
  if (content.kind === 'formula') return {};
  // A text with a digit may have been kept because it can mean several things.
  const isDoubtful = content.kind === 'text' && /\d/.test(text);
  return { content, ...(format !== undefined && { number: format }), ...(isDoubtful && { text }) };
}
