import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestPerson, type TestServer, openTestServer } from '../../support/server.ts';
import { countRows } from '../../support/sqlite-under-test.ts';
import { type RawClient, presenceIn, presenceMessage, upgradeStatus } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('roles', () => {
  let server: TestServer;
  let scene: Scene;
  let eve: TestPerson;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    scene = await openScene(server);
    eve = await scene.server.openPerson('Eve');
  });
  afterEach(() => scene.close());

  const status = (
    person: TestPerson | undefined,
    workbook = scene.workbook,
    headers: Record<string, string> = {},
  ): Promise<number> =>
    upgradeStatus(scene.server.url, `/api/sync/${workbook}`, {
      ...(person && { cookie: person.cookie }),
      ...headers,
    });

  it('[ROLE-1] are decided before the upgrade, over plain HTTP', async () => {
    expect(await status(scene.anne)).toBe(101);
    expect(await status(scene.anne, scene.workbook, { origin: scene.server.url })).toBe(101);
    expect(await status(scene.anne, scene.workbook, { origin: 'https://evil.example' })).toBe(403);
    expect(await status(scene.anne, scene.workbook, { origin: 'null' })).toBe(403);
    expect(await status(undefined)).toBe(401);
    expect(await status(undefined, scene.workbook, { cookie: `samregn_session=${'x'.repeat(43)}` })).toBe(
      401,
    );
    expect(await status(undefined, scene.workbook, { cookie: 'samregn_session=kort' })).toBe(401);
    expect(await status(eve)).toBe(403);
    expect(await status(scene.anne, 'x'.repeat(22))).toBe(404);
    expect(await status(scene.anne, 'kort')).toBe(404);
    await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}`);
    expect(await status(scene.anne)).toBe(410);
    expect(await status(eve)).toBe(403);
    const plain = await scene.anne.ask('GET', `/api/sync/${scene.workbook}`);
    expect(plain).toMatchObject({ status: 426, body: { error: 'upgradeRequired' } });
    expect(await status(scene.anne, `${scene.workbook}?clients=1,x`)).toBe(400);
  });

  it('[GUARD-11] opens no socket to one person for a copy of another’s', async () => {
    expect(await status(scene.bo, `${scene.workbook}?as=${scene.bo.id}`)).toBe(101);
    expect(await status(scene.bo, `${scene.workbook}?as=`)).toBe(101);
    expect(await status(scene.bo, `${scene.workbook}?as=${scene.anne.id}`)).toBe(403);
  });

  it('[ROLE-1] lets in as many as the setting says', async () => {
    await scene.close();
    scene = await openScene({ sync: { roomConnections: 2 } });
    await scene.raw(scene.anne);
    const two = await scene.raw(scene.bo);
    expect(await status(scene.anne)).toBe(429);
    two.close();
    await two.closed();
    await until('there is room again', async () => (await status(scene.anne)) === 101);
  });

  it('[ROLE-6] let nobody keep a workbook from the others by filling it: who has many windows gives way, then who has less right', async () => {
    await scene.close();
    scene = await openScene({ sync: { roomConnections: 12 } });
    eve = await scene.server.openPerson('Eve');
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const open = (person: TestPerson, count: number): Promise<RawClient[]> =>
      Promise.all(Array.from({ length: count }, () => scene.raw(person)));
    const gone = (clients: readonly RawClient[]): readonly unknown[] =>
      clients.map(({ closeCode }) => closeCode).filter((code) => code !== undefined);
    const looking = await open(eve, 12);
    expect(await status(eve)).toBe(429);
    // An owner and an editor find a place, also with a second window each.
    const working = [...(await open(scene.anne, 2)), ...(await open(scene.bo, 2))];
    await until('four have given way', () => gone(looking).length === 4);
    expect(gone(looking)).toEqual([1013, 1013, 1013, 1013]);
    expect(gone(working)).toEqual([]);
    for (const client of looking) client.close();
    await until('they are gone', () => scene.server.running.rooms.counts.connections === 4);
    // Of an editor's ten windows the last is in the way of a viewer's first.
    const many = await open(scene.bo, 8);
    const [first] = await open(eve, 1);
    await until('one has given way', () => gone(many).length === 1);
    expect(await status(scene.bo)).toBe(429);
    const [writer] = working.slice(2);
    writer!.cells.set('0.0', 1);
    await until('and sees what is written', () => first!.cells.get('0.0') === 1);
  });

  it('[GUARD-8] refuse a viewer who edits, visibly, and nobody sees or keeps the edit', async () => {
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const [editor, viewer] = [await scene.raw(scene.anne), await scene.raw(eve)];
    editor.cells.set('0.0', 1);
    await editor.allSaved();
    await until('the viewer sees', () => viewer.cells.get('0.0') === 1);
    viewer.cells.set('0.1', 'forbudt');
    await until('the viewer is told', () => viewer.notices.length > 0);
    expect(viewer.notices).toEqual(['readOnly']);
    // Later edits build on the refused one: they are not taken either, nor acknowledged.
    viewer.cells.set('0.2', 'også');
    editor.cells.set('0.3', 2);
    await editor.allSaved();
    await until('the viewer still sees', () => viewer.cells.get('0.3') === 2);
    expect(editor.cells.has('0.1')).toBe(false);
    expect(viewer.saved).toBe(1);
    expect(viewer.notices).toEqual(['readOnly']);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(2);
    const other = await scene.raw(scene.bo);
    expect(other.cells.toJSON()).toEqual({ '0.0': 1, '0.3': 2 });
  });

  it('[GUARD-8] let a viewer come back with nothing new, and be seen', async () => {
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const editor = await scene.raw(scene.anne);
    editor.cells.set('0.0', 1);
    editor.cells.set('0.0', 2);
    editor.cells.set('0.1', 1);
    editor.cells.delete('0.1');
    await editor.allSaved();
    const viewer = await scene.raw(eve);
    await viewer.allSaved();
    viewer.close();
    const again = await scene.raw(eve, { doc: viewer.doc });
    await again.allSaved();
    expect(again.saved).toBe(1);
    expect(again.notices).toEqual([]);
    again.send(presenceMessage([{ client: again.doc.clientID, clock: 1, state: { mark: 'jeg ser' } }]));
    const entry = await until('the viewer is seen', () =>
      editor.heard
        .filter(({ kind }) => kind === 'presence')
        .flatMap(presenceIn)
        .find(({ client }) => client === again.doc.clientID),
    );
    expect(entry.state.person.name).toBe('Eve');
  });

  it('[GUARD-8] refuse what a viewer deletes', async () => {
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const editor = await scene.raw(scene.anne);
    editor.cells.set('0.0', 1);
    const viewer = await scene.raw(eve);
    await until('the viewer sees', () => viewer.cells.has('0.0'));
    viewer.cells.delete('0.0');
    await until('the viewer is told', () => viewer.notices.length > 0);
    expect(editor.cells.get('0.0')).toBe(1);
  });

  it('[ROLE-2] that came from a link go with it, at once', async () => {
    const link = await scene.anne.share(scene.workbook, 'editor', eve);
    const [mine, theirs] = [await scene.raw(scene.anne), await scene.raw(eve)];
    const stock = await scene.stock(eve);
    const revoked = await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}/links/${link}`);
    expect(revoked.status).toBe(204);
    expect(await theirs.closed()).toBe(4401);
    await until('the stock client is sent away', () => stock.closeCode === 4401);
    expect(stock.provider.shouldConnect).toBe(false);
    expect(await status(eve)).toBe(403);
    expect(mine.closeCode).toBeUndefined();
    expect((await eve.ask('GET', '/api/workbooks')).body.workbooks).toEqual([]);
  });

  it('[ROLE-2] that a person has otherwise stand', async () => {
    const editing = await scene.anne.share(scene.workbook, 'editor', eve);
    const editingToo = await scene.anne.share(scene.workbook, 'editor', eve);
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const client = await scene.raw(eve);
    await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}/links/${editing}`);
    client.cells.set('0.0', 1);
    await client.allSaved();
    await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}/links/${editingToo}`);
    await until('it is told', () => client.notices.includes('roleChanged'));
    expect(client.closeCode).toBeUndefined();
    client.cells.set('0.1', 1);
    await until('it may only look now', () => client.notices.includes('readOnly'));
  });

  it('[ROLE-3] that are raised hold at once over the open connection, and a stock client comes again', async () => {
    await scene.anne.share(scene.workbook, 'viewer', eve);
    const client = await scene.raw(eve);
    const stock = await scene.stock(eve);
    await scene.anne.share(scene.workbook, 'editor', eve);
    await until('it is told', () => client.about.some(({ role }) => role === 'editor'));
    await until('the stock client is sent away', () => stock.closeCode === 4401);
    client.cells.set('0.0', 1);
    await client.allSaved();
    expect(client.notices).toEqual(['roleChanged']);
  });

  it('[ROLE-3] that are lowered hold from the next message on', async () => {
    const link = await scene.anne.share(scene.workbook, 'editor', eve);
    await scene.anne.share(scene.workbook, 'commenter', eve);
    const [other, client] = [await scene.raw(scene.anne), await scene.raw(eve)];
    client.cells.set('0.0', 'før');
    await client.allSaved();
    await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}/links/${link}`);
    await until('it is told', () => client.about.some(({ role }) => role === 'commenter'));
    client.doc.getMap('comments').set('t/c', '=`a!0.0`');
    await client.allSaved();
    client.cells.set('0.0', 'efter');
    await until('it may only comment now', () => client.notices.includes('commentsOnly'));
    await until('the comment has come', () => other.doc.getMap('comments').has('t/c'));
    expect(other.cells.get('0.0')).toBe('før');
  });

  it('[ROLE-3] end for a person who leaves, while the others stay', async () => {
    const theirs = await scene.raw(scene.bo);
    const mine = await scene.raw(scene.anne);
    expect((await scene.bo.ask('DELETE', `/api/workbooks/${scene.workbook}/grant`)).status).toBe(204);
    expect(await theirs.closed()).toBe(4401);
    expect(mine.closeCode).toBeUndefined();
    expect(await status(scene.bo)).toBe(403);
  });

  it('[ROLE-4] end when the workbook is deleted, and return when it is restored', async () => {
    const [mine, theirs] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    mine.cells.set('0.0', 'kommer igen');
    await mine.allSaved();
    expect((await scene.anne.ask('DELETE', `/api/workbooks/${scene.workbook}`)).status).toBe(204);
    expect([await mine.closed(), await theirs.closed()]).toEqual([4404, 4404]);
    expect(await status(scene.bo)).toBe(410);
    expect((await scene.anne.ask('POST', `/api/workbooks/${scene.workbook}/restore`)).status).toBe(200);
    const back = await scene.raw(scene.bo);
    await until('everything is back', () => back.cells.get('0.0') === 'kommer igen');
  });

  it('[ROLE-5] are read again when a socket joins, in case they went in between', async () => {
    await scene.close();
    let isSlow = false;
    const waiting: (() => void)[] = [];
    scene = await openScene({
      through: (storage) =>
        new Proxy(storage, {
          get(target, name: keyof typeof storage) {
            if (name !== 'readDocument') return target[name];
            return async (id: string) => {
              if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
              return target.readDocument(id);
            };
          },
        }),
    });
    isSlow = true;
    const client = scene.raw(scene.bo, { isSilent: true });
    const socket = await client;
    await until('the room is loading', () => waiting.length === 1);
    socket.sendUpdate(Y.encodeStateAsUpdate(edited()));
    await scene.bo.ask('DELETE', `/api/workbooks/${scene.workbook}/grant`);
    waiting[0]!();
    expect(await socket.closed()).toBe(4401);
    expect(countRows(scene.databasePath, scene.workbook).updates).toBe(0);
  });
});

function edited(): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap('c/a').set('0.0', 1);
  return doc;
}
