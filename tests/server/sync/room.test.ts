import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import {
  type Layout,
  done,
  newDocument,
  openEditor,
  openWorkbook,
  schemaVersion,
  setCell,
  english,
} from '../../../model/index.ts';
import type { Room } from '../../../server/sync/room.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestPerson, type TestServer, openTestServer } from '../../support/server.ts';
import { countRows, withSqlite } from '../../support/sqlite-under-test.ts';
import { type RawClient, openRawClient, syncMessage } from '../../support/sync-clients.ts';
import { runs } from '../../support/runs.ts';
import { until } from '../../support/until.ts';

describe('a room', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene({ sync: { idleMs: 1 } });
  });
  afterEach(() => scene.close());
  const unloaded = (): Promise<true> =>
    until('the room is closed', () => scene.server.running.rooms.counts.rooms === 0);
  const rows = (): ReturnType<typeof countRows> => countRows(scene.databasePath, scene.workbook);

  it('[SYNC-1] lets stock clients work together, and all end with the same', async () => {
    const clients = [
      await scene.stock(scene.anne),
      await scene.stock(scene.bo),
      await scene.stock(scene.anne),
    ];
    for (let round = 0; round < 30; round++)
      clients.forEach((client, i) => client.cells.set(`${round % 7}.${i}`, round * 10 + i));
    await until('all have everything', () =>
      clients.every(({ cells }) => cells.size === 21 && cells.get('1.2') === 292),
    );
    const [one, ...others] = clients.map(({ doc }) => Y.encodeStateAsUpdate(doc));
    const counts = clients.map(({ doc }) => Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(counts[1]).toEqual(counts[0]);
    expect(others.map((state) => state.length)).toEqual([one!.length, one!.length]);
  });

  it('[SYNC-1] carries the verbs of the model from one person to another', async () => {
    const [one, two] = [await scene.stock(scene.anne), await scene.stock(scene.bo)];
    const [mine, theirs] = [openWorkbook(one.doc), openWorkbook(two.doc)];
    const sheet = mine.sheets[0]!;
    const at = mine.cellAt(sheet, 1, 1)!;
    expect(setCell(openEditor(mine), at, { text: '=1+A1', language: english }).ok).toBe(true);
    await until('the other sees it', () => theirs.contentAt(at).kind === 'formula');
    expect(theirs.sheetName(theirs.sheets[0]!.id)).toBe('Ark1');
    mine.close();
    theirs.close();
  });

  it('[SYNC-2] gives the first who comes after a restart every cell', async () => {
    const one = await scene.raw(scene.anne);
    one.doc.transact(() => {
      for (let row = 0; row < 2000; row++) one.cells.set(`${row.toString(36)}.0`, row);
    });
    for (let row = 0; row < 50; row++) one.cells.set(`${row.toString(36)}.1`, row);
    await one.allSaved();
    one.close();
    await scene.server.running.close();
    const again = await openTestServer({ folder: scene.server.folder });
    const person = scene.anne.at(again);
    const first = await openRawClient(person, scene.workbook);
    const answer = await until('step 2 comes', () => first.heard.find(({ kind }) => kind === 'step2'));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, answer.payload);
    expect(doc.getMap('c/a').size).toBe(2050);
    first.close();
    await again.close();
  });

  it('[SYNC-3] passes a turn on in one frame, and does not tell a sole author what it said', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const before = two.heard.length;
    // In one write to the socket, so that the server reads all in one turn.
    const transport = (one.socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket;
    transport.cork();
    for (let i = 0; i < 40; i++) one.cells.set(`0.${i.toString(36)}`, i);
    transport.uncork();
    await until('the other has all', () => two.cells.size === 40);
    const frames = two.heard.slice(before).filter(({ kind }) => kind === 'update');
    expect(frames.length).toBeLessThanOrEqual(3);
    await one.allSaved();
    expect(one.heard.filter(({ kind }) => kind === 'update')).toEqual([]);
  });

  it('[SYNC-3] joins what several write in one turn, each update in the log as it came', async () => {
    const reader = await scene.raw(scene.anne);
    const writers = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    for (const writer of writers) await writer.allSaved();
    const before = reader.heard.length;
    const logged = rows().updates;
    const each = 500;
    const corks = writers.map(
      ({ socket }) => (socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket,
    );
    for (const cork of corks) cork.cork();
    for (let i = 0; i < each; i++)
      for (const [who, { cells }] of writers.entries()) cells.set(`${who}.${i % 50}`, `${who} ${i}`);
    for (const cork of corks) cork.uncork();
    await until('the reader has all', () =>
      writers.every((_, who) => reader.cells.get(`${who}.49`) === `${who} ${each - 1}`),
    );
    for (const writer of writers) await writer.allSaved();
    for (const [who, writer] of writers.entries()) {
      await until('the other has all', () => writer.cells.get(`${1 - who}.49`) === `${1 - who} ${each - 1}`);
      expect(writer.cells.toJSON()).toEqual(reader.cells.toJSON());
      expect(writer.saved).toBe(writer.sent);
    }
    expect(rows().updates - logged).toBe(each * 2);
    const frames = reader.heard.slice(before).filter(({ kind }) => kind === 'update');
    expect(frames.length).toBeLessThan(60);
    // Whoever comes later gets the same from the document.
    const late = await scene.raw(scene.bo);
    await until('the newcomer has all', () => late.cells.size === reader.cells.size);
    expect(late.cells.toJSON()).toEqual(reader.cells.toJSON());
  });

  it('[SYNC-4] counts what is on disk exactly, message by message', async () => {
    const one = await scene.raw(scene.anne);
    await one.allSaved();
    expect(one.saved).toBe(1);
    for (let i = 0; i < 25; i++) one.cells.set(`0.${i}`, i);
    one.cells.delete('0.3');
    await one.allSaved();
    expect(one.sent).toBe(27);
    expect(one.saved).toBe(27);
    const counts = one.heard.filter(({ kind }) => kind === 'saved').map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it('[SYNC-4] tells those who did not ask nothing of it', async () => {
    const quiet = await openRawClient(scene.anne, scene.workbook, { ack: false });
    scene.closeAtEnd(quiet);
    const asking = await scene.raw(scene.bo);
    quiet.cells.set('0.0', 1);
    await until('the edit has arrived', () => asking.cells.get('0.0') === 1);
    await until('it is in the log', () => rows().updates === 1);
    expect(quiet.heard.filter(({ kind }) => kind === 'saved' || kind === 'other')).toEqual([]);
  });

  it('[SYNC-6] counts a step 2 with nothing new, but does not log it', async () => {
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', 1);
    await one.allSaved();
    const { updates } = rows();
    const again = await scene.raw(scene.anne, { doc: one.doc, clients: [one.doc.clientID] });
    await again.allSaved();
    expect(again.saved).toBe(1);
    expect(rows().updates).toBe(updates);
  });

  it('[SYNC-10] takes what was edited offline when the client comes back', async () => {
    const [one, two] = [await scene.stock(scene.anne), await scene.stock(scene.bo)];
    one.cells.set('0.0', 'fælles');
    await until('both have it', () => two.cells.has('0.0'));
    one.provider.disconnect();
    one.cells.set('0.1', 'uden net');
    one.cells.delete('0.0');
    two.cells.set('0.2', 'imens');
    one.provider.connect();
    await until('both have everything', () => {
      const [mine, theirs] = [one.cells.toJSON(), two.cells.toJSON()];
      return mine['0.2'] === 'imens' && theirs['0.1'] === 'uden net' && !('0.0' in theirs);
    });
    expect(one.cells.toJSON()).toEqual(two.cells.toJSON());
  });

  it('[SYNC-11] an edit whose predecessor has not come waits for it, unsaved', async () => {
    const two = await scene.raw(scene.bo);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getMap('c/a').set('0.0', 'først');
    doc.getMap('c/a').set('0.1', 'så');
    const rude = await openRawClient(scene.anne, scene.workbook, { isSilent: true, clients: [doc.clientID] });
    scene.closeAtEnd(rude);
    rude.sendUpdate(updates[1]!);
    // A step 1 is answered only after what came before it.
    rude.send(syncMessage(0, new Uint8Array([0])));
    await until('it has been read', () => rude.heard.some(({ kind }) => kind === 'step2'));
    expect(two.cells.size).toBe(0);
    // Whoever comes in between is not told of it either.
    const between = await scene.raw(scene.bo);
    expect(between.cells.size).toBe(0);
    rude.sendUpdate(updates[0]!);
    await until('both have come', () => two.cells.get('0.1') === 'så' && between.cells.get('0.1') === 'så');
    expect(two.cells.get('0.0')).toBe('først');
    await until('both are on disk', () => rude.saved === 2);
    expect(rude.heard.filter(({ kind, count }) => kind === 'saved' && count === 1)).toEqual([]);
  });

  it('[SYNC-11] takes nothing that follows on what nobody has, once a client has told everything', async () => {
    const [two, rude] = [await scene.raw(scene.bo), await scene.raw(scene.anne)];
    await rude.allSaved();
    const doc = new Y.Doc();
    doc.clientID = rude.doc.clientID;
    doc.getMap('c/a').set('0.0', 'mangler');
    const vector = Y.encodeStateVector(doc);
    doc.getMap('c/a').set('0.1', 'følger efter');
    rude.sendUpdate(Y.encodeStateAsUpdate(doc, vector));
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['badContent']);
    expect(two.cells.size).toBe(0);
  });

  it('[SYNC-11] refuses what came too early when everything is told and its predecessor is not there, and counts nothing behind it', async () => {
    const two = await scene.raw(scene.bo);
    const doc = new Y.Doc();
    doc.getMap('c/a').set('0.0', 'mangler');
    const vector = Y.encodeStateVector(doc);
    doc.getMap('c/a').set('0.1', 'følger efter');
    const rude = await openRawClient(scene.anne, scene.workbook, { isSilent: true, clients: [doc.clientID] });
    scene.closeAtEnd(rude);
    rude.sendUpdate(Y.encodeStateAsUpdate(doc, vector));
    rude.send(syncMessage(1, Y.encodeStateAsUpdate(new Y.Doc())));
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['badContent']);
    two.cells.set('1.1', 'videre');
    await two.allSaved();
    expect(two.cells.toJSON()).toEqual({ '1.1': 'videre' });
    expect(rude.saved).toBe(0);
  });

  it('[SYNC-13] closes when nobody has been there for a while, folds its log, and opens the same again', async () => {
    const one = await scene.raw(scene.anne);
    for (let i = 0; i < 20; i++) one.cells.set(`0.${i.toString(36)}`, i);
    await one.allSaved();
    one.close();
    await unloaded();
    expect(rows()).toEqual({ updates: 20, snapshots: 2 });
    const two = await scene.raw(scene.bo);
    expect(two.cells.size).toBe(20);
    two.cells.set('1.1', 'mere');
    await two.allSaved();
    two.close();
    await unloaded();
    expect(rows()).toEqual({ updates: 1, snapshots: 2 });
    expect((await scene.raw(scene.anne)).cells.size).toBe(21);
  });

  it('[SYNC-14] takes what was said before the line went dead', async () => {
    const one = await scene.raw(scene.anne);
    await one.allSaved();
    one.cells.set('0.0', 'og lågen i');
    one.close();
    const two = await scene.raw(scene.bo);
    await until('it is there', () => two.cells.get('0.0') === 'og lågen i');
  });
});

