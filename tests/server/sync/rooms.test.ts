import { afterEach, describe, expect, it } from 'vitest';
import type { Room } from '../../../server/sync/room.ts';
import { collectGarbage } from '../../support/garbage.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

let scene: Scene;
afterEach(() => scene.close());

describe('many rooms', () => {
  it('[SYNC-13] leave the memory when nobody has been there for a while, and open again with everything', async () => {
    scene = await openScene({ sync: { idleMs: 1 } });
    const { rooms } = scene.server.running;
    const refs: WeakRef<Room>[] = [];
    const workbooks = [scene.workbook, await scene.anne.createWorkbook(), await scene.anne.createWorkbook()];
    for (const workbook of workbooks) {
      const client = await openRawClient(scene.anne, workbook);
      await until('the client is synced', () => client.isSynced);
      client.cells.set('0.0', workbook);
      await client.allSaved();
      await rooms.use(workbook, (room) => Promise.resolve(void refs.push(new WeakRef(room))));
      client.close();
    }
    await until('all rooms are closed', () => rooms.counts.rooms === 0);
    await until('nothing holds a room any more', () => {
      collectGarbage();
      return refs.every((ref) => ref.deref() === undefined);
    });
    expect((await scene.raw(scene.bo)).cells.get('0.0')).toBe(scene.workbook);
  });

  it('[GUARD-1] are not harmed by one that breaks: its people come back to what is in the log, others notice nothing', async () => {
    scene = await openScene();
    const { rooms } = scene.server.running;
    const other = await scene.anne.createWorkbook('En anden');
    const [poisoned, whole] = [await scene.raw(scene.anne), await openRawClient(scene.anne, other)];
    scene.closeAtEnd(whole);
    await until('the other is synced', () => whole.isSynced);
    poisoned.cells.set('0.0', 'gemt');
    await poisoned.allSaved();
    const bug = new Error('a bug');
    const broken = rooms.use(scene.workbook, (room) =>
      room.edit(scene.anne.id, () => {
        throw bug;
      }),
    );
    whole.cells.set('0.0', 1);
    await expect(broken).rejects.toBe(bug);
    expect(await poisoned.closed()).toBe(1013);
    whole.cells.set('0.1', 2);
    await whole.allSaved();
    expect(whole.notices).toEqual([]);
    expect(whole.closeCode).toBeUndefined();
    const back = await scene.raw(scene.bo);
    expect(back.cells.toJSON()).toEqual({ '0.0': 'gemt' });
    back.cells.set('0.1', 'og videre');
    await back.allSaved();
  });
});
