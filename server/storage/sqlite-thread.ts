/** The SQLite storage in a thread of its own. Every call is a message there and back. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SqliteOptions } from './sqlite.ts';
import type { Answer, Ask, Failure } from './sqlite-worker.ts';
import type { Storage } from './storage.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function errorOf({ message, ...failure }: Failure): Error {
  return Object.assign(new Error(message), failure);
}

/** Opens the storage; throws when the file cannot be opened. `onCrash`: the thread has died, nothing can be kept any more. */
export async function openSqliteThread(
  path: string,
  options: Omit<SqliteOptions, 'now'> & { readonly onCrash?: (error: Error) => void } = {},
): Promise<Storage> {
  const { onCrash, ...rest } = options;
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    workerData: { path, options: rest },
  });
  // An error while opening arrives as the thread's 'error', which `once` turns into a throw.
  await once(worker, 'message');

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
