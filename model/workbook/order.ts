/** Places of things in a list that people put in order: fractional keys, read with care. */
import { generateKeyBetween } from 'fractional-indexing';
import { type Entries } from './schema.ts';

const first = 'a0';

/** Whether a text is a key that the library takes; it throws for any other, and anyone may write anything. */
function isOrderKey(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 200 || !/^[A-Za-z][0-9A-Za-z]*$/.test(text)) return false;
  // The first letter says how many digits stand before the fraction: a1, b12, Zz, Yzz.
  const head = text.charCodeAt(0);
  const whole = head >= 97 ? head - 95 : 92 - head;
  const isTooSmall = text === `A${'0'.repeat(26)}`;
  return text.length >= whole && !(text.length > whole && text.endsWith('0')) && !isTooSmall;
}

/** The order key of a thing; one without comes first. */
function keyOf(map: Entries, id: string): string {
  const key = map.get(`${id}/o`);
  return isOrderKey(key) ? key : first;
}

/** Ids in the order that people gave them; of two at one place the id decides. */
export function inOrder(map: Entries, ids: readonly string[]): readonly string[] {
  const keys = new Map(ids.map((id) => [id, keyOf(map, id)]));
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return ids.toSorted((a, b) => compare(keys.get(a)!, keys.get(b)!) || compare(a, b));
}

/** The key of a place before the thing at `before` of an ordered list; its length: at the end. */
export function placeBefore(map: Entries, ordered: readonly string[], before: number): string {
  const at = Math.min(Math.max(before, 0), ordered.length);
  const low = at > 0 ? keyOf(map, ordered[at - 1]!) : null;
  const high = at < ordered.length ? keyOf(map, ordered[at]!) : null;
  // Two that were put at one place at once share a key, and nothing fits between them.
  return generateKeyBetween(low, low !== null && high !== null && low >= high ? null : high);
}
