/** What the windows of one browser agree on about the copies of workbooks, and how they hear that these are taken away. */

/** The name of a copy's database, and of the lock that says that it is open in some window. */
export const copyName = (workbook: string): string => `samregn-${workbook}`;

export const channelName = 'samregn-copies';

/** Calls back when another window of this browser takes the copies away. */
export function onForgetting(forget: () => void): { close(): void } {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', forget);
  return { close: () => channel.close() };
}
