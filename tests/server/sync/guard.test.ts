import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { heldMb } from '../../support/garbage.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestServer, openTestServer } from '../../support/server.ts';
import { countRows, withSqlite } from '../../support/sqlite-under-test.ts';
import { type RawClient, presenceMessage, syncMessage } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

function updateOf(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const cell = (value: unknown) => (doc: Y.Doc) => void doc.getMap('c/a').set('0.0', value);

describe('what hostile clients send', () => {
  let server: TestServer;
  let scene: Scene;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    scene = await openScene(server);
  });
  afterEach(() => scene.close());

  const rows = (): number => countRows(scene.databasePath, scene.workbook).updates;
  /** Everybody else still works together. */
  const othersWork = async (): Promise<void> => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const key = `works.${one.doc.clientID}`;
    one.cells.set(key, 1);
    await one.allSaved();
    await until('the other sees it', () => two.cells.get(key) === 1);
  };

  const garbage: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array()],
    ['half a number', new Uint8Array([0, 0xff])],
    ['an unknown kind of sync', new Uint8Array([0, 9, 0])],
    ['a frame that is cut off', syncMessage(2, updateOf(cell('en tekst'))).slice(0, -3)],
    ['an update that is cut off', syncMessage(2, updateOf(cell('en tekst')).slice(0, -3))],
    ['an update without its deletions', syncMessage(2, updateOf(cell(1)).slice(0, -1))],
    ['a step 1 that is none', syncMessage(0, new Uint8Array([9, 1]))],
    ['presence that is none', new Uint8Array([1, 3, 5, 1, 1])],
  ];
  for (const [what, frame] of garbage) {
    it(`[GUARD-1] closes the socket at ${what}`, async () => {
      const rude = await scene.raw(scene.bo, { isSilent: true });
      rude.send(frame);
      expect(await rude.closed()).toBe(1007);
      expect(rows()).toBe(0);
    });
  }

  it('[SYNC-3] passes on nothing but the new of an update that tells an old entry as another', async () => {
    const listener = await scene.raw(scene.anne);
    const rude = await scene.raw(scene.bo, { isSilent: true });
    const say = (values: Readonly<Record<string, string>>): Uint8Array => {
      const told = new Y.Doc();
      told.clientID = rude.doc.clientID;
      for (const [key, value] of Object.entries(values)) told.getMap('c/a').set(key, value);
      return Y.encodeStateAsUpdate(told);
    };
    rude.sendUpdate(say({ '0.0': 'sandt' }));
    await until('that is saved', () => rude.saved === 1);
    rude.sendUpdate(say({ '0.0': 'falsk', '0.1': 'nyt' }));
    await until('the new is there', () => listener.cells.get('0.1') === 'nyt');
    const told = listener.heard.map(({ payload }) => Buffer.from(payload).toString('latin1')).join();
    expect(told).toContain('sandt');
    expect(told).not.toContain('falsk');
  });

  it('[GUARD-1] closes the socket at a text, and does not mind a message of an unknown kind', async () => {
    const [rude, odd] = [await scene.raw(scene.bo), await scene.raw(scene.bo)];
    rude.socket.send('hej');
    expect(await rude.closed()).toBe(1007);
    odd.send(new Uint8Array([99, 1, 2, 3]));
    odd.cells.set('0.0', 1);
    await odd.allSaved();
    await othersWork();
  });

  const foreign: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['a nested type', cell(new Y.Map())],
    ['bytes', cell(new Uint8Array(3))],
    ['a list', (doc) => doc.getArray('c/a').insert(0, [1])],
    ['an unknown root', (doc) => doc.getMap('secrets').set('k', 1)],
  ];
  for (const [what, change] of foreign) {
    it(`[GUARD-2] refuses ${what}, visibly, and nobody gets it`, async () => {
      const other = await scene.raw(scene.anne);
      const doc = new Y.Doc();
      const rude = await scene.raw(scene.bo, { isSilent: true, clients: [doc.clientID] });
      rude.sendUpdate(updateOf(change, doc));
      await until('it is told', () => rude.notices.length > 0);
      expect(rude.notices).toEqual(['badContent']);
      expect(rude.closeCode).toBeUndefined();
      expect(rude.saved).toBe(0);
      await othersWork();
      expect([...other.doc.share.keys()].filter((root) => root === 'secrets')).toEqual([]);
      expect(rows()).toBe(1);
    });
  }

  it('[GUARD-7] takes and acknowledges nothing more over a connection that was refused', async () => {
    const doc = new Y.Doc();
    const rude = await scene.raw(scene.bo, { doc });
    rude.cells.set('0.0', 'fin');
    await rude.allSaved();
    const { saved } = rude;
    rude.sendUpdate(updateOf(cell(new Y.Map()), new Y.Doc()));
    rude.cells.set('0.1', 'følger efter');
    await until('it is told', () => rude.notices.length > 0);
    await othersWork();
    expect(rude.saved).toBe(saved);
    const other = await scene.raw(scene.anne);
    expect(other.cells.has('0.1')).toBe(false);
    // Over a new connection with what the server has, everything is well again.
    const fresh = await scene.raw(scene.bo);
    expect(fresh.cells.get('0.0')).toBe('fin');
    fresh.cells.set('0.1', 'igen');
    await fresh.allSaved();
  });

  describe('authors', () => {
    const bindings = (): readonly unknown[] =>
      withSqlite(scene.databasePath, (db) =>
        db
          .prepare('select client, person from doc_client where doc = ? order by at')
          .all(scene.workbook)
          .map((row) => ({ ...row })),
      );

    it('[GUARD-5] are written down: whose client number it is, and who brought which update', async () => {
      const one = await scene.raw(scene.anne);
      one.cells.set('0.0', 1);
      await one.allSaved();
      expect(bindings()).toEqual([{ client: one.doc.clientID, person: scene.anne.id }]);
      const authors = withSqlite(scene.databasePath, (db) =>
        db.prepare('select author from doc_update where doc = ?').all(scene.workbook),
      );
      expect(authors.map((row) => row['author'])).toEqual([scene.anne.id]);
    });

    it('[GUARD-5] that only look leave no trace', async () => {
      const one = await scene.raw(scene.anne);
      await one.allSaved();
      expect(bindings()).toEqual([]);
    });

    it('[GUARD-5] whom nobody knows are refused', async () => {
      const other = await scene.raw(scene.anne);
      const stranger = new Y.Doc();
      const rude = await scene.raw(scene.bo, { isSilent: true, clients: [4711] });
      rude.sendUpdate(updateOf(cell('af hvem?'), stranger));
      await until('it is told', () => rude.notices.length > 0);
      expect(rude.notices).toEqual(['unknownAuthor']);
      await othersWork();
      expect(other.cells.has('0.0')).toBe(false);
      expect(bindings()).not.toContainEqual(expect.objectContaining({ client: stranger.clientID }));
    });

    it('[GUARD-5] from earlier offline sessions are known by the list that the client gives', async () => {
      const doc = new Y.Doc();
      const first = doc.clientID;
      cell('i går')(doc);
      const today = new Y.Doc();
      Y.applyUpdate(today, Y.encodeStateAsUpdate(doc));
      today.getMap('c/a').set('0.1', 'i dag');
      const one = await scene.raw(scene.bo, { doc: today, clients: [first, today.clientID] });
      await one.allSaved();
      expect(one.notices).toEqual([]);
      expect(bindings()).toHaveLength(2);
      expect((await scene.raw(scene.anne)).cells.toJSON()).toEqual({ '0.0': 'i går', '0.1': 'i dag' });
    });

    it('[GUARD-5] that a presence frame names are known', async () => {
      const one = await scene.raw(scene.bo, { clients: [] });
      one.send(presenceMessage([{ client: one.doc.clientID, clock: 1, state: {} }]));
      one.cells.set('0.0', 1);
      await one.allSaved();
      expect(one.notices).toEqual([]);
    });

    it('[GUARD-5] of a client that names nobody: the first that it brings is its own, no other', async () => {
      const one = await scene.raw(scene.bo, { clients: [], isSilent: true });
      const [own, another] = [new Y.Doc(), new Y.Doc()];
      one.sendUpdate(updateOf(cell('mit'), own));
      await until('it is saved', () => one.saved === 1);
      one.sendUpdate(updateOf(cell('en andens'), another));
      await until('it is told', () => one.notices.length > 0);
      expect(one.notices).toEqual(['unknownAuthor']);
      expect(bindings()).toEqual([{ client: own.clientID, person: scene.bo.id }]);
    });

    it("[GUARD-5] may be others': a colleague brings back what the server has lost", async () => {
      const one = await scene.raw(scene.anne);
      one.cells.set('0.0', 'gemt');
      await one.allSaved();
      const two = await scene.raw(scene.bo);
      await until('the other has it', () => two.cells.has('0.0'));
      one.close();
      await one.closed();
      // An edit that reached the colleague, but not the disk, before the server died.
      const lost = updateOf(() => one.cells.set('0.1', 'tabt'), one.doc);
      two.sendUpdate(lost);
      await two.allSaved();
      expect((await scene.raw(scene.anne)).cells.get('0.1')).toBe('tabt');
      expect(bindings()).toEqual([{ client: one.doc.clientID, person: scene.anne.id }]);
    });

    it('[GUARD-6] who are here cannot be spoken for: their edits would be in the way of the real ones', async () => {
      const one = await scene.raw(scene.anne);
      one.send(presenceMessage([{ client: one.doc.clientID, clock: 1, state: {} }]));
      one.cells.set('0.0', 'mit');
      await one.allSaved();
      const forger = new Y.Doc();
      forger.clientID = one.doc.clientID;
      Y.applyUpdate(forger, Y.encodeStateAsUpdate(one.doc));
      forger.clientID = one.doc.clientID;
      const rude = await scene.raw(scene.bo, { isSilent: true });
      rude.sendUpdate(updateOf(() => forger.getMap('c/a').set('0.0', 'forfalsket'), forger));
      await until('it is told', () => rude.notices.length > 0);
      expect(rude.notices).toEqual(['unknownAuthor']);
      one.cells.set('0.0', 'stadig mit');
      await one.allSaved();
      expect((await scene.raw(scene.bo)).cells.get('0.0')).toBe('stadig mit');
    });
  });
});

