import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type Receipt,
  type Workbook,
  deleteLines,
  openEditor,
  openWorkbook,
  receiptsOf,
  restoreReceipt,
} from '../../../model/index.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { openTestServer } from '../../support/server.ts';
import { type RawClient, openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('receipts on the server', () => {
  let scene: Scene;
  const workbooks: Workbook[] = [];
  beforeEach(async () => {
    scene = await openScene({ sync: { idleMs: 1 } });
  });
  afterEach(async () => {
    for (const workbook of workbooks.splice(0)) workbook.close();
    await scene.close();
  });
  const bookOf = (client: RawClient): Workbook => {
    const workbook = openWorkbook(client.doc);
    workbooks.push(workbook);
    return workbook;
  };
  const docOf = (clientId: number): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return doc;
  };
  /** Bo's client number is the higher: of two edits at once, his stands. */
  const both = async (): Promise<{ readonly anne: RawClient; readonly bo: RawClient }> => ({
    anne: await scene.raw(scene.anne, { doc: docOf(5) }),
    bo: await scene.raw(scene.bo, { doc: docOf(900_000) }),
  });
  const receipts = (workbook: Workbook): readonly Receipt[] => receiptsOf(workbook, scene.anne.id);

  it('[RECEIPT-8] tells a person who was offline what a colleague has overridden meanwhile, and keeps it', async () => {
    const { anne, bo } = await both();
    anne.cut();
    await anne.closed();
    anne.cells.set('0.0', 11);
    bo.cells.set('0.0', 22);
    await bo.allSaved();
    const back = await scene.raw(scene.anne, { doc: anne.doc });
    const workbook = bookOf(back);
    await until('Anne has a receipt', () => receipts(workbook).length === 1);
    expect(receipts(workbook)[0]).toMatchObject({
      by: { person: scene.bo.id, name: 'Bo' },
      how: 'overridden',
      root: 'c/a',
      entries: [{ key: '0.0', lost: 11 }],
    });
    expect(back.cells.get('0.0')).toBe(22);
    // It stays when everybody has gone and the room with them, and restoring is an edit like any other.
    await back.allSaved();
    back.close();
    bo.close();
    await until('the room is closed', () => scene.server.running.rooms.counts.rooms === 0);
    const again = await scene.raw(scene.anne);
    const later = bookOf(again);
    expect(receipts(later)).toHaveLength(1);
    restoreReceipt(openEditor(later), receipts(later)[0]!.id);
    await again.allSaved();
    expect(again.cells.get('0.0')).toBe(11);
    expect(receipts(later)).toEqual([]);
  });

  it('[RECEIPT-8] tells a person who is not there any more, when they come back', async () => {
    const { anne, bo } = await both();
    bo.cut();
    await bo.closed();
    anne.cells.set('1.1', 11);
    await anne.allSaved();
    anne.close();
    deleteLines(openEditor(bookOf(bo)), { sheet: 'a', side: 'rows', first: 1, count: 1 });
    const back = await scene.raw(scene.bo, { doc: bo.doc });
    await back.allSaved();
    const again = await scene.raw(scene.anne);
    const workbook = bookOf(again);
    await until('Anne has a receipt', () => receipts(workbook).length === 1);
    expect(receipts(workbook)[0]).toMatchObject({ how: 'deleted', entries: [{ key: '1.1', lost: 11 }] });
    expect(receiptsOf(workbook, scene.bo.id)).toEqual([]);
  });

  it('[RECEIPT-8] names the colleague as everybody sees them', async () => {
    await scene.bo.ask('PUT', '/api/session', { name: 'Bo Berg' });
    const { anne, bo } = await both();
    const workbook = bookOf(anne);
    anne.cut();
    await anne.closed();
    anne.cells.set('0.0', 11);
    bo.cells.set('0.0', 22);
    await bo.allSaved();
    await scene.raw(scene.anne, { doc: anne.doc });
    await until('Anne has a receipt', () => receipts(workbook)[0]?.by.name === 'Bo Berg');
  });

  it('[RECEIPT-8] writes nothing where nothing was lost, nor for edits that came in order', async () => {
    const { anne, bo } = await both();
    for (let round = 0; round < 20; round++) {
      const [one, other] = round % 2 === 0 ? [anne, bo] : [bo, anne];
      one.cells.set('0.0', round);
      await until('the other sees it', () => other.cells.get('0.0') === round);
    }
    expect(anne.doc.getMap('receipts').size).toBe(0);
  });

  it('[GUARD-3] takes no edits under the number by which the program itself writes receipts', async () => {
    const { anne, bo } = await both();
    anne.cut();
    await anne.closed();
    anne.cells.set('0.0', 11);
    bo.cells.set('0.0', 22);
    await bo.allSaved();
    await scene.raw(scene.anne, { doc: anne.doc });
    await until('there is a receipt', () => bo.doc.getMap('receipts').size === 1);
    const program = [...bo.doc.getMap('receipts')._map.values()][0]!.id.client;
    const forged = docOf(program);
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(bo.doc));
    const before = Y.encodeStateVector(forged);
    forged.getMap('receipts').set('made-up', 1);
    bo.sendUpdate(Y.encodeStateAsUpdate(forged, before));
    await until('it is refused', () => bo.notices.includes('unknownAuthor'));
  });
});

