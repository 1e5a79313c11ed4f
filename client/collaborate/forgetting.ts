/** What the windows of one browser agree on about the copies of workbooks, and how they hear that these are taken away. */

/** The name of a copy's database, of the lock that says that it is open in some window, and of what says whose it is. */
export const copyName = (copy: string): string => `samregn-${copy}`;

/** Who was here last. */
export const personKey = 'samregn:person';

export const channelName = 'samregn-copies';

/** The copy of a workbook for whoever is here: the first is named like the workbook, one beside another person's after both. */
export function copyOf(workbook: string): string {
  const person = localStorage.getItem(personKey);
  const whose = localStorage.getItem(copyName(workbook));
  return person && whose && whose !== person ? `${workbook}.${person}` : workbook;
}

/** Calls back when another window of this browser takes the copies of `person` away. */
export function onForgetting(forget: (message: MessageEvent<string>) => void): { close(): void } {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', forget);
  return { close: () => channel.close() };
}
