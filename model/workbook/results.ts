/** A workbook's named results: what pages and reports show, wherever in the sheets it stands. */
import { type Area, areaOf, referencesIn } from '../formula/stored.ts';
import { isSet } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** The keys that the workbook gives results for. */
export function resultKeys(workbook: Workbook): readonly string[] {
  return [...workbook.resultEntries.keys()].filter((key) => isSet(workbook.resultEntries, key));
}

/** Where a result's cells stand now; undefined when there is no such result, or its cells have been deleted. */
export function resultArea(workbook: Workbook, key: string): Area | undefined {
  const stored = workbook.resultEntries.get(key);
  const reference = typeof stored === 'string' ? referencesIn(stored)[0] : undefined;
  return reference && areaOf(reference, '', workbook);
}
