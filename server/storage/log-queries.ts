/** The documents' log in SQL. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Selectable, Transaction } from 'kysely';
import { Appender, bindings } from './append.ts';
import { isCorrupt } from './corrupt.ts';
import type { Arrival, EndedEpoch, Log, Renewal, StoredDocument, Time } from './storage.ts';
import type { Database, Tables } from './tables.ts';
import type { Transact } from './transact.ts';

export function logQueries(db: Database, transact: Transact, now: () => Time): Log {
  const appender = new Appender(db);
  return {
    append: (entries) => transact(appender.append(entries, now())),
    readDocument: (workbook) => readDocument(db, workbook),
    compact: (workbook, snapshot) =>
      db.transaction().execute((write) => compact(write, workbook, snapshot, now())),
    renew: (workbook, renewal) => db.transaction().execute((write) => renew(write, workbook, renewal)),
    readArrival: (workbook, item) => readArrival(db, workbook, item),
    readEnded: (workbook) => readEnded(db, workbook),
  };
}

async function readArrival(
  db: Database,
  doc: string,
  { client, clock }: { readonly client: number; readonly clock: number },
): Promise<Arrival | undefined> {
  const row = await db
    .selectFrom('doc_mark')
    .leftJoin('person', 'person.id', 'doc_mark.person')
    .select(['doc_mark.person', 'person.name', 'doc_mark.at'])
    .where('doc', '=', doc)
    .where('client', '=', client)
    .where('end', '>', clock)
    .orderBy('end')
    .orderBy('at')
    .executeTakeFirst();
  return row && { person: row.person, name: row.name ?? '', at: row.at };
}

type SnapshotRow = Pick<Selectable<Tables['doc_snapshot']>, 'data' | 'crc'>;

export function packSnapshot(state: Uint8Array): SnapshotRow {
  // Level 1: on a real workbook it takes a third of the time of level 6 and gives up a tenth of the gain.
  const data = deflateSync(state, { level: 1 });
  return { data, crc: crc32(data) };
}

/** The state in a snapshot; undefined when it has been harmed. */
export function unpackSnapshot(row: SnapshotRow | undefined): Uint8Array | undefined {
  return row && crc32(row.data) === row.crc ? new Uint8Array(inflateSync(row.data)) : undefined;
}

/** What a query reads; undefined when the file is harmed just there. */
export async function readable<Row>(query: Promise<Row>): Promise<Row | undefined> {
  try {
    return await query;
  } catch (error) {
    if (isCorrupt(error)) return undefined;
    throw error;
  }
}

export async function readSnapshot(db: Database, doc: string, seq: number): Promise<Uint8Array | undefined> {
  const query = db
    .selectFrom('doc_snapshot')
    .select(['data', 'crc'])
    .where('doc', '=', doc)
    .where('seq', '=', seq);
  return unpackSnapshot(await readable(query.executeTakeFirst()));
}

async function listSnapshots(db: Database, doc: string): Promise<readonly number[]> {
  const query = db.selectFrom('doc_snapshot').select('seq').where('doc', '=', doc).orderBy('seq', 'desc');
  return (await query.execute()).map((row) => row.seq);
}

type UpdateRow = Pick<Selectable<Tables['doc_update']>, 'seq' | 'data' | 'crc' | 'author' | 'at'>;

/** The updates after a number up to another, as far as the file gives them back. */
export async function readUpdates(
  db: Database,
  doc: string,
  after: number,
  last: number,
): Promise<readonly UpdateRow[]> {
  const query = db
    .selectFrom('doc_update')
    .select(['seq', 'data', 'crc', 'author', 'at'])
    .where('doc', '=', doc);
  const rows = await readable(
    query.where('seq', '>', after).where('seq', '<=', last).orderBy('seq').execute(),
  );
  if (rows) return rows;
  const found: UpdateRow[] = [];
  for (let seq = after + 1; seq <= last; seq++) {
    const row = await readable(query.where('seq', '=', seq).executeTakeFirst());
    if (row) found.push(row);
  }
  return found;
}

async function readDocument(db: Database, doc: string): Promise<StoredDocument | undefined> {
  const workbook = await db
    .selectFrom('workbook')
    .select(['head', 'epoch'])
    .where('id', '=', doc)
    .executeTakeFirst();
  if (!workbook) return undefined;
  const { head, epoch } = workbook;
  const snapshots = await listSnapshots(db, doc);
  let base: { readonly seq: number; readonly state: Uint8Array } | undefined;
  for (const seq of snapshots) {
    const state = await readSnapshot(db, doc, seq);
    if (!state) continue;
    base = { seq, state };
    break;
  }
  const after = base?.seq ?? 0;
  const rows = await readUpdates(db, doc, after, head);
  const updates = rows.filter((row) => crc32(row.data) === row.crc).map((row) => row.data);
  // Numbers are given without gaps, so what is missing shows in the count.
  const isWhole = base !== undefined && updates.length === head - after;
  const clients = await db
    .selectFrom('doc_client')
    .select(['client', 'person'])
    .where('doc', '=', doc)
    .where('epoch', '=', epoch)
    .execute();
  const people = await db
    .selectFrom('doc_client')
    .innerJoin('person', 'person.id', 'doc_client.person')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('doc', '=', doc)
    .execute();
  const ended = await db
    .selectFrom('doc_epoch')
    .select('vector')
    .where('doc', '=', doc)
    .orderBy('number', 'desc')
    .execute();
  return {
    parts: base ? [base.state, ...updates] : updates,
    seq: head,
    clients,
    people: people.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }])),
    ended: ended.map(({ vector }) => vector),
    snapshotBytes: base?.state.length ?? 0,
    rows: updates.length,
    rowBytes: updates.reduce((sum, update) => sum + update.length, 0),
    damage: !isWhole ? 'lost' : base?.seq === snapshots[0] ? 'none' : 'covered',
  };
}

