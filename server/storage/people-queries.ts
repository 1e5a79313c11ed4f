/** People and their names in SQL. */
import type { People } from './storage.ts';
import type { Database } from './tables.ts';

export function peopleQueries(db: Database): People {
  return {
    createPerson: (person, session) =>
      db.transaction().execute(async (write) => {
        await write
          .insertInto('person')
          .values({ ...person, created_at: session.at, operator: 0, deleted_at: null })
          .execute();
        await write
          .insertInto('session')
          .values({
            token_hash: session.tokenHash,
            person: person.id,
            created_at: session.at,
            seen_at: session.at,
            method: 'guest',
            device: session.device ?? '',
            issuer: null,
          })
          .execute();
      }),
    async namePerson(person, name) {
      await db.updateTable('person').set({ name }).where('id', '=', person).execute();
    },
  };
}
