/** Where rows and columns lie, in pixels, and which of them can be seen. Pure: the grid draws what this says. */

/** The lengths of an axis laid end to end. A line that is not shown has no length. */
export interface Track {
  readonly count: number;
  /** how many lines are shown */
  readonly shownCount: number;
  /** where line `index` begins; `index` may be the count, which is the whole length */
  startOf(index: number): number;
  sizeOf(index: number): number;
  /** the shown line at a distance from the start, within the first and the last */
  indexAt(distancePx: number): number;
  /** how many shown lines stand before line `index` */
  shownBefore(index: number): number;
  /** the index of the shown line before which `ordinal` others stand */
  nthShown(ordinal: number): number;
  readonly lengthPx: number;
}

/** How many of some sorted numbers are smaller than `limit`. */
function smallerThan(sorted: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A track whose lines are `usualPx` long but for some exceptions, given by index in any order; 0: not shown. */
export function trackOf(count: number, usualPx: number, exceptions: ReadonlyMap<number, number>): Track {
  const indexes = Int32Array.from(exceptions.keys())
    .filter((index) => index >= 0 && index < count)
    .sort();
  const hidden = indexes.filter((index) => exceptions.get(index) === 0);
  // How much longer than usual everything before each exception is.
  const extraBefore = new Float64Array(indexes.length + 1);
  indexes.forEach((index, i) => {
    extraBefore[i + 1] = extraBefore[i]! + exceptions.get(index)! - usualPx;
  });
  // The nth hidden line stands behind so many shown ones.
  const shownBeforeHidden = hidden.map((index, i) => index - i);
  const shownCount = count - hidden.length;
  const startOf = (index: number): number => index * usualPx + extraBefore[smallerThan(indexes, index)]!;
  const shownBefore = (index: number): number => index - smallerThan(hidden, index);
  const nthShown = (ordinal: number): number => ordinal + smallerThan(shownBeforeHidden, ordinal + 1);
  return {
    count,
    shownCount,
    startOf,
    sizeOf: (index) => exceptions.get(index) ?? usualPx,
    indexAt(distancePx) {
      let low = 0;
      let high = Math.max(0, shownCount - 1);
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(nthShown(middle)) <= distancePx) low = middle;
        else high = middle - 1;
      }
      return nthShown(low);
    },
    shownBefore,
    nthShown,
    lengthPx: startOf(count),
  };
}

/** Shown lines by their ordinal among those that are shown. */
export interface Span {
  readonly first: number;
  /** one past the last */
  readonly end: number;
}

/** The shown lines that touch a stretch of a track, and `spare` more on either side so that scrolling never shows a gap. */
export function visibleSpan(track: Track, fromPx: number, lengthPx: number, spare: number): Span {
  if (track.shownCount === 0) return { first: 0, end: 0 };
  const first = track.shownBefore(track.indexAt(Math.max(0, fromPx)));
  const last = track.shownBefore(track.indexAt(Math.max(0, fromPx + lengthPx)));
  return { first: Math.max(0, first - spare), end: Math.min(track.shownCount, last + 1 + spare) };
}

/**
 * A view holds now one line more, now one less, as one scrolls: no element is made nor taken away for that, so a span
 * that would be one line shorter than the one before has one line more below, where there is one.
 */
export function steadySpan(before: Span, now: Span, shownCount: number): Span {
  const isOneLess = now.end - now.first === before.end - before.first - 1;
  return isOneLess ? { first: now.first, end: Math.min(now.end + 1, shownCount) } : now;
}

/** How far to scroll so that a line lies wholly inside the seen stretch; the present distance when it does. */
export function scrollToSee(
  track: Track,
  index: number,
  seen: { readonly fromPx: number; readonly lengthPx: number },
): number {
  const start = track.startOf(index);
  const size = track.sizeOf(index);
  if (start < seen.fromPx || size > seen.lengthPx) return start;
  if (start + size > seen.fromPx + seen.lengthPx) return start + size - seen.lengthPx;
  return seen.fromPx;
}
