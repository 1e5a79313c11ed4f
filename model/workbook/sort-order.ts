/** In which order values stand when they are sorted, as in a Danish Excel. */
import { type Value, isError } from '../calculation/value.ts';

export type SortDirection = 'ascending' | 'descending';

// Danish: aa counts as å, and æ, ø, å stand last. Upper and lower case are the same.
const danishOrder = new Intl.Collator('da', { sensitivity: 'accent' });

/** Numbers, then texts, then truth values, then errors. */
function rankOf(value: Value): number {
  if (isError(value)) return 3;
  return { number: 0, string: 1, boolean: 2 }[typeof value as 'number' | 'string' | 'boolean'];
}

/** Below 0 when `one` stands before `other`. Empty cells stand last in both directions; all errors are alike. */
export function compareValues(
  one: Value | undefined,
  other: Value | undefined,
  direction: SortDirection,
): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  const order = compareFilled(one, other);
  return direction === 'ascending' ? order : -order;
}

function compareFilled(one: Value, other: Value): number {
  if (typeof one === 'string' && typeof other === 'string') return danishOrder.compare(one, other);
  const ranks = rankOf(one) - rankOf(other);
  return ranks !== 0 || isError(one) ? ranks : Number(one) - Number(other);
}
