import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ChildServer, openChildServer, withSmallDisk } from '../../support/child-server.ts';
import { diskFull, faults } from '../../support/faulty-storage.ts';
import { openPerson, openTestServer, temporaryFolder } from '../../support/server.ts';
import { openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

/** A server whose disk can be filled up, and emptied again. */
interface OnDisk {
  readonly url: string;
  fill(): void;
  empty(): void;
  close(): Promise<void>;
}

/** With the database on a real small disk. */
async function onSmallDisk(before: readonly string[], folder: string): Promise<OnDisk> {
  const server: ChildServer = await openChildServer(folder, {}, before);
  // The disk is there for the process alone; from outside one comes to it through that.
  const ballast = join(`/proc/${server.pid}/root`, folder, 'ballast');
  return {
    url: server.url,
    fill() {
      const block = new Uint8Array(4096);
      for (;;) {
        try {
          writeFileSync(ballast, block, { flag: 'a' });
        } catch (error) {
          expect(error).toMatchObject({ code: 'ENOSPC' });
          return;
        }
      }
    },
    empty: () => rmSync(ballast),
    async close() {
      await server.kill('SIGTERM');
    },
  };
}

/** Where no disk can be mounted, with a storage that says what SQLite says on a full one. */
async function onFaultyStorage(folder: string): Promise<OnDisk> {
  const disk = faults();
  const server = await openTestServer({ folder, through: disk.through });
  return {
    url: server.url,
    fill: () => (disk.failing = diskFull()),
    empty: () => (disk.failing = undefined),
    close: () => server.close(),
  };
}

const folder = temporaryFolder();
const before = withSmallDisk(folder, 8);
let server: OnDisk | undefined;
afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it(`[SYNC-7] ${before ? 'a real full disk' : 'a storage that says it is full'} stops what is called saved, drops nothing, and is recovered from without anybody's help`, async () => {
  server = await (before ? onSmallDisk(before, folder) : onFaultyStorage(folder));
  const anne = await openPerson(server.url, 'Anne');
  const workbook = await anne.createWorkbook();
  const [one, two] = [await openRawClient(anne, workbook), await openRawClient(anne, workbook)];
  await until('both are synced', () => one.isSynced && two.isSynced);
  one.cells.set('0.0', 'før');
  await one.allSaved();

  server.fill();
  let row = 0;
  // What is left of the last block, and what SQLite has put aside, takes some edits yet.
  while (one.notices.length === 0) {
    one.cells.set(`1.${row++}`, 'x'.repeat(20_000));
    await until('it is saved or it fails', () => one.saved === one.sent || one.notices.length > 0);
  }
  const { saved } = one;
  expect(saved).toBeLessThan(one.sent);
  for (let i = 0; i < 10; i++) one.cells.set(`2.${i}`, i);
  await until('a colleague sees it all the same', () => two.cells.get('2.9') === 9);
  expect((await anne.ask('GET', '/health')).status).toBe(503);
  expect(one.saved).toBe(saved);
  expect(one.notices).toEqual(['savingFails']);

  server.empty();
  await one.allSaved();
  await until('people are told', () => one.notices.length === 2);
  expect(one.notices).toEqual(['savingFails', 'savingWorks']);
  expect((await anne.ask('GET', '/health')).status).toBe(200);
  const late = await openRawClient(anne, workbook);
  await until('a newcomer is synced', () => late.isSynced);
  expect(late.cells.size).toBe(1 + row + 10);
  for (const client of [one, two, late]) client.close();
});
