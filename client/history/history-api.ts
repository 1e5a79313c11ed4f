/** What the page asks of a workbook's history. */
import { type ChangeFacts, type ChangeKind, type Difference, type Result, done, refused } from '#model';
import { type ApiProblem, type NamedPerson, json, nothing, request, workbookPath } from '../api.ts';

export interface HistoryChange {
  /** where the next page goes on */
  readonly place: string;
  readonly at: string;
  readonly person: NamedPerson;
  readonly kind: ChangeKind;
  readonly sheet: string;
  readonly cell: string;
  readonly facts: ChangeFacts;
}

export interface HistoryPage {
  readonly changes: readonly HistoryChange[];
  readonly people: readonly NamedPerson[];
  readonly isMore: boolean;
}

export interface HistoryWish {
  readonly person?: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly kind?: ChangeKind;
  readonly from?: string;
  readonly after?: string;
}

export interface VersionRow {
  readonly number: number;
  readonly from: string;
  readonly at: string;
  readonly name: string | null;
  readonly by: NamedPerson | null;
  readonly people: readonly NamedPerson[];
  readonly changes: number;
}

export function fetchHistory(id: string, wish: HistoryWish): Promise<Result<HistoryPage, ApiProblem>> {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined) as [string, string][];
  return json('GET', `${workbookPath(id)}/history?${new URLSearchParams(given).toString()}`);
}

export function historyFile(id: string, format: 'csv' | 'jsonl'): string {
  return `${workbookPath(id)}/history/file?format=${format}`;
}

export async function fetchVersions(id: string): Promise<Result<readonly VersionRow[], ApiProblem>> {
  const answer = await json<{ versions: readonly VersionRow[] }>('GET', `${workbookPath(id)}/versions`);
  return answer.ok ? done(answer.value.versions) : answer;
}

export function saveVersion(id: string, name: string): Promise<Result<VersionRow, ApiProblem>> {
  return json('POST', `${workbookPath(id)}/versions`, { name });
}

export function nameVersion(id: string, number: number, name: string): Promise<Result<void, ApiProblem>> {
  return nothing('PATCH', `${workbookPath(id)}/versions/${number}`, { name });
}

export async function fetchVersionState(id: string, number: number): Promise<Result<Uint8Array, ApiProblem>> {
  const response = await request('GET', `${workbookPath(id)}/versions/${number}/state`);
  if (!response.ok) return response;
  try {
    return done(new Uint8Array(await response.value.arrayBuffer()));
  } catch {
    return refused('offline');
  }
}

/** `than`: undefined compares with the workbook as it is now; `from`: how many cells of each sort are passed over. */
export function fetchDifference(
  id: string,
  number: number,
  { than, from = 0 }: { readonly than: number | undefined; readonly from?: number },
): Promise<Result<Difference, ApiProblem>> {
  const query = `${than === undefined ? '' : `than=${than}&`}from=${from}`;
  return json('GET', `${workbookPath(id)}/versions/${number}/difference?${query}`);
}
