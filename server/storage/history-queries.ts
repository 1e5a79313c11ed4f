/** The history in SQL. */
import { crc32 } from 'node:zlib';
import { type ExpressionBuilder, type Selectable, type Transaction, sql } from 'kysely';
import type { ChangeKind } from '#model';
import type { ChangeFilter, History, KeptChange, KeptVersion, Telling, Untold } from './history.ts';
import { blocks } from './append.ts';
import { packSnapshot, readSnapshot, readUpdates, readable, unpackSnapshot } from './log-queries.ts';
import type { NamedPerson, Time } from './storage.ts';
import type { Database, Tables } from './tables.ts';

/** The most updates that are told in one go: so many that it is soon done, so few that nobody waits for the storage. */
const updatesAtOnce = 1000;

/** The most that they weigh, unless one alone does: three threads hold them at once, and what is told of them. */
const bytesAtOnce = 2 * 1024 * 1024;

export function historyQueries(db: Database): History {
  return {
    // In one transaction, so that nothing is folded away in the middle.
    fetchUntold: (workbook, has) => db.transaction().execute((write) => fetchUntold(write, workbook, has)),
    keepTold: (workbook, telling) => db.transaction().execute((write) => keepTold(write, workbook, telling)),
    async listChanges(workbook, { filter, order, after, limit }) {
      const direction = order === 'newest' ? 'desc' : 'asc';
      let query = db
        .selectFrom('doc_change')
        .leftJoin('person', 'person.id', 'doc_change.person')
        .select(['seq', 'n', 'at', 'doc_change.person', 'kind', 'sheet', 'cell', 'facts', 'person.name'])
        .where((where) => where.and([where('doc', '=', workbook), ...conditions(where, filter)]));
      if (after) {
        const [beyond, seq, n] = [order === 'newest' ? '<' : '>', after.seq, after.n] as const;
        query = query.where((where) =>
          where.or([where('seq', beyond, seq), where.and([where('seq', '=', seq), where('n', beyond, n)])]),
        );
      }
      const rows = await query.orderBy('seq', direction).orderBy('n', direction).limit(limit).execute();
      return rows.map((row): KeptChange => ({ ...row, kind: row.kind as ChangeKind, name: row.name ?? '' }));
    },
    async listChangers(workbook) {
      const rows = await db
        .selectFrom('doc_change')
        .leftJoin('person', 'person.id', 'doc_change.person')
        .select(['doc_change.person as id', 'person.name'])
        .distinct()
        .where('doc', '=', workbook)
        .orderBy('doc_change.person')
        .execute();
      return rows.map(({ id, name }) => ({ id, name: name ?? '' }));
    },
    listVersions: (workbook) => listVersions(db, workbook),
    async readVersion(workbook, number) {
      const query = db
        .selectFrom('doc_version')
        .select(['data', 'crc'])
        .where('doc', '=', workbook)
        .where('number', '=', number);
      const there = await db
        .selectFrom('doc_version')
        .select('number')
        .where('doc', '=', workbook)
        .where('number', '=', number)
        .executeTakeFirst();
      return there && (unpackSnapshot(await readable(query.executeTakeFirst())) ?? 'damaged');
    },
    addVersion: (workbook, { name, by, ...made }) =>
      db.transaction().execute((write) => insertVersion(write, workbook, { ...made, name, by })),
    async rewriteVersion(workbook, number, state) {
      await db
        .updateTable('doc_version')
        .set(packSnapshot(state))
        .where('doc', '=', workbook)
        .where('number', '=', number)
        .execute();
    },
    async nameVersion(workbook, number, named) {
      const row = await db
        .updateTable('doc_version')
        .set({ name: named?.name ?? null, made_by: named?.by ?? null })
        .where('doc', '=', workbook)
        .where('number', '=', number)
        .returning('number')
        .executeTakeFirst();
      return row !== undefined;
    },
    pruneHistory: (before, { daily, weekly }) =>
      db.transaction().execute(async (write) => {
        const changes = await write.deleteFrom('doc_change').where('at', '<', before).executeTakeFirst();
        const versions = await write
          .deleteFrom('doc_version')
          .where('at', '<', before)
          .where('name', 'is', null)
          .executeTakeFirst();
        const thinned = (await thin(write, daily, dayMs)) + (await thin(write, weekly, 7 * dayMs));
        return {
          changes: Number(changes.numDeletedRows),
          versions: Number(versions.numDeletedRows) + thinned,
        };
      }),
    pseudonymise: (person, pseudonym) =>
      db.transaction().execute((write) => pseudonymise(write, person, pseudonym)),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Of the unnamed versions before a time all but the last in each stretch of so many milliseconds; answers how many. */
async function thin(write: Database, before: Time, everyMs: number): Promise<number> {
  // Written out: as a parameter SQLite would take it for a fraction, and the stretch would not be whole.
  const whole = sql.lit(everyMs);
  const { numAffectedRows } = await sql`
    delete from doc_version where name is null and at < ${before} and exists (
      select 1 from doc_version as later
      where later.doc = doc_version.doc and later.number > doc_version.number and later.name is null
        and later.at < ${before} and later.at / ${whole} = doc_version.at / ${whole}
    )`.execute(write);
  return Number(numAffectedRows ?? 0);
}

function conditions(where: ExpressionBuilder<Tables, 'doc_change'>, filter: ChangeFilter) {
  const { person, sheet, cell, kinds, from, until } = filter;
  return [
    ...(person === undefined ? [] : [where('doc_change.person', '=', person)]),
    ...(sheet === undefined ? [] : [where('sheet', '=', sheet)]),
    ...(cell === undefined ? [] : [where('cell', '=', cell)]),
    ...(kinds === undefined || kinds.length === 0 ? [] : [where('kind', 'in', kinds)]),
    ...(from === undefined ? [] : [where('at', '>=', from)]),
    ...(until === undefined ? [] : [where('at', '<', until)]),
  ];
}

async function fetchUntold(db: Database, doc: string, has: number | undefined): Promise<Untold | undefined> {
  const workbook = await db
    .selectFrom('workbook')
    .select(['head', 'told'])
    .where('id', '=', doc)
    .executeTakeFirst();
  if (!workbook) return undefined;
  const open = await db
    .selectFrom('doc_change')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('doc', '=', doc)
    .where('seq', '>', ({ selectFrom }) =>
      selectFrom('doc_version')
        .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`-1`).as('seq'))
        .where('doc', '=', doc),
    )
    .executeTakeFirst();
  const isHeld = has !== undefined && has === workbook.told;
  const isNothing = workbook.told === workbook.head && open?.at === undefined;
  const base = isHeld || isNothing ? undefined : await readBase(db, doc, workbook.told);
  // Where nothing older can be read, the history begins anew with what can.
  const told = base ? Math.max(base.seq, workbook.told ?? 0) : (workbook.told ?? workbook.head);
  if (told !== workbook.told) await db.updateTable('workbook').set({ told }).where('id', '=', doc).execute();
  const from = base?.seq ?? told;
  const to = await endOfPass(db, doc, told, workbook.head);
  const rows = await readUpdates(db, doc, from, to);
  const clients = await db
    .selectFrom('doc_client')
    .select(['client', 'person'])
    .where('doc', '=', doc)
    .execute();
  return {
    told,
    to,
    head: workbook.head,
    base,
    updates: rows.filter((row) => crc32(row.data) === row.crc),
    clients,
    openSince: open?.at ?? undefined,
  };
}

