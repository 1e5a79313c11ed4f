/** What the panels of strategy, portfolio, follow-up and measurement read: named results as numbers, texts and rows. */
import { type LanguageId, type Value, formatValue } from '#model';
import type { ReadResult } from './case-answer.ts';

export interface Board {
  /** undefined: empty, a text or an error */
  number(key: string): number | undefined;
  text(key: string): string;
  numbers(key: string): readonly (number | undefined)[];
  texts(key: string): readonly string[];
}

const asNumber = (value: Value | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
const asText = (value: Value | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export function boardOf(read: ReadResult): Board {
  return {
    number: (key) => asNumber(read(key)?.[0]),
    text: (key) => asText(read(key)?.[0]),
    numbers: (key) => (read(key) ?? []).map(asNumber),
    texts: (key) => (read(key) ?? []).map(asText),
  };
}

/** A number as one says it, with so many digits after the comma. */
export function plain(value: number | undefined, language: LanguageId, digits = 0): string {
  if (value === undefined) return '–';
  const code = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
  return formatValue(value, code, language).text.replace(/^-/, '−');
}

/** A share in percent, without the sign. */
export function percent(share: number | undefined, language: LanguageId): string {
  return share === undefined ? '–' : plain(share * 100, language);
}

/** With a full stop, unless what it ends with has one: "kr." */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
