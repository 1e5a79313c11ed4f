/**
 * One open workbook: the document in memory, who is in it, and the path of an edit: it is checked, passed on at the end of
 * the turn of the event loop, applied a little later in one transaction with those that have come meanwhile, and as it
 * came put on its way to the disk. The rules are in SPEC.md; a newcomer to this folder starts here.
 */
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import {
  type EditRefusal,
  type CprRule,
  type Editor,
  type Layout,
  type Limits,
  type Loss,
  type Notice,
  type OriginalOf,
  type Result,
  type Unsent,
  type Writes,
  bringOver,
  closeCode,
  countWorn,
  done,
  lossesIn,
  mayComment,
  migrate,
  newDocument,
  openEditor,
  openWorkbook,
  portionsOf,
  receiptsFor,
  refused,
  unsentIn,
  writeReceipts,
} from '#model';
import type { Recorder } from '../history/recorder.ts';
import type { SyncSettings } from '../settings.ts';
import type {
  ClientBinding,
  LoggedUpdate,
  PersonId,
  Renewal,
  Storage,
  StoredDocument,
  Time,
  WorkbookId,
} from '../storage/storage.ts';
import { shownTitle } from '../workspaces/titles.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import type { Frame } from './frame.ts';
import { asideOf, encodeApplied, isEmpty, isSame } from './applied.ts';
import { Gate, type Refused, type Verdict } from './gate.ts';
import { joined } from './joined.ts';
import { PastEpochs } from './past-epochs.ts';
import { type PresenceEntry, PresenceBoard, readPresence, writePresence } from './presence.ts';
import { withoutClients } from './relayed.ts';
import { type CheckedUpdate, checkUpdate, hasAll } from './update-guard.ts';
import { type Content, presenceFrame, step1Frame, step2Frame, updateFrame } from './wire.ts';

export interface RoomWorld {
  readonly storage: Pick<Storage, 'compact' | 'readEnded'>;
  readonly queue: CommitQueue;
  readonly history: Pick<Recorder, 'note' | 'record'>;
  readonly limits: Limits;
  readonly settings: SyncSettings;
  readonly logger: Logger;
  readonly now: () => Time;
  /** the layout that documents are brought to */
  readonly layout: Layout;
  /** the room cannot go on: it must be forgotten, and opened anew from the log when somebody comes */
  readonly onBroken: () => void;
  /** numbers of people who have told this server all they had; kept from one opening of the room to the next */
  readonly told: Set<number>;
  /** more waits for the disk than may */
  readonly onOverfull: () => void;
}

export type Outcome = { readonly kind: 'taken' } | Refused | { readonly kind: 'garbage' } | Wait;

/** To be handed in again when this is done. */
interface Wait {
  readonly kind: 'wait';
  readonly until: Promise<void>;
}

/** A message with content that waits for the end of the turn. */
interface Waiting {
  readonly connection: Connection;
  readonly kind: Content;
  readonly update: Uint8Array;
  readonly checked: CheckedUpdate;
}

/** Under which number an entry of the document was first written, and whose that is. */
export interface Writing {
  readonly item: { readonly client: number; readonly clock: number };
  /** 'nobody': it stood there when the workbook was made; 'unknown': what was before is not known any more */
  readonly owner: { readonly person: PersonId; readonly name: string } | 'nobody' | 'unknown';
}

/** A visitor with a copy of an earlier epoch: all that has come of it, and the number that it is brought over under. */
interface LateVisitor {
  readonly copy: Y.Doc;
  client: number | undefined;
}

/** Who has written what the program itself does to a document. */
const programAuthor = 'samregn';

/** One step 1 costs as much as so many bytes of document are answers. */
const answerBytes = 64 * 1024;

/** When so many wait they are passed on at once: whoever reads them has enough to do until the next come. */
const mostInTurn = 250;

/** A full document that is encoded faster than this is measured at every update. */
const quickEncodingMs = 50;

/** An edit of the program's own has at most this part of what an update, or what waits for a slow reader, may have. */
const programShare = 1 / 8;

/** After a snapshot could not be written, it is not tried again at once: making one takes time. */
const compactPauseMs = 60_000;

export class Room {
  readonly id: WorkbookId;
  readonly isDamaged: boolean;
  readonly connections = new Set<Connection>();

