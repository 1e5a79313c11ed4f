/**
 * A transaction told as steps: each is a query, and is answered with its rows. So one telling serves both databases:
 * SQLite takes all the steps at once, without the promises that cost more than its queries do, PostgreSQL one after the
 * other. For what every commit does; everything else asks Kysely.
 */
import type { CompiledQuery } from 'kysely';
import type { Database } from './tables.ts';

export type Steps<Value> = Generator<CompiledQuery, Value, readonly unknown[]>;

/** Does the steps in one transaction, and none of them when one throws. */
export type Transact = <Value>(steps: Steps<Value>) => Promise<Value>;

/** One query after the other, on a connection of its own. */
export function transactThrough(db: Database): Transact {
  return (steps) =>
    db.transaction().execute(async (write) => {
      let step = steps.next([]);
      while (!step.done) step = steps.next((await write.executeQuery(step.value)).rows);
      return step.value;
    });
}
