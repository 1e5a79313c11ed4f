/**
 * The office: heavy work on documents (building a template, calculating and writing xlsx) in a thread of its own, so that
 * the event loop stays free for people who type. One thread, one job at a time, in the order in which they were asked
 * for. A job that brings the thread down, or takes too long, fails alone: the thread is started anew and goes on with the
 * next one.
 */
import { Worker } from 'node:worker_threads';
import { type ToldResult, templates } from '#model';
import type { Answer, Ask, CreateRequest, Job } from './office-worker.ts';

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

interface Waiting {
  readonly job: Job;
  resolve(value: Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** Opens the office. The thread is started when there is something to do. */
export function openOffice(options: OfficeOptions = {}): Office {
  return new OfficeThread(options);
}

class OfficeThread implements Office {
  readonly #limitMs: number;
  readonly #memoryMb: number;
  readonly #program: URL;
  readonly #queue: Waiting[] = [];
  #running: Waiting | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor({ limitMs = 120_000, memoryMb = 2048, program }: OfficeOptions) {
    this.#limitMs = limitMs;
    this.#memoryMb = memoryMb;
    this.#program = program ?? new URL('./office-worker.ts', import.meta.url);
  }

  create(request: CreateRequest): Promise<Uint8Array | undefined> {
    return this.#ask({ kind: 'create', request });
  }

  async export(state: Uint8Array): Promise<Uint8Array> {
    // A copy, because it is handed over to the thread and the caller may keep the state for others.
    const file = await this.#ask({ kind: 'export', state: state.slice() });
    if (!file) throw new Error('The thread gave no file.');
    return file;
  }

  async renew(state: Uint8Array, client: number): Promise<Uint8Array> {
    const next = await this.#ask({ kind: 'renew', state: state.slice(), client });
    if (!next) throw new Error('The thread gave no document.');
    return next;
  }

  async tell(state: Uint8Array, keys: readonly string[]): Promise<readonly ToldResult[]> {
    const told = await this.#ask({ kind: 'tell', state: state.slice(), keys });
    if (!told) throw new Error('The thread told nothing.');
    return JSON.parse(new TextDecoder().decode(told)) as readonly ToldResult[];
  }

  async handOut(state: Uint8Array): Promise<Uint8Array> {
    const copy = await this.#ask({ kind: 'handOut', state: state.slice() });
    if (!copy) throw new Error('The thread gave no document.');
    return copy;
  }

  async prepare(): Promise<void> {
    // One job for each, so that whoever asks meanwhile waits for one of them at most.
    for (const { id } of templates) await this.#ask({ kind: 'prepare', template: id });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    const closed = new Error('the office is closed');
    this.#finish()?.reject(closed);
    for (const waiting of this.#queue.splice(0)) waiting.reject(closed);
    await worker?.terminate();
  }

  #ask(job: Job): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error('the office is closed'));
        return;
      }
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#queue.shift();
    if (!this.#running) return;
    const { job } = this.#running;
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#lose(new Error('the job took too long')), this.#limitMs);
    const ask: Ask = { job };
    this.#worker.postMessage(ask, 'state' in job ? [job.state.buffer as ArrayBuffer] : []);
  }

  #start(): Worker {
    const worker = new Worker(this.#program, {
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
    });
    const isMine = (): boolean => this.#worker === worker;
    worker.on('message', (answer: Answer) => {
      // Under node --watch, Node sends messages of its own from threads.
      const isAnswer = answer.kind === 'done' || answer.kind === 'failed';
      if (isMine() && isAnswer) this.#answer(answer);
    });
    worker.on('error', (error) => {
      if (isMine()) this.#lose(error);
    });
    worker.on('exit', () => {
      if (isMine()) this.#lose(new Error('the thread ended'));
    });
    return worker;
  }

  /** The job that was running, taken off the desk. */
  #finish(): Waiting | undefined {
    clearTimeout(this.#timer);
    const done = this.#running;
    this.#running = undefined;
    return done;
  }

  #answer(answer: Answer): void {
    const done = this.#finish();
    if (answer.kind === 'done') done?.resolve(answer.file);
    else done?.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
    this.#next();
  }

  /** The thread is gone or must go: the running job fails, the others get a new one. */
  #lose(error: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#finish()?.reject(error);
    this.#next();
  }
}
