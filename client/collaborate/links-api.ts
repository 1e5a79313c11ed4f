/** The links by which a workbook is shared, as typed calls. */
import { type AccessRole, type Result, done } from '#model';
import { type ApiProblem, json, nothing, workbookPath } from '../api.ts';

export interface ShareLink {
  readonly id: string;
  readonly role: Exclude<AccessRole, 'owner'>;
  readonly createdAt: string;
  readonly name: string;
  readonly endsAt: string | null;
  readonly hasCode: boolean;
  /** who came by it, and when first */
  readonly uses: readonly { readonly person: string; readonly name: string | null; readonly at: string }[];
}

export interface NewShareLink extends Omit<ShareLink, 'uses'> {
  /** shown once; the server keeps only its hash */
  readonly token: string;
}

export async function fetchLinks(id: string): Promise<Result<readonly ShareLink[], ApiProblem>> {
  const answer = await json<{ links: readonly ShareLink[] }>('GET', `${workbookPath(id)}/links`);
  return answer.ok ? done(answer.value.links) : answer;
}

export async function createLink(
  id: string,
  wish: Pick<ShareLink, 'role' | 'name' | 'endsAt'> & { readonly code: string | null },
): Promise<Result<NewShareLink, ApiProblem>> {
  return json('POST', `${workbookPath(id)}/links`, wish);
}

export function revokeLink(id: string, link: string): Promise<Result<void, ApiProblem>> {
  return nothing('DELETE', `${workbookPath(id)}/links/${encodeURIComponent(link)}`);
}

export function redeemLink(
  token: string,
  as: { readonly code?: string; readonly name?: string } = {},
): Promise<Result<{ readonly workbook: string; readonly role: AccessRole }, ApiProblem>> {
  return json('POST', '/api/links/redeem', { token, ...as });
}
