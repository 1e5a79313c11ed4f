/** Signals by key that exist only while somebody looks: a sheet of 100,000 cells has as many as cells can be seen. */
import { createSignal, getListener, onCleanup } from 'solid-js';

export interface Triggers {
  /** Makes the computation that is running run again when `key` is told to have changed. */
  track(key: string): void;
  tell(key: string): void;
  /** Tells of many keys that begin alike, in time that follows the fewer: those told of, or those looked at. */
  tellEach(start: string, ends: ReadonlySet<string>): void;
  /** how many keys are looked at; for tests of leaks */
  readonly size: number;
}

export function createTriggers(): Triggers {
  const known = new Map<
    string,
    { readonly look: () => void; readonly change: () => void; watchers: number }
  >();
  const tell = (key: string): void => known.get(key)?.change();
  return {
    track(key) {
      if (!getListener()) return;
      let trigger = known.get(key);
      if (!trigger) {
        const [look, change] = createSignal(undefined, { equals: false });
        trigger = { look, change: () => change(), watchers: 0 };
        known.set(key, trigger);
      }
      const held = trigger;
      held.watchers++;
      onCleanup(() => {
        held.watchers--;
        if (held.watchers === 0 && known.get(key) === held) known.delete(key);
      });
      held.look();
    },
    tell,
    tellEach(start, ends) {
      if (ends.size <= known.size) {
        for (const end of ends) tell(start + end);
        return;
      }
      // Who is told may begin to look at something else.
      const looked = [...known.keys()].filter(
        (key) => key.startsWith(start) && ends.has(key.slice(start.length)),
      );
      for (const key of looked) tell(key);
    },
    get size() {
      return known.size;
    },
  };
}
