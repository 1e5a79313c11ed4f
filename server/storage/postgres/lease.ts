/**
 * One server at a time. The connection that writes, and no other, holds a lock of PostgreSQL's, so the lock goes when
 * the process does. Should the connection be lost, the next one takes the lock again, and looks whether somebody else
 * has had it in the meantime: then what this process has in memory is no longer the truth, and it must end.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DatabaseInUse, codeOf } from './failures.ts';
import { migratePostgres } from './layout.ts';

/** Any number, always the same: PostgreSQL keeps such locks apart by database. */
const lockKey = 7_268_734_651;

const lockNotAvailable = '55P03';

/** Waits so long for the lock and no longer: a server that was killed may not be gone yet for PostgreSQL. */
export async function lockDatabase(client: pg.ClientBase, patienceMs: number): Promise<void> {
  await client.query(`set lock_timeout = ${patienceMs}`);
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
  } catch (error) {
    throw codeOf(error) === lockNotAvailable ? new DatabaseInUse() : error;
  }
  await client.query('set lock_timeout = 0');
}

export interface Lease {
  /** To be done with the connection that writes, before anything is written. Throws when somebody else has it. */
  hold(client: pg.ClientBase): Promise<void>;
}

/** `onTaken`: somebody else has written since we did. */
export function newLease(patienceMs: number, onTaken: (error: Error) => void): Lease {
  const own = randomUUID();
  let isHeld = false;
  const refuseTaken = async (client: pg.ClientBase): Promise<void> => {
    const { rows } = await client.query('select holder from samregn');
    if (rows[0]?.holder === own) return;
    const error = new DatabaseInUse();
    onTaken(error);
    throw error;
  };
  return {
    async hold(client) {
      if (isHeld) await refuseTaken(client);
      await lockDatabase(client, patienceMs);
      if (isHeld) return refuseTaken(client);
      await migratePostgres(client);
      await client.query('update samregn set holder = $1', [own]);
      isHeld = true;
    },
  };
}
