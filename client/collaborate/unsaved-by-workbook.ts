import { isOfAnother } from './of-another.ts';
import { unsavedEntries } from './unsaved-entries.ts';

/** How many edits of each workbook, made by who is here, this browser holds and no acknowledgement has covered. */
export function unsavedByWorkbook(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { copy, count } of unsavedEntries()) {
    if (isOfAnother(copy)) continue;
    // One that stands beside another person's is named after both.
    const [workbook] = copy.split('.');
    counts.set(workbook!, (counts.get(workbook!) ?? 0) + count);
  }
  return counts;
}
