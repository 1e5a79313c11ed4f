/** Waits for a fact, however long it takes within reason; never for a time. */
import { setTimeout } from 'node:timers/promises';

/** Longer than anything takes on a busy machine. */
const longestMs = 40_000;

/** Resolves with the first answer that is neither undefined nor false. */
export async function until<Fact>(
  what: string,
  look: () => Fact | Promise<Fact>,
): Promise<Exclude<Fact, undefined | false>> {
  const start = performance.now();
  for (;;) {
    const fact = await look();
    if (fact !== undefined && fact !== false) return fact as Exclude<Fact, undefined | false>;
    if (performance.now() - start > longestMs) throw new Error(`waited in vain until ${what}`);
    await setTimeout(2);
  }
}
