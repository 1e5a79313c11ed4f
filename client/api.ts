/** The server's HTTP API as typed calls. What may go wrong is a value; the page turns it into a sentence. */
import {
  type AccessRole,
  type LanguageId,
  type Limits,
  type OwnNumber,
  type Result,
  type TemplatePicture,
  type TemplateWords,
  done,
  refused,
} from '#model';
import type { TextKey } from './text/text.tsx';

/** What people are told about in the words of identity, under the server's own codes. */
const identityProblems = [
  'wrongPassword',
  'tooManyAttempts',
  'wrongCode',
  'guestsMayNot',
  'loginTaken',
  'passwordShort',
  'passwordLong',
  'passwordExpected',
  'passwordCommon',
  'tooManyWorkbooks',
  'lastAdministrator',
  'undecided',
  'ownerStays',
] as const;
type IdentityProblem = (typeof identityProblems)[number] | 'signIn';

export type ApiProblem =
  | 'offline'
  | 'notAllowed'
  | 'notFound'
  | 'deleted'
  | 'damaged'
  | 'tooMany'
  | 'savingFails'
  | IdentityProblem
  | 'invalid'
  | 'server';

export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly colour: number;
  /** the guest that this browser had, whose workbooks have come along */
  readonly was?: string;
}

export interface WorkbookRow {
  readonly id: string;
  readonly title: string;
  readonly role: AccessRole;
  readonly template: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  /** whose it is; missing: its owners' */
  readonly organisation?: string;
  readonly folder?: string;
}

export interface WorkbookDetails extends WorkbookRow {
  readonly limits: Limits;
  readonly deletedAt?: string | null;
}

/** The server's own codes, as far as they matter to the person; all others are its fault. */
const problemOfCode: Readonly<Record<string, ApiProblem>> = {
  badRequest: 'invalid',
  tooLarge: 'invalid',
  noSession: 'signIn',
  wrongOrigin: 'notAllowed',
  forbidden: 'notAllowed',
  notFound: 'notFound',
  unknownLink: 'notFound',
  deleted: 'deleted',
  damaged: 'damaged',
  roomFull: 'tooMany',
  savingFails: 'savingFails',
  stopping: 'offline',
};

async function problemOf(response: Response): Promise<ApiProblem> {
  const answer: unknown = await response.json().catch(() => undefined);
  const code = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  return identityProblems.find((one) => one === code) ?? problemOfCode[String(code)] ?? 'server';
}

