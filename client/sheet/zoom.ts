/** How large one person sees the sheets in this browser: 0.5 to 2. The browser's own zoom is another matter, and stays. */
import { type Accessor, type Signal, createSignal } from 'solid-js';

const storageKey = 'samregn:zoom';
const limits = { least: 0.5, most: 2 } as const;
/** What the commands step through. */
const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** Within the limits, in whole percent; 1 for what is no number. */
export function boundedZoom(wanted: number): number {
  const bounded = Math.min(Math.max(wanted, limits.least), limits.most);
  return Number.isFinite(bounded) ? Math.round(bounded * 100) / 100 : 1;
}

/** The next step up or down. */
export function nextZoom(now: number, by: 1 | -1): number {
  const next = by > 0 ? steps.find((step) => step > now) : steps.findLast((step) => step < now);
  return next ?? boundedZoom(now);
}

let kept: Signal<number> | undefined;

/** Read from the browser when it is first asked for: what only lists the commands has no browser. */
function keptZoom(): Signal<number> {
  kept ??= createSignal(boundedZoom(Number(localStorage.getItem(storageKey) ?? 1)));
  return kept;
}

export const sheetZoom: Accessor<number> = () => keptZoom()[0]();

export function zoomSheet(wanted: number): void {
  const next = boundedZoom(wanted);
  keptZoom()[1](next);
  localStorage.setItem(storageKey, String(next));
}
