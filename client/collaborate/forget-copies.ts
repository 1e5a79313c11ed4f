/**
 * Takes what this browser keeps of workbooks away: the copies for work without a line, and what is remembered of them.
 * Choices of looks and language are the computer's and stay.
 */
import { channelName, copyName, personKey } from './forgetting.ts';
import { isOfAnother } from './of-another.ts';
import { unsavedOf } from './unsaved-counts.ts';
import { unsavedEntries } from './unsaved-entries.ts';

const entryPrefix = 'samregn:';
const choices = ['language', 'theme', 'zoom', 'announce', 'guide'].map((name) => `${entryPrefix}${name}`);

/** Other windows are given so long to let go of their copies; the browser deletes these when they are closed. */
const longestWaitMs = 2000;

/** Resolved also when the browser says no: a database that another program holds is not ours to wait for. */
function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
  });
}

function forgetEntries(stays: (key: string) => boolean): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(entryPrefix) && !choices.includes(key) && !stays(key)) localStorage.removeItem(key);
}

/** The names of the databases that are copies. Private windows may forbid databases: then there are none. */
async function copies(): Promise<readonly string[]> {
  const databases = await indexedDB.databases().catch(() => []);
  return databases.flatMap(({ name }) => (name?.startsWith(copyName('')) ? [name] : []));
}

/**
 * All of it, in the other windows too, for whoever signs out and has said that nothing is to stay; but not what another
 * person has left here unsent.
 */
export async function forgetCopies(): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(localStorage.getItem(personKey) ?? '');
  channel.close();
  const left = new Set([...unsavedEntries()].map(({ copy }) => copy).filter(isOfAnother));
  forgetEntries((key) => [...left].some((copy) => key.startsWith(`${entryPrefix}unsaved:${copy}:`)));
  const isOurs = (name: string): boolean =>
    name.startsWith(copyName('')) && !left.has(name.slice(copyName('').length));
  for (const key of Object.keys(localStorage).filter(isOurs)) localStorage.removeItem(key);
  const ours = (await copies()).filter(isOurs);
  const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
  await Promise.race([Promise.all(ours.map(remove)), late]);
}

const sum = (counts: Iterable<{ readonly count: number }>): number =>
  [...counts].reduce((all, { count }) => all + count, 0);

/**
 * What somebody has left behind whose session ran out or was ended: all but the copies with edits that the server does
 * not have, and those that are open in some window, where such edits may be made at any moment. Says how many edits stay.
 */
export async function forgetLeftCopies(): Promise<number> {
  forgetEntries((key) => key.startsWith(`${entryPrefix}unsaved:`));
  // Only over https can windows wait for each other; without that nothing can be taken away that is surely of no use.
  if (navigator.locks as LockManager | undefined)
    for (const name of await copies())
      await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock && unsavedOf(name.slice(copyName('').length)).size === 0) {
          await remove(name);
          localStorage.removeItem(name);
        }
      });
  return sum(unsavedEntries());
}

/** Somebody is here: what another person has left behind goes. Says how many edits of others stay. */
export async function noteWhoIsHere(person: string): Promise<number> {
  const before = localStorage.getItem(personKey);
  if (before !== null && before !== person) {
    // What an earlier version of this program has kept does not say whose it is.
    for (const { copy } of unsavedEntries())
      if (localStorage.getItem(copyName(copy)) === null) localStorage.setItem(copyName(copy), before);
    await forgetLeftCopies();
  }
  localStorage.setItem(personKey, person);
  return sum([...unsavedEntries()].filter(({ copy }) => isOfAnother(copy)));
}
