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

/**
 * Empties now and every day, unless the clock has leapt since the last time: what is thrown away because a clock was wrong
 * for an hour does not come back. From the next day on the new time counts.
 */
export async function openTrash(world: TrashWorld): Promise<{ close(): void }> {
  const { logger, now } = world;
  await emptyTrash(world);
  let last = { clock: now(), steady: performance.now() };
  const timer = setInterval(() => {
    const here = { clock: now(), steady: performance.now() };
    const leapMs = here.clock - last.clock - (here.steady - last.steady);
    last = here;
    if (Math.abs(leapMs) > hourMs) logger.warn({ leapMs }, 'the clock has leapt: the trash waits a day');
    else void emptyTrash(world);
  }, dayMs);
  return { close: () => clearInterval(timer) };
}
