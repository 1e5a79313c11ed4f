/** The office: heavy work on documents (building a template, calculating and writing xlsx) in a thread of its own. */
import { type Difference, type ToldResult, templates } from '#model';
import { JobThread } from './job-thread.ts';
import type { CreateRequest, Job } from './office-worker.ts';

export interface Office {
  /** The first state of a new workbook; undefined for a template that is not known. */
  create(request: CreateRequest): Promise<Uint8Array | undefined>;
  /** A workbook, given by its encoded state, as an xlsx file with the values that are shown. The state stays usable. */
  export(state: Uint8Array): Promise<Uint8Array>;
  /** The document of a workbook's next epoch, written by `client`. The state stays usable. */
  renew(state: Uint8Array, client: number): Promise<Uint8Array>;
  /** The named results of those keys, with the values that are shown. The state stays usable. */
  tell(state: Uint8Array, keys: readonly string[]): Promise<readonly ToldResult[]>;
  /** The document that may be handed to others: what it says now, without comments and past. The state stays usable. */
  handOut(state: Uint8Array): Promise<Uint8Array>;
  /** What differs between two versions of a workbook, both calculated. The states stay usable. */
  /** `from`: how many of the cells that differ, of each sort, are left out. */
  compare(before: Uint8Array, after: Uint8Array, from: number): Promise<Difference>;
  /** A document in which a pseudonym stands for a person; undefined when it names that person nowhere. */
  forget(state: Uint8Array, person: string, pseudonym: string): Promise<Uint8Array | undefined>;
  /** Makes ready what the first who wants a workbook would otherwise wait for. */
  prepare(): Promise<void>;
  /** Ends the thread at once; jobs that are not done fail. */
  close(): Promise<void>;
}

export interface OfficeOptions {
  /** longest time for one job */
  readonly limitMs?: number;
  /** most memory for the thread; a document that needs more fails alone */
  readonly memoryMb?: number;
  /** the thread's program; only tests choose another */
  readonly program?: URL;
}

/** Opens the office. The thread is started when there is something to do. */
export function openOffice(options: OfficeOptions = {}): Office {
  return new OfficeThread(options);
}

class OfficeThread implements Office {
  readonly #thread: JobThread<Job, Uint8Array | undefined>;

  constructor({ limitMs = 120_000, memoryMb = 2048, program }: OfficeOptions) {
    this.#thread = new JobThread({
      program: program ?? new URL('./office-worker.ts', import.meta.url),
      name: 'the office',
      limitMs,
      memoryMb,
    });
  }

  create(request: CreateRequest): Promise<Uint8Array | undefined> {
    return this.#thread.ask({ kind: 'create', request });
  }

  export(state: Uint8Array): Promise<Uint8Array> {
    return this.#work({ kind: 'export', state: state.slice() });
  }

  renew(state: Uint8Array, client: number): Promise<Uint8Array> {
    return this.#work({ kind: 'renew', state: state.slice(), client });
  }

  async tell(state: Uint8Array, keys: readonly string[]): Promise<readonly ToldResult[]> {
    return readJson(await this.#work({ kind: 'tell', state: state.slice(), keys }));
  }

  handOut(state: Uint8Array): Promise<Uint8Array> {
    return this.#work({ kind: 'handOut', state: state.slice() });
  }

  async compare(before: Uint8Array, after: Uint8Array, from: number): Promise<Difference> {
    const than = after.slice();
    const job: Job = { kind: 'compare', state: before.slice(), than, from };
    return readJson(await this.#work(job, [than.buffer as ArrayBuffer]));
  }

  forget(state: Uint8Array, person: string, pseudonym: string): Promise<Uint8Array | undefined> {
    const copy = state.slice();
    return this.#thread.ask({ kind: 'forget', state: copy, person, pseudonym }, [copy.buffer as ArrayBuffer]);
  }

  async prepare(): Promise<void> {
    // One job for each, so that whoever asks meanwhile waits for one of them at most.
    for (const { id } of templates) await this.#thread.ask({ kind: 'prepare', template: id });
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  /** A job about a state, of which the caller has made a copy: it is handed over to the thread. */
  async #work(
    job: Extract<Job, { state: Uint8Array }>,
    alsoHanded: readonly ArrayBuffer[] = [],
  ): Promise<Uint8Array> {
    const made = await this.#thread.ask(job, [job.state.buffer as ArrayBuffer, ...alsoHanded]);
    if (!made) throw new Error(`The thread gave nothing for ${job.kind}.`);
    return made;
  }
}

function readJson<Value>(bytes: Uint8Array): Value {
  return JSON.parse(new TextDecoder().decode(bytes)) as Value;
}
