/** /api/workbooks/:id/sharing: with whom a workbook is shared by name, and where it lies. Links are in identity/. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { accessRoles } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import type { Storage, Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';

export interface SharingWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly now: () => Time;
}

const role = v.picklist(accessRoles);
const iso = v.pipe(v.string(), v.isoTimestamp());
const named = { id: v.string(), name: v.string() };

const sharingBody = v.object({
  owner: v.nullable(v.object(named)),
  people: v.array(v.object({ id: v.string(), name: v.nullable(v.string()), role, endsAt: v.nullable(iso) })),
  organisations: v.array(v.object({ ...named, role, endsAt: v.nullable(iso) })),
  /** with whom else it could be shared */
  acquaintances: v.array(v.object(named)),
  others: v.array(v.object(named)),
});

const owners = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;
const changing = [...owners, 'badRequest', 'wrongOrigin'] as const;

/** A time that is still to come, as text; null for none. */
export function comingTime(now: () => Time) {
  return v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.isoTimestamp(),
        v.transform((text) => Date.parse(text)),
        v.check((ms) => ms > now()),
      ),
    ),
    null,
  );
}

/** A right with its end as text. */
function shown<Given extends { readonly endsAt: Time | null }>({ endsAt, ...one }: Given) {
  return { ...one, endsAt: endsAt === null ? null : new Date(endsAt).toISOString() };
}

export function sharingRoutes({ storage, rooms, now }: SharingWorld): Hono<Env> {
  /** Whether a workbook would be left without anybody who owns it. */
  const isLastOwner = async (workbook: string, person: string): Promise<boolean> => {
    const { people, owner } = await storage.readShares(workbook);
    const kept = people.filter((one) => one.role === 'owner' && one.id !== person);
    return owner === null && kept.length === 0;
  };
  const isGuest = (c: Context<Env>): boolean => c.get('session').method === 'guest';

  return new Hono<Env>()
    .get(
      '/:id/sharing',
      story({
        summary: 'With which people and organisations a workbook is shared, and with which it could be',
        tag: 'workbooks',
        answers: sharingBody,
        refuses: owners,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const shares = await storage.readShares(found.value.workbook.id);
        const sharing = new Set(shares.people.map(({ id }) => id));
        const known = await storage.listAcquaintances(c.get('person').id);
        const organisations = isGuest(c) ? [] : await storage.listOrganisations();
        const has = new Set([...shares.organisations.map(({ id }) => id), shares.owner?.id]);
        return c.json({
          owner: shares.owner,
          people: shares.people.map(shown),
          organisations: shares.organisations.map(shown),
          acquaintances: known.filter(({ id }) => !sharing.has(id)),
          others: organisations.filter(({ id }) => !has.has(id)).map(({ id, name }) => ({ id, name })),
        });
      },
    )
    .put(
      '/:id/sharing/people/:person',
      story({
        summary: 'Shares a workbook with somebody, or gives another role; open sockets feel it at once',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...changing, 'ownerStays'],
      }),
      body(v.object({ role, endsAt: comingTime(now) })),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.workbook;
        const person = c.req.param('person');
        const share = c.req.valid('json');
        // An owner's right does not end: else a workbook could come to be nobody's.
        if (share.role === 'owner' && share.endsAt !== null) return refuse(c, 'badRequest');
        const { people } = await storage.readShares(id);
        const known = [...people, ...(await storage.listAcquaintances(c.get('person').id))];
        if (!known.some((one) => one.id === person)) return refuse(c, 'notFound');
        if (share.role !== 'owner' && (await isLastOwner(id, person))) return refuse(c, 'ownerStays');
        await storage.setShare(id, person, { ...share, at: now() });
        await rooms.reconsider(id);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id/sharing/people/:person',
      story({
        summary: 'Takes a right away that somebody was given by name',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...owners, 'wrongOrigin', 'ownerStays'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.workbook;
        const person = c.req.param('person');
        if (await isLastOwner(id, person)) return refuse(c, 'ownerStays');
        await storage.setShare(id, person, undefined);
        await rooms.reconsider(id);
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/sharing/organisations/:organisation',
      story({
        summary: "Shares a workbook with all of an organisation's members",
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...changing, 'guestsMayNot'],
      }),
      body(v.object({ role: v.picklist(['viewer', 'commenter', 'editor']), endsAt: comingTime(now) })),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        if (isGuest(c)) return refuse(c, 'guestsMayNot');
        const organisation = c.req.param('organisation');
        const all = await storage.listOrganisations();
        if (!all.some(({ id }) => id === organisation)) return refuse(c, 'notFound');
        const { id } = found.value.workbook;
        await storage.setOrganisationShare(id, organisation, { ...c.req.valid('json'), at: now() });
        await rooms.reconsider(id);
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id/sharing/organisations/:organisation',
      story({
        summary: 'Takes a right away that an organisation was given',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...owners, 'wrongOrigin'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.workbook;
        await storage.setOrganisationShare(id, c.req.param('organisation'), undefined);
        await rooms.reconsider(id);
        return c.body(null, 204);
      },
    );
}
