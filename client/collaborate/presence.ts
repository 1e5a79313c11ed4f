/**
 * Who else is here, where they are, and what they are typing. My own whereabouts are told at most every 60 ms, the latest
 * of them only; the server stamps who I am.
 */
import { type Accessor, createSignal } from 'solid-js';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type Presence, type Whereabouts, areWhereabouts } from '#model';

export interface Peer extends Presence {
  /** the Yjs client number of this window */
  readonly client: number;
  readonly isMe: boolean;
}

export interface PresenceRoom {
  readonly awareness: Awareness;
  /** by client number; a peer of whom nothing has changed stays the same object */
  readonly peers: Accessor<readonly Peer[]>;
  /** Tells where I am: only what is named is changed. */
  tell(where: { readonly [Part in keyof Whereabouts]: Whereabouts[Part] | undefined }): void;
  close(): void;
}

const tellEveryMs = 60;

function isPresence(state: unknown): state is Presence {
  if (typeof state !== 'object' || state === null || !('person' in state)) return false;
  const { person } = state;
  return typeof person === 'object' && person !== null && 'id' in person && 'name' in person;
}

export function openPresence(doc: Y.Doc): PresenceRoom {
  const awareness = new Awareness(doc);
  const [peers, setPeers] = createSignal<readonly Peer[]>([]);
  let known: ReadonlyMap<number, Peer> = new Map();
  let waiting: Readonly<Record<string, unknown>> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = ({ updated }: { readonly updated: readonly number[] }): void => {
    const found = new Map<number, Peer>();
    for (const [client, state] of awareness.getStates()) {
      const before = updated.includes(client) ? undefined : known.get(client);
      if (before) found.set(client, before);
      else if (isPresence(state) && areWhereabouts(state))
        found.set(client, { ...state, client, isMe: client === doc.clientID });
    }
    known = found;
    setPeers([...found.values()].sort((a, b) => a.client - b.client));
  };
  awareness.on('change', look);

  const send = (): void => {
    timer = undefined;
    awareness.setLocalState({ ...awareness.getLocalState(), ...waiting });
    waiting = {};
  };

  return {
    awareness,
    peers,
    tell(where) {
      waiting = { ...waiting, ...where };
      timer ??= setTimeout(send, tellEveryMs);
    },
    close() {
      clearTimeout(timer);
      awareness.off('change', look);
      awareness.destroy();
    },
  };
}
