/** Whether the person behind a request may do something with the workbook that its path names. */
import type { Context } from 'hono';
import { type AccessRole, type Result, done, mayEdit, refused } from '#model';
import type { ErrorCode } from '../errors.ts';
import type { Env } from '../http.ts';
import type { WorkbookEntry, Workbooks } from '../storage/storage.ts';
import { isId } from './secrets.ts';

/** What somebody wants to do: each needs the rights of those before it. */
export type Wish = 'see' | 'edit' | 'own';

export interface Allowed {
  readonly workbook: WorkbookEntry;
  readonly role: AccessRole;
}

export async function allowed(
  storage: Pick<Workbooks, 'readAccess'>,
  c: Context<Env>,
  wish: Wish,
  trash: 'living' | 'also deleted' = 'living',
): Promise<Result<Allowed, ErrorCode>> {
  const id = c.req.param('id') ?? '';
  const access = isId(id) ? await storage.readAccess(id, c.get('person').id) : undefined;
  if (!access) return refused('notFound');
  const { workbook, role } = access;
  if (!role || (wish === 'own' && role !== 'owner') || (wish === 'edit' && !mayEdit(role)))
    return refused('forbidden');
  if (workbook.deletedAt !== null && trash === 'living') return refused('deleted');
  return done({ workbook, role });
}
