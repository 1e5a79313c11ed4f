/** What the server keeps about who people are: sessions, accounts, identities of issuers, organisations, one-time links. */
import type { AccessRole, CprRule } from '#model';
import type { LinkId, Person, PersonId, Time, WorkbookEntry, WorkbookId } from './storage.ts';

export type OrganisationId = string;

/** How somebody came in. A guest has only said a name. */
export type SignInMethod = 'guest' | 'account' | 'issuer';

export interface NewSession {
  readonly tokenHash: Uint8Array;
  readonly method: SignInMethod;
  /** browser and system in words, '' when unknown */
  readonly device: string;
  /** key of the sign-in that was used, for leaving it too */
  readonly issuer: string | null;
  /** the guest that this browser had been, when what that guest had came along */
  readonly was: PersonId | null;
  readonly at: Time;
}

export interface Session extends NewSession {
  readonly seenAt: Time;
}

export type MemberRole = 'administrator' | 'member';

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** key of the organisation's own sign-in in the operator's file; null for none */
  readonly signIn: string | null;
}

export interface Member {
  readonly person: PersonId;
  readonly name: string | null;
  readonly role: MemberRole;
  readonly at: Time;
  /** how the person signs in here; an administrator may reset an account */
  readonly hasAccount: boolean;
}

export interface Account {
  readonly person: PersonId;
  /** what is typed at sign-in, in lower case */
  readonly login: string;
  /** PHC string, see `password.ts` */
  readonly password: string;
}

/** A link that does one thing once. */
export type TicketWish =
  /** makes an account that runs the installation: the first one, and another where nobody has theirs any more */
  | { readonly kind: 'operator' }
  | { readonly kind: 'invitation'; readonly organisation: OrganisationId; readonly role: MemberRole }
  | { readonly kind: 'reset'; readonly person: PersonId };

export interface NewTicket {
  readonly tokenHash: Uint8Array;
  readonly wish: TicketWish;
  readonly createdBy: PersonId | null;
  readonly createdAt: Time;
  readonly endsAt: Time;
}

/** A sign-in that has left for its issuer and is waited for. */
export interface PendingSignIn {
  readonly stateHash: Uint8Array;
  readonly signIn: string;
  /** of a secret that the browser alone holds */
  readonly browserHash: Uint8Array;
  readonly nonce: string;
  readonly verifier: string;
  /** where the issuer was told to send the person back to */
  readonly redirect: string;
  /** the page to show afterwards */
  readonly goesTo: string;
  /** what the guest in this browser has is to go over to the person */
  readonly keepsGuest: boolean;
  readonly at: Time;
}

/** Somebody new: the person, and what the person will be known by. */
export type Credential =
  | { readonly kind: 'account'; readonly login: string; readonly password: string }
  | { readonly kind: 'identity'; readonly issuer: string; readonly subject: string };

export interface Identities {
  /** What is known of a person by the session's token; the limits in time are the caller's. */
  readSession(
    tokenHash: Uint8Array,
  ): Promise<{ readonly person: Person; readonly session: Session } | undefined>;
  /** Those of some sessions that are still there. */
  listHeld(tokenHashes: readonly Uint8Array[]): Promise<readonly Session[]>;
  createSession(person: PersonId, session: NewSession): Promise<void>;
  touchSession(tokenHash: Uint8Array, at: Time): Promise<void>;
  listSessions(person: PersonId): Promise<readonly Session[]>;
  endSessions(tokenHashes: readonly Uint8Array[]): Promise<void>;

  readPerson(person: PersonId): Promise<(Person & { readonly isOperator: boolean }) | undefined>;
  hasOperator(): Promise<boolean>;
  /** A person with a name and a way to sign in. False when the login or the identity is somebody's already. */
  createKnownPerson(
    person: Person & { readonly isOperator: boolean },
    by: Credential,
    at: Time,
  ): Promise<boolean>;
  readAccount(login: string): Promise<Account | undefined>;
  /** The account of a person; undefined for one who signs in elsewhere, or is a guest. */
  readAccountOf(person: PersonId): Promise<Account | undefined>;
  setPassword(person: PersonId, password: string, at: Time): Promise<void>;
  findIdentity(issuer: string, subject: string): Promise<PersonId | undefined>;
  /** Everything that a guest held goes over to a person who is known; what both held, the person keeps. */
  adoptGuest(guest: PersonId, person: PersonId): Promise<readonly WorkbookId[]>;

