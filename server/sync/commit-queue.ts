/**
 * The way to the disk, for all rooms together. What arrives while a commit is under way goes into the next one, so a
 * busy server writes more per commit, not more commits. Nothing leaves the queue before it is on disk: a commit that
 * fails is tried again for ever, and then workbook by workbook, so that one that cannot be written holds up no other.
 */
import type { Logger } from 'pino';
import type { SyncSettings } from '../settings.ts';
import type { Append, Appended, ClientBinding, Log, LoggedUpdate, WorkbookId } from '../storage/storage.ts';

export interface Write {
  readonly workbook: WorkbookId;
  readonly updates: readonly LoggedUpdate[];
  readonly clients: readonly ClientBinding[];
  readonly title?: string | undefined;
  /** This write and every earlier one of the workbook are on disk; `seq` is the end of its log when something was added. */
  saved(seq: number | undefined): void;
  /** The workbook is no longer there: it was taken away for ever. */
  gone(): void;
}

export interface CommitListener {
  /** the workbook cannot be written at the moment */
  failing(workbook: WorkbookId): void;
  /** it can again */
  working(workbook: WorkbookId): void;
}

type Settings = Pick<SyncSettings, 'commitGapMs' | 'busyGapMs' | 'retryMs' | 'longestRetryMs'>;

export class CommitQueue {
  readonly #log: Pick<Log, 'append'>;
  readonly #settings: Settings;
  readonly #logger: Logger;
  readonly #listener: CommitListener;
  readonly #failing = new Set<WorkbookId>();
  /** how many writes of each workbook wait, those under way included */
  readonly #counts = new Map<WorkbookId, number>();
  /** when each write that is not on disk yet came, the oldest first */
  readonly #since = new Map<Write, number>();
  #waiting: Write[] = [];
  #bytes = 0;
  #running: Promise<void> | undefined;
  #isHurried = false;
  #isStopped = false;
  /** when the last commit was over */
  #committedAt = Number.NEGATIVE_INFINITY;
  /** ends a pause at once */
  #wake: (() => void) | undefined;
  /** makes the pause between two commits as short as it is when nobody else writes */
  #hasten: (() => void) | undefined;

  constructor(log: Pick<Log, 'append'>, settings: Settings, logger: Logger, listener: CommitListener) {
    this.#log = log;
    this.#settings = settings;
    this.#logger = logger;
    this.#listener = listener;
  }

  /** Bytes that wait for the disk. */
  get uncommittedBytes(): number {
    return this.#bytes;
  }

