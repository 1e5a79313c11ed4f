/**
 * How many edits of which workbooks no acknowledgement has covered yet, as this browser remembers it. One entry per window:
 * two windows on the same workbook must not forget each other's.
 */

const keyPattern = /^samregn:unsaved:([^:]+):(\d+)$/;

export const unsavedKey = (workbook: string, client: number): string =>
  `samregn:unsaved:${workbook}:${client}`;

export function* unsavedEntries(): Iterable<{
  readonly workbook: string;
  readonly client: number;
  readonly count: number;
}> {
  for (const [key, value] of Object.entries(localStorage)) {
    const [, workbook, text] = keyPattern.exec(key) ?? [];
    const [client, count] = [Number(text), Number(value)];
    if (workbook !== undefined && Number.isSafeInteger(client) && Number.isSafeInteger(count) && count > 0)
      yield { workbook, client, count };
  }
}

/** Of one workbook, by the client numbers of the visits that left them. */
export function unsavedOf(workbook: string): ReadonlyMap<number, number> {
  const own = [...unsavedEntries()].filter((entry) => entry.workbook === workbook);
  return new Map(own.map(({ client, count }) => [client, count]));
}
