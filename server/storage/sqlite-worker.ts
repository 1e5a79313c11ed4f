/** The thread that owns the database: does what `sqlite-thread.ts` asks for and answers with the result or the error. */
import { parentPort, workerData } from 'node:worker_threads';
import { type SqliteOptions, openSqlite } from './sqlite.ts';
import type { Storage } from './storage.ts';

export interface Ask {
  readonly id: number;
  readonly call: keyof Storage;
  readonly with: readonly unknown[];
}

export type Answer =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Failure };

/** An error that can be sent between threads: structured cloning forgets SQLite's codes. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly errcode: number | undefined;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, errcode: undefined };
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
  return { name: error.name, message: error.message, stack: error.stack, errcode };
}

if (parentPort) {
  const port = parentPort;
  const { path, options } = workerData as { readonly path: string; readonly options: SqliteOptions };
  const answer = (message: Answer): void => port.postMessage(message);
  const storage = openSqlite(path, options);
  const serve = async (ask: Ask): Promise<void> => {
    try {
      const call = storage[ask.call] as (...values: readonly unknown[]) => Promise<unknown>;
      answer({ kind: 'done', id: ask.id, value: await call(...ask.with) });
    } catch (error) {
      answer({ kind: 'failed', id: ask.id, error: failureOf(error) });
    }
    if (ask.call === 'close') port.close();
  };
  port.on('message', (ask: Ask) => void serve(ask));
  answer({ kind: 'open' });
}
