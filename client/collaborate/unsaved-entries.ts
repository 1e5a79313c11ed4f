const keyPattern = /^samregn:unsaved:([^:]+):(\d+)$/;

/** What is unsaved of all copies in this browser. */
export function* unsavedEntries(): Iterable<{ readonly copy: string; readonly count: number }> {
  for (const [key, value] of Object.entries(localStorage)) {
    const [, copy] = keyPattern.exec(key) ?? [];
    const count = Number(value);
    if (copy !== undefined && Number.isSafeInteger(count) && count > 0) yield { copy, count };
  }
}
