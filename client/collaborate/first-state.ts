/**
 * A workbook that this computer has nothing of arrives in parts, and is drawn from the first one on: the server streams
 * what its disk holds, and between two parts the page answers the person. Until all of it is here nobody writes in it,
 * since Yjs would take what is written over a value that has not come for an edit made beside it.
 */
import * as Y from 'yjs';
import { afterOthers } from '../parts/in-turns.ts';

/** A document that has arrived: the updates it came in, and how far they reach. */
export interface Arrived {
  readonly updates: readonly Uint8Array[];
  readonly vector: Uint8Array;
}

/** Takes the framed parts out of a stream of bytes; each is a copy of its own. */
async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  const take = (length: number): Uint8Array => {
    const taken = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const [first] = held;
      const piece = first!.subarray(0, length - at);
      taken.set(piece, at);
      at += piece.length;
      if (piece.length === first!.length) held.shift();
      else held[0] = first!.subarray(piece.length);
    }
    heldBytes -= length;
    return taken;
  };
  let wanted: number | undefined;
  try {
    for (;;) {
      while (heldBytes >= (wanted ?? 4)) {
        const taken = take(wanted ?? 4);
        if (wanted === undefined) wanted = new DataView(taken.buffer).getUint32(0);
        else {
          wanted = undefined;
          yield taken;
        }
      }
      const { value, done } = await reader.read();
      if (done) break;
      held.push(value);
      heldBytes += value.length;
    }
  } finally {
    // Whoever needs no more of it leaves nothing waiting on the server.
    void reader.cancel().catch(() => undefined);
  }
  if (heldBytes > 0 || wanted !== undefined) throw new Error('the document was cut off');
}

export type FirstState = Promise<Response | undefined>;

/** Asks for a workbook's document; undefined when there was no answer. */
export function askFirstState(id: string): FirstState {
  const path = `/api/sync/${encodeURIComponent(id)}/state`;
  return fetch(path, { credentials: 'same-origin' }).catch(() => undefined);
}

/** Drawing comes between two parts, at the latest after so long. */
const drawAfterMs = 40;

/**
 * Puts an answer into a document that is empty. What does not come, or not to its end, comes over the socket: then this
 * gives undefined, and what has come stays.
 */
export async function takeFirstState(
  doc: Y.Doc,
  asked: FirstState,
  isOver: () => boolean,
): Promise<Arrived | undefined> {
  const response = await asked;
  if (!response?.ok || !response.body || isOver()) {
    // An answer that nobody reads may end as it likes.
    await response?.body?.cancel().catch(() => undefined);
    return undefined;
  }
  const updates: Uint8Array[] = [];
  try {
    let drawnAt = 0;
    for await (const update of partsOf(response.body)) {
      if (isOver()) return undefined;
      Y.applyUpdate(doc, update, firstState);
      updates.push(update);
      if (performance.now() - drawnAt < drawAfterMs) await afterOthers();
      else {
        await drawn();
        drawnAt = performance.now();
      }
    }
  } catch {
    // The line broke, or what came is no update: the socket finds out which.
    return undefined;
  }
  return updates.length === 0 ? undefined : { updates, vector: Y.encodeStateVector(doc) };
}

/** The page has been painted; a window behind others paints nothing. */
function drawn(): Promise<void> {
  if (document.visibilityState === 'hidden') return afterOthers();
  return new Promise((resolve) => {
    requestAnimationFrame(() => void afterOthers().then(resolve));
  });
}

/** The origin of what arrives at first. */
const firstState = Symbol('first state');
