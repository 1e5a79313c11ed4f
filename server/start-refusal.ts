/** Why the server, or a command on its data, cannot start, and the sentence that tells the operator. */
import { dirname } from 'node:path';
import type { StorageAddress } from './storage/address.ts';
import { isCorrupt } from './storage/corrupt.ts';
import type { FolderRefusal } from './storage/data-folder.ts';
import type { UnfitPostgres } from './storage/postgres/fitness.ts';

type OpeningRefusal =
  | { readonly kind: 'newerDatabase' }
  | { readonly kind: 'notADatabase'; readonly path: string }
  | { readonly kind: 'databaseInUse' }
  | {
      readonly kind: 'unfitPostgres';
      readonly what: 'version' | 'encoding' | 'layout';
      readonly found: string;
    }
  | { readonly kind: 'cannotConnect'; readonly why: string }
  | Extract<FolderRefusal, { readonly kind: 'notWritable' }>;

export type StartRefusal =
  | FolderRefusal
  | OpeningRefusal
  | { readonly kind: 'portInUse'; readonly port: number }
  | { readonly kind: 'cannotListen'; readonly why: string };

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Where several addresses were tried in vain, only the code says anything.
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}

/** What it means that opening the database threw. */
export function openingRefusal(error: unknown, address: StorageAddress): OpeningRefusal {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NewerLayout') return { kind: 'newerDatabase' };
  if (address.kind === 'sqlite') {
    if (isCorrupt(error)) return { kind: 'notADatabase', path: address.path };
    return { kind: 'notWritable', folder: dirname(address.path), why: messageOf(error) };
  }
  if (name === 'DatabaseInUse') return { kind: 'databaseInUse' };
  if (isUnfit(error)) return { kind: 'unfitPostgres', what: error.code, found: error.message };
  return { kind: 'cannotConnect', why: messageOf(error) };
}

/** Also when it comes from another thread, where it has lost its class. */
function isUnfit(error: unknown): error is UnfitPostgres {
  return error instanceof Error && error.name === 'UnfitPostgres';
}

export function sentenceFor(refusal: StartRefusal): string {
  switch (refusal.kind) {
    case 'portInUse':
      return `Port ${refusal.port} bruges allerede af et andet program. Vælg en anden med SAMREGN_PORT.`;
    case 'inUse':
      return `Mappen ${refusal.folder} bruges allerede af en Samregn-server, der kører.`;
    case 'notWritable':
      return `Samregn kan ikke skrive i mappen ${refusal.folder}: ${refusal.why}`;
    case 'newerDatabase':
      return 'Databasen er skrevet af en nyere udgave af Samregn. Opdatér programmet.';
    case 'notADatabase':
      return `Databasen ${refusal.path} kan ikke læses. Den er ikke rørt. Gendan en sikkerhedskopi med npm run restore -- <fil>.`;
    case 'databaseInUse':
      return 'Databasen i SAMREGN_DATABASE bruges allerede af en Samregn-server, der kører.';
    case 'unfitPostgres':
      return sentenceForUnfit(refusal.what, refusal.found);
    case 'cannotConnect':
      return `Samregn kan ikke bruge databasen i SAMREGN_DATABASE: ${refusal.why}`;
    case 'cannotListen':
      return `Samregn kan ikke tage imod forbindelser: ${refusal.why}`;
  }
}

function sentenceForUnfit(what: UnfitPostgres['code'], found: string): string {
  switch (what) {
    case 'version':
      return `Databasen i SAMREGN_DATABASE er PostgreSQL ${found}. Samregn skal bruge PostgreSQL 15 eller nyere.`;
    case 'encoding':
      return `Databasen i SAMREGN_DATABASE har tegnsættet ${found}. Samregn skal bruge UTF8.`;
    case 'layout':
      return 'Databasen i SAMREGN_DATABASE er fra en ældre udgave af Samregn. Start serveren én gang, så den bliver opdateret.';
  }
}
