/** Waiting for the server's disk, for what must not leave out anybody's latest edit. */
import { createEffect, createRoot, onCleanup } from 'solid-js';
import type { Connection } from './connection.ts';
import { savedState } from './saved-indicator.tsx';

/** An acknowledgement usually takes milliseconds; after this long, the one who waits is told. */
const longestWaitMs = 10_000;

/** True once everything made here is on the server's disk; false when that is not going to be soon. */
export function whenSaved(connection: Connection): Promise<boolean> {
  return new Promise((resolve) => {
    createRoot((dispose) => {
      const settle = (isSaved: boolean): void => {
        dispose();
        resolve(isSaved);
      };
      const timer = setTimeout(() => settle(false), longestWaitMs);
      onCleanup(() => clearTimeout(timer));
      createEffect(() => {
        const { at } = savedState(connection, false);
        if (at === 'saved') settle(true);
        else if (at === 'offline' || at === 'failing') settle(false);
      });
    });
  });
}
