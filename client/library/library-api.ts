/** The library of the installation over HTTP. */
import { type EffortKind, type Result, type TargetGroup, type ToldResult, done } from '#model';
import { type ApiProblem, json, nothing, workbookPath } from '../api.ts';

interface PublicationTexts {
  readonly title: string;
  readonly summary: string;
  readonly municipality: string;
  readonly targetGroup: TargetGroup;
  readonly effort: EffortKind;
  readonly contact: string;
  readonly offers: 'results' | 'copy';
}

/** What an owner tells everybody on this installation about a workbook. */
export interface Publication extends PublicationTexts {
  readonly id: string;
  readonly results: readonly ToldResult[];
  readonly publishedAt: string;
  readonly changedAt: string;
}

export interface PublicationWish extends PublicationTexts {
  /** keys of named results */
  readonly results: readonly string[];
}

export async function fetchPublications(): Promise<Result<readonly Publication[], ApiProblem>> {
  const answer = await json<{ publications: readonly Publication[] }>('GET', '/api/library');
  return answer.ok ? done(answer.value.publications) : answer;
}

export function copyPublication(
  id: string,
  title: string,
): Promise<Result<{ readonly id: string }, ApiProblem>> {
  return json('POST', `/api/library/${encodeURIComponent(id)}/copy`, { title });
}

export async function fetchPublication(workbook: string): Promise<Result<Publication | null, ApiProblem>> {
  const answer = await json<{ publication: Publication | null }>(
    'GET',
    `${workbookPath(workbook)}/publication`,
  );
  return answer.ok ? done(answer.value.publication) : answer;
}

export function publishWorkbook(
  workbook: string,
  wish: PublicationWish,
): Promise<Result<Publication, ApiProblem>> {
  return json('PUT', `${workbookPath(workbook)}/publication`, wish);
}

export function withdrawPublication(workbook: string): Promise<Result<void, ApiProblem>> {
  return nothing('DELETE', `${workbookPath(workbook)}/publication`);
}
