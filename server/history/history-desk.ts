/** What people ask of a workbook's history: who changed what, versions, and what differs between them. */
import { type Difference, type Result, done, refused } from '#model';
import type { ErrorCode } from '../errors.ts';
import type { KeptVersion } from '../storage/history.ts';
import type { PersonId, WorkbookId } from '../storage/storage.ts';
import { WorkbookDesk, type WorkbooksWorld } from '../workspaces/workbooks.ts';
import type { Recorder } from './recorder.ts';

export interface HistoryWorld extends WorkbooksWorld {
  readonly recorder: Recorder;
}

/** What a person who asks for the history is made to wait for its latest changes. */
const longestWaitMs = 3000;

export class HistoryDesk {
  readonly #world: HistoryWorld;
  readonly #desk: WorkbookDesk;

  constructor(world: HistoryWorld) {
    this.#world = world;
    this.#desk = new WorkbookDesk(world);
  }

  /** Everything that is on disk is in the history; or as much of it as could be told in a while. */
  async refresh(id: WorkbookId): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestWaitMs)));
    await Promise.race([this.#world.recorder.record(id), late]);
    clearTimeout(timer);
  }

  /** Keeps the workbook as it is now under a name; gives the version. */
  async name(id: WorkbookId, by: PersonId, name: string): Promise<Result<KeptVersion, ErrorCode>> {
    const { storage, recorder, now } = this.#world;
    const state = await this.#desk.state(id);
    if (!state.ok) return state;
    const seq = await recorder.record(id);
    if (seq === undefined) return refused('internal');
    const number = await storage.addVersion(id, { seq, at: now(), state: state.value, name, by });
    const version = (await storage.listVersions(id)).find((one) => one.number === number);
    return version ? done(version) : refused('internal');
  }

  /** The document of a version; 'now' is the workbook as it is. */
  async state(id: WorkbookId, version: number | 'now'): Promise<Result<Uint8Array, ErrorCode>> {
    if (version === 'now') return this.#desk.state(id);
    const state = await this.#world.storage.readVersion(id, version);
    if (state === undefined) return refused('notFound');
    return state === 'damaged' ? refused('damaged') : done(state);
  }

  async compare(
    id: WorkbookId,
    before: number,
    after: number | 'now',
    from: number,
  ): Promise<Result<Difference, ErrorCode>> {
    const one = await this.state(id, before);
    if (!one.ok) return one;
    const other = await this.state(id, after);
    return other.ok ? done(await this.#world.office.compare(one.value, other.value, from)) : other;
  }
}
