/**
 * Notes in the log what was refused for want of a right: who asked, by what kind of address, and which word was the
 * answer. Neither the address itself nor anything that was sent is written down.
 */
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { routePath } from 'hono/route';
import type { Env } from './http.ts';

/** No session, no right, too large, too often. */
const noted: readonly number[] = [401, 403, 413, 429];

export function logRefusals(logger: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (!noted.includes(c.res.status)) return;
    logger.info(
      {
        status: c.res.status,
        refusal: c.get('refusal'),
        method: c.req.method,
        route: routePath(c),
        person: c.get('person')?.id,
      },
      'a request was refused',
    );
  };
}
