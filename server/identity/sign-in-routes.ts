/** /api/sign-in: the ways in, by an organisation's own sign-in or by an account of this installation. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { refuse } from '../errors.ts';
import { type Env, body, query, story } from '../http.ts';
import type { Settings } from '../settings.ts';
import type { Storage } from '../storage/storage.ts';
import { addressOf } from './address.ts';
import { type ArrivalWorld, newKnownPerson, welcome } from './arrival.ts';
import type { Attempts } from './attempts.ts';
import type { Issuer } from './issuers.ts';
import type { OpenId } from './open-id.ts';
import { ownOrigin } from './origin.ts';
import { isNobodysPassword, isPassword, passwordLength } from './password.ts';
import { hashToken, isToken, newToken } from './secrets.ts';
import { isSecure } from './sessions.ts';

export interface SignInWorld extends ArrivalWorld {
  readonly storage: Storage;
  readonly settings: Settings;
  readonly attempts: Attempts;
  readonly openId: OpenId;
  readonly logger: Logger;
}

/** Ten minutes at the issuer's are enough for a password, a telephone and a second try. */
const longestAwayMs = 10 * 60 * 1000;

const waysBody = v.object({
  guests: v.picklist(['all', 'links', 'none']),
  hasAccounts: v.boolean(),
  /** who is asking, when there is a session that holds, and whom this browser took that person for before */
  asker: v.nullable(v.object({ person: v.string(), was: v.nullable(v.string()), isGuest: v.boolean() })),
  organisations: v.array(v.object({ key: v.string(), name: v.string() })),
});

const pending = 'samregn_signin';

export const loginText = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,79}$/u),
);

export const passwordText = v.pipe(v.string(), v.maxLength(passwordLength.most * 2));

/** A page of our own, and no other host's in disguise. */
function isOwnPage(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
}

