/**
 * The history of a workbook as it is kept: changes told from the log, and versions. The log itself is folded away by
 * snapshots and epochs; what was told from it stays until its days are over. How far the log has been told is kept with
 * it, so that after a crash the same is told again and nothing twice.
 */
import type { ChangeKind } from '#model';
import type { ClientBinding, LoggedUpdate, NamedPerson, PersonId, Time, WorkbookId } from './storage.ts';

export interface NewChange {
  /** number of the update that it was told from, and its own among the changes of that update */
  readonly seq: number;
  readonly n: number;
  readonly at: Time;
  readonly person: PersonId;
  readonly kind: ChangeKind;
  /** '' where it is of no sheet, of no cell */
  readonly sheet: string;
  readonly cell: string;
  /** ChangeFacts as JSON */
  readonly facts: string;
}

export interface KeptChange extends NewChange {
  /** what the person is called; '' when that is not known (any more) */
  readonly name: string;
}

/** Where a list of changes goes on: behind this one. */
export interface ChangePlace {
  readonly seq: number;
  readonly n: number;
}

export interface ChangeFilter {
  readonly person?: PersonId | undefined;
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** from this time on, and before that one */
  readonly from?: Time | undefined;
  readonly until?: Time | undefined;
}

/** What of a log has not been told yet. */
export interface Untold {
  /** everything up to this number has been told */
  readonly told: number;
  /** `updates` reach up to this number; those that are missing cannot be read */
  readonly to: number;
  /** number of the last update */
  readonly head: number;
  /** a document at or before `told`; undefined when the caller has the one at `told`, or nothing is left to tell */
  readonly base: { readonly seq: number; readonly state: Uint8Array } | undefined;
  /** the updates behind the base, or behind `told`, in order; of very many, or very large ones, only the first */
  readonly updates: readonly (Pick<LoggedUpdate, 'data' | 'author' | 'at'> & { readonly seq: number })[];
  /** whose the client numbers of all epochs are */
  readonly clients: readonly ClientBinding[];
  /** when the last change came that is in no version yet */
  readonly openSince: Time | undefined;
}

/** A document as it was when a session of work ended. */
export interface EndedSession {
  readonly seq: number;
  readonly at: Time;
  readonly state: Uint8Array;
}

export interface Telling {
  /** how far the log was told before this, and is told with it; the same when an update's changes come in parts */
  readonly from: number;
  readonly to: number;
  readonly changes: readonly NewChange[];
  /** the session that ended with the last of these updates */
  readonly ended?: EndedSession | undefined;
}

export interface KeptVersion {
  /** counts the versions of a workbook from 1 */
  readonly number: number;
  /** number of the last update in it */
  readonly seq: number;
  /** when the first and the last change in it came that the version before has not */
  readonly from: Time;
  readonly at: Time;
  /** null for a version that nobody has named */
  readonly name: string | null;
  /** who made or named it; null for one that was made by itself */
  readonly by: NamedPerson | null;
  /** who made those changes */
  readonly people: readonly NamedPerson[];
  readonly changes: number;
}

export interface NewVersion {
  readonly seq: number;
  readonly at: Time;
  readonly state: Uint8Array;
  readonly name: string;
  readonly by: PersonId;
}

export interface History {
  /**
   * What has not been told yet; undefined for a workbook that is not there. Asking for the first time begins the
   * history: from then on the log is not folded away before it has been told. `has`: the number at which the caller
   * has the document.
   */
  fetchUntold(workbook: WorkbookId, has?: number): Promise<Untold | undefined>;
  /** Keeps what was told, all or nothing; false when the log was told otherwise meanwhile. The same twice is kept once. */
  keepTold(workbook: WorkbookId, telling: Telling): Promise<boolean>;
  /** Changes of a workbook behind a place, at most `limit`. */
  listChanges(
    workbook: WorkbookId,
    wanted: {
      readonly filter: ChangeFilter;
      readonly order: 'newest' | 'oldest';
      readonly after?: ChangePlace | undefined;
      readonly limit: number;
    },
  ): Promise<readonly KeptChange[]>;
  /** Everybody whose changes are kept. */
  listChangers(workbook: WorkbookId): Promise<readonly NamedPerson[]>;
  /** Newest first. */
  listVersions(workbook: WorkbookId): Promise<readonly KeptVersion[]>;
  /** The document of a version; undefined when there is none, 'damaged' when it can no longer be read. */
  readVersion(workbook: WorkbookId, number: number): Promise<Uint8Array | 'damaged' | undefined>;
  /** Gives the number of the new version. */
  addVersion(workbook: WorkbookId, version: NewVersion): Promise<number>;
  /** Puts another document in the place of a version's; for when somebody who is named in it is deleted. */
  rewriteVersion(workbook: WorkbookId, number: number, state: Uint8Array): Promise<void>;
  /** Names a version, which keeps it for ever, or takes its name away; false when there is no such version. */
  nameVersion(
    workbook: WorkbookId,
    number: number,
    named: { readonly name: string; readonly by: PersonId } | null,
  ): Promise<boolean>;
  /**
   * Takes away changes, and versions without a name, from before a time; of those without a name that are older than
   * `daily` all but the last of a day (in UTC), and older than `weekly` all but the last of seven days.
   */
  pruneHistory(
    before: Time,
    thin: { readonly daily: Time; readonly weekly: Time },
  ): Promise<{ readonly changes: number; readonly versions: number }>;
  /**
   * Puts another id in the place of a person's in every log and history, so that nobody can tell any more who it was, but
   * still that it was one person. For when the person is deleted.
   */
  pseudonymise(person: PersonId, pseudonym: PersonId): Promise<void>;
}
