/** /api/organisations: who belongs to an organisation, who runs it, and how people come in. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Result, cprRules, done, refused } from '#model';
import { type ErrorCode, refuse } from '../errors.ts';
import { type Env, body, givenText, signedInOnly, story } from '../http.ts';
import type { Settings } from '../settings.ts';
import type { MemberRole, Organisation, TicketWish } from '../storage/identity.ts';
import type { Storage, Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { makeOneTimeLink } from './one-time-link.ts';
import { newId } from './secrets.ts';
import { longestOrganisationName } from './ticket-routes.ts';

export interface OrganisationsWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly settings: Settings;
  readonly now: () => Time;
}

const memberRole = v.picklist(['administrator', 'member']);
const time = v.pipe(v.string(), v.isoTimestamp());

const organisationFields = { id: v.string(), name: v.string() };
const listBody = v.object({ organisations: v.array(v.object(organisationFields)) });
const detailsBody = v.object({
  ...organisationFields,
  mayChange: v.boolean(),
  /** what is done with personal numbers: by the installation, and by the organisation where it has chosen */
  cpr: v.object({ installation: v.picklist(cprRules), own: v.nullable(v.picklist(cprRules)) }),
  /** the organisation's own sign-in; null when its people have accounts here */
  issuer: v.nullable(v.string()),
  members: v.array(
    v.object({
      person: v.string(),
      name: v.nullable(v.string()),
      role: memberRole,
      since: time,
      hasAccount: v.boolean(),
    }),
  ),
});
const ticketBody = v.object({ token: v.string(), endsAt: time });
const name = givenText(longestOrganisationName);

interface Found {
  readonly organisation: Organisation;
  /** undefined for one who runs the installation and belongs elsewhere */
  readonly role: MemberRole | undefined;
}

