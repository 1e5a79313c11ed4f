/** Empties the trash: deleted workbooks after their days are over, and sessions that nobody can hold any more. */
import type { Logger } from 'pino';
import { sessionDays } from '../identity/sessions.ts';
import type { Time, Workbooks } from '../storage/storage.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface TrashWorld {
  readonly storage: Pick<Workbooks, 'purge'>;
  readonly trashDays: number;
  readonly logger: Logger;
  readonly now: () => Time;
}

/** Empties once. A failure is only noted: tomorrow is another day. */
async function emptyTrash({ storage, trashDays, logger, now }: TrashWorld): Promise<void> {
  const at = now();
  try {
    const { workbooks } = await storage.purge({
      deleted: at - trashDays * dayMs,
      seen: at - sessionDays * dayMs,
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
