/**
 * /health and /ready. /health is for whoever would start the process anew: it answers 503 while what is written does not
 * reach the disk. /ready is for whoever sends people here: it answers 503 also while the database does not answer, or
 * nobody else should come in.
 */
import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { refuse } from '../errors.ts';
import type { Env } from '../http.ts';
import type { Storage } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';

const patienceMs = 2000;

/** Whether the database answers, by a question that costs next to nothing. */
async function answers(storage: Storage): Promise<boolean> {
  const nobody = new Uint8Array(32);
  const asked = storage.readSession(nobody).then(
    () => true,
    () => false,
  );
  const gaveUp = new AbortController();
  const tired = setTimeout(patienceMs, false, { signal: gaveUp.signal }).catch(() => false);
  const isThere = await Promise.race([asked, tired]);
  gaveUp.abort();
  return isThere;
}

export function readinessRoutes(storage: Storage, rooms: Rooms): Hono<Env> {
  return new Hono<Env>()
    .get('/health', (c) => (rooms.queue.isFailing ? refuse(c, 'savingFails') : c.json({ status: 'ok' })))
    .get('/ready', async (c) =>
      rooms.queue.isFailing || rooms.isOverfull || !(await answers(storage))
        ? refuse(c, 'savingFails')
        : c.json({ status: 'ok' }),
    );
}
