/** A whole copy of a database in one file, also while somebody writes to it; what still stands in its log comes along. */
import { DatabaseSync, backup } from 'node:sqlite';
import type { StorageAddress } from '../storage/address.ts';
import { copyFromPostgres } from '../storage/postgres/copy.ts';

/** All pages in one step: a copy in several steps starts again whenever somebody types. */
const allPages = 2 ** 31 - 1;

/** The copy of either database is a SQLite file. */
export function copyStorage(from: StorageAddress, to: string): Promise<void> {
  return from.kind === 'sqlite' ? copyDatabase(from.path, to) : copyFromPostgres(from.url, to);
}

export async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    await backup(db, to, { rate: allPages });
  } finally {
    db.close();
  }
  // One file that can be carried away, without a log beside it.
  const copy = new DatabaseSync(to);
  try {
    copy.exec('pragma journal_mode = delete');
  } finally {
    copy.close();
  }
}
