/** Databases of every earlier layout, and one as it was left by an earlier program, brought to ours. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { layoutVersion } from '../../../server/storage/migrations.ts';
import { migratePostgres } from '../../../server/storage/postgres/layout.ts';
import { openPostgres } from '../../../server/storage/postgres/postgres.ts';
import { migrateSqlite } from '../../../server/storage/sqlite-layout.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { titleOf } from '../../../server/workspaces/titles.ts';
import { type TestDatabase, openTestDatabase } from '../../support/postgres-under-test.ts';
import { temporaryFolder } from '../../support/server.ts';
import { withSqlite } from '../../support/sqlite-under-test.ts';

/** A database that can be left at an earlier layout. */
interface OldDatabase {
  migrate(to: number): Promise<void>;
  /** Statements as SQLite writes them. */
  run(sql: string): Promise<void>;
  open(): Promise<Storage>;
  /** All that the database says of its tables, columns and indexes. */
  layout(): Promise<unknown>;
  remove(): Promise<void>;
}

function oldSqlite(): Promise<OldDatabase> {
  const folder = temporaryFolder();
  const path = join(folder, 'samregn.sqlite');
  return Promise.resolve({
    migrate: (to) => Promise.resolve(withSqlite(path, (db) => migrateSqlite(db, to))),
    run: (sql) => Promise.resolve(withSqlite(path, (db) => db.exec(sql))),
    open: () => Promise.resolve(openSqlite(path)),
    layout: () =>
      Promise.resolve(
        withSqlite(path, (db) => {
          const all = (sql: string): readonly Record<string, unknown>[] => db.prepare(sql).all();
          return all(
            "select name, wr, strict from pragma_table_list where schema = 'main' order by name",
          ).map((table) => ({
            table,
            columns: all(
              `select name, type, "notnull", dflt_value, pk
                 from pragma_table_xinfo('${String(table['name'])}') order by name`,
            ),
            indexes: all(
              `select list.name, list."unique", list.origin, info.name as column_name
                 from pragma_index_list('${String(table['name'])}') list, pragma_index_info(list.name) info
                 order by list.name, info.seqno`,
            ),
          }));
        }),
      ),
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
}

/** One database for all, emptied: making one takes longer than everything else. */
let shared: TestDatabase | undefined;
afterAll(() => shared?.remove());

async function oldPostgres(): Promise<OldDatabase> {
  const database = (shared ??= await openTestDatabase());
  await database.ask('drop schema public cascade; create schema public');
  return {
    async migrate(to) {
      const client = new pg.Client(database.url);
      await client.connect();
      await migratePostgres(client, to);
      await client.end();
    },
    run: async (sql) => void (await database.ask(sql.replaceAll(/\bx'([\da-f]*)'/g, String.raw`'\x$1'`))),
    open: () => openPostgres(database.url),
    layout: async () => [
      await database.ask(
        `select table_name, column_name, data_type, collation_name, is_nullable, column_default
         from information_schema.columns where table_schema = 'public' order by 1, 2`,
      ),
      await database.ask("select indexdef from pg_indexes where schemaname = 'public' order by 1"),
    ],
    remove: () => Promise.resolve(),
  };
}

const hex = (data: Uint8Array): string => `x'${Buffer.from(data).toString('hex')}'`;

/** One workbook with a person, as the first layout knew them. */
function firstRows(): string {
  const state = deflateSync(new Uint8Array([1]));
  return `
    insert into person (id, name, colour, created_at) values ('anne', 'Anne', 1, 5);
    insert into workbook (id, title, template, head, created_at, changed_at, deleted_at)
      values ('w', 'Før', 'blank', 1, 5, 6, null);
    insert into access (workbook, person, link, role, at) values ('w', 'anne', '', 'owner', 5);
    insert into doc_snapshot (doc, seq, data, crc, at) values ('w', 0, ${hex(state)}, ${crc32(state)}, 5);
    insert into doc_update (doc, seq, data, crc, author, at)
      values ('w', 1, x'02', ${crc32(new Uint8Array([2]))}, 'anne', 6);
    insert into doc_client (doc, client, person, at) values ('w', 7, 'anne', 5);`;
}

const [tables, rows] = (() => {
  const statements = readFileSync(join(import.meta.dirname, 'layout-4.sql'), 'utf8').split(/;\n/);
  const isRow = (statement: string): boolean => statement.startsWith('insert');
  return [statements.filter((each) => !isRow(each)).join(';\n'), statements.filter(isRow).join(';\n')];
})();

for (const [name, make] of [
  ['SQLite', oldSqlite],
  ['PostgreSQL', oldPostgres],
] as const) {
  describe(`an older ${name} database`, () => {
    const made: OldDatabase[] = [];
    afterEach(async () => {
      for (const database of made.splice(0)) await database.remove();
    });
    const old = async (): Promise<OldDatabase> => {
      const database = await make();
      made.push(database);
      return database;
    };
    const freshLayout = async (): Promise<unknown> => {
      const fresh = await old();
      await (await fresh.open()).close();
      return fresh.layout();
    };

    it('[STORE-20] of every earlier layout is brought to ours with everything in it, and is then like a new one', async () => {
      const fresh = await freshLayout();
      for (let version = 1; version < layoutVersion; version++) {
        const database = await old();
        await database.migrate(version);
        await database.run(firstRows());
        const storage = await database.open();
        expect(await storage.readDocument('w')).toMatchObject({
          parts: [new Uint8Array([1]), new Uint8Array([2])],
          clients: [{ client: 7, person: 'anne' }],
          ended: [],
          damage: 'none',
        });
        expect(await storage.listWorkbooks('anne', 'living')).toMatchObject([
          { id: 'w', title: 'Før', role: 'owner' },
        ]);
        await storage.close();
        expect(await database.layout(), `from layout ${version}`).toEqual(fresh);
      }
    });

    it('[STORE-23] that a program of November 2026 has left keeps all it held', async () => {
      const fresh = await freshLayout();
      const database = await old();
      // PostgreSQL came later; its tables are those of the same step.
      if (name === 'SQLite') await database.run(tables);
      else await database.migrate(4);
      await database.run(rows);
      const storage = await database.open();
      const document = (await storage.readDocument('w1'))!;
      expect(document).toMatchObject({
        seq: 3,
        damage: 'none',
        people: [{ id: 'anne', name: 'Anne Ørsted' }],
      });
      expect(titleOf(document.parts[0]!)).toBe('Nu');
      expect(document.ended.length).toBe(1);
      const [ended] = await storage.readEnded('w1');
      expect(titleOf(ended!.state)).toBe('Efter');
      expect(ended!.clients).toEqual([{ client: 7, person: 'anne' }]);
      expect((await storage.readAccess('w1', 'anne'))?.role).toBe('owner');
      expect((await storage.readAccess('w1', 'bo'))?.role).toBe('editor');
      expect(await storage.listLinks('w1')).toMatchObject([{ id: 'l1', role: 'editor' }]);
      expect(await storage.listWorkbooks('bo', 'deleted')).toMatchObject([{ id: 'w2', title: 'Slettet' }]);
      expect(await storage.readArrival('w1', { client: 7, clock: 0 })).toMatchObject({ person: 'anne' });
      const published = await storage.readPublished('p1');
      expect(published?.publication).toMatchObject({ title: 'Fortalt', municipality: 'Ærø' });
      expect(titleOf(published!.copy as Uint8Array)).toBe('Nu');
      // And it goes on from there.
      await storage.append([
        { workbook: 'w1', updates: [{ data: new Uint8Array([0, 0]), author: 'bo', at: 9 }], clients: [] },
      ]);
      expect(await storage.readDocument('w1')).toMatchObject({ seq: 4, damage: 'none' });
      await storage.close();
      expect(await database.layout()).toEqual(fresh);
    });
  });
}