  /** what is done with personal numbers: its organisation's choice, or the installation's rule */
  cprRule: CprRule;
  readonly #doc = newDocument();
  readonly #about: Y.Map<unknown>;
  readonly #world: RoomWorld;
  /** whose a client number is */
  readonly #people: Map<number, PersonId>;
  readonly #presence: PresenceBoard;
  readonly #gate: Gate;
  #inbox: Waiting[] = [];
  #turn: NodeJS.Immediate | undefined;
  /** passed on as they came, and not applied yet */
  #unsettled: Waiting[] = [];
  readonly #unsettledClients = new Set<number>();
  #settling: NodeJS.Timeout | undefined;
  #presenceTimer: NodeJS.Timeout | undefined;
  /** the update event of the transaction under way */
  #event: Uint8Array | undefined;
  readonly #noteEvent = (update: Uint8Array): void => {
    this.#event = update;
  };
  #state: Uint8Array | undefined;
  /** `#state` on its way to those who come */
  #wholeFrame: Frame | undefined;
  /** at least as many as the encoded document has */
  #bytes: number;
  /** when the document was encoded last, and how long that took */
  #encodedAt = Number.NEGATIVE_INFINITY;
  #encodingMs = 0;
  #title: unknown;
  /** what edits have lost to each other, until it is written into the document */
  #losses: readonly Loss[] = [];
  /** the number under which the program itself writes, and whether it is on disk; made when it is first needed */
  #program: { readonly client: number; isBound: boolean } | undefined;
  /** what people are called who have edited here */
  readonly #names: Map<PersonId, string>;
  readonly #past: PastEpochs | undefined;
  readonly #late = new Map<Connection, LateVisitor>();
  #uncommitted = 0;
  #seq: number;
  #snapshotBytes: number;
  #rows: number;
  #rowBytes: number;
  #compacting: Promise<void> | undefined;
  #compactNotBefore = 0;
  #isClosed = false;

  constructor(id: WorkbookId, stored: StoredDocument, world: RoomWorld) {
    this.id = id;
    this.#world = world;
    this.cprRule = world.settings.cprRule;
    this.#presence = new PresenceBoard(world.settings.presenceBytes);
    this.#people = new Map(stored.clients.map(({ client, person }) => [client, person]));
    this.#about = this.#doc.getMap('about');
    this.#names = new Map(stored.people.map(({ id: person, name }) => [person, name]));
    this.#gate = new Gate({
      doc: this.#doc,
      personOf: (client) => this.#people.get(client),
      nameOf: (person) => this.#names.get(person),
      cprRule: () => this.cprRule,
    });
    this.#past = this.#openPast(stored);
    this.isDamaged = !this.#load(stored) || this.#past === undefined;
    this.#title = this.#about.get('title');
    this.#seq = stored.seq;
    this.#snapshotBytes = stored.snapshotBytes;
    this.#rows = stored.rows;
    this.#rowBytes = stored.rowBytes;
    this.#bytes = stored.snapshotBytes + stored.rowBytes;
    this.#doc.on('update', this.#noteEvent);
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#noteLosses(lossesIn(transaction, this.#originalOf));
    });
  }

  /** undefined when it is not known what earlier epochs there were: then nobody's copy can be trusted. */
  #openPast(stored: StoredDocument): PastEpochs | undefined {
    try {
      return new PastEpochs(stored.ended, () => this.#world.storage.readEnded(this.id));
    } catch (error) {
      this.#world.logger.error({ err: error, workbook: this.id }, 'earlier epochs cannot be read');
      return undefined;
    }
  }

  /** Items that the program carried over from earlier epochs are their authors' own; known when those are loaded. */
  readonly #originalOf: OriginalOf = (item, root, key) =>
    this.#past?.isLoaded
      ? this.#past.originals((client) => this.#whoIs(client) !== undefined)(item, root, key)
      : item;

  /** Whether everything is there. */
  #load(stored: StoredDocument): boolean {
    const { logger } = this.#world;
    let isWhole = stored.damage !== 'lost';
    this.#doc.transact(() => {
      for (const part of stored.parts) {
        try {
          Y.applyUpdate(this.#doc, part);
        } catch (error) {
          logger.error({ err: error, workbook: this.id }, 'a stored update cannot be read');
          isWhole = false;
        }
      }
    });
    if (stored.damage !== 'none')
      logger.error({ workbook: this.id, damage: stored.damage }, 'a stored workbook is damaged');
    return isWhole;
  }

  get title(): string {
    return shownTitle(this.#title);
  }

  /** Whose each client number is. */
  get clients(): readonly ClientBinding[] {
    return [...this.#people].map(([client, person]) => ({ client, person }));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** How much the document weighs, as far as the room has counted. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Nobody is here and nothing waits for the disk. */
  get isIdle(): boolean {
    const waiting = this.#inbox.length + this.#unsettled.length + this.#uncommitted;
    return this.connections.size === 0 && waiting === 0 && !this.#compacting;
  }

  /** What answering a step 1 costs, in messages. */
  get answerCost(): number {
    return Math.ceil(this.#bytes / answerBytes);
  }

  /** The whole document, encoded; made once per change. */
  state(): Uint8Array {
    this.flush();
    if (this.#isClosed) throw new Error('the room is closed, and its document neither here nor there');
    if (!this.#state) {
      const start = performance.now();
      this.#state = encodeApplied(this.#doc);
      this.#bytes = this.#state.length;
      this.#encodedAt = performance.now();
      this.#encodingMs = this.#encodedAt - start;
    }
    return this.#state;
  }

  /** The answer to whoever has nothing; made once per change. */
  #whole(): Frame {
    this.#wholeFrame ??= step2Frame(this.state());
    return this.#wholeFrame;
  }

  /** Everything that has come so far is on disk. Never resolves while saving fails. */
  committed(): Promise<void> {
    this.flush();
    if (this.#uncommitted === 0) return Promise.resolve();
    return new Promise((resolve) => this.#push({ saved: resolve }));
  }

  /** Lets a connection in: it learns where we are, and who is here. */
  admit(connection: Connection): void {
    if (!connection.isGone) {
      this.connections.add(connection);
      connection.send(step1Frame(Y.encodeStateVector(this.#doc)));
      this.tellPresence(connection);
      if (this.isDamaged) connection.notify('damaged');
      if (this.#world.queue.isFailingFor(this.id)) connection.notify('savingFails');
    }
    connection.admit(this);
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#late.get(connection)?.copy.destroy();
    this.#late.delete(connection);
    this.#presence.forget(connection);
    this.#schedulePresence();
  }

  notifyAll(notice: Notice): void {
    for (const connection of this.connections) connection.notify(notice);
  }

  /** Answers a step 1; false when it is none. */
  answer(connection: Connection, stateVector: Uint8Array): boolean {
    this.flush();
    let clients: Iterable<number>;
    try {
      clients = Y.decodeStateVector(stateVector).keys();
    } catch {
      return false;
    }
    if (this.#past?.isOlder(clients)) {
      // What we have must not be merged into an old copy; what that holds comes in its own step 2.
      this.#comesLate(connection);
      return true;
    }
    const hasNothing = stateVector.length <= 1;
    connection.sendAnswer(() =>
      hasNothing ? this.#whole() : step2Frame(encodeApplied(this.#doc, stateVector)),
    );
    return true;
  }

  hearPresence(connection: Connection, payload: Uint8Array): boolean {
    const entries = readPresence(payload);
    if (!entries.ok) return false;
    this.#presence.hear(connection, entries.value);
    const client = this.#presence.clientOf(connection);
    if (client !== undefined) connection.claims.add(client);
    this.#noteTold(connection);
    this.#schedulePresence();
    return true;
  }

  tellPresence(connection: Connection): void {
    const { entries } = this.#presence;
    if (entries.length > 0) connection.send(presenceFrame(writePresence(entries)));
  }

  #schedulePresence(): void {
    if (!this.#presence.hasChanges || this.#isClosed) return;
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = undefined;
      this.#spreadPresence(this.#presence.takeChanges());
    }, this.#world.settings.presenceMs);
  }

  #spreadPresence(changes: readonly PresenceEntry[]): void {
    const frame = presenceFrame(writePresence(changes));
    for (const connection of this.connections)
      connection.sendPresence(frame, () => writePresence(this.#presence.entries));
  }

  /** Checks a message with content; what is taken is passed on at the end of the turn. */
  receive(connection: Connection, kind: Content, update: Uint8Array): Outcome {
    const { limits } = this.#world;
    const isCatchUp = kind === 'step2' && !connection.isCaughtUp;
    if (update.length > (isCatchUp ? limits.catchUpBytes : limits.updateBytes)) return no('updateTooLarge');
    const read = checkUpdate(update);
    if (!read.ok) return read.error === 'garbage' ? { kind: 'garbage' } : no('badContent');
    const checked = read.value;
    if (this.#goesOn(checked)) this.flush();
    // Everybody has been sent away then, and nothing of it is acknowledged.
    if (this.#isClosed) return { kind: 'taken' };
    // A client may answer our step 1 before it sends its own.
    const isOlder = this.#past?.isOlder(checked.ends.keys());
    const late = isOlder ? this.#comesLate(connection) : this.#late.get(connection);
    if (late) return this.#receiveLate(connection, late, update);
    if (this.isDamaged && !hasAll(this.#doc, checked)) return no('readOnly');
    const authors = this.#checkAuthors(connection, checked);
    if (authors === 'known' && this.#isTooMuch(update, checked)) return no('documentFull');
    const verdict = authors === 'known' ? this.#gate.judge(connection, checked) : authors;
    switch (verdict.kind) {
      case 'free':
        return this.#accept({ connection, kind, update, checked }, verdict);
      case 'early':
        return this.#setAside(connection, kind, update);
      case 'refused':
        return (isCatchUp && this.#receiveOwnPart(connection, update, checked)) || verdict;
      default:
        return verdict;
    }
  }

  #accept(waiting: Waiting, { warning, altersLaw }: Extract<Verdict, { readonly kind: 'free' }>): Outcome {
    const { connection, update } = waiting;
    this.#inbox.push(waiting);
    connection.uncommittedBytes += update.length;
    if (warning) connection.warn('personalNumberSeen', warning);
    if (altersLaw || this.#inbox.length >= mostInTurn) this.flush();
    else this.#turn ??= setImmediate(() => this.#endTurn());
    // What came too early may follow on this one.
    for (const early of connection.early.splice(0)) connection.takeEarly(this, early);
    return { kind: 'taken' };
  }

  /**
   * What follows on something that has not come waits for it, unsaved: until then nobody can tell what it writes. Only a
   * client that types while it connects sends such a thing; once it has told everything, there is nothing to wait for.
   */
  #setAside(connection: Connection, kind: Content, update: Uint8Array): Outcome {
    const waiting = connection.early.reduce((sum, early) => sum + early.length, update.length);
    const isOver = kind === 'step2' || connection.isCaughtUp || waiting > this.#world.limits.catchUpBytes;
    if (isOver) return no('badContent');
    connection.early.push(update);
    return { kind: 'taken' };
  }

  /**
   * Of a client's first answer only what is its own person's. It may also bring what colleagues wrote just before the
   * server died, and of that what it may not do itself is left to them: they bring it too.
   */
  #receiveOwnPart(connection: Connection, update: Uint8Array, { ends }: CheckedUpdate): Outcome | undefined {
    const others = [...ends.keys()].filter((client) => {
      const person = this.#people.get(client);
      return person !== undefined && person !== connection.person.id && this.#isNew(client, ends);
    });
    const own = others.length > 0 ? withoutClients(update, others) : undefined;
    return own && this.receive(connection, 'step2', own);
  }

  #isNew(client: number, ends: CheckedUpdate['ends']): boolean {
    return Y.getState(this.#doc.store, client) < ends.get(client)!;
  }

  #comesLate(connection: Connection): LateVisitor {
    const known = this.#late.get(connection);
    if (known) return known;
    const late: LateVisitor = { copy: newDocument(), client: undefined };
    this.#late.set(connection, late);
    connection.notify('oldEpoch');
    return late;
  }

  /**
   * What a visitor with a copy of an earlier epoch sends: gathered in that copy, and what it holds beyond its epoch's end
   * is written into the document, where nobody has written since, as this person's edits; for the rest there are receipts.
   */
  #receiveLate(connection: Connection, late: LateVisitor, update: Uint8Array): Outcome {
    const past = this.#past!;
    if (!past.isLoaded) return { kind: 'wait', until: this.#loadPast(past, connection) };
    try {
      Y.applyUpdate(late.copy, update);
    } catch {
      return { kind: 'garbage' };
    }
    const end = past.endOf(late.copy);
    // Without its epoch's end nobody can tell what is new in a copy: then it stays with its owner.
    if (!end && late.copy.store.clients.size > 0) return no('badContent');
    const unsent = end ? unsentIn(late.copy, end) : [];
    if (unsent.length === 0) {
      this.#push({ saved: () => this.#savedLate(connection) });
      return { kind: 'taken' };
    }
    if (this.isDamaged) return no('readOnly');
    this.flush();
    const verdict = this.#gate.judgeWrites(connection, writesOf(unsent));
    if (verdict.kind === 'refused') return verdict;
    const { client } = late;
    if (client === undefined) {
      late.client = this.#newClient();
      return { kind: 'wait', until: this.#bind(connection.person.id, [late.client]) };
    }
    if (verdict.warning) connection.warn('personalNumberSeen', verdict.warning);
    const how = { client, originalOf: this.#originalOf };
    const brought = this.#editAs(
      { client, author: connection.person.id },
      () => this.#doc.transact(() => bringOver(this.#doc, unsent, how)),
      () => this.#savedLate(connection),
    );
    if (brought.ok) {
      this.#noteLosses(brought.value);
      this.#writeReceipts();
    }
    return { kind: 'taken' };
  }

  /** Whoever waits for what cannot be read is sent away, and may try again. */
  async #loadPast(past: PastEpochs, connection: Connection): Promise<void> {
    try {
      await past.load();
    } catch (error) {
      this.#world.logger.error({ err: error, workbook: this.id }, 'earlier epochs cannot be read');
      connection.close(closeCode.tryAgain);
    }
  }

  #savedLate(connection: Connection): void {
    connection.noteSaved(1);
    connection.tellSaved();
    // A client of our own kind leaves by itself when it has heard that all is saved; a stock one must be told to.
    if (!connection.wantsNews) connection.close(closeCode.oldEpoch);
  }

  /**
   * How this document ends, when so much of it is only memory that it is worth beginning a new epoch; undefined otherwise.
   * For when nobody is here and nothing waits.
   */
  ending(): Omit<Renewal, 'state'> | undefined {
    const { epochItems } = this.#world.settings;
    if (this.isDamaged || !isEmpty(asideOf(this.#doc)) || countWorn(this.#doc) < epochItems) return undefined;
    return {
      seq: this.#seq,
      final: this.state(),
      finalVector: Y.encodeStateVector(this.#doc),
      client: { client: this.#newClient(), person: programAuthor },
      at: this.#world.now(),
    };
  }

  /** Items may come from those only who have been here: their authors, or colleagues who bring them back. */
  #checkAuthors(connection: Connection, { ends }: CheckedUpdate): 'known' | Refused | Wait {
    const own: number[] = [];
    for (const client of ends.keys()) {
      if (!this.#isNew(client, ends)) continue;
      if (this.#people.has(client) || this.#doc.store.clients.has(client)) {
        // Nobody can know more of the program's own edits than the program.
        if (this.#people.get(client) === programAuthor || this.#isForged(connection, client))
          return no('unknownAuthor');
        continue;
      }
      if (!mayComment(connection.role)) return no('readOnly');
      // A stock client without presence names no number; then the first that it brings is its own.
      if (connection.isFresh && connection.claims.size === 0) connection.claims.add(client);
      // Everybody is told which numbers there are: one that a colleague has shown is that colleague's before the first edit.
      const owner = this.#presence.ownerOf(client) ?? connection.person.id;
      if (!connection.claims.has(client) || owner !== connection.person.id) return no('unknownAuthor');
      own.push(client);
    }
    return own.length === 0 ? 'known' : { kind: 'wait', until: this.#bind(connection.person.id, own) };
  }

  /**
   * New items of a colleague who has told us everything, here or gone since, can come from that colleague only: others
   * hear of them through us. From another they are made up, and would stand where the colleague's next edits belong,
   * which would then be called saved and be lost.
   */
  #isForged(connection: Connection, client: number): boolean {
    const owner = this.#people.get(client);
    const isOwn = owner === connection.person.id || (owner !== undefined && owner === connection.session.was);
    return this.#world.told.has(client) && !isOwn;
  }

  /** What somebody has shown to be theirs, and all of whose edits we have. */
  #noteTold(connection: Connection): void {
    const client = connection.isCaughtUp ? this.#presence.clientOf(connection) : undefined;
    if (client === undefined) return;
    const owner = this.#people.get(client) ?? connection.person.id;
    if (owner === connection.person.id) this.#world.told.add(client);
  }

  /**
   * Writes down whose client numbers these are, before any edit under them is passed on. If the server died between the
   * two, colleagues who bring such an edit back would be refused with it.
   */
  #bind(person: PersonId, clients: readonly number[]): Promise<void> {
    for (const client of clients) this.#people.set(client, person);
    return new Promise((resolve) => {
      this.#push({ clients: clients.map((client) => ({ client, person })), saved: resolve });
    });
  }

  /** Whether the document would grow beyond its limit. What only deletes is always welcome. */
  #isTooMuch(update: Uint8Array, checked: CheckedUpdate): boolean {
    const { documentBytes } = this.#world.limits;
    if (checked.ends.size === 0 || this.#bytes + update.length <= documentBytes) return false;
    this.flush();
    // The sum of all updates is more than what they make together. Where counting takes long it must not take all.
    const isQuick = this.#encodingMs < quickEncodingMs;
    if (isQuick || performance.now() - this.#encodedAt > this.#encodingMs * 5) this.state();
    return this.#bytes + update.length > documentBytes && !hasAll(this.#doc, checked);
  }

  /** All that has come is passed on, in the document, and on its way to the disk: before anything looks at that. */
  flush(): void {
    this.#endTurn();
    this.#settle();
  }

  /** Everything in the inbox is passed on; what goes out as it came is applied later, all else at once. */
  #endTurn(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    const inbox = this.#inbox;
    this.#inbox = [];
    const update = this.#asItCame(inbox);
    if (update) {
      // They have been read through, and all that they follow on is here: nobody needs to wait until they are applied.
      this.#passOn(update, authorsOf(inbox));
      for (const waiting of inbox) {
        this.#unsettled.push(waiting);
        for (const client of waiting.checked.ends.keys()) this.#unsettledClients.add(client);
      }
      if (this.#unsettled.length >= mostInTurn) this.#settle();
      // Later: where processors are few, those who read it would have to wait for that.
      else this.#settling ??= setTimeout(() => this.flush(), this.#world.settings.gatherMs);
      return;
    }
    this.#settle();
    for (const run of runs(inbox)) {
      if (this.#isClosed) return;
      this.#take(run);
    }
    this.#gate.applied();
  }

  /** Whether an update has items of somebody whose last ones are not applied yet: then nobody can tell what is new in it. */
  #goesOn({ ends }: CheckedUpdate): boolean {
    if (this.#unsettled.length === 0) return false;
    for (const client of ends.keys()) if (this.#unsettledClients.has(client)) return true;
    return false;
  }

  /** What was passed on as it came is applied and put on its way to the disk. */
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    const run = this.#unsettled;
    if (run.length === 0) return;
    this.#unsettled = [];
    this.#unsettledClients.clear();
    const ends = this.#newEnds(run);
    // Yjs writes what changed only where somebody asks for it, and that is a third of what applying costs.
    this.#doc.off('update', this.#noteEvent);
    const isApplied = this.#apply(run);
    this.#doc.on('update', this.#noteEvent);
    if (!isApplied) return;
    this.#noteTaken(run, ends);
    this.#gate.applied();
  }

  /** Applies messages and passes on what that changes. Nothing is kept unless all could be applied. */
  #take(run: readonly Waiting[]): void {
    const before = asideOf(this.#doc);
    const ends = this.#newEnds(run);
    this.#event = undefined;
    if (!this.#apply(run)) return;
    if (this.#event) this.#passOn(this.#event, authorsOf(run));
    // An edit whose predecessor has not come yet is kept, and passed on when it can be applied: then it is in the event.
    const isKept = this.#event !== undefined || !isSame(before, asideOf(this.#doc));
    this.#noteTaken(run, isKept ? ends : undefined);
  }

  /** In one transaction; false when the room broke of it. */
  #apply(run: readonly Waiting[]): boolean {
    let author: PersonId | undefined;
    try {
      this.#doc.transact(() => {
        for (const { connection, update } of run) {
          author = connection.person.id;
          Y.applyUpdate(this.#doc, update);
        }
      });
      return true;
    } catch (error) {
      // The guard should have stopped it. The document in memory is now neither here nor there.
      this.#break(error, author);
      return false;
    }
  }

  #noteTaken(run: readonly Waiting[], ends: readonly ReadonlyMap<number, number>[] | undefined): void {
    for (const { connection, kind } of run) {
      if (kind === 'step2') this.#noteCaughtUp(connection);
      if (connection.person.name !== null) this.#names.set(connection.person.id, connection.person.name);
    }
    this.#keep(run, ends);
    this.#writeReceipts();
  }

  /**
   * The updates as they came, joined to one, when all that they write is new: then that is itself what the transaction
   * changes. What the document has already must not be passed on as somebody repeats it, since a newcomer could take that
   * for true.
   */
  #asItCame(run: readonly Waiting[]): Uint8Array | undefined {
    const [first] = run;
    if (!first || run.some(({ kind }) => kind !== 'update') || !isEmpty(asideOf(this.#doc))) return undefined;
    const isNew = run.every(
      ({ checked: { pieces } }) =>
        pieces.length > 0 &&
        pieces.every(({ client, clock }) => clock >= Y.getState(this.#doc.store, client)),
    );
    if (!isNew) return undefined;
    return run.length === 1 ? first.update : joined(run);
  }

  /** The client has told everything, so what still follows on something that has not come follows on nothing. */
  #noteCaughtUp(connection: Connection): void {
    connection.isCaughtUp = true;
    this.#noteTold(connection);
    if (connection.early.length > 0) connection.refuse('badContent');
  }

  /** Notes what edits of people have lost; the program's own are nobody's loss. */
  #noteLosses(losses: readonly Loss[]): void {
    const ofPeople = losses.filter(({ item }) => this.#whoIs(item.client) !== undefined);
    if (ofPeople.length > 0) this.#losses = this.#losses.concat(ofPeople);
  }

  /**
   * Writes down, in the document itself, what people have just lost to each other, so that each is told, now or when they
   * come back. An edit like any other, by the program; so its number must be on disk first. What is much is written in
   * several, all in this turn: they are on disk with the edits that they are about.
   */
  #writeReceipts(): void {
    if (this.#losses.length === 0) return;
    if (!this.#program) {
      const program = { client: this.#newClient(), isBound: false };
      this.#program = program;
      void this.#bind(programAuthor, [program.client]).then(() => {
        program.isBound = true;
        if (!this.#isClosed) this.#writeReceipts();
      });
    }
    if (!this.#program.isBound) return;
    const { limits, settings, now } = this.#world;
    const receipts = receiptsFor(this.#losses, (client) => this.#whoIs(client), now());
    this.#losses = [];
    const entries = this.#doc.getMap('receipts');
    const mostBytes = Math.min(limits.updateBytes, settings.backlogBytes) * programShare;
    for (const portion of portionsOf(receipts, mostBytes)) {
      const written = this.#editAs({ client: this.#program.client, author: programAuthor }, () =>
        this.#doc.transact(() => writeReceipts(entries, portion)),
      );
      if (!written.ok) return;
    }
  }

  /** How an entry came to be written as it stands now; undefined when nothing ever stood there. */
  async writing(root: string, key: string): Promise<Writing | undefined> {
    this.flush();
    const find = (): Y.ID | undefined =>
      this.#doc.share.has(root) ? this.#doc.getMap(root)._map.get(key)?.id : undefined;
    const past = this.#past;
    const first = find();
    if (first && this.#people.get(first.client) === programAuthor) await past?.load();
    const found = find();
    if (!found) return undefined;
    const item = this.#originalOf(found, root, key);
    const isProgram = this.#people.get(item.client) === programAuthor;
    const owner = this.#whoIs(item.client) ?? (isProgram ? 'unknown' : 'nobody');
    return { item: { client: item.client, clock: item.clock }, owner };
  }

  #whoIs(client: number): { readonly person: PersonId; readonly name: string } | undefined {
    const person = this.#people.get(client) ?? this.#past?.personOf(client);
    if (person === undefined || person === programAuthor) return undefined;
    return { person, name: this.#names.get(person) ?? '' };
  }

  #passOn(update: Uint8Array, authors: ReadonlySet<Connection>, pace: 'atOnce' | 'inTurn' = 'atOnce'): void {
    this.#state = undefined;
    this.#wholeFrame = undefined;
    const sole = authors.size === 1 ? [...authors][0] : undefined;
    const frame = updateFrame(update);
    for (const connection of this.connections) {
      if (connection === sole || this.#late.has(connection)) continue;
      if (pace === 'inTurn') connection.sendInTurn(frame);
      else connection.send(frame);
    }
  }

  /** For each of several updates that are to be applied one after the other, how far it reaches beyond what is known. */
  #newEnds(run: readonly Waiting[]): readonly ReadonlyMap<number, number>[] {
    const known = new Map<number, number>();
    return run.map(({ checked: { ends } }) => {
      const isNew = ([client, end]: readonly [number, number]): boolean =>
        end > (known.get(client) ?? Y.getState(this.#doc.store, client));
      const reached = new Map([...ends].filter(isNew));
      for (const [client, end] of reached) known.set(client, end);
      return reached;
    });
  }

  /** Puts updates on their way to the disk, with how far each reaches; without that they only wait for what came before. */
  #keep(run: readonly Waiting[], ends: readonly ReadonlyMap<number, number>[] | undefined): void {
    const at = this.#world.now();
    const updates = run.map(({ connection, update }, index) => ({
      data: update,
      author: connection.person.id,
      at,
      ends: ends?.[index] ?? new Map(),
    }));
    this.#push({
      updates: ends ? updates : [],
      saved: () => {
        for (const { connection, update } of run) {
          connection.noteSaved(1);
          connection.uncommittedBytes -= update.length;
        }
        for (const connection of new Set(run.map(({ connection }) => connection))) connection.tellSaved();
      },
    });
  }

  #push(write: {
    readonly updates?: readonly LoggedUpdate[];
    readonly clients?: readonly ClientBinding[];
    readonly saved: () => void;
  }): void {
    const updates = write.updates ?? [];
    const bytes = updates.reduce((sum, { data }) => sum + data.length, 0);
    this.#bytes += bytes;
    const title = this.#about.get('title');
    const isRenamed = title !== this.#title;
    this.#title = title;
    this.#uncommitted++;
    const { queue } = this.#world;
    queue.push({
      workbook: this.id,
      updates,
      clients: write.clients ?? [],
      title: isRenamed ? this.title : undefined,
      saved: (seq) => {
        this.#uncommitted--;
        this.#seq = seq ?? this.#seq;
        this.#rows += updates.length;
        this.#rowBytes += bytes;
        if (updates.length > 0) this.#world.history.note(this.id);
        write.saved();
        this.#compactWhenDue();
      },
      gone: () => {
        this.#world.logger.error({ workbook: this.id }, 'a workbook was taken away under an open room');
        this.#uncommitted--;
        for (const connection of this.connections) connection.close(closeCode.deleted);
        this.#world.onBroken();
      },
    });
    if (queue.uncommittedBytes > this.#world.settings.uncommittedBytes) this.#world.onOverfull();
  }

  /** Somebody is forgotten: what was this person's is the pseudonym's, which has no name. */
  rename(person: PersonId, pseudonym: PersonId): void {
    for (const [client, whose] of this.#people) if (whose === person) this.#people.set(client, pseudonym);
    this.#names.delete(person);
  }

  /**
   * An edit by the server itself on a person's behalf: an edit like any other, under a client number of its own, so that
   * its author is known. Resolves when it has been applied and passed on; await `committed` before calling it saved.
   */
  async edit<Value>(
    person: PersonId,
    change: (editor: Editor) => Result<Value, EditRefusal>,
  ): Promise<Result<Value, EditRefusal>> {
    if (this.isDamaged) return refused({ kind: 'readOnly' });
    const client = this.#newClient();
    await this.#bind(person, [client]);
    this.flush();
    if (this.#isClosed) throw new Error('the room was closed in the middle of an edit');
    const edited = this.#editAs({ client, author: person }, () => {
      const workbook = openWorkbook(this.#doc);
      try {
        return change(openEditor(workbook));
      } finally {
        workbook.close();
      }
    });
    if (!edited.ok) throw edited.error;
    return edited.value;
  }

  /**
   * Writes into the document under a number that is bound already; what came of it is passed on and put on its way to the
   * disk. After a throw the document in memory is neither here nor there, and the room is opened anew.
   */
  #editAs<Value>(
    { client, author }: { readonly client: number; readonly author: PersonId },
    change: () => Value,
    saved?: () => void,
  ): Result<Value, unknown> {
    this.#doc.clientID = client;
    this.#event = undefined;
    let value: Value;
    try {
      value = change();
    } catch (error) {
      this.#break(error, author);
      return refused(error);
    }
    const data: Uint8Array | undefined = this.#event;
    // The program may have much to say at once, and no reader can help that.
    if (data) this.#passOn(data, new Set(), author === programAuthor ? 'inTurn' : 'atOnce');
    const ends = new Map([[client, Y.getState(this.#doc.store, client)]]);
    const updates = data ? [{ data, author, at: this.#world.now(), ends }] : [];
    if (data || saved) this.#push({ updates, saved: saved ?? (() => undefined) });
    return done(value);
  }

  /** Brings the document of an older program to this one's layout, on disk too, before anybody is let in. */
  async migrate(): Promise<void> {
    if (this.isDamaged) return;
    const { layout, logger, now } = this.#world;
    const client = this.#newClient();
    this.#doc.clientID = client;
    const migrated = migrate(this.#doc, programAuthor, layout);
    if (!this.#event) return;
    this.#people.set(client, programAuthor);
    const updates = [{ data: this.#event, author: programAuthor, at: now() }];
    const clients = [{ client, person: programAuthor }];
    await new Promise<void>((resolve) => this.#push({ updates, clients, saved: resolve }));
    logger.info({ workbook: this.id, ...migrated }, 'a workbook was brought to a newer layout');
  }

  #newClient(): number {
    for (;;) {
      const client = randomInt(1, 2 ** 32);
      const isTaken = this.#people.has(client) || this.#doc.store.clients.has(client);
      if (!isTaken && !this.#past?.isOlder([client])) return client;
    }
  }

  #compactWhenDue(): void {
    const { compactRows, compactBytes } = this.#world.settings;
    const isDue = this.#rows > compactRows || this.#rowBytes > Math.max(this.#snapshotBytes, compactBytes);
    // What is kept aside is wanted in a moment, so while people are here it is not folded away.
    if (isDue && isEmpty(asideOf(this.#doc)) && performance.now() >= this.#compactNotBefore)
      void this.compact();
  }

  /** Folds the log so far into a snapshot. A failure costs nothing: the log is the state. */
  compact(): Promise<void> {
    if (this.isDamaged || this.#isClosed || this.#rows === 0) return Promise.resolve();
    this.#compacting ??= this.#compact().finally(() => (this.#compacting = undefined));
    return this.#compacting;
  }

  async #compact(): Promise<void> {
    // The state may hold more than the log up to here: what waits for the disk comes twice then, which Yjs does not mind.
    const state = this.state();
    const [rows, rowBytes, seq] = [this.#rows, this.#rowBytes, this.#seq];
    // The log is told before it is folded away; what could not be told stays in it.
    await this.#world.history.record(this.id);
    try {
      await this.#world.storage.compact(this.id, { seq, state });
      this.#rows -= rows;
      this.#rowBytes -= rowBytes;
      this.#snapshotBytes = state.length;
    } catch (error) {
      this.#world.logger.error({ err: error, workbook: this.id }, 'a snapshot could not be written');
      this.#compactNotBefore = performance.now() + compactPauseMs;
    }
  }

  /** Only what is in the log counts: everybody is sent away, and whoever comes back finds that. */
  #break(error: unknown, author: PersonId | undefined): void {
    const { logger } = this.#world;
    logger.error({ err: error, workbook: this.id, author }, 'a room broke and is opened anew');
    for (const connection of this.connections) connection.close(closeCode.tryAgain);
    this.#world.onBroken();
  }

  close(): void {
    this.#isClosed = true;
    clearImmediate(this.#turn);
    clearTimeout(this.#settling);
    this.#unsettled = [];
    clearTimeout(this.#presenceTimer);
    this.#gate.close();
    this.#doc.destroy();
    this.#past?.close();
  }
}

/** What a copy of an earlier epoch would write, as the gate looks at it. */
function writesOf(unsent: readonly Unsent[]): Writes {
  return Map.groupBy(unsent, ({ root }) => root);
}

function no(notice: Notice): Refused {
  return { kind: 'refused', notice };
}

function authorsOf(run: readonly Waiting[]): ReadonlySet<Connection> {
  return new Set(run.map(({ connection }) => connection));
}

/** Updates that follow each other go together; a step 2 goes alone, so that one with nothing new is recognised. */
function runs(inbox: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const found: Waiting[][] = [];
  for (const waiting of inbox) {
    const last = found.at(-1);
    if (last && waiting.kind === 'update' && last[0]!.kind === 'update') last.push(waiting);
    else found.push([waiting]);
  }
  return found;
}
