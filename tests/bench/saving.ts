/** How long it takes until an edit is acknowledged and until a colleague has it, over real sockets. */
import { DatabaseSync } from 'node:sqlite';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openTestServer, temporaryFolder } from '../support/server.ts';
import { openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';
import { type Figure, medianMs } from './measure.ts';

const edits = 100;

async function commitMs(): Promise<number> {
  const folder = temporaryFolder();
  const db = new DatabaseSync(join(folder, 'floor.sqlite'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full; create table t (a blob)');
  const insert = db.prepare('insert into t values (?)');
  const found = await medianMs(
    edits,
    () => new Uint8Array(40),
    (bytes) => insert.run(bytes),
  );
  db.close();
  rmSync(folder, { recursive: true });
  return found;
}

export async function measureSaving(): Promise<readonly Figure[]> {
  const floor = await commitMs();
  const server = await openTestServer({ sync: { gatherMs: 20, busyGapMs: 100 } });
  const [anna, bo] = [await server.openPerson('Anna'), await server.openPerson('Bo')];
  const workbook = await anna.createWorkbook();
  await anna.share(workbook, 'editor', bo);
  const [one, two] = [await openRawClient(anna, workbook), await openRawClient(bo, workbook)];
  await until('both are synced', () => one.isSynced && two.isSynced);
  await one.allSaved();
  let number = 0;
  const acknowledged = await medianMs(
    edits,
    () => ++number,
    async (value) => {
      one.cells.set('0.0', value);
      await one.allSaved();
    },
  );
  const seen = await medianMs(
    edits,
    () => ++number,
    async (value) => {
      one.cells.set('0.0', value);
      await until('the colleague has it', () => two.cells.get('0.0') === value);
    },
  );
  one.close();
  two.close();
  await server.close();
  return [
    {
      what: 'edit to acknowledgement (20 ms of it gather a commit)',
      value: acknowledged,
      unit: 'ms',
      against: { what: 'one SQLite commit, synchronous=FULL', value: floor },
    },
    { what: 'edit to the colleague’s document', value: seen, unit: 'ms' },
  ];
}
