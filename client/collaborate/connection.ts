/**
 * One workbook's socket: y-websocket's wire with our acknowledgement. It knows at every moment how many of my edits are
 * not yet on the server's disk, and never says otherwise: only message 110 lowers that number.
 *
 * A frame with content (sync step 2, update) is counted when it is sent; "the first n are saved" then covers every edit
 * that was made before frame n was. Deletes do not change a state vector, so comparing states could not tell.
 */
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { type Encoder, createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { type Accessor, createSignal } from 'solid-js';
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  type AccessRole,
  type Notice,
  type NoticeAbout,
  closeCode,
  isFinalClose,
  isRefusal,
  messageKind,
  notices,
  readNoticeAbout,
} from '#model';
import { retryWaitMs } from './retry.ts';

/** otherPerson: this browser is signed in as another than who wrote what this copy holds, or as nobody */
export type WhyClosed = 'revoked' | 'deleted' | 'otherPerson';

export type Link =
  | { readonly at: 'connecting' }
  /** joined: everything that the server has is here */
  | { readonly at: 'live' }
  | { readonly at: 'offline' }
  /** the document has been written anew while this copy was away: nothing more is typed, what it holds is brought over */
  | { readonly at: 'renewing' }
  /** all of it is saved: the copy may be thrown away and the document fetched anew */
  | { readonly at: 'renewed' }
  /** will not come back by itself */
  | { readonly at: 'closed'; readonly why: WhyClosed }
  | { readonly at: 'refused'; readonly why: Notice; readonly about: NoticeAbout };

export interface Connection {
  readonly link: Accessor<Link>;
  /** edits made here that the server has not said to be on its disk */
  readonly unsaved: Accessor<number>;
  /** the server says that it cannot write at the moment */
  readonly isSavingFailing: Accessor<boolean>;
  /** a part of the stored document cannot be read; nobody may write */
  readonly isDamaged: Accessor<boolean>;
  /** the role that the server has given me since the connection was opened */
  readonly role: Accessor<AccessRole | undefined>;
  /** where the server has seen what may be a personal number, in what I wrote last; nothing was refused */
  readonly personalNumber: Accessor<NoticeAbout | undefined>;
  /** Tries at once instead of waiting. */
  reconnect(): void;
  close(): void;
}

export interface ConnectionOptions {
  /** asked for at every attempt, since it names the client ids that are in use */
  url(): string;
  readonly doc: Y.Doc;
  readonly presence: Awareness;
  /** the socket is opened when this resolves: before that the document itself is still arriving */
  readonly ready: Promise<unknown>;
  /** edits of earlier visits that were never acknowledged */
  readonly unsavedBefore: number;
  /** asked when a socket was not even opened, or closed for good; undefined when there is no more to tell */
  whyClosed(): Promise<WhyClosed | undefined>;
  onUnsaved(waiting: { readonly own: number; readonly older: number }): void;
}

/** With more than this on its way, where I am is told later: edits come first. */
const presenceBacklogBytes = 64 * 1024;
const presenceRetryMs = 500;
/** The server speaks at least every 15 s; a socket that is silent for longer than this is dead. */
const silenceMs = 35_000;

