/**
 * The guided start: five steps through a first case, in one workbook. It can be left at any step and taken up there; this
 * browser remembers.
 */
import { type Accessor, createSignal } from 'solid-js';

export const guideSteps = ['answer', 'number', 'source', 'enough', 'share'] as const;
export type GuideStep = (typeof guideSteps)[number];

export type Guide =
  | { readonly at: 'never' }
  | { readonly at: 'open' | 'left'; readonly step: GuideStep; readonly workbook: string }
  | { readonly at: 'done' };

const storageKey = 'samregn:guide';

/** "open number <workbook>", "left share <workbook>", "done"; anything else is as if it had never been begun. */
export function readGuide(kept: string | null): Guide {
  const [at, name, workbook = ''] = (kept ?? '').split(' ');
  if (at === 'done') return { at };
  const step = guideSteps.find((one) => one === name);
  if ((at === 'open' || at === 'left') && step && workbook !== '') return { at, step, workbook };
  return { at: 'never' };
}

export function writeGuide(guide: Guide): string {
  return 'step' in guide ? `${guide.at} ${guide.step} ${guide.workbook}` : guide.at;
}

const [state, setState] = createSignal<Guide>({ at: 'never' });
export const guide: Accessor<Guide> = state;

export function rememberedGuide(): void {
  setState(readGuide(localStorage.getItem(storageKey)));
}

function keep(next: Guide): void {
  localStorage.setItem(storageKey, writeGuide(next));
  setState(next);
}

/** In a workbook: from the step that was left there, or from the first one. */
export function openGuide(workbook: string): void {
  const now = state();
  const step = 'step' in now && now.workbook === workbook ? now.step : 'answer';
  keep({ at: 'open', step, workbook });
}

export function leaveGuide(): void {
  const now = state();
  if (now.at === 'open') keep({ ...now, at: 'left' });
}

/** The step before or behind; behind the last one it is done. */
export function nextOf(now: Guide, by: 1 | -1): Guide {
  if (now.at !== 'open') return now;
  const next = guideSteps.indexOf(now.step) + by;
  return next >= guideSteps.length ? { at: 'done' } : { ...now, step: guideSteps[Math.max(next, 0)]! };
}

export function goOn(by: 1 | -1): void {
  keep(nextOf(state(), by));
}
