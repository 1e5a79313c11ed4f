/**
 * A message as it goes over the wire, made once for all sockets that get it: with its WebSocket header, and packed where
 * it is large (RFC 6455, RFC 7692). ws makes both anew for every socket, which for a room of fifty is most of the work,
 * and for twenty newcomers to a large workbook nearly all. So frames with content are written past ws, which has no door
 * for what is made already; pings and closing stay with it. Nothing is sent through ws' own queue, so order is kept here.
 */
import type { Socket } from 'node:net';
import { constants, createDeflateRaw } from 'node:zlib';
import type { WebSocket } from 'ws';

/** From this size on frames go packed: a whole workbook shrinks to a fifth; an edit is not worth it. */
const packedFromBytes = 16 * 1024;

/** A whole, unmasked binary message; and the same with its payload packed. */
const binary = 0x82;
const packedBinary = 0xc2;

/** What of ws is used that its types do not tell. */
interface Inside {
  readonly _socket: Socket | null;
  readonly _extensions: Readonly<
    Record<string, { readonly params: Readonly<Record<string, unknown>> } | undefined>
  >;
}

/** The last frame that a socket waits for, where one is still being packed: those that follow queue behind it. */
const tails = new WeakMap<WebSocket, Promise<void>>();

function withHeader(first: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = lengthOf(parts);
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(headerBytes + length);
  bytes[0] = first;
  if (headerBytes === 2) bytes[1] = length;
  else if (headerBytes === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeUIntBE(0, 2, 2);
    bytes.writeUIntBE(length, 4, 6);
  }
  let at = headerBytes;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

export class Frame {
  readonly payload: Uint8Array;
  readonly #plain: Buffer;
  #packed: Promise<Buffer> | undefined;

  /** The payload in parts, so that a large one is copied once. */
  constructor(...parts: readonly Uint8Array[]) {
    this.#plain = withHeader(binary, ...parts);
    this.payload = this.#plain.subarray(this.#plain.length - lengthOf(parts));
  }

  /** in bytes, without the header */
  get length(): number {
    return this.payload.length;
  }

  /**
   * Writes it to an open socket, after all that was sent to it before; later when that or this has to be packed first.
   * Calls back when the socket has taken it.
   */
  sendTo(socket: WebSocket, onTaken?: () => void): void {
    const bytes = this.length >= packedFromBytes && takesPacked(socket) ? this.#pack() : this.#plain;
    const write = (whole: Buffer): void => {
      const line = socket.readyState === socket.OPEN ? (socket as unknown as Inside)._socket : null;
      if (line) line.write(whole, onTaken);
      else onTaken?.();
    };
    const before = tails.get(socket);
    if (!before && bytes instanceof Buffer) {
      write(bytes);
      return;
    }
    const tail = Promise.all([bytes, before]).then(([whole]) => {
      if (tails.get(socket) === tail) tails.delete(socket);
      write(whole);
    });
    tails.set(socket, tail);
  }

  #pack(): Promise<Buffer> {
    this.#packed ??= deflate(this.payload).then(
      // Each message ends with the same four bytes, which are left out.
      (packed) => withHeader(packedBinary, packed.subarray(0, -4)),
      () => this.#plain,
    );
    return this.#packed;
  }
}

/**
 * As zlib's own function of that name does, but what it has made is let go at once: of each call that one keeps all, as
 * large as the frame, until V8 next looks through all its memory.
 */
function deflate(payload: Uint8Array): Promise<Buffer> {
  const stream = createDeflateRaw({ level: 1 });
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('error', reject);
    stream.write(payload);
    stream.flush(constants.Z_SYNC_FLUSH, () => {
      stream.close();
      resolve(Buffer.concat(parts.splice(0)));
    });
  });
}

/** Whether a client unpacks what was packed with nothing remembered and the usual window, as all browsers do. */
function takesPacked(socket: WebSocket): boolean {
  const deflated = (socket as unknown as Inside)._extensions['permessage-deflate'];
  return deflated !== undefined && !('server_max_window_bits' in deflated.params);
}
