/** Kysely on Node's own SQLite, so that no native package is needed. Kysely's dialect wants better-sqlite3's face. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/** Statements kept ready. The queries of this server are a few dozen, plus one per length of a block of rows. */
const maxStatements = 300;

function readyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function database(db: DatabaseSync): SqliteDatabase {
  const ready = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = ready.get(sql);
    if (known) return known;
    if (ready.size >= maxStatements) ready.clear();
    const statement = readyStatement(db.prepare(sql));
    ready.set(sql, statement);
    return statement;
  };
  return {
    close: () => db.close(),
    prepare(sql) {
      // Every transaction here writes; one that starts reading could be refused when it turns to writing.
      if (sql === 'begin') return prepare('begin immediate');
      // A full disk makes SQLite roll back by itself; rolling back again would hide why.
      if (sql === 'rollback' && !db.isTransaction) return nothing;
      return prepare(sql);
    },
  };
}

export function nodeSqliteDialect(db: DatabaseSync): SqliteDialect {
  return new SqliteDialect({ database: database(db) });
}
