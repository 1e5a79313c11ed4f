/**
 * The workbook on this computer: what was typed here survives a closed laptop, and the next visit paints before the
 * network answers. Beside the document it remembers what no acknowledgement has covered yet, under which client ids that
 * was written, and the values that were shown last.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { Value } from '#model';
import type { Values } from '../sheet/calculation.ts';

export interface Unsaved {
  readonly count: number;
  /** the Yjs client ids under which unsaved edits may have been made */
  readonly clients: readonly number[];
}

export interface LocalCopy {
  /** resolved when everything kept here is in the document; also when the browser keeps nothing for us */
  readonly loaded: Promise<void>;
  readonly unsavedBefore: Unsaved;
  rememberUnsaved(unsaved: Unsaved): void;
  lastValues(): Promise<Values>;
  rememberValues(values: Values): Promise<void>;
  /** Throws the copy away, such as when the server refused what is in it. */
  discard(): Promise<void>;
  close(): void;
}

type StoredValues = readonly (readonly [
  sheet: string,
  cells: readonly (readonly [key: string, value: Value])[],
])[];

function readUnsaved(key: string): Unsaved {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'count' in kept && 'clients' in kept) {
      const { count, clients } = kept;
      if (typeof count === 'number' && Array.isArray(clients)) {
        return { count, clients: clients.filter((client) => Number.isSafeInteger(client)) };
      }
    }
  } catch {
    // Not ours, or from another time: there is nothing to remember.
  }
  return { count: 0, clients: [] };
}

/** Opens the copy of workbook `id` for a document that is still empty. */
export function openLocalCopy(id: string, doc: Y.Doc): LocalCopy {
  const unsavedKey = `samregn:unsaved:${id}`;
  const persistence = new IndexeddbPersistence(`samregn-${id}`, doc);
  // Private windows may forbid a database: then this computer keeps nothing, and the server is the only copy.
  const unavailable = persistence._db.then(
    () => false,
    () => true,
  );
  const loaded = Promise.race([
    persistence.whenSynced.then(() => undefined),
    unavailable.then((isUnavailable) =>
      isUnavailable ? undefined : new Promise<undefined>(() => undefined),
    ),
  ]);
  return {
    loaded,
    unsavedBefore: readUnsaved(unsavedKey),
    rememberUnsaved(unsaved) {
      if (unsaved.count === 0) localStorage.removeItem(unsavedKey);
      else localStorage.setItem(unsavedKey, JSON.stringify(unsaved));
    },
    async lastValues() {
      if (await unavailable) return new Map();
      const kept = (await persistence.get('values')) as StoredValues | undefined;
      return new Map((kept ?? []).map(([sheet, cells]) => [sheet, new Map(cells)]));
    },
    async rememberValues(values) {
      if (await unavailable) return;
      const stored: StoredValues = [...values].map(([sheet, cells]) => [sheet, [...cells]]);
      await persistence.set('values', stored as never);
    },
    async discard() {
      localStorage.removeItem(unsavedKey);
      if (!(await unavailable)) await persistence.clearData();
    },
    close() {
      void persistence.destroy();
    },
  };
}