  /** Updates that wait for the disk, and for how long the first of them has. */
  get waiting(): { readonly updates: number; readonly oldestMs: number } {
    const updates = [...this.#since.keys()].reduce((sum, write) => sum + write.updates.length, 0);
    const [oldest] = this.#since.values();
    return { updates, oldestMs: oldest === undefined ? 0 : performance.now() - oldest };
  }

  /** Whether some workbook cannot be written at the moment. */
  get isFailing(): boolean {
    return this.#failing.size > 0;
  }

  isFailingFor(workbook: WorkbookId): boolean {
    return this.#failing.has(workbook);
  }

  push(write: Write): void {
    if (this.#isStopped) return;
    this.#waiting.push(write);
    this.#since.set(write, performance.now());
    this.#bytes += bytesOf(write);
    this.#counts.set(write.workbook, (this.#counts.get(write.workbook) ?? 0) + 1);
    this.#running ??= this.#run();
    if (isAwaited(write)) this.#hasten?.();
  }

  /** Nothing of a workbook waits for the disk. */
  async settled(workbook: WorkbookId): Promise<void> {
    if (!this.#counts.has(workbook)) return;
    await new Promise<void>((resolve) => {
      this.push({ workbook, updates: [], clients: [], saved: () => resolve(), gone: resolve });
    });
  }

  /** Commits what waits without gathering more first. Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    this.#isHurried = true;
    this.#wake?.();
    while (this.#running) await this.#running;
    this.#isHurried = false;
  }

  /** Gives up: what is not on disk now has never been acknowledged, and its senders still hold it. */
  async close(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    let retryAfterMs = 0;
    while (this.#waiting.length > 0 && !this.#isStopped) {
      await this.#pause(retryAfterMs || this.#gapMs());
      if (this.#isStopped) break;
      const batch = this.#waiting;
      this.#waiting = [];
      const failed = await this.#commit(batch);
      this.#committedAt = performance.now();
      this.#waiting = [...failed, ...this.#waiting];
      const { retryMs, longestRetryMs } = this.#settings;
      retryAfterMs = failed.length === 0 ? 0 : Math.min(Math.max(retryAfterMs * 2, retryMs), longestRetryMs);
    }
    this.#running = undefined;
  }

  /**
   * How long to gather. Who writes one figure is told at once that it is saved; of fifty who write all the time none waits
   * for that, and disk and processor have a quarter as much to do.
   */
  #gapMs(): number {
    const { commitGapMs, busyGapMs } = this.#settings;
    return Math.max(commitGapMs, this.#committedAt + busyGapMs - performance.now());
  }

  /** Waits, or less when somebody hurries; a failed commit is never tried again at once. */
  #pause(ms: number): Promise<void> {
    const isRetry = this.#failing.size > 0;
    if (this.#isStopped || (this.#isHurried && !isRetry)) return Promise.resolve();
    return new Promise((resolve) => {
      const endsAt = performance.now() + ms;
      let timer = setTimeout(() => this.#wake?.(), ms);
      const hasten = (): void => {
        this.#hasten = undefined;
        clearTimeout(timer);
        const { commitGapMs } = this.#settings;
        timer = setTimeout(() => this.#wake?.(), Math.min(commitGapMs, endsAt - performance.now()));
      };
      this.#hasten = isRetry ? undefined : hasten;
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        this.#hasten = undefined;
        resolve();
      };
      if (this.#waiting.some(isAwaited)) this.#hasten?.();
    });
  }

  /** Writes a batch; answers what could not be written, in order. */
  async #commit(batch: readonly Write[]): Promise<readonly Write[]> {
    if (this.#failing.size === 0) {
      const error = await this.#append(batch);
      if (!error) return [];
      this.#logger.error({ err: error }, 'a commit failed; it will be tried again');
    }
    const failed: Write[] = [];
    for (const [workbook, writes] of Map.groupBy(batch, (write) => write.workbook)) {
      const error = await this.#append(writes);
      if (error) {
        failed.push(...writes);
        if (this.#failing.has(workbook)) continue;
        this.#failing.add(workbook);
        this.#logger.error({ err: error, workbook }, 'a workbook cannot be saved at the moment');
        this.#listener.failing(workbook);
      } else if (this.#failing.delete(workbook)) {
        this.#logger.info({ workbook }, 'the workbook is saved again');
        this.#listener.working(workbook);
      }
    }
    return failed;
  }

  /** One transaction. Answers the error when it failed, so that nothing of it is on disk for sure. */
  async #append(batch: readonly Write[]): Promise<Error | undefined> {
    const byWorkbook = Map.groupBy(batch, (write) => write.workbook);
    const entries = [...byWorkbook].flatMap(([workbook, writes]) => entryOf(workbook, writes) ?? []);
    let appended: readonly Appended[];
    try {
      // Updates with nothing new have nothing to write; they only wait for their turn.
      appended = entries.length > 0 ? await this.#log.append(entries) : [];
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    const gone = new Set(appended.filter(({ seq }) => seq === undefined).map(({ workbook }) => workbook));
    const seqs = new Map(appended.map(({ workbook, seq }) => [workbook, seq]));
    for (const write of batch) {
      this.#bytes -= bytesOf(write);
      this.#since.delete(write);
      const left = this.#counts.get(write.workbook)! - 1;
      if (left === 0) this.#counts.delete(write.workbook);
      else this.#counts.set(write.workbook, left);
      try {
        if (gone.has(write.workbook)) write.gone();
        else write.saved(seqs.get(write.workbook));
      } catch (error) {
        // A bug in one room must not keep the others from being saved.
        this.#logger.error({ err: error, workbook: write.workbook }, 'a room failed to note a commit');
      }
    }
    return undefined;
  }
}

/** Whether it is not only told when it is on disk, but goes on only then. */
function isAwaited({ updates }: Write): boolean {
  return updates.length === 0;
}

function entryOf(workbook: WorkbookId, writes: readonly Write[]): Append | undefined {
  const updates = writes.flatMap((write) => write.updates);
  const clients = writes.flatMap((write) => write.clients);
  if (updates.length === 0 && clients.length === 0) return undefined;
  const title = writes.findLast((write) => write.title !== undefined)?.title;
  return { workbook, updates, clients, ...(title !== undefined && { title }) };
}

function bytesOf(write: Write): number {
  return write.updates.reduce((sum, update) => sum + update.data.length, 0);
}
