/** With whom a workbook is shared, and where it lies, in SQL. */
import type { Sharing } from './identity.ts';
import type { Database } from './tables.ts';

export function sharingQueries(db: Database): Sharing {
  return {
    async readShares(workbook) {
      // A right that came by a link stands with the link.
      const people = await db
        .selectFrom('access')
        .innerJoin('person', 'person.id', 'access.person')
        .select(['person.id', 'person.name', 'access.role', 'access.ends_at as endsAt'])
        .where('access.workbook', '=', workbook)
        .where('access.link', '=', '')
        .orderBy('person.name')
        .orderBy('person.id')
        .execute();
      const organisations = await db
        .selectFrom('organisation_access')
        .innerJoin('organisation', 'organisation.id', 'organisation_access.organisation')
        .select([
          'organisation.id',
          'organisation.name',
          'organisation_access.role',
          'organisation_access.ends_at as endsAt',
        ])
        .where('organisation_access.workbook', '=', workbook)
        .orderBy('organisation.name')
        .execute();
      const owner = await db
        .selectFrom('workbook')
        .innerJoin('organisation', 'organisation.id', 'workbook.organisation')
        .select(['organisation.id', 'organisation.name'])
        .where('workbook.id', '=', workbook)
        .executeTakeFirst();
      return { people, organisations, owner: owner ?? null };
    },
    async setShare(workbook, person, share) {
      if (!share) {
        await db
          .deleteFrom('access')
          .where('workbook', '=', workbook)
          .where('person', '=', person)
          .where('link', '=', '')
          .execute();
        return;
      }
      const { role, endsAt, at } = share;
      await db
        .insertInto('access')
        .values({ workbook, person, link: '', role, at, ends_at: endsAt })
        .onConflict((conflict) =>
          conflict.columns(['workbook', 'person', 'link']).doUpdateSet({ role, ends_at: endsAt }),
        )
        .execute();
    },
    async setOrganisationShare(workbook, organisation, share) {
      if (!share) {
        await db
          .deleteFrom('organisation_access')
          .where('workbook', '=', workbook)
          .where('organisation', '=', organisation)
          .execute();
        return;
      }
      const { role, endsAt, at } = share;
      await db
        .insertInto('organisation_access')
        .values({ workbook, organisation, role, ends_at: endsAt, at })
        .onConflict((conflict) =>
          conflict.columns(['workbook', 'organisation']).doUpdateSet({ role, ends_at: endsAt }),
        )
        .execute();
    },
    listLinkUses: (workbook) =>
      db
        .selectFrom('access')
        .innerJoin('person', 'person.id', 'access.person')
        .select(['access.link', 'access.person', 'person.name', 'access.at'])
        .where('access.workbook', '=', workbook)
        .where('access.link', '<>', '')
        .orderBy('access.at')
        .execute(),
    async listEnded(from, until) {
      const ended = (table: 'share_link' | 'organisation_access' | 'access') =>
        db.selectFrom(table).select('workbook').where('ends_at', '>', from).where('ends_at', '<=', until);
      const rows = await ended('share_link')
        .union(ended('organisation_access'))
        .union(ended('access'))
        .execute();
      return rows.map((row) => row.workbook);
    },
    async createFolder({ id, name, organisation, person }, at) {
      await db.insertInto('folder').values({ id, name, organisation, person, created_at: at }).execute();
    },
    async renameFolder(folder, name) {
      await db.updateTable('folder').set({ name }).where('id', '=', folder).execute();
    },
    removeFolder: (folder) =>
      db.transaction().execute(async (write) => {
        await write.updateTable('workbook').set({ folder: null }).where('folder', '=', folder).execute();
        await write.deleteFrom('folder').where('id', '=', folder).execute();
      }),
    readFolder: (folder) =>
      db
        .selectFrom('folder')
        .select(['id', 'name', 'organisation', 'person'])
        .where('id', '=', folder)
        .executeTakeFirst(),
    listFolders: (person) =>
      db
        .selectFrom('folder')
        .select(['id', 'name', 'organisation'])
        .where((is) =>
          is.or([
            is('person', '=', person),
            is('organisation', 'in', (of) =>
              of.selectFrom('member').select('organisation').where('person', '=', person),
            ),
          ]),
        )
        .orderBy('name')
        .orderBy('id')
        .execute(),
    async place(workbook, { organisation, folder }) {
      await db.updateTable('workbook').set({ organisation, folder }).where('id', '=', workbook).execute();
    },
  };
}
