import { fetchWorkbook } from '../api.ts';
import { fetchWaysIn } from '../identity/identity-api.ts';
import type { WhyClosed } from './connection.ts';

/** Why there is no socket for a copy; undefined when nobody says, or it is worth another try. */
export async function whyClosed(workbook: string, whose: string | null): Promise<WhyClosed | undefined> {
  // This question makes nobody a guest: somebody may be signing in in another window at this very moment.
  const ways = await fetchWaysIn();
  if (!ways.ok) return undefined;
  const { asker } = ways.value;
  if (whose && whose !== asker?.person && whose !== asker?.was) return 'otherPerson';
  const details = await fetchWorkbook(workbook);
  if (details.ok) return details.value.deletedAt ? 'deleted' : undefined;
  if (details.error === 'deleted') return 'deleted';
  return details.error === 'notAllowed' || details.error === 'notFound' ? 'revoked' : undefined;
}
