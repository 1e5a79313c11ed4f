/**
 * Takes everything that this browser keeps of workbooks away: the copies for work without a line, and what is remembered of
 * them. Choices of looks and language are the computer's and stay.
 */

const databasePrefix = 'samregn-';
const entryPrefix = 'samregn:';
const choices = ['language', 'theme', 'zoom', 'announce', 'guide'].map((name) => `${entryPrefix}${name}`);

/** Other windows are given so long to let go of their copies; the browser deletes these when they are closed. */
const longestWaitMs = 2000;

const channelName = 'samregn-copies';

/** Calls back when another window of this browser takes the copies away. */
export function onForgetting(forget: () => void): { close(): void } {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', forget);
  return { close: () => channel.close() };
}

/** Resolved also when the browser says no: a database that another program holds is not ours to wait for. */
function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
  });
}

export async function forgetCopies(): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('forget');
  channel.close();
  for (const key of Object.keys(localStorage))
    if (key.startsWith(entryPrefix) && !choices.includes(key)) localStorage.removeItem(key);
  // Private windows may forbid databases: then there is nothing to take away.
  const databases = await indexedDB.databases().catch(() => []);
  const ours = databases.flatMap(({ name }) => (name?.startsWith(databasePrefix) ? [name] : []));
  const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
  await Promise.race([Promise.all(ours.map(remove)), late]);
}
