/** What people do with whole workbooks: make, rename, copy, throw away, take back, take home. */
import {
  type LanguageId,
  type Limits,
  type OwnNumber,
  type Result,
  done,
  libraryCase,
  refused,
  renameWorkbook,
} from '#model';
import type { ErrorCode } from '../errors.ts';
import type { Office } from '../files/office.ts';
import { newId } from '../identity/secrets.ts';
import type { Wish } from '../library/publication.ts';
import type {
  Access,
  Arrival,
  Person,
  PersonId,
  Publication,
  Storage,
  Time,
  WorkbookId,
} from '../storage/storage.ts';
import type { Room } from '../sync/room.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Settings } from '../settings.ts';
import { ownNumbersOf } from './own-numbers.ts';
import { titleOf, withTitle } from './titles.ts';
import { isFull } from './workbook-limits.ts';

export interface WorkbooksWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly office: Office;
  readonly limits: Limits;
  readonly settings: Pick<Settings, 'workbooks'>;
  readonly now: () => Time;
}

/** What a person who waits for an answer is made to wait for the disk. */
const longestWaitMs = 5000;

/** True when it was done in time. */
async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestWaitMs);
  });
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}

/** What a new workbook is made from: a template, or a case of the library with its template. */
export interface Beginning {
  readonly kind: 'template' | 'case';
  readonly id: string;
}

/**
 * Whose edit it was, as the binding of its client number says, and how it came to the server, as the log says. Nobody
 * can write under a colleague's number without the second saying so.
 */
export type LastEdit =
  | { readonly kind: 'nobody' | 'unknown' }
  | {
      readonly kind: 'person';
      readonly by: { readonly person: PersonId; readonly name: string };
      /** undefined when it came before arrivals were written down */
      readonly arrival: Arrival | undefined;
    };

export class WorkbookDesk {
  readonly #world: WorkbooksWorld;

  constructor(world: WorkbooksWorld) {
    this.#world = world;
  }

