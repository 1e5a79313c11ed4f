/**
 * /api/tickets: links that do one thing once: make an account that runs the installation, join an organisation, set a new
 * password.
 */
import { Hono } from 'hono';
import * as v from 'valibot';
import { refuse } from '../errors.ts';
import { type Env, body, givenText, story } from '../http.ts';
import type { Settings } from '../settings.ts';
import type { OrganisationId, TicketWish } from '../storage/identity.ts';
import type { Storage } from '../storage/storage.ts';
import { addressOf } from './address.ts';
import { type ArrivalWorld, newKnownPerson, welcome } from './arrival.ts';
import type { Attempts } from './attempts.ts';
import { endSessionsOf } from './end-sessions.ts';
import { expectedWords, hashPassword, passwordProblem } from './password.ts';
import { hashToken, isToken, newId } from './secrets.ts';
import { personName } from './session-routes.ts';
import { loginText, passwordText } from './sign-in-routes.ts';

export interface TicketWorld extends ArrivalWorld {
  readonly storage: Storage;
  readonly settings: Settings;
  readonly attempts: Attempts;
}

export const longestOrganisationName = 120;

const token = v.pipe(v.string(), v.maxLength(100));

const ticketBody = v.object({
  kind: v.picklist(['operator', 'invitation', 'reset']),
  /** of an account that runs the installation: nobody does yet, and it begins with an organisation */
  isFirst: v.optional(v.boolean()),
  /** the organisation of an invitation */
  organisation: v.optional(v.string()),
  /** the login whose password is set */
  login: v.optional(v.string()),
  /** whether the one who asks is signed in, and needs no account for an invitation */
  isSignedIn: v.boolean(),
});

export function ticketRoutes(world: TicketWorld): Hono<Env> {
  const { storage, sessions, settings, attempts, now } = world;

  const nameOfOrganisation = async (wanted: OrganisationId): Promise<string> =>
    (await storage.listOrganisations()).find(({ id }) => id === wanted)?.name ?? '';
  /** What the organisations are called that somebody belongs to, or comes to. */
  const placesOf = async (wish: TicketWish): Promise<readonly string[]> => {
    if (wish.kind === 'reset') return (await storage.listMemberships(wish.person)).map(({ name }) => name);
    return wish.kind === 'invitation' ? [await nameOfOrganisation(wish.organisation)] : [];
  };
  const found = async (text: string): Promise<TicketWish | undefined> =>
    isToken(text) ? storage.readTicket(hashToken(text), now()) : undefined;

  return new Hono<Env>()
    .post(
      '/look',
      story({
        summary: 'What a one-time link is for',
        tag: 'session',
        answers: ticketBody,
        refuses: ['badRequest', 'wrongOrigin', 'unknownLink', 'tooManyAttempts'],
      }),
      body(v.object({ token })),
      async (c) => {
        const wish = await found(c.req.valid('json').token);
        if (!wish) {
          const mayTry = await attempts.mayTry('address', addressOf(c, settings));
          return refuse(c, mayTry ? 'unknownLink' : 'tooManyAttempts');
        }
        const asker = await sessions.read(c);
        const isSignedIn = asker !== undefined && asker.session.method !== 'guest';
        if (wish.kind === 'operator')
          return c.json({ kind: wish.kind, isFirst: !(await storage.hasOperator()), isSignedIn });
        if (wish.kind === 'reset') {
          const account = await storage.readAccountOf(wish.person);
          return c.json({ kind: wish.kind, login: account?.login ?? '', isSignedIn });
        }
        const organisation = await nameOfOrganisation(wish.organisation);
        return c.json({ kind: wish.kind, organisation, isSignedIn });
      },
    )
    .post(
      '/use',
      story({
        summary: 'Does what a one-time link is for, and signs me in',
        tag: 'session',
        answers: 'nothing',
        refuses: [
          'badRequest',
          'wrongOrigin',
          'unknownLink',
          'tooManyAttempts',
          'loginTaken',
          'passwordShort',
          'passwordLong',
          'passwordExpected',
          'passwordCommon',
        ],
      }),
      body(
        v.object({
          token,
          account: v.optional(
            v.object({
              name: v.optional(personName),
              login: v.optional(loginText),
              password: passwordText,
            }),
          ),
          organisation: v.optional(givenText(longestOrganisationName)),
          keepsGuest: v.optional(v.boolean(), false),
        }),
      ),
      async (c) => {
        const { token: text, account, organisation, keepsGuest } = c.req.valid('json');
        const wish = await found(text);
        if (!wish) {
          const mayTry = await attempts.mayTry('address', addressOf(c, settings));
          return refuse(c, mayTry ? 'unknownLink' : 'tooManyAttempts');
        }
        const asker = await sessions.read(c);
        const isMember = wish.kind === 'invitation' && asker && asker.session.method !== 'guest' && !account;
        if (isMember) {
          if (!(await storage.takeTicket(hashToken(text), now()))) return refuse(c, 'unknownLink');
          const { id } = asker.person;
          const isRunning = (await storage.listMemberships(id)).some(
            (one) => one.id === wish.organisation && one.role === 'administrator',
          );
          // Nobody loses a right by an invitation; what it gives is felt by open sockets at once.
          if (!isRunning) await storage.setMember(wish.organisation, id, wish.role, now());
          await world.rooms.reconsider({ person: id });
          return c.body(null, 204);
        }
        if (!account) return refuse(c, 'badRequest');
        const login =
          wish.kind === 'reset' ? (await storage.readAccountOf(wish.person))?.login : account.login;
        if (login === undefined) return refuse(c, 'badRequest');
        const words = [login, account.name ?? '', organisation ?? '', ...(await placesOf(wish))];
        const problem = passwordProblem(account.password, expectedWords(words));
        if (problem) return refuse(c, problem);
        if (wish.kind !== 'reset' && (account.name === undefined || (await storage.readAccount(login))))
          return refuse(c, account.name === undefined ? 'badRequest' : 'loginTaken');
        const isFirst = wish.kind === 'operator' && !(await storage.hasOperator());
        if (isFirst && organisation === undefined) return refuse(c, 'badRequest');
        const password = await hashPassword(account.password);
        // Only now, so that a slip in a form costs nobody the link.
        if (!(await storage.takeTicket(hashToken(text), now()))) return refuse(c, 'unknownLink');
        if (wish.kind === 'reset') {
          await storage.setPassword(wish.person, password, now());
          await attempts.forget('account', login);
          // Whoever knew the old password is out.
          await endSessionsOf(world, wish.person);
          await welcome(world, c, wish.person, { method: 'account', issuer: null, keepsGuest: false });
          return c.body(null, 204);
        }
        const isOperator = wish.kind === 'operator';
        const by = { kind: 'account', login, password } as const;
        const person = await newKnownPerson(world, { name: account.name ?? null, isOperator, by });
        if (person === undefined) return refuse(c, 'loginTaken');
        if (wish.kind === 'invitation') await storage.setMember(wish.organisation, person, wish.role, now());
        else if (organisation !== undefined) {
          const id = newId();
          await storage.createOrganisation({ id, name: organisation, signIn: null }, now());
          await storage.setMember(id, person, 'administrator', now());
        }
        await welcome(world, c, person, { method: 'account', issuer: null, keepsGuest });
        return c.body(null, 204);
      },
    );
}
