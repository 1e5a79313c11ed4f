/**
 * A thread that does one job at a time, in the order in which they were asked for, so that the event loop stays free for
 * people who type. A job that brings the thread down, or takes too long, fails alone: the thread is started anew and goes
 * on with the next one.
 */
import { Worker } from 'node:worker_threads';

export type JobAnswer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined };

export interface JobThreadOptions {
  readonly program: URL;
  /** what the closed thread is called in errors */
  readonly name: string;
  /** longest time for one job */
  readonly limitMs: number;
  /** most memory for the thread; a job that needs more fails alone */
  readonly memoryMb: number;
}

interface Waiting<Job, Value> {
  readonly job: Job;
  readonly transfer: readonly ArrayBuffer[];
  resolve(value: Value): void;
  reject(error: Error): void;
}

/** The thread is started when there is something to do. */
export class JobThread<Job, Value> {
  readonly #options: JobThreadOptions;
  readonly #queue: Waiting<Job, Value>[] = [];
  #running: Waiting<Job, Value> | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: JobThreadOptions) {
    this.#options = options;
  }

  /** What is in `transfer` is handed over and can no longer be used here. */
  ask(job: Job, transfer: readonly ArrayBuffer[] = []): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error(`${this.#options.name} is closed`));
        return;
      }
      this.#queue.push({ job, transfer, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread at once; jobs that are not done fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    const closed = new Error(`${this.#options.name} is closed`);
    this.#finish()?.reject(closed);
    for (const waiting of this.#queue.splice(0)) waiting.reject(closed);
    await worker?.terminate();
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#queue.shift();
    if (!this.#running) return;
    const { job, transfer } = this.#running;
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#lose(new Error('the job took too long')), this.#options.limitMs);
    this.#worker.postMessage({ job }, [...transfer]);
  }

  #start(): Worker {
    const worker = new Worker(this.#options.program, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb },
    });
    const isMine = (): boolean => this.#worker === worker;
    worker.on('message', (answer: JobAnswer<Value>) => {
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
  #finish(): Waiting<Job, Value> | undefined {
    clearTimeout(this.#timer);
    const done = this.#running;
    this.#running = undefined;
    return done;
  }

  #answer(answer: JobAnswer<Value>): void {
    const done = this.#finish();
    if (answer.kind === 'done') done?.resolve(answer.value);
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
