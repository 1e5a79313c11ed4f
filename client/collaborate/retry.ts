/** When a page whose line went dead tries again: later each time, and by chance, so that a thousand do not come at once. */

/** The first wait after a lost connection, and the longest; between them it doubles. */
const firstWaitMs = 400;
const longestWaitMs = 15_000;

/** `attempt`: how often it has been tried in vain; `chance`: from 0 to 1. From three to five quarters of the wait. */
export function retryWaitMs(attempt: number, chance: number): number {
  return Math.min(firstWaitMs * 2 ** attempt, longestWaitMs) * (0.75 + chance / 2);
}
