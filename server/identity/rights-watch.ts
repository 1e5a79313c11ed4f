/**
 * Lets open sockets feel the passing of time: a guest link that ends, a session that runs out or was ended on another
 * node. What somebody takes back by hand takes effect at once, and does not wait for this.
 */
import type { Logger } from 'pino';
import type { Identities, Session, Sharing } from '../storage/identity.ts';
import type { Time } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import { type Sessions, sessionId } from './sessions.ts';

export interface WatchWorld {
  readonly storage: Pick<Sharing, 'listEnded'> & Pick<Identities, 'listHeld' | 'touchSession'>;
  readonly rooms: Rooms;
  readonly sessions: Pick<Sessions, 'holds'>;
  readonly watchMs: number;
  readonly logger: Logger;
  readonly now: () => Time;
}

export function openRightsWatch(world: WatchWorld): { close(): Promise<void> } {
  const { storage, rooms, sessions, watchMs, logger, now } = world;
  let from = now();
  let isLooking: Promise<void> | undefined;

  const lookAtSessions = async (at: Time): Promise<void> => {
    const open = rooms.takeSessions();
    if (open.size === 0) return;
    const held = new Map<string, Session>();
    for (const session of await storage.listHeld([...open.keys()].map(({ tokenHash }) => tokenHash)))
      held.set(sessionId(session.tokenHash), session);
    for (const [{ id, tokenHash }, hasWritten] of open) {
      const session = held.get(id);
      // Writing is a sign of life; a page that is merely open is none.
      if (!session || !sessions.holds(session, at)) rooms.closeSession(id);
      else if (hasWritten) await storage.touchSession(tokenHash, at);
    }
  };
  const look = async (): Promise<void> => {
    const at = now();
    try {
      for (const workbook of await storage.listEnded(from, at)) await rooms.reconsider(workbook);
      from = at;
      await lookAtSessions(at);
    } catch (error) {
      // The database may be away for a moment; nothing was noted as done, so the next look makes up for it.
      logger.error({ err: error }, 'rights that have ended could not be looked for');
    }
  };
  const timer = setInterval(() => {
    isLooking ??= look().finally(() => (isLooking = undefined));
  }, watchMs);
  return {
    async close() {
      clearInterval(timer);
      await isLooking;
    },
  };
}
