import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { presenceLimits } from '../../../model/index.ts';
import { PresenceBoard, readPresence, writePresence } from '../../../server/sync/presence.ts';
import { type Scene, openScene } from '../../support/scene.ts';
import { type TestServer, openTestServer } from '../../support/server.ts';
import {
  type PresenceHeard,
  type RawClient,
  presenceIn,
  presenceMessage,
} from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

describe('presence', () => {
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

  const heard = (client: RawClient): readonly PresenceHeard[] =>
    client.heard.filter(({ kind }) => kind === 'presence').flatMap(presenceIn);
  const latest = (client: RawClient, of: number): PresenceHeard | undefined =>
    heard(client).findLast((entry) => entry.client === of);
  const say = (client: RawClient, clock: number, state: unknown, as = client.doc.clientID): void =>
    client.send(presenceMessage([{ client: as, clock, state }]));
  /** Everything that the client has sent so far has been read by the server. */
  const read = async (client: RawClient): Promise<void> => {
    const answers = (): number => client.heard.filter(({ kind }) => kind === 'step2').length;
    const before = answers();
    client.send(new Uint8Array([0, 0, 1, 0]));
    await until('the server has read everything', () => answers() > before);
  };

  it('[PRES-1] shows stock clients each other, and takes away who has left', async () => {
    const [one, two] = [await scene.stock(scene.anne), await scene.stock(scene.bo)];
    one.provider.awareness.setLocalStateField('at', { sheet: 'a', from: '0.0', to: '1.1' });
    const seen = (): Record<string, unknown> | undefined =>
      two.provider.awareness.getStates().get(one.doc.clientID);
    await until('the other sees me', () => seen()?.['at'] !== undefined);
    expect(seen()).toEqual({
      at: { sheet: 'a', from: '0.0', to: '1.1' },
      person: { id: scene.anne.id, name: 'Anne', colour: expect.any(Number) },
    });
    one.provider.disconnect();
    await until('I am gone', () => seen() === undefined);
  });

  it('[PRES-1] shows whoever comes later who is there', async () => {
    const one = await scene.raw(scene.anne);
    say(one, 1, { mark: 'her' });
    await read(one);
    const two = await scene.raw(scene.bo);
    await until('the newcomer sees it', () => latest(two, one.doc.clientID)?.state.mark === 'her');
  });

  it('[PRES-1] takes away a socket that is cut without a word', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    say(one, 1, {});
    await until('the other sees me', () => latest(two, one.doc.clientID));
    one.cut();
    await until('I am gone', () => latest(two, one.doc.clientID)?.state === null);
  });

  it('[PRES-2] says itself who a person is, whatever the client says', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    say(one, 1, { person: { id: scene.bo.id, name: 'Borgmesteren', colour: 99 }, x: 1 });
    const entry = await until('the other sees it', () => latest(two, one.doc.clientID));
    expect(entry.state.person).toMatchObject({ id: scene.anne.id, name: 'Anne' });
    await scene.anne.ask('PUT', '/api/session', { name: 'Anne Ø' });
    say(one, 2, { x: 2 });
    await until('the new name shows', () => latest(two, one.doc.clientID)?.state.person.name === 'Anne Ø');
  });

  it('[PRES-3] hears a connection only about its own client number', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const [anne, bo] = [one.doc.clientID, two.doc.clientID];
    say(two, 1, { mark: 'mig' });
    await until('Bo is seen', () => latest(one, bo));
    // As the stock provider does: my own entry beside an echo of another's, which has been tampered with.
    one.send(
      presenceMessage([
        { client: bo, clock: 9, state: { mark: 'forfalsket' } },
        { client: anne, clock: 9, state: { mark: 'ikke alene' } },
      ]),
    );
    say(one, 1, { mark: 'først' });
    one.send(
      presenceMessage([
        { client: bo, clock: 9, state: { mark: 'forfalsket' } },
        { client: anne, clock: 2, state: { mark: 'ekko' } },
      ]),
    );
    say(one, 9, { mark: 'en anden' }, bo);
    say(one, 10, null, bo);
    say(one, 1, { mark: 'en tredje' }, 4711);
    await until('my own has come', () => latest(two, anne)?.state.mark === 'ekko');
    await read(one);
    say(one, 3, { mark: 'sidst' });
    await until('the last has come', () => latest(two, anne)?.state.mark === 'sidst');
    expect(
      heard(two)
        .filter(({ client }) => client === bo)
        .map(({ state }) => state.mark),
    ).toEqual(['mig']);
    expect(heard(two).some(({ client }) => client === 4711)).toBe(false);
    expect(heard(two).some(({ state }) => state?.mark === 'ikke alene')).toBe(false);
  });

  it('[PRES-3] lets nobody speak for a colleague, whether here or just gone', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const watcher = await scene.raw(scene.bo);
    say(one, 1, { mark: 'Anne' });
    await until('Anne is seen', () => latest(watcher, one.doc.clientID));
    say(two, 5, { mark: 'Bo som Anne' }, one.doc.clientID);
    await read(two);
    one.close();
    await until('Anne is gone', () => latest(watcher, one.doc.clientID)?.state === null);
    say(two, 7, { mark: 'Bo som Anne' }, one.doc.clientID);
    say(two, 8, { mark: 'Bo' });
    await until('Bo is seen', () => latest(watcher, two.doc.clientID));
    expect(heard(watcher).some(({ state }) => state?.mark === 'Bo som Anne')).toBe(false);
  });

  it('[PRES-3] lets a person who comes back take over from the dead socket', async () => {
    const [one, watcher] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    say(one, 1, { mark: 'før' });
    await until('Anne is seen', () => latest(watcher, one.doc.clientID));
    const again = await scene.raw(scene.anne, { doc: one.doc });
    say(again, 2, { mark: 'efter' });
    await until('Anne is seen again', () => latest(watcher, one.doc.clientID)?.state.mark === 'efter');
    const before = heard(watcher).length;
    one.close();
    await one.closed();
    say(again, 3, { mark: 'stadig' });
    await until('Anne is still there', () => latest(watcher, one.doc.clientID)?.state.mark === 'stadig');
    expect(
      heard(watcher)
        .slice(before)
        .some(({ state }) => state === null),
    ).toBe(false);
  });

  it('[PRES-4] leaves out what is too large, is no state, or is old', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    say(one, 5, { mark: 'a' });
    say(one, 6, { mark: 'x'.repeat(3000) });
    say(one, 7, 'not json');
    say(one, 8, [1, 2]);
    say(one, 9, '"text"');
    say(one, 4, { mark: 'gammel' });
    say(one, 6, { mark: 'b' });
    await until('the last good one has come', () => latest(two, one.doc.clientID)?.state.mark === 'b');
    const said = heard(two).map(({ state }) => state?.mark);
    expect(said.filter((mark) => mark !== 'a' && mark !== 'b')).toEqual([]);
  });

  it('[PRES-6] passes over a state that forges or overfills what is shown of a person', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const at = { sheet: 'a', from: '0.0', to: '1.1' };
    const typing = { sheet: 'a', cell: '0.0', text: 'x' };
    const view = { sheet: 'a', row: '0', column: '0' };
    const bad = [
      { at: 'B4' },
      { at: { ...at, from: 4 } },
      { at: { ...at, html: '<b>' } },
      { at: { sheet: 'a', from: '0.0' } },
      { at: [at] },
      { typing: { ...typing, text: 'x'.repeat(presenceLimits.typed + 1) } },
      { typing: { ...typing, text: { length: 1 } } },
      { view: { ...view, row: 'r'.repeat(presenceLimits.id + 1) } },
      { view: null },
      { at, typing, view: true },
    ];
    for (const [clock, state] of bad.entries()) say(one, clock + 1, state);
    // The longest that is taken fits, whatever its characters weigh.
    const whole = { at, typing: { ...typing, text: '\u0001'.repeat(presenceLimits.typed) }, view };
    say(one, 100, whole);
    await until('the good one has come', () => latest(two, one.doc.clientID)?.clock === 100);
    const seen = heard(two).filter(({ client, state }) => client === one.doc.clientID && state !== null);
    expect(seen.map(({ state }) => ({ ...state, person: undefined }))).toEqual([whole]);
  });

  it('[PRES-4] closes on a frame that is cut off', async () => {
    const one = await scene.raw(scene.anne);
    const whole = presenceMessage([{ client: one.doc.clientID, clock: 1, state: {} }]);
    one.send(new Uint8Array([whole[0]!, whole[1]! - 2, ...whole.slice(2, -2)]));
    expect(await one.closed()).toBe(1007);
  });

  it('[PRES-5] gathers: one frame for many changes, the latest of each, also to who said it', async () => {
    await scene.close();
    scene = await openScene({ sync: { presenceMs: 100 } });
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const frames = (client: RawClient): number =>
      client.heard.filter(({ kind }) => kind === 'presence').length;
    for (let clock = 1; clock <= 50; clock++) {
      say(one, clock, { mark: clock });
      say(two, clock, { mark: -clock });
    }
    await until('all have come', () =>
      [one, two].every((client) => latest(client, one.doc.clientID)?.state.mark === 50),
    );
    await until('also the other', () => latest(one, two.doc.clientID)?.state.mark === -50);
    expect(frames(one)).toBeLessThanOrEqual(4);
    expect(frames(two)).toBeLessThanOrEqual(4);
  });

  it('[PRES-1] answers who asks', async () => {
    const one = await scene.raw(scene.anne);
    say(one, 1, { mark: 'her' });
    await until('it is back', () => heard(one).length === 1);
    one.send(new Uint8Array([3]));
    await until('the answer is there', () => heard(one).length === 2);
  });
});

