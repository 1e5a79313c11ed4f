import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Scene, openScene } from '../support/scene.ts';
import { type TestPerson, type TestServer, openTestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

describe('who wrote what stands in a cell', () => {
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

  const last = async (cell: string, asked: TestPerson = scene.anne) =>
    (await asked.ask('GET', `/api/workbooks/${scene.workbook}/cells/a/${cell}/last`)).body;

  it('[LAST-1] says the person and the minute, also of what was cleared, and nobody where nothing stood', async () => {
    const before = Math.floor(Date.now() / 60_000) * 60_000;
    const [anne, bo] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    anne.cells.set('1.1', 5);
    anne.cells.set('2.1', 6);
    await anne.allSaved();
    await until('Bo has it', () => bo.cells.get('2.1') === 6);
    bo.cells.set('2.1', null);
    await bo.allSaved();
    const edit = await last('1.1', scene.bo);
    expect(edit).toEqual({
      by: 'person',
      person: { id: scene.anne.id, name: 'Anne' },
      at: expect.any(String),
    });
    const at = new Date(edit.at).getTime();
    expect(at % 60_000).toBe(0);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(await last('2.1')).toMatchObject({ person: { id: scene.bo.id, name: 'Bo' } });
    expect(await last('9.9')).toEqual({ by: 'nobody' });
  });

  it('[LAST-2] a person cannot write in the name of another without it being said who brought it', async () => {
    const anne = await scene.raw(scene.anne);
    anne.cells.set('1.1', 5);
    await anne.allSaved();
    const known = Y.encodeStateAsUpdate(anne.doc);
    anne.close();
    await anne.closed();
    // Bo goes on under the number of Anne, who is not here.
    const forged = new Y.Doc();
    Y.applyUpdate(forged, known);
    forged.clientID = anne.doc.clientID;
    forged.getMap('c/a').set('1.1', 99);
    const bo = await scene.raw(scene.bo, { doc: forged, clients: [4711] });
    await bo.allSaved();
    expect(await last('1.1')).toMatchObject({
      person: { id: scene.anne.id },
      broughtBy: { id: scene.bo.id, name: 'Bo' },
    });
  });

  it('[LAST-3] is told to those only who may see the workbook, and so are the names of its people', async () => {
    const eve = await server.openPerson('Eve');
    for (const path of ['cells/a/1.1/last', 'people'])
      expect((await eve.ask('GET', `/api/workbooks/${scene.workbook}/${path}`)).status).toBe(403);
    const { body } = await scene.bo.ask('GET', `/api/workbooks/${scene.workbook}/people`);
    expect(body.people.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Anne', 'Bo']);
    expect(
      (await scene.anne.ask('GET', `/api/workbooks/${scene.workbook}/cells/a%2Fb/1.1/last`)).status,
    ).toBe(404);
  });
});
