/** The server's API for who people are and with whom they share, as typed calls. */
import type { AccessRole, CprRule, Result } from '#model';
import { type ApiProblem, type NamedPerson, type Person, json, nothing, request } from '../api.ts';

export type MemberRole = 'administrator' | 'member';

export interface Me {
  readonly person: Person;
  readonly method: 'guest' | 'account' | 'issuer';
  readonly mayCreate: boolean;
  readonly isOperator: boolean;
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: MemberRole;
  }[];
}

export const fetchMe = (): Promise<Result<Me, ApiProblem>> => json('GET', '/api/session');

export const signOut = (): Promise<Result<{ readonly leaveAt: string | null }, ApiProblem>> =>
  json('DELETE', '/api/session');

export interface Device {
  readonly id: string;
  readonly device: string;
  readonly method: Me['method'];
  readonly since: string;
  readonly seenAt: string;
  readonly isThis: boolean;
}

export const fetchDevices = (): Promise<Result<{ readonly devices: readonly Device[] }, ApiProblem>> =>
  json('GET', '/api/session/devices');

/** Of one device, or of all "others". */
export const endDevice = (id: string): Promise<Result<void, ApiProblem>> =>
  nothing('DELETE', `/api/session/devices/${encodeURIComponent(id)}`);

export const changePassword = (wish: {
  readonly current: string;
  readonly password: string;
}): Promise<Result<void, ApiProblem>> => nothing('PUT', '/api/session/password', wish);

export interface WaysIn {
  readonly guests: 'all' | 'links' | 'none';
  readonly hasAccounts: boolean;
  /** whose session this browser has, when there is one that holds, and the guest it had before */
  readonly asker: { readonly person: string; readonly was: string | null; readonly isGuest: boolean } | null;
  readonly organisations: readonly { readonly key: string; readonly name: string }[];
}

export const fetchWaysIn = (): Promise<Result<WaysIn, ApiProblem>> => json('GET', '/api/sign-in');

export const signInWithAccount = (wish: {
  readonly login: string;
  readonly password: string;
  readonly keepsGuest: boolean;
}): Promise<Result<void, ApiProblem>> => nothing('POST', '/api/sign-in/account', wish);

/** Where the sign-in of an organisation begins: the browser goes there. */
export function addressOfSignIn(key: string, page: string, keepsGuest: boolean): string {
  return `/api/sign-in/to/${encodeURIComponent(key)}?page=${encodeURIComponent(page)}&keep=${keepsGuest ? 1 : 0}`;
}

export interface Ticket {
  readonly kind: 'operator' | 'invitation' | 'reset';
  /** nobody runs the installation yet */
  readonly isFirst?: boolean;
  readonly organisation?: string;
  readonly login?: string;
  readonly isSignedIn: boolean;
}

export const lookAtTicket = (token: string): Promise<Result<Ticket, ApiProblem>> =>
  json('POST', '/api/tickets/look', { token });

export const takeTicket = (wish: {
  readonly token: string;
  readonly account?: { readonly name?: string; readonly login?: string; readonly password: string };
  readonly organisation?: string;
  readonly keepsGuest?: boolean;
}): Promise<Result<void, ApiProblem>> => nothing('POST', '/api/tickets/use', wish);

export interface OrganisationDetails {
  readonly id: string;
  readonly name: string;
  readonly mayChange: boolean;
  /** what is done with personal numbers: by the installation, and by the organisation where it has chosen */
  readonly cpr: { readonly installation: CprRule; readonly own: CprRule | null };
  readonly issuer: string | null;
  readonly members: readonly {
    readonly person: string;
    readonly name: string | null;
    readonly role: MemberRole;
    readonly since: string;
    readonly hasAccount: boolean;
  }[];
}

const organisationPath = (id: string): string => `/api/organisations/${encodeURIComponent(id)}`;

export const fetchOrganisation = (id: string): Promise<Result<OrganisationDetails, ApiProblem>> =>
  json('GET', organisationPath(id));

export const createOrganisation = (name: string): Promise<Result<{ readonly id: string }, ApiProblem>> =>
  json('POST', '/api/organisations', { name });