/** Up to where updates are told in one go. */
async function endOfPass(db: Database, doc: string, told: number, head: number): Promise<number> {
  const last = Math.min(head, told + updatesAtOnce);
  const sizes = await readable(
    db
      .selectFrom('doc_update')
      .select(['seq', sql<number>`length(data)`.as('bytes')])
      .where('doc', '=', doc)
      .where('seq', '>', told)
      .where('seq', '<=', last)
      .orderBy('seq')
      .execute(),
  );
  // In a file that does not give back how much they weigh, each may be as much as all.
  if (!sizes) return Math.min(last, told + 1);
  let sum = 0;
  for (const { seq, bytes } of sizes) {
    sum += bytes;
    if (sum > bytesAtOnce && seq > told + 1) return seq - 1;
  }
  return last;
}

/** The newest document that can be read at or before a number, or else the oldest one after it. */
async function readBase(
  db: Database,
  doc: string,
  told: number | null,
): Promise<{ readonly seq: number; readonly state: Uint8Array } | undefined> {
  const rows = await db
    .selectFrom('doc_snapshot')
    .select('seq')
    .where('doc', '=', doc)
    .orderBy('seq')
    .execute();
  const numbers = rows.map(({ seq }) => seq);
  const isBefore = (seq: number): boolean => seq <= (told ?? -1);

  for (const seq of [...numbers.filter(isBefore).toReversed(), ...numbers.filter((seq) => !isBefore(seq))]) {
    const state = await readSnapshot(db, doc, seq);
    if (state) return { seq, state };
  }
  return undefined;
}

