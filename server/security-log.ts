/**
 * Notes in the log who came in, who left, and what was refused for want of a right: which person, by what kind of address,
 * and which word was the answer. Neither the address itself nor anything that was sent is written down.
 */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { ErrorCode } from './errors.ts';
import type { Env } from './http.ts';

/** Something that changed who may do what. */
export interface SecurityEvent {
  readonly event: 'signed in' | 'signed out' | 'other devices signed out' | 'password changed';
  /** whom it is about, where that is not who asked */
  readonly person?: string;
  /** of a sign-in: the issuer's key, or the kind of account */
  readonly way?: string;
}

declare module 'hono' {
  interface ContextVariableMap {
    /** the word that a request was refused with */
    refusal?: ErrorCode;
    event?: SecurityEvent;
  }
}

/** No session, no right, too large, too often. */
const noted: readonly number[] = [401, 403, 413, 429];

export function logSecurity(logger: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const { status } = c.res;
    const by = { method: c.req.method, route: routePath(c), asker: c.get('person')?.id };
    const event = c.get('event');
    if (event) logger.info({ ...by, ...event }, 'a sign-in or a right changed');
    if (noted.includes(status))
      logger.info({ ...by, status, refusal: c.get('refusal') }, 'a request was refused');
  };
}