export function signInRoutes(world: SignInWorld): Hono<Env> {
  const { storage, settings, attempts, openId, logger, now } = world;
  const { issuers, guests } = settings.identity;
  const issuerOf = (key: string): Issuer | undefined => issuers.find((one) => one.key === key);
  const failed = (c: Context, why: 'failed' | 'unavailable'): Response => c.redirect(`/log-ind?fejl=${why}`);
  const cookie = (c: Context) => {
    const secure = isSecure(c, settings);
    return { path: '/', secure, ...(secure && { prefix: 'host' as const }) };
  };

  return new Hono<Env>()
    .get(
      '/',
      story({ summary: 'The ways to sign in', tag: 'session', answers: waysBody, refuses: [] }),
      async (c) => {
        const asker = await world.sessions.read(c);
        return c.json({
          guests,
          hasAccounts: await storage.hasOperator(),
          asker: asker
            ? {
                person: asker.person.id,
                was: asker.session.was,
                isGuest: asker.session.method === 'guest',
              }
            : null,
          organisations: issuers.map(({ key, organisation }) => ({ key, name: organisation })),
        });
      },
    )
    .post(
      '/account',
      story({
        summary: 'Signs me in with an account of this installation',
        tag: 'session',
        answers: 'nothing',
        refuses: ['badRequest', 'wrongOrigin', 'wrongPassword', 'tooManyAttempts'],
      }),
      body(
        v.object({
          login: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(200)),
          password: passwordText,
          keepsGuest: v.optional(v.boolean(), false),
        }),
      ),
      async (c) => {
        const { login, password, keepsGuest } = c.req.valid('json');
        // Counted before it is tried, so that many at once are not more than many in a row.
        const mayTry =
          (await attempts.mayTry('address', addressOf(c, settings))) &&
          (await attempts.mayTry('account', login));
        if (!mayTry) return refuse(c, 'tooManyAttempts');
        const account = await storage.readAccount(login);
        const isRight = account
          ? await isPassword(password, account.password)
          : await isNobodysPassword(password);
        if (!account || !isRight) return refuse(c, 'wrongPassword');
        await attempts.forget('account', login);
        // Only this try: else whoever has an account here could try everybody else's for ever by signing in now and then.
        await attempts.takeBack('address', addressOf(c, settings));
        await welcome(world, c, account.person, { method: 'account', issuer: null, keepsGuest });
        return c.body(null, 204);
      },
    )
    .get(
      '/to/:key',
      story({
        summary: "Leaves for an organisation's own sign-in",
        tag: 'session',
        answers: 'redirect',
        refuses: ['badRequest', 'notFound'],
      }),
      query(
        v.object({
          page: v.optional(v.pipe(v.string(), v.maxLength(1000), v.check(isOwnPage)), '/'),
          keep: v.optional(v.picklist(['0', '1']), '0'),
        }),
      ),
      async (c) => {
        const issuer = issuerOf(c.req.param('key'));
        if (!issuer) return refuse(c, 'notFound');
        const { page, keep } = c.req.valid('query');
        const redirect = `${ownOrigin(c, settings)}/api/sign-in/back`;
        const begun = await openId.begin(issuer, redirect);
        if (!begun) return failed(c, 'unavailable');
        const browser = newToken();
        await storage.keepSignIn({
          stateHash: hashToken(begun.state),
          signIn: issuer.key,
          browserHash: hashToken(browser),
          nonce: begun.nonce,
          verifier: begun.verifier,
          redirect,
          goesTo: page,
          keepsGuest: keep === '1',
          at: now(),
        });
        // Who comes back must be the browser that left: otherwise somebody could be signed in as somebody else.
        setCookie(c, pending, browser, {
          ...cookie(c),
          httpOnly: true,
          sameSite: 'Lax',
          maxAge: longestAwayMs / 1000,
        });
        return c.redirect(begun.url);
      },
    )
    .get(
      '/back',
      story({
        summary: "Where an organisation's own sign-in sends people back to",
        tag: 'session',
        answers: 'redirect',
        refuses: [],
      }),
      async (c) => {
        const state = c.req.query('state') ?? '';
        const browser = getCookie(c, pending, isSecure(c, settings) ? 'host' : undefined) ?? '';
        deleteCookie(c, pending, cookie(c));
        const left = state === '' ? undefined : await storage.takeSignIn(hashToken(state));
        const issuer = left && issuerOf(left.signIn);
        const isSame =
          left !== undefined &&
          isToken(browser) &&
          Buffer.compare(hashToken(browser), left.browserHash) === 0;
        if (!left || !issuer || !isSame || now() - left.at > longestAwayMs) {
          logger.warn(
            { signIn: left?.signIn },
            'somebody came back from a sign-in that nobody is waiting for',
          );
          return failed(c, 'failed');
        }
        const address = new URL(left.redirect);
        address.search = new URL(c.req.url).search;
        const found = await openId.finish(issuer, address, {
          state,
          nonce: left.nonce,
          verifier: left.verifier,
        });
        if (!found.ok) return failed(c, 'failed');
        const { issuer: from, subject, name } = found.value;
        const person =
          (await storage.findIdentity(from, subject)) ??
          (await newKnownPerson(world, {
            name: name === '' ? null : name,
            isOperator: false,
            by: { kind: 'identity', issuer: from, subject },
          })) ??
          // Two windows at once: the other one was first.
          (await storage.findIdentity(from, subject));
        if (person === undefined) throw new Error('an identity is neither free nor taken');
        await join(person, issuer.key);
        await welcome(world, c, person, {
          method: 'issuer',
          issuer: issuer.key,
          keepsGuest: left.keepsGuest,
        });
        return c.redirect(left.goesTo);
      },
    );

  /** Whoever signs in with an organisation's own sign-in is one of its members. */
  async function join(person: string, signIn: string): Promise<void> {
    const organisation = (await storage.listOrganisations()).find((one) => one.signIn === signIn);
    if (!organisation) return;
    const mine = await storage.listMemberships(person);
    if (mine.some(({ id }) => id === organisation.id)) return;
    await storage.setMember(organisation.id, person, 'member', now());
  }
}
