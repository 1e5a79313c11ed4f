/** The thread that owns the database: does what `storage-thread.ts` asks for and answers with the result or the error. */
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenOptions, type StorageAddress, openStorage } from './address.ts';
import type { Storage } from './storage.ts';

export interface Ask {
  readonly id: number;
  readonly call: keyof Storage;
  readonly with: readonly unknown[];
}

export type Answer =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpen'; readonly error: Failure }
  /** another process has taken the database */
  | { readonly kind: 'taken'; readonly error: Failure }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Failure };

export interface ThreadData {
  readonly address: StorageAddress;
  readonly options: Omit<OpenOptions, 'onTaken'>;
}

/** An error that can be sent between threads: structured cloning forgets the codes of SQLite and PostgreSQL. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly errcode: number | undefined;
  readonly code: string | undefined;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, errcode: undefined, code: undefined };
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, message: error.message, stack: error.stack, errcode, code };
}

/**
 * Gives back the copies of what is on disk, which a collection that sees only small objects would let lie for long. Several
 * updates may be windows on one buffer, which can be given back once.
 */
function release([entries]: Parameters<Storage['append']>): void {
  const buffers = new Set(entries.flatMap(({ updates }) => updates.map(({ data }) => data.buffer)));
  for (const buffer of buffers) if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

if (parentPort) {
  const port = parentPort;
  const { address, options } = workerData as ThreadData;
  const answer = (message: Answer): void => port.postMessage(message);
  const serve = async (storage: Storage, ask: Ask): Promise<void> => {
    try {
      const call = storage[ask.call] as (...values: readonly unknown[]) => Promise<unknown>;
      answer({ kind: 'done', id: ask.id, value: await call(...ask.with) });
    } catch (error) {
      answer({ kind: 'failed', id: ask.id, error: failureOf(error) });
    }
    if (ask.call === 'append') release(ask.with as Parameters<Storage['append']>);
    if (ask.call === 'close') port.close();
  };
  try {
    const onTaken = (error: Error): void => answer({ kind: 'taken', error: failureOf(error) });
    const storage = await openStorage(address, { ...options, onTaken });
    port.on('message', (ask: Ask) => void serve(storage, ask));
    answer({ kind: 'open' });
  } catch (error) {
    answer({ kind: 'notOpen', error: failureOf(error) });
  }
}
