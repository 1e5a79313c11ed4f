/** The SQLite file behind a storage, for tests that look at it or harm it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Storage } from '../../server/storage/storage.ts';
import type { StorageUnderTest } from './storage-contract.ts';
import { temporaryFolder } from './server.ts';

export function withSqlite<Value>(path: string, work: (db: DatabaseSync) => Value): Value {
  const db = new DatabaseSync(path, { timeout: 5000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

export function harmRow(path: string, of: string, what: 'snapshot' | 'update' | 'copy', seq: number): void {
  withSqlite(path, (db) => {
    const isCopy = what === 'copy';
    const table = isCopy ? 'publication_copy' : `doc_${what}`;
    const where = isCopy ? 'publication = ?' : 'doc = ? and seq = ?';
    const key = isCopy ? [of] : [of, seq];
    const row = db.prepare(`select data from ${table} where ${where}`).get(...key);
    const data = (row!['data'] as Uint8Array).map((byte) => byte ^ 0x55);
    db.prepare(`update ${table} set data = ? where ${where}`).run(data, ...key);
  });
}

export function countRows(
  path: string,
  workbook: string,
): { readonly updates: number; readonly snapshots: number } {
  return withSqlite(path, (db) => {
    const count = (table: string): number =>
      Number(db.prepare(`select count(*) as n from ${table} where doc = ?`).get(workbook)!['n']);
    return { updates: count('doc_update'), snapshots: count('doc_snapshot') };
  });
}

export function sqliteUnderTest(open: (path: string) => Promise<Storage>): StorageUnderTest {
  const folder = temporaryFolder();
  const path = join(folder, 'samregn.sqlite');
  return {
    open: () => open(path),
    harm: (of, what, seq) => Promise.resolve(harmRow(path, of, what, seq)),
    count: (workbook) => Promise.resolve(countRows(path, workbook)),
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}
