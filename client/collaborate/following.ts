/** Looking on as a colleague works: my sheet and scroll follow theirs until I take over. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Peer } from './presence.ts';

export interface Following {
  /** whom I follow, as they were last seen; undefined when nobody */
  readonly target: Accessor<Peer | undefined>;
  /** the colleague as they are now; undefined while they are away */
  readonly peer: Accessor<Peer | undefined>;
  begin(peer: Peer): void;
  end(): void;
}

export function createFollowing(others: Accessor<readonly Peer[]>): Following {
  const [target, setTarget] = createSignal<Peer>();
  // Whoever reloads the page comes back under another client number.
  const peer = createMemo(() => {
    const wanted = target();
    if (!wanted) return undefined;
    return (
      others().find(({ client }) => client === wanted.client) ??
      others().find(({ person }) => person.id === wanted.person.id)
    );
  });
  return {
    target,
    peer,
    begin: (wanted) => {
      setTarget(wanted);
    },
    end: () => {
      setTarget(undefined);
    },
  };
}
