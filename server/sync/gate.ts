/**
 * The gate that every update passes before it touches a room's document: whether its author may do what it does, and
 * whether it carries a personal number. What is let through in a turn is remembered until it is applied, since the next
 * update may follow on it.
 */
import type * as Y from 'yjs';
import {
  type CprRule,
  type Notice,
  type NoticeAbout,
  type RightsWriter,
  type Writes,
  findPersonalNumber,
  openRights,
} from '#model';
import type { PersonId } from '../storage/storage.ts';
import type { Connection } from './connection.ts';
import type { CheckedUpdate } from './update-guard.ts';
import { type Ahead, UpdateReader, emptyAhead } from './update-writes.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly notice: Notice;
  readonly about?: NoticeAbout;
}

export type Verdict =
  | {
      readonly kind: 'free';
      /** where the author has written what looks like a personal number */
      readonly warning: NoticeAbout | undefined;
      /** what others may do can depend on it, so it must be applied before the next is judged */
      readonly altersLaw: boolean;
    }
  | Refused
  /** it follows on something that has not come */
  | { readonly kind: 'early' };

export interface GateWorld {
  readonly doc: Y.Doc;
  /** whose a client number is */
  personOf(client: number): PersonId | undefined;
  /** what a person who has edited here was called */
  nameOf(person: PersonId): string | undefined;
  /** what is done with a text that seems to hold a personal number, at this moment */
  cprRule(): CprRule;
}

export class Gate {
  readonly #world: GateWorld;
  readonly #rights;
  readonly #ahead: Ahead = emptyAhead();

  constructor(world: GateWorld) {
    this.#world = world;
    this.#rights = openRights(world.doc);
  }

  close(): void {
    this.#rights.close();
  }

  /** What was let through has been applied. */
  applied(): void {
    this.#ahead.clear();
  }

  judge(connection: Connection, checked: CheckedUpdate): Verdict {
    const reader = new UpdateReader(this.#world.doc, this.#ahead);
    const writes = reader.read(checked);
    if (!writes) return { kind: 'early' };
    const verdict = this.judgeWrites(connection, writes);
    if (verdict.kind === 'free') reader.remember();
    return verdict;
  }

  judgeWrites(connection: Connection, writes: Writes): Exclude<Verdict, { readonly kind: 'early' }> {
    const wrong = this.#rights.judge(this.#writerOf(connection), writes);
    if (wrong) {
      const { why, root, key } = wrong;
      return { kind: 'refused', notice: why, about: { root, key } };
    }
    const cprRule = this.#world.cprRule();
    const found = cprRule === 'off' ? undefined : findPersonalNumber(writes);
    if (found && cprRule === 'refuse') return { kind: 'refused', notice: 'personalNumber', about: found };
    const altersLaw = [...writes.keys()].some((root) => !root.startsWith('c/'));
    return { kind: 'free', warning: found, altersLaw };
  }

  #writerOf({ role, person }: Connection): RightsWriter {
    const { personOf, nameOf } = this.#world;
    return {
      role,
      person: person.id,
      isName: (name) => name === '' || name === (person.name ?? '') || name === nameOf(person.id),
      isOwn: (client) => personOf(client) === person.id,
    };
  }
}
