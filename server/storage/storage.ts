/**
 * What the server keeps, and the only way to it. Both storages, SQLite and PostgreSQL, pass the same contract suite, so
 * nothing outside this folder knows which one runs.
 *
 * A workbook is its log: updates in order, and now and then a snapshot that stands for all updates up to a number. A
 * promise from here is kept when it resolves: what was appended is on disk.
 */
import type { AccessRole, EffortKind, TargetGroup, ToldResult } from '#model';
import type { History } from './history.ts';
import type { Departures, Identities, OrganisationId, Organisations, Sharing } from './identity.ts';

export type WorkbookId = string;
export type PersonId = string;
export type LinkId = string;
/** Milliseconds since 1970. */
export type Time = number;

export interface Person {
  readonly id: PersonId;
  /** what colleagues see; null until the person has said it */
  readonly name: string | null;
  /** 0..7, an index into the page's palette */
  readonly colour: number;
}

export interface LoggedUpdate {
  /** one Yjs update, as it came */
  readonly data: Uint8Array;
  /** the person whose connection brought it */
  readonly author: PersonId;
  readonly at: Time;
  /** for each client number with new items in it, the number after the last of them */
  readonly ends?: ReadonlyMap<number, number>;
}

/** Edits under a Yjs client number are this person's. The first binding stands for ever. */
export interface ClientBinding {
  readonly client: number;
  readonly person: PersonId;
}

/** What one workbook adds to its log in a commit. */
export interface Append {
  readonly workbook: WorkbookId;
  readonly updates: readonly LoggedUpdate[];
  readonly clients: readonly ClientBinding[];
  /** the title after these updates, when they changed it: the copy that lists show */
  readonly title?: string;
}

/** The number of a workbook's last update after a commit; undefined when the workbook is no longer there. */
export interface Appended {
  readonly workbook: WorkbookId;
  readonly seq: number | undefined;
}

/** A person as the log knows them. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}

export interface StoredDocument {
  /** the newest readable snapshot and every later update, in order: applied one after the other they are the document */
  readonly parts: readonly Uint8Array[];
  /** number of the last update */
  readonly seq: number;
  /** whose the client numbers of this epoch are */
  readonly clients: readonly ClientBinding[];
  /** everybody who has edited here and has a name, in earlier epochs too */
  readonly people: readonly NamedPerson[];
  /** the state vectors with which earlier epochs ended, newest first */
  readonly ended: readonly Uint8Array[];
  readonly snapshotBytes: number;
  /** updates after the snapshot, and their bytes */
  readonly rows: number;
  readonly rowBytes: number;
  /**
   * 'covered': something could not be read, and nothing is missing because an older copy stood in;
   * 'lost': something is missing from `parts`
   */
  readonly damage: 'none' | 'covered' | 'lost';
}

/** The document of a new epoch, and the one that it follows on. */
export interface Renewal {
  /** number of the last update that `final` holds: if more has been added since, nothing is done */
  readonly seq: number;
  readonly final: Uint8Array;
  readonly finalVector: Uint8Array;
  /** the new document, written under `client` */
  readonly state: Uint8Array;
  readonly client: ClientBinding;
  readonly at: Time;
}

/** The document as an epoch ended, and whose its client numbers were. */
export interface EndedEpoch {
  readonly state: Uint8Array;
  readonly clients: readonly ClientBinding[];
}

/** How an item came to the server. */
export interface Arrival {
  readonly person: PersonId;
  /** '' when the person has not said it */
  readonly name: string;
  /** to the minute */
  readonly at: Time;
}

export interface WorkbookEntry {
  readonly id: WorkbookId;
  readonly title: string;
  readonly template: string;
  readonly createdAt: Time;
  readonly changedAt: Time;
  readonly deletedAt: Time | null;
  /** whose it is; null: its owners' */
  readonly organisation: OrganisationId | null;
  readonly folder: string | null;
}

export interface NewWorkbook {
  readonly id: WorkbookId;
  readonly title: string;
  readonly template: string;
  readonly owner: PersonId;
  readonly at: Time;
  /** the document's first state */
  readonly state: Uint8Array;
  readonly clients: readonly ClientBinding[];
}

/** A workbook as one person meets it; without a role the person has no right to it. */
export interface Access {
  readonly workbook: WorkbookEntry;
  readonly role: AccessRole | undefined;
}

export interface ShareLink {
  readonly id: LinkId;
  readonly role: AccessRole;
  readonly createdAt: Time;
  /** what the owner calls it; may be empty */
  readonly name: string;
  /** null: until it is taken back */
  readonly endsAt: Time | null;
  readonly hasCode: boolean;
}

export interface NewLink
  extends Pick<ShareLink, 'id' | 'role' | 'createdAt'>, Partial<Pick<ShareLink, 'name' | 'endsAt'>> {
  readonly workbook: WorkbookId;
  /** SHA-256 of the token, which itself is kept nowhere */
  readonly tokenHash: Uint8Array;
  /** PHC string of the code that is asked for; null for none */
  readonly code?: string | null;
  /** null when the operator made it */
  readonly createdBy: PersonId | null;
}

