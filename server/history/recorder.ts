/**
 * Keeps the history of every workbook: some seconds after an edit is on disk, before its log is folded away, and when
 * everybody has left, what the log says beyond what has been told is told and kept. Far behind the write path: nobody's
 * edit or acknowledgement waits for it. What a pass keeps and how far it came stand in one transaction, so that after a
 * crash the next pass goes on there. A pass that fails costs nothing: the log is not folded away before it is told.
 */
import type { Logger } from 'pino';
import type { History, Telling } from '../storage/history.ts';
import type { WorkbookId } from '../storage/storage.ts';
import type { Teller } from './teller.ts';

export interface RecorderWorld {
  readonly storage: History;
  readonly teller: Teller;
  readonly logger: Logger;
  readonly settings: HistorySettings;
}

export interface HistorySettings {
  /** how long after an edit the history is written */
  readonly delayMs: number;
  /** a session of work, and so an automatic version, ends when nobody has changed anything for so long */
  readonly pauseMs: number;
  /** days that changes and versions without a name are kept */
  readonly days: number;
}

export class Recorder {
  readonly #world: RecorderWorld;
  /** workbooks of which a pass is due */
  readonly #due = new Map<WorkbookId, NodeJS.Timeout>();
  /** passes under way, one after the other for each workbook */
  readonly #passes = new Map<WorkbookId, Promise<unknown>>();
  /** up to where the teller has each workbook's document, as far as is known here */
  readonly #held = new Map<WorkbookId, number>();
  #isClosed = false;

  constructor(world: RecorderWorld) {
    this.#world = world;
  }

  /** Something of a workbook has come to the disk. */
  note(workbook: WorkbookId): void {
    if (this.#isClosed || this.#due.has(workbook)) return;
    const timer = setTimeout(() => void this.record(workbook), this.#world.settings.delayMs);
    timer.unref();
    this.#due.set(workbook, timer);
  }

  /** Tells and keeps what has not been yet; how far that is, or undefined when it did not work out. Never throws. */
  record(workbook: WorkbookId): Promise<number | undefined> {
    return this.#pass(workbook, false);
  }

  /** The same when everybody has left, which ends a session of work. */
  recordEnd(workbook: WorkbookId): Promise<number | undefined> {
    return this.#pass(workbook, true);
  }

  #pass(workbook: WorkbookId, isOver: boolean): Promise<number | undefined> {
    clearTimeout(this.#due.get(workbook));
    this.#due.delete(workbook);
    const before = this.#passes.get(workbook) ?? Promise.resolve();
    const pass = before.then(() => this.#tell(workbook, isOver));
    this.#passes.set(workbook, pass);
    void pass.then(() => {
      if (this.#passes.get(workbook) === pass) this.#passes.delete(workbook);
    });
    return pass;
  }

  async #tell(workbook: WorkbookId, isOver: boolean): Promise<number | undefined> {
    const { storage, teller, logger, settings } = this.#world;
    try {
      for (;;) {
        if (this.#isClosed) return undefined;
        const untold = await storage.fetchUntold(workbook, this.#held.get(workbook));
        if (!untold) return undefined;
        const { to, head } = untold;
        const isLast = to >= head;
        const isNothing = untold.told >= head && !(isOver && untold.openSince !== undefined);
        if (isNothing) {
          if (isOver) this.#held.delete(workbook);
          return untold.told;
        }
        this.#held.delete(workbook);
        const { pauseMs } = settings;
        const told = await teller.tell({ workbook, untold, pauseMs, isOver: isOver && isLast });
        if (told.kind === 'lost') continue;
        let from = untold.told;
        for (const part of told.parts) {
          if (this.#isClosed || !(await this.#keep(workbook, { from, ...part }))) return undefined;
          from = part.to;
        }
        // An update that cannot be read is passed over: it is missing from the document too.
        if (from < to && !(await this.#keep(workbook, { from, to, changes: [] }))) return undefined;
        if (!isOver) this.#held.set(workbook, to);
        if (isLast) return head;
      }
    } catch (error) {
      if (!this.#isClosed) logger.error({ err: error, workbook }, 'the history could not be written');
      return undefined;
    }
  }

  #keep(workbook: WorkbookId, telling: Telling): Promise<boolean> {
    return this.#world.storage.keepTold(workbook, telling);
  }

  /** Passes under way end with the part that they keep; what is left is told after the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
    await this.#world.teller.close();
    await Promise.all(this.#passes.values());
  }
}
