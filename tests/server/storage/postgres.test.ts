import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layoutVersion } from '../../../server/storage/migrations.ts';
import { isLostConnection } from '../../../server/storage/postgres/failures.ts';
import { refuseUnfit } from '../../../server/storage/postgres/fitness.ts';
import { type PostgresOptions, openPostgres } from '../../../server/storage/postgres/postgres.ts';
import { openStorageThread } from '../../../server/storage/storage-thread.ts';
import type { Append, Storage } from '../../../server/storage/storage.ts';
import { type TestDatabase, openTestDatabase, postgresUnderTest } from '../../support/postgres-under-test.ts';
import { openPostgresWire } from '../../support/postgres-wire.ts';
import { storageContract } from '../../support/storage-contract.ts';
import { until } from '../../support/until.ts';

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openTestDatabase()));
  afterAll(() => database.remove());

  storageContract('PostgreSQL', () =>
    Promise.resolve(postgresUnderTest(database, (url) => openPostgres(url))),
  );
});

const blank = { title: '', template: 'blank', owner: 'anne', at: 1, clients: [] };
const first = { ...blank, id: 'w', state: new Uint8Array([1]) };

function update(value: number): readonly Append[] {
  return [
    {
      workbook: 'w',
      updates: [{ data: new Uint8Array([value]), author: 'anne', at: 2 }],
      clients: [],
    },
  ];
}

