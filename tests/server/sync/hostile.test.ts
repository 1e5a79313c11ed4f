/** Programs that keep to no rules, over real sockets: nobody else sees anything of what they send, and they are told. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestPerson, type TestServer, openTestServer } from '../../support/server.ts';
import { type RawClient, presenceIn, presenceMessage, syncMessage } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

let server: TestServer;
let scene: Scene;
let eve: TestPerson;
/** the owner, who looks on */
let anne: RawClient;
beforeAll(async () => {
  server = await openTestServer({ sync: { idleMs: 50 } });
});
afterAll(() => server.close());
afterEach(() => scene.close());

/** A6 is kept for owners; of sheet b only the input A1 is open; Anne has a comment, and a receipt. */
beforeEach(async () => {
  scene = await openScene(server);
  eve = await server.openPerson('Eve');
  anne = await scene.raw(scene.anne);
  anne.doc.transact(() => {
    const put = (root: string, entries: Record<string, unknown>): void => {
      for (const [key, value] of Object.entries(entries)) anne.doc.getMap(root).set(key, value);
    };
    put('sheets', {
      b: [8, 5],
      'b/n': 'Data',
      'b/o': 'a1',
      'b/p': 1,
    });
    put('p/a', { 'k/r': '=`5.0`', 'k/w': ['owner'], 'k/n': 'Fast' });
    put('f/b', { '0.0/s': 'input' });
    put('c/a', { '0.0': 1, '5.0': 'låst', '0.1': '=`5.0`*2' });
    put('c/b', { '0.0': 2, '1.0': 'formel' });
    put('comments', { 't/c': '=`a!0.0`', 't/m/x': [scene.anne.id, 'Anne', 1, 'Mit'] });
  });
  await anne.allSaved();
});

function contentOf(doc: Y.Doc): unknown {
  const roots = [...doc.share.keys()].sort();
  return roots
    .map((root) => [root, doc.getMap(root).toJSON()] as const)
    .filter(([, map]) => Object.keys(map).length > 0);
}

/** Who sends it, and as what. */
async function intruder(role: 'editor' | 'commenter' | 'viewer'): Promise<RawClient> {
  if (role !== 'editor') await scene.anne.share(scene.workbook, role, eve);
  return scene.raw(role === 'editor' ? scene.bo : eve);
}

/** Nobody saw anything, a newcomer neither, and what is lawful still goes on. */
async function nothingHappened(before: unknown): Promise<void> {
  anne.cells.set('9.5', 'videre');
  await anne.allSaved();
  const newcomer = await scene.raw(scene.bo);
  expect(newcomer.cells.get('9.5')).toBe('videre');
  for (const doc of [anne.doc, newcomer.doc]) {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.getMap('c/a').delete('9.5');
    for (const root of doc.share.keys()) copy.getMap(root);
    expect(contentOf(copy)).toEqual(before);
  }
}

type Change = (doc: Y.Doc) => void;
const set =
  (root: string, key: string, value: unknown): Change =>
  (doc) =>
    void doc.getMap(root).set(key, value);
const take =
  (root: string, key: string): Change =>
  (doc) =>
    doc.getMap(root).delete(key);
const together =
  (...changes: readonly Change[]): Change =>
  (doc) =>
    doc.transact(() => changes.forEach((change) => change(doc)));

