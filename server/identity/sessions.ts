/**
 * Who is asking. For now a person is whoever holds the session cookie: made on first contact, with no name. Sign-in comes
 * later and will attach to the same people.
 */
import { randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Settings } from '../settings.ts';
import type { People, Person, Time } from '../storage/storage.ts';
import { isHttps } from './origin.ts';
import { hashToken, isToken, newId, newToken } from './secrets.ts';

const cookieName = 'samregn_session';

const dayMs = 24 * 60 * 60 * 1000;

/** As long as browsers keep a cookie; counted anew on every day that the person comes. */
export const sessionDays = 400;

const colours = 8;

export interface Sessions {
  /** The person behind a request; undefined when it carries no session that is known. */
  read(c: Context): Promise<Person | undefined>;
  /** The person behind a request, made now when there is none. */
  readOrCreate(c: Context): Promise<Person>;
}

export function sessionsOf(people: People, settings: Settings, now: () => Time): Sessions {
  const writeCookie = (c: Context, token: string): void => {
    setCookie(c, cookieName, token, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: sessionDays * 24 * 60 * 60,
      secure: settings.secureCookie || isHttps(c, settings),
    });
  };
  const find = async (c: Context): ReturnType<People['readSession']> => {
    const token = getCookie(c, cookieName);
    return token !== undefined && isToken(token) ? people.readSession(hashToken(token)) : undefined;
  };
  return {
    async read(c) {
      return (await find(c))?.person;
    },
    async readOrCreate(c) {
      const session = await find(c);
      const at = now();
      if (session) {
        if (at - session.seenAt > dayMs) {
          const token = getCookie(c, cookieName)!;
          await people.touchSession(hashToken(token), at);
          writeCookie(c, token);
        }
        return session.person;
      }
      const token = newToken();
      const person: Person = { id: newId(), name: null, colour: randomInt(colours) };
      await people.createPerson(person, { tokenHash: hashToken(token), at });
      writeCookie(c, token);
      return person;
    },
  };
}
