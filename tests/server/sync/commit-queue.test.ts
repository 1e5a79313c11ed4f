/** When commits happen, told by a clock of the test's own. The rules are in server/sync/SPEC.md. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommitQueue } from '../../../server/sync/commit-queue.ts';
import type { Append, WorkbookId } from '../../../server/storage/storage.ts';

const settings = { commitGapMs: 2, busyGapMs: 100, retryMs: 100, longestRetryMs: 5000 };

interface Committed {
  readonly atMs: number;
  readonly updates: number;
}

/** A queue whose disk takes no time, and what it has committed. */
function openQueue() {
  const commits: Committed[] = [];
  const append = async (entries: readonly Append[]) => {
    const updates = entries.reduce((sum, entry) => sum + entry.updates.length, 0);
    commits.push({ atMs: performance.now() - start, updates });
    return entries.map(({ workbook }) => ({ workbook, seq: commits.length }));
  };
  const listener = { failing: () => undefined, working: () => undefined };
  const queue = new CommitQueue({ append }, settings, pino({ level: 'silent' }), listener);
  const start = performance.now();
  const workbook = 'one' as WorkbookId;
  const gone = (): void => undefined;
  return {
    commits,
    write(saved = (): void => undefined) {
      const update = { data: new Uint8Array(1), author: 'anne', at: 0, ends: new Map() };
      queue.push({ workbook, updates: [update], clients: [], saved, gone });
    },
    bind(client: number) {
      const saved = new Promise<void>((resolve) => {
        const clients = [{ client, person: 'bo' }];
        queue.push({ workbook, updates: [], clients, saved: () => resolve(), gone });
      });
      return saved.then(() => performance.now() - start);
    },
  };
}

describe('when commits happen', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('[SYNC-20] one edit is on disk after 2 ms, and of many that follow each other fewer commits are made', async () => {
    const { commits, write } = openQueue();
    for (let ms = 0; ms < 1000; ms += 5) {
      write();
      await vi.advanceTimersByTimeAsync(5);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(commits[0]).toEqual({ atMs: 2, updates: 1 });
    expect(commits.reduce((sum, { updates }) => sum + updates, 0)).toBe(200);
    const gaps = commits.slice(1).map(({ atMs }, index) => atMs - commits[index]!.atMs);
    expect(new Set(gaps)).toEqual(new Set([100]));
    // Who writes after a pause is told as soon as the first.
    const before = performance.now();
    const told = new Promise<number>((resolve) => write(() => resolve(performance.now() - before)));
    await vi.advanceTimersByTimeAsync(200);
    expect(await told).toBe(2);
  });

  test('[SYNC-20] what somebody waits for is on disk after 2 ms, however many write', async () => {
    const { commits, write, bind } = openQueue();
    write();
    await vi.advanceTimersByTimeAsync(30);
    write();
    const inTime = bind(7);
    await vi.advanceTimersByTimeAsync(20);
    expect(await inTime).toBe(32);
    write();
    await vi.advanceTimersByTimeAsync(81);
    // The end of the pause comes before 2 ms are over.
    const atItsEnd = bind(8);
    await vi.advanceTimersByTimeAsync(20);
    expect(await atItsEnd).toBe(132);
    expect(commits.map(({ atMs }) => atMs)).toEqual([2, 32, 132]);
  });
});
