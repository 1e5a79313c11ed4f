/** Takes away what of the history has had its days: changes, and versions that nobody has named. */
import type { Logger } from 'pino';
import type { History } from '../storage/history.ts';
import type { Time } from '../storage/storage.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Where somebody was and what it looked like matters for weeks; after that the last of a day is enough, and after half a
 * year the last of a week. Versions with a name are somebody's choice and stay.
 */
const thinAfterDays = { daily: 30, weekly: 180 } as const;

export interface RetentionWorld {
  readonly storage: Pick<History, 'pruneHistory'>;
  readonly days: number;
  readonly logger: Logger;
  readonly now: () => Time;
}

async function prune({ storage, days, logger, now }: RetentionWorld): Promise<void> {
  try {
    const at = now();
    const pruned = await storage.pruneHistory(at - days * dayMs, {
      daily: at - thinAfterDays.daily * dayMs,
      weekly: at - thinAfterDays.weekly * dayMs,
    });
    if (pruned.changes + pruned.versions > 0) logger.info(pruned, 'old history was taken away');
  } catch (error) {
    logger.error({ err: error }, 'old history could not be taken away');
  }
}

/** Now and every day. A failure is only noted: tomorrow is another day. */
export function openRetention(world: RetentionWorld): { close(): void } {
  void prune(world);
  const timer = setInterval(() => void prune(world), dayMs);
  return { close: () => clearInterval(timer) };
}