async function keepTold(write: Transaction<Tables>, doc: string, telling: Telling): Promise<boolean> {
  const { from, to, changes, ended } = telling;
  const row = await write
    .updateTable('workbook')
    .set({ told: to })
    .where('id', '=', doc)
    .where('told', '=', from)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  const rows = changes.map((change) => ({ doc, ...change }));
  for (const block of blocks(rows)) {
    await write
      .insertInto('doc_change')
      .values(block)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (ended) await insertVersion(write, doc, { ...ended, name: null, by: null });
  return true;
}

async function insertVersion(
  write: Transaction<Tables>,
  doc: string,
  made: {
    readonly seq: number;
    readonly at: number;
    readonly state: Uint8Array;
    readonly name: string | null;
    readonly by: string | null;
  },
): Promise<number> {
  const { seq, at, state, name, by } = made;
  const last = await write
    .selectFrom('doc_version')
    .select(['number', 'seq'])
    .where('doc', '=', doc)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const since = write
    .selectFrom('doc_change')
    .where('doc', '=', doc)
    .where('seq', '>', last?.seq ?? -1)
    .where('seq', '<=', seq);
  const counted = await since
    .select(({ fn }) => [fn.countAll().as('changes'), fn.min('at').as('first')])
    .executeTakeFirstOrThrow();
  const people = await since.select('person').distinct().orderBy('person').execute();
  const number = (last?.number ?? 0) + 1;
  await write
    .insertInto('doc_version')
    .values({
      doc,
      number,
      seq,
      since: counted.first ?? at,
      at,
      name,
      made_by: by,
      people: JSON.stringify(people.map(({ person }) => person)),
      changes: Number(counted.changes),
      ...packSnapshot(state),
    })
    .execute();
  return number;
}

async function listVersions(db: Database, doc: string): Promise<readonly KeptVersion[]> {
  const rows = await db
    .selectFrom('doc_version')
    .select(['number', 'seq', 'since', 'at', 'name', 'made_by', 'people', 'changes'])
    .where('doc', '=', doc)
    .orderBy('number', 'desc')
    .execute();
  const ids = new Set(
    rows.flatMap((row) => [...peopleIn(row), ...(row.made_by === null ? [] : [row.made_by])]),
  );
  const names = new Map<string, string>();
  if (ids.size > 0) {
    const people = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute();
    for (const { id, name } of people) names.set(id, name ?? '');
  }
  const named = (id: string): NamedPerson => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    number: row.number,
    seq: row.seq,
    from: row.since,
    at: row.at,
    name: row.name,
    by: row.made_by === null ? null : named(row.made_by),
    people: peopleIn(row).map(named),
    changes: row.changes,
  }));
}

function peopleIn({ people }: Pick<Selectable<Tables['doc_version']>, 'people'>): readonly string[] {
  return JSON.parse(people) as readonly string[];
}

/** To be called in a transaction. */
export async function pseudonymise(
  write: Transaction<Tables>,
  person: string,
  pseudonym: string,
): Promise<void> {
  await write.updateTable('doc_change').set({ person: pseudonym }).where('person', '=', person).execute();
  await write.updateTable('doc_client').set({ person: pseudonym }).where('person', '=', person).execute();
  await write.updateTable('doc_mark').set({ person: pseudonym }).where('person', '=', person).execute();
  await write.updateTable('doc_update').set({ author: pseudonym }).where('author', '=', person).execute();
  await write.updateTable('doc_version').set({ made_by: pseudonym }).where('made_by', '=', person).execute();
  const [old, fresh] = [JSON.stringify(person), JSON.stringify(pseudonym)];
  await write
    .updateTable('doc_version')
    .set({ people: sql<string>`replace(people, ${old}, ${fresh})` })
    .where('people', 'like', `%${old}%`)
    .execute();
}

/** To be called in a transaction. */
export async function removeHistory(write: Database, doc: string): Promise<void> {
  await write.deleteFrom('doc_change').where('doc', '=', doc).execute();
  await write.deleteFrom('doc_version').where('doc', '=', doc).execute();
}
