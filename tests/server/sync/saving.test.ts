import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Faults, diskFull, faults } from '../../support/faulty-storage.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import type { TestServerOptions } from '../../support/server.ts';
import { countRows } from '../../support/sqlite-under-test.ts';
import { type RawClient, openRawClient, upgradeStatus } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('saving', () => {
  let scene: Scene;
  let disk: Faults;
  const start = async (options: TestServerOptions = {}): Promise<void> => {
    disk = faults();
    scene = await openScene({ ...options, through: disk.through });
  };
  afterEach(async () => {
    disk.failing = undefined;
    disk.failingFor.clear();
    disk.release();
    await scene.close();
  });
  /** A client that has edited before, so that its number is known and its edits are passed on at once. */
  const settled = async (client: RawClient): Promise<RawClient> => {
    client.cells.set(`seen.${client.doc.clientID}`, 1);
    await client.allSaved();
    return client;
  };

  it('[SYNC-5] passes an edit on at once, but acknowledges it only when it is on disk', async () => {
    await start();
    const one = await settled(await scene.raw(scene.anne));
    const two = await scene.raw(scene.bo);
    await two.allSaved();
    const before = one.saved;
    disk.hold();
    const appends = disk.appends;
    one.cells.set('0.0', 1);
    await until('a commit waits', () => disk.appends === appends + 1);
    await until('the other sees it', () => two.cells.get('0.0') === 1);
    // What comes while a commit is under way waits for the next.
    for (let i = 1; i <= 10; i++) one.cells.set('0.0', i);
    await until('the other sees that too', () => two.cells.get('0.0') === 10);
    expect(one.saved).toBe(before);
    disk.release();
    await one.allSaved();
    expect(disk.appends).toBe(appends + 2);
  });

  it('[SYNC-6] acknowledges a step 2 with nothing new only after what came before it is on disk', async () => {
    await start();
    const one = await settled(await scene.raw(scene.anne));
    disk.hold();
    const appends = disk.appends;
    one.cells.set('0.0', 'ikke på disken endnu');
    await until('a commit waits', () => disk.appends === appends + 1);
    // This client knows the edit already and brings it back: it is not on disk for all that.
    const two = await scene.raw(scene.bo, { doc: copyOf(one.doc) });
    await until('its step 2 has been read', () => two.sent === 1);
    two.send(new Uint8Array([3]));
    await until('the next message has been answered', () => two.heard.some(({ kind }) => kind === 'step2'));
    expect(two.saved).toBe(0);
    disk.release();
    await two.allSaved();
    expect(two.saved).toBe(1);
  });

  it('[SYNC-7] tells people when the disk fails, holds everything, and has lost nothing when it works again', async () => {
    await start();
    const one = await settled(await scene.raw(scene.anne));
    const two = await settled(await scene.raw(scene.bo));
    disk.failing = diskFull();
    const before = [one.saved, two.saved];
    for (let i = 0; i < 20; i++) {
      one.cells.set(`0.${i.toString(36)}`, i);
      two.cells.set(`1.${i.toString(36)}`, i);
    }
    await until('both are told', () => one.notices.length > 0 && two.notices.length > 0);
    const appends = disk.appends;
    await until('it is tried again and again', () => disk.appends > appends + 5);
    expect([one.saved, two.saved]).toEqual(before);
    expect(one.notices).toEqual(['savingFails']);
    await until('they still see each other', () => one.cells.size === 42 && two.cells.size === 42);
    // Whoever comes now is told too.
    const late = await scene.raw(scene.bo);
    await until('the newcomer is told', () => late.notices.length > 0);
    expect(late.notices).toEqual(['savingFails']);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(2);
    expect((await scene.anne.ask('GET', '/health')).status).toBe(503);

    disk.failing = undefined;
    await Promise.all([one.allSaved(), two.allSaved()]);
    await until('all are told', () => [one, two, late].every(({ notices }) => notices.length === 2));
    expect(late.notices).toEqual(['savingFails', 'savingWorks']);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(42);
    expect((await scene.anne.ask('GET', '/health')).status).toBe(200);
  });

  it('[SYNC-7] says so over HTTP when what is asked for cannot be saved', { timeout: 60_000 }, async () => {
    await start();
    const one = await settled(await scene.raw(scene.anne));
    disk.failing = diskFull();
    one.cells.set('0.0', 1);
    await until('saving fails', () => one.notices.length > 0);
    const renamed = await scene.anne.ask('PATCH', `/api/workbooks/${scene.workbook}`, { title: 'Nyt' });
    expect(renamed).toMatchObject({ status: 503, body: { error: 'savingFails' } });
  });

  it('[SYNC-8] lets one workbook that cannot be written hold up no other', async () => {
    await start();
    const other = await scene.anne.createWorkbook('En anden');
    const one = await settled(await scene.raw(scene.anne));
    const two = await openRawClient(scene.anne, other);
    scene.closeAtEnd(two);
    await until('the client is synced', () => two.isSynced);
    disk.failingFor.add(scene.workbook);
    one.cells.set('0.0', 1);
    two.cells.set('0.0', 1);
    await until('the one is told', () => one.notices.length > 0);
    two.cells.set('0.1', 1);
    await two.allSaved();
    expect(two.notices).toEqual([]);
    expect(one.saved).toBeLessThan(one.sent);
    disk.failingFor.clear();
    await one.allSaved();
    expect(one.notices).toEqual(['savingFails', 'savingWorks']);
  });

  it('[SYNC-9] takes no newcomers and sends the noisiest away when too much waits for the disk', async () => {
    await start({ sync: { uncommittedBytes: 100_000 } });
    const quiet = await settled(await scene.raw(scene.bo));
    const noisy = await settled(await scene.raw(scene.anne));
    disk.failing = diskFull();
    quiet.cells.set('0.0', 1);
    const text = 'x'.repeat(30_000);
    for (let i = 0; i < 8 && noisy.closeCode === undefined; i++) {
      noisy.cells.set(`1.${i}`, text);
      await until('it is taken or refused', () => quiet.cells.has(`1.${i}`) || noisy.closeCode !== undefined);
    }
    expect(await noisy.closed()).toBe(1013);
    expect(quiet.closeCode).toBeUndefined();
    const status = await upgradeStatus(scene.anne.url, `/api/sync/${scene.workbook}`, {
      cookie: scene.anne.cookie,
    });
    expect(status).toBe(503);

    disk.failing = undefined;
    await quiet.allSaved();
    const back = await scene.raw(scene.anne, { doc: noisy.doc });
    await back.allSaved();
    expect(quiet.cells.toJSON()).toEqual(noisy.cells.toJSON());
  });

  it('[SYNC-5] writes down whose edits they are before it shows them to anybody', async () => {
    await start();
    const two = await scene.raw(scene.bo);
    await two.allSaved();
    disk.hold();
    const appends = disk.appends;
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', 'ny');
    await until('the binding waits for the disk', () => disk.appends === appends + 1);
    two.send(new Uint8Array([0, 0, 1, 0]));
    const answers = two.heard.filter(({ kind }) => kind === 'step2').length;
    await until(
      'the server has answered',
      () => two.heard.filter(({ kind }) => kind === 'step2').length > answers,
    );
    expect(two.cells.size).toBe(0);
    disk.release();
    await until('the other sees it', () => two.cells.get('0.0') === 'ny');
    await one.allSaved();
  });

  it('[SYNC-13] keeps a room open until everything is on disk', async () => {
    await start({ sync: { idleMs: 1 } });
    const one = await settled(await scene.raw(scene.anne));
    disk.failing = diskFull();
    one.cells.set('0.0', 'holdes');
    await until('saving fails', () => one.notices.length > 0);
    one.close();
    const appends = disk.appends;
    await until('it is tried some times', () => disk.appends > appends + 4);
    expect(scene.server.running.rooms.counts.rooms).toBe(1);
    disk.failing = undefined;
    await until('the room is closed', () => scene.server.running.rooms.counts.rooms === 0);
    expect((await scene.raw(scene.bo)).cells.get('0.0')).toBe('holdes');
  });

  it('[SYNC-16] writes and acknowledges what still waits for its commit before it goes down', async () => {
    await start();
    const two = await scene.raw(scene.bo);
    const one = await settled(await scene.raw(scene.anne));
    disk.hold();
    const { appends } = disk;
    one.cells.set('0.0', 'på vej');
    await until('a commit waits', () => disk.appends === appends + 1);
    one.cells.set('0.1', 'i sidste øjeblik');
    await until('a colleague sees it', () => two.cells.has('0.1'));
    const stopped = scene.server.running.close();
    disk.release();
    await stopped;
    expect(await one.closed()).toBe(1012);
    expect(one.saved).toBe(one.sent);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(3);
  });

  it('[SYNC-16] loses nothing that was acknowledged when it goes down, and takes what it cannot save no further', async () => {
    await start();
    const one = await settled(await scene.raw(scene.anne));
    disk.failing = diskFull();
    one.cells.set('0.0', 'aldrig gemt');
    await until('saving fails', () => one.notices.length > 0);
    const before = performance.now();
    await scene.server.running.close();
    expect(performance.now() - before).toBeLessThan(2000);
    expect(one.saved).toBeLessThan(one.sent);
    expect(await one.closed()).toBe(1012);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(1);
  });
});

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
