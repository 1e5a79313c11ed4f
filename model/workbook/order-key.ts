/** Keys that sort as text, with room between any two: the order of inserted lines and of sheets' tabs. */
import { generateKeyBetween } from 'fractional-indexing';

/** How many characters the whole part of a key has, by its first: "a0", "b00" … and, before them, "Zz", "Yzz" …. */
function wholeLength(head: string): number {
  const code = head.charCodeAt(0);
  return head >= 'a' ? code - 'a'.charCodeAt(0) + 2 : 'Z'.charCodeAt(0) - code + 2;
}

/** Whether a text is a key. Anyone may have written anything, and no key can be made beside what is none. */
export function isOrderKey(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(text)) return false;
  const whole = wholeLength(text[0]!);
  if (text.length < whole || (text.length > whole && text.endsWith('0'))) return false;
  // Below the very first key there is no room.
  return !/^A0+$/.test(text);
}

/**
 * A key between two (null: no neighbour on that side) that stays between them whatever is written behind it. Two equal
 * keys, made by two people at once, have nothing between them; the new one goes behind both.
 */
export function keyBetween(low: string | null, high: string | null): string {
  if (low !== null && high !== null && low >= high) return low;
  let key = generateKeyBetween(low, high);
  // With "a0MA" as its neighbour above the key may be "a0"; "a0o6", made from it, would stand behind the neighbour.
  while (high?.startsWith(key)) key = generateKeyBetween(low, key);
  return key;
}
