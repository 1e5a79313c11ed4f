import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { receiptsOf, openWorkbook } from '../../../model/index.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import type { TestPerson } from '../../support/server.ts';
import { withSqlite } from '../../support/sqlite-under-test.ts';
import { type RawClient, openRawClient, syncMessage } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('a workbook that is written anew', () => {
  let scene: Scene;
  beforeEach(async () => {
    // So that a handful of edits is wear enough.
    scene = await openScene({ sync: { idleMs: 1, epochItems: 20 } });
  });
  afterEach(() => scene.close());

  const wear = (client: RawClient): void => {
    for (let i = 0; i <= 30; i++) client.cells.set('9.9', i);
  };
  const epochs = (): number =>
    withSqlite(scene.databasePath, (db) => {
      const row = db.prepare('select epoch from workbook where id = ?').get(scene.workbook);
      return (row as { epoch: number }).epoch;
    });
  /** Everybody leaves, and the document begins its next epoch. */
  const renew = async (...clients: readonly RawClient[]): Promise<void> => {
    const before = epochs();
    for (const client of clients) client.close();
    await until('a new epoch has begun', () => epochs() === before + 1);
  };
  /** Edits in this and an earlier epoch, under one client number. */
  const offline = async (person: TestPerson): Promise<Y.Doc> => {
    const client = await scene.raw(person);
    const { doc } = client;
    await client.allSaved();
    client.cut();
    await client.closed();
    return doc;
  };
  const back = (person: TestPerson, doc: Y.Doc, ack = true): Promise<RawClient> => {
    const opened = openRawClient(person, scene.workbook, { doc, ack });
    return opened.then((client) => {
      scene.closeAtEnd(client);
      return client;
    });
  };

  it('[EPOCH-5] is the same for whoever opens it, without its past, and goes on', async () => {
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', 'Løn');
    one.cells.set('0.1', '=`0.0`');
    wear(one);
    await one.allSaved();
    const before = one.doc.getMap('c/a').toJSON();
    const bytes = Y.encodeStateAsUpdate(one.doc).length;
    await renew(one);
    const two = await scene.raw(scene.bo);
    expect(two.doc.getMap('c/a').toJSON()).toEqual(before);
    expect(Y.encodeStateAsUpdate(two.doc).length).toBeLessThan(bytes);
    two.cells.set('0.2', 7);
    await two.allSaved();
    const three = await scene.raw(scene.anne);
    expect(three.cells.get('0.2')).toBe(7);
    expect(three.notices).toEqual([]);
  });

  it('[EPOCH-5] is left alone while it is hardly worn, and while somebody is there', async () => {
    const one = await scene.raw(scene.anne);
    const two = await scene.raw(scene.bo);
    one.cells.set('0.0', 1);
    await one.allSaved();
    one.close();
    two.close();
    await until('the room is closed', () => scene.server.running.rooms.counts.rooms === 0);
    expect(epochs()).toBe(0);
    const three = await scene.raw(scene.anne);
    const four = await scene.raw(scene.bo);
    wear(three);
    await three.allSaved();
    three.close();
    await until('one is left', () => scene.server.running.rooms.counts.connections === 1);
    four.cells.set('0.1', 1);
    await four.allSaved();
    expect(epochs()).toBe(0);
  });

  it('[EPOCH-6] a laptop that was offline is told so, its edits are brought over and saved, and nothing of it is merged', async () => {
    const doc = await offline(scene.bo);
    const one = await scene.raw(scene.anne);
    wear(one);
    one.cells.set('0.0', 'nyt');
    await one.allSaved();
    await renew(one);
    doc.getMap('c/a').set('2.2', 22);
    const laptop = await back(scene.bo, doc);
    await until('it is told', () => laptop.notices.includes('oldEpoch'));
    await laptop.allSaved();
    expect(laptop.heard.some(({ kind }) => kind === 'step2' || kind === 'update')).toBe(false);
    // It may go on typing until it hears of it: that comes along.
    doc.getMap('c/a').set('2.3', 23);
    await laptop.allSaved();
    laptop.close();
    const fresh = await scene.raw(scene.bo);
    expect([fresh.cells.get('2.2'), fresh.cells.get('2.3'), fresh.cells.get('0.0')]).toEqual([22, 23, 'nyt']);
    // Only numbers of the new epoch stand in the document.
    const old = new Set(doc.store.clients.keys());
    expect([...fresh.doc.store.clients.keys()].filter((client) => old.has(client))).toEqual([]);
  });

  it('[EPOCH-6] never overrides what is newer, across several epochs, and gives a receipt instead', async () => {
    await scene.anne.ask('PUT', '/api/session', { name: 'Anne And' });
    const doc = await offline(scene.bo);
    for (let epoch = 1; epoch <= 2; epoch++) {
      const one = await scene.raw(scene.anne);
      wear(one);
      one.cells.set('0.0', epoch);
      await one.allSaved();
      await renew(one);
    }
    doc.getMap('c/a').set('0.0', 99);
    const laptop = await back(scene.bo, doc);
    await laptop.allSaved();
    laptop.close();
    const fresh = await scene.raw(scene.bo);
    const workbook = openWorkbook(fresh.doc);
    await until('Bo has a receipt', () => receiptsOf(workbook, scene.bo.id).length === 1);
    expect(receiptsOf(workbook, scene.bo.id)[0]).toMatchObject({
      by: { person: scene.anne.id, name: 'Anne And' },
      how: 'overridden',
      entries: [{ key: '0.0', lost: 99 }],
    });
    expect(fresh.cells.get('0.0')).toBe(2);
    workbook.close();
  });

  it('[EPOCH-6] it makes no difference whether a laptop answers our step 1 before it sends its own', async () => {
    const doc = await offline(scene.bo);
    const one = await scene.raw(scene.anne);
    wear(one);
    await one.allSaved();
    await renew(one);
    doc.getMap('c/a').set('2.2', 22);
    const laptop = await openRawClient(scene.bo, scene.workbook, { doc, isSilent: true });
    scene.closeAtEnd(laptop);
    laptop.send(syncMessage(1, Y.encodeStateAsUpdate(doc)));
    laptop.send(syncMessage(0, Y.encodeStateVector(doc)));
    await until('it is saved', () => laptop.saved === 1);
    expect(laptop.notices).toEqual(['oldEpoch']);
    const fresh = await scene.raw(scene.bo);
    expect(fresh.cells.get('2.2')).toBe(22);
  });

  it('[EPOCH-6] a stock client’s edits are brought over too; then it is sent away for good', async () => {
    const doc = await offline(scene.bo);
    const one = await scene.raw(scene.anne);
    wear(one);
    await one.allSaved();
    await renew(one);
    doc.getMap('c/a').set('2.2', 22);
    const laptop = await back(scene.bo, doc, false);
    expect(await laptop.closed()).toBe(4409);
    const fresh = await scene.raw(scene.bo);
    expect(fresh.cells.get('2.2')).toBe(22);
  });

  it('[EPOCH-6] a viewer’s old copy is refused what it holds, and one with nothing new is let go', async () => {
    const carl = await scene.server.openPerson('Carl');
    await scene.anne.share(scene.workbook, 'viewer', carl);
    const doc = await offline(carl);
    const one = await scene.raw(scene.anne);
    wear(one);
    await one.allSaved();
    await renew(one);
    const laptop = await back(carl, doc);
    await laptop.allSaved();
    doc.getMap('c/a').set('2.2', 22);
    await until('it is refused', () => laptop.notices.includes('readOnly'));
    const fresh = await scene.raw(scene.bo);
    expect(fresh.cells.get('2.2')).toBeUndefined();
  });

  it('[EPOCH-8] a copy of an earlier epoch brings over no more than its person may write now, and all of it or nothing', async () => {
    const one = await scene.raw(scene.anne);
    const mine = [scene.anne.id, 'Anne', 1, 'Mit'];
    one.doc.transact(() => {
      one.doc.getMap('comments').set('t/c', '=`a!0.0`');
      one.doc.getMap('comments').set('t/m/x', mine);
    });
    await one.allSaved();
    const tries = [
      ['locked', 'c/a', '5.0', 'brudt'],
      ['locked', 'p/a', 'k/x', 1],
      ['forgedAuthor', 'comments', 't/m/x', [scene.anne.id, 'Anne', 1, 'Forfalsket']],
    ] as const;
    const copies: Y.Doc[] = [];
    for (const _ of tries) copies.push(await offline(scene.bo));
    // While they are away a cell is closed to editors.
    one.doc.transact(() => {
      for (const [key, value] of [
        ['k/r', '=`5.0`'],
        ['k/w', ['owner']],
        ['k/n', 'Fast'],
      ] as const)
        one.doc.getMap('p/a').set(key, value);
    });
    one.cells.set('5.0', 'låst');
    wear(one);
    await one.allSaved();
    await renew(one);
    const watcher = await scene.raw(scene.anne);
    for (const [index, [notice, root, key, value]] of tries.entries()) {
      const doc = copies[index]!;
      doc.getMap(root).set(key, value);
      doc.getMap('c/a').set('2.2', 22);
      const laptop = await back(scene.bo, doc);
      await until(`${root} ${key} is refused`, () => laptop.notices.some((one) => one !== 'oldEpoch'));
      expect(laptop.notices, `${root} ${key}`).toEqual(['oldEpoch', notice]);
      laptop.close();
    }
    // What is lawful goes on, and nobody ever saw the rest.
    const fresh = await scene.raw(scene.bo);
    fresh.cells.set('2.3', 23);
    await fresh.allSaved();
    await until('the other has it', () => watcher.cells.get('2.3') === 23);
    for (const { doc, cells } of [fresh, watcher]) {
      expect([cells.get('5.0'), cells.get('2.2')]).toEqual(['låst', undefined]);
      expect(doc.getMap('p/a').get('k/x')).toBeUndefined();
      expect(doc.getMap('comments').get('t/m/x')).toEqual(mine);
    }
  });

  it('[EPOCH-7] a copy whose epoch’s end cannot be read any more keeps what it holds: nothing is called saved', async () => {
    const doc = await offline(scene.bo);
    const one = await scene.raw(scene.anne);
    wear(one);
    await one.allSaved();
    await renew(one);
    withSqlite(scene.databasePath, (db) => db.exec('update doc_epoch set crc = crc + 1'));
    doc.getMap('c/a').set('2.2', 22);
    const laptop = await back(scene.bo, doc);
    await until('it is refused', () => laptop.notices.includes('badContent'));
    expect(laptop.saved).toBe(0);
  });
});
