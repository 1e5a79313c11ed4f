/**
 * The storage in one SQLite file, in the thread that calls. The server runs it in a thread of its own
 * (`storage-thread.ts`), so that waiting for the disk never holds up anybody's typing.
 */
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { ReadyStatements, nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { storageQueries } from './queries.ts';
import { migrateSqlite } from './sqlite-layout.ts';
import type { Storage, Time } from './storage.ts';
import type { Database, Tables } from './tables.ts';
import type { Transact } from './transact.ts';

export interface SqliteOptions {
  /** the clock that rows are stamped with */
  readonly now?: () => Time;
  /** a smaller disk, for tests */
  readonly maxPages?: number;
}

/** Opens the file, making or migrating it first. FULL: a commit is on disk when it returns, also when the power goes. */
export function openSqliteFile(path: string): DatabaseSync {
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

/** All steps at once, when no other transaction is under way on Kysely's one connection. */
function transactAtOnce(db: Database, statements: ReadyStatements): Transact {
  return (steps) =>
    db.connection().execute(() => {
      statements.run('begin');
      try {
        let step = steps.next([]);
        while (!step.done) step = steps.next(statements.run(step.value.sql, step.value.parameters));
        statements.run('commit');
        return Promise.resolve(step.value);
      } catch (error) {
        statements.run('rollback');
        throw error;
      }
    });
}

export function openSqlite(path: string, { now = Date.now, maxPages }: SqliteOptions = {}): Storage {
  const file = openSqliteFile(path);
  if (maxPages !== undefined) file.exec(`pragma max_page_count = ${maxPages}`);
  const statements = new ReadyStatements(file);
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(statements) });
  return {
    ...storageQueries(db, now, transactAtOnce(db, statements)),
    async close() {
      await db.destroy();
      if (file.isOpen) file.close();
    },
  };
}
