/**
 * The storage in a PostgreSQL database, version 15 or newer. One connection writes, so that changes come one after the
 * other as in SQLite; others read beside it. The server runs it in a thread of its own (`storage-thread.ts`), since
 * documents are packed and unpacked here.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { storageQueries } from '../queries.ts';
import { type Storage, type Time, isReading } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { refuseOtherLayout, refuseUnfit } from './fitness.ts';
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
  /** the longest to wait for a server that is about to let go of the database */
  readonly lockPatienceMs?: number;
}

/** Loading a workbook is a few statements, and people come together. */
const readers = 4;

const standardPatienceMs = 60_000;

/** Opens the database, making or migrating its tables first. Throws when it cannot be used. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const { now = Date.now, onTaken = () => undefined, isBeside = false } = options;
  const { patienceMs = standardPatienceMs, lockPatienceMs = 1500 } = options;
  const lease = newLease(lockPatienceMs, onTaken);
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
  let closing: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    await (closing ??= Promise.all([writing.end(), reading.end()]));
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
