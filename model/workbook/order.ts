/** Places of things in a list that people put in order: fractional keys, read with care. */
import { isOrderKey, keyBetween } from './order-key.ts';
import type { Entries } from './schema.ts';

const first = 'a0';

/** The order key of a thing; one without comes first. */
function keyOf(map: Entries, id: string): string {
  const key = map.get(`${id}/o`);
  return typeof key === 'string' && isOrderKey(key) ? key : first;
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
  return keyBetween(low, high);
}

/** The key of a place behind the last of an ordered list. */
export function placeLast(map: Entries, ordered: readonly string[]): string {
  return placeBefore(map, ordered, ordered.length);
}
