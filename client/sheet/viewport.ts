/** Where rows and columns lie, in pixels, and which of them can be seen. Pure: the grid draws what this says. */

/** The lengths of an axis laid end to end. */
export interface Track {
  readonly count: number;
  /** where line `index` begins; `index` may be the count, which is the whole length */
  startOf(index: number): number;
  sizeOf(index: number): number;
  /** the line at a distance from the start, within 0 and the last line */
  indexAt(distancePx: number): number;
  readonly lengthPx: number;
}

/** A track whose lines are `usualPx` long but for some exceptions, given by index in any order. */
export function trackOf(count: number, usualPx: number, exceptions: ReadonlyMap<number, number>): Track {
  const indexes = [...exceptions.keys()]
    .filter((index) => index >= 0 && index < count)
    .toSorted((a, b) => a - b);
  // How much longer than usual everything before each exception is.
  const extraBefore = new Float64Array(indexes.length + 1);
  indexes.forEach((index, i) => {
    extraBefore[i + 1] = extraBefore[i]! + exceptions.get(index)! - usualPx;
  });
  /** how many exceptions lie before a line */
  const exceptionsBefore = (index: number): number => {
    let low = 0;
    let high = indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indexes[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const startOf = (index: number): number => index * usualPx + extraBefore[exceptionsBefore(index)]!;
  return {
    count,
    startOf,
    sizeOf: (index) => exceptions.get(index) ?? usualPx,
    indexAt(distancePx) {
      let low = 0;
      let high = Math.max(0, count - 1);
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(middle) <= distancePx) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    lengthPx: startOf(count),
  };
}

export interface Span {
  readonly first: number;
  /** one past the last */
  readonly end: number;
}

/** The lines that touch a stretch of a track, and `spare` more on either side so that scrolling never shows a gap. */
export function visibleSpan(track: Track, fromPx: number, lengthPx: number, spare: number): Span {
  if (track.count === 0) return { first: 0, end: 0 };
  const first = track.indexAt(Math.max(0, fromPx));
  const last = track.indexAt(Math.max(0, fromPx + lengthPx));
  return { first: Math.max(0, first - spare), end: Math.min(track.count, last + 1 + spare) };
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
