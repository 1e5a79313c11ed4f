/** One client's line to one of the servers, as thin as possible: it looks for numbered edits and builds no document. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { messageKind } from '../../../model/index.ts';

/** Where a line goes, and what is spoken there. */
export interface Door {
  /** 'plain': y-websocket's frames; 'ours': the same with acknowledgements; 'hocuspocus': with the room's name before */
  readonly speech: 'plain' | 'ours' | 'hocuspocus';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly room: string;
}

/** Hocuspocus' own kinds of message. */
const hocuspocusKind = { auth: 2, syncStatus: 8 } as const;

/** Edits say which they are: "#" and eight digits, found in a frame without reading it as anything. */
const mark = '#'.charCodeAt(0);
const digits = 8;
const isIndex = /^\d{8}$/;

export function marked(index: number, filling = ''): string {
  return `#${String(index).padStart(digits, '0')}${filling}`;
}

export interface Line {
  readonly socket: WebSocket;
  readonly doc: Y.Doc;
  /** messages with content sent, and how many of them the server says are saved; undefined where it never says */
  readonly sent: number;
  readonly acknowledged: number | undefined;
  readonly bytesIn: number;
  readonly framesIn: number;
  /** the time of the first step 2 from the server, and what was in it */
  readonly answer: { readonly at: number; readonly update: Uint8Array } | undefined;
  /** Sets a cell; gives the time at which it was sent. */
  write(key: string, value: string): number;
  sendContent(step: 1 | 2, update: Uint8Array): void;
  askForAll(): void;
  close(): void;
}

export interface LineEvents {
  /** called once per edit in a frame that came */
  onEdit?(index: number, at: number): void;
  onAcknowledged?(count: number, at: number): void;
}

export async function openLine(door: Door, events: LineEvents = {}, doc = new Y.Doc()): Promise<Line> {
  const isOurs = door.speech === 'ours';
  const isHocuspocus = door.speech === 'hocuspocus';
  const url = isOurs ? `${door.url}?ack=1&clients=${doc.clientID}` : door.url;
  const socket = new WebSocket(url, { headers: door.headers });
  let sent = 0;
  let acknowledged = door.speech === 'plain' ? undefined : 0;
  let bytesIn = 0;
  let framesIn = 0;
  let answer: Line['answer'];
  const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder();
    if (isHocuspocus) encoding.writeVarString(encoder, door.room);
    write(encoder);
    return encoding.toUint8Array(encoder);
  };
  const sendSync = (step: 0 | 1 | 2, payload: Uint8Array): void => {
    if (step > 0) sent++;
    socket.send(
      frame((encoder) => {
        encoding.writeVarUint(encoder, messageKind.sync);
        encoding.writeVarUint(encoder, step);
        encoding.writeVarUint8Array(encoder, payload);
      }),
    );
  };
  const hear = (data: Buffer, at: number): void => {
    const decoder = decoding.createDecoder(data);
    if (isHocuspocus) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === messageKind.sync) {
      const step = decoding.readVarUint(decoder);
      if (step === 0) sendSync(1, new Uint8Array([0, 0]));
      else if (step === 1) answer ??= { at, update: decoding.readVarUint8Array(decoder).slice() };
    } else if (isOurs && kind === messageKind.saved) {
      acknowledged = decoding.readVarUint(decoder);
      events.onAcknowledged?.(acknowledged, at);
    } else if (isHocuspocus && kind === hocuspocusKind.syncStatus) {
      acknowledged!++;
      events.onAcknowledged?.(acknowledged!, at);
    }
  };
  socket.on('message', (data: Buffer) => {
    const at = performance.now();
    bytesIn += data.length;
    framesIn++;
    hear(data, at);
    if (!events.onEdit) return;
    for (let from = data.indexOf(mark); from >= 0; from = data.indexOf(mark, from + 1)) {
      const number = data.toString('latin1', from + 1, from + 1 + digits);
      if (isIndex.test(number)) events.onEdit(Number(number), at);
    }
  });
  let wasSent = 0;
  doc.on('update', (update: Uint8Array) => {
    wasSent = performance.now();
    sendSync(2, update);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  if (isHocuspocus)
    socket.send(
      frame((encoder) => {
        encoding.writeVarUint(encoder, hocuspocusKind.auth);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, 'bench');
      }),
    );
  const cells = doc.getMap('c/a');
  return {
    socket,
    doc,
    get sent() {
      return sent;
    },
    get acknowledged() {
      return acknowledged;
    },
    get bytesIn() {
      return bytesIn;
    },
    get framesIn() {
      return framesIn;
    },
    get answer() {
      return answer;
    },
    write(key, value) {
      cells.set(key, value);
      return wasSent;
    },
    sendContent: sendSync,
    askForAll: () => sendSync(0, new Uint8Array([0])),
    close: () => socket.close(),
  };
}
