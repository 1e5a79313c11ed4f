/**
 * How often something may be tried. Counted in the database, so that starting anew forgets nothing and several nodes
 * count together; an address is kept as its hash, and only as long as its window.
 */
import { createHash } from 'node:crypto';
import type { Identities } from '../storage/identity.ts';
import type { Time } from '../storage/storage.ts';

const minuteMs = 60_000;

/** What is counted, how often it may happen, and in how long a time. */
export const limits = {
  /** wrong passwords of one account; NIST SP 800-63B-4, section 3.2.2, allows no more than 100 in a row */
  account: { most: 10, ms: 15 * minuteMs },
  /** wrong passwords, codes and one-time links from one address; a town hall has one address for hundreds of people */
  address: { most: 60, ms: 15 * minuteMs },
  /** wrong codes of one guest link */
  code: { most: 10, ms: 15 * minuteMs },
  /** guests who are made from one address */
  guests: { most: 600, ms: 60 * minuteMs },
} as const;

export type Limit = keyof typeof limits;

export interface Attempts {
  /** Counts one more; false when it is one too many. */
  mayTry(limit: Limit, of: string): Promise<boolean>;
  /** Counts one less: what was counted before it was tried has gone well. */
  takeBack(limit: Limit, of: string): Promise<void>;
  forget(limit: Limit, of: string): Promise<void>;
}

export function attemptsOf(
  storage: Pick<Identities, 'addAttempt' | 'takeBackAttempt' | 'forgetAttempts'>,
  now: () => Time,
): Attempts {
  const key = (limit: Limit, of: string): string =>
    `${limit} ${createHash('sha256').update(of).digest('base64url').slice(0, 22)}`;
  return {
    async mayTry(limit, of) {
      const { most, ms } = limits[limit];
      const { count } = await storage.addAttempt(key(limit, of), { at: now(), ms });
      return count <= most;
    },
    takeBack: (limit, of) => storage.takeBackAttempt(key(limit, of)),
    forget: (limit, of) => storage.forgetAttempts(key(limit, of)),
  };
}
