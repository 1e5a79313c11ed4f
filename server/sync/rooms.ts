/**
 * All open workbooks: opens a room for the first who comes, closes it when the last has been gone for a while, and
 * carries out what concerns a workbook's connections as a whole.
 */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type AccessRole, type CprRule, type Layout, type Limits, accessRoles, closeCode } from '#model';
import type { Recorder } from '../history/recorder.ts';
import type { CurrentSession } from '../identity/sessions.ts';
import type { SyncSettings } from '../settings.ts';
import type { Person, PersonId, Renewal, Storage, Time, WorkbookId } from '../storage/storage.ts';
import { CommitQueue } from './commit-queue.ts';
import { Connection, type Visitor } from './connection.ts';
import { Room } from './room.ts';
import type { SyncWatch } from './watch.ts';

export interface RoomsWorld {
  readonly storage: Storage;
  readonly history: Pick<Recorder, 'note' | 'record' | 'recordEnd'>;
  readonly limits: Limits;
  readonly settings: SyncSettings;
  readonly logger: Logger;
  readonly now: () => Time;
  readonly layout: Layout;
  /** makes the document of the next epoch from the end of this one, out of everybody's way */
  readonly renew: (state: Uint8Array, client: number) => Promise<Uint8Array>;
  readonly watch?: SyncWatch;
}

/** A workbook that somebody uses, or has used a moment ago. */
interface Slot {
  readonly loading: Promise<Room | undefined>;
  room: Room | undefined;
  /** everybody with a socket, also those who still wait for the room */
  readonly connections: Set<Connection>;
  /** requests that use the room */
  users: number;
  idle: NodeJS.Timeout | undefined;
}

/** Sockets are told to go one after the other, so that not everybody is back at the same moment. */
const restartSpreadMs = 300;

/** The longest that a going server waits for the disk, for sockets to close, each. */
const lastCommitMs = 1000;
const lastCloseMs = 300;

export class Rooms {
  readonly queue: CommitQueue;
  readonly #world: RoomsWorld;
  readonly #slots = new Map<WorkbookId, Slot>();
  /** of which client numbers everything has come, by workbook; forgotten with what has come when a room breaks */
  readonly #told = new Map<WorkbookId, Set<number>>();
  /** documents that are being written anew */
  readonly #renewing = new Map<WorkbookId, Promise<void>>();
  readonly #heartbeat: NodeJS.Timeout;
  #isStopping = false;

