/** People and their sessions in SQL. */
import type { People } from './storage.ts';
import type { Database } from './tables.ts';

export function peopleQueries(db: Database): People {
  return {
    createPerson: (person, session) =>
      db.transaction().execute(async (write) => {
        await write
          .insertInto('person')
          .values({ ...person, created_at: session.at })
          .execute();
        await write
          .insertInto('session')
          .values({
            token_hash: session.tokenHash,
            person: person.id,
            created_at: session.at,
            seen_at: session.at,
          })
          .execute();
      }),
    async readSession(tokenHash) {
      const row = await db
        .selectFrom('session')
        .innerJoin('person', 'person.id', 'session.person')
        .select(['person.id', 'person.name', 'person.colour', 'session.seen_at'])
        .where('session.token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && { person: { id: row.id, name: row.name, colour: row.colour }, seenAt: row.seen_at };
    },
    async touchSession(tokenHash, at) {
      await db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute();
    },
    async namePerson(person, name) {
      await db.updateTable('person').set({ name }).where('id', '=', person).execute();
    },
  };
}
