/** The layout of a PostgreSQL database, and the one row that says which it is and who writes there. */
import type pg from 'pg';
import { postgresWords } from '../layout-words.ts';
import { layoutSteps, refuseNewer } from '../migrations.ts';

/** `holder` is the process that wrote last; see `lease.ts`. */
const ownTable = `
  create table if not exists samregn (
    only_row boolean primary key default true check (only_row), layout bigint not null, holder text not null
  )`;

/** The layout's version; 0 for a database in which Samregn has never been. */
export async function readPostgresLayout(client: pg.ClientBase): Promise<number> {
  const { rows: tables } = await client.query("select to_regclass('samregn') is not null as is_there");
  if (tables[0]?.is_there !== true) return 0;
  const { rows } = await client.query('select layout from samregn');
  return Number(rows[0]?.layout ?? 0);
}

/**
 * Brings a database to the layout of this program: wholly or not at all. Nobody else may be writing. Throws for one
 * that a newer program has written. `to`: only so far, for tests of upgrades.
 */
export async function migratePostgres(client: pg.ClientBase, to = layoutSteps.length): Promise<void> {
  const from = await readPostgresLayout(client);
  refuseNewer(from);
  if (from >= to) return;
  await client.query('begin');
  try {
    await writeLayout(client, from, to);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The steps from one version to another. To be called in a transaction. */
export async function writeLayout(client: pg.ClientBase, from: number, to: number): Promise<void> {
  await client.query(ownTable);
  for (const step of layoutSteps.slice(from, to)) await client.query(step(postgresWords));
  await client.query(
    "insert into samregn (layout, holder) values ($1, '') on conflict (only_row) do update set layout = $1",
    [to],
  );
}