  constructor(world: RoomsWorld) {
    this.#world = world;
    this.queue = new CommitQueue(world.storage, world.settings, world.logger, {
      failing: (workbook) => this.#slots.get(workbook)?.room?.notifyAll('savingFails'),
      working: (workbook) => this.#slots.get(workbook)?.room?.notifyAll('savingWorks'),
    });
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections()) connection.beat();
    }, world.settings.pingMs);
  }

  /** Open rooms, and sockets in them. */
  get counts(): { readonly rooms: number; readonly connections: number } {
    return { rooms: this.#slots.size, connections: [...this.#connections()].length };
  }

  /** What clients have not read, and how much each open workbook weighs. */
  get weights(): {
    readonly backlogBytes: number;
    readonly documents: readonly { readonly workbook: WorkbookId; readonly bytes: number }[];
  } {
    const documents = [...this.#slots].flatMap(([workbook, { room }]) =>
      room ? [{ workbook, bytes: room.bytes }] : [],
    );
    let backlogBytes = 0;
    for (const connection of this.#connections()) backlogBytes += connection.backlogBytes;
    return { backlogBytes, documents };
  }

  /** Too much waits for the disk already: nobody else may come in. */
  get isOverfull(): boolean {
    return this.queue.uncommittedBytes > this.#world.settings.uncommittedBytes;
  }

  /** Whether there is no place for somebody, not even one that another must give up. */
  isFull(workbook: WorkbookId, { person, role }: Pick<Visitor, 'person' | 'role'>): boolean {
    const connections = this.#slots.get(workbook)?.connections ?? new Set();
    if (connections.size < this.#world.settings.roomConnections) return false;
    const own = [...connections].filter((one) => one.person.id === person.id).length;
    const last = lastOf(connections);
    return last === undefined || !isBehind(last.place, { role, nth: own + 1 });
  }

  /**
   * Brings a socket into a room. The right to be there may have gone between the upgrade and now, so it is read again
   * once the connection can be found here by whoever takes it away.
   */
  async join(workbook: WorkbookId, socket: WebSocket, visitor: Visitor): Promise<void> {
    const { settings, logger, storage } = this.#world;
    const connection = new Connection(
      socket,
      visitor,
      settings,
      logger.child({ workbook, person: visitor.person.id }),
    );
    connection.onRefusal((notice) => this.#world.watch?.refused(notice));
    connection.onWarning(() => this.#world.watch?.personalNumberTaken());
    if (this.#isStopping) {
      connection.close(closeCode.restart);
      return;
    }
    const slot = this.#slot(workbook);
    slot.connections.add(connection);
    connection.onLeave(() => {
      slot.connections.delete(connection);
      slot.room?.leave(connection);
      this.#rest(workbook, slot);
    });
    if (slot.connections.size > settings.roomConnections)
      lastOf(slot.connections)?.connection.close(closeCode.tryAgain);
    try {
      const [room, access] = await Promise.all([
        slot.loading,
        storage.readAccess(workbook, visitor.person.id),
      ]);
      if (!room) connection.close(closeCode.tryAgain);
      else if (!access || access.workbook.deletedAt !== null) connection.close(closeCode.deleted);
      else if (!access.role) connection.close(closeCode.revoked);
      else {
        if (access.role !== connection.role) connection.changeRole(access.role);
        room.admit(connection);
      }
    } catch (error) {
      logger.error({ err: error, workbook }, 'a connection could not be let in');
      connection.close(closeCode.tryAgain);
    }
  }

  /** Lets a request use a room; it stays open so long. undefined when the workbook cannot be loaded. */
  async use<Value>(workbook: WorkbookId, work: (room: Room) => Promise<Value>): Promise<Value | undefined> {
    const slot = this.#slot(workbook);
    slot.users++;
    try {
      const room = await slot.loading;
      return room && (await work(room));
    } finally {
      slot.users--;
      this.#rest(workbook, slot);
    }
  }

  /** Sends everybody away from a workbook. */
  closeWorkbook(workbook: WorkbookId, code: number): void {
    for (const connection of this.#slots.get(workbook)?.connections ?? []) connection.close(code);
  }

  /** A person's right to a workbook is another now, at once also over open sockets; without one they are closed. */
  applyRole(workbook: WorkbookId, person: PersonId, role: AccessRole | undefined): void {
    for (const connection of this.#slots.get(workbook)?.connections ?? []) {
      if (connection.person.id !== person || connection.role === role) continue;
      if (role) connection.changeRole(role);
      else connection.close(closeCode.revoked);
    }
  }

  /** Rights to a workbook, or of a person, have changed: whoever has another right now than on coming must go. */
  async reconsider(of: WorkbookId | { readonly person: PersonId }): Promise<void> {
    for (const [workbook, { connections }] of this.#slots) {
      if (typeof of === 'string' && of !== workbook) continue;
      const people = new Set([...connections].map(({ person }) => person.id));
      for (const person of people) {
        if (typeof of !== 'string' && of.person !== person) continue;
        const access = await this.#world.storage.readAccess(workbook, person);
        this.applyRole(workbook, person, access?.role);
      }
    }
  }

  /** An organisation asks for another handling of personal numbers, or a workbook has come to another organisation. */
  async readCprRules(of?: WorkbookId): Promise<void> {
    for (const [workbook, { loading }] of this.#slots) {
      if (of !== undefined && of !== workbook) continue;
      const room = await loading;
      if (room) room.cprRule = await this.#cprRuleOf(workbook);
    }
  }

  async #cprRuleOf(workbook: WorkbookId): Promise<CprRule> {
    const { storage, settings } = this.#world;
    return (await storage.readCprRuleOf(workbook)) ?? settings.cprRule;
  }

  /** The sessions that sockets stand on, and whether something was written by each since this was last asked. */
  takeSessions(): ReadonlyMap<CurrentSession, boolean> {
    const sessions = new Map<string, { session: CurrentSession; hasWritten: boolean }>();
    for (const connection of this.#connections()) {
      const { session, hasWritten } = connection;
      connection.hasWritten = false;
      const known = sessions.get(session.id);
      sessions.set(session.id, { session, hasWritten: hasWritten || (known?.hasWritten ?? false) });
    }
    return new Map([...sessions.values()].map((one) => [one.session, one.hasWritten]));
  }

  /** A session has ended: nobody stays on its word. */
  closeSession(id: string, code: number = closeCode.revoked): void {
    for (const connection of this.#connections()) if (connection.session.id === id) connection.close(code);
  }

  /** A person has another name: colleagues see it with the next sign of life. */
  applyPerson(person: Person): void {
    for (const connection of this.#connections())
      if (connection.person.id === person.id) connection.person = person;
  }

  /**
   * Goes down without losing anything that was acknowledged: what has come is written, acknowledged, and then everybody
   * is sent away. What comes after that is not taken; its senders keep it.
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#heartbeat);
    const connections = [...this.#connections()];
    for (const connection of connections) connection.deafen();
    this.#flush();
    await within(lastCommitMs, this.queue.drain());
    await this.queue.close();
    await Promise.all(this.#renewing.values());
    const spreadMs = Math.min(restartSpreadMs, connections.length * 2);
    await Promise.all(
      connections.map(async (connection) => {
        await setTimeout(Math.random() * spreadMs);
        connection.close(closeCode.restart);
        await within(lastCloseMs, connection.closed);
        connection.terminate();
      }),
    );
    for (const [workbook, slot] of this.#slots) this.#forget(workbook, slot);
  }

  /** All that has come so far is on disk, also what rooms were still gathering. Never resolves while saving fails. */
  async settled(): Promise<void> {
    this.#flush();
    await Promise.all([...this.#slots.keys()].map((workbook) => this.queue.settled(workbook)));
  }

  #flush(): void {
    for (const { room } of this.#slots.values()) room?.flush();
  }

  *#connections(): Iterable<Connection> {
    for (const { connections } of this.#slots.values()) yield* connections;
  }

  #slot(workbook: WorkbookId): Slot {
    const known = this.#slots.get(workbook);
    if (known) {
      clearTimeout(known.idle);
      return known;
    }
    const slot: Slot = {
      loading: this.#load(workbook, () => this.#forget(workbook, slot)),
      room: undefined,
      connections: new Set(),
      users: 0,
      idle: undefined,
    };
    this.#slots.set(workbook, slot);
    void slot.loading.then((room) => {
      slot.room = room;
      if (!room) this.#forget(workbook, slot);
    });
    return slot;
  }

  /** The room, or undefined when it cannot be opened now; then nothing is left behind. */
  async #load(workbook: WorkbookId, onBroken: () => void): Promise<Room | undefined> {
    const { storage, history, limits, settings, logger, now, layout } = this.#world;
    const onOverfull = (): void => this.#sendNoisiestAway();
    const start = performance.now();
    const told = this.#told.get(workbook) ?? new Set();
    this.#told.set(workbook, told);
    try {
      // An earlier room may have been given up with edits on their way; they belong to what is loaded.
      await this.queue.settled(workbook);
      await this.#renewing.get(workbook);
      const stored = await storage.readDocument(workbook);
      if (!stored) throw new Error('there is no such document');
      const room = new Room(workbook, stored, {
        storage,
        queue: this.queue,
        history,
        limits,
        settings,
        logger,
        now,
        layout,
        onBroken: () => {
          this.#told.delete(workbook);
          onBroken();
        },
        told,
        onOverfull,
      });
      room.cprRule = await this.#cprRuleOf(workbook);
      await room.migrate();
      this.#world.watch?.loaded(performance.now() - start);
      return room;
    } catch (error) {
      logger.error({ err: error, workbook }, 'a workbook could not be loaded');
      return undefined;
    }
  }

  #sendNoisiestAway(): void {
    let noisiest: Connection | undefined;
    for (const connection of this.#connections())
      if (connection.uncommittedBytes > (noisiest?.uncommittedBytes ?? 0)) noisiest = connection;
    noisiest?.close(closeCode.tryAgain);
  }

  /** When nobody uses a room any more, it is closed after a while. */
  #rest(workbook: WorkbookId, slot: Slot): void {
    clearTimeout(slot.idle);
    if (this.#slots.get(workbook) !== slot || slot.connections.size > 0 || slot.users > 0) return;
    slot.idle = globalThis.setTimeout(() => void this.#unload(workbook, slot), this.#world.settings.idleMs);
  }

  async #unload(workbook: WorkbookId, slot: Slot): Promise<void> {
    const isUsed = (): boolean => slot.connections.size > 0 || slot.users > 0 || !slot.room?.isIdle;
    if (isUsed()) {
      this.#rest(workbook, slot);
      return;
    }
    await slot.room?.compact();
    const told = await this.#world.history.recordEnd(workbook);
    if (isUsed()) {
      this.#rest(workbook, slot);
      return;
    }
    const ending = slot.room?.ending();
    this.#forget(workbook, slot);
    // Where the history could not be written, the log is still needed.
    if (!ending || told !== ending.seq) return;
    const renewing = this.#renew(workbook, ending).finally(() => this.#renewing.delete(workbook));
    this.#renewing.set(workbook, renewing);
    await renewing;
  }

  /** Begins a document's next epoch; whoever comes meanwhile waits. A failure costs nothing: the old one goes on. */
  async #renew(workbook: WorkbookId, ending: Omit<Renewal, 'state'>): Promise<void> {
    const { storage, logger, renew } = this.#world;
    try {
      const state = await renew(ending.final, ending.client.client);
      const isNew = await storage.renew(workbook, { ...ending, state });
      const bytes = { before: ending.final.length, after: state.length };
      logger.info({ workbook, isNew, ...bytes }, 'a worn document was written anew');
    } catch (error) {
      logger.error({ err: error, workbook }, 'a worn document could not be written anew');
    }
  }

  #forget(workbook: WorkbookId, slot: Slot): void {
    clearTimeout(slot.idle);
    if (this.#slots.get(workbook) !== slot) return;
    this.#slots.delete(workbook);
    slot.room?.close();
  }
}

/** Waits for something, though not for ever. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const abort = new AbortController();
  const late = setTimeout(ms, undefined, { signal: abort.signal }).catch(() => undefined);
  await Promise.race([work, late]);
  abort.abort();
}

/** One of a person's sockets at a workbook: the first, the second, … */
interface Place {
  readonly role: AccessRole;
  readonly nth: number;
}

/**
 * Whether a socket is to go before another when there is no room for both, so that nobody keeps a workbook from the
 * others by filling it: whoever has the most windows gives up the last of them, and of those with as many who has less
 * right.
 */
function isBehind(one: Place, other: Place): boolean {
  const rank = ({ role }: Place): number => accessRoles.indexOf(role);
  return one.nth === other.nth ? rank(one) < rank(other) : one.nth > other.nth;
}

/** The socket that is to go first. */
function lastOf(
  connections: Iterable<Connection>,
): { readonly connection: Connection; readonly place: Place } | undefined {
  const counts = new Map<PersonId, number>();
  let last: { readonly connection: Connection; readonly place: Place } | undefined;
  for (const connection of connections) {
    const nth = (counts.get(connection.person.id) ?? 0) + 1;
    counts.set(connection.person.id, nth);
    const place = { role: connection.role, nth };
    if (!last || !isBehind(last.place, place)) last = { connection, place };
  }
  return last;
}
