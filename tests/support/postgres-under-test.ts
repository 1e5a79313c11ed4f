/** Databases of the run's PostgreSQL, for tests that look into them or harm them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Storage } from '../../server/storage/storage.ts';
import { variable } from './postgres-on-demand.ts';
import type { StorageUnderTest } from './storage-contract.ts';

export interface TestDatabase {
  readonly url: string;
  /** A question of a connection of its own. */
  ask(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  remove(): Promise<void>;
}

async function mainUrl(): Promise<string> {
  const door = process.env[variable];
  if (door === undefined) throw new Error(`${variable} is not set: run the tests by tests/vitest.config.ts`);
  const answer = await fetch(door);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${text}`);
  return text;
}

async function askAt(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** A new database; `options` as `create database` takes them. */
export async function openTestDatabase(options = ''): Promise<TestDatabase> {
  const main = await mainUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await askAt(main, `create database ${name} ${options}`);
  const url = main.replace(/\/postgres$/, `/${name}`);
  return {
    url,
    ask: (sql, values) => askAt(url, sql, values),
    remove: async () => void (await askAt(main, `drop database ${name} with (force)`)),
  };
}

/** Empties a database of ours: quicker than making one. */
async function empty(database: TestDatabase): Promise<void> {
  const rows = await database.ask("select tablename from pg_tables where schemaname = 'public'");
  const tables = rows.map(({ tablename }) => String(tablename)).filter((name) => name !== 'samregn');
  if (tables.length > 0) await database.ask(`truncate ${tables.join(', ')}`);
}

/** One database for all tests of a suite, emptied between them. */
export function postgresUnderTest(
  database: TestDatabase,
  open: (url: string) => Promise<Storage>,
): StorageUnderTest {
  return {
    open: () => open(database.url),
    async harm(of, what, seq) {
      const isCopy = what === 'copy';
      const table = isCopy ? 'publication_copy' : `doc_${what}`;
      const where = isCopy ? 'publication = $1' : 'doc = $1 and seq = $2';
      const key = isCopy ? [of] : [of, seq];
      const [row] = await database.ask(`select data from ${table} where ${where}`, key);
      const data = (row!['data'] as Uint8Array).map((byte) => byte ^ 0x55);
      await database.ask(`update ${table} set data = $${key.length + 1} where ${where}`, [...key, data]);
    },
    async count(workbook) {
      const count = async (table: string): Promise<number> =>
        Number(
          (await database.ask(`select count(*) as n from ${table} where doc = $1`, [workbook]))[0]!['n'],
        );
      return { updates: await count('doc_update'), snapshots: await count('doc_snapshot') };
    },
    remove: () => empty(database),
  };
}
