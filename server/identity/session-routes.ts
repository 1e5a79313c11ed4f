/** /api/session: the person behind the cookie, the name that colleagues see, and the devices the person is signed in on. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { refuse } from '../errors.ts';
import { type Env, body, givenText, story } from '../http.ts';
import type { Settings } from '../settings.ts';
import type { Storage } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { addressOf } from './address.ts';
import type { Attempts } from './attempts.ts';
import type { OpenId } from './open-id.ts';
import { ownOrigin } from './origin.ts';
import { type Asker, type Sessions, sessionId } from './sessions.ts';
import { endSessionsOf } from './end-sessions.ts';

const longestName = 60;

/**
 * What a person is called. Colleagues read it beside other text, so it can be seen, and turns nothing round: signs of
 * direction that are not closed again go on behind the name (Unicode Standard Annex 9).
 */
export const personName = v.pipe(
  givenText(longestName),
  v.regex(/[\p{L}\p{N}\p{P}\p{S}]/u),
  v.regex(/^[^\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u),
);

const personBody = v.object({
  person: v.object({
    id: v.string(),
    name: v.nullable(v.string()),
    colour: v.number(),
    /** the guest of this browser that has become this person */
    was: v.optional(v.string()),
  }),
  method: v.picklist(['guest', 'account', 'issuer']),
  /** whether the person may make workbooks */
  mayCreate: v.boolean(),
  isOperator: v.boolean(),
  organisations: v.array(
    v.object({ id: v.string(), name: v.string(), role: v.picklist(['administrator', 'member']) }),
  ),
});

const devicesBody = v.object({
  devices: v.array(
    v.object({
      id: v.string(),
      device: v.string(),
      method: v.picklist(['guest', 'account', 'issuer']),
      since: v.pipe(v.string(), v.isoTimestamp()),
      seenAt: v.pipe(v.string(), v.isoTimestamp()),
      isThis: v.boolean(),
    }),
  ),
});

export interface SessionWorld {
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly settings: Settings;
  readonly attempts: Attempts;
  readonly openId: OpenId;
}

export function sessionRoutes({
  storage,
  sessions,
  rooms,
  settings,
  attempts,
  openId,
}: SessionWorld): Hono<Env> {
  const { guests, issuers } = settings.identity;
  const shown = async ({ person, session }: Asker): Promise<v.InferOutput<typeof personBody>> => {
    const known = await storage.readPerson(person.id);
    const memberships = await storage.listMemberships(person.id);
    return {
      person: {
        id: person.id,
        name: person.name,
        colour: person.colour,
        ...(session.was !== null && { was: session.was }),
      },
      method: session.method,
      mayCreate: guests === 'all' || session.method !== 'guest',
      isOperator: known?.isOperator ?? false,
      organisations: memberships.map(({ id, name, role }) => ({ id, name, role })),
    };
  };
  const time = (ms: number): string => new Date(ms).toISOString();

  return new Hono<Env>()
    .get(
      '/',
      story({
        summary: 'Who I am; a guest is made on first contact where a name is enough',
        tag: 'session',
        answers: personBody,
        refuses: ['noSession', 'tooManyAttempts'],
      }),
      async (c) => {
        const known = await sessions.read(c);
        if (known) return c.json(await shown(known));
        if (guests !== 'all') return refuse(c, 'noSession');
        if (!(await attempts.mayTry('guests', addressOf(c, settings)))) return refuse(c, 'tooManyAttempts');
        return c.json(await shown(await sessions.createGuest(c)));
      },
    )
    .put(
      '/',
      story({
        summary: 'Gives me a name',
        tag: 'session',
        answers: personBody,
        refuses: ['badRequest', 'wrongOrigin', 'noSession', 'tooManyAttempts'],
      }),
      body(v.object({ name: personName })),
      async (c) => {
        const { name } = c.req.valid('json');
        const known = await sessions.read(c);
        if (!known && guests !== 'all') return refuse(c, 'noSession');
        if (!known && !(await attempts.mayTry('guests', addressOf(c, settings))))
          return refuse(c, 'tooManyAttempts');
        const asker = known ?? (await sessions.createGuest(c));
        const person = { ...asker.person, name };
        await storage.namePerson(person.id, name);
        rooms.applyPerson(person);
        return c.json(await shown({ ...asker, person }));
      },
    )
    .delete(
      '/',
      story({
        summary: 'Signs me out here; leaveAt is where to sign out of the organisation, too',
        tag: 'session',
        answers: v.object({ leaveAt: v.nullable(v.string()) }),
        refuses: ['wrongOrigin'],
      }),
      async (c) => {
        const known = await sessions.read(c);
        await sessions.end(c);
        if (known) rooms.closeSession(known.session.id);
        const issuer = issuers.find(({ key }) => key === known?.session.issuer);
        const leaveAt = issuer && (await openId.leave(issuer, `${ownOrigin(c, settings)}/log-ind`));
        return c.json({ leaveAt: leaveAt ?? null });
      },
    )
    .get(
      '/devices',
      story({
        summary: 'Where I am signed in, the latest first',
        tag: 'session',
        answers: devicesBody,
        refuses: ['noSession'],
      }),
      async (c) => {
        const known = await sessions.read(c);
        if (!known) return refuse(c, 'noSession');
        const rows = await storage.listSessions(known.person.id);
        const devices = rows.map((row) => {
          const id = sessionId(row.tokenHash);
          const { device, method, at, seenAt } = row;
          return {
            id,
            device,
            method,
            since: time(at),
            seenAt: time(seenAt),
            isThis: id === known.session.id,
          };
        });
        return c.json({ devices });
      },
    )
    .delete(
      '/devices/:id',
      story({
        summary: 'Signs me out of one device, or, with "others", of every other one',
        tag: 'session',
        answers: 'nothing',
        refuses: ['noSession', 'notFound', 'wrongOrigin'],
      }),
      async (c) => {
        const known = await sessions.read(c);
        if (!known) return refuse(c, 'noSession');
        const wanted = c.req.param('id');
        const ended = await endSessionsOf({ storage, rooms }, known.person.id, (id) =>
          wanted === 'others' ? id !== known.session.id : id === wanted,
        );
        if (ended === 0 && wanted !== 'others') return refuse(c, 'notFound');
        c.set('event', { event: 'other devices signed out', person: known.person.id });
        return c.body(null, 204);
      },
    );
}
