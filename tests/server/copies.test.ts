/** The operator's commands that copy, check and carry away what is kept, on both databases. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyDatabase } from '../../server/commands/copy-database.ts';
import { inspect } from '../../server/commands/inspection.ts';
import { packSnapshot } from '../../server/storage/log-queries.ts';
import { type Ended, runScript } from '../support/child-server.ts';
import { openTestDatabase } from '../support/postgres-under-test.ts';
import { openScene } from '../support/scene.ts';
import { openTestServer, temporaryFolder } from '../support/server.ts';
import { harmRow, withSqlite } from '../support/sqlite-under-test.ts';
import { openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

describe('copies of what is kept', { timeout: 90_000 }, () => {
  let home: string;
  const atEnd: (() => unknown)[] = [];
  beforeEach(() => {
    home = mkdtempSync(join(temporaryFolder(), 'home-'));
    atEnd.push(() => rmSync(home, { recursive: true, force: true }));
  });
  afterEach(async () => {
    for (const end of atEnd.splice(0).toReversed()) await end();
  });
  const run = (name: string, words: readonly string[], env: Record<string, string>): Promise<Ended> =>
    runScript(`server/commands/${name}.ts`, words, env);
  const says = (text: string): Ended => ({ code: 0, signal: null, stdout: `${text}\n`, stderr: '' });

  it('[OPS-12] of PostgreSQL, made while people type, hold what was acknowledged, in either database', async () => {
    const database = await openTestDatabase();
    const other = await openTestDatabase();
    atEnd.push(() => Promise.all([database.remove(), other.remove()]));
    const scene = await openScene({ settings: { database: database.url } });
    let isOpen = true;
    atEnd.push(() => isOpen && scene.close());
    const client = await scene.raw(scene.anne);
    let typed = 0;
    const type = (): void => {
      typed++;
      client.cells.set(`0.${typed.toString(36)}`, typed);
    };
    for (let i = 0; i < 60; i++) type();
    await client.allSaved();
    const kept = new Map(client.cells.entries());
    const timer = setInterval(type, 4);
    atEnd.push(() => clearInterval(timer));
    const on = { SAMREGN_DATABASE: database.url };
    const copy = join(home, 'copy.sqlite');
    expect(await run('backup', [copy], on)).toEqual(says(`Sikkerhedskopi skrevet og kontrolleret: ${copy}`));
    const before = typed;
    await until('typing goes on', () => typed > before);
    clearInterval(timer);

    const busy = await run('restore', [copy], on);
    expect(busy).toMatchObject({ code: 1, stdout: '' });
    expect(busy.stderr).toBe(
      'Databasen i SAMREGN_DATABASE bruges allerede af en Samregn-server, der kører. Intet er ændret.\n',
    );
    const checked = await run('verify', [copy], on);
    expect(checked.stdout).toMatch(/^Kontrolleret uden fejl: 1 projektmapper, \d+ rækker med indhold\.\n$/);

    // What stands in the other database is set aside.
    const there = await openTestServer({ settings: { database: other.url } });
    await (await there.openPerson('Bo')).createWorkbook('Gammel');
    await there.close();
    const restored = await run('restore', [copy], { SAMREGN_DATABASE: other.url });
    const aside = /Den gamle ligger i skemaet (samregn_before_restore_\d+)\.\n$/.exec(restored.stdout)?.[1];
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(await other.ask(`select title from ${aside}.workbook`)).toEqual([{ title: 'Gammel' }]);
    const folder = join(home, 'data');
    expect((await run('restore', [copy], { SAMREGN_DATA: folder })).code).toBe(0);
    await scene.close();
    isOpen = false;
    for (const options of [{ settings: { database: other.url } }, { folder }]) {
      const again = await openTestServer(options);
      const reader = await openRawClient(scene.anne.at(again), scene.workbook);
      await until('the reader is synced', () => reader.isSynced);
      expect([...kept].filter(([key, value]) => reader.cells.get(key) !== value)).toEqual([]);
      reader.close();
      await again.close();
    }
  });

  it('[OPS-13] are looked through: harmed rows, documents that do not open, rows that belong to nothing', async () => {
    const server = await openTestServer();
    atEnd.push(() => server.close());
    const person = await server.openPerson('Anne');
    const id = await person.createWorkbook('Hemmelig titel');
    const original = join(server.folder, 'samregn.sqlite');
    const found = async (harm: (path: string) => void): Promise<readonly string[]> => {
      const path = join(home, 'copy.sqlite');
      await copyDatabase(original, path);
      harm(path);
      const { faults } = await inspect(path);
      for (const name of readdirSync(home)) rmSync(join(home, name));
      return faults;
    };
    const sql =
      (text: string, ...values: (string | number | Uint8Array)[]) =>
      (path: string): void =>
        void withSqlite(path, (db) => db.prepare(text).run(...values));
    expect(await found(() => undefined)).toEqual([]);
    expect(await found((path) => harmRow(path, id, 'snapshot', 0))).toEqual([
      `doc_snapshot ${id} 0: rækken kan ikke læses.`,
      `Projektmappe ${id}: noget af indholdet er gået tabt.`,
    ]);
    const nonsense = packSnapshot(new Uint8Array([1, 2, 3]));
    expect(
      await found(sql('update doc_snapshot set data = ?, crc = ?', nonsense.data, nonsense.crc)),
    ).toEqual([`Projektmappe ${id}: dokumentet kan ikke åbnes.`]);
    expect(await found(sql('update workbook set head = head + 1 where id = ?', id))).toEqual([
      `Projektmappe ${id}: noget af indholdet er gået tabt.`,
    ]);
    expect(await found(sql('delete from workbook where id = ?', id))).toEqual([
      'access: 1 rækker hører til noget, der ikke findes (workbook).',
      'doc_snapshot: 1 rækker hører til noget, der ikke findes (doc).',
    ]);
    expect(await found(sql('delete from person where id = ?', person.id))).toEqual([
      'access: 1 rækker hører til noget, der ikke findes (person).',
      'session: 1 rækker hører til noget, der ikke findes (person).',
    ]);
  });

  it('[OPS-14] of everything that a person owns are xlsx, JSON, the log and what else is known; of nobody else', async () => {
    const scene = await openScene();
    atEnd.push(() => scene.close());
    const client = await scene.raw(scene.anne);
    client.cells.set('0.0', 'Kun i Annes');
    await client.allSaved();
    await scene.bo.createWorkbook('Bos egen');
    const on = { SAMREGN_DATA: scene.server.folder };
    const target = join(home, 'udtræk');
    const said = await run('export', [target, scene.anne.id], on);
    expect(said).toEqual(says(`Udtræk skrevet: 1 projektmapper i ${target}`));
    const index = JSON.parse(readFileSync(join(target, 'export.json'), 'utf8'));
    expect(index.workbooks).toEqual([
      { id: scene.workbook, title: 'Prøve', template: 'blank', damage: 'none' },
    ]);
    const folder = join(target, 'workbooks', scene.workbook);
    const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([
        'access.jsonl',
        'doc_update.jsonl',
        'document.json',
        'document.yjs',
        'share_link.jsonl',
      ]),
    );
    expect(JSON.parse(file('document.json'))['c/a']).toMatchObject({ '0.0': 'Kun i Annes' });
    const xlsx = unzipSync(readFileSync(join(folder, 'workbook.xlsx')));
    expect(Object.keys(xlsx)).toContain('xl/workbook.xml');
    expect(JSON.parse(file('doc_update.jsonl').split('\n')[0]!)).toMatchObject({ author: scene.anne.id });
    expect(file('share_link.jsonl')).not.toContain('hash');
    const people = JSON.parse(readFileSync(join(target, 'people.json'), 'utf8'));
    expect(people).toEqual(
      expect.arrayContaining([
        { id: scene.anne.id, name: 'Anne' },
        { id: scene.bo.id, name: 'Bo' },
      ]),
    );
    // What belongs to an organisation is not its maker's.
    withSqlite(scene.databasePath, (db) =>
      db.exec(`insert into organisation (id, name, created_at) values ('ærø', 'Ærø Kommune', 1);
        insert into member (organisation, person, role, at) values ('ærø', '${scene.bo.id}', 'member', 1);
        update workbook set organisation = 'ærø' where id = '${scene.workbook}'`),
    );
    const theirs = join(home, 'kommune');
    expect(await run('export', [theirs, 'ærø'], on)).toEqual(
      says(`Udtræk skrevet: 1 projektmapper i ${theirs}`),
    );
    expect(readFileSync(join(theirs, 'member.jsonl'), 'utf8')).toContain(scene.bo.id);
    expect(readdirSync(join(theirs, 'workbooks'))).toEqual([scene.workbook]);
    const again = await run('export', [target, 'all'], on);
    expect(again).toMatchObject({ code: 1, stderr: `${target} findes allerede. Den er ikke rørt.\n` });
    const nobody = await run('export', [join(home, 'ingen'), 'ukendt'], on);
    expect(nobody).toMatchObject({
      code: 1,
      stderr: 'Der er hverken en person eller en organisation med id ukendt.\n',
    });
    expect(existsSync(join(home, 'ingen'))).toBe(false);
  });
});
