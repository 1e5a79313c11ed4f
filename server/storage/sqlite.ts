/**
 * The storage in one SQLite file, in the thread that calls. The server runs it in a thread of its own
 * (`storage-thread.ts`), so that waiting for the disk never holds up anybody's typing.
 */
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { storageQueries } from './queries.ts';
import { migrateSqlite } from './sqlite-layout.ts';
import type { Storage, Time } from './storage.ts';
import type { Tables } from './tables.ts';

export interface SqliteOptions {
  /** the clock that rows are stamped with */
  readonly now?: () => Time;
  /** a smaller disk, for tests */
  readonly maxPages?: number;
}

/** Opens the file, making or migrating it first. FULL: a commit is on disk when it returns, also when the power goes. */
function openSqliteFile(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 });
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = off');
    migrateSqlite(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

export function openSqlite(path: string, { now = Date.now, maxPages }: SqliteOptions = {}): Storage {
  const file = openSqliteFile(path);
  if (maxPages !== undefined) file.exec(`pragma max_page_count = ${maxPages}`);
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) });
  return {
    ...storageQueries(db, now),
    async close() {
      await db.destroy();
      if (file.isOpen) file.close();
    },
  };
}