describe('limits', () => {
  let scene: Scene;
  afterEach(() => scene.close());
  const text = (bytes: number): string => 'x'.repeat(bytes);

  it('[GUARD-3] refuse an update that is too large, while the first catch-up may be larger', async () => {
    const limits = { updateBytes: 10_000, catchUpBytes: 100_000, documentBytes: 1_000_000 };
    scene = await openScene({ settings: { limits } });
    const doc = new Y.Doc();
    for (let i = 0; i < 5; i++) doc.getMap('c/a').set(`0.${i}`, text(15_000));
    const one = await scene.raw(scene.anne, { doc });
    await one.allSaved();
    expect(one.notices).toEqual([]);
    one.cells.set('1.0', text(9_000));
    await one.allSaved();
    one.cells.set('1.1', text(11_000));
    await until('it is told', () => one.notices.length > 0);
    expect(one.notices).toEqual(['updateTooLarge']);
    expect((await scene.raw(scene.bo)).cells.size).toBe(6);
  });

  it('[GUARD-3] refuse a catch-up that is too large, and close on a frame beyond all limits', async () => {
    const limits = { updateBytes: 10_000, catchUpBytes: 20_000, documentBytes: 1_000_000 };
    scene = await openScene({ settings: { limits } });
    const doc = new Y.Doc();
    doc.getMap('c/a').set('0.0', text(21_000));
    const one = await scene.raw(scene.anne, { doc });
    await until('it is told', () => one.notices.length > 0);
    expect(one.notices).toEqual(['updateTooLarge']);
    const two = await scene.raw(scene.bo);
    two.sendUpdate(new Uint8Array(200_000));
    expect(await two.closed()).toBe(1009);
  });

  it('[GUARD-4] refuse what would make the document too large, but let people delete, and then write again', async () => {
    const limits = { updateBytes: 60_000, catchUpBytes: 60_000, documentBytes: 100_000 };
    scene = await openScene({ settings: { limits } });
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', text(50_000));
    one.cells.set('0.1', text(40_000));
    await one.allSaved();
    one.cells.set('0.2', text(20_000));
    await until('it is told', () => one.notices.length > 0);
    expect(one.notices).toEqual(['documentFull']);
    const two = await scene.raw(scene.bo);
    expect(two.cells.size).toBe(2);
    two.cells.delete('0.0');
    await two.allSaved();
    two.cells.set('0.2', text(20_000));
    await two.allSaved();
    expect(two.notices).toEqual([]);
    // What was overwritten weighs nothing for ever.
    for (let i = 0; i < 10; i++) {
      two.cells.set('0.3', text(15_000));
      await two.allSaved();
    }
    expect(two.notices).toEqual([]);
  });

  it('[GUARD-9] slow a client down that speaks too fast, and lose nothing of what it says', async () => {
    scene = await openScene({ sync: { updatesPerSecond: 200, burstSeconds: 0.1 } });
    const [fast, other] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const start = performance.now();
    for (let i = 0; i < 149; i++) fast.cells.set('0.0', i);
    await fast.allSaved();
    // What came in one packet is taken; whoever has overdrawn waits with the next.
    fast.cells.set('0.0', 149);
    await fast.allSaved();
    expect(performance.now() - start).toBeGreaterThan(300);
    await until('the other has the last', () => other.cells.get('0.0') === 149);
    expect(fast.closeCode).toBeUndefined();
  });

  it('[GUARD-9] send a client away that floods', async () => {
    scene = await openScene({ sync: { updatesPerSecond: 5, burstSeconds: 1 } });
    const [flood, other] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    for (let i = 0; i < 500; i++) flood.send(new Uint8Array([3]));
    expect(await flood.closed()).toBe(1013);
    other.cells.set('0.0', 1);
    await other.allSaved();
  });

  it('[GUARD-10] send a reader away that does not read, without hurting the others', async () => {
    scene = await openScene({ sync: { backlogBytes: 300_000, updatesPerSecond: 10_000 } });
    const [writer, slow, other] = [
      await scene.raw(scene.anne),
      // Compressed, these texts would weigh nothing.
      await scene.raw(scene.bo, { socket: { perMessageDeflate: false } }),
      await scene.raw(scene.bo),
    ];
    await slow.allSaved();
    slow.socket.pause();
    let sum = 0;
    // The operating system keeps some megabytes for a reader before the server notices.
    const inRoom = (): number => server(scene).connections;
    const before = inRoom();
    while (inRoom() === before && sum < 40_000_000) {
      writer.cells.set('0.0', text(100_000));
      sum += 100_000;
      await writer.allSaved();
    }
    expect(inRoom()).toBe(before - 1);
    await until('the other has everything', () => other.cells.has('0.0'));
    expect(other.closeCode).toBeUndefined();
    slow.socket.resume();
    expect(await slow.closed()).toBe(1013);
  });

  it('[GUARD-10] hold less than 20 MB for a reader that does not read, however much goes by', async () => {
    scene = await openScene({ sync: { updatesPerSecond: 10_000 } });
    const socket = { perMessageDeflate: false };
    const writer = await scene.raw(scene.anne, { socket });
    const other = await scene.raw(scene.bo, { socket });
    const slow = await scene.raw(scene.bo, { socket });
    await slow.allSaved();
    const before = heldMb();
    const inRoom = server(scene).connections;
    slow.socket.pause();
    for (let i = 0; i < 60; i++) {
      const value = text(500_000);
      writer.cells.set('0.0', value);
      await until('the other reader has it', () => other.cells.get('0.0') === value);
      // What waits for the disk is not what waits for the reader.
      await writer.allSaved();
      // What clients have heard is theirs to keep, not the server's.
      for (const { heard } of [writer, other]) (heard as unknown[]).length = 0;
      // Buffers that nobody holds are given back a moment after the collection.
      if (i % 20 === 19) await until('less than 20 MB more are held', () => heldMb() - before < 20);
    }
    expect(server(scene).connections).toBe(inRoom - 1);
  });

  /** What somebody brings who was long without a line: one frame, larger than any backlog. */
  const catchUp = (): Y.Doc => {
    const doc = new Y.Doc();
    const cells = doc.getMap('c/a');
    for (let i = 0; i < 24; i++) cells.set(`2.${i}`, text(500_000));
    return doc;
  };

  it('[GUARD-10] give a reader time to take what a colleague brings at once, however large, and what is written behind it', async () => {
    scene = await openScene({ sync: { updatesPerSecond: 10_000 } });
    const socket = { perMessageDeflate: false };
    const slow = await scene.raw(scene.bo, { socket });
    const other = await scene.raw(scene.anne, { socket });
    await slow.allSaved();
    const inRoom = server(scene).connections;
    slow.socket.pause();
    for (let i = 0; i < 2; i++) {
      const back = await scene.raw(scene.anne, { socket, doc: catchUp() });
      await back.allSaved();
      back.cells.set(`0.${i}`, 'bagefter');
      await back.allSaved();
    }
    await until('a reader has it all', () => other.cells.get('0.1') === 'bagefter' && other.cells.size > 25);
    // More than the operating system can have taken for the slow one.
    expect(server(scene).connections).toBe(inRoom + 2);
    slow.socket.resume();
    await until('the slow reader too', () => slow.cells.get('0.1') === 'bagefter' && slow.cells.size > 25);
    expect(slow.closeCode).toBeUndefined();
  });

  it('[GUARD-10] send a reader away all the same that takes nothing of it, by what goes by or by more of the kind', async () => {
    scene = await openScene({ sync: { backlogBytes: 300_000, updatesPerSecond: 10_000 } });
    const socket = { perMessageDeflate: false };
    const readers = await Promise.all([0, 1].map(() => scene.raw(scene.bo, { socket })));
    for (const reader of readers) await reader.allSaved();
    readers[0]!.socket.pause();
    const writer = await scene.raw(scene.anne, { socket, doc: catchUp() });
    await writer.allSaved();
    const inRoom = server(scene).connections;
    let sum = 0;
    while (server(scene).connections === inRoom && sum < 10_000_000) {
      writer.cells.set('0.0', text(100_000));
      sum += 100_000;
      await writer.allSaved();
    }
    // Beside the large frame no more waits than ever.
    expect(sum).toBeLessThan(1_000_000);
    expect(server(scene).connections).toBe(inRoom - 1);
    // Soon: a socket that is closed and takes nothing is cut after 30 s, without a word.
    readers[0]!.socket.resume();
    expect(await readers[0]!.closed()).toBe(1013);
    readers[1]!.socket.pause();
    sum = 0;
    while (server(scene).connections === inRoom - 1 && sum < 120_000_000) {
      writer.cells.set('0.0', text(3_000_000));
      sum += 3_000_000;
      await writer.allSaved();
    }
    expect(server(scene).connections).toBe(inRoom - 2);
    expect(sum).toBeLessThan(90_000_000);
    readers[1]!.socket.resume();
    expect(await readers[1]!.closed()).toBe(1013);
  });

  it('[GUARD-10] do not count a large document on its way to a newcomer as backlog', async () => {
    scene = await openScene({ sync: { backlogBytes: 100_000, updatesPerSecond: 10_000 } });
    const writer = await scene.raw(scene.anne);
    for (let i = 0; i < 40; i++) {
      writer.cells.set(`0.${i}`, text(250_000));
      await writer.allSaved();
    }
    const slow = await scene.raw(scene.bo, { isSilent: true });
    slow.socket.pause();
    slow.send(syncMessage(0, new Uint8Array([0])));
    // Asked again and again, the server still holds one answer only.
    for (let i = 0; i < 5; i++) slow.send(syncMessage(0, new Uint8Array([0])));
    writer.cells.set('1.0', 'imens');
    await writer.allSaved();
    slow.socket.resume();
    await until('the document has come', () => slow.cells.size >= 40);
    await until('and the edit', () => slow.cells.get('1.0') === 'imens');
    expect(slow.closeCode).toBeUndefined();
    const answers = (client: RawClient): number => client.heard.filter(({ kind }) => kind === 'step2').length;
    expect(answers(slow)).toBeLessThanOrEqual(3);
  });

  it('[GUARD-10] leave out presence first, and make up for it', async () => {
    scene = await openScene({ sync: { presenceBacklogBytes: 1, updatesPerSecond: 10_000 } });
    const writer = await scene.raw(scene.anne);
    for (let i = 0; i < 20; i++) writer.cells.set(`0.${i}`, text(500_000));
    await writer.allSaved();
    const slow = await scene.raw(scene.bo, { isSilent: true });
    slow.socket.pause();
    slow.send(syncMessage(0, new Uint8Array([0])));
    const { clientID: client } = writer.doc;
    writer.send(presenceMessage([{ client, clock: 1, state: { mark: 'først' } }]));
    await until('it is back at the sender', () => writer.heard.some(({ kind }) => kind === 'presence'));
    slow.socket.resume();
    await until('the document has come', () => slow.cells.size === 20);
    const third = await scene.raw(scene.bo);
    third.send(presenceMessage([{ client: third.doc.clientID, clock: 1, state: { mark: 'så' } }]));
    await until('both are there', () => slow.heard.filter(({ kind }) => kind === 'presence').length >= 2);
  });

  it('[SYNC-15] of patience: a socket that answers no ping is given up, and the others hear what is saved', async () => {
    scene = await openScene({ sync: { pingMs: 20 } });
    const [dead, alive] = [
      await scene.raw(scene.anne),
      await scene.raw(scene.bo, { socket: { autoPong: true } }),
    ];
    const mute = await scene.raw(scene.anne, {
      socket: { autoPong: false, headers: { cookie: scene.anne.cookie, origin: scene.anne.url } },
    });
    expect(await mute.closed()).toBe(1006);
    const counts = (): number => alive.heard.filter(({ kind }) => kind === 'saved').length;
    const before = counts();
    await until('it is said again', () => counts() > before + 2);
    expect(alive.closeCode).toBeUndefined();
    expect(dead.closeCode).toBeUndefined();
  });
});

function server(scene: Scene): { readonly connections: number } {
  return scene.server.running.rooms.counts;
}
