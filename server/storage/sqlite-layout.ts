/** Brings a SQLite file to the layout of this program. */
import type { DatabaseSync } from 'node:sqlite';
import { sqliteWords } from './layout-words.ts';
import { layoutSteps, refuseNewer } from './migrations.ts';

export function readLayoutVersion(db: DatabaseSync): number {
  const row = db.prepare('pragma user_version').get() as { user_version: number };
  return row.user_version;
}

/** Throws for a file that a newer program has written. `to`: only so far, for tests of upgrades. */
export function migrateSqlite(db: DatabaseSync, to = layoutSteps.length): void {
  const from = readLayoutVersion(db);
  refuseNewer(from);
  for (const [index, step] of layoutSteps.slice(0, to).entries()) {
    if (index < from) continue;
    // user_version is part of the transaction, so a step is done wholly or not at all.
    db.exec(`begin immediate; ${step(sqliteWords)}; pragma user_version = ${index + 1}; commit`);
  }
}
