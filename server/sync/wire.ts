/** Frames to and from a client. The wire is y-websocket's; see the model's protocol.ts for the messages that are ours. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Notice, type NoticeAbout, type Result, done, messageKind, refused } from '#model';
import { Frame } from './frame.ts';

const syncKind = { step1: 0, step2: 1, update: 2 } as const;

export type Content = 'step2' | 'update';

export type Message =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: Content; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly payload: Uint8Array }
  | { readonly kind: 'queryPresence' }
  /** a kind that we do not know, perhaps from a newer client */
  | { readonly kind: 'other' };

function frame(
  kind: number,
  write: (encoder: encoding.Encoder) => void,
  ...rest: readonly Uint8Array[]
): Frame {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return new Frame(encoding.toUint8Array(encoder), ...rest);
}

function syncFrame(kind: number, payload: Uint8Array): Frame {
  const write = (encoder: encoding.Encoder): void => {
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint(encoder, payload.length);
  };
  return frame(messageKind.sync, write, payload);
}

export function step1Frame(stateVector: Uint8Array): Frame {
  return syncFrame(syncKind.step1, stateVector);
}

export function step2Frame(update: Uint8Array): Frame {
  return syncFrame(syncKind.step2, update);
}

export function updateFrame(update: Uint8Array): Frame {
  return syncFrame(syncKind.update, update);
}

export function presenceFrame(payload: Uint8Array): Frame {
  return frame(messageKind.presence, (encoder) => encoding.writeVarUint8Array(encoder, payload));
}

export function savedFrame(count: number): Frame {
  return frame(messageKind.saved, (encoder) => encoding.writeVarUint(encoder, count));
}

/** A client that knows only the word passes over what follows it. */
export function noticeFrame(notice: Notice, about?: NoticeAbout): Frame {
  return frame(messageKind.notice, (encoder) => {
    encoding.writeVarString(encoder, notice);
    if (about) encoding.writeVarString(encoder, JSON.stringify(about));
  });
}

/**
 * Payloads are copies: a frame is a window on a larger network buffer, which would otherwise live as long as the payload
 * and be copied along to the storage's thread.
 */
function readMessageFrom(decoder: decoding.Decoder): Message | undefined {
  const bytes = (): Uint8Array => decoding.readVarUint8Array(decoder).slice();
  switch (decoding.readVarUint(decoder)) {
    case messageKind.sync:
      switch (decoding.readVarUint(decoder)) {
        case syncKind.step1:
          return { kind: 'step1', stateVector: bytes() };
        case syncKind.step2:
          return { kind: 'step2', update: bytes() };
        case syncKind.update:
          return { kind: 'update', update: bytes() };
        default:
          return undefined;
      }
    case messageKind.presence:
      return { kind: 'presence', payload: bytes() };
    case messageKind.queryPresence:
      return { kind: 'queryPresence' };
    default:
      return { kind: 'other' };
  }
}

export function readMessage(data: Uint8Array): Result<Message, 'garbage'> {
  try {
    const message = readMessageFrom(decoding.createDecoder(data));
    return message ? done(message) : refused('garbage');
  } catch {
    // lib0 throws when a frame ends too early: expected of garbage.
    return refused('garbage');
  }
}
