import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Logger, pino } from 'pino';
import * as Y from 'yjs';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestPerson, type TestServer, openTestServer } from '../../support/server.ts';
import { countRows, harmRow } from '../../support/sqlite-under-test.ts';
import { type RawClient, openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('a workbook on a bad disk', () => {
  let scene: Scene;
  let again: TestServer | undefined;
  const open: RawClient[] = [];
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(async () => {
    for (const client of open.splice(0)) client.close();
    await again?.close();
    again = undefined;
    await scene.close();
  });

  /** The server after a restart, with something harmed in between. */
  const restart = async (
    harm: () => void,
    logger?: Logger,
  ): Promise<{ anne: TestPerson; bo: TestPerson }> => {
    await scene.server.running.close();
    harm();
    const folder = scene.server.folder;
    again = await openTestServer({ folder, sync: { idleMs: 1 }, ...(logger && { logger }) });
    return { anne: scene.anne.at(again), bo: scene.bo.at(again) };
  };
  const raw = async (person: TestPerson, workbook = scene.workbook): Promise<RawClient> => {
    const client = await openRawClient(person, workbook);
    open.push(client);
    await until('the client is synced', () => client.isSynced);
    return client;
  };
  const harm = (what: 'snapshot' | 'update', seq: number) => (): void =>
    harmRow(scene.databasePath, scene.workbook, what, seq);

  it('[STORE-7] whose newest snapshot cannot be read opens from the one before, with nothing lost', async () => {
    const one = await scene.raw(scene.anne);
    for (let i = 0; i < 10; i++) one.cells.set(`0.${i}`, i);
    await one.allSaved();
    const { rooms } = scene.server.running;
    await rooms.use(scene.workbook, (room) => room.compact());
    one.cells.set('1.0', 'efter');
    await one.allSaved();
    const lines: Record<string, unknown>[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const { anne } = await restart(harm('snapshot', 10), logger);
    const first = await raw(anne);
    expect(first.cells.size).toBe(11);
    expect(first.notices).toEqual([]);
    first.cells.set('1.1', 'og videre');
    await first.allSaved();
    // Whoever runs the server is told, by the workbook's id and without a word of it.
    const { workbook } = scene;
    expect(lines).toMatchObject([
      { level: 50, workbook, damage: 'covered', msg: 'a stored workbook is damaged' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('efter');
  });

  it('[STORE-8] that has lost an update opens for reading only, says so, and harms no other', async () => {
    const other = await scene.anne.createWorkbook('Hel');
    const one = await scene.raw(scene.anne);
    for (let i = 0; i < 5; i++) {
      const doc = new Y.Doc();
      doc.getMap('c/a').set(`0.${i}`, i);
      const part = await scene.raw(scene.anne, { doc });
      await part.allSaved();
    }
    expect(one.cells.size).toBe(5);
    const before = countRows(scene.databasePath, scene.workbook);
    const { anne, bo } = await restart(harm('update', 3));

    const reader = await raw(anne);
    expect(reader.cells.toJSON()).toEqual({ '0.0': 0, '0.1': 1, '0.3': 3, '0.4': 4 });
    expect(reader.notices).toEqual(['damaged']);
    await reader.allSaved();
    reader.cells.set('9.9', 'forsøg');
    await until('it is refused', () => reader.notices.length === 2);
    expect(reader.notices).toEqual(['damaged', 'readOnly']);

    const asked = `/api/workbooks/${scene.workbook}`;
    expect(await anne.ask('PATCH', asked, { title: 'Nyt' })).toMatchObject({
      status: 409,
      body: { error: 'damaged' },
    });
    expect(await anne.ask('POST', `${asked}/copy`, {})).toMatchObject({
      status: 409,
      body: { error: 'damaged' },
    });
    expect(await anne.ask('GET', `${asked}/xlsx`)).toMatchObject({ status: 409, body: { error: 'damaged' } });
    expect((await anne.ask('GET', asked)).status).toBe(200);

    const whole = await raw(anne, other);
    whole.cells.set('0.0', 1);
    await whole.allSaved();

    // Nothing of the evidence is folded away.
    reader.close();
    whole.close();
    await until('the rooms are closed', () => again!.running.rooms.counts.rooms === 0);
    expect(countRows(scene.databasePath, scene.workbook)).toEqual(before);
    expect((await raw(bo, scene.workbook).catch(() => undefined))?.notices).toEqual(['damaged']);
  });
});

describe('a workbook that cannot be loaded now', () => {
  it('[SYNC-12] keeps what comes meanwhile in order, and after a failure leaves nothing behind', async () => {
    let isFailing = true;
    let isSlow = false;
    let release = (): void => undefined;
    const scene = await openScene({
      through: (storage) =>
        new Proxy(storage, {
          get(target, name: keyof typeof storage) {
            if (name !== 'readDocument') return target[name];
            return async (id: string) => {
              if (isSlow) await new Promise<void>((resolve) => (release = resolve));
              if (isFailing) throw new Error('the disk is away');
              return target.readDocument(id);
            };
          },
        }),
    });
    try {
      const refused = await scene.raw(scene.anne, { isSilent: true });
      expect(await refused.closed()).toBe(1013);
      await until('nothing is left', () => scene.server.running.rooms.counts.rooms === 0);

      isFailing = false;
      isSlow = true;
      const doc = new Y.Doc();
      const early = await scene.raw(scene.anne, { isSilent: true, doc, clients: [doc.clientID] });
      early.send(new Uint8Array([0, 0, 1, 0]));
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let i = 0; i < 100; i++) early.cells.set('0.0', `${i}${'x'.repeat(20_000)}`);
      for (const update of updates) early.sendUpdate(update);
      await until('the server waits for the disk', () => scene.server.running.rooms.counts.rooms === 1);
      expect(early.heard).toEqual([]);
      isSlow = false;
      release();
      await until('everything is saved', () => early.saved === 100);
      const later = await scene.raw(scene.bo);
      expect(String(later.cells.get('0.0')).slice(0, 3)).toBe('99x');
      expect(early.heard[0]?.kind).toBe('step1');
    } finally {
      await scene.close();
    }
  });
});