  createTicket(ticket: NewTicket): Promise<void>;
  readTicket(tokenHash: Uint8Array, at: Time): Promise<TicketWish | undefined>;
  /** Uses a ticket up: answers its wish to the first who asks, undefined to everybody after. */
  takeTicket(tokenHash: Uint8Array, at: Time): Promise<TicketWish | undefined>;
  /** Takes back what is not used yet: of a kind, of a person. */
  endTickets(of: { readonly kind: TicketWish['kind']; readonly person?: PersonId }): Promise<void>;

  keepSignIn(pending: PendingSignIn): Promise<void>;
  /** Answers a pending sign-in once. */
  takeSignIn(stateHash: Uint8Array): Promise<PendingSignIn | undefined>;

  /**
   * Counts an attempt in a window of time that begins with the first; answers how many there are now and when the
   * window ends. Kept in the database, so that starting anew forgets nothing.
   */
  addAttempt(
    what: string,
    window: { readonly at: Time; readonly ms: number },
  ): Promise<{ readonly count: number; readonly endsAt: Time }>;
  readAttempts(what: string, at: Time): Promise<number>;
  /** One less in the same window. */
  takeBackAttempt(what: string): Promise<void>;
  forgetAttempts(what: string): Promise<void>;
  /** Takes away what has had its time: tickets, pending sign-ins, attempts, sessions of guests and of those who signed in. */
  purgeIdentities(before: {
    readonly at: Time;
    readonly signIns: Time;
    readonly guestSeen: Time;
    readonly seen: Time;
    readonly created: Time;
  }): Promise<void>;
}

export interface Organisations {
  createOrganisation(organisation: Organisation, at: Time): Promise<void>;
  renameOrganisation(organisation: OrganisationId, name: string): Promise<void>;
  /** What an organisation wants done with personal numbers; null: what the installation does. */
  setCprRule(organisation: OrganisationId, rule: CprRule | null): Promise<void>;
  readCprRule(organisation: OrganisationId): Promise<CprRule | null>;
  /** Of the organisation that a workbook belongs to; null also for one that belongs to none. */
  readCprRuleOf(workbook: WorkbookId): Promise<CprRule | null>;
  /** All, by name. */
  listOrganisations(): Promise<readonly Organisation[]>;
  listMemberships(person: PersonId): Promise<readonly (Organisation & { readonly role: MemberRole })[]>;
  listMembers(organisation: OrganisationId): Promise<readonly Member[]>;
  /** A member's role; the last administrator stays one: then false. */
  setMember(organisation: OrganisationId, person: PersonId, role: MemberRole, at: Time): Promise<boolean>;
  /** False for the last administrator. */
  removeMember(organisation: OrganisationId, person: PersonId): Promise<boolean>;
  /** With whom a person may share: colleagues of the same organisations, and those who share a workbook already. */
  listAcquaintances(person: PersonId): Promise<readonly { readonly id: PersonId; readonly name: string }[]>;
}

export interface Folder {
  readonly id: string;
  readonly name: string;
  /** the organisation it belongs to; null when it is a person's own */
  readonly organisation: OrganisationId | null;
}

/** Where a workbook lies, and whose it is: an organisation's, or, with null, its owner's. */
export interface Place {
  readonly organisation: OrganisationId | null;
  readonly folder: string | null;
}

export interface SharedWith {
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: string | null;
    readonly role: AccessRole;
    readonly endsAt: Time | null;
  }[];
  readonly organisations: readonly {
    readonly id: OrganisationId;
    readonly name: string;
    readonly role: AccessRole;
    readonly endsAt: Time | null;
  }[];
  /** the organisation that the workbook belongs to */
  readonly owner: { readonly id: OrganisationId; readonly name: string } | null;
}