export function textOfProblem(problem: ApiProblem): TextKey {
  return problem === 'signIn' || identityProblems.some((one) => one === problem)
    ? `identity.problem.${problem as IdentityProblem}`
    : `problem.${problem as Exclude<ApiProblem, IdentityProblem>}`;
}

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(path, {
    method,
    credentials: 'same-origin',
    // The server takes changes only from requests that carry the mark, which no other host's page can set.
    headers: { 'x-samregn': '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Pages for those who are not known yet. */
const openPages = new Set(['/log-ind', '/velkommen', '/deltag', '/privatliv', '/tilgaengelighed']);

/** The browser goes to the sign-in, and comes back here afterwards. What was typed offline stays in this browser. */
function leaveForSignIn(): void {
  const { pathname, search } = location;
  if (openPages.has(pathname)) return;
  location.assign(`/log-ind?side=${encodeURIComponent(`${pathname}${search}`)}`);
}

const sessionPath = '/api/session';
const unauthorized = 401;

export async function request(
  method: string,
  path: string,
  body?: unknown,
): Promise<Result<Response, ApiProblem>> {
  try {
    let response = await ask(method, path, body);
    if (response.status === unauthorized && (await problemOf(response.clone())) === 'signIn') {
      // Somebody new may click before the server has made them somebody; it does so now, where a name is enough.
      const session = await ask('GET', sessionPath);
      if (session.status === unauthorized) leaveForSignIn();
      else response = await ask(method, path, body);
    }
    return response.ok ? done(response) : refused(await problemOf(response));
  } catch {
    // fetch throws only when there was no answer at all.
    return refused('offline');
  }
}

export async function json<Value>(
  method: string,
  path: string,
  body?: unknown,
): Promise<Result<Value, ApiProblem>> {
  const response = await request(method, path, body);
  if (!response.ok) return response;
  try {
    return done((await response.value.json()) as Value);
  } catch {
    return refused('server');
  }
}

export async function nothing(
  method: string,
  path: string,
  body?: unknown,
): Promise<Result<void, ApiProblem>> {
  const response = await request(method, path, body);
  return response.ok ? done(undefined) : response;
}

export const workbookPath = (id: string): string => `/api/workbooks/${encodeURIComponent(id)}`;

/** Who I am to the server; the first call makes me somebody. */
export async function fetchPerson(): Promise<Result<Person, ApiProblem>> {
  const answer = await json<{ person: Person }>('GET', sessionPath);
  return answer.ok ? done(answer.value.person) : answer;
}

export async function renamePerson(name: string): Promise<Result<Person, ApiProblem>> {
  const answer = await json<{ person: Person }>('PUT', sessionPath, { name });
  return answer.ok ? done(answer.value.person) : answer;
}

/** My workbooks, or those that were deleted and can be restored. */
export async function fetchWorkbooks(
  which: 'living' | 'deleted' = 'living',
): Promise<Result<readonly WorkbookRow[], ApiProblem>> {
  const path = which === 'deleted' ? '/api/workbooks?deleted=1' : '/api/workbooks';
  const answer = await json<{ workbooks: readonly WorkbookRow[] }>('GET', path);
  return answer.ok ? done(answer.value.workbooks) : answer;
}

/** Makes a workbook from a template, or with the figures of a case of the library. */
export function createWorkbook(
  request: ({ readonly template: string } | { readonly from: string }) & {
    readonly title: string;
    readonly language: LanguageId;
  },
): Promise<Result<{ readonly id: string }, ApiProblem>> {
  return json('POST', '/api/workbooks', request);
}

export function fetchWorkbook(id: string): Promise<Result<WorkbookDetails, ApiProblem>> {
  return json('GET', workbookPath(id));
}

export function renameWorkbookOnServer(id: string, title: string): Promise<Result<void, ApiProblem>> {
  return nothing('PATCH', workbookPath(id), { title });
}

export function copyWorkbook(
  id: string,
  title: string,
): Promise<Result<{ readonly id: string }, ApiProblem>> {
  return json('POST', `${workbookPath(id)}/copy`, { title });
}

export function deleteWorkbook(id: string): Promise<Result<void, ApiProblem>> {
  return nothing('DELETE', workbookPath(id));
}

export function restoreWorkbook(id: string): Promise<Result<void, ApiProblem>> {
  return nothing('POST', `${workbookPath(id)}/restore`);
}

export function leaveWorkbook(id: string): Promise<Result<void, ApiProblem>> {
  return nothing('DELETE', `${workbookPath(id)}/grant`);
}

export async function fetchXlsx(id: string): Promise<Result<Blob, ApiProblem>> {
  const response = await request('GET', `${workbookPath(id)}/xlsx`);
  if (!response.ok) return response;
  try {
    return done(await response.value.blob());
  } catch {
    return refused('offline');
  }
}

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** Everybody who may open a workbook and has a name. */
export async function fetchPeople(id: string): Promise<Result<readonly NamedPerson[], ApiProblem>> {
  const answer = await json<{ people: readonly NamedPerson[] }>('GET', `${workbookPath(id)}/people`);
  return answer.ok ? done(answer.value.people) : answer;
}

/** Who wrote what stands in a cell, as the server's log says. */
export type LastEdit =
  | { readonly by: 'nobody' | 'unknown' }
  | {
      readonly by: 'person';
      readonly person: NamedPerson;
      /** to the minute; missing for what came before times were kept */
      readonly at?: string;
      /** whose connection brought it, where that was another's */
      readonly broughtBy?: NamedPerson;
    };

/** `cell` is "row.column", by their ids. */
export function fetchLastEdit(
  id: string,
  sheet: string,
  cell: string,
): Promise<Result<LastEdit, ApiProblem>> {
  const path = `cells/${encodeURIComponent(sheet)}/${encodeURIComponent(cell)}/last`;
  return json('GET', `${workbookPath(id)}/${path}`);
}

/** What the operator tells about this installation; '' where nothing is told. */
export interface Installation {
  /** address of the operator's own accessibility statement */
  readonly statement: string;
  readonly contact: string;
  /** what the privacy page tells, as it is set up here; days and hours */
  readonly privacy: {
    readonly database: 'sqlite' | 'postgres';
    readonly guestDays: number;
    readonly sessionDays: number;
    readonly idleHours: number;
    readonly trashDays: number;
    readonly historyDays: number;
  };
}

export function fetchInstallation(): Promise<Result<Installation, ApiProblem>> {
  return json('GET', '/api/installation');
}

export interface TemplateRow extends TemplateWords {
  readonly id: string;
  readonly english: TemplateWords;
  readonly picture: TemplatePicture;
}

export async function fetchTemplates(): Promise<Result<readonly TemplateRow[], ApiProblem>> {
  const answer = await json<{ templates: readonly TemplateRow[] }>('GET', '/api/templates');
  return answer.ok ? done(answer.value.templates) : answer;
}

/** The numbers in a workbook of own numbers. */
export async function fetchOwnNumbers(
  id: string,
): Promise<Result<{ readonly title: string; readonly numbers: readonly OwnNumber[] }, ApiProblem>> {
  return json('GET', `${workbookPath(id)}/own-numbers`);
}