export const setCprRule = (id: string, cpr: CprRule | null): Promise<Result<void, ApiProblem>> =>
  nothing('PATCH', organisationPath(id), { cpr });

const memberPath = (id: string, person: string): string =>
  `${organisationPath(id)}/members/${encodeURIComponent(person)}`;

export const setMember = (id: string, person: string, role: MemberRole): Promise<Result<void, ApiProblem>> =>
  nothing('PUT', memberPath(id, person), { role });

export const removeMember = (id: string, person: string): Promise<Result<void, ApiProblem>> =>
  nothing('DELETE', memberPath(id, person));

export const invite = (
  id: string,
  role: MemberRole,
): Promise<Result<{ readonly token: string }, ApiProblem>> =>
  json('POST', `${organisationPath(id)}/invitations`, { role });

export const resetMember = (
  id: string,
  person: string,
): Promise<Result<{ readonly token: string }, ApiProblem>> => json('POST', `${memberPath(id, person)}/reset`);

export interface Shared {
  readonly owner: NamedPerson | null;
  readonly people: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly role: AccessRole;
    readonly endsAt: string | null;
  }[];
  readonly organisations: readonly (NamedPerson & {
    readonly role: AccessRole;
    readonly endsAt: string | null;
  })[];
  readonly acquaintances: readonly NamedPerson[];
  readonly others: readonly NamedPerson[];
}

const sharingPath = (id: string): string => `/api/workbooks/${encodeURIComponent(id)}/sharing`;

export const fetchSharing = (id: string): Promise<Result<Shared, ApiProblem>> => json('GET', sharingPath(id));

/** A right and its end, as ISO text; an owner's has none. */
export interface Right {
  readonly role: AccessRole;
  readonly endsAt: string | null;
}

/** With a person or an organisation; undefined takes the right away. */
export function shareWith(
  id: string,
  who: { readonly kind: 'people' | 'organisations'; readonly id: string },
  right: Right | undefined,
): Promise<Result<void, ApiProblem>> {
  const path = `${sharingPath(id)}/${who.kind}/${encodeURIComponent(who.id)}`;
  return right === undefined ? nothing('DELETE', path) : nothing('PUT', path, right);
}

export interface Folder {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
}

export const fetchFolders = (): Promise<Result<{ readonly folders: readonly Folder[] }, ApiProblem>> =>
  json('GET', '/api/folders');

export const createFolder = (
  name: string,
  organisation: string | null,
): Promise<Result<Folder, ApiProblem>> => json('POST', '/api/folders', { name, organisation });

export const renameFolder = (id: string, name: string): Promise<Result<void, ApiProblem>> =>
  nothing('PATCH', `/api/folders/${encodeURIComponent(id)}`, { name });

export const removeFolder = (id: string): Promise<Result<void, ApiProblem>> =>
  nothing('DELETE', `/api/folders/${encodeURIComponent(id)}`);

export const placeWorkbook = (
  id: string,
  place: { readonly organisation: string | null; readonly folder: string | null },
): Promise<Result<void, ApiProblem>> =>
  nothing('PUT', `/api/workbooks/${encodeURIComponent(id)}/place`, place);

export interface LeavingMe {
  readonly isNeeded: boolean;
  readonly workbooks: readonly {
    readonly id: string;
    readonly title: string;
    readonly isDeleted: boolean;
    readonly heirs: readonly NamedPerson[];
  }[];
  readonly organisations: readonly NamedPerson[];
}

export const fetchDeparture = (): Promise<Result<LeavingMe, ApiProblem>> => json('GET', '/api/me/departure');

export type Heir =
  | { readonly to: 'nobody' }
  | { readonly to: 'person'; readonly id: string }
  | { readonly to: 'organisation'; readonly id: string };

export const forgetMe = (workbooks: Readonly<Record<string, Heir>>): Promise<Result<void, ApiProblem>> =>
  nothing('POST', '/api/me/departure', { workbooks });

export async function fetchMyData(): Promise<Result<Blob, ApiProblem>> {
  const answer = await request('GET', '/api/me/export');
  return answer.ok ? { ok: true, value: await answer.value.blob() } : answer;
}
