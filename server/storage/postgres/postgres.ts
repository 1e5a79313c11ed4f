/**
 * The storage in a PostgreSQL database, version 15 or newer. One connection writes, so that changes come one after the
 * other as in SQLite; others read beside it. The server runs it in a thread of its own (`storage-thread.ts`), since
 * documents are packed and unpacked here.
 */
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { layoutVersion, refuseNewer } from '../migrations.ts';
import { storageQueries } from '../queries.ts';
import { type Storage, type Time, isReading } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { UnfitPostgres } from './failures.ts';
import { readPostgresLayout } from './layout.ts';
import { newLease } from './lease.ts';
import { openPool } from './pool.ts';
import { retrying } from './retry.ts';

export interface PostgresOptions {
  /** the clock that rows are stamped with */
  readonly now?: () => Time;
  /** somebody else has taken the database: nothing can be kept any more */
  readonly onTaken?: (error: Error) => void;
  /** beside a server that runs, for the operator's commands: nothing is locked, and the layout must be ours */
  readonly isBeside?: boolean;
  /** the longest that one statement may take */
  readonly patienceMs?: number;
}

const oldestVersion = 15;

/** Loading a workbook is a few statements, and people come together. */
const readers = 4;

const standardPatienceMs = 60_000;

async function refuseUnfit(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
  );
  const version = Math.floor(Number(rows[0].version) / 10_000);
  if (version < oldestVersion) throw new UnfitPostgres('version', String(version));
  if (rows[0].encoding !== 'UTF8') throw new UnfitPostgres('encoding', String(rows[0].encoding));
}

async function refuseOtherLayout(client: pg.ClientBase): Promise<void> {
  const version = await readPostgresLayout(client);
  refuseNewer(version);
  if (version < layoutVersion) throw new UnfitPostgres('layout', String(version));
}

/** Opens the database, making or migrating its tables first. Throws when it cannot be used. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const { now = Date.now, onTaken = () => undefined, isBeside = false } = options;
  const { patienceMs = standardPatienceMs } = options;
  const lease = newLease(onTaken);
  const writing = openPool(url, {
    most: 1,
    isReadOnly: false,
    patienceMs,
    onConnect: async (client) => {
      await refuseUnfit(client);
      await (isBeside ? refuseOtherLayout(client) : lease.hold(client));
    },
  });
  const reading = openPool(url, { most: readers, isReadOnly: true, patienceMs });
  const write = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writing }) });
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: reading }) });
  // Kysely would leave alone a pool that it has never asked.
  const close = async (): Promise<void> => {
    await Promise.all([writing.end(), reading.end()]);
  };
  try {
    (await writing.connect()).release();
  } catch (error) {
    await close();
    throw error;
  }
  const writer = storageQueries(write, now);
  const reader = storageQueries(read, now);
  const reads = Object.entries(reader).filter(([name]) => isReading(name));
  return retrying({ ...writer, ...Object.fromEntries(reads), close });
}
