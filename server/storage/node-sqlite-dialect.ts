/** Kysely on Node's own SQLite, so that no native package is needed. Kysely's dialect wants better-sqlite3's face. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteStatement } from 'kysely';

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

/** Statements of one database, each prepared once. */
export class ReadyStatements {
  readonly #db: DatabaseSync;
  readonly #ready = new Map<string, SqliteStatement>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  prepare(sql: string): SqliteStatement {
    // Every transaction here writes; one that starts reading could be refused when it turns to writing.
    if (sql === 'begin') return this.prepare('begin immediate');
    // A full disk makes SQLite roll back by itself; rolling back again would hide why.
    if (sql === 'rollback' && !this.#db.isTransaction) return nothing;
    const known = this.#ready.get(sql);
    if (known) return known;
    if (this.#ready.size >= maxStatements) this.#ready.clear();
    const statement = readyStatement(this.#db.prepare(sql));
    this.#ready.set(sql, statement);
    return statement;
  }

  /** Runs a query at once, on whatever transaction is open. */
  run(sql: string, parameters: readonly unknown[] = []): readonly unknown[] {
    const statement = this.prepare(sql);
    if (statement.reader) return statement.all(parameters);
    statement.run(parameters);
    return [];
  }

  close(): void {
    this.#db.close();
  }
}

export function nodeSqliteDialect(statements: ReadyStatements): SqliteDialect {
  return new SqliteDialect({ database: statements });
}
