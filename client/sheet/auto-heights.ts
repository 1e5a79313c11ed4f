/**
 * How high rows must be whose height nobody has chosen: a cell with several lines says how much it needs when it is drawn,
 * and its row is as high as the most that was said. Rows that have not been drawn yet count as usual ones, so that a sheet
 * of any length costs nothing. What is said in one go is taken together before the page is painted.
 */
import { type Accessor, createSignal } from 'solid-js';

export interface AutoHeights {
  /** row -> pixels, for rows that need more than usual */
  readonly heights: Accessor<ReadonlyMap<string, number>>;
  /** Says what a cell needs; undefined: no more than usual. */
  need(row: string, column: string, heightPx: number | undefined): void;
}

/** `onChange` runs around every change, so that what is in view can stay where it is. */
export function createAutoHeights(onChange: (change: () => void) => void): AutoHeights {
  const [heights, setHeights] = createSignal<ReadonlyMap<string, number>>(new Map());
  const needs = new Map<string, Map<string, number>>();
  const changed = new Set<string>();
  let isWaiting = false;

  const take = (): void => {
    isWaiting = false;
    const next = new Map(heights());
    let isOther = false;
    for (const row of changed) {
      const most = Math.max(0, ...(needs.get(row)?.values() ?? []));
      if ((next.get(row) ?? 0) === most) continue;
      isOther = true;
      if (most > 0) next.set(row, most);
      else next.delete(row);
    }
    changed.clear();
    if (isOther) onChange(() => setHeights(next));
  };

  return {
    heights,
    need(row, column, heightPx) {
      const ofRow = needs.get(row);
      if (ofRow?.get(column) === heightPx) return;
      if (heightPx === undefined) ofRow?.delete(column);
      else if (ofRow) ofRow.set(column, heightPx);
      else needs.set(row, new Map([[column, heightPx]]));
      changed.add(row);
      if (isWaiting) return;
      isWaiting = true;
      queueMicrotask(take);
    },
  };
}
