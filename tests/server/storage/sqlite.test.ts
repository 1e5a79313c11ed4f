import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layoutVersion } from '../../../server/storage/migrations.ts';
import { openSqlite, openSqliteFile } from '../../../server/storage/sqlite.ts';
import { type ThreadOptions, openStorageThread } from '../../../server/storage/storage-thread.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { temporaryFolder } from '../../support/server.ts';
import { sqliteUnderTest, withSqlite } from '../../support/sqlite-under-test.ts';
import { storageContract } from '../../support/storage-contract.ts';

const openSqliteThread = (path: string, options?: ThreadOptions): Promise<Storage> =>
  openStorageThread({ kind: 'sqlite', path }, options);

storageContract('SQLite', () =>
  Promise.resolve(sqliteUnderTest((path) => Promise.resolve(openSqlite(path)))),
);
storageContract('SQLite in a thread', () =>
  Promise.resolve(sqliteUnderTest((path) => openSqliteThread(path))),
);

describe('the SQLite file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, 'samregn.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const blank = { title: '', template: 'blank', owner: 'anne', at: 1, clients: [] };

  it('[STORE-15] is written through to the disk at every commit', async () => {
    // How far a commit is written is a matter of each connection, and nothing that a file remembers: kill -9 cannot show it.
    const file = openSqliteFile(path);
    const full = 2;
    expect(file.prepare('pragma synchronous').get()).toEqual({ synchronous: full });
    expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    file.close();
    await openSqlite(path).close();
    expect(withSqlite(path, (db) => db.prepare('pragma user_version').get())).toEqual({
      user_version: layoutVersion,
    });
  });

  it('[STORE-16] of a newer program is not touched', async () => {
    withSqlite(path, (db) => db.exec(`pragma user_version = ${layoutVersion + 1}`));
    expect(() => openSqlite(path)).toThrow('layout');
    await expect(openSqliteThread(path)).rejects.toMatchObject({ name: 'NewerLayout' });
  });

  it('[STORE-16] that is none is not opened', async () => {
    writeFileSync(path, 'not a database at all, but long enough to be taken for one by nobody'.repeat(20));
    await expect(openSqliteThread(path)).rejects.toThrow('not a database');
  });

  it('[STORE-17] on a full disk refuses the whole commit, says why, and takes it when there is room', async () => {
    const storage = await openSqliteThread(path, { maxPages: 40 });
    await storage.createWorkbook({ ...blank, id: 'w', state: new Uint8Array([1]) });
    const big = { data: new Uint8Array(200_000), author: 'anne', at: 2 };
    const small = { data: new Uint8Array([1, 2]), author: 'anne', at: 2 };
    const append = (...updates: (typeof big)[]): Promise<unknown> =>
      storage.append([{ workbook: 'w', updates, clients: [] }]);
    await expect(append(small, big)).rejects.toMatchObject({ errcode: 13 });
    expect(await storage.readDocument('w')).toMatchObject({ seq: 0, rows: 0 });
    await append(small);
    expect(await storage.readDocument('w')).toMatchObject({ seq: 1, rows: 1 });
    await storage.close();
  });

  it('[STORE-18] goes on when updates of one commit are windows on one buffer', async () => {
    const crashes: Error[] = [];
    const storage = await openSqliteThread(path, { onCrash: (error) => crashes.push(error) });
    await storage.createWorkbook({ ...blank, id: 'w', state: new Uint8Array([1]) });
    const both = new Uint8Array([1, 2, 3, 4]);
    const updates = [both.subarray(0, 2), both.subarray(2)].map((data) => ({ data, author: 'anne', at: 2 }));
    await storage.append([{ workbook: 'w', updates, clients: [] }]);
    expect((await storage.readDocument('w'))!.parts).toEqual([
      new Uint8Array([1]),
      ...updates.map(({ data }) => data),
    ]);
    expect(crashes).toEqual([]);
    await storage.close();
  });

  it('[STORE-18] that refuses one call goes on with the next, and after closing refuses all', async () => {
    const crashes: Error[] = [];
    const storage = await openSqliteThread(path, { onCrash: (error) => crashes.push(error) });
    const person = { id: 'anne', name: null, colour: 1 };
    await storage.createPerson(person, { tokenHash: new Uint8Array(32), at: 1 });
    const again = storage.createPerson(person, { tokenHash: new Uint8Array(32).fill(1), at: 1 });
    await expect(again).rejects.toThrow('UNIQUE');
    expect(await storage.readSession(new Uint8Array(32))).toBeDefined();
    expect(crashes).toEqual([]);
    await storage.close();
    expect(crashes).toEqual([]);
    await expect(storage.readDocument('w')).rejects.toThrow('closed');
  });
});