export function organisationRoutes({ storage, rooms, settings, now }: OrganisationsWorld): Hono<Env> {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const isOperator = async (person: string): Promise<boolean> =>
    (await storage.readPerson(person))?.isOperator ?? false;

  const find = async (c: Context<Env>, wish: 'see' | 'run'): Promise<Result<Found, ErrorCode>> => {
    const person = c.get('person').id;
    const organisation = (await storage.listOrganisations()).find(({ id }) => id === c.req.param('id'));
    const mine = await storage.listMemberships(person);
    const role = mine.find(({ id }) => id === organisation?.id)?.role;
    const runs = role === 'administrator' || (await isOperator(person));
    // Somebody else's organisation is not told about.
    if (!organisation || (!role && !runs)) return refused('notFound');
    return wish === 'see' || runs ? done({ organisation, role }) : refused('forbidden');
  };
  /**
   * A new password opens all that the person has: whoever runs one organisation must not take over another one with it, or
   * the installation.
   */
  const mayReset = async (asker: string, person: string): Promise<boolean> => {
    if (await isOperator(asker)) return true;
    if (await isOperator(person)) return false;
    const mine = await storage.listMemberships(asker);
    const run = new Set(mine.flatMap(({ id, role }) => (role === 'administrator' ? [id] : [])));
    return (await storage.listMemberships(person)).every(({ id }) => run.has(id));
  };
  const makeTicket = async (c: Context<Env>, wish: TicketWish): Promise<Response> => {
    const by = c.get('person').id;
    const { token, endsAt } = await makeOneTimeLink(storage, wish, { by, at: now() });
    return c.json({ token, endsAt: iso(endsAt) }, 201);
  };
  const always = ['noSession', 'guestsMayNot', 'notFound'] as const;
  const running = [...always, 'forbidden', 'wrongOrigin'] as const;

  return new Hono<Env>()
    .use('*', signedInOnly)
    .get(
      '/',
      story({
        summary: 'Every organisation on this installation, by name: with whom one may share',
        tag: 'organisations',
        answers: listBody,
        refuses: ['noSession', 'guestsMayNot'],
      }),
      async (c) => {
        const all = await storage.listOrganisations();
        return c.json({ organisations: all.map(({ id, name }) => ({ id, name })) });
      },
    )
    .post(
      '/',
      story({
        summary: 'Makes an organisation, which I run; only for who runs the installation',
        tag: 'organisations',
        answers: v.object(organisationFields),
        status: 201,
        refuses: ['noSession', 'guestsMayNot', 'forbidden', 'badRequest', 'wrongOrigin'],
      }),
      body(v.object({ name })),
      async (c) => {
        const person = c.get('person').id;
        if (!(await isOperator(person))) return refuse(c, 'forbidden');
        const organisation = { id: newId(), name: c.req.valid('json').name, signIn: null };
        await storage.createOrganisation(organisation, now());
        await storage.setMember(organisation.id, person, 'administrator', now());
        return c.json({ id: organisation.id, name: organisation.name }, 201);
      },
    )
    .get(
      '/:id',
      story({
        summary: 'An organisation that I belong to, with its members',
        tag: 'organisations',
        answers: detailsBody,
        refuses: always,
      }),
      async (c) => {
        const found = await find(c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const { organisation } = found.value;
        const members = await storage.listMembers(organisation.id);
        const issuer = settings.identity.issuers.find(({ key }) => key === organisation.signIn);
        return c.json({
          id: organisation.id,
          name: organisation.name,
          mayChange: (await find(c, 'run')).ok,
          cpr: {
            installation: settings.sync.cprRule,
            own: await storage.readCprRule(organisation.id),
          },
          issuer: issuer?.issuer ?? null,
          members: members.map(({ person, name, role, at, hasAccount }) => ({
            person,
            name,
            role,
            since: iso(at),
            hasAccount,
          })),
        });
      },
    )
    .patch(
      '/:id',
      story({
        summary:
          'Renames an organisation, or says what is done with personal numbers in its workbooks, at once',
        tag: 'organisations',
        answers: 'nothing',
        refuses: [...running, 'badRequest'],
      }),
      body(v.object({ name: v.optional(name), cpr: v.optional(v.nullable(v.picklist(cprRules))) })),
      async (c) => {
        const found = await find(c, 'run');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.organisation;
        const { name: wanted, cpr } = c.req.valid('json');
        if (wanted !== undefined) await storage.renameOrganisation(id, wanted);
        if (cpr !== undefined) {
          await storage.setCprRule(id, cpr);
          await rooms.readCprRules();
        }
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/members/:person',
      story({
        summary: "Changes a member's role; what it opens and closes takes effect at once",
        tag: 'organisations',
        answers: 'nothing',
        refuses: [...running, 'badRequest', 'lastAdministrator'],
      }),
      body(v.object({ role: memberRole })),
      async (c) => {
        const found = await find(c, 'run');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.organisation;
        const person = c.req.param('person');
        const members = await storage.listMembers(id);
        if (!members.some((one) => one.person === person)) return refuse(c, 'notFound');
        const isSet = await storage.setMember(id, person, c.req.valid('json').role, now());
        if (!isSet) return refuse(c, 'lastAdministrator');
        await rooms.reconsider({ person });
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id/members/:person',
      story({
        summary: 'Takes a member out, with every right that came with it; I may leave myself',
        tag: 'organisations',
        answers: 'nothing',
        refuses: [...running, 'lastAdministrator'],
      }),
      async (c) => {
        const person = c.req.param('person');
        const found = await find(c, person === c.get('person').id ? 'see' : 'run');
        if (!found.ok) return refuse(c, found.error);
        if (!(await storage.removeMember(found.value.organisation.id, person)))
          return refuse(c, 'lastAdministrator');
        await rooms.reconsider({ person });
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/invitations',
      story({
        summary: 'Makes a link by which one person joins; its token is shown this once',
        tag: 'organisations',
        answers: ticketBody,
        status: 201,
        refuses: [...running, 'badRequest'],
      }),
      body(v.object({ role: memberRole })),
      async (c) => {
        const found = await find(c, 'run');
        if (!found.ok) return refuse(c, found.error);
        const { role } = c.req.valid('json');
        const organisation = found.value.organisation.id;
        return makeTicket(c, { kind: 'invitation', organisation, role });
      },
    )
    .post(
      '/:id/members/:person/reset',
      story({
        summary: 'Makes a link by which a member sets a new password; the old one works until then',
        tag: 'organisations',
        answers: ticketBody,
        status: 201,
        refuses: running,
      }),
      async (c) => {
        const found = await find(c, 'run');
        if (!found.ok) return refuse(c, found.error);
        const person = c.req.param('person');
        const members = await storage.listMembers(found.value.organisation.id);
        if (!members.some((one) => one.person === person && one.hasAccount)) return refuse(c, 'notFound');
        if (!(await mayReset(c.get('person').id, person))) return refuse(c, 'forbidden');
        return makeTicket(c, { kind: 'reset', person });
      },
    );
}
