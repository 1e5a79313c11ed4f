/**
 * Empties the trash: deleted workbooks after their days are over, and sessions, one-time links and counts that have had
 * their time.
 */
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import type { Identities } from '../storage/identity.ts';
import type { Time, Workbooks } from '../storage/storage.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

export interface TrashWorld {
  readonly storage: Pick<Workbooks, 'purge'> & Pick<Identities, 'purgeIdentities'>;
  readonly settings: Pick<Settings, 'trashDays' | 'identity'>;
  readonly logger: Logger;
  readonly now: () => Time;
}

/** Empties once. A failure is only noted: tomorrow is another day. */
async function emptyTrash({ storage, settings, logger, now }: TrashWorld): Promise<void> {
  const at = now();
  const { guestDays, idleHours, sessionDays } = settings.identity;
  const guestSeen = at - guestDays * dayMs;
  try {
    const { workbooks } = await storage.purge({
      deleted: at - settings.trashDays * dayMs,
      seen: guestSeen,
    });
    await storage.purgeIdentities({
      at,
      signIns: at - hourMs,
      guestSeen,
      seen: at - idleHours * hourMs,
      created: at - sessionDays * dayMs,
    });
    if (workbooks.length > 0) logger.info({ workbooks }, 'the trash was emptied');
  } catch (error) {
    logger.error({ err: error }, 'the trash could not be emptied');
  }
}

/** Empties now and every day. */
export async function openTrash(world: TrashWorld): Promise<{ close(): void }> {
  await emptyTrash(world);
  const timer = setInterval(() => void emptyTrash(world), dayMs);
  return { close: () => clearInterval(timer) };
}
