/** The whole server on PostgreSQL, over real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChildServer, openChildServer, runScript } from '../support/child-server.ts';
import { type TestDatabase, openTestDatabase } from '../support/postgres-under-test.ts';
import { openPostgresWire } from '../support/postgres-wire.ts';
import { openScene } from '../support/scene.ts';
import { type TestPerson, openPerson, temporaryFolder } from '../support/server.ts';
import { type RawClient, openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

// Four servers are started, which on a busy machine takes its time.
describe('a server on PostgreSQL', { timeout: 180_000 }, () => {
  let database: TestDatabase;
  const atEnd: (() => unknown)[] = [];
  beforeEach(async () => void (database = await openTestDatabase()));
  afterEach(async () => {
    for (const end of atEnd.splice(0).toReversed()) await end();
    await database.remove();
  });

  const start = async (): Promise<ChildServer> => {
    const server = await openChildServer(temporaryFolder(), { SAMREGN_DATABASE: database.url });
    atEnd.push(() => server.kill('SIGKILL'));
    return server;
  };
  const join = async (person: TestPerson, workbook: string): Promise<RawClient> => {
    const client = await openRawClient(person, workbook);
    atEnd.push(() => client.cut());
    await until('the client is synced', () => client.isSynced);
    return client;
  };

  it('[STORE-42] keeps what two people write through kill -9 and a restart, and refuses a second server', async () => {
    let server = await start();
    const anne = await openPerson(server.url, 'Anne');
    const bo = await openPerson(server.url, 'Bo');
    const workbook = await anne.createWorkbook('På PostgreSQL');
    await anne.share(workbook, 'editor', bo);
    const kept = new Map<string, number>();
    for (let round = 0; round < 2; round++) {
      const clients = [await join(anne.at(server), workbook), await join(bo.at(server), workbook)];
      for (let i = 0; i < 20; i++)
        for (const [who, client] of clients.entries()) {
          const key = `${round.toString(36)}.${who}${i.toString(36)}`;
          client.cells.set(key, i);
          kept.set(key, i);
        }
      await Promise.all(clients.map((client) => client.allSaved()));
      // And some that nobody has been told of.
      for (const client of clients) client.cells.set(`later.${round}`, 1);
      if (round === 0) {
        const second = await runScript('server/main.ts', [], {
          SAMREGN_DATABASE: database.url,
          SAMREGN_PORT: '0',
        });
        const sentence = 'Databasen i SAMREGN_DATABASE bruges allerede af en Samregn-server, der kører.\n';
        expect(second).toEqual({ code: 1, signal: null, stdout: '', stderr: sentence });
      }
      const ended = await server.kill(round === 1 ? 'SIGTERM' : 'SIGKILL');
      if (round === 1) expect(ended).toMatchObject({ code: 0, stderr: '' });
      server = await start();
      const reader = await join(anne.at(server), workbook);
      const lost = [...kept].filter(([key, value]) => reader.cells.get(key) !== value);
      expect(lost).toEqual([]);
    }
    const { body } = await anne.at(server).ask('GET', '/api/workbooks');
    expect(JSON.stringify(body)).toContain('På PostgreSQL');
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  });

  it('[STORE-42] acknowledges nothing while the database is away, and everything when it is back', async () => {
    const wire = await openPostgresWire(database.url);
    atEnd.push(() => wire.close());
    const scene = await openScene({ settings: { database: wire.url } });
    atEnd.push(() => scene.close());
    const client = await scene.raw(scene.anne);
    client.cells.set('0.0', 1);
    await client.allSaved();
    const { saved } = client;
    wire.refuse();
    client.cells.set('0.0', 2);
    client.cells.set('0.1', 3);
    await until('people are told', () => client.notices.includes('savingFails'));
    expect(client.saved).toBe(saved);
    expect((await scene.anne.ask('GET', '/health')).status).toBe(503);
    wire.accept();
    await client.allSaved();
    expect((await scene.anne.ask('GET', '/health')).status).toBe(200);
    const reader = await scene.raw(scene.bo);
    expect([reader.cells.get('0.0'), reader.cells.get('0.1')]).toEqual([2, 3]);
  });
});
