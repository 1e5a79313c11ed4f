/** What happens when somebody has shown who they are: a person, a session, and what the guest before had. */
import type { Context } from 'hono';
import type { Env } from '../http.ts';
import type { Credential, Identities, Organisations, SignInMethod } from '../storage/identity.ts';
import type { People, PersonId, Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { newId } from './secrets.ts';
import { type Sessions, newColour } from './sessions.ts';

export interface ArrivalWorld {
  readonly storage: People & Identities & Organisations;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly now: () => Time;
}

/** A person who is known from now on; undefined when the login or the identity is somebody's already. */
export async function newKnownPerson(
  { storage, now }: Pick<ArrivalWorld, 'storage' | 'now'>,
  who: { readonly name: string | null; readonly isOperator: boolean; readonly by: Credential },
): Promise<PersonId | undefined> {
  const id = newId();
  const person = { id, name: who.name, colour: newColour(), isOperator: who.isOperator };
  return (await storage.createKnownPerson(person, who.by, now())) ? id : undefined;
}

/** Begins the person's session here. What the guest in this browser had goes over to the person when that is wished. */
export async function welcome(
  { storage, sessions, rooms }: ArrivalWorld,
  c: Context<Env>,
  person: PersonId,
  {
    keepsGuest,
    ...how
  }: {
    readonly method: Exclude<SignInMethod, 'guest'>;
    readonly issuer: string | null;
    readonly keepsGuest: boolean;
  },
): Promise<void> {
  const before = await sessions.read(c);
  if (before) rooms.closeSession(before.session.id);
  const was = keepsGuest && before?.session.method === 'guest' ? before.person.id : null;
  if (was !== null)
    for (const workbook of await storage.adoptGuest(was, person)) await rooms.reconsider(workbook);
  await sessions.begin(c, person, { ...how, was });
}
