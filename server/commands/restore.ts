/** npm run restore -- <file>: puts a copy in the database's place; the old one is set aside, not lost. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { messageOf, openingRefusal, sentenceFor } from '../start-refusal.ts';
import type { StorageAddress } from '../storage/address.ts';
import { databasePath, holdDataFolder } from '../storage/data-folder.ts';
import { addressOf } from '../storage/hold-storage.ts';
import { putIntoPostgres } from '../storage/postgres/copy.ts';
import { migrateSqlite } from '../storage/sqlite-layout.ts';
import { type Command, type Said, fail, runCommand, say, temporaryFolder } from './command.ts';
import { copyDatabase } from './copy-database.ts';
import { isIntact } from './integrity.ts';

/** SQLite's own files beside the database. */
const companions = ['', '-wal', '-shm'] as const;

async function putInPlace(folder: string, file: string): Promise<Said> {
  const current = databasePath(folder);
  const incoming = join(folder, 'samregn-restoring.sqlite');
  rmSync(incoming, { force: true });
  try {
    // SQLite has the copy on disk before the old database moves.
    await copyDatabase(file, incoming);
  } catch (error) {
    rmSync(incoming, { force: true });
    return fail(`Filen ${file} kan ikke kopieres: ${messageOf(error)}. Intet er ændret.`);
  }
  if (!isIntact(incoming)) {
    rmSync(incoming, { force: true });
    return fail(`Filen ${file} er ikke en hel Samregn-database. Intet er ændret.`);
  }
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(folder, `samregn-before-restore-${stamp}.sqlite`);
  const hadOld = existsSync(current);
  for (const companion of companions)
    if (existsSync(current + companion)) renameSync(current + companion, aside + companion);
  renameSync(incoming, current);
  return say(
    hadOld
      ? `Databasen er gendannet fra ${file}. Den gamle ligger i ${aside}.`
      : `Databasen er gendannet fra ${file}.`,
  );
}

/** Folds a database's own log into its file, when it can still be opened, so that one file is all of it. */
function foldLog(path: string): void {
  try {
    const db = new DatabaseSync(path);
    try {
      db.exec('pragma wal_checkpoint(truncate)');
    } finally {
      db.close();
    }
  } catch {
    // A database that cannot be opened is set aside as it is, its log beside it.
  }
}

/** Into PostgreSQL: an older copy is brought to our layout on the way. */
async function putIntoDatabase(
  address: Extract<StorageAddress, { readonly kind: 'postgres' }>,
  file: string,
): Promise<Said> {
  const folder = temporaryFolder();
  try {
    const copy = join(folder, 'copy.sqlite');
    await copyDatabase(file, copy);
    const db = new DatabaseSync(copy);
    try {
      migrateSqlite(db);
    } finally {
      db.close();
    }
    const aside = await putIntoPostgres(copy, address.url, new Date());
    const said = `Databasen i SAMREGN_DATABASE er gendannet fra ${file}.`;
    return say(aside === undefined ? said : `${said} Den gamle ligger i skemaet ${aside}.`);
  } catch (error) {
    return fail(`${sentenceFor(openingRefusal(error, address))} Intet er ændret.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const restore: Command = async ({ settings, words }) => {
  const [file] = words;
  if (file === undefined || words.length > 1) return fail('Brug: npm run restore -- <fil>');
  if (!existsSync(file)) return fail(`Filen ${file} findes ikke.`);
  if (!isIntact(file)) return fail(`Filen ${file} er ikke en hel Samregn-database. Intet er ændret.`);
  const address = addressOf(settings);
  if (address.kind === 'postgres') return putIntoDatabase(address, file);
  const held = holdDataFolder(settings.data);
  if (!held.ok) {
    return held.error.kind === 'inUse'
      ? fail(`En Samregn-server bruger mappen ${settings.data}. Stop den først.`)
      : fail(`Mappen ${settings.data} kan ikke skrives: ${held.error.why}`);
  }
  try {
    if (existsSync(held.value.databasePath)) foldLog(held.value.databasePath);
    return await putInPlace(settings.data, file);
  } finally {
    held.value.close();
  }
};

if (import.meta.main) await runCommand(restore);