describe('[SYNC-21] what is passed on and not applied yet', () => {
  let scene: Scene;
  let one: RawClient;
  let reader: RawClient;
  beforeEach(async () => {
    // Never by itself while a test lasts.
    scene = await openScene({ sync: { gatherMs: 600_000 } });
    [one, reader] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    one.cells.set('0.0', 'sendt');
    await until('the colleague has it', () => reader.cells.get('0.0') === 'sendt');
    expect(one.saved).toBeLessThan(one.sent);
  });
  afterEach(() => scene.close());
  const inRoom = <Value>(use: (room: Room) => Promise<Value>): Promise<Value | undefined> =>
    scene.server.running.rooms.use(scene.workbook, use);

  it('[SYNC-21] is applied before somebody who comes is told anything', async () => {
    expect((await scene.raw(scene.bo)).cells.get('0.0')).toBe('sendt');
    await one.allSaved();
  });

  it('[SYNC-21] is applied before somebody who is here already is told what there is', async () => {
    const before = reader.heard.length;
    const doc = newDocument();
    doc.getMap('c/a').set('9.9', 'hos mig');
    reader.send(syncMessage(0, Y.encodeStateVector(doc)));
    await until('there is an answer', () => reader.heard.slice(before).some(({ kind }) => kind === 'step2'));
    for (const { kind, payload } of reader.heard.slice(before))
      if (kind === 'step2') Y.applyUpdate(doc, payload);
    expect(doc.getMap('c/a').get('0.0')).toBe('sendt');
    await one.allSaved();
  });

  it('[SYNC-21] is applied before more from the same number', async () => {
    const before = one.sent;
    one.cells.set('0.0', 'og mere');
    await until('the colleague has it', () => reader.cells.get('0.0') === 'og mere');
    await until('what came first is saved', () => one.saved === before);
    expect(one.saved).toBeLessThan(one.sent);
  });

  it('[SYNC-21] may be followed on by others, and is applied with what they write', async () => {
    reader.cells.set('0.0', 'bagefter');
    await until('the first has that', () => one.cells.get('0.0') === 'bagefter');
    expect([one.saved < one.sent, reader.saved < reader.sent]).toEqual([true, true]);
    const state = await inRoom((room) => Promise.resolve(room.state()));
    const doc = newDocument();
    Y.applyUpdate(doc, state!);
    expect(doc.getMap('c/a').get('0.0')).toBe('bagefter');
    await one.allSaved();
    await reader.allSaved();
  });

  it('[SYNC-21] is in every export', async () => {
    const state = await inRoom((room) => Promise.resolve(room.state()));
    const doc = newDocument();
    Y.applyUpdate(doc, state!);
    expect(doc.getMap('c/a').get('0.0')).toBe('sendt');
    await one.allSaved();
  });

  it('[SYNC-21] has an author', async () => {
    const writing = await inRoom((room) => room.writing('c/a', '0.0'));
    expect(writing?.owner).toMatchObject({ person: scene.anne.id });
    await one.allSaved();
  });

  it('[SYNC-21] is applied before an edit of the server’s own', async () => {
    await inRoom((room) => room.edit(scene.bo.id, () => done(undefined)));
    await one.allSaved();
  });

  it('[SYNC-21] is on disk, and said to be, before a server that is told to stop sends anybody away', async () => {
    const stopped = scene.server.close();
    await one.closed();
    expect(one.saved).toBe(one.sent);
    await stopped;
  });
});

