/**
 * One socket: reads what a client says, hands it to the room, and sends what the room has to tell, without ever letting
 * one slow or greedy client cost the others anything. The rules are in SPEC.md.
 */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type AccessRole, type Notice, type NoticeAbout, closeCode } from '#model';
import type { CurrentSession } from '../identity/sessions.ts';
import type { Settings } from '../settings.ts';
import type { Person } from '../storage/storage.ts';
import { Pace } from './pace.ts';
import type { Room } from './room.ts';
import type { Frame } from './frame.ts';
import { noticeFrame, presenceFrame, readMessage, savedFrame, updateFrame } from './wire.ts';

/** Who has come, as decided before the upgrade. */
export interface Visitor {
  readonly person: Person;
  readonly session: CurrentSession;
  readonly role: AccessRole;
  /** asked for our own messages: acknowledgements and notices */
  readonly wantsNews: boolean;
  /** client numbers that the client says are its own, also from earlier sessions */
  readonly clients: readonly number[];
}

/** A phone may sleep through one ping and still be a person; through two it is gone. */
const mostMissedPings = 2;

/** Beyond ten times the pace, a client is not in a hurry but out of order. */
const floodFactor = 10;

/** Frames that wait for the room may weigh so much before reading stops. */
const heldBytes = 1024 * 1024;

/** For whom so much waits in turn, fetching the document anew is less. */
const inTurnBytes = 64 * 1024 * 1024;

export class Connection {
  role: AccessRole;
  /** by which the person came */
  readonly session: CurrentSession;
  /** something was written here since somebody last asked */
  hasWritten = false;
  readonly wantsNews: boolean;
  /** client numbers that are this connection's own */
  readonly claims: Set<number>;
  /** updates that follow on something that has not come */
  readonly early: Uint8Array[] = [];
  /** bytes of this connection's updates that wait for the disk */
  uncommittedBytes = 0;
  /** everything that the client had when it connected has arrived */
  isCaughtUp = false;
  /** has sent no content yet */
  isFresh = true;
  person: Person;
  /** resolves when the socket is closed from both sides */
  readonly closed: Promise<void>;

  readonly #socket: WebSocket;
  readonly #settings: Settings['sync'];
  readonly #logger: Logger;
  readonly #pace: Pace;
  readonly #flood: Pace;
  #room: Room | undefined;
  /** what came while the room was not ready for it; undefined when it is */
  #held: Uint8Array[] | undefined = [];
  #heldBytes = 0;
  #saved = 0;
  #toldSaved = -1;
  /** false when an update was refused that counts before others which may be saved */
  #countsOn = true;
  #isRefused = false;
  #isDeaf = false;
  #isClosed = false;
  #missedPings = 0;
  #resume: NodeJS.Timeout | undefined;
  #answering = 0;
  #nextAnswer: (() => Frame) | undefined;
  /** what is sent in turn, behind the frame that the socket is taking; undefined when it takes none */
  #inTurn: Frame[] | undefined;
  #inTurnBytes = 0;
  /** of the frame in turn that the socket is taking */
  #takingBytes = 0;
  #missedPresence = false;
  #onLeave: (() => void) | undefined;
  #onRefusal: ((notice: Notice) => void) | undefined;
  #onWarning: (() => void) | undefined;

