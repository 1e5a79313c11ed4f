/**
 * Who is asking. A session is a row that can be listed and taken back; the browser holds its token in a cookie, the
 * database only the token's hash. Signing in always begins a new one (a token from before is worth nothing after).
 */
import { createHash, randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Settings } from '../settings.ts';
import type { Identities, Session, SignInMethod } from '../storage/identity.ts';
import type { People, Person, PersonId, Time } from '../storage/storage.ts';
import { deviceOf } from './device.ts';
import { isHttps } from './origin.ts';
import { hashToken, isToken, newId, newToken } from './secrets.ts';

const cookieName = 'samregn_session';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

const colours = 8;

export function newColour(): number {
  return randomInt(colours);
}

/** A session as its person may know it: it says which row it is, and opens nothing. */
export function sessionId(tokenHash: Uint8Array): string {
  return createHash('sha256').update(tokenHash).digest('base64url').slice(0, 22);
}

export interface CurrentSession extends Session {
  readonly id: string;
}

/** Somebody who asks, and by which session. */
export interface Asker {
  readonly person: Person;
  readonly session: CurrentSession;
}

export interface Sessions {
  /** Who is behind a request; undefined when it carries no session that is known and has not run out. */
  read(c: Context): Promise<Asker | undefined>;
  /** A guest of this browser's own, with a session. */
  createGuest(c: Context, name?: string): Promise<Asker>;
  /** Begins a session of somebody known, in place of whatever the browser had. */
  begin(
    c: Context,
    person: PersonId,
    how: Pick<Session, 'issuer' | 'was'> & { readonly method: Exclude<SignInMethod, 'guest'> },
  ): Promise<void>;
  /** Ends the session of this browser. */
  end(c: Context): Promise<void>;
  /** Whether a session still holds at a time, by its age and its last sign of life. */
  holds(session: Session, at: Time): boolean;
}

export function isSecure(c: Context, settings: Settings): boolean {
  return settings.secureCookie || isHttps(c, settings);
}

export function sessionsOf(
  storage: Pick<People, 'createPerson' | 'namePerson'> &
    Pick<Identities, 'readSession' | 'touchSession' | 'createSession' | 'endSessions'>,
  settings: Settings,
  now: () => Time,
): Sessions {
  const { idleHours, sessionDays, guestDays } = settings.identity;
  const holds = (session: Session, at: Time): boolean =>
    session.method === 'guest'
      ? at - session.seenAt <= guestDays * dayMs
      : at - session.seenAt <= idleHours * hourMs && at - session.at <= sessionDays * dayMs;
  const writeCookie = (c: Context, token: string, session: Pick<Session, 'method'>): void => {
    const secure = isSecure(c, settings);
    setCookie(c, cookieName, token, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: ((session.method === 'guest' ? guestDays : sessionDays) * dayMs) / 1000,
      secure,
      // The browser takes a cookie of this name only from this very host, over https.
      ...(secure && { prefix: 'host' as const }),
    });
  };
  /** The token, and whether it came under the name that it was given before there was https. */
  const tokenOf = (c: Context): { readonly token: string; readonly isPlain: boolean } | undefined => {
    const hosted = isSecure(c, settings) ? getCookie(c, cookieName, 'host') : undefined;
    const token = hosted ?? getCookie(c, cookieName);
    return token !== undefined && isToken(token) ? { token, isPlain: hosted === undefined } : undefined;
  };
  const find = async (c: Context) => {
    const given = tokenOf(c);
    const tokenHash = given && hashToken(given.token);
    const found = tokenHash && (await storage.readSession(tokenHash));
    if (!found || !holds(found.session, now())) return undefined;
    // Over https, the plain name may have been planted by a neighbour: it is good for guests from before https only.
    if (given.isPlain && isSecure(c, settings) && found.session.method !== 'guest') return undefined;
    return { ...found, token: given.token };
  };
  const askerOf = (person: Person, session: Session): Asker => ({
    person,
    session: { ...session, id: sessionId(session.tokenHash) },
  });
  return {
    holds,
    async read(c) {
      const found = await find(c);
      if (!found) return undefined;
      const { person, session, token } = found;
      const at = now();
      const isGuest = session.method === 'guest';
      if (at - session.seenAt > (isGuest ? dayMs : (idleHours * hourMs) / 60)) {
        await storage.touchSession(session.tokenHash, at);
        if (isGuest) writeCookie(c, token, session);
      }
      return askerOf(person, session);
    },
    async createGuest(c, name) {
      const token = newToken();
      const at = now();
      const person: Person = { id: newId(), name: name ?? null, colour: newColour() };
      const session: Session = {
        tokenHash: hashToken(token),
        method: 'guest',
        device: deviceOf(c.req.header('user-agent')),
        issuer: null,
        was: null,
        at,
        seenAt: at,
      };
      await storage.createPerson(person, session);
      writeCookie(c, token, session);
      return askerOf(person, session);
    },
    async begin(c, person, { method, issuer, was }) {
      const before = tokenOf(c);
      if (before) await storage.endSessions([hashToken(before.token)]);
      const token = newToken();
      const device = deviceOf(c.req.header('user-agent'));
      const tokenHash = hashToken(token);
      await storage.createSession(person, { tokenHash, method, device, issuer, was, at: now() });
      writeCookie(c, token, { method });
      c.set('event', { event: 'signed in', person, way: issuer ?? method });
    },
    async end(c) {
      const given = tokenOf(c);
      const person = (await find(c))?.person.id;
      if (given) await storage.endSessions([hashToken(given.token)]);
      const secure = isSecure(c, settings);
      deleteCookie(c, cookieName, { path: '/', secure });
      if (secure) deleteCookie(c, cookieName, { path: '/', secure, prefix: 'host' });
      c.set('event', { event: 'signed out', ...(person !== undefined && { person }) });
    },
  };
}
