/** Who else is here and where. My own place is told at most every 60 ms; the server stamps who I am. */
import { type Accessor, createSignal } from 'solid-js';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Presence } from '#model';

export interface Peer extends Presence {
  readonly client: number;
  readonly isMe: boolean;
}

export interface PresenceRoom {
  readonly awareness: Awareness;
  readonly peers: Accessor<readonly Peer[]>;
  moveTo(at: NonNullable<Presence['at']> | undefined): void;
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
  let waiting: NonNullable<Presence['at']> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const found: Peer[] = [];
    for (const [client, state] of awareness.getStates()) {
      if (isPresence(state)) found.push({ ...state, client, isMe: client === doc.clientID });
    }
    found.sort((a, b) => a.client - b.client);
    setPeers(found);
  };
  awareness.on('change', look);

  const tell = (): void => {
    timer = undefined;
    awareness.setLocalStateField('at', waiting);
  };

  return {
    awareness,
    peers,
    moveTo(at) {
      waiting = at;
      timer ??= setTimeout(tell, tellEveryMs);
    },
    close() {
      clearTimeout(timer);
      awareness.off('change', look);
      awareness.destroy();
    },
  };
}
