/** Ends sessions of a person, over open sockets at once. */
import type { Identities } from '../storage/identity.ts';
import type { PersonId } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { sessionId } from './sessions.ts';

/** Of those that are chosen by their ids, or all; answers how many there were. */
export async function endSessionsOf(
  {
    storage,
    rooms,
  }: { readonly storage: Pick<Identities, 'listSessions' | 'endSessions'>; readonly rooms: Rooms },
  person: PersonId,
  isChosen: (id: string) => boolean = () => true,
): Promise<number> {
  const hashes = (await storage.listSessions(person)).map(({ tokenHash }) => tokenHash);
  const ended = hashes.filter((hash) => isChosen(sessionId(hash)));
  await storage.endSessions(ended);
  for (const hash of ended) rooms.closeSession(sessionId(hash));
  return ended.length;
}
