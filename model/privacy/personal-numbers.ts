/** Looks for personal numbers (CPR numbers) in what an update writes: the server's side of the question on the screen. */
import { piecesOf } from '../formula/stored.ts';
import type { Entered, Writes } from '../workbook/rights/writes.ts';
import { findCprNumbers } from './cpr-number.ts';

/**
 * What is done with a text that seems to hold one: it is not taken, or taken and its author told, or not looked for; the
 * strictest first.
 */
export const cprRules = ['refuse', 'warn', 'off'] as const;
export type CprRule = (typeof cprRules)[number];

/** The first entry with one. What the program itself writes says nothing that people have not written before. */
export function findPersonalNumber(
  writes: Writes,
): { readonly root: string; readonly key: string } | undefined {
  for (const [root, entries] of writes) {
    if (root === 'receipts') continue;
    for (const { key, value } of entries) {
      if (textsOf(root, { key, value }).some((text) => findCprNumbers(text).length > 0)) return { root, key };
    }
  }
  return undefined;
}

const none: readonly string[] = [];

/** Ids and times are no texts, though some look like numbers. */
function textsOf(root: string, { key, value }: Entered): readonly string[] {
  if (typeof value === 'string') return value.startsWith('=') ? wordsOf(value) : [value];
  // Ten digits that a program has taken for an amount.
  if (typeof value === 'number') return value >= 1e8 && value < 1e10 ? [String(value)] : none;
  if (!Array.isArray(value)) return none;
  const parts: readonly unknown[] = value;
  if (root === 'comments') return [parts[1], parts[3]].filter((part) => typeof part === 'string');
  if (root === 'about' && key === 'ready') return typeof parts[1] === 'string' ? [parts[1]] : none;
  return parts.flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' ? [String(part)] : [],
  );
}

/** What a formula says between the cells and names that it refers to. */
function wordsOf(stored: string): readonly string[] {
  return stored.length < 10 ? none : piecesOf(stored).filter((piece) => typeof piece === 'string');
}
