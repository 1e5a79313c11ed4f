import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Comparisons, compareStates } from '../../server/files/comparisons.ts';
import type { Office } from '../../server/files/office.ts';
import { csvField } from '../../server/history/export.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type Scene, openScene } from '../support/scene.ts';
import type { TestPerson, TestServerOptions } from '../support/server.ts';
import { harmRow, withSqlite } from '../support/sqlite-under-test.ts';
import { until } from '../support/until.ts';

describe('the history of a workbook', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const begin = async (options: TestServerOptions = {}): Promise<void> => {
    scene = await openScene(options);
  };
  const path = (rest: string): string => `/api/workbooks/${scene.workbook}/${rest}`;
  const changes = async (query = '', asked: TestPerson = scene.anne) =>
    (await asked.ask('GET', path(`history${query}`))).body;
  /** Anne and Bo type into some cells, one after the other. */
  const type = async (person: TestPerson, cells: Readonly<Record<string, unknown>>): Promise<void> => {
    const client = await scene.raw(person);
    for (const [key, value] of Object.entries(cells)) client.cells.set(key, value);
    await client.allSaved();
    client.close();
    await client.closed();
  };
  const row = <Row>(sql: string): Row =>
    withSqlite(scene.databasePath, (db) => db.prepare(sql).get(scene.workbook) as Row);

  it('[HIST-20] says who changed what, from what to what, by person, cell, sheet and time, page by page', async () => {
    await begin();
    await type(scene.anne, { '0.0': 5, '0.1': '=`0.0`*2' });
    await type(scene.bo, { '0.0': 6 });
    const all = await changes();
    const told = all.changes.map(({ person, facts }: { person: { name: string }; facts: object }) => [
      person.name,
      facts,
    ]);
    expect(told).toEqual([
      ['Bo', { on: 'Ark1', at: 'A1', before: 5, after: 6 }],
      ['Anne', { on: 'Ark1', at: 'B1', after: '=`0.0`*2', afterText: '=A1*2' }],
      ['Anne', { on: 'Ark1', at: 'A1', after: 5 }],
    ]);
    expect(all.people).toHaveLength(2);
    expect((await changes(`?person=${scene.bo.id}`)).changes).toHaveLength(1);
    expect((await changes('?sheet=a&cell=0.0')).changes).toHaveLength(2);
    expect((await changes('?kind=rows')).changes).toEqual([]);
    const { at, place } = all.changes[0];
    expect((await changes(`?from=${at}`)).changes[0].place).toBe(place);
    expect((await changes(`?until=${new Date(0).toISOString()}`)).changes).toEqual([]);
    expect((await changes(`?after=${place}`)).changes).toHaveLength(2);
    expect((await scene.anne.ask('GET', path('history?after=x'))).status).toBe(400);
  });

  it('[HIST-21] outlives snapshots and epochs, also where it could not be written for a while', async () => {
    let fails = 2;
    const through = (storage: Storage): Storage =>
      new Proxy(storage, {
        get(target, name: keyof Storage) {
          if (name !== 'keepTold') return target[name];
          const keep: Storage['keepTold'] = async (workbook, telling) => {
            const kept = await target.keepTold(workbook, telling);
            // It is on disk, and whoever asked does not hear of it: as after a crash.
            if (fails-- > 0) throw new Error('lost on the way');
            return kept;
          };
          return keep;
        },
      });
    await begin({ sync: { idleMs: 1, epochItems: 20, compactRows: 5 }, through });
    const client = await scene.raw(scene.anne);
    for (let i = 1; i <= 30; i++) {
      client.cells.set('0.0', i);
      await client.allSaved();
    }
    client.close();
    await until(
      'a new epoch has begun',
      () => row<{ epoch: number }>('select epoch from workbook where id = ?').epoch === 1,
    );
    await type(scene.bo, { '0.0': 99 });
    const { changes: told } = await changes();
    expect(told.map(({ facts }: { facts: { after: number } }) => facts.after)).toEqual([
      99,
      ...Array.from({ length: 30 }, (_, i) => 30 - i),
    ]);
    expect(told[0].facts.before).toBe(30);
    // The log itself has been folded away.
    expect(row<{ n: number }>('select count(*) as n from doc_update where doc = ?').n).toBeLessThan(10);
  });

  it('[HIST-29] passes over an update that cannot be read, also where a pass holds nothing else', async () => {
    await begin({ sync: { compactBytes: 2 ** 30 } });
    const large = 'x'.repeat(1_200_000);
    const client = await scene.raw(scene.anne);
    for (const [row, text] of ['først', `${large}1`, `${large}2`, `${large}3`, 'sidst'].entries()) {
      client.cells.set(`${row}.0`, text);
      await client.allSaved();
    }
    // The first edit and each of the large ones are a pass of their own, and one of those is the harmed one alone.
    const { seq } = row<{ seq: number }>(
      'select seq from doc_update where doc = ? and length(data) > 1000000 order by seq limit 1 offset 1',
    );
    harmRow(scene.databasePath, scene.workbook, 'update', seq);
    const cells = (await changes()).changes.map(({ facts }: { facts: { at: string } }) => facts.at);
    // What follows on what cannot be read cannot be played either.
    expect(cells).toEqual(['A2', 'A1']);
    client.close();
  });

  it('[HIST-22] nobody waits for it: edits are passed on and acknowledged while it stands still', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const through = (storage: Storage): Storage =>
      new Proxy(storage, {
        get(target, name: keyof Storage) {
          if (name !== 'keepTold') return target[name];
          const keep: Storage['keepTold'] = (...told) => gate.then(() => target.keepTold(...told));
          return keep;
        },
      });
    await begin({ sync: { compactRows: 2 }, through });
    const [anne, bo] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    for (let i = 1; i <= 20; i++) anne.cells.set(`${i}.0`, i);
    await anne.allSaved();
    await until('Bo has it', () => bo.cells.get('20.0') === 20);
    open();
    expect((await changes()).changes).toHaveLength(20);
  });

  it('[HIST-23] makes a version when everybody has left, and of what somebody names; each can be read and compared', async () => {
    await begin({ sync: { idleMs: 1 } });
    await type(scene.anne, { '0.0': 5, '0.1': '=`0.0`*2' });
    const versions = async () => (await scene.bo.ask('GET', path('versions'))).body.versions;
    await until('the session is a version', async () => (await versions()).length === 1);
    await type(scene.bo, { '0.0': 7 });
    const named = await scene.bo.ask('POST', path('versions'), { name: 'Til byrådet' });
    expect(named).toMatchObject({ status: 201, body: { name: 'Til byrådet', by: { name: 'Bo' } } });
    const [first] = (await versions()).slice(-1);
    expect(first).toMatchObject({ number: 1, name: null, by: null, changes: 2, people: [{ name: 'Anne' }] });
    const state = await fetch(`${scene.server.url}${path('versions/1/state')}`, {
      headers: { cookie: scene.bo.cookie },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await state.arrayBuffer()));
    expect(doc.getMap('c/a').get('0.0')).toBe(5);
    doc.destroy();
    const { number } = named.body;
    expect((await scene.bo.ask('GET', path(`versions/1/difference?than=${number}`))).body).toMatchObject({
      inputs: [{ at: 'A1', before: { stored: 5 }, after: { stored: 7 } }],
      values: [{ at: 'B1', before: { text: '=A1*2', value: 10 }, after: { value: 14 } }],
    });
    expect((await scene.bo.ask('GET', path(`versions/${number}/difference`))).body.inputCount).toBe(0);
    expect((await scene.bo.ask('PATCH', path('versions/1'), { name: 'Udkast' })).status).toBe(204);
    expect((await versions()).at(-1)).toMatchObject({ name: 'Udkast', by: { name: 'Bo' } });
    for (const none of ['versions/99/state', 'versions/x/difference', 'versions/99/difference'])
      expect((await scene.bo.ask('GET', path(none))).status).toBe(404);
  });

  it('[HIST-27] lists 500 differing cells of each sort, and those behind them for whoever asks on', async () => {
    await begin();
    const keys = Array.from({ length: 520 }, (_, i) => `${(i % 130).toString(36)}.${Math.floor(i / 130)}`);
    await type(scene.anne, { 'z.9': 1 });
    const { number } = (await scene.anne.ask('POST', path('versions'), { name: 'Tom' })).body;
    await type(scene.anne, Object.fromEntries(keys.map((key, i) => [key, i])));
    const ask = async (from: string) =>
      (await scene.anne.ask('GET', path(`versions/${number}/difference${from}`))).body;
    const [first, second, third] = [await ask(''), await ask('?from=500'), await ask('?from=520')];
    for (const page of [first, second, third]) expect(page.inputCount).toBe(520);
    expect([first, second, third].map(({ inputs }) => inputs.length)).toEqual([500, 20, 0]);
    const cells = [...first.inputs, ...second.inputs].map(({ cell }: { cell: string }) => cell);
    expect(cells.toSorted()).toEqual(keys.toSorted());
    expect((await scene.anne.ask('GET', path(`versions/${number}/difference?from=x`))).status).toBe(400);
  });

  it('[HIST-28] the next page is of the same comparison, and only for who may see the workbook', async () => {
    let made = 0;
    const comparisons = new Comparisons((compared) => {
      made++;
      return compareStates(compared);
    });
    // As in the office's thread, where nobody could count.
    const compare: Office['compare'] = (before, after, from) =>
      Promise.resolve(comparisons.page({ before, after, today: 46_000 }, from));
    await begin({ office: { compare } });
    const keys = Array.from({ length: 520 }, (_, i) => `${(i % 130).toString(36)}.${Math.floor(i / 130)}`);
    const { number } = (await scene.anne.ask('POST', path('versions'), { name: 'Før' })).body;
    await type(scene.anne, Object.fromEntries(keys.map((key, i) => [key, i])));
    const ask = (from: number, person: TestPerson) =>
      person.ask('GET', path(`versions/${number}/difference?from=${from}`));
    const [first, second, again] = [
      await ask(0, scene.anne),
      await ask(500, scene.anne),
      await ask(0, scene.bo),
    ];
    expect([first, second].map(({ body }) => [body.inputs.length, body.inputCount])).toEqual([
      [500, 520],
      [20, 520],
    ]);
    expect(again.body).toEqual(first.body);
    expect(made).toBe(1);
    const eve = await scene.server.openPerson('Eve');
    for (const from of [0, 500]) expect((await ask(from, eve)).status).toBe(403);
    // What has been typed since is compared.
    await type(scene.bo, { '0.6': 'ny' });
    expect((await ask(0, scene.anne)).body.inputCount).toBe(521);
    expect(made).toBe(2);
    comparisons.close();
  });

  it('[HIST-24] goes home with its owner as CSV that no spreadsheet takes for formulas, or as lines of JSON', async () => {
    await begin();
    await type(scene.anne, {
      '0.0': 1.5,
      '0.1': '=SUM(`0.0`,1.5)',
      '1.0': '\'=HYPERLINK("http://x")',
      '2.0': 'a;b',
    });
    const file = async (query: string) =>
      (
        await fetch(`${scene.server.url}${path(`history/file${query}`)}`, {
          headers: { cookie: scene.anne.cookie },
        })
      ).text();
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await (
        await fetch(`${scene.server.url}${path('history/file')}`, { headers: { cookie: scene.anne.cookie } })
      ).arrayBuffer(),
    );
    expect(csv.startsWith('\uFEFFTidspunkt (UTC);Person;')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/;Anne;.*;cell;;Ark1;A1;;;;;;1,5;1\.0$/);
    expect(csv).toContain(`;"'=SUM(A1;1,5)";`);
    expect(csv).toContain(`;"'=HYPERLINK(""http://x"")";`);
    const json = (await file('?format=jsonl')).trimEnd().split('\n');
    expect(json.map((line) => JSON.parse(line).after)).toContain('a;b');
    expect(JSON.parse(json[0]!)).toMatchObject({
      person: { name: 'Anne' },
      sheetName: 'Ark1',
      address: 'A1',
      after: 1.5,
    });
    for (const text of ['=1', '+1', '-1', '@x', '\t=1', ' =1']) expect(csvField(text)).toContain("'");
    expect([csvField('1-2'), csvField(-2.5), csvField(true), csvField(undefined)]).toEqual([
      '1-2',
      '-2,5',
      'SAND',
      '',
    ]);
  });

  it('[HIST-25] is told to those only who may see the workbook; naming needs an editor, the file an owner', async () => {
    await begin();
    await type(scene.anne, { '0.0': 5 });
    await scene.anne.ask('POST', path('versions'), { name: 'Første' });
    const [eve, vera] = [await scene.server.openPerson('Eve'), await scene.server.openPerson('Vera')];
    await scene.anne.share(scene.workbook, 'viewer', vera);
    const status = async (
      person: TestPerson,
      method: string,
      rest: string,
      body?: unknown,
    ): Promise<number> => (await person.ask(method, path(rest), body)).status;
    for (const rest of ['history', 'versions', 'versions/1/state', 'versions/1/difference', 'history/file'])
      expect(await status(eve, 'GET', rest)).toBe(403);
    expect(await status(vera, 'GET', 'history')).toBe(200);
    expect(await status(vera, 'GET', 'versions')).toBe(200);
    expect(await status(vera, 'POST', 'versions', { name: 'Min' })).toBe(403);
    expect(await status(vera, 'PATCH', 'versions/1', { name: 'Min' })).toBe(403);
    expect(await status(scene.bo, 'GET', 'history/file')).toBe(403);
    expect(await status(scene.bo, 'POST', 'versions', { name: '' })).toBe(400);
  });

  it('[HIST-26] a pause in the work ends a session too', async () => {
    let now = Date.UTC(2026, 0, 5, 9);
    await begin({ now: () => now });
    const client = await scene.raw(scene.anne);
    client.cells.set('0.0', 1);
    await client.allSaved();
    now += 31 * 60_000;
    client.cells.set('0.0', 2);
    await client.allSaved();
    await changes();
    const { versions } = (await scene.anne.ask('GET', path('versions'))).body;
    expect(versions).toMatchObject([{ number: 1, at: '2026-01-05T09:00:00.000Z', changes: 1 }]);
  });
});
