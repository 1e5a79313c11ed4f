/**
 * How many edits of which workbooks no acknowledgement has covered yet, as this browser remembers it. One entry per window:
 * two windows on the same workbook must not forget each other's.
 */

export const unsavedKey = (copy: string, client: number | ''): string => `samregn:unsaved:${copy}:${client}`;

/** Of one copy, by the client numbers of the visits that left them. */
export function unsavedOf(copy: string): ReadonlyMap<number, number> {
  const prefix = unsavedKey(copy, '');
  const found = new Map<number, number>();
  for (const [key, count] of Object.entries(localStorage))
    if (key.startsWith(prefix) && count > 0) found.set(Number(key.slice(prefix.length)), Number(count));
  return found;
}
