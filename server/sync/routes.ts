/** /api/sync/:id: where a workbook's socket is opened. Everything is decided before the upgrade, over plain HTTP. */
import { upgradeWebSocket } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { WebSocket } from 'ws';
import { refuse } from '../errors.ts';
import { type Env, query, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import type { Storage } from '../storage/storage.ts';
import type { Rooms } from './rooms.ts';

export interface SyncWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
}

/** Earlier sessions whose edits a client may still hold. */
const mostClients = 500;

const clientNumbers = v.pipe(
  v.string(),
  v.regex(/^(\d{1,16}(,\d{1,16})*)?$/),
  v.transform((text) => (text === '' ? [] : text.split(',').map(Number))),
  v.maxLength(mostClients),
  v.everyItem((client) => Number.isSafeInteger(client)),
);

export function syncRoutes({ storage, rooms }: SyncWorld): Hono<Env> {
  return new Hono<Env>().get(
    '/:id',
    story({
      summary: "A workbook's socket; with ack=1 it also tells what is saved",
      tag: 'sync',
      answers: 'socket',
      refuses: [
        'badRequest',
        'noSession',
        'wrongOrigin',
        'forbidden',
        'notFound',
        'deleted',
        'upgradeRequired',
        'roomFull',
        'savingFails',
        'stopping',
      ],
    }),
    query(
      v.object({
        ack: v.optional(v.picklist(['0', '1']), '0'),
        clients: v.optional(clientNumbers, ''),
        as: v.optional(v.string(), ''),
      }),
    ),
    async (c, next) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return refuse(c, 'upgradeRequired');
      const { ack, clients, as } = c.req.valid('query');
      // The browser has another's cookie by now: what the client still holds is not this person's.
      if (as !== '' && as !== c.get('person').id && as !== c.get('session').was)
        return refuse(c, 'forbidden');
      const found = await allowed(storage, c, 'see');
      if (!found.ok) return refuse(c, found.error);
      const { workbook, role } = found.value;
      if (rooms.isFull(workbook.id, { person: c.get('person'), role })) return refuse(c, 'roomFull');
      if (rooms.isOverfull) return refuse(c, 'savingFails');
      const visitor = {
        person: c.get('person'),
        session: c.get('session'),
        role,
        wantsNews: ack === '1',
        clients,
      };
      const upgrade = upgradeWebSocket(() => ({
        onOpen: (_, socket) => void rooms.join(workbook.id, socket.raw as unknown as WebSocket, visitor),
      }));
      return (upgrade as unknown as (c: Context, next: () => Promise<void>) => Promise<Response>)(c, next);
    },
  );
}
