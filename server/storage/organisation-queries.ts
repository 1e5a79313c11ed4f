/** Organisations and their members in SQL. */
import { sql } from 'kysely';
import type { OrganisationId, Organisations } from './identity.ts';
import type { Database } from './tables.ts';

/** Whether somebody is the only administrator that an organisation has. */
async function isLastAdministrator(
  db: Database,
  organisation: OrganisationId,
  person: string,
): Promise<boolean> {
  const rows = await db
    .selectFrom('member')
    .select('person')
    .where('organisation', '=', organisation)
    .where('role', '=', 'administrator')
    .limit(2)
    .execute();
  return rows.length === 1 && rows[0]!.person === person;
}

/** What an administrator has handed out is worth nothing when the right to hand it out is gone. */
async function endTicketsBy(db: Database, organisation: OrganisationId, person: string): Promise<void> {
  await db
    .deleteFrom('ticket')
    .where('created_by', '=', person)
    .where(({ or, eb }) => or([eb('organisation', '=', organisation), eb('kind', '=', 'reset')]))
    .execute();
}

const columns = ['organisation.id', 'organisation.name', 'organisation.sign_in as signIn'] as const;

export function organisationQueries(db: Database): Organisations {
  return {
    async createOrganisation({ id, name, signIn }, at) {
      await db.insertInto('organisation').values({ id, name, sign_in: signIn, created_at: at }).execute();
    },
    async renameOrganisation(organisation, name) {
      await db.updateTable('organisation').set({ name }).where('id', '=', organisation).execute();
    },
    async setCprRule(organisation, cpr) {
      await db.updateTable('organisation').set({ cpr }).where('id', '=', organisation).execute();
    },
    async readCprRule(organisation) {
      const row = await db
        .selectFrom('organisation')
        .select('cpr')
        .where('id', '=', organisation)
        .executeTakeFirst();
      return row?.cpr ?? null;
    },
    async readCprRuleOf(workbook) {
      const row = await db
        .selectFrom('workbook')
        .innerJoin('organisation', 'organisation.id', 'workbook.organisation')
        .select('organisation.cpr')
        .where('workbook.id', '=', workbook)
        .executeTakeFirst();
      return row?.cpr ?? null;
    },
    listOrganisations: () => db.selectFrom('organisation').select(columns).orderBy('name').execute(),
    listMemberships: (person) =>
      db
        .selectFrom('member')
        .innerJoin('organisation', 'organisation.id', 'member.organisation')
        .select([...columns, 'member.role'])
        .where('member.person', '=', person)
        .orderBy('organisation.name')
        .execute(),
    async listMembers(organisation) {
      const rows = await db
        .selectFrom('member')
        .innerJoin('person', 'person.id', 'member.person')
        .leftJoin('account', 'account.person', 'member.person')
        .select(['member.person', 'person.name', 'member.role', 'member.at', 'account.login'])
        .where('member.organisation', '=', organisation)
        .orderBy('person.name')
        .orderBy('person.id')
        .execute();
      return rows.map(({ login, ...row }) => ({ ...row, hasAccount: login !== null }));
    },
    setMember: (organisation, person, role, at) =>
      db.transaction().execute(async (write) => {
        if (role === 'member' && (await isLastAdministrator(write, organisation, person))) return false;
        await write
          .insertInto('member')
          .values({ organisation, person, role, at })
          .onConflict((conflict) => conflict.columns(['organisation', 'person']).doUpdateSet({ role }))
          .execute();
        if (role === 'member') await endTicketsBy(write, organisation, person);
        return true;
      }),
    removeMember: (organisation, person) =>
      db.transaction().execute(async (write) => {
        if (await isLastAdministrator(write, organisation, person)) return false;
        await write
          .deleteFrom('member')
          .where('organisation', '=', organisation)
          .where('person', '=', person)
          .execute();
        await endTicketsBy(write, organisation, person);
        // What the organisation owns is not taken along.
        await write
          .deleteFrom('access')
          .where('person', '=', person)
          .where('link', '=', '')
          .where('workbook', 'in', (of) =>
            of.selectFrom('workbook').select('id').where('organisation', '=', organisation),
          )
          .execute();
        return true;
      }),
    async listAcquaintances(person) {
      const colleagues = db
        .selectFrom('member')
        .select('person')
        .where('organisation', 'in', (of) =>
          of.selectFrom('member').select('organisation').where('person', '=', person),
        );
      const sharers = db
        .selectFrom('access')
        .select('person')
        .where('workbook', 'in', (of) =>
          of.selectFrom('access').select('workbook').where('person', '=', person),
        );
      const rows = await db
        .selectFrom('person')
        .select(['id', sql<string>`name`.as('name')])
        .where('name', 'is not', null)
        .where('id', '<>', person)
        .where('id', 'in', colleagues.union(sharers))
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows;
    },
  };
}