test('[SYNC-21] whatever several write, and whoever waits or comes in between: all end with the same, each update in the log', async () => {
  const key = fc.integer({ min: 0, max: 3 }).map((number) => `0.${number}`);
  const who = fc.integer({ min: 0, max: 2 });
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), who, key, value: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('clear' as const), who, key }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const), who }) },
  );
  const ask = (client: RawClient): void => client.send(syncMessage(0, Uint8Array.of(0)));
  const isSame = (one: RawClient, other: RawClient): boolean =>
    isDeepStrictEqual(one.cells.toJSON(), other.cells.toJSON());
  const server = await openTestServer({ sync: { gatherMs: 600_000 } });
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const scene = await openScene(server);
        const people = [scene.anne, scene.bo, scene.anne];
        const clients = await Promise.all(people.map((person) => scene.raw(person)));
        const logged = countRows(scene.databasePath, scene.workbook).updates;
        for (const { who: index, ...one } of acts) {
          const client = clients[index]!;
          if (one.kind === 'write') client.cells.set(one.key, one.value);
          else if (one.kind === 'clear') client.cells.delete(one.key);
          else if (one.kind === 'ask') ask(client);
          else await until('all have the same', () => clients.every((other) => isSame(other, client)));
        }
        const edits = acts.filter(({ kind }) => kind === 'write').length;
        for (const client of clients) ask(client);
        for (const client of clients) await client.allSaved();
        const newcomer = await scene.raw(scene.bo);
        await until('all have the same', () => clients.every((client) => isSame(client, newcomer)));
        expect(countRows(scene.databasePath, scene.workbook).updates - logged).toBeGreaterThanOrEqual(edits);
        expect(clients.flatMap(({ notices }) => notices)).toEqual([]);
        await scene.close();
      }),
      runs(30),
    );
  } finally {
    await server.close();
  }
});

