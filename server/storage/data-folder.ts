/**
 * The folder with everything the server keeps. One server at a time: the lock is held by SQLite on a file of its own, so
 * the operating system lets go of it however the process ends, and nobody ever has to delete a lock file.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Result, done, refused } from '#model';

export type FolderRefusal =
  | { readonly kind: 'inUse'; readonly folder: string }
  | { readonly kind: 'notWritable'; readonly folder: string; readonly why: string };

export interface DataFolder {
  readonly databasePath: string;
  /** Lets go of the folder. */
  close(): void;
}

export function databasePath(folder: string): string {
  return join(folder, 'samregn.sqlite');
}

const sqliteBusy = 5;

export function holdDataFolder(folder: string): Result<DataFolder, FolderRefusal> {
  const notWritable = (error: unknown): Result<DataFolder, FolderRefusal> =>
    refused({ kind: 'notWritable', folder, why: error instanceof Error ? error.message : String(error) });
  let lock: DatabaseSync;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    lock = new DatabaseSync(join(folder, 'samregn.lock'), { timeout: 0 });
  } catch (error) {
    return notWritable(error);
  }
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
    return isBusy ? refused({ kind: 'inUse', folder }) : notWritable(error);
  }
  return done({ databasePath: databasePath(folder), close: () => lock.close() });
}
