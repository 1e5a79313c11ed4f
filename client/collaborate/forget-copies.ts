/**
 * Takes what this browser keeps of workbooks away: the copies for work without a line, and what is remembered of them.
 * Choices of looks and language are the computer's and stay.
 */
import type { Person } from '../api.ts';
import { channelName, copyName, personKey } from './forgetting.ts';
import { isOfAnother } from './of-another.ts';
import { unsavedKey, unsavedOf } from './unsaved-counts.ts';
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

const isCopy = (name: string): boolean => name.startsWith(copyName(''));

/** The names of all copies, by their databases and by what says whose they are. Private windows may forbid databases. */
async function copies(): Promise<ReadonlySet<string>> {
  const databases = await indexedDB.databases().catch(() => []);
  const names = databases.flatMap(({ name }) => name ?? []);
  return new Set([...names, ...Object.keys(localStorage)].filter(isCopy));
}

const copyIn = (name: string): string => name.slice(copyName('').length);

/** What another person's windows hold, who has not been asked: none over plain http, where nobody can tell. */
async function namesInUse(): Promise<ReadonlySet<string | undefined>> {
  const { held } = (await (navigator.locks as LockManager | undefined)?.query()) ?? {};
  return new Set(held?.map(({ name }) => name));
}

/**
 * All of it, in the other windows too, for whoever signs out and has said that nothing is to stay; but not what another
 * person has left here unsent, or has open.
 */
export async function forgetCopies(): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(localStorage.getItem(personKey) ?? '');
  channel.close();
  const inUse = await namesInUse();
  const names = [...(await copies())];
  const left = new Set(
    names.filter(
      (name) => isOfAnother(copyIn(name)) && (inUse.has(name) || unsavedOf(copyIn(name)).size > 0),
    ),
  );
  forgetEntries((key) => [...left].some((name) => key.startsWith(unsavedKey(copyIn(name), ''))));
  const ours = names.filter((name) => !left.has(name));
  for (const name of ours) localStorage.removeItem(name);
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
  const person = localStorage.getItem(personKey);
  // What an earlier version of this program has kept does not say whose it is: by who was here last.
  if (person !== null)
    for (const { copy } of unsavedEntries())
      if (localStorage.getItem(copyName(copy)) === null) localStorage.setItem(copyName(copy), person);
  forgetEntries((key) => key.startsWith(`${entryPrefix}unsaved:`));
  // Only over https can windows wait for each other; without that nothing can be taken away that is surely of no use.
  if (navigator.locks as LockManager | undefined)
    for (const name of await copies())
      await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock && unsavedOf(copyIn(name)).size === 0) {
          await remove(name);
          localStorage.removeItem(name);
        }
      });
  return sum(unsavedEntries());
}

/** Somebody is here: what another person has left behind goes. Says how many edits of others stay. */
export async function noteWhoIsHere({ id, was }: Pick<Person, 'id' | 'was'>): Promise<number> {
  // The guest that this person was here can never come back for what is unsent: it is this person's now.
  for (const name of Object.keys(localStorage).filter(isCopy))
    if (was !== undefined && localStorage.getItem(name) === was) localStorage.setItem(name, id);
  const before = localStorage.getItem(personKey);
  if (before !== null && before !== id && before !== was) await forgetLeftCopies();
  localStorage.setItem(personKey, id);
  return sum([...unsavedEntries()].filter(({ copy }) => isOfAnother(copy)));
}
