/** Which comments I have read, on this computer only: nobody else can see it. */
import type { Thread } from '#model';

export interface ReadMarks {
  isRead(thread: string, message: string): boolean;
  /** Notes that all of these have been seen; forgets what is no longer there. */
  note(threads: readonly Thread[], living: readonly Thread[]): void;
}

const keyOf = (workbook: string): string => `samregn:comments:${workbook}`;

/**
 * Opens the marks of one workbook. Whoever opens it for the first time has read what stands there, but not what mentions
 * them.
 */
export function openReadMarks(workbook: string, me: string, present: readonly Thread[]): ReadMarks {
  const idOf = (thread: string, message: string): string => `${thread}/${message}`;
  const kept = localStorage.getItem(keyOf(workbook));
  const read = new Set(kept === null ? [] : kept.split(' '));
  const save = (): void => localStorage.setItem(keyOf(workbook), [...read].join(' '));
  if (kept === null) {
    for (const { id, messages } of present)
      for (const message of messages) if (!message.mentions.includes(me)) read.add(idOf(id, message.id));
    save();
  }
  return {
    isRead: (thread, message) => read.has(idOf(thread, message)),
    note(threads, living) {
      for (const { id, messages } of threads) for (const message of messages) read.add(idOf(id, message.id));
      const there = new Set(living.flatMap(({ id, messages }) => messages.map((one) => idOf(id, one.id))));
      for (const id of read) if (!there.has(id)) read.delete(id);
      save();
    },
  };
}
