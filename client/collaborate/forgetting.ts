/** What the windows of one browser agree on about the copies of workbooks, and how they hear that these are taken away. */
import { unsavedOf } from './unsaved-counts.ts';

/** The name of a copy's database, of the lock that says that it is open in some window, and of what says whose it is. */
export const copyName = (copy: string): string => `samregn-${copy}`;

/** Who was here last. */
export const personKey = 'samregn:person';

export const channelName = 'samregn-copies';

/**
 * The copy of a workbook for whoever is here. The first is named like the workbook, one beside another person's after
 * both. Whoever has two, having been a guest before, gets the one with something unsent in it first.
 */
export function copyOf(workbook: string): string {
  const person = localStorage.getItem(personKey);
  const first = copyName(workbook);
  const own = Object.entries(localStorage)
    .filter(([key, whose]) => key.split('.')[0] === first && whose === person)
    .map(([key]) => key.slice(copyName('').length));
  return (
    own.find((copy) => unsavedOf(copy).size) ??
    own[0] ??
    (person && localStorage.getItem(first) ? `${workbook}.${person}` : workbook)
  );
}

/** Calls back when another window of this browser takes the copies of a person away. */
export function onForgetting(forget: (message: MessageEvent<string>) => void): { close(): void } {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', forget);
  return { close: () => channel.close() };
}
