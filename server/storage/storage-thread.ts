/**
 * The storage in a thread of its own, so that neither waiting for the disk nor packing documents ever holds up anybody's
 * typing. Every call is a message there and back.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OpenOptions, StorageAddress } from './address.ts';
import type { Storage } from './storage.ts';
import type { Answer, Ask, Failure, ThreadData } from './storage-worker.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function errorOf({ message, ...failure }: Failure): Error {
  return Object.assign(new Error(message), failure);
}

export interface ThreadOptions extends Omit<OpenOptions, 'onTaken'> {
  /** the thread has died, or another process has taken the database: nothing can be kept any more */
  readonly onCrash?: (error: Error) => void;
}

/** Opens the storage; throws when it cannot be opened. */
export async function openStorageThread(
  address: StorageAddress,
  { onCrash, ...options }: ThreadOptions = {},
): Promise<Storage> {
  const worker = new Worker(new URL('./storage-worker.ts', import.meta.url), {
    workerData: { address, options } satisfies ThreadData,
  });
  const [first] = (await once(worker, 'message')) as [Answer];
  if (first.kind === 'notOpen') throw errorOf(first.error);

  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: Error | undefined;
  let isClosing = false;
  const abandon = (error: Error): void => {
    if (gone) return;
    gone = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!isClosing) onCrash?.(error);
  };
  worker.on('error', abandon);
  worker.on('exit', () => abandon(new Error('the storage is closed')));
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'taken') {
      abandon(errorOf(answer.error));
      void worker.terminate();
    }
    if (answer.kind !== 'done' && answer.kind !== 'failed') return;
    const wait = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'done') wait?.resolve(answer.value);
    else wait?.reject(errorOf(answer.error));
  });

  const call = (name: keyof Storage, values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ id, call: name, with: values } satisfies Ask);
    });
  const close = async (): Promise<void> => {
    if (gone) return;
    isClosing = true;
    const exit = once(worker, 'exit');
    await call('close', []);
    await exit;
  };
  const proxy = new Proxy({} as Storage, {
    get: (_, name: keyof Storage | 'then') => {
      // Whoever awaits the storage asks whether it is a promise.
      if (name === 'then') return undefined;
      return name === 'close' ? close : (...values: readonly unknown[]) => call(name, values);
    },
  });
  return proxy;
}
