/** Workbooks, and who may do what in them, in SQL. */
import { type Selectable, sql } from 'kysely';
import type { AccessRole } from '#model';
import { removeHistory } from './history-queries.ts';
import { bindings } from './append.ts';
import { packSnapshot } from './log-queries.ts';
import { removePublication } from './publication-queries.ts';
import { ReadyStatement } from './ready-statement.ts';
import type { Time, WorkbookEntry, Workbooks } from './storage.ts';
import type { Database, Tables } from './tables.ts';

/** What the number below stands for. Said here: for the model's own list, the storage's thread would load all of the model. */
const roleOfRank: readonly AccessRole[] = ['viewer', 'commenter', 'editor', 'owner'];

/** The highest role of the access rows at hand; null when there is none. */
const highest = sql<
  number | null
>`max(case role when 'owner' then 3 when 'editor' then 2 when 'commenter' then 1 when 'viewer' then 0 end)`;

export const entryColumns = [
  'workbook.id',
  'workbook.title',
  'workbook.template',
  'workbook.created_at',
  'workbook.changed_at',
  'workbook.deleted_at',
  'workbook.organisation',
  'workbook.folder',
] as const;

export function entryOf(row: Omit<Selectable<Tables['workbook']>, 'head' | 'epoch' | 'told'>): WorkbookEntry {
  return {
    id: row.id,
    title: row.title,
    template: row.template,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    deletedAt: row.deleted_at,
    organisation: row.organisation,
    folder: row.folder,
  };
}

/** Every right that has not ended. */
function rightsAt(db: Database, at: Time) {
  return db
    .selectFrom('held_right')
    .where((is) => is.or([is('held_right.ends_at', 'is', null), is('held_right.ends_at', '>', at)]));
}

export async function readRole(
  db: Database,
  workbook: string,
  person: string,
  at: Time,
): Promise<AccessRole | undefined> {
  const row = await rankOf(db, { at, workbook, person }).executeTakeFirst();
  return roleOf(row?.rank);
}

/** What is asked for the right of one person to one workbook, in the order of the statement. */
interface Asked {
  readonly at: Time;
  readonly workbook: string;
  readonly person: string;
}

function rankOf(db: Database, { at, workbook, person }: Asked) {
  return rightsAt(db, at)
    .select(highest.as('rank'))
    .where('held_right.workbook', '=', workbook)
    .where('held_right.person', '=', person);
}

function roleOf(rank: number | null | undefined): AccessRole | undefined {
  return rank === null || rank === undefined ? undefined : roleOfRank[rank];
}

export async function readWorkbook(db: Database, id: string): Promise<WorkbookEntry | undefined> {
  const row = await db.selectFrom('workbook').select(entryColumns).where('id', '=', id).executeTakeFirst();
  return row && entryOf(row);
}

export function workbookQueries(db: Database, now: () => Time): Workbooks {
  // Everybody who opens a workbook asks this twice.
  const access = new ReadyStatement(([row]: readonly (Asked & { readonly id: string })[]) =>
    db
      .selectFrom('workbook')
      .select(entryColumns)
      .select(rankOf(db, row!).as('rank'))
      .where('workbook.id', '=', row!.id),
  );
  return {
    createWorkbook: ({ id, title, template, owner, at, state, clients }) =>
      db.transaction().execute(async (write) => {
        await write
          .insertInto('workbook')
          .values({
            id,
            title,
            template,
            head: 0,
            epoch: 0,
            told: null,
            created_at: at,
            changed_at: at,
            deleted_at: null,
          })
          .execute();
        await write
          .insertInto('access')
          .values({ workbook: id, person: owner, link: '', role: 'owner', at })
          .execute();
        await write
          .insertInto('doc_snapshot')
          .values({ doc: id, seq: 0, at, ...packSnapshot(state) })
          .execute();
        for (const query of bindings(write, id, clients, { epoch: 0, at })) await query.execute();
      }),
    async readAccess(id, person) {
      const asked = access.query([{ at: now(), workbook: id, person, id }]);
      const [row] = (await db.executeQuery(asked)).rows;
      return row && { workbook: entryOf(row), role: roleOf(row.rank) };
    },
    async listWorkbooks(person, which) {
      const rows = await rightsAt(db, now())
        .innerJoin('workbook', 'workbook.id', 'held_right.workbook')
        .select([...entryColumns, highest.as('rank')])
        .where('held_right.person', '=', person)
        .where('workbook.deleted_at', which === 'living' ? 'is' : 'is not', null)
        .groupBy('workbook.id')
        .orderBy('workbook.changed_at', 'desc')
        .execute();
      return rows.map((row) => ({ ...entryOf(row), role: roleOfRank[row.rank!]! }));
    },
    async listAllWorkbooks() {
      const rows = await db
        .selectFrom('workbook')
        .select(entryColumns)
        .where('deleted_at', 'is', null)
        .orderBy('changed_at', 'desc')
        .execute();
      return rows.map(entryOf);
    },
    async listPeople(workbook) {
      const rows = await rightsAt(db, now())
        .innerJoin('person', 'person.id', 'held_right.person')
        .select(['person.id', 'person.name'])
        .distinct()
        .where('held_right.workbook', '=', workbook)
        .orderBy('person.id')
        .execute();
      return rows.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
    },
    async countWorkbooks(of) {
      const all = db
        .selectFrom('workbook')
        .select(({ fn }) => [fn.countAll().as('all'), fn.count('deleted_at').as('deleted')]);
      const own =
        'organisation' in of
          ? all.where('organisation', '=', of.organisation)
          : all
              .where('organisation', 'is', null)
              .where('id', 'in', (rights) =>
                rights
                  .selectFrom('access')
                  .select('workbook')
                  .where('person', '=', of.person)
                  .where('role', '=', 'owner'),
              );
      const row = await own.executeTakeFirstOrThrow();
      return { living: Number(row.all) - Number(row.deleted), deleted: Number(row.deleted) };
    },
    async setDeleted(id, at) {
      await db.updateTable('workbook').set({ deleted_at: at }).where('id', '=', id).execute();
    },
    purge: (before) =>
      db.transaction().execute(async (write) => {
        const rows = await write
          .deleteFrom('workbook')
          .where('deleted_at', '<', before.deleted)
          .returning('id')
          .execute();
        const workbooks = rows.map((row) => row.id);
        for (const id of workbooks) {
          for (const table of [
            'doc_update',
            'doc_snapshot',
            'doc_client',
            'doc_epoch',
            'doc_mark',
            'departure',
          ] as const)
            await write.deleteFrom(table).where('doc', '=', id).execute();
          for (const table of ['access', 'share_link', 'organisation_access'] as const)
            await write.deleteFrom(table).where('workbook', '=', id).execute();
          await removePublication(write, id);
          await removeHistory(write, id);
        }
        await write.deleteFrom('session').where('seen_at', '<', before.seen).execute();
        return { workbooks };
      }),
  };
}
