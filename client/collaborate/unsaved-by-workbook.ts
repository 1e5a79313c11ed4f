import { unsavedEntries } from './unsaved-counts.ts';

/** How many edits of each workbook this browser holds and no acknowledgement has covered. */
export function unsavedByWorkbook(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { workbook, count } of unsavedEntries())
    counts.set(workbook, (counts.get(workbook) ?? 0) + count);
  return counts;
}
