/** Where the storage is, and how it is opened there. */
import type { Storage } from './storage.ts';

export type StorageAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface OpenOptions {
  /** a smaller disk, for tests of SQLite */
  readonly maxPages?: number;
  /** beside a server that runs, for the operator's commands */
  readonly isBeside?: boolean;
  /** another process has taken the database: nothing can be kept any more */
  readonly onTaken?: (error: Error) => void;
}

export async function openStorage(address: StorageAddress, options: OpenOptions = {}): Promise<Storage> {
  // Only the one that is used is loaded: every start waits for it.
  if (address.kind === 'sqlite') return (await import('./sqlite.ts')).openSqlite(address.path, options);
  return (await import('./postgres/postgres.ts')).openPostgres(address.url, options);
}
