import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type TestServer,
  type TestServerOptions,
  openTestServer,
  temporaryFolder,
} from '../../support/server.ts';
import { openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('somebody who is deleted', () => {
  const folders: string[] = [];
  const servers: TestServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const open = async (options: TestServerOptions): Promise<TestServer> => {
    const server = await openTestServer(options);
    servers.push(server);
    return server;
  };

  it('[ME-2] leaves no name at what had been passed on and was not on its way to the disk yet', async () => {
    // Never by itself while the test lasts.
    const server = await open({ sync: { gatherMs: 600_000 } });
    const eva = await server.openPerson('Eva Holm');
    const bo = await server.openPerson('Bo');
    const workbook = await eva.createWorkbook('Et');
    await eva.share(workbook, 'editor', bo);
    const [writer, reader] = [await openRawClient(eva, workbook), await openRawClient(bo, workbook)];
    await until('both are there', () => writer.isSynced && reader.isSynced);
    writer.cells.set('0.0', 'lige før');
    await until('the colleague has it', () => reader.cells.get('0.0') === 'lige før');
    expect(writer.saved).toBeLessThan(writer.sent);

    const workbooks = { [workbook]: { to: 'person', id: bo.id } };
    expect((await eva.ask('POST', '/api/me/departure', { workbooks })).status).toBe(204);
    await writer.closed();
    const item = { client: writer.doc.clientID, clock: 0 };
    const arrival = await server.running.storage.readArrival(workbook, item);
    expect(arrival).toMatchObject({ name: '' });
    expect(arrival?.person).not.toBe(eva.id);
    reader.close();
    await reader.closed();
    const next = await openRawClient(bo, workbook);
    await until('what was written stands', () => next.cells.get('0.0') === 'lige før');
    next.close();
  });

  it('[ME-4] when the server ends in the middle is taken out of what is left of documents and versions by the next server, whatever the earlier one got done', async () => {
    const folder = temporaryFolder();
    folders.push(folder);
    let asked = 0;
    const begun = Promise.withResolvers<void>();
    // The thread that writes versions anew dies of the second one, and says no more.
    const first = await open({
      folder,
      office: {
        forget: () => {
          begun.resolve();
          return ++asked === 1
            ? Promise.reject(new Error('The thread has ended.'))
            : new Promise(() => undefined);
        },
      },
    });
    const eva = await first.openPerson('Eva Holm');
    const bo = await first.openPerson('Bo');
    const workbooks = [await eva.createWorkbook('Et'), await eva.createWorkbook('To')];
    for (const workbook of workbooks) {
      await eva.share(workbook, 'editor', bo);
      const client = await openRawClient(eva, workbook);
      await until('the client is synced', () => client.isSynced);
      client.doc.getMap('comments').set('t/c', 'somewhere');
      client.doc.getMap('comments').set('t/m/m', [eva.id, 'Eva Holm', 1, 'hej']);
      await client.allSaved();
      for (const name of ['Første', 'Anden'])
        expect((await eva.ask('POST', `/api/workbooks/${workbook}/versions`, { name })).status).toBe(201);
      client.close();
      await client.closed();
    }
    const heirs = Object.fromEntries(workbooks.map((id) => [id, { to: 'person', id: bo.id }]));
    const cut = eva.ask('POST', '/api/me/departure', { workbooks: heirs }).catch(() => 'cut off');
    await begun.promise;
    await first.close();
    servers.splice(0);
    expect(await cut).toBe('cut off');

    const second = await open({ folder });
    const { storage } = second.running;
    await until('nothing is left to do', async () => (await storage.listDepartures()).length === 0);
    for (const workbook of workbooks) {
      const versions = await storage.listVersions(workbook);
      expect(versions.length).toBeGreaterThanOrEqual(2);
      for (const { number } of versions) {
        const state = Buffer.from((await storage.readVersion(workbook, number)) as Uint8Array);
        expect(['Eva Holm', eva.id].map((name) => state.includes(name))).toEqual([false, false]);
        expect(state.includes('hej')).toBe(true);
      }
      const reader = await openRawClient(bo.at(second), workbook);
      await until('the document has come', () => reader.isSynced);
      expect(reader.doc.getMap('comments').get('t/m/m')).toEqual([expect.any(String), '', 1, 'hej']);
      expect(JSON.stringify(reader.doc.getMap('comments').toJSON())).not.toContain(eva.id);
      reader.close();
    }
    // Nor is it begun again by the next.
    expect(await storage.listDepartures()).toEqual([]);
  });
});
