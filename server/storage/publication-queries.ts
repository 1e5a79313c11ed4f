/** What owners tell others about their workbooks, in SQL. */
import type { Selectable } from 'kysely';
import { packSnapshot, readable, unpackSnapshot } from './log-queries.ts';
import type { Publication, PublicationContent, Publications } from './storage.ts';
import type { Database, Tables } from './tables.ts';

type Row = Selectable<Tables['publication']> & { readonly copied: string | null };

function publicationOf(row: Row): Publication {
  return {
    ...(JSON.parse(row.content) as PublicationContent),
    id: row.id,
    workbook: row.workbook,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    hasCopy: row.copied !== null,
  };
}

/** Publications, each with whether there is a copy; the copies themselves are not read. */
function publications(db: Database) {
  return db
    .selectFrom('publication')
    .leftJoin('publication_copy', 'publication_copy.publication', 'publication.id')
    .selectAll('publication')
    .select('publication_copy.publication as copied');
}

async function ofWorkbook(db: Database, workbook: string): Promise<Publication | undefined> {
  const row = await publications(db).where('publication.workbook', '=', workbook).executeTakeFirst();
  return row && publicationOf(row);
}

/** To be called in a transaction. */
export async function removePublication(db: Database, workbook: string): Promise<void> {
  const row = await db
    .deleteFrom('publication')
    .where('workbook', '=', workbook)
    .returning('id')
    .executeTakeFirst();
  if (row) await db.deleteFrom('publication_copy').where('publication', '=', row.id).execute();
}

export function publicationQueries(db: Database): Publications {
  return {
    publish: ({ id, workbook, at, content, copy }) =>
      db.transaction().execute(async (write) => {
        await write
          .insertInto('publication')
          .values({ id, workbook, content: JSON.stringify(content), published_at: at, changed_at: at })
          .onConflict((conflict) =>
            conflict
              .column('workbook')
              .doUpdateSet((row) => ({ content: row.ref('excluded.content'), changed_at: at })),
          )
          .execute();
        const published = (await ofWorkbook(write, workbook))!;
        await write.deleteFrom('publication_copy').where('publication', '=', published.id).execute();
        if (copy)
          await write
            .insertInto('publication_copy')
            .values({ publication: published.id, ...packSnapshot(copy) })
            .execute();
        return { ...published, hasCopy: copy !== undefined };
      }),
    readPublication: (workbook) => ofWorkbook(db, workbook),
    async listPublications() {
      const rows = await publications(db)
        .innerJoin('workbook', 'workbook.id', 'publication.workbook')
        .where('workbook.deleted_at', 'is', null)
        .orderBy('publication.changed_at', 'desc')
        .execute();
      return rows.map(publicationOf);
    },
    async readPublished(id) {
      const row = await publications(db)
        .innerJoin('workbook', 'workbook.id', 'publication.workbook')
        .select('workbook.template')
        .where('publication.id', '=', id)
        .where('workbook.deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row) return undefined;
      const publication = publicationOf(row);
      const kept = publication.hasCopy
        ? unpackSnapshot(
            await readable(
              db
                .selectFrom('publication_copy')
                .select(['data', 'crc'])
                .where('publication', '=', id)
                .executeTakeFirst(),
            ),
          )
        : undefined;
      return {
        publication,
        template: row.template,
        copy: publication.hasCopy ? (kept ?? 'damaged') : undefined,
      };
    },
    withdraw: (workbook) => db.transaction().execute((write) => removePublication(write, workbook)),
  };
}