describe('the presence board', () => {
  const anne = { person: { id: 'anne', name: null, colour: 1 } };

  it('[PRES-2] has an empty name for somebody who has not said it', () => {
    const board = new PresenceBoard(2048);
    board.hear(anne, [{ client: 1, clock: 1, state: '{}' }]);
    expect(board.takeChanges()).toEqual([
      { client: 1, clock: 1, state: '{"person":{"id":"anne","name":"","colour":1}}' },
    ]);
    expect(board.hasChanges).toBe(false);
  });

  it('[PRES-3] is not bound by a word of farewell', () => {
    const board = new PresenceBoard(2048);
    board.hear(anne, [{ client: 1, clock: 1, state: 'null' }]);
    expect(board.clientOf(anne)).toBeUndefined();
  });

  it('[PRES-4] reads what it writes, and says what is garbage', () => {
    const entries = [
      { client: 2 ** 32, clock: 3, state: '{"æ":1}' },
      { client: 1, clock: 0, state: 'null' },
    ];
    const written = writePresence(entries);
    expect(readPresence(written)).toEqual({ ok: true, value: entries });
    for (let length = 0; length < written.length; length++)
      expect(readPresence(written.slice(0, length)).ok).toBe(false);
    expect(Y.encodeStateVector(new Y.Doc()).length).toBe(1);
  });
});
