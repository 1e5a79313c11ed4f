/** /api/session: the person behind the cookie, and the name that colleagues see. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { type Env, body, givenText, story } from '../http.ts';
import type { Person, Storage } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Sessions } from './sessions.ts';

const longestName = 60;

const personBody = v.object({
  person: v.object({ id: v.string(), name: v.nullable(v.string()), colour: v.number() }),
});

export interface SessionWorld {
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
}

function shown({ id, name, colour }: Person): v.InferOutput<typeof personBody> {
  return { person: { id, name, colour } };
}

export function sessionRoutes({ storage, sessions, rooms }: SessionWorld): Hono<Env> {
  return new Hono<Env>()
    .get(
      '/',
      story({ summary: 'Who I am; made on first contact', tag: 'session', answers: personBody, refuses: [] }),
      async (c) => c.json(shown(await sessions.readOrCreate(c))),
    )
    .put(
      '/',
      story({
        summary: 'Gives me a name',
        tag: 'session',
        answers: personBody,
        refuses: ['badRequest', 'wrongOrigin'],
      }),
      body(v.object({ name: givenText(longestName) })),
      async (c) => {
        const { name } = c.req.valid('json');
        const person = { ...(await sessions.readOrCreate(c)), name };
        await storage.namePerson(person.id, name);
        rooms.applyPerson(person);
        return c.json(shown(person));
      },
    );
}