const forbidden: readonly (readonly [string, 'editor' | 'commenter' | 'viewer', string, Change])[] = [
  ['a cell that is kept', 'editor', 'locked', set('c/a', '5.0', 'brudt')],
  ['that a kept cell is deleted', 'editor', 'locked', take('c/a', '5.0')],
  [
    'a kept cell among lawful ones',
    'editor',
    'locked',
    together(set('c/a', '1.0', 1), set('c/a', '5.0', 2), set('c/a', '2.0', 3)),
  ],
  ['that the row of a kept cell is deleted', 'editor', 'locked', set('rx/a', '5', 1)],
  ['that the row of a kept cell is moved', 'editor', 'locked', set('rl/a', '5', '0')],
  ['the look of a kept cell', 'editor', 'locked', set('f/a', '5.0/b', 1)],
  ['the look of a column with a kept cell', 'editor', 'locked', set('f/a', '.0/b', 1)],
  ['that a protection is lifted', 'editor', 'locked', set('p/a', 'k/x', 1)],
  ['that a protection is deleted', 'editor', 'locked', take('p/a', 'k/w')],
  [
    'a protection lifted and its cell written in one breath',
    'editor',
    'locked',
    together(set('p/a', 'k/x', 1), set('c/a', '5.0', 2)),
  ],
  [
    'a cell in a row that it puts into a kept range',
    'editor',
    'locked',
    together(set('p/a', 'k/r', '=`4.0:6.0`'), set('c/a', '5.0', 2)),
  ],
  ['a cell of a protected sheet that is no input', 'editor', 'locked', set('c/b', '1.0', 2)],
  ['a cell beyond the edge of a protected sheet', 'editor', 'locked', set('c/b', 'zz.0', 2)],
  [
    'a cell made an input and written',
    'editor',
    'locked',
    together(set('f/b', '1.0/s', 'input'), set('c/b', '1.0', 2)),
  ],
  ['that a sheet is protected no more', 'editor', 'ownerOnly', set('sheets', 'b/p', null)],
  ['that a protected sheet is deleted', 'editor', 'locked', set('sheets', 'b/x', 1)],
  ['that a sheet is given another size', 'editor', 'locked', set('sheets', 'a', [0, 0])],
  ['rows of a protected sheet', 'editor', 'locked', set('rp/b', 'ny', '0:V')],
  ['a comment by another', 'editor', 'forgedAuthor', set('comments', 't/m/y', [1, 'Anne', 2, 'Løgn'])],
  [
    'a comment under a false name',
    'editor',
    'forgedAuthor',
    (doc) => set('comments', 't/m/y', [scene.bo.id, 'Anne', 2, 'Løgn'])(doc),
  ],
  [
    "another's comment in other words",
    'editor',
    'forgedAuthor',
    (doc) => set('comments', 't/m/x', [scene.bo.id, 'Bo', 2, 'Løgn'])(doc),
  ],
  ["another's comment taken away", 'editor', 'forgedAuthor', set('comments', 't/d/x', 1)],
  ["another's comment deleted", 'editor', 'forgedAuthor', take('comments', 't/m/x')],
  [
    "a thread settled in another's name",
    'commenter',
    'forgedAuthor',
    (doc) => set('comments', 't/r', [scene.anne.id, 'Anne', 3])(doc),
  ],
  ["another's thread taken away", 'commenter', 'commentsOnly', set('comments', 't/x', 1)],
  ["another's thread moved", 'commenter', 'commentsOnly', set('comments', 't/c', '=`a!1.1`')],
  ['a cell', 'commenter', 'commentsOnly', set('c/a', '1.1', 1)],
  ['a new sheet', 'commenter', 'commentsOnly', set('sheets', 'c', [5, 5])],
  ['a title', 'commenter', 'commentsOnly', set('about', 'title', 'Mit')],
  ['a comment', 'viewer', 'readOnly', (doc) => set('comments', 't/m/y', [eve.id, 'Eve', 2, 'Hej'])(doc)],
  ['that a cell is deleted', 'viewer', 'readOnly', take('c/a', '0.0')],
  [
    'a receipt',
    'editor',
    'programOnly',
    set('receipts', 'r', ['p', 'q', 'Q', 1, 'deleted', 'c/a', ['0.0', 1]]),
  ],
  ['the version of the layout', 'editor', 'programOnly', set('about', 'v', 99)],
  ['that the layout has no version', 'editor', 'programOnly', take('about', 'v')],
  [
    "readiness in another's name",
    'editor',
    'forgedAuthor',
    (doc) => set('about', 'ready', [scene.anne.id, 'Anne', 1])(doc),
  ],
  [
    'a locked formula turned to a locked cell',
    'editor',
    'locked',
    together(set('p/a', 'k/r', '=`0.1`'), set('c/a', '0.1', '=`0.0`*2')),
  ],
];

