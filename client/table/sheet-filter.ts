/**
 * A filter is mine alone: it stands on this computer, never in the shared document, and hides rows on my screen only. It is
 * kept by identity, so it stays on its table while colleagues insert and delete around it. It is carried out when I set
 * it or ask again: what a colleague types later never makes a row vanish under my eyes. Pure.
 */
import { type Condition, type Value, isError, meets } from '#model';

/** What is shown of a column: some of its values, by their keys, or those that meet a condition. */
export type ColumnFilter =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'condition'; readonly condition: Condition };

export interface SheetFilter {
  /** the row with the headings, and the first and last column, by line */
  readonly header: string;
  readonly first: string;
  readonly last: string;
  /** by the line of the column */
  readonly by: Readonly<Record<string, ColumnFilter>>;
}

/** What makes two values the same in a list to choose from: texts whatever their case, as in Excel. */
export function keyOfValue(value: Value | undefined): string {
  if (value === undefined || value === '') return '';
  if (isError(value)) return `e:${value.error}`;
  if (typeof value === 'number') return `n:${value}`;
  return typeof value === 'boolean' ? `b:${value}` : `t:${value.toLowerCase()}`;
}

/** Whether a row of values, by column line, is shown. `today` is the day's number, as a cell holds a date. */
export function isShownBy(
  by: SheetFilter['by'],
  valueIn: (column: string) => Value | undefined,
  today: number,
): boolean {
  return Object.entries(by).every(([column, filter]) => {
    const value = valueIn(column);
    return filter.kind === 'values'
      ? filter.values.includes(keyOfValue(value))
      : meets(filter.condition, value, today);
  });
}

/** A filter as it was kept; undefined for what is none: anything may stand in a browser's store. */
export function readFilter(kept: unknown): SheetFilter | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { header, first, last, by } = kept as Record<string, unknown>;
  const isNamed = [header, first, last].every((line) => typeof line === 'string');
  if (!isNamed || typeof by !== 'object' || by === null) return undefined;
  const filters = Object.entries(by).flatMap(([column, filter]): [string, ColumnFilter][] => {
    const { kind, values, condition } = (filter ?? {}) as Record<string, unknown>;
    if (kind === 'values' && Array.isArray(values) && values.every((value) => typeof value === 'string'))
      return [[column, { kind, values }]];
    const isCondition = kind === 'condition' && typeof condition === 'object' && condition !== null;
    return isCondition && 'kind' in condition ? [[column, { kind, condition: condition as Condition }]] : [];
  });
  return {
    header: header as string,
    first: first as string,
    last: last as string,
    by: Object.fromEntries(filters),
  };
}
