/** Clients of the sync protocol: the stock provider as it is, and a raw one that can be as rude as a test wants. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Notice, type NoticeAbout, messageKind, readNoticeAbout } from '../../model/index.ts';
import type { TestPerson } from './server.ts';
import { until } from './until.ts';

function syncUrl(person: TestPerson): string {
  return `${person.url.replace('http', 'ws')}/api/sync`;
}

/** A browser's socket, in that it sends the cookie and the page's origin. */
function socketClass(person: TestPerson): typeof globalThis.WebSocket {
  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: person.cookie, origin: person.url } });
    }
  }
  return BrowserSocket as unknown as typeof globalThis.WebSocket;
}

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly cells: Y.Map<unknown>;
  /** why the socket was closed last */
  readonly closeCode: number | undefined;
  synced(): Promise<void>;
  close(): void;
}

/** y-websocket's own provider. */
export function openStockClient(
  person: TestPerson,
  workbook: string,
  options: { readonly doc?: Y.Doc; readonly connect?: boolean } = {},
): StockClient {
  const doc = options.doc ?? new Y.Doc();
  const provider = new WebsocketProvider(syncUrl(person), workbook, doc, {
    WebSocketPolyfill: socketClass(person),
    disableBc: true,
    connect: options.connect ?? true,
    maxBackoffTime: 100,
  });
  let closeCode: number | undefined;
  provider.on('connection-close', (event) => (closeCode = event?.code));
  return {
    doc,
    provider,
    cells: doc.getMap('c/a'),
    get closeCode() {
      return closeCode;
    },
    async synced() {
      await until('the provider is synced', () => provider.synced);
    },
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

export interface Heard {
  readonly kind: 'step1' | 'step2' | 'update' | 'presence' | 'saved' | 'notice' | 'other';
  readonly payload: Uint8Array;
  readonly count: number;
  readonly text: string;
  readonly about: NoticeAbout;
}

function hear(data: Uint8Array): Heard {
  const decoder = decoding.createDecoder(data);
  const nothing = { payload: new Uint8Array(), count: 0, text: '', about: {} };
  switch (decoding.readVarUint(decoder)) {
    case messageKind.sync: {
      const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)]!;
      return { ...nothing, kind, payload: decoding.readVarUint8Array(decoder) };
    }
    case messageKind.presence:
      return { ...nothing, kind: 'presence', payload: decoding.readVarUint8Array(decoder) };
    case messageKind.saved:
      return { ...nothing, kind: 'saved', count: decoding.readVarUint(decoder) };
    case messageKind.notice:
      return {
        ...nothing,
        kind: 'notice',
        text: decoding.readVarString(decoder),
        about: decoding.hasContent(decoder) ? readNoticeAbout(decoding.readVarString(decoder)) : {},
      };
    default:
      return { ...nothing, kind: 'other' };
  }
}

export function syncMessage(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageKind.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

export function presenceMessage(
  entries: readonly { readonly client: number; readonly clock: number; readonly state: unknown }[],
): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, typeof state === 'string' ? state : JSON.stringify(state));
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageKind.presence);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}

export interface PresenceHeard {
  readonly client: number;
  readonly clock: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever a client said
  readonly state: any;
}

export function presenceIn(heard: Heard): readonly PresenceHeard[] {
  const decoder = decoding.createDecoder(heard.payload);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }));
}

/** A client of our own kind (?ack=1) that keeps a document, counts what it sends, and can send anything. */
export interface RawClient {
  readonly doc: Y.Doc;
  readonly cells: Y.Map<unknown>;
  readonly socket: WebSocket;
  readonly heard: readonly Heard[];
  /** messages with content sent so far, and how many of them the server says are on disk */
  readonly sent: number;
  readonly saved: number;
  readonly notices: readonly Notice[];
  /** what each of them is about */
  readonly about: readonly NoticeAbout[];
  readonly closeCode: number | undefined;
  /** the document has the server's state, and the server ours */
  readonly isSynced: boolean;
  send(frame: Uint8Array): void;
  sendUpdate(update: Uint8Array): void;
  /** Resolves when everything sent so far is on disk. */
  allSaved(): Promise<void>;
  closed(): Promise<number>;
  /** Cuts the line without a word. */
  cut(): void;
  close(): void;
}

export interface RawOptions {
  readonly doc?: Y.Doc;
  readonly ack?: boolean;
  /** the numbers that the client says are its own; by default its document's */
  readonly clients?: readonly number[];
  readonly socket?: ClientOptions;
  /** says nothing by itself */
  readonly isSilent?: boolean;
}

export async function openRawClient(
  person: TestPerson,
  workbook: string,
  options: RawOptions = {},
): Promise<RawClient> {
  const doc = options.doc ?? new Y.Doc();
  const clients = (options.clients ?? [doc.clientID]).join(',');
  const url = `${syncUrl(person)}/${workbook}?ack=${options.ack === false ? 0 : 1}&clients=${clients}`;
  const socket = new WebSocket(url, {
    headers: { cookie: person.cookie, origin: person.url },
    ...options.socket,
  });
  const heard: Heard[] = [];
  let sent = 0;
  let saved = 0;
  let closeCode: number | undefined;
  let hasState = false;
  let hasAnswered = false;
  const notices: Notice[] = [];
  const about: NoticeAbout[] = [];
  const server = Symbol('server');
  const send = (frame: Uint8Array): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(frame);
  };
  const sendContent = (kind: 1 | 2, update: Uint8Array): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    sent++;
    send(syncMessage(kind, update));
  };
  const forward = (update: Uint8Array, origin: unknown): void => {
    if (origin !== server && !options.isSilent) sendContent(2, update);
  };
  doc.on('update', forward);
  socket.on('message', (data: Buffer) => {
    const message = hear(new Uint8Array(data));
    heard.push(message);
    if (message.kind === 'saved') saved = message.count;
    else if (message.kind === 'notice') {
      notices.push(message.text as Notice);
      about.push(message.about);
    } else if (message.kind === 'step2' || message.kind === 'update') {
      Y.applyUpdate(doc, message.payload, server);
      hasState ||= message.kind === 'step2';
    } else if (message.kind === 'step1' && !options.isSilent) {
      sendContent(1, Y.encodeStateAsUpdate(doc, message.payload));
      hasAnswered = true;
    }
  });
  socket.on('close', (code) => {
    closeCode = code;
    doc.off('update', forward);
  });
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  await opened;
  socket.on('error', () => undefined);
  if (!options.isSilent) send(syncMessage(0, Y.encodeStateVector(doc)));
  return {
    doc,
    cells: doc.getMap('c/a'),
    socket,
    heard,
    notices,
    about,
    get sent() {
      return sent;
    },
    get saved() {
      return saved;
    },
    get closeCode() {
      return closeCode;
    },
    get isSynced() {
      return hasState && hasAnswered;
    },
    send,
    sendUpdate: (update) => sendContent(2, update),
    async allSaved() {
      await until('the client has answered', () => hasAnswered);
      await until('everything is saved', () => saved >= sent);
    },
    closed: () => until('the socket is closed', () => closeCode),
    cut: () => socket.terminate(),
    close: () => socket.close(),
  };
}

/** The status with which an upgrade is answered: 101 when it is let through. */
export function upgradeStatus(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}