describe('[RIGHTS-1] are refused as a whole', () => {
  for (const [what, role, notice, change] of forbidden) {
    it(`${role}: ${what}`, async () => {
      const before = contentOf(anne.doc);
      const rude = await intruder(role);
      change(rude.doc);
      await until('it is told', () => rude.notices.length > 0);
      expect(rude.notices).toEqual([notice]);
      // Whose number was never taken is not asked what was written.
      if (role !== 'viewer') expect(typeof rude.about[0]?.key).toBe('string');
      expect(rude.saved).toBeLessThanOrEqual(1);
      await nothingHappened(before);
    });
  }
});

describe('[RIGHTS-1] nobody gets round it', () => {
  it('by working offline and bringing it in a step 2', async () => {
    const before = contentOf(anne.doc);
    const bo = await scene.raw(scene.bo);
    bo.close();
    await bo.closed();
    for (let i = 0; i < 20; i++) bo.doc.getMap('c/a').set('1.1', i);
    bo.doc.getMap('c/a').set('5.0', 'brudt');
    const again = await scene.raw(scene.bo, { doc: bo.doc });
    await until('it is told', () => again.notices.length > 0);
    expect(again.notices).toEqual(['locked']);
    expect(again.about).toEqual([{ root: 'c/a', key: '5.0' }]);
    await nothingHappened(before);
  });

  it('by a value that loses: what is written counts, not what stands', async () => {
    const before = contentOf(anne.doc);
    const rude = await intruder('editor');
    const loser = new Y.Doc();
    loser.clientID = rude.doc.clientID;
    // An older write of the same entry, as if nothing stood there: it comes to stand behind the one that is there.
    loser.getMap('c/a').set('5.0', 'taber');
    rude.sendUpdate(Y.encodeStateAsUpdate(loser));
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['locked']);
    await nothingHappened(before);
  });

  it('under the number of somebody who is away, or of the program', async () => {
    const before = contentOf(anne.doc);
    const state = Y.encodeStateAsUpdate(anne.doc);
    const { clientID } = anne.doc;
    anne.close();
    await anne.closed();
    const forge = async (change: Change): Promise<RawClient> => {
      const forger = new Y.Doc();
      Y.applyUpdate(forger, state);
      forger.clientID = clientID;
      const vector = Y.encodeStateVector(forger);
      change(forger);
      const rude = await scene.raw(scene.bo);
      rude.sendUpdate(Y.encodeStateAsUpdate(forger, vector));
      await until('it is told', () => rude.notices.length > 0);
      return rude;
    };
    expect((await forge(set('c/a', '5.0', 'brudt'))).notices).toEqual(['locked']);
    const words = [scene.anne.id, 'Anne', 5, 'Løgn'];
    expect((await forge(set('comments', 't/m/z', words))).notices).toEqual(['forgedAuthor']);
    anne = await scene.raw(scene.anne);
    await nothingHappened(before);
  });

  it('under the number of a colleague who has been seen and has not written yet, here or gone for a moment', async () => {
    const before = contentOf(anne.doc);
    const bo = await scene.raw(scene.bo);
    const number = bo.doc.clientID;
    bo.send(presenceMessage([{ client: number, clock: 1, state: { mark: 'her' } }]));
    await until('Bo is seen', () =>
      anne.heard
        .filter(({ kind }) => kind === 'presence')
        .flatMap(presenceIn)
        .some((one) => one.client === number),
    );
    await scene.anne.share(scene.workbook, 'editor', eve);
    const forge = async (): Promise<void> => {
      const forger = new Y.Doc();
      forger.clientID = number;
      forger.getMap('c/a').set('1.1', 'løgn');
      const rude = await scene.raw(eve, { isSilent: true, clients: [number] });
      rude.sendUpdate(Y.encodeStateAsUpdate(forger));
      await until('it is told', () => rude.notices.length > 0);
      expect(rude.notices).toEqual(['unknownAuthor']);
    };
    await forge();
    bo.close();
    await bo.closed();
    await forge();
    await nothingHappened(before);
    // What Bo has written meanwhile is taken as Bo's, and is there when it is called saved.
    bo.doc.getMap('c/a').set('1.1', 'sandt');
    const back = await scene.raw(scene.bo, { doc: bo.doc });
    await back.allSaved();
    expect((await scene.raw(scene.anne)).cells.get('1.1')).toBe('sandt');
  });

  it('under the number of a colleague who is offline, whose edits would then be called saved and be lost', async () => {
    const bo = await scene.raw(scene.bo);
    const number = bo.doc.clientID;
    bo.send(presenceMessage([{ client: number, clock: 1, state: {} }]));
    bo.cells.set('1.1', 'før');
    await bo.allSaved();
    bo.close();
    await bo.closed();
    const before = contentOf(anne.doc);
    await scene.anne.share(scene.workbook, 'editor', eve);
    const forge = async (answers: boolean): Promise<void> => {
      const forger = new Y.Doc();
      Y.applyUpdate(forger, Y.encodeStateAsUpdate(anne.doc));
      forger.clientID = number;
      const vector = Y.encodeStateVector(forger);
      forger.getMap('c/a').set('1.1', 'løgn');
      const rude = await scene.raw(eve, { isSilent: true });
      const update = Y.encodeStateAsUpdate(forger, vector);
      rude.send(syncMessage(answers ? 1 : 2, update));
      // Of an answer what is a colleague's is left to the colleague [RIGHTS-2].
      await until('it is answered', () => rude.notices.length + rude.saved > 0);
      expect(rude.notices).toEqual(answers ? [] : ['unknownAuthor']);
      rude.close();
      await rude.closed();
    };
    for (const answers of [true, false]) await forge(answers);
    // Also when the room has been closed and opened again in between.
    anne.close();
    await anne.closed();
    await until('the room is closed', () => server.running.rooms.counts.rooms === 0);
    await forge(true);
    anne = await scene.raw(scene.anne);
    expect(contentOf(anne.doc)).toEqual(before);
    bo.doc.getMap('c/a').set('1.1', 'sandt');
    const back = await scene.raw(scene.bo, { doc: bo.doc });
    await back.allSaved();
    await until('it is there', () => anne.cells.get('1.1') === 'sandt');
  });

  it('by deleting what has not come yet', async () => {
    const rude = await intruder('editor');
    const ahead = new Y.Doc();
    ahead.clientID = anne.doc.clientID;
    for (let i = 0; i < 200; i++) ahead.getMap('c/a').set('0.0', i);
    const vector = Y.encodeStateVector(ahead);
    ahead.getMap('c/a').delete('0.0');
    // Whoever is still telling what they have may tell it out of order.
    await rude.allSaved();
    rude.sendUpdate(Y.encodeStateAsUpdate(ahead, vector));
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['badContent']);
    for (let i = 0; i < 200; i++) anne.cells.set('3.3', i);
    await anne.allSaved();
    expect((await scene.raw(scene.bo)).cells.get('3.3')).toBe(199);
  });

  it('by sending what was sent before once more, or in pieces', async () => {
    const bo = await scene.raw(scene.bo);
    const updates: Uint8Array[] = [];
    bo.doc.on('update', (update: Uint8Array) => updates.push(update));
    bo.cells.set('1.1', 'én gang');
    await bo.allSaved();
    const before = contentOf(anne.doc);
    for (let i = 0; i < 5; i++) bo.sendUpdate(updates[0]!);
    await bo.allSaved();
    expect(bo.notices).toEqual([]);
    const frame = syncMessage(2, updates[0]!);
    bo.send(frame.subarray(0, frame.length - 3));
    expect(await bo.closed()).toBe(1007);
    await nothingHappened(before);
  });

  it('with the document of another workbook', async () => {
    const before = contentOf(anne.doc);
    const other = await scene.bo.createWorkbook();
    expect(other).not.toBe(scene.workbook);
    const doc = new Y.Doc();
    doc.getMap('about').set('v', 2);
    doc.getMap('c/fremmed').set('0.0', 'fra en anden mappe');
    const rude = await scene.raw(scene.bo, { doc });
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['programOnly']);
    await nothingHappened(before);
  });

  it('with a flood of answers to our step 1', async () => {
    const before = contentOf(anne.doc);
    const rude = await intruder('viewer');
    const doc = new Y.Doc();
    doc.clientID = rude.doc.clientID;
    doc.getMap('c/a').set('1.1', 'x');
    for (let i = 0; i < 50; i++) rude.send(syncMessage(1, Y.encodeStateAsUpdate(doc)));
    await until('it is told', () => rude.notices.length > 0);
    expect(rude.notices).toEqual(['readOnly']);
    await nothingHappened(before);
  });

  it('with a presence that is made up: others see the person whom the session is of, once', async () => {
    const rude = await intruder('viewer');
    const { clientID: client } = rude.doc;
    const state = { person: { id: scene.anne.id, name: 'Anne', colour: 0 }, mark: 'her' };
    rude.send(presenceMessage([{ client, clock: 1, state }]));
    rude.send(
      presenceMessage([
        { client, clock: 2, state: { ...state, mark: 'to' } },
        { client: anne.doc.clientID, clock: 99, state: { ...state, mark: 'falsk' } },
        { client: 4711, clock: 1, state: { ...state, mark: 'ingen' } },
      ]),
    );
    rude.send(presenceMessage([{ client, clock: 3, state: { ...state, mark: 'x'.repeat(100_000) } }]));
    const seen = await until('it is seen', () => {
      const all = anne.heard.filter(({ kind }) => kind === 'presence').flatMap(presenceIn);
      return all.some((entry) => entry.state?.mark === 'to') ? all : undefined;
    });
    expect(new Set(seen.map((entry) => entry.client))).toEqual(new Set([client]));
    expect(seen.every((entry) => entry.state.person.id === eve.id && entry.state.person.name === 'Eve')).toBe(
      true,
    );
    expect(rude.closeCode).toBeUndefined();
  });
});

