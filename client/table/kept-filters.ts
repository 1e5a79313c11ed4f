/** My filters on this computer, for each workbook one entry with all its sheets. */
import { type SheetFilter, readFilter } from './sheet-filter.ts';

const keyOf = (workbook: string): string => `samregn:filters:${workbook}`;

export function keptFilters(workbook: string): ReadonlyMap<string, SheetFilter> {
  // Tests of the desk run without a browser's store.
  const text = typeof localStorage === 'undefined' ? null : localStorage.getItem(keyOf(workbook));
  if (text === null) return new Map();
  try {
    const kept = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return new Map(
      kept.flatMap(([sheet, one]) => {
        const filter = readFilter(one);
        return filter ? [[sheet, filter] as const] : [];
      }),
    );
  } catch {
    // Not written by this program: as if nothing had been kept.
    return new Map();
  }
}

export function keepFilters(workbook: string, filters: ReadonlyMap<string, SheetFilter>): void {
  if (typeof localStorage === 'undefined') return;
  if (filters.size === 0) localStorage.removeItem(keyOf(workbook));
  else localStorage.setItem(keyOf(workbook), JSON.stringify(Object.fromEntries(filters)));
}
