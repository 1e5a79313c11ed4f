/**
 * A whole copy of a PostgreSQL database as a SQLite file of the same layout, and such a file put in its place. So there
 * is one kind of copy for both databases: it is checked by the same program, and carries an installation from one to the
 * other.
 */
import { DatabaseSync } from 'node:sqlite';
import type pg from 'pg';
import { layoutVersion, refuseNewer } from '../migrations.ts';
import { migrateSqlite } from '../sqlite-layout.ts';
import { refuseOtherLayout, refuseUnfit } from './fitness.ts';
import { readPostgresLayout, writeLayout } from './layout.ts';
import { lockDatabase } from './lease.ts';
import { openPool } from './pool.ts';

/** Rows at once; one may hold a whole document. */
const rowsAtOnce = 50;

const patienceMs = 10 * 60_000;
const lockPatienceMs = 1500;

type Value = string | number | Uint8Array | null;
type Row = Readonly<Record<string, Value>>;

function quoted(name: string): string {
  return `"${name}"`;
}

/** The names of what a SQLite database of ours has of a kind. */
function namesOf(db: DatabaseSync, kind: 'table' | 'view'): readonly string[] {
  const rows = db.prepare('select name from sqlite_master where type = ? order by name').all(kind);
  return rows.map((row) => String(row['name']));
}

async function withClient<Made>(
  url: string,
  isReadOnly: boolean,
  work: (client: pg.ClientBase) => Promise<Made>,
): Promise<Made> {
  const pool = openPool(url, { most: 1, isReadOnly, patienceMs });
  try {
    const client = await pool.connect();
    try {
      await refuseUnfit(client);
      return await work(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** Copies everything as it is at one moment, also while a server writes. `to` must not be there yet. */
export async function copyFromPostgres(url: string, to: string): Promise<void> {
  await withClient(url, true, async (client) => {
    await refuseOtherLayout(client);
    await client.query('begin isolation level repeatable read read only');
    const db = new DatabaseSync(to);
    try {
      migrateSqlite(db);
      db.exec('begin');
      for (const table of namesOf(db, 'table')) await copyTable(client, db, table);
      db.exec('commit');
    } finally {
      db.close();
    }
    await client.query('commit');
  });
}

async function copyTable(client: pg.ClientBase, db: DatabaseSync, table: string): Promise<void> {
  const name = quoted(table);
  await client.query(`declare copying no scroll cursor for select * from ${name}`);
  for (;;) {
    const { rows, fields } = await client.query<Row>(`fetch ${rowsAtOnce} from copying`);
    if (rows.length === 0) break;
    const columns = fields.map((field) => field.name);
    const places = columns.map(() => '?').join(', ');
    const insert = db.prepare(`insert into ${name} (${columns.map(quoted).join(', ')}) values (${places})`);
    for (const row of rows) insert.run(...columns.map((column) => row[column]!));
  }
  await client.query('close copying');
}

/**
 * Puts a SQLite file of this program's layout in the place of what is in the database, wholly or not at all. What was
 * there is moved to a schema of its own, whose name is answered; undefined when nothing was there. Throws `DatabaseInUse`
 * while a server runs.
 */
export async function putIntoPostgres(from: string, url: string, at: Date): Promise<string | undefined> {
  return await withClient(url, false, async (client) => {
    await lockDatabase(client, lockPatienceMs);
    refuseNewer(await readPostgresLayout(client));
    const db = new DatabaseSync(from, { readOnly: true });
    try {
      const tables = namesOf(db, 'table');
      await client.query('begin');
      const aside = await setAside(client, [...tables, ...namesOf(db, 'view'), 'samregn'], at);
      await writeLayout(client, 0, layoutVersion);
      for (const table of tables) await fillTable(db, client, table);
      await client.query('commit');
      return aside;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      db.close();
    }
  });
}

/** `names`: of tables and views. */
async function setAside(
  client: pg.ClientBase,
  names: readonly string[],
  at: Date,
): Promise<string | undefined> {
  const { rows } = await client.query(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_name = any($1)`,
    [names],
  );
  if (rows.length === 0) return undefined;
  const schema = `samregn_before_restore_${at.toISOString().replaceAll(/\D/g, '')}`;
  await client.query(`create schema ${schema}`);
  for (const { name } of rows) await client.query(`alter table ${quoted(String(name))} set schema ${schema}`);
  return schema;
}

async function fillTable(db: DatabaseSync, client: pg.ClientBase, table: string): Promise<void> {
  const rows = db.prepare(`select * from ${quoted(table)}`).iterate();
  let block: Row[] = [];
  const flush = async (): Promise<void> => {
    if (block.length === 0) return;
    const columns = Object.keys(block[0]!);
    const places = block.map(
      (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
    );
    await client.query(
      `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ${places.join(', ')}`,
      block.flatMap((row) => Object.values(row)),
    );
    block = [];
  };
  for (const row of rows) {
    block.push(row as Row);
    if (block.length === rowsAtOnce) await flush();
  }
  await flush();
}
