/** Waits for a fact, however long it takes within reason; never for a time. */
import { setTimeout } from 'node:timers/promises';

/** Longer than anything takes on a busy machine. */
const longestMs = 90_000;

/** What a fact lets us wait is found out a tenth too late at most, so that looking costs little of the machine. */
const share = 0.1;
const shortestGapMs = 2;
const longestGapMs = 50;

/** Resolves with the first answer that is neither undefined nor false. */
export async function until<Fact>(
  what: string,
  look: () => Fact | Promise<Fact>,
): Promise<Exclude<Fact, undefined | false>> {
  const start = performance.now();
  for (;;) {
    const fact = await look();
    if (fact !== undefined && fact !== false) return fact as Exclude<Fact, undefined | false>;
    const waitedMs = performance.now() - start;
    if (waitedMs > longestMs) throw new Error(`waited in vain until ${what}`);
    await setTimeout(Math.min(longestGapMs, Math.max(shortestGapMs, waitedMs * share)));
  }
}
