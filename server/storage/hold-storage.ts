/** Opens the storage that the settings name, for this server alone. */
import { type Result, done, refused } from '#model';
import type { Settings } from '../settings.ts';
import { type StartRefusal, openingRefusal } from '../start-refusal.ts';
import type { StorageAddress } from './address.ts';
import { databasePath, holdDataFolder } from './data-folder.ts';
import type { Storage } from './storage.ts';
import { openStorageThread } from './storage-thread.ts';

export interface HeldStorage {
  readonly storage: Storage;
  /** Closes the storage, and lets others have it. */
  close(): Promise<void>;
}

export function addressOf({ database, data }: Pick<Settings, 'database' | 'data'>): StorageAddress {
  return database === '' ? { kind: 'sqlite', path: databasePath(data) } : { kind: 'postgres', url: database };
}

/** Opens a storage; throws when it cannot be opened. */
export type StorageOpener = typeof openStorageThread;

/** `onCrash`: nothing can be kept any more. */
export async function holdStorage(
  settings: Pick<Settings, 'database' | 'data'>,
  { onCrash, open = openStorageThread }: { onCrash?: (error: Error) => void; open?: StorageOpener } = {},
): Promise<Result<HeldStorage, StartRefusal>> {
  const address = addressOf(settings);
  // PostgreSQL has a lock of its own.
  const held = address.kind === 'sqlite' ? holdDataFolder(settings.data) : undefined;
  if (held && !held.ok) return held;
  try {
    const storage = await open(address, onCrash && { onCrash });
    return done({
      storage,
      async close() {
        await storage.close();
        held?.value.close();
      },
    });
  } catch (error) {
    held?.value.close();
    return refused(openingRefusal(error, address));
  }
}
