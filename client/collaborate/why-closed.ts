import { fetchPerson, fetchWorkbook } from '../api.ts';
import type { WhyClosed } from './connection.ts';

/** Why no socket could be opened for a copy; undefined when nobody says, or it is worth another try. */
export async function whyClosed(workbook: string, whose: string | null): Promise<WhyClosed | undefined> {
  const details = await fetchWorkbook(workbook);
  if (details.ok && details.value.deletedAt) return 'deleted';
  if (!details.ok && details.error === 'deleted') return 'deleted';
  if (!details.ok && details.error === 'offline') return undefined;
  const person = await fetchPerson();
  if (person.ok && whose && person.value.id !== whose) return 'otherPerson';
  if (details.ok) return undefined;
  return details.error === 'notAllowed' || details.error === 'notFound' ? 'revoked' : undefined;
}