it('[RIGHTS-2] a lawful edit of a colleague that the server has lost is brought back, an unlawful one is left to the colleague', async () => {
  const bo = await scene.raw(scene.bo);
  anne.close();
  await anne.closed();
  bo.close();
  await bo.closed();
  const lost = new Y.Doc();
  Y.applyUpdate(lost, Y.encodeStateAsUpdate(anne.doc));
  lost.clientID = anne.doc.clientID;
  lost.getMap('c/a').set('5.0', 'ny låst');
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(lost));
  bo.doc.getMap('c/a').set('1.1', 'mit eget');
  const again = await scene.raw(scene.bo, { doc: bo.doc });
  await again.allSaved();
  expect(again.notices).toEqual([]);
  const looker = await scene.raw(scene.bo);
  expect([looker.cells.get('1.1'), looker.cells.get('5.0')]).toEqual(['mit eget', 'låst']);
  const back = await scene.raw(scene.anne, { doc: lost });
  await back.allSaved();
  await until('its author has brought it', () => looker.cells.get('5.0') === 'ny låst');
});

it('[RIGHTS-1] commenters write, change and take back what is their own', async () => {
  const client = await intruder('commenter');
  const comments = client.doc.getMap('comments');
  comments.set('u/c', '=`a!1.1`');
  comments.set('u/m/1', [eve.id, 'Eve', 1, 'Hej']);
  comments.set('u/m/1', [eve.id, 'Eve', 1, 'Hej igen']);
  comments.set('t/m/2', [eve.id, 'Eve', 2, 'Svar']);
  comments.set('t/r', [eve.id, 'Eve', 3]);
  comments.set('u/d/1', 1);
  await client.allSaved();
  expect(client.notices).toEqual([]);
  await until('Anne sees it', () => anne.doc.getMap('comments').get('u/d/1') === 1);
});
