/**
 * The workbook on this computer: what was typed here survives a closed laptop, and the next visit paints before the
 * network answers. Beside the document it remembers what no acknowledgement has covered yet, under which client ids that
 * was written, and the values that were shown last.
 */
import { addAutoKey, transact } from 'lib0/indexeddb';
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';
import type { Value } from '#model';
import type { Values } from '../sheet/calculation.ts';
import { copyName, copyOf, onForgetting, personKey } from './forgetting.ts';
import { unsavedKey, unsavedOf } from './unsaved-counts.ts';

export interface Unsaved {
  readonly count: number;
  /** the Yjs client ids under which unsaved edits may have been made */
  readonly clients: readonly number[];
}

export interface LocalCopy {
  /** whose edits it may hold; null when it is new */
  whose(): string | null;
  belongTo(person: string): void;
  /** resolved when everything kept here is in the document; also when the browser keeps nothing for us */
  readonly loaded: Promise<void>;
  /** what earlier visits, and other windows that are open now, have left unsaved */
  readonly unsavedBefore: Unsaved;
  /** Remembers how many edits of this visit wait for the server, and whether those of earlier visits still do. */
  rememberUnsaved(waiting: { readonly own: number; readonly older: number }): void;
  lastValues(): Promise<Values>;
  rememberValues(values: Values): Promise<void>;
  /** Stops keeping what changes while a document arrives that is not here yet; `keep` stores that as it came and goes on. */
  pause(): { keep(updates: readonly Uint8Array[]): void };
  /** Throws the copy away, such as when the server refused what is in it. */
  discard(): Promise<void>;
  close(): void;
}

type StoredValues = readonly (readonly [
  sheet: string,
  cells: readonly (readonly [key: string, value: Value])[],
])[];

/** What is typed is folded together when nothing has been typed for so long. */
const foldMs = 1000;

/**
 * Keeps each edit as it is made. The package leaves the browser to end each write when it has heard back from it, and a
 * window that is closed before that has kept nothing; here the write is ended with the edit.
 */
function keepAtOnce(persistence: IndexeddbPersistence, doc: Y.Doc): void {
  doc.off('update', persistence._storeUpdate);
  persistence._storeUpdate = (update: Uint8Array, origin: unknown): void => {
    if (!persistence.db || origin === persistence) return;
    const [store] = transact(persistence.db, ['updates']);
    // What this computer cannot keep is still on its way to the server.
    addAutoKey(store!, update as never).catch(() => undefined);
    store!.transaction.commit();
    if (++persistence._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(persistence._storeTimeoutId);
    persistence._storeTimeoutId = setTimeout(() => void storeState(persistence, false), foldMs);
  };
  doc.on('update', persistence._storeUpdate);
}

/** Says to the other windows that a copy is in use, until it is let go: none takes it away meanwhile. */
function use(name: string): Promise<() => void> {
  const { promise: done, resolve: letGo } = Promise.withResolvers<void>();
  return new Promise((resolve) => {
    const hold = (): Promise<void> => {
      resolve(letGo);
      return done;
    };
    // Over plain http there is no such thing, and nobody takes copies away.
    const { locks } = navigator as { locks?: LockManager };
    if (locks) locks.request(name, { mode: 'shared' }, hold).catch(hold);
    else void hold();
  });
}

/** Opens the copy of a workbook for a document that is still empty. */
export async function openLocalCopy(workbook: string, doc: Y.Doc): Promise<LocalCopy> {
  const id = copyOf(workbook);
  const name = copyName(id);
  const before = unsavedOf(id);
  let whose = localStorage.getItem(name);
  const belongTo = (person: string): void => localStorage.setItem(name, (whose = person));
  const person = localStorage.getItem(personKey);
  // What says nothing of whose it is although something is unsent was left by an earlier version of this program, or
  // before the server had answered: by who was here last.
  if (!whose && person && before.size) belongTo(person);
  const letGo = await use(name);
  const persistence = new IndexeddbPersistence(name, doc);
  keepAtOnce(persistence, doc);
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
  /** taken away by another window: nothing is kept any more */
  let isForgotten = false;
  const ownKey = unsavedKey(id, doc.clientID);
  const forgetting = onForgetting(({ data }) => {
    if (data && whose && data !== whose) return;
    isForgotten = true;
    // It may have been written, or the database made, after that window had looked for what there is.
    localStorage.removeItem(ownKey);
    void unavailable.then((isUnavailable) => (isUnavailable ? undefined : persistence.clearData()));
  });
  const forgetOlder = (): void => {
    for (const [client, count] of before) {
      const key = unsavedKey(id, client);
      // A window that is open beside this one may have written more since: then that is not saved yet.
      if (localStorage.getItem(key) === String(count)) localStorage.removeItem(key);
    }
  };
  return {
    whose: () => whose,
    belongTo,
    loaded,
    unsavedBefore: {
      count: [...before.values()].reduce((sum, count) => sum + count, 0),
      clients: [...before.keys()],
    },
    rememberUnsaved({ own, older }) {
      if (isForgotten) return;
      if (older === 0) forgetOlder();
      if (own === 0) localStorage.removeItem(ownKey);
      else localStorage.setItem(ownKey, String(own));
    },
    async lastValues() {
      if (await unavailable) return new Map();
      const kept = (await persistence.get('values')) as StoredValues | undefined;
      return new Map((kept ?? []).map(([sheet, cells]) => [sheet, new Map(cells)]));
    },
    async rememberValues(values) {
      if ((await unavailable) || isForgotten) return;
      const stored: StoredValues = [...values].map(([sheet, cells]) => [sheet, [...cells]]);
      await persistence.set('values', stored as never);
    },
    pause() {
      doc.off('update', persistence._storeUpdate);
      return {
        keep(updates) {
          if (isForgotten) return;
          doc.on('update', persistence._storeUpdate);
          const { db } = persistence;
          if (!db || updates.length === 0) return;
          // All or nothing. It is not counted: folding together is for what is typed. What this computer cannot keep comes
          // from the server again.
          try {
            const [store] = transact(db, ['updates']);
            for (const update of updates) addAutoKey(store!, update as never).catch(() => undefined);
          } catch {
            return;
          }
        },
      };
    },
    async discard() {
      localStorage.removeItem(ownKey);
      localStorage.removeItem(name);
      forgetOlder();
      if (!(await unavailable)) await persistence.clearData();
    },
    close() {
      forgetting.close();
      void persistence.destroy().finally(letGo);
    },
  };
}
