/** /api/session/password: who has an account here changes its password without asking anybody. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { closeCode } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, story } from '../http.ts';
import { addressOf } from './address.ts';
import { endSessionsOf } from './end-sessions.ts';
import { expectedWords, hashPassword, isPassword, passwordProblem } from './password.ts';
import type { SessionWorld } from './session-routes.ts';
import { passwordText } from './sign-in-routes.ts';
import type { Time } from '../storage/storage.ts';

export interface PasswordWorld extends SessionWorld {
  readonly now: () => Time;
}

export function passwordRoutes(world: PasswordWorld): Hono<Env> {
  const { storage, sessions, rooms, settings, attempts, now } = world;
  return new Hono<Env>().put(
    '/password',
    story({
      summary: 'Changes my password; the old one is asked for, and every other session of mine ends',
      tag: 'session',
      answers: 'nothing',
      refuses: [
        'badRequest',
        'wrongOrigin',
        'noSession',
        'notFound',
        'wrongPassword',
        'tooManyAttempts',
        'passwordShort',
        'passwordLong',
        'passwordExpected',
        'passwordCommon',
      ],
    }),
    body(v.object({ current: passwordText, password: passwordText })),
    async (c) => {
      const asker = await sessions.read(c);
      if (!asker) return refuse(c, 'noSession');
      const { person, session } = asker;
      const account = await storage.readAccountOf(person.id);
      if (!account) return refuse(c, 'notFound');
      const { current, password } = c.req.valid('json');
      // Whoever sits at somebody's unlocked computer gets no more tries than at the sign-in.
      const mayTry =
        (await attempts.mayTry('address', addressOf(c, settings))) &&
        (await attempts.mayTry('account', account.login));
      if (!mayTry) return refuse(c, 'tooManyAttempts');
      if (!(await isPassword(current, account.password))) return refuse(c, 'wrongPassword');
      const places = await storage.listMemberships(person.id);
      const words = [account.login, person.name ?? '', ...places.map(({ name }) => name)];
      const problem = passwordProblem(password, expectedWords(words));
      if (problem) return refuse(c, problem);
      await storage.setPassword(person.id, await hashPassword(password), now());
      await attempts.forget('account', account.login);
      await attempts.takeBack('address', addressOf(c, settings));
      await storage.endTickets({ kind: 'reset', person: person.id });
      await endSessionsOf(world, person.id, (id) => id !== session.id);
      // This browser goes on with a token of its own that nobody can have seen before; its sockets come back by themselves.
      await sessions.begin(c, person.id, { method: 'account', issuer: null, was: session.was });
      rooms.closeSession(session.id, closeCode.tryAgain);
      c.set('event', { event: 'password changed', person: person.id });
      return c.body(null, 204);
    },
  );
}
