/** Whether a file is a whole Samregn database. */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { layoutVersion } from '../storage/migrations.ts';
import { readLayoutVersion } from '../storage/sqlite-layout.ts';

export function isIntact(path: string): boolean {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      const check = db.prepare('pragma integrity_check').get();
      const version = readLayoutVersion(db);
      // SQLite takes what is missing of the last page for zeros and finds nothing wrong with it.
      const pageBytes = Number(db.prepare('pragma page_size').get()?.['page_size']);
      if (statSync(path).size % pageBytes !== 0) return false;
      // Throws when the tables are another program's.
      db.prepare('select head from workbook');
      return check?.['integrity_check'] === 'ok' && version > 0 && version <= layoutVersion;
    } finally {
      db.close();
    }
  } catch {
    // SQLite refuses what is no database at all, or not ours.
    return false;
  }
}
