/**
 * GET /api/sync/:id/state: what the disk holds of a workbook, for a page that has nothing yet. It comes in parts that can
 * be drawn as they arrive, from the newest snapshot and without opening the workbook; what has been edited since comes
 * over the socket, in the answer to step 1.
 */
import { Hono } from 'hono';
import { refuse } from '../errors.ts';
import { type Env, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import type { Storage } from '../storage/storage.ts';
import { cutState } from './state-parts.ts';

/** Each holds a document in memory; a page that finds no place asks over its socket. */
const mostAtOnce = 24;

/** A document that arrives and is integrated in no time comes in one piece. */
const wholeBytes = 256 * 1024;

/** A part behind its length in bytes, as four bytes, the largest first. */
function framed(part: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(4 + part.length);
  new DataView(frame.buffer).setUint32(0, part.length);
  frame.set(part, 4);
  return frame;
}

function* partsOf(snapshot: Uint8Array): Generator<Uint8Array> {
  if (snapshot.length <= wholeBytes) yield snapshot;
  else yield* cutState(snapshot);
}

/** Cuts the next part only when the one before is on its way. */
function streamOf(snapshot: Uint8Array, onEnd: () => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts = partsOf(snapshot);
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      try {
        const { value, done } = parts.next();
        if (!done) {
          controller.enqueue(framed(value));
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      onEnd();
    },
    cancel: onEnd,
  });
}

export function stateRoutes({ storage }: { readonly storage: Storage }): Hono<Env> {
  let underWay = 0;
  return new Hono<Env>().get(
    '/:id/state',
    story({
      summary: 'What the disk holds of a workbook, as updates, each behind its length in four bytes',
      tag: 'sync',
      answers: { file: 'application/octet-stream' },
      refuses: ['noSession', 'forbidden', 'notFound', 'deleted', 'roomFull'],
    }),
    async (c) => {
      const found = await allowed(storage, c, 'see');
      if (!found.ok) return refuse(c, found.error);
      if (underWay >= mostAtOnce) return refuse(c, 'roomFull');
      underWay++;
      let isOver = false;
      const onEnd = (): void => {
        if (!isOver) underWay--;
        isOver = true;
      };
      let snapshot: Uint8Array | undefined;
      try {
        const stored = await storage.readDocument(found.value.workbook.id);
        // Later updates may wait for something earlier, and are nobody's business before that has come. A damaged
        // document comes over the socket, with the notice that it is.
        if (stored?.damage === 'none' && stored.snapshotBytes > 0) snapshot = stored.parts[0];
      } finally {
        if (!snapshot) onEnd();
      }
      c.header('Content-Type', 'application/octet-stream');
      return snapshot ? c.body(streamOf(snapshot, onEnd)) : c.body(null);
    },
  );
}
