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

/** A server that was killed a moment ago may not be gone yet for PostgreSQL. */
const waitMs = 3000;

const lockNotAvailable = '55P03';

async function lock(client: pg.ClientBase): Promise<boolean> {
  await client.query(`set lock_timeout = ${waitMs}`);
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return true;
  } catch (error) {
    if (codeOf(error) === lockNotAvailable) return false;
    throw error;
  } finally {
    await client.query('set lock_timeout = 0').catch(() => undefined);
  }
}

export interface Lease {
  /** To be done with the connection that writes, before anything is written. Throws when somebody else has it. */
  hold(client: pg.ClientBase): Promise<void>;
}

/** `onTaken`: somebody else has written since we did. */
export function newLease(onTaken: (error: Error) => void): Lease {
  const own = randomUUID();
  let isHeld = false;
  const holder = async (client: pg.ClientBase): Promise<unknown> =>
    (await client.query('select holder from samregn')).rows[0]?.holder;
  return {
    async hold(client) {
      const isLocked = await lock(client);
      if (isHeld) {
        if ((await holder(client)) !== own) {
          const error = new DatabaseInUse();
          onTaken(error);
          throw error;
        }
        if (!isLocked) throw new DatabaseInUse();
        return;
      }
      if (!isLocked) throw new DatabaseInUse();
      await migratePostgres(client);
      await client.query('update samregn set holder = $1', [own]);
      isHeld = true;
    },
  };
}
