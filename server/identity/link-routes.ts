/** Share links: an owner makes, sees and takes back links; whoever holds one redeems it for the right to the workbook. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { accessRoles } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, story } from '../http.ts';
import type { ShareLink, Storage, Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { allowed } from './access.ts';
import { hashToken, isToken, newId, newToken } from './secrets.ts';

export interface LinksWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly now: () => Time;
}

const role = v.picklist(accessRoles);
const linkFields = { id: v.string(), role, createdAt: v.pipe(v.string(), v.isoTimestamp()) };
const listBody = v.object({ links: v.array(v.object(linkFields)) });
const newLinkBody = v.object({ ...linkFields, token: v.string() });
const redeemedBody = v.object({ workbook: v.string(), role });

function shown(link: ShareLink): v.InferOutput<typeof listBody>['links'][number] {
  return { id: link.id, role: link.role, createdAt: new Date(link.createdAt).toISOString() };
}

const owners = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;

/** /api/workbooks/:id/links */
export function linkRoutes({ storage, rooms, now }: LinksWorld): Hono<Env> {
  return new Hono<Env>()
    .get(
      '/:id/links',
      story({
        summary: 'The links to a workbook, without their tokens',
        tag: 'links',
        answers: listBody,
        refuses: owners,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const links = await storage.listLinks(found.value.workbook.id);
        return c.json({ links: links.map(shown) });
      },
    )
    .post(
      '/:id/links',
      story({
        summary: 'Makes a link; its token is shown this once',
        tag: 'links',
        answers: newLinkBody,
        status: 201,
        refuses: [...owners, 'badRequest', 'wrongOrigin'],
      }),
      body(v.object({ role: v.picklist(['editor', 'commenter', 'viewer']) })),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const token = newToken();
        const link: ShareLink = { id: newId(), role: c.req.valid('json').role, createdAt: now() };
        await storage.createLink({
          ...link,
          workbook: found.value.workbook.id,
          tokenHash: hashToken(token),
          createdBy: c.get('person').id,
        });
        return c.json({ ...shown(link), token }, 201);
      },
    )
    .delete(
      '/:id/links/:link',
      story({
        summary: 'Takes a link back, with every right that came from it; sockets that stood on it are closed',
        tag: 'links',
        answers: 'nothing',
        refuses: [...owners, 'wrongOrigin'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.workbook;
        const people = await storage.revokeLink(id, c.req.param('link'));
        if (!people) return refuse(c, 'notFound');
        for (const person of people) {
          const access = await storage.readAccess(id, person);
          rooms.applyRole(id, person, access?.role);
        }
        return c.body(null, 204);
      },
    );
}

/** /api/links */
export function redeemRoutes({ storage, rooms, now }: LinksWorld): Hono<Env> {
  return new Hono<Env>().post(
    '/redeem',
    story({
      summary: 'Gives me the right that a link holds',
      tag: 'links',
      answers: redeemedBody,
      refuses: ['badRequest', 'noSession', 'wrongOrigin', 'unknownLink', 'deleted'],
    }),
    body(v.object({ token: v.pipe(v.string(), v.maxLength(100)) })),
    async (c) => {
      const { token } = c.req.valid('json');
      const person = c.get('person');
      const access = isToken(token)
        ? await storage.redeemLink(hashToken(token), person.id, now())
        : undefined;
      if (!access) return refuse(c, 'unknownLink');
      const { workbook, role } = access;
      if (workbook.deletedAt !== null) return refuse(c, 'deleted');
      if (!role) throw new Error('a redeemed link gave no role');
      rooms.applyRole(workbook.id, person.id, role);
      return c.json({ workbook: workbook.id, role });
    },
  );
}