describe('a workbook of an older layout', () => {
  const newer: Layout = {
    target: schemaVersion + 1,
    steps: new Map([[schemaVersion, (doc) => void doc.getMap('about').set('example', 'fra trinnet')]]),
  };
  let scene: Scene;
  let server: TestServer;
  const clients: RawClient[] = [];
  beforeEach(async () => {
    scene = await openScene();
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', 'før');
    await one.allSaved();
    server = scene.server;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await server.close();
    await scene.close();
  });

  const restart = async (layout?: Layout): Promise<void> => {
    for (const client of clients.splice(0)) client.close();
    await server.running.close();
    const { folder } = scene.server;
    server = await openTestServer({ folder, sync: { idleMs: 1 }, ...(layout && { layout }) });
  };
  const open = async (person: TestPerson): Promise<RawClient> => {
    const client = await openRawClient(person.at(server), scene.workbook);
    clients.push(client);
    await until('the client is synced', () => client.isSynced);
    // What the server wrote before is on disk then too.
    await client.allSaved();
    return client;
  };
  const empty = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.close();
    await until('the room is closed', () => server.running.rooms.counts.rooms === 0);
  };
  const seq = async (): Promise<number | undefined> =>
    (await server.running.storage.readDocument(scene.workbook))?.seq;
  const authors = (): readonly unknown[] =>
    withSqlite(scene.databasePath, (db) =>
      db
        .prepare('select author from doc_update where doc = ? order by seq')
        .all(scene.workbook)
        .map((row) => row['author']),
    );
  const seen = ({ doc, cells }: RawClient): readonly unknown[] => [
    doc.getMap('about').get('v'),
    doc.getMap('about').get('example'),
    cells.get('0.0'),
  ];
  const migrated = [newer.target, 'fra trinnet', 'før'];

  it('[SYNC-18] is brought to ours before anybody is let in, once, by the program, for good', async () => {
    await restart(newer);
    expect(await seq()).toBe(1);
    const both = await Promise.all([open(scene.anne), open(scene.bo)]);
    expect(both.map(seen)).toEqual([migrated, migrated]);
    // Nobody was let in before: not even a moment's older document was to be seen.
    for (const { heard } of both) expect(heard.filter(({ kind }) => kind === 'update')).toEqual([]);
    expect(await seq()).toBe(2);
    expect(authors()).toEqual([scene.anne.id, 'samregn']);
    const { clients: bound } = (await server.running.storage.readDocument(scene.workbook))!;
    expect(bound.map(({ person }) => person).toSorted()).toEqual([scene.anne.id, 'samregn'].toSorted());

    await empty();
    expect(seen(await open(scene.bo))).toEqual(migrated);
    expect(await seq()).toBe(2);
    for (const layout of [newer, undefined]) {
      await restart(layout);
      expect(seen(await open(scene.anne))).toEqual(migrated);
      expect(await seq()).toBe(2);
    }
    expect(authors()).toEqual([scene.anne.id, 'samregn']);
  });

  it('[SYNC-18] is left alone by a step that fails, and nobody is let in', async () => {
    const failing: Layout = { target: schemaVersion + 1, steps: new Map() };
    const before = await server.running.storage.readDocument(scene.workbook);
    await restart(failing);
    const refused = await openRawClient(scene.anne.at(server), scene.workbook, { isSilent: true });
    clients.push(refused);
    expect(await refused.closed()).toBe(1013);
    expect(await server.running.storage.readDocument(scene.workbook)).toEqual(before);
    await restart();
    expect(seen(await open(scene.anne))).toEqual([schemaVersion, undefined, 'før']);
  });

  it('[SYNC-18] of our own layout is opened without a word written', async () => {
    await restart();
    await open(scene.anne);
    expect(await seq()).toBe(1);
    expect(authors()).toEqual([scene.anne.id]);
    // The room folds its log when it closes; from then on not even that is left to do.
    await empty();
    const before = await server.running.storage.readDocument(scene.workbook);
    const rows = countRows(scene.databasePath, scene.workbook);
    await open(scene.bo);
    await empty();
    expect(await server.running.storage.readDocument(scene.workbook)).toEqual(before);
    expect(countRows(scene.databasePath, scene.workbook)).toEqual(rows);
  });
});