describe('receipts of more than fits into one update', () => {
  /** Texts that say the same to nobody, and that packing makes little smaller. */
  const text = (who: number, at: number): string => {
    const made = Array.from({ length: 30_000 }, (_, i) =>
      String.fromCharCode(33 + ((i * 7919 + who * 104_729 + at * 1_299_709 + ((i * i) >> 3)) % 90)),
    );
    return `${who} ${at} ${made.join('')}`;
  };
  const count = 300;
  const keys = Array.from({ length: count }, (_, i) => `${i.toString(36)}.0`);

  it('[RECEIPT-9] are written in several edits, each bounded; a reader who is slow keeps its socket and loses nothing', async () => {
    const scene = await openScene({ sync: { updatesPerSecond: 10_000 } });
    const [low, high] = [new Y.Doc(), new Y.Doc()];
    low.clientID = 5;
    high.clientID = 900_000;
    const anne = await scene.raw(scene.anne, { doc: low });
    const bo = await scene.raw(scene.bo, { doc: high });
    const reader = await scene.raw(scene.bo, { socket: { perMessageDeflate: false } });
    anne.cut();
    await anne.closed();
    // Nine megabytes by each, as people type them: cell for cell.
    for (const [i, key] of keys.entries()) {
      anne.cells.set(key, text(1, i));
      bo.cells.set(key, text(2, i));
      await bo.allSaved();
    }
    await until('the reader has what Bo wrote', () => reader.cells.size === count);
    const heardBefore = reader.heard.length;
    reader.socket.pause();
    const back = await scene.raw(scene.anne, { doc: low });
    await back.allSaved();
    const workbook = openWorkbook(back.doc);
    const lost = (): number =>
      receiptsOf(workbook, scene.anne.id).reduce((sum, { entries }) => sum + entries.length, 0);
    await until('Anne has them all', () => lost() === count);
    // Others go on meanwhile, and what they write is passed on to the slow one too.
    for (let i = 0; i < 20; i++) {
      bo.cells.set('0.1', i);
      await bo.allSaved();
    }
    reader.socket.resume();
    const isCut = (): boolean => reader.closeCode !== undefined;
    await until('the slow reader has the last edit', () => isCut() || reader.cells.get('0.1') === 19);
    expect(reader.closeCode).toBeUndefined();
    const copy = openWorkbook(reader.doc);
    await until(
      'and every receipt',
      () => receiptsOf(copy, scene.anne.id).reduce((sum, { entries }) => sum + entries.length, 0) === count,
    );
    expect(reader.closeCode).toBeUndefined();
    const sizes = reader.heard.slice(heardBefore).map(({ payload }) => payload.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(4 * 1024 * 1024);
    const found = new Map(
      receiptsOf(copy, scene.anne.id).flatMap(({ entries }) =>
        entries.map((entry) => [entry.key, entry.lost]),
      ),
    );
    expect(keys.every((key, i) => found.get(key) === text(1, i))).toBe(true);
    // The log holds them as they were written.
    const stored = await scene.server.running.storage.readDocument(scene.workbook);
    const fresh = new Y.Doc();
    for (const part of stored!.parts) Y.applyUpdate(fresh, part);
    expect(fresh.getMap('receipts').size).toBe(back.doc.getMap('receipts').size);
    for (const one of [workbook, copy]) one.close();
    await scene.close();
  });
});

it('[RECEIPT-8] a receipt is on disk with the edits that it is about, also after a crash', async () => {
  const server = await openTestServer();
  const [anne, bo] = [await server.openPerson('Anne'), await server.openPerson('Bo')];
  const workbook = await anne.createWorkbook();
  await anne.share(workbook, 'editor', bo);
  const [low, high] = [new Y.Doc(), new Y.Doc()];
  low.clientID = 5;
  high.clientID = 900_000;
  const one = await openRawClient(anne, workbook, { doc: low });
  const two = await openRawClient(bo, workbook, { doc: high });
  await until('both are synced', () => one.isSynced && two.isSynced);
  one.cut();
  await one.closed();
  one.cells.set('0.0', 11);
  two.cells.set('0.0', 22);
  await two.allSaved();
  const back = await openRawClient(anne, workbook, { doc: low });
  await back.allSaved();
  await until('there is a receipt', () => two.doc.getMap('receipts').size === 1);
  await server.running.rooms.queue.drain();
  back.close();
  two.close();
  const stored = await server.running.storage.readDocument(workbook);
  const fresh = new Y.Doc();
  for (const part of stored!.parts) Y.applyUpdate(fresh, part);
  expect(fresh.getMap('receipts').size).toBe(1);
  await server.close();
});