  async create(
    person: Person,
    wanted: { readonly from: Beginning; readonly title: string; readonly language: LanguageId },
  ): Promise<Result<WorkbookId, ErrorCode>> {
    const { storage, office, now } = this.#world;
    const { from, ...rest } = wanted;
    const one = from.kind === 'case' ? libraryCase(from.id) : undefined;
    const template = from.kind === 'template' ? from.id : one?.start.template;
    if (template === undefined) return refused('notFound');
    if (await this.#isFullFor(person)) return refused('tooManyWorkbooks');
    const state = await office.create({ template, ...rest, ...(one && { from: one.id }) });
    if (!state) return refused('unknownTemplate');
    const id = newId();
    await storage.createWorkbook({
      id,
      title: titleOf(state),
      template,
      owner: person.id,
      at: now(),
      state,
      clients: [],
    });
    return done(id);
  }

  async rename(id: WorkbookId, person: Person, title: string): Promise<Result<void, ErrorCode>> {
    return this.#inRoom(id, async (room) => {
      const renamed = await room.edit(person.id, (editor) => renameWorkbook(editor, title));
      return renamed.ok ? done(undefined) : refused('readOnly');
    });
  }

  /** A workbook of one's own with everything that is in another now. */
  async copy(
    source: Access['workbook'],
    person: Person,
    title: string | undefined,
  ): Promise<Result<WorkbookId, ErrorCode>> {
    const { storage, now } = this.#world;
    if (await this.#isFullFor(person)) return refused('tooManyWorkbooks');
    const read = await this.#inRoom(source.id, async (room) =>
      done({ state: room.state(), title: room.title, clients: room.clients }),
    );
    if (!read.ok) return read;
    const copied = title === undefined ? done(read.value.state) : withTitle(read.value.state, title);
    if (!copied.ok) return refused('readOnly');
    const id = newId();
    await storage.createWorkbook({
      id,
      title: title ?? read.value.title,
      template: source.template,
      owner: person.id,
      at: now(),
      state: copied.value,
      clients: read.value.clients,
    });
    return done(id);
  }

  /** A workbook of one's own that begins with a document that was handed out. */
  async begin(
    person: Person,
    from: { readonly template: string; readonly state: Uint8Array; readonly title: string },
  ): Promise<Result<WorkbookId, ErrorCode>> {
    const { storage, now } = this.#world;
    if (await this.#isFullFor(person)) return refused('tooManyWorkbooks');
    const named = withTitle(from.state, from.title);
    if (!named.ok) return refused('readOnly');
    const id = newId();
    await storage.createWorkbook({
      id,
      title: from.title,
      template: from.template,
      owner: person.id,
      at: now(),
      state: named.value,
      clients: [],
    });
    return done(id);
  }

  async #isFullFor({ id }: Person): Promise<boolean> {
    const { storage, settings } = this.#world;
    return isFull(await storage.countWorkbooks({ person: id }), settings.workbooks.person);
  }

  /** Tells others about a workbook, with the results that everybody's acknowledged edits come to. */
  async publish(id: WorkbookId, { offers, results, ...told }: Wish): Promise<Result<Publication, ErrorCode>> {
    const { storage, office, now } = this.#world;
    const read = await this.#inRoom(id, async (room) => done(room.state()));
    if (!read.ok) return read;
    // Calculating takes a while; somebody who shows no figures need not wait for it.
    const figures = results.length === 0 ? [] : await office.tell(read.value, results);
    const content = { ...told, results: figures };
    const copy = offers === 'copy' ? await office.handOut(read.value) : undefined;
    return done(await storage.publish({ id: newId(), workbook: id, at: now(), content, copy }));
  }

  /** The numbers that a workbook of own numbers names, as they are now. */
  async ownNumbers(
    id: WorkbookId,
  ): Promise<Result<{ readonly title: string; readonly numbers: readonly OwnNumber[] }, ErrorCode>> {
    return this.#inRoom(id, async (room) => done({ title: room.title, numbers: ownNumbersOf(room.state()) }));
  }

  /** Who wrote what stands in a cell now; undefined when nothing ever stood there. */
  async lastEdit(
    id: WorkbookId,
    root: string,
    key: string,
  ): Promise<Result<LastEdit | undefined, ErrorCode>> {
    const { storage } = this.#world;
    return this.#inRoom<LastEdit | undefined>(id, async (room) => {
      const writing = await room.writing(root, key);
      if (!writing) return done(undefined);
      const { item, owner } = writing;
      if (owner === 'nobody' || owner === 'unknown') return done({ kind: owner });
      return done({ kind: 'person', by: owner, arrival: await storage.readArrival(id, item) });
    });
  }

  /** The document as it is now. */
  async state(id: WorkbookId): Promise<Result<Uint8Array, ErrorCode>> {
    return this.#inRoom(id, async (room) => done(room.state()));
  }

  /** The workbook as an xlsx file, with every edit that has been acknowledged. */
  async export(
    id: WorkbookId,
  ): Promise<Result<{ readonly title: string; readonly file: Uint8Array }, ErrorCode>> {
    const read = await this.#inRoom(id, async (room) => done({ state: room.state(), title: room.title }));
    if (!read.ok) return read;
    return done({ title: read.value.title, file: await this.#world.office.export(read.value.state) });
  }

  /**
   * Works with a room whose edits are all on disk, before and after: what leaves the server here must not be able to
   * vanish. A damaged one is not handed out, since nobody could see in the copy what is missing.
   */
  async #inRoom<Value>(
    id: WorkbookId,
    work: (room: Room) => Promise<Result<Value, ErrorCode>>,
  ): Promise<Result<Value, ErrorCode>> {
    const result = await this.#world.rooms.use(id, async (room): Promise<Result<Value, ErrorCode>> => {
      if (room.isDamaged) return refused('damaged');
      if (!(await inTime(room.committed()))) return refused('savingFails');
      const worked = await work(room);
      return (await inTime(room.committed())) ? worked : refused('savingFails');
    });
    return result ?? refused('internal');
  }
}
