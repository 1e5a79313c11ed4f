/**
 * How values compare, in one place for =, <, sorting, lookups and criteria. As in a Danish Excel: numbers come before
 * text, text before truth values; upper and lower case are the same; text is ordered as Danes do it, with æ, ø and å last
 * and aa among the å's. The collation is named and never the machine's own, so that every screen shows the same.
 *
 * Being equal and being ordered alike are two things: to the collation "Ålborg" and "Aalborg" are one, but they are two
 * names. Texts are equal when they have the same letters; where the collation sees no difference, the letters decide.
 */
import { EmptyValue } from 'hyperformula';
import { type Scalar, isError } from './functions/engine-function.ts';

const danish = new Intl.Collator('da', {
  sensitivity: 'accent',
  ignorePunctuation: false,
  numeric: false,
  caseFirst: 'false',
});

/** Plain ASCII without "aa" is ordered by the collation as by its codes, when it is letters and digits only. */
const simple = /^[a-z0-9]*$/;

const ascii = /^[\t-~]*$/;

/** One form for texts that differ only in case, or in how an accent is put together. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFC');
}

/** Below, at or above 0 as `left` comes before, with or after `right`. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const one = foldCase(left);
  const other = foldCase(right);
  if (one === other) return 0;
  const isSimple = simple.test(one) && simple.test(other) && !one.includes('aa') && !other.includes('aa');
  const order = isSimple ? 0 : danish.compare(one, other);
  return order !== 0 ? order : one < other ? -1 : 1;
}

/**
 * Numbers that differ only in the noise of binary arithmetic are equal: half a unit of the 15th digit, so that amounts up
 * to a million million kroner differ by an øre.
 */
export const noise = 5e-15;

export function compareNumbers(left: number, right: number): number {
  if (left === right) return 0;
  const difference = left - right;
  if (Math.abs(difference) <= noise * Math.max(Math.abs(left), Math.abs(right))) return 0;
  return difference < 0 ? -1 : 1;
}

/** number 0, text 1, truth value 2, error 3 */
export function kindOf(value: Scalar): 0 | 1 | 2 | 3 {
  if (isError(value)) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function filledAs(empty: Scalar, other: Scalar): Scalar {
  if (empty !== EmptyValue) return empty;
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

/** An empty value counts as 0, "" or FALSE, whichever the other is. */
export function compareValues(left: Scalar, right: Scalar): number {
  const one = filledAs(left, right);
  const other = filledAs(right, left);
  if (typeof one === 'number' && typeof other === 'number') return compareNumbers(one, other);
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  return kindOf(one) - kindOf(other);
}

/** Whether a text holds what can stand for other text: * and ?, or ~ before one of them. */
export function hasWildcards(text: string): boolean {
  return /[*?~]/.test(text);
}
