/** Where the caret stands in a text that somebody else has changed around it. */

/** The place in `after` that `caret` in `before` has become: what stood next to it still does, as far as that is kept. */
export function movedCaret(before: string, after: string, caret: number): number {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  if (caret <= same) return caret;
  let sameEnd = 0;
  while (sameEnd < shorter - same && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd++;
  // In the middle of what changed, the end of the change is where one goes on.
  return Math.max(caret, before.length - sameEnd) + after.length - before.length;
}