/** A right that is given by name, and when it ends; null: not by itself. */
export interface Share {
  readonly role: AccessRole;
  readonly endsAt: Time | null;
  readonly at: Time;
}

export interface Sharing {
  readShares(workbook: WorkbookId): Promise<SharedWith>;
  /** Gives a person a right of the person's own, or another instead of it; undefined takes it away. */
  setShare(workbook: WorkbookId, person: PersonId, share: Share | undefined): Promise<void>;
  setOrganisationShare(
    workbook: WorkbookId,
    organisation: OrganisationId,
    share: Share | undefined,
  ): Promise<void>;
  /** Who came by a link, and when they first did. */
  listLinkUses(workbook: WorkbookId): Promise<
    readonly {
      readonly link: LinkId;
      readonly person: PersonId;
      readonly name: string | null;
      readonly at: Time;
    }[]
  >;
  /** The workbooks of which a right ended after `from` and not after `until`. */
  listEnded(from: Time, until: Time): Promise<readonly WorkbookId[]>;

  createFolder(folder: Folder & { readonly person: PersonId | null }, at: Time): Promise<void>;
  renameFolder(folder: string, name: string): Promise<void>;
  /** What lies in it comes to lie beside it. */
  removeFolder(folder: string): Promise<void>;
  readFolder(folder: string): Promise<(Folder & { readonly person: PersonId | null }) | undefined>;
  /** The folders of a person and of the person's organisations, by name. */
  listFolders(person: PersonId): Promise<readonly Folder[]>;
  place(workbook: WorkbookId, place: Place): Promise<void>;
}

/** Who takes over a workbook: a person or an organisation; nobody: it goes to the trash. */
export type Heir =
  | { readonly to: 'nobody' }
  | { readonly to: 'person'; readonly id: PersonId }
  | { readonly to: 'organisation'; readonly id: OrganisationId };

/** What is known of one person, in the words of the tables, for the person. */
export interface KnownOfPerson {
  readonly person: { readonly id: PersonId; readonly name: string | null; readonly createdAt: Time };
  readonly account: { readonly login: string; readonly changedAt: Time } | null;
  readonly identities: readonly { readonly issuer: string; readonly subject: string; readonly at: Time }[];
  readonly memberships: readonly {
    readonly organisation: string;
    readonly role: MemberRole;
    readonly at: Time;
  }[];
  readonly rights: readonly {
    readonly workbook: WorkbookId;
    readonly title: string;
    readonly role: AccessRole;
    readonly link: LinkId | null;
    readonly at: Time;
  }[];
  readonly links: readonly { readonly workbook: WorkbookId; readonly role: AccessRole; readonly at: Time }[];
  /** in which workbooks the log names the person, from when to when */
  readonly edits: readonly { readonly workbook: WorkbookId; readonly first: Time; readonly last: Time }[];
  readonly folders: readonly { readonly name: string; readonly at: Time }[];
}

export interface Departures {
  readKnown(person: PersonId): Promise<KnownOfPerson | undefined>;
  /** The workbooks that nobody but this person owns, deleted ones too. */
  listOnlyOwned(person: PersonId): Promise<readonly WorkbookEntry[]>;
  /** Whether an organisation, or the installation, would be without anybody to run it. */
  isNeeded(person: PersonId): Promise<boolean>;
  /**
   * Forgets a person: the name, sessions, accounts, memberships, rights and what the person made for others. In logs and
   * marks `pseudonym` stands instead, a person without a name. Answers the workbooks whose log it stands in: each is kept
   * as a departure until that has been ended.
   */
  forgetPerson(
    person: PersonId,
    into: { readonly pseudonym: PersonId; readonly heirs: ReadonlyMap<WorkbookId, Heir>; readonly at: Time },
  ): Promise<readonly WorkbookId[]>;
  listDepartures(): Promise<readonly Departure[]>;
  /** The person stands nowhere in the workbook any more. */
  endDeparture(departure: Pick<Departure, 'workbook' | 'person'>): Promise<void>;
}

/** Somebody who is deleted and may still stand in a workbook's document or versions. */
export interface Departure {
  readonly workbook: WorkbookId;
  readonly person: PersonId;
  readonly pseudonym: PersonId;
}
