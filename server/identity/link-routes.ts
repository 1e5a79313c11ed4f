/** Share links: an owner makes, sees and takes back links; whoever holds one redeems it for the right to the workbook. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { accessRoles } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, story } from '../http.ts';
import type { Settings } from '../settings.ts';
import type { ShareLink, Storage, Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { comingTime } from '../workspaces/sharing-routes.ts';
import { allowed } from './access.ts';
import { addressOf } from './address.ts';
import type { Attempts } from './attempts.ts';
import { hashPassword, isPassword } from './password.ts';
import { hashToken, isToken, newId, newToken } from './secrets.ts';
import { personName } from './session-routes.ts';
import type { Sessions } from './sessions.ts';

export interface LinksWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly now: () => Time;
}

export interface RedeemWorld extends LinksWorld {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly attempts: Attempts;
}

const role = v.picklist(accessRoles);
/** Something that can be said over the telephone. */
const codeText = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(100));

const time = v.pipe(v.string(), v.isoTimestamp());
const linkFields = {
  id: v.string(),
  role,
  createdAt: time,
  name: v.string(),
  endsAt: v.nullable(time),
  hasCode: v.boolean(),
};
const use = v.object({ person: v.string(), name: v.nullable(v.string()), at: time });
const listBody = v.object({ links: v.array(v.object({ ...linkFields, uses: v.array(use) })) });
const newLinkBody = v.object({ ...linkFields, token: v.string() });
const redeemedBody = v.object({ workbook: v.string(), role });

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function shown({ id, role, createdAt, name, endsAt, hasCode }: ShareLink) {
  return { id, role, createdAt: iso(createdAt), name, endsAt: endsAt === null ? null : iso(endsAt), hasCode };
}

const owners = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;

/** /api/workbooks/:id/links */
export function linkRoutes({ storage, rooms, now }: LinksWorld): Hono<Env> {
  return new Hono<Env>()
    .get(
      '/:id/links',
      story({
        summary: 'The links to a workbook, without their tokens, with who came by each and when',
        tag: 'links',
        answers: listBody,
        refuses: owners,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const links = await storage.listLinks(found.value.workbook.id);
        const uses = Map.groupBy(await storage.listLinkUses(found.value.workbook.id), ({ link }) => link);
        return c.json({
          links: links.map((link) => ({
            ...shown(link),
            uses: (uses.get(link.id) ?? []).map(({ person, name, at }) => ({ person, name, at: iso(at) })),
          })),
        });
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
      body(
        v.object({
          role: v.picklist(['editor', 'commenter', 'viewer']),
          name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
          endsAt: comingTime(now),
          code: v.optional(v.nullable(codeText), null),
        }),
      ),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const token = newToken();
        const { code, ...wanted } = c.req.valid('json');
        const link: ShareLink = { id: newId(), ...wanted, createdAt: now(), hasCode: code !== null };
        await storage.createLink({
          ...link,
          code: code === null ? null : await hashPassword(code),
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
export function redeemRoutes({ storage, rooms, now, sessions, settings, attempts }: RedeemWorld): Hono<Env> {
  const { guests } = settings.identity;
  return new Hono<Env>().post(
    '/redeem',
    story({
      summary: 'Gives me the right that a link holds; makes me a guest where guests may come by a link',
      tag: 'links',
      answers: redeemedBody,
      refuses: [
        'badRequest',
        'noSession',
        'wrongOrigin',
        'unknownLink',
        'deleted',
        'wrongCode',
        'tooManyAttempts',
      ],
    }),
    body(
      v.object({
        token: v.pipe(v.string(), v.maxLength(100)),
        code: v.optional(codeText),
        /** what colleagues are to call a guest who comes by the link */
        name: v.optional(personName),
      }),
    ),
    async (c) => {
      const { token, code, name } = c.req.valid('json');
      const link = isToken(token) ? await storage.readLink(hashToken(token), now()) : undefined;
      if (!link) {
        const mayTry = await attempts.mayTry('address', addressOf(c, settings));
        return refuse(c, mayTry ? 'unknownLink' : 'tooManyAttempts');
      }
      const known = await sessions.read(c);
      if (!known && (guests === 'none' || (guests === 'links' && name === undefined)))
        return refuse(c, 'noSession');
      if (known?.session.method === 'guest' && guests === 'none') return refuse(c, 'noSession');
      if (link.code !== null) {
        if (code === undefined) return refuse(c, 'wrongCode');
        const mayTry =
          (await attempts.mayTry('address', addressOf(c, settings))) &&
          (await attempts.mayTry('code', link.id));
        if (!mayTry) return refuse(c, 'tooManyAttempts');
        if (!(await isPassword(code, link.code))) return refuse(c, 'wrongCode');
        await attempts.forget('code', link.id);
      }
      if (!known && !(await attempts.mayTry('guests', addressOf(c, settings))))
        return refuse(c, 'tooManyAttempts');
      const { person } = known ?? (await sessions.createGuest(c, name));
      const access = await storage.redeemLink(hashToken(token), person.id, now());
      if (!access) return refuse(c, 'unknownLink');
      const { workbook, role } = access;
      if (workbook.deletedAt !== null) return refuse(c, 'deleted');
      if (!role) throw new Error('a redeemed link gave no role');
      rooms.applyRole(workbook.id, person.id, role);
      return c.json({ workbook: workbook.id, role });
    },
  );
}