describe('a PostgreSQL database', () => {
  let database: TestDatabase;
  const atEnd: (() => Promise<unknown>)[] = [];
  beforeAll(async () => void (database = await openTestDatabase()));
  beforeEach(() => database.ask('drop schema public cascade; create schema public'));
  afterEach(async () => {
    for (const end of atEnd.splice(0).toReversed()) await end();
  });
  afterAll(() => database.remove());

  const open = async (options?: PostgresOptions, url = database.url): Promise<Storage> => {
    const storage = await openPostgres(url, options);
    atEnd.push(() => storage.close());
    return storage;
  };
  const openWire = async () => {
    const wire = await openPostgresWire(database.url);
    atEnd.push(() => wire.close());
    return wire;
  };
  /** A connection beside the storage's. */
  const beside = async (): Promise<pg.Client> => {
    const client = new pg.Client(database.url);
    await client.connect();
    atEnd.push(() => client.end());
    return client;
  };
  const updatesOf = async (storage: Storage): Promise<readonly number[]> =>
    (await storage.readDocument('w'))!.parts.slice(1).map((part) => part[0]!);

  it('[STORE-26] commits to the disk before it says so, whatever the server has been told', async () => {
    await database.ask(
      `alter database ${new URL(database.url).pathname.slice(1)} set synchronous_commit = off`,
    );
    const storage = await open();
    await storage.createWorkbook(first);
    // What a commit waits for is a setting of the session; the database tells what it was when a row was written.
    await database.ask(`
      create table told (setting text);
      create function tell() returns trigger language plpgsql as $$
        begin insert into told values (current_setting('synchronous_commit')
          || ', ' || current_setting('transaction_isolation')); return new; end $$;
      create trigger tell after insert on doc_update for each row execute function tell()`);
    await storage.append(update(2));
    expect(await database.ask('select setting from told')).toEqual([{ setting: 'on, serializable' }]);
  });

  it('[STORE-26] brings back times and checksums as numbers, and bytes with no others behind them', async () => {
    const storage = await open();
    await storage.createWorkbook({ ...first, at: 2 ** 52 });
    await storage.append(update(200));
    const document = (await storage.readDocument('w'))!;
    expect(document.parts[1]!.buffer.byteLength).toBe(1);
    expect((await storage.readAccess('w', 'anne'))!.workbook.createdAt).toBe(2 ** 52);
  });

  it('[STORE-27] does again what somebody else had come in the way of', async () => {
    const storage = await open();
    await storage.createWorkbook(first);
    const other = await beside();
    await other.query("begin; update workbook set title = 'andet' where id = 'w'");
    const appended = storage.append(update(7));
    // PostgreSQL refuses ours when the other's is committed: it had begun before.
    await until('the append waits for the other', async () => {
      const [row] = await database.ask('select count(*) as n from pg_locks where not granted');
      return Number(row!['n']) > 0;
    });
    await other.query('commit');
    expect(await appended).toEqual([{ workbook: 'w', seq: 1 }]);
    expect((await storage.readAccess('w', 'anne'))!.workbook.title).toBe('andet');
    expect(await updatesOf(storage)).toEqual([7]);
  });

  it('[STORE-27] reads on when connections were lost, and writes again over a new one', async () => {
    const wire = await openWire();
    const storage = await open({}, wire.url);
    await storage.createWorkbook(first);
    for (const value of [5, 6]) {
      wire.cut();
      expect((await storage.readDocument('w'))!.damage).toBe('none');
      await until('it writes again', () =>
        storage.append(update(value)).then(
          () => true,
          () => false,
        ),
      );
    }
    expect(await updatesOf(storage)).toEqual([5, 6]);
  });

  it('[STORE-28] never says done of a commit whose answer was lost; adding the same again does no harm', async () => {
    const wire = await openWire();
    const storage = await open({}, wire.url);
    await storage.createWorkbook(first);
    wire.cutAfter('commit');
    await expect(storage.append(update(5))).rejects.toSatisfy(isLostConnection);
    // It was done, in truth; nobody could know.
    await until('the other end has committed', async () => {
      const [row] = await database.ask('select count(*) as n from doc_update');
      return Number(row!['n']) === 1;
    });
    expect(await storage.append(update(5))).toEqual([{ workbook: 'w', seq: 2 }]);
    expect(await storage.readDocument('w')).toMatchObject({ seq: 2, damage: 'none' });
    expect(await updatesOf(storage)).toEqual([5, 5]);
  });

  it('[STORE-28] gives up a connection that no longer answers, and goes on over another', async () => {
    const wire = await openWire();
    const storage = await open({ patienceMs: 300 }, wire.url);
    await storage.createWorkbook(first);
    wire.block();
    await expect(storage.append(update(5))).rejects.toThrow();
    wire.unblock();
    await until('it writes again', () =>
      storage.append(update(6)).then(
        () => true,
        () => false,
      ),
    );
    expect((await updatesOf(storage)).at(-1)).toBe(6);
  });

  it('[STORE-29] is held by one server at a time, and free when that one is gone', async () => {
    const storage = await open();
    await storage.createWorkbook(first);
    await expect(openPostgres(database.url, { lockPatienceMs: 50 })).rejects.toMatchObject({
      name: 'DatabaseInUse',
    });
    // The operator's commands work beside it.
    const command = await open({ isBeside: true });
    expect((await command.listAllWorkbooks()).length).toBe(1);
    await storage.append(update(3));
    await storage.close();
    atEnd.length = 0;
    await command.close();
    expect(await updatesOf(await open())).toEqual([3]);
  });

  it('[STORE-29] that another server has taken while the connection was lost is not written to any more', async () => {
    const wire = await openWire();
    const taken: Error[] = [];
    const storage = await open({ onTaken: (error) => taken.push(error) }, wire.url);
    await storage.createWorkbook(first);
    wire.cut();
    const other = await open();
    await other.append(update(8));
    await expect(storage.append(update(9))).rejects.toMatchObject({ name: 'DatabaseInUse' });
    expect(taken).toMatchObject([{ name: 'DatabaseInUse' }]);
    await other.close();
    // Not even when that one has gone: it has written what this one does not know.
    await expect(storage.append(update(9))).rejects.toMatchObject({ name: 'DatabaseInUse' });
    const third = await open();
    expect(await updatesOf(third)).toEqual([8]);
  });

  it('[STORE-29] ends the thread when another server has taken it', async () => {
    const wire = await openWire();
    const crashes: Error[] = [];
    const storage = await openStorageThread(
      { kind: 'postgres', url: wire.url },
      { onCrash: (error) => crashes.push(error) },
    );
    await storage.createWorkbook(first);
    expect(await storage.append(update(4))).toEqual([{ workbook: 'w', seq: 1 }]);
    wire.cut();
    await open();
    await expect(storage.append(update(5))).rejects.toMatchObject({ name: 'DatabaseInUse' });
    expect(crashes).toMatchObject([{ name: 'DatabaseInUse' }]);
  });

  it('[STORE-16] of a newer program is not touched', async () => {
    await (await open()).close();
    atEnd.length = 0;
    await database.ask('update samregn set layout = $1', [layoutVersion + 1]);
    const before = await database.ask('select * from samregn');
    const thread = openStorageThread({ kind: 'postgres', url: database.url });
    await expect(thread).rejects.toMatchObject({ name: 'NewerLayout' });
    expect(await database.ask('select * from samregn')).toEqual(before);
  });

  it('[STORE-40] that is too old, or has another encoding, is refused', async () => {
    const old = { query: () => Promise.resolve({ rows: [{ version: '140011', encoding: 'UTF8' }] }) };
    await expect(refuseUnfit(old as never)).rejects.toMatchObject({ code: 'version', message: '14' });
    const ascii = await openTestDatabase("encoding 'SQL_ASCII' template template0");
    atEnd.push(() => ascii.remove());
    await expect(openPostgres(ascii.url)).rejects.toMatchObject({ code: 'encoding', message: 'SQL_ASCII' });
    await expect(openPostgres(database.url, { isBeside: true })).rejects.toMatchObject({ code: 'layout' });
  });

  it('[STORE-41] takes a title with characters that PostgreSQL has no text for', async () => {
    const storage = await open();
    await storage.createWorkbook(first);
    await storage.append([{ ...update(3)[0]!, title: 'før\0efter \ud800' }]);
    expect((await storage.readAccess('w', 'anne'))!.workbook.title).toBe('førefter \ufffd');
  });
});
