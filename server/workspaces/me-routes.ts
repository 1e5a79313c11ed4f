/** /api/me: what is known of me, and forgetting me. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { refuse } from '../errors.ts';
import { type Env, body, story } from '../http.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { Heir } from '../storage/identity.ts';
import { type DepartureWorld, exportPerson, forget } from './departure.ts';

export interface MeWorld extends DepartureWorld {
  readonly sessions: Sessions;
}

const named = v.object({ id: v.string(), name: v.string() });
const ownedBody = v.object({
  /** runs an organisation or the installation alone: first somebody else must */
  isNeeded: v.boolean(),
  workbooks: v.array(
    v.object({ id: v.string(), title: v.string(), isDeleted: v.boolean(), heirs: v.array(named) }),
  ),
  organisations: v.array(named),
});

const heir = v.variant('to', [
  v.object({ to: v.literal('nobody') }),
  v.object({ to: v.literal('person'), id: v.string() }),
  v.object({ to: v.literal('organisation'), id: v.string() }),
]);

const zipType = 'application/zip';

export function meRoutes(world: MeWorld): Hono<Env> {
  const { storage, sessions } = world;
  return new Hono<Env>()
    .get(
      '/export',
      story({
        summary: 'Everything that is known of me, and my workbooks as xlsx, in a zip',
        tag: 'session',
        answers: { file: zipType },
        refuses: ['noSession', 'notFound'],
      }),
      async (c) => {
        const file = await exportPerson(world, c.get('person').id);
        if (!file) return refuse(c, 'notFound');
        c.header('Content-Type', zipType);
        c.header('Content-Disposition', 'attachment; filename="samregn-om-mig.zip"');
        return c.body(new Uint8Array(file));
      },
    )
    .get(
      '/departure',
      story({
        summary: 'What has to be decided before I can be forgotten: who gets the workbooks that only I own',
        tag: 'session',
        answers: ownedBody,
        refuses: ['noSession'],
      }),
      async (c) => {
        const me = c.get('person').id;
        const owned = await storage.listOnlyOwned(me);
        const workbooks = await Promise.all(
          owned.map(async ({ id, title, deletedAt }) => {
            const people = await storage.listPeople(id);
            return {
              id,
              title,
              isDeleted: deletedAt !== null,
              heirs: people.filter((one) => one.id !== me).map((one) => ({ id: one.id, name: one.name })),
            };
          }),
        );
        const organisations = await storage.listMemberships(me);
        return c.json({
          isNeeded: await storage.isNeeded(me),
          workbooks,
          organisations: organisations.map(({ id, name }) => ({ id, name })),
        });
      },
    )
    .post(
      '/departure',
      story({
        summary: 'Forgets me: my name, sessions, accounts and rights; logs keep a pseudonym. For good',
        tag: 'session',
        answers: 'nothing',
        refuses: ['noSession', 'badRequest', 'wrongOrigin', 'undecided', 'lastAdministrator', 'notFound'],
      }),
      body(v.object({ workbooks: v.record(v.string(), heir) })),
      async (c) => {
        const me = c.get('person').id;
        const given = new Map<string, Heir>(Object.entries(c.req.valid('json').workbooks));
        if (await storage.isNeeded(me)) return refuse(c, 'lastAdministrator');
        const mine = new Set((await storage.listMemberships(me)).map(({ id }) => id));
        for (const { id, deletedAt } of await storage.listOnlyOwned(me)) {
          const one = given.get(id);
          if (!one && deletedAt !== null) continue;
          if (!one) return refuse(c, 'undecided');
          if (one.to === 'organisation' && !mine.has(one.id)) return refuse(c, 'notFound');
          if (one.to !== 'person') continue;
          const people = await storage.listPeople(id);
          if (one.id === me || !people.some((person) => person.id === one.id)) return refuse(c, 'notFound');
        }
        await forget(world, me, given);
        await sessions.end(c);
        return c.body(null, 204);
      },
    );
}