  /** Listens at once, before anything is awaited: a frame that arrives now is not lost. */
  constructor(socket: WebSocket, visitor: Visitor, settings: Settings['sync'], logger: Logger) {
    this.#socket = socket;
    this.#settings = settings;
    this.#logger = logger;
    this.person = visitor.person;
    this.role = visitor.role;
    this.session = visitor.session;
    this.wantsNews = visitor.wantsNews;
    this.claims = new Set(visitor.clients);
    const nowMs = performance.now();
    const { updatesPerSecond, burstSeconds } = settings;
    this.#pace = new Pace(updatesPerSecond, burstSeconds, nowMs);
    this.#flood = new Pace(updatesPerSecond * floodFactor, burstSeconds, nowMs);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.#receive(data);
      else this.close(closeCode.badMessage);
    });
    socket.on('pong', () => (this.#missedPings = 0));
    // ws closes by itself after an error, such as a frame above the limit of all limits.
    socket.on('error', (error) => logger.debug({ err: error }, 'a socket failed'));
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        resolve();
        this.#end();
      });
    });
  }

  /** Calls `leave` once, when the socket is gone. What came over it before is still taken: somebody typed and shut the lid. */
  onLeave(leave: () => void): void {
    this.#onLeave = leave;
    if (this.isGone) this.#end();
  }

  /** Calls `tell` whenever an update of this connection's is not taken. */
  onRefusal(tell: (notice: Notice) => void): void {
    this.#onRefusal = tell;
  }

  onWarning(tell: () => void): void {
    this.#onWarning = tell;
  }

  /** What the client has not read yet. */
  get backlogBytes(): number {
    return this.#socket.bufferedAmount;
  }

  get isGone(): boolean {
    return this.#isClosed || this.#socket.readyState === this.#socket.CLOSED;
  }

  /** The room is ready: what has come so far goes to it, and from now on everything. */
  admit(room: Room): void {
    this.#room = room;
    this.#release();
  }

  /** Keeps what comes until something is done, so that order is kept. */
  hold(until: Promise<void>): void {
    this.#held ??= [];
    void until.then(() => this.#release());
  }

  send(frame: Frame): void {
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    const { backlogBytes } = this.#settings;
    if (this.#socket.bufferedAmount - this.#answering - this.#takingBytes > backlogBytes) {
      this.#logger.info('a socket that does not read is closed');
      this.close(closeCode.tryAgain);
      return;
    }
    // What a colleague brings from a week without a line is one frame: nobody can have read it before the next one.
    if (frame.length > backlogBytes / 2) this.sendInTurn(frame);
    else frame.sendTo(this.#socket);
  }

  /**
   * Sends the answer to a step 1, however large: it does not count as backlog. One at a time, so that asking again and
   * again fills no memory; of several that wait only the last is answered.
   */
  sendAnswer(make: () => Frame): void {
    if (this.#answering > 0) {
      this.#nextAnswer = make;
      return;
    }
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    const frame = make();
    this.#answering = frame.length;
    frame.sendTo(this.#socket, () => {
      this.#answering = 0;
      const next = this.#nextAnswer;
      this.#nextAnswer = undefined;
      if (next) this.sendAnswer(next);
    });
  }

  /**
   * Sends a frame when the socket has taken the one that was sent in turn before: however many there are, they are no
   * backlog of a reader who reads. They may arrive behind what is sent later; a document minds no order.
   */
  sendInTurn(frame: Frame): void {
    if (this.#isClosed) return;
    if (!this.#inTurn) {
      this.#inTurn = [];
      this.#giveTurn(frame);
      return;
    }
    this.#inTurn.push(frame);
    this.#inTurnBytes += frame.length;
    if (this.#inTurnBytes > inTurnBytes) this.close(closeCode.tryAgain);
  }

  #giveTurn(frame: Frame): void {
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#takingBytes = frame.length;
    frame.sendTo(this.#socket, () => {
      this.#takingBytes = 0;
      const next = this.#inTurn?.shift();
      if (next) {
        this.#inTurnBytes -= next.length;
        this.#giveTurn(next);
      } else this.#inTurn = undefined;
    });
  }

  /** Presence is the first to be left out when a client reads slowly; later it gets everything at once. */
  sendPresence(changes: Frame, everything: () => Uint8Array): void {
    if (this.#socket.bufferedAmount > this.#settings.presenceBacklogBytes) {
      this.#missedPresence = true;
      return;
    }
    if (this.#missedPresence) this.send(presenceFrame(everything()));
    this.#missedPresence = false;
    this.send(changes);
  }

  notify(notice: Notice, about?: NoticeAbout): void {
    if (this.wantsNews) this.send(noticeFrame(notice, about));
  }

  /** Tells of something that was taken all the same. */
  warn(notice: Notice, about: NoticeAbout): void {
    this.#logger.info({ notice }, 'an update was taken with a warning');
    this.#onWarning?.();
    this.notify(notice, about);
  }

  /** The person's right is another from now on; what waits was said under the old one and is judged by the new. */
  changeRole(role: AccessRole): void {
    this.role = role;
    // Who is told nothing must come again to see it.
    if (this.wantsNews) this.notify('roleChanged', { role });
    else this.close(closeCode.revoked);
  }

  /**
   * Says no to an update. From then on the client's document differs from ours, so nothing more of it is taken or
   * acknowledged until it has fetched ours anew, over another connection.
   */
  refuse(notice: Notice, about?: NoticeAbout): void {
    // Where it was is not said here: the name of a root map is whatever a client has made it.
    this.#logger.info({ notice }, 'an update was refused');
    this.#onRefusal?.(notice);
    this.#isRefused = true;
    // An early update counts before those behind it, and will never be saved.
    if (this.early.splice(0).length > 0) this.#countsOn = false;
    this.notify(notice, about);
  }

  /** So many more of this connection's messages are on disk, in the order in which they came. */
  noteSaved(count: number): void {
    this.#saved += count;
  }

  tellSaved(): void {
    // What is early counts before those behind it, and is not saved.
    if (!this.#countsOn || this.early.length > 0) return;
    if (!this.wantsNews || this.#saved === this.#toldSaved) return;
    this.#toldSaved = this.#saved;
    this.send(savedFrame(this.#saved));
  }

  /** Asks whether anybody is there, and lets a browser, which sees no pings, hear that we are. */
  beat(): void {
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    // While we do not read, no answer can reach us.
    if (!this.#socket.isPaused && this.#missedPings++ >= mostMissedPings) {
      this.#socket.terminate();
      return;
    }
    this.#socket.ping();
    this.#toldSaved = -1;
    this.tellSaved();
  }

  /** Closes from our side: nothing that comes from now on is taken. */
  close(code: number): void {
    if (this.#isClosed) return;
    if (code === closeCode.badMessage) this.#logger.info('a socket that speaks garbage is closed');
    this.#isClosed = true;
    this.#held = [];
    this.#socket.close(code);
    // The client's answer to the closing must be read.
    if (this.#socket.isPaused) this.#socket.resume();
    this.#end();
  }

  /** Takes nothing more, though it may still be told something: the server is going down. */
  deafen(): void {
    this.#isDeaf = true;
  }

  terminate(): void {
    this.#isClosed = true;
    this.#socket.terminate();
  }

  #receive(data: Uint8Array): void {
    if (this.#isClosed || this.#isDeaf) return;
    this.#missedPings = 0;
    this.#slowDown(1);
    if (this.#held) {
      this.#held.push(data);
      this.#heldBytes += data.length;
      if (this.#heldBytes > heldBytes) this.#socket.pause();
      return;
    }
    this.#handle(data);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    while (held.length > 0 && !this.#held && !this.#isClosed) {
      const data = held.shift()!;
      this.#heldBytes -= data.length;
      this.#handle(data);
    }
    // A frame in between may have to wait itself; then the rest waits behind it.
    if (this.#held) (this.#held as Uint8Array[]).push(...held);
    else if (this.#socket.isPaused && !this.#resume) this.#socket.resume();
  }

  #handle(data: Uint8Array): void {
    const room = this.#room;
    if (!room) return;
    if (room.isClosed) {
      this.close(closeCode.tryAgain);
      return;
    }
    try {
      const message = readMessage(data);
      if (!message.ok) {
        this.close(closeCode.badMessage);
        return;
      }
      switch (message.value.kind) {
        case 'step1':
          // Answering costs as much as the document is large.
          this.#slowDown(room.answerCost);
          if (!room.answer(this, message.value.stateVector)) this.close(closeCode.badMessage);
          break;
        case 'step2':
        case 'update':
          this.hasWritten ||= message.value.kind === 'update';
          if (!this.#isRefused) this.#take(room, message.value.kind, message.value.update, data);
          break;
        case 'presence':
          if (!room.hearPresence(this, message.value.payload)) this.close(closeCode.badMessage);
          break;
        case 'queryPresence':
          room.tellPresence(this);
          break;
        case 'other':
          break;
      }
    } catch (error) {
      this.#logger.error({ err: error }, 'a message could not be handled');
      this.close(closeCode.tryAgain);
    }
  }

  #take(room: Room, kind: 'step2' | 'update', update: Uint8Array, data: Uint8Array): void {
    const outcome = room.receive(this, kind, update);
    switch (outcome.kind) {
      case 'taken':
        this.isFresh = false;
        break;
      case 'refused':
        this.refuse(outcome.notice, outcome.about);
        break;
      case 'garbage':
        this.close(closeCode.badMessage);
        break;
      case 'wait':
        this.hold(outcome.until);
        this.#held!.unshift(data);
        this.#heldBytes += data.length;
    }
  }

  /** Hands an update in again that came too early. */
  takeEarly(room: Room, update: Uint8Array): void {
    if (!this.#isRefused && !this.#isClosed) this.#take(room, 'update', update, updateFrame(update).payload);
  }

  /** Reads on later when the client speaks faster than its pace. */
  #slowDown(cost: number): void {
    const nowMs = performance.now();
    if (this.#flood.spend(cost, nowMs) > 0) {
      this.#logger.warn('a socket that floods is closed');
      this.close(closeCode.tryAgain);
      return;
    }
    const waitMs = this.#pace.spend(cost, nowMs);
    if (waitMs === 0 || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.pause();
    clearTimeout(this.#resume);
    this.#resume = setTimeout(() => {
      this.#resume = undefined;
      if (!this.#held || this.#heldBytes <= heldBytes) this.#socket.resume();
    }, waitMs);
  }

  #end(): void {
    this.#inTurn = undefined;
    clearTimeout(this.#resume);
    this.#resume = undefined;
    const leave = this.#onLeave;
    this.#onLeave = undefined;
    leave?.();
  }
}
