/**
 * Who is in a room, and where. A connection speaks for one client number, and the server says who that is: a client's own
 * word about its person is overwritten. Nothing in here is kept.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Result, areWhereabouts, done, refused } from '#model';
import type { Person, PersonId } from '../storage/storage.ts';

export interface PresenceEntry {
  readonly client: number;
  /** rises with every change; y-protocols takes only what is newer than what it has */
  readonly clock: number;
  /** JSON; "null" for somebody who has left */
  readonly state: string;
}

/** A frame with more than this is not read: a full room's presence, echoed by the stock provider, stays far below. */
const largestPayload = 1024 * 1024;

export function readPresence(payload: Uint8Array): Result<readonly PresenceEntry[], 'garbage'> {
  if (payload.length > largestPayload) return done([]);
  try {
    const decoder = decoding.createDecoder(payload);
    const count = decoding.readVarUint(decoder);
    const entries: PresenceEntry[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return done(entries);
  } catch {
    // lib0 throws when a payload ends too early: expected of garbage.
    return refused('garbage');
  }
}

export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

/** A client's state with the truth about its person; undefined when it is no state, or says no place where it should. */
function stamped(state: string, person: Person): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(state);
  } catch {
    return undefined;
  }
  if (value === null) return 'null';
  if (typeof value !== 'object' || Array.isArray(value) || !areWhereabouts(value)) return undefined;
  return JSON.stringify({
    ...value,
    person: { id: person.id, name: person.name ?? '', colour: person.colour },
  });
}

/** Whoever can hold a client number: a connection. */
export interface Speaker {
  readonly person: Person;
}

interface Held {
  readonly speaker: Speaker;
  /** what was said last; undefined before the first word */
  entry?: PresenceEntry;
}

export class PresenceBoard {
  readonly #held = new Map<number, Held>();
  readonly #clients = new Map<Speaker, number>();
  /** whose a client number is, for as long as the room is open */
  readonly #owners = new Map<number, PersonId>();
  readonly #changed = new Map<number, PresenceEntry>();
  readonly #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The client number that a connection speaks for. */
  clientOf(speaker: Speaker): number | undefined {
    return this.#clients.get(speaker);
  }

  /** Who has spoken for a client number since the room was opened, here or gone. */
  ownerOf(client: number): PersonId | undefined {
    return this.#owners.get(client);
  }

  /** Everybody who is here. */
  get entries(): readonly PresenceEntry[] {
    return [...this.#held.values()].flatMap(({ entry }) => entry ?? []);
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  /** What has changed since the last time, the latest of each client. */
  takeChanges(): readonly PresenceEntry[] {
    const changes = [...this.#changed.values()];
    this.#changed.clear();
    return changes;
  }

  /** Takes a connection's own entry from a frame; the stock provider echoes others' too, which are nobody's to say. */
  hear(speaker: Speaker, entries: readonly PresenceEntry[]): void {
    const only = entries.length === 1 ? entries[0] : undefined;
    if (only && only.state !== 'null' && !this.#clients.has(speaker)) this.#bind(speaker, only.client);
    const own = this.#clients.get(speaker);
    const held = own === undefined ? undefined : this.#held.get(own);
    const said = entries.find((entry) => entry.client === own);
    if (!held || !said || Buffer.byteLength(said.state) > this.#mostBytes) return;
    const state = stamped(said.state, speaker.person);
    if (state === undefined) return;
    if (
      held.entry &&
      said.clock <= held.entry.clock &&
      !(state === 'null' && said.clock === held.entry.clock)
    )
      return;
    const entry = { ...said, state };
    held.entry = entry;
    this.#changed.set(entry.client, entry);
    if (state === 'null') delete held.entry;
  }

  /** A connection is gone, and with it its place on the board. */
  forget(speaker: Speaker): void {
    const client = this.#clients.get(speaker);
    this.#clients.delete(speaker);
    if (client === undefined) return;
    const entry = this.#held.get(client)?.entry;
    this.#held.delete(client);
    if (entry) this.#changed.set(client, { ...entry, state: 'null' });
  }

  /**
   * The first number that a connection speaks for is its own, unless another person has spoken for it: an echo may come
   * after the one it belongs to has left.
   */
  #bind(speaker: Speaker, client: number): void {
    const owner = this.#owners.get(client);
    if (owner !== undefined && owner !== speaker.person.id) return;
    this.#owners.set(client, speaker.person.id);
    // A laptop that lost its line comes back before its old socket is found dead.
    const holder = this.#held.get(client);
    if (holder) this.#clients.delete(holder.speaker);
    this.#held.set(client, { speaker });
    this.#clients.set(speaker, client);
  }
}
