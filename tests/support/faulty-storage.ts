/** A storage that fails and waits when a test says so. */
import type { Storage } from '../../server/storage/storage.ts';

export interface Faults {
  /** what `append` throws, while set */
  failing: Error | undefined;
  /** workbooks whose own `append` fails, while the others' works */
  readonly failingFor: Set<string>;
  /** commits asked for so far, failed ones included */
  readonly appends: number;
  /** From now on a commit waits before it starts, until `release`. */
  hold(): void;
  release(): void;
  through(storage: Storage): Storage;
}

/** As SQLite says it. */
export function diskFull(): Error {
  return Object.assign(new Error('database or disk is full'), { errcode: 13 });
}

export function faults(): Faults {
  let appends = 0;
  let gate: { readonly promise: Promise<void>; open(): void } | undefined;
  const found: Faults = {
    failing: undefined,
    failingFor: new Set(),
    get appends() {
      return appends;
    },
    hold() {
      let open = (): void => undefined;
      const promise = new Promise<void>((resolve) => (open = resolve));
      gate = { promise, open };
    },
    release() {
      gate?.open();
      gate = undefined;
    },
    through: (storage) =>
      new Proxy(storage, {
        get(target, name: keyof Storage) {
          if (name !== 'append') return target[name];
          const append: Storage['append'] = async (entries) => {
            appends++;
            await gate?.promise;
            if (found.failing) throw found.failing;
            if (entries.some(({ workbook }) => found.failingFor.has(workbook))) throw diskFull();
            return target.append(entries);
          };
          return append;
        },
      }),
  };
  return found;
}
