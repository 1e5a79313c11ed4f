/** What is known of one person, and forgetting it, in SQL. */
import { pseudonymise } from './history-queries.ts';
import type { Departures, Heir } from './identity.ts';
import type { Time, WorkbookEntry, WorkbookId } from './storage.ts';
import type { Database } from './tables.ts';
import { entryColumns, entryOf } from './workbook-queries.ts';

async function listOnlyOwned(db: Database, person: string): Promise<readonly WorkbookEntry[]> {
  const rows = await db
    .selectFrom('workbook')
    .innerJoin('access', 'access.workbook', 'workbook.id')
    .select(entryColumns)
    .distinct()
    .where('access.person', '=', person)
    .where('access.role', '=', 'owner')
    .where('workbook.organisation', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('access as other')
            .select('other.person')
            .whereRef('other.workbook', '=', 'workbook.id')
            .where('other.role', '=', 'owner')
            .where('other.person', '<>', person),
        ),
      ),
    )
    .orderBy('workbook.title')
    .orderBy('workbook.id')
    .execute();
  return rows.map(entryOf);
}

async function handOver(db: Database, workbook: WorkbookId, heir: Heir, at: Time): Promise<void> {
  if (heir.to === 'nobody')
    await db
      .updateTable('workbook')
      .set({ deleted_at: at, folder: null })
      .where('id', '=', workbook)
      .where('deleted_at', 'is', null)
      .execute();
  else if (heir.to === 'organisation')
    await db
      .updateTable('workbook')
      .set({ organisation: heir.id, folder: null })
      .where('id', '=', workbook)
      .execute();
  else {
    await db.updateTable('workbook').set({ folder: null }).where('id', '=', workbook).execute();
    await db
      .insertInto('access')
      .values({ workbook, person: heir.id, link: '', role: 'owner', at })
      .onConflict((conflict) =>
        conflict.columns(['workbook', 'person', 'link']).doUpdateSet({ role: 'owner', ends_at: null }),
      )
      .execute();
  }
}

/** The workbooks whose logs and history name somebody. */
async function listNamed(db: Database, person: string): Promise<readonly WorkbookId[]> {
  const rows = await db
    .selectFrom('doc_client')
    .select('doc')
    .where('person', '=', person)
    .union(db.selectFrom('doc_mark').select('doc').where('person', '=', person))
    .union(db.selectFrom('doc_update').select('doc').where('author', '=', person))
    .orderBy('doc')
    .execute();
  return rows.map((row) => row.doc);
}

export function departureQueries(db: Database): Departures {
  return {
    async readKnown(id) {
      const person = await db
        .selectFrom('person')
        .select(['id', 'name', 'created_at as createdAt'])
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (!person) return undefined;
      const account = await db
        .selectFrom('account')
        .select(['login', 'changed_at as changedAt'])
        .where('person', '=', id)
        .executeTakeFirst();
      const identities = await db
        .selectFrom('identity')
        .select(['issuer', 'subject', 'at'])
        .where('person', '=', id)
        .execute();
      const memberships = await db
        .selectFrom('member')
        .innerJoin('organisation', 'organisation.id', 'member.organisation')
        .select(['organisation.name as organisation', 'member.role', 'member.at'])
        .where('member.person', '=', id)
        .execute();
      const rights = await db
        .selectFrom('access')
        .innerJoin('workbook', 'workbook.id', 'access.workbook')
        .select(['workbook.id as workbook', 'workbook.title', 'access.role', 'access.link', 'access.at'])
        .where('access.person', '=', id)
        .execute();
      const links = await db
        .selectFrom('share_link')
        .select(['workbook', 'role', 'created_at as at'])
        .where('created_by', '=', id)
        .execute();
      const edits = await db
        .selectFrom('doc_mark')
        .select(({ fn }) => [
          'doc as workbook',
          fn.min<number>('at').as('first'),
          fn.max<number>('at').as('last'),
        ])
        .where('person', '=', id)
        .groupBy('doc')
        .execute();
      const folders = await db
        .selectFrom('folder')
        .select(['name', 'created_at as at'])
        .where('person', '=', id)
        .execute();
      return {
        person,
        account: account ?? null,
        identities,
        memberships,
        rights: rights.map(({ link, ...right }) => ({ ...right, link: link === '' ? null : link })),
        links,
        edits: edits.map((edit) => ({ ...edit, first: Number(edit.first), last: Number(edit.last) })),
        folders,
      };
    },
    listOnlyOwned: (person) => listOnlyOwned(db, person),
    async isNeeded(person) {
      const operators = await db
        .selectFrom('person')
        .select('id')
        .where('operator', '=', 1)
        .limit(2)
        .execute();
      if (operators.length === 1 && operators[0]!.id === person) return true;
      const mine = await db
        .selectFrom('member')
        .select('organisation')
        .where('person', '=', person)
        .where('role', '=', 'administrator')
        .execute();
      for (const { organisation } of mine) {
        const others = await db
          .selectFrom('member')
          .select('role')
          .where('organisation', '=', organisation)
          .where('person', '<>', person)
          .execute();
        // An organisation without anybody is nobody's concern.
        if (others.length > 0 && others.every(({ role }) => role !== 'administrator')) return true;
      }
      return false;
    },
    forgetPerson: (person, { pseudonym, heirs, at }) =>
      db.transaction().execute(async (write) => {
        for (const { id } of await listOnlyOwned(write, person))
          await handOver(write, id, heirs.get(id) ?? { to: 'nobody' }, at);
        await write
          .insertInto('person')
          .values({ id: pseudonym, name: null, colour: 0, created_at: at, operator: 0, deleted_at: at })
          .execute();
        const named = await listNamed(write, person);
        await pseudonymise(write, person, pseudonym);
        for (const table of [
          'session',
          'account',
          'identity',
          'member',
          'access',
          'folder',
          'ticket',
        ] as const)
          await write.deleteFrom(table).where('person', '=', person).execute();
        await write.deleteFrom('ticket').where('created_by', '=', person).execute();
        await write
          .updateTable('share_link')
          .set({ created_by: null })
          .where('created_by', '=', person)
          .execute();
        await write.deleteFrom('person').where('id', '=', person).execute();
        for (const doc of named)
          await write.insertInto('departure').values({ doc, person, pseudonym }).execute();
        return named;
      }),
    listDepartures: () =>
      db
        .selectFrom('departure')
        .select(['doc as workbook', 'person', 'pseudonym'])
        .orderBy('person')
        .orderBy('doc')
        .execute(),
    async endDeparture({ workbook, person }) {
      await db.deleteFrom('departure').where('doc', '=', workbook).where('person', '=', person).execute();
    },
  };
}
