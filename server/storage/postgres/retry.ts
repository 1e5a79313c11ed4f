/** Asks PostgreSQL again where that is safe. */
import { setTimeout } from 'node:timers/promises';
import { type Storage, isReading } from '../storage.ts';
import { isConflict, isLostConnection } from './failures.ts';

const mostTries = 6;
const firstWaitMs = 20;

/**
 * A conflict has done nothing and is tried again. So is reading when the connection was lost. A change whose connection
 * was lost may or may not have been made: whoever asked for it is told that it failed, and nothing is acknowledged.
 */
export function retrying(storage: Storage): Storage {
  const mayTryAgain = (name: string, error: unknown): boolean =>
    isConflict(error) || (isReading(name) && isLostConnection(error));
  const retry =
    (name: string, call: (...values: readonly unknown[]) => Promise<unknown>) =>
    async (...values: readonly unknown[]): Promise<unknown> => {
      for (let tries = 1; ; tries++) {
        try {
          return await call(...values);
        } catch (error) {
          if (tries >= mostTries || !mayTryAgain(name, error)) throw error;
          await setTimeout(firstWaitMs * 2 ** tries);
        }
      }
    };
  const calls = Object.entries(storage) as readonly (readonly [
    string,
    (...values: readonly unknown[]) => Promise<unknown>,
  ])[];
  return Object.fromEntries(
    calls.map(([name, call]) => [name, name === 'close' ? call : retry(name, call)]),
  ) as unknown as Storage;
}