/** The documents. */
export interface Log {
  /** One transaction for all: either everything is on disk or nothing. */
  append(entries: readonly Append[]): Promise<readonly Appended[]>;
  readDocument(workbook: WorkbookId): Promise<StoredDocument | undefined>;
  /**
   * Keeps `state`, which must hold every update up to `seq`, as the newest snapshot. The newest snapshot before it that
   * can still be read stays, with all updates after that one, so that one unreadable snapshot never loses anything.
   */
  compact(
    workbook: WorkbookId,
    snapshot: { readonly seq: number; readonly state: Uint8Array },
  ): Promise<void>;
  /**
   * Begins a new epoch: keeps the old one's end, and puts the new document in its place, twice, so that one unreadable
   * snapshot never loses anything. All or nothing; false when the log has gone on since `seq`.
   */
  renew(workbook: WorkbookId, renewal: Renewal): Promise<boolean>;
  /** Who brought item number `clock` of a client number, and when; undefined when that was not written down. */
  readArrival(
    workbook: WorkbookId,
    item: { readonly client: number; readonly clock: number },
  ): Promise<Arrival | undefined>;
  /** How earlier epochs ended, newest first; one that can no longer be read is left out. */
  readEnded(workbook: WorkbookId): Promise<readonly EndedEpoch[]>;
}

export interface People {
  /** A guest. */
  createPerson(
    person: Person,
    session: { readonly tokenHash: Uint8Array; readonly at: Time; readonly device?: string },
  ): Promise<void>;
  namePerson(person: PersonId, name: string): Promise<void>;
}

/** How many workbooks somebody has, and how many lie in the trash. */
export interface WorkbookCounts {
  readonly living: number;
  readonly deleted: number;
}

export interface Workbooks {
  createWorkbook(workbook: NewWorkbook): Promise<void>;
  /** undefined for a workbook that does not exist; a deleted one is still there */
  readAccess(workbook: WorkbookId, person: PersonId): Promise<Access | undefined>;
  /** Newest change first. */
  listWorkbooks(
    person: PersonId,
    which: 'living' | 'deleted',
  ): Promise<readonly (WorkbookEntry & { readonly role: AccessRole })[]>;
  /** Every workbook that is not deleted: for the operator. */
  listAllWorkbooks(): Promise<readonly WorkbookEntry[]>;
  /** Everybody who has a right to a workbook, by their ids; of those with a name only. */
  listPeople(workbook: WorkbookId): Promise<readonly NamedPerson[]>;
  /** Of a person those that the person owns and that belong to no organisation. */
  countWorkbooks(
    of: { readonly person: PersonId } | { readonly organisation: string },
  ): Promise<WorkbookCounts>;
  setDeleted(workbook: WorkbookId, at: Time | null): Promise<void>;
  /** Takes away for ever what was deleted before a time, and sessions not seen since another. Answers what it took. */
  purge(before: {
    readonly deleted: Time;
    readonly seen: Time;
  }): Promise<{ readonly workbooks: readonly WorkbookId[] }>;
}

export interface Links {
  createLink(link: NewLink): Promise<void>;
  listLinks(workbook: WorkbookId): Promise<readonly ShareLink[]>;
  /** Takes a link and every right that came from it; answers whose. undefined for a link that is not there. */
  revokeLink(workbook: WorkbookId, link: LinkId): Promise<readonly PersonId[] | undefined>;
  /** What redeeming a link asks for; undefined for an unknown token, and for a link that has ended. */
  readLink(
    tokenHash: Uint8Array,
    at: Time,
  ): Promise<{ readonly id: LinkId; readonly code: string | null } | undefined>;
  /**
   * Gives a person the right of a link; undefined for an unknown token, and for a link that has ended. A link of role 'owner' works once: its right
   * stays with the person.
   */
  redeemLink(tokenHash: Uint8Array, person: PersonId, at: Time): Promise<Access | undefined>;
  /** Takes every right that a person has to a workbook. */
  removeGrants(workbook: WorkbookId, person: PersonId): Promise<void>;
}

/** What an owner tells others about a workbook. Everything in it is the owner's own choice and can be seen by all. */
export interface PublicationContent {
  readonly title: string;
  readonly summary: string;
  readonly municipality: string;
  readonly targetGroup: TargetGroup;
  readonly effort: EffortKind;
  /** as the owner wrote it; may be empty */
  readonly contact: string;
  /** as they were when it was published or last updated */
  readonly results: readonly ToldResult[];
}

export interface Publication extends PublicationContent {
  readonly id: string;
  readonly workbook: WorkbookId;
  readonly publishedAt: Time;
  readonly changedAt: Time;
  /** whether the document as it was then is kept for others to begin with */
  readonly hasCopy: boolean;
}

export interface NewPublication {
  /** used when the workbook has none yet */
  readonly id: string;
  readonly workbook: WorkbookId;
  readonly at: Time;
  readonly content: PublicationContent;
  /** the document that others may copy; undefined: none */
  readonly copy: Uint8Array | undefined;
}

export interface Publications {
  /** Publishes a workbook, or what is told of it anew: a workbook has one publication. */
  publish(publication: NewPublication): Promise<Publication>;
  /** What is told of a workbook, also of a deleted one. */
  readPublication(workbook: WorkbookId): Promise<Publication | undefined>;
  /** Everything that is told of workbooks that are not deleted, the latest change first. */
  listPublications(): Promise<readonly Publication[]>;
  /**
   * One that is told of a workbook that is not deleted, and the document that may be copied: undefined where there is
   * none, 'damaged' when it can no longer be read.
   */
  readPublished(id: string): Promise<
    | {
        readonly publication: Publication;
        readonly template: string;
        readonly copy: Uint8Array | 'damaged' | undefined;
      }
    | undefined
  >;
  /** Takes back what was told, and the copy with it; nothing when nothing was. */
  withdraw(workbook: WorkbookId): Promise<void>;
}

export interface Storage
  extends
    Log,
    People,
    Identities,
    Organisations,
    Sharing,
    Departures,
    Workbooks,
    Links,
    Publications,
    History {
  /** Finishes what is under way. Nothing may be called afterwards. */
  close(): Promise<void>;
}

/** What only reads says so by its name: PostgreSQL does it beside what is being written, and may be asked again. */
export function isReading(name: string): boolean {
  return /^(?:read|list|count|find)[A-Z]/.test(name);
}
