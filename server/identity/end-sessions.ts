/** Ends sessions of a person, over open sockets at once. */
import type { Identities } from '../storage/identity.ts';
import type { PersonId } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { sessionId } from './sessions.ts';

/** All but one, or all. */
export async function endSessionsOf(
  {
    storage,
    rooms,
  }: { readonly storage: Pick<Identities, 'listSessions' | 'endSessions'>; readonly rooms: Rooms },
  person: PersonId,
  except?: string,
): Promise<void> {
  const rows = (await storage.listSessions(person)).filter(
    ({ tokenHash }) => sessionId(tokenHash) !== except,
  );
  await storage.endSessions(rows.map(({ tokenHash }) => tokenHash));
  for (const { tokenHash } of rows) rooms.closeSession(sessionId(tokenHash));
}
