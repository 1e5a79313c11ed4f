import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cutState } from '../../../server/sync/state-parts.ts';
import { runs } from '../../support/runs.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { openTestServer } from '../../support/server.ts';

/** Several people who write over each other and delete, and hear of each other now and then. */
function shared(steps: readonly { who: number; key: number; what: 'set' | 'clear' | 'hear' }[]): Y.Doc {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client * 7;
    return doc;
  });
  for (const { who, key, what } of steps) {
    const doc = docs[who]!;
    const map = doc.getMap(`c/${key % 3}`);
    if (what === 'hear') for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    else if (what === 'clear') map.delete(`${key}`);
    else map.set(`${key}`, [key, 'æ😀', key / 7, true, null][who + (key % 3)]);
  }
  for (const other of docs) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(other));
  return docs[0]!;
}

const step = fc.record({
  who: fc.nat(2),
  key: fc.nat(30),
  what: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'clear' as const, 'hear' as const),
});

describe('a document in parts', () => {
  it('[SYNC-19] is the same document, and no part waits for a later one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (steps, most) => {
        const doc = shared(steps);
        const copy = new Y.Doc();
        for (const part of cutState(Y.encodeStateAsUpdate(doc), { first: most, later: most })) {
          Y.applyUpdate(copy, part);
          expect(copy.store.pendingStructs).toBeNull();
        }
        expect(copy.store.pendingDs).toBeNull();
        expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc));
      }),
      runs(60),
    );
  });

  it('[SYNC-19] comes whole when it holds what no workbook holds', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'text');
    doc.getMap('c/a').set('0.0', 1);
    const copy = new Y.Doc();
    for (const part of cutState(Y.encodeStateAsUpdate(doc))) Y.applyUpdate(copy, part);
    expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(doc));
  });
});

describe('GET /api/sync/:id/state', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  const read = async (cookie: string): Promise<Response> =>
    fetch(`${scene.server.url}/api/sync/${scene.workbook}/state`, { headers: { cookie } });

  const applied = async (response: Response): Promise<Y.Doc> => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const doc = new Y.Doc();
    for (let at = 0; at < bytes.length;) {
      const length = new DataView(bytes.buffer).getUint32(at);
      Y.applyUpdate(doc, bytes.slice(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return doc;
  };

  it('[SYNC-19] gives what the newest snapshot holds, and the socket the rest', async () => {
    const response = await read(scene.anne.cookie);
    expect(response.status).toBe(200);
    const doc = await applied(response);
    expect(doc.getMap('about').get('title')).toBe('Prøve');
    expect(scene.server.running.rooms.counts.rooms).toBe(0);
    const client = await scene.raw(scene.anne);
    expect(client.doc.getMap('about').get('title')).toBe('Prøve');
  });

  it('[SYNC-19] gives nothing to whoever may not see the workbook', async () => {
    const stranger = await scene.server.openPerson('Fremmed');
    expect((await read(stranger.cookie)).status).toBe(403);
    expect((await read('')).status).toBe(401);
    await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}`);
    expect((await read(scene.anne.cookie)).status).toBe(410);
  });

  it('[SYNC-19] leaves a damaged document to the socket, which says that it is', async () => {
    const broken = await openTestServer({
      through: (storage) =>
        new Proxy(storage, {
          get: (real, name: keyof typeof storage) =>
            name === 'readDocument'
              ? async (workbook: string) => {
                  const stored = await real.readDocument(workbook);
                  return stored && { ...stored, damage: 'lost' };
                }
              : real[name],
        }),
    });
    const anne = await broken.openPerson('Anne');
    const id = await anne.createWorkbook();
    const response = await fetch(`${broken.url}/api/sync/${id}/state`, { headers: { cookie: anne.cookie } });
    expect((await response.arrayBuffer()).byteLength).toBe(0);
    await broken.close();
  });
});
