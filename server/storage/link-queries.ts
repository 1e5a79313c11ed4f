/** Share links and the rights that come from them, in SQL. */
import type { Links } from './storage.ts';
import type { Database } from './tables.ts';
import { readRole, readWorkbook } from './workbook-queries.ts';

export function linkQueries(db: Database): Links {
  return {
    async createLink({ id, workbook, role, tokenHash, createdBy, createdAt, ...rest }) {
      await db
        .insertInto('share_link')
        .values({
          id,
          workbook,
          role,
          token_hash: tokenHash,
          created_by: createdBy,
          created_at: createdAt,
          ends_at: rest.endsAt ?? null,
          code: rest.code ?? null,
          name: rest.name ?? '',
        })
        .execute();
    },
    async listLinks(workbook) {
      const rows = await db
        .selectFrom('share_link')
        .select(['id', 'role', 'created_at', 'ends_at', 'code', 'name'])
        .where('workbook', '=', workbook)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        role: row.role,
        createdAt: row.created_at,
        name: row.name,
        endsAt: row.ends_at,
        hasCode: row.code !== null,
      }));
    },
    revokeLink: (workbook, link) =>
      db.transaction().execute(async (write) => {
        const taken = await write
          .deleteFrom('share_link')
          .where('id', '=', link)
          .where('workbook', '=', workbook)
          .returning('id')
          .executeTakeFirst();
        if (!taken) return undefined;
        const rows = await write.deleteFrom('access').where('link', '=', link).returning('person').execute();
        return rows.map((row) => row.person);
      }),
    readLink: (tokenHash, at) =>
      db
        .selectFrom('share_link')
        .select(['id', 'code'])
        .where('token_hash', '=', tokenHash)
        .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', at)]))
        .executeTakeFirst(),
    redeemLink: (tokenHash, person, at) =>
      db.transaction().execute(async (write) => {
        const link = await write
          .selectFrom('share_link')
          .select(['id', 'workbook', 'role'])
          .where('token_hash', '=', tokenHash)
          .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', at)]))
          .executeTakeFirst();
        const workbook = link && (await readWorkbook(write, link.workbook));
        if (!workbook) return undefined;
        if (workbook.deletedAt === null) {
          const isOnce = link.role === 'owner';
          await write
            .insertInto('access')
            .values({ workbook: workbook.id, person, link: isOnce ? '' : link.id, role: link.role, at })
            .onConflict((conflict) =>
              conflict
                .columns(['workbook', 'person', 'link'])
                .doUpdateSet({ role: link.role, ends_at: null }),
            )
            .execute();
          if (isOnce) await write.deleteFrom('share_link').where('id', '=', link.id).execute();
        }
        return { workbook, role: await readRole(write, workbook.id, person, at) };
      }),
    async removeGrants(workbook, person) {
      await db.deleteFrom('access').where('workbook', '=', workbook).where('person', '=', person).execute();
    },
  };
}