function frame(write: (encoder: Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}

export function openConnection(options: ConnectionOptions): Connection {
  const { doc, presence } = options;
  const [link, setLink] = createSignal<Link>({ at: 'connecting' });
  const [unsaved, setUnsaved] = createSignal(options.unsavedBefore);
  const [isSavingFailing, setSavingFailing] = createSignal(false);
  const [isDamaged, setDamaged] = createSignal(false);
  const [role, setRole] = createSignal<AccessRole>();
  const [personalNumber, setPersonalNumber] = createSignal<NoticeAbout>();

  /** edits made since the page was opened, and how many of them are known to be saved */
  let made = 0;
  let savedUpTo = 0;
  /** edits of earlier visits; the first answer to the server's step 1 carries them */
  let older = options.unsavedBefore;
  let socket: WebSocket | undefined;
  /** for every content frame sent on this socket: how many edits were made when it was sent */
  let sentFrames: number[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let latePresence: ReturnType<typeof setTimeout> | undefined;
  /** how often it has been tried in vain to come back */
  let attempt = 0;
  let isOpen = false;
  let isJoined = false;
  let isOver = false;

  const countUnsaved = (): void => {
    const own = made - savedUpTo;
    setUnsaved(own + older);
    options.onUnsaved({ own, older });
  };

  const send = (message: Uint8Array<ArrayBuffer>): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(message);
  };

  const sendContent = (
    kind: typeof messageYjsSyncStep2 | typeof messageYjsUpdate,
    update: Uint8Array,
  ): void => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    sentFrames.push(made);
    send(
      frame((encoder) => {
        writeVarUint(encoder, messageKind.sync);
        writeVarUint(encoder, kind);
        writeVarUint8Array(encoder, update);
      }),
    );
  };

  const sendPresence = (clients: readonly number[]): void => {
    send(
      frame((encoder) => {
        writeVarUint(encoder, messageKind.presence);
        writeVarUint8Array(encoder, encodeAwarenessUpdate(presence, [...clients]));
      }),
    );
  };

  /** Tells where I am by now, once the line has room for it. */
  const tellPresence = (): void => {
    clearTimeout(latePresence);
    latePresence = undefined;
    if ((socket?.bufferedAmount ?? 0) > presenceBacklogBytes)
      latePresence = setTimeout(tellPresence, presenceRetryMs);
    else sendPresence([doc.clientID]);
  };

  const acknowledge = (count: number): void => {
    const covered = sentFrames[count - 1];
    if (covered === undefined) return;
    savedUpTo = Math.max(savedUpTo, covered);
    // The first content frame of a socket is the answer to the server's step 1: it holds whatever was left from before.
    older = 0;
    countUnsaved();
    if (link().at === 'renewing' && made === savedUpTo) stop({ at: 'renewed' });
  };

  const noticed = (notice: Notice, about: NoticeAbout): void => {
    if (notice === 'savingFails') setSavingFailing(true);
    else if (notice === 'savingWorks') setSavingFailing(false);
    else if (notice === 'damaged') setDamaged(true);
    else if (notice === 'oldEpoch') setLink({ at: 'renewing' });
    else if (notice === 'roleChanged') setRole(about.role);
    else if (notice === 'personalNumberSeen') setPersonalNumber(about);
    else if (isRefusal(notice)) stop({ at: 'refused', why: notice, about });
  };

  const receive = (bytes: Uint8Array): void => {
    const decoder = createDecoder(bytes);
    switch (readVarUint(decoder)) {
      case messageKind.sync: {
        const kind = readVarUint(decoder);
        const content = readVarUint8Array(decoder);
        if (kind === messageYjsSyncStep1) {
          sendContent(messageYjsSyncStep2, Y.encodeStateAsUpdate(doc, content));
        } else if (kind === messageYjsSyncStep2) {
          Y.applyUpdate(doc, content, fromServer);
          attempt = 0;
          isJoined = true;
          setLink({ at: 'live' });
        } else if (isJoined) {
          // Before the answer to our step 1 it is not known whether this copy is of the server's epoch at all; what is
          // passed over here is in that answer.
          Y.applyUpdate(doc, content, fromServer);
        }
        return;
      }
      case messageKind.presence:
        applyAwarenessUpdate(presence, readVarUint8Array(decoder), fromServer);
        return;
      case messageKind.saved:
        acknowledge(readVarUint(decoder));
        return;
      case messageKind.notice: {
        const notice = readVarString(decoder);
        const known = notices.find((one) => one === notice);
        const about = hasContent(decoder) ? readNoticeAbout(readVarString(decoder)) : {};
        if (known) noticed(known, about);
        return;
      }
      default:
    }
  };

  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(drop, silenceMs);
  };

  /** The browser may take minutes to say that a dead socket is closed; nobody waits for it. */
  const drop = (): void => {
    const dead = socket;
    if (!dead) return;
    lost(dead, 0);
    dead.close();
  };

  const askWhy = async (): Promise<void> => {
    const why = await options.whyClosed();
    const { at } = link();
    if (why && (at === 'offline' || at === 'closed')) stop({ at: 'closed', why });
  };

  const lost = (own: WebSocket, code: number): void => {
    if (socket !== own) return;
    const wasOpen = isOpen;
    isOpen = false;
    isJoined = false;
    socket = undefined;
    sentFrames = [];
    clearTimeout(silence);
    forgetColleagues();
    if (isOver) return;
    if (isFinalClose(code)) stop({ at: 'closed', why: code === closeCode.deleted ? 'deleted' : 'revoked' });
    else {
      setLink({ at: 'offline' });
      retry = setTimeout(connect, retryWaitMs(attempt++, Math.random()));
    }
    if (isOver || !wasOpen) void askWhy();
  };

  const forgetColleagues = (): void => {
    const others = [...presence.getStates().keys()].filter((client) => client !== doc.clientID);
    removeAwarenessStates(presence, others, fromServer);
  };

  const connect = (): void => {
    if (isOver) return;
    clearTimeout(retry);
    const own = new WebSocket(options.url());
    own.binaryType = 'arraybuffer';
    socket = own;
    setSavingFailing(false);
    own.addEventListener('open', () => {
      isOpen = true;
      heard();
      send(
        frame((encoder) => {
          writeVarUint(encoder, messageKind.sync);
          writeSyncStep1(encoder, doc);
        }),
      );
      if (presence.getLocalState() !== null) sendPresence([doc.clientID]);
    });
    own.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      if (socket !== own) return;
      heard();
      receive(new Uint8Array(data));
    });
    own.addEventListener('close', ({ code }) => lost(own, code));
  };

  const stop = (last: Link): void => {
    isOver = true;
    clearTimeout(retry);
    clearTimeout(silence);
    clearTimeout(latePresence);
    setLink(last);
    socket?.close();
  };

  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === fromServer || !transaction.local) return;
    made++;
    countUnsaved();
    // Before the server's step 1 has been answered, that answer will carry this edit too.
    if (sentFrames.length > 0) sendContent(messageYjsUpdate, update);
  };

  const onPresence = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    if (origin === fromServer) return;
    if (!latePresence && [...added, ...updated, ...removed].includes(doc.clientID)) tellPresence();
  };

  const goOnline = (): void => {
    if (link().at === 'offline') connect();
  };
  // The browser knows at once that the network is gone; the socket would find out much later.
  const goOffline = (): void => drop();

  presence.on('update', onPresence);
  addEventListener('online', goOnline);
  addEventListener('offline', goOffline);
  countUnsaved();
  void options.ready.then(() => {
    if (isOver) return;
    // What arrives before this is nobody's edit; telling of it would only cost encoding it.
    doc.on('update', onUpdate);
    connect();
  });

  return {
    link,
    unsaved,
    isSavingFailing,
    isDamaged,
    role,
    personalNumber,
    reconnect: goOnline,
    close() {
      stop(link());
      doc.off('update', onUpdate);
      presence.off('update', onPresence);
      removeEventListener('online', goOnline);
      removeEventListener('offline', goOffline);
      removeAwarenessStates(presence, [doc.clientID], 'left');
    },
  };
}

/** The origin of everything that came over the socket. */
const fromServer = Symbol('server');
