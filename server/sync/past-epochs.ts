/**
 * A workbook's earlier epochs, for visitors who come with a copy of one: a laptop that was offline when the document was
 * written anew. Such a copy must not be merged; what it holds beyond its epoch's end is brought over as edits. The ends
 * are read when the first such visitor comes, which is seldom.
 */
import * as Y from 'yjs';
import { type OriginalOf, newDocument, originalsIn } from '#model';
import type { EndedEpoch, PersonId } from '../storage/storage.ts';

export class PastEpochs {
  readonly #read: () => Promise<readonly EndedEpoch[]>;
  /** the client numbers of each epoch, newest first; no two epochs share one */
  readonly #clients: readonly ReadonlySet<number>[];
  #docs: readonly Y.Doc[] | undefined;
  readonly #people = new Map<number, PersonId>();
  #loading: Promise<void> | undefined;

  /** Throws when a state vector cannot be read. */
  constructor(vectors: readonly Uint8Array[], read: () => Promise<readonly EndedEpoch[]>) {
    this.#clients = vectors.map((vector) => new Set(Y.decodeStateVector(vector).keys()));
    this.#read = read;
  }

  /** Whether a copy with these client numbers is of an earlier epoch. */
  isOlder(clients: Iterable<number>): boolean {
    return [...clients].some((client) => this.#clients.some((epoch) => epoch.has(client)));
  }

  get isLoaded(): boolean {
    return this.#docs !== undefined;
  }

  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      const ended = await this.#read();
      this.#docs = ended.map(({ state, clients }) => {
        for (const { client, person } of clients) this.#people.set(client, person);
        const doc = newDocument();
        Y.applyUpdate(doc, state);
        return doc;
      });
    } finally {
      this.#loading = undefined;
    }
  }

  /** The end of the epoch that a copy belongs to; undefined when it cannot be read any more. */
  endOf(copy: Y.Doc): Y.Doc | undefined {
    return this.#docs?.find((doc) =>
      [...copy.store.clients.keys()].some((client) => doc.store.clients.has(client)),
    );
  }

  /** Whose a client number of an earlier epoch was. */
  personOf(client: number): PersonId | undefined {
    return this.#people.get(client);
  }

  originals(isAuthor: (client: number) => boolean): OriginalOf {
    return originalsIn(this.#docs ?? [], isAuthor);
  }

  close(): void {
    for (const doc of this.#docs ?? []) doc.destroy();
  }
}
