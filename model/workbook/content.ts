/** What a cell holds, as it stands in the shared document and as a fact. */

/**
 * A cell's entry in the document: a number, a truth value, or a string. The first character of a string decides:
 * '=' a formula (references by identity), '!' a formula that could not be read, kept as it was typed, "'" text that
 * would otherwise be taken for one of these; any other string is text as it stands.
 */
export type Stored = number | boolean | string;

export type Content =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  /** `stored` as in model/formula/stored.ts, with its '=' */
  | { readonly kind: 'formula'; readonly stored: string }
  /** a formula as typed, with its '=', that cannot be calculated */
  | { readonly kind: 'draft'; readonly text: string };

/** Longest text in a cell; Excel's own limit. */
export const maxTextLength = 32_767;

const empty: Content = { kind: 'empty' };

/** Reads an entry. Anyone may write anything: what is no entry reads as empty. */
export function readContent(stored: unknown): Content {
  if (typeof stored === 'number') return Number.isFinite(stored) ? { kind: 'number', value: stored } : empty;
  if (typeof stored === 'boolean') return { kind: 'boolean', value: stored };
  if (typeof stored !== 'string') return empty;
  switch (stored[0]) {
    case '=':
      return { kind: 'formula', stored };
    case '!':
      return { kind: 'draft', text: stored.slice(1) };
    case "'":
      return { kind: 'text', value: stored.slice(1) };
    case undefined:
      return empty;
    default:
      return { kind: 'text', value: stored };
  }
}

/** The entry for a content; undefined for an empty cell, which has none. */
export function writeContent(content: Content): Stored | undefined {
  switch (content.kind) {
    case 'empty':
      return undefined;
    case 'number':
    case 'boolean':
      return content.value;
    case 'formula':
      return content.stored;
    case 'draft':
      return `!${content.text}`;
    case 'text':
      return /^[='!]/.test(content.value) ? `'${content.value}` : content.value || undefined;
  }
}
