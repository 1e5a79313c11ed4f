/** The page of a grid that is measured: it opens the load that its address names, and says when what is there. */
import { type Content, type Load, rowCount, rowsOf, sumColumn, totalColumn, wanted } from './workload.ts';

export interface Opened {
  /** the value of a cell as the grid holds it */
  valueAt(row: number, column: number): unknown;
  /** whether something is drawn; a canvas cannot be asked what */
  isDrawn(): boolean;
  /** how far down it is scrolled, in pixels */
  scrolledPx(): number;
  /** where A1 is on the screen */
  first(): { readonly x: number; readonly y: number };
}

/** What the bench asks a page. */
export interface Bench {
  paintedMs?: number;
  calculatedMs?: number;
  readonly opened: Opened;
  /** own cell, the row's sum, the total at the bottom */
  seen(): readonly unknown[];
}

/** Called by every peer’s page. @public */
export async function openPeer(
  open: (rows: Content[][], load: Load) => Opened | Promise<Opened>,
): Promise<void> {
  const load = new URLSearchParams(location.search).get('load') as Load;
  const opened = await open(rowsOf(load), load);
  const last = rowCount(load) - 1;
  const bench: Bench = {
    opened,
    seen: () => [opened.valueAt(0, 0), opened.valueAt(0, sumColumn), opened.valueAt(last, totalColumn)],
  };
  (globalThis as { bench?: Bench }).bench = bench;
  const { total } = wanted(0);
  const look = (): void => {
    if (bench.paintedMs === undefined && opened.isDrawn() && Number(opened.valueAt(0, 1)) > 0)
      requestAnimationFrame(() => (bench.paintedMs ??= performance.now()));
    if (load === 'W' && bench.calculatedMs === undefined && Number(bench.seen()[2]) === total)
      bench.calculatedMs = performance.now();
    if (bench.paintedMs === undefined || (load === 'W' && bench.calculatedMs === undefined))
      requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