async function compact(
  write: Transaction<Tables>,
  doc: string,
  snapshot: { readonly seq: number; readonly state: Uint8Array },
  at: Time,
): Promise<void> {
  const { seq } = snapshot;
  let fallback: number | undefined;
  for (const older of await listSnapshots(write, doc)) {
    if (older >= seq || !(await readSnapshot(write, doc, older))) continue;
    fallback = older;
    break;
  }
  const untold = await oldestUntold(write, doc);
  const kept = [fallback ?? seq, ...(untold === undefined ? [] : [untold])];
  await write.deleteFrom('doc_snapshot').where('doc', '=', doc).where('seq', 'not in', kept).execute();
  await write
    .insertInto('doc_snapshot')
    .values({ doc, seq, at, ...packSnapshot(snapshot.state) })
    .onConflict((conflict) =>
      conflict.columns(['doc', 'seq']).doUpdateSet((row) => ({
        data: row.ref('excluded.data'),
        crc: row.ref('excluded.crc'),
        at: row.ref('excluded.at'),
      })),
    )
    .execute();
  if (fallback === undefined) return;
  const last = Math.min(fallback, untold ?? fallback);
  await write.deleteFrom('doc_update').where('doc', '=', doc).where('seq', '<=', last).execute();
}

/**
 * The snapshot from which on the log has still to be told as changes; undefined when there is none, or no history is
 * kept yet. What has not been told is not folded away, whatever keeps it from being told.
 */
async function oldestUntold(write: Transaction<Tables>, doc: string): Promise<number | undefined> {
  const row = await write
    .selectFrom('doc_snapshot')
    .innerJoin('workbook', 'workbook.id', 'doc_snapshot.doc')
    .select(({ fn }) => fn.max('doc_snapshot.seq').as('seq'))
    .where('doc', '=', doc)
    .whereRef('doc_snapshot.seq', '<=', 'workbook.told')
    .executeTakeFirst();
  return row?.seq ?? undefined;
}

/** A Yjs update that changes nothing: it stands in the log where an epoch begins. */
const nothing = new Uint8Array([0, 0]);

async function renew(write: Transaction<Tables>, doc: string, renewal: Renewal): Promise<boolean> {
  const { seq, at, client } = renewal;
  const row = await write
    .updateTable('workbook')
    .set((expression) => ({ epoch: expression('epoch', '+', 1), head: seq + 1 }))
    .where('id', '=', doc)
    .where('head', '=', seq)
    .returning('epoch')
    .executeTakeFirst();
  if (!row) return false;
  // What stands where the epoch begins says nothing, so that it is told too.
  await write
    .updateTable('workbook')
    .set({ told: seq + 1 })
    .where('id', '=', doc)
    .where('told', 'is not', null)
    .execute();
  const end = { ...packSnapshot(renewal.final), vector: renewal.finalVector };
  await write
    .insertInto('doc_epoch')
    .values({ doc, number: row.epoch - 1, at, ...end })
    .execute();
  await write.deleteFrom('doc_update').where('doc', '=', doc).execute();
  await write.deleteFrom('doc_snapshot').where('doc', '=', doc).execute();
  const snapshot = { doc, at, ...packSnapshot(renewal.state) };
  await write
    .insertInto('doc_snapshot')
    .values([
      { ...snapshot, seq },
      { ...snapshot, seq: seq + 1 },
    ])
    .execute();
  const mark = { data: nothing, crc: crc32(nothing), author: client.person, at };
  await write
    .insertInto('doc_update')
    .values({ doc, seq: seq + 1, ...mark })
    .execute();
  for (const query of bindings(write, doc, [client], { epoch: row.epoch, at })) await query.execute();
  return true;
}

async function readEnded(db: Database, doc: string): Promise<readonly EndedEpoch[]> {
  const numbers = await db
    .selectFrom('doc_epoch')
    .select('number')
    .where('doc', '=', doc)
    .orderBy('number', 'desc')
    .execute();
  const found: EndedEpoch[] = [];
  for (const { number } of numbers) {
    const query = db
      .selectFrom('doc_epoch')
      .select(['data', 'crc'])
      .where('doc', '=', doc)
      .where('number', '=', number);
    const state = unpackSnapshot(await readable(query.executeTakeFirst()));
    const clients = await db
      .selectFrom('doc_client')
      .select(['client', 'person'])
      .where('doc', '=', doc)
      .where('epoch', '=', number)
      .execute();
    if (state) found.push({ state, clients });
  }
  return found;
}
