/** Why the server, or a command on its data, cannot start, and the sentence that tells the operator. */
import { dirname } from 'node:path';
import { isCorrupt } from './storage/corrupt.ts';
import type { FolderRefusal } from './storage/data-folder.ts';

type OpeningRefusal =
  | { readonly kind: 'newerDatabase' }
  | { readonly kind: 'notADatabase'; readonly path: string }
  | Extract<FolderRefusal, { readonly kind: 'notWritable' }>;

export type StartRefusal =
  | FolderRefusal
  | OpeningRefusal
  | { readonly kind: 'portInUse'; readonly port: number }
  | { readonly kind: 'cannotListen'; readonly why: string };

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What it means that opening the database at `path` threw. */
export function openingRefusal(error: unknown, path: string): OpeningRefusal {
  if (error instanceof Error && error.name === 'NewerLayout') return { kind: 'newerDatabase' };
  if (isCorrupt(error)) return { kind: 'notADatabase', path };
  return { kind: 'notWritable', folder: dirname(path), why: messageOf(error) };
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
    case 'cannotListen':
      return `Samregn kan ikke tage imod forbindelser: ${refusal.why}`;
  }
}
