/** Sessions, accounts, identities, one-time links and attempts in SQL. */
import { type Selectable, sql } from 'kysely';
import type { Credential, Identities, Session, TicketWish } from './identity.ts';
import { ReadyStatement } from './ready-statement.ts';
import type { Database, Tables } from './tables.ts';

/** Databases take so many values in one question, and more. */
const mostAtOnce = 500;

function sessionOf(row: Selectable<Tables['session']>): Session {
  return {
    tokenHash: row.token_hash,
    method: row.method,
    device: row.device,
    issuer: row.issuer,
    was: row.was,
    at: row.created_at,
    seenAt: row.seen_at,
  };
}

function wishOf(
  row: Pick<Selectable<Tables['ticket']>, 'kind' | 'person' | 'organisation' | 'role'>,
): TicketWish {
  if (row.kind === 'invitation')
    return { kind: 'invitation', organisation: row.organisation!, role: row.role ?? 'member' };
  return row.kind === 'reset' ? { kind: 'reset', person: row.person! } : { kind: 'operator' };
}

/** Whether the login or the identity is somebody's already. */
async function isTaken(db: Database, by: Credential): Promise<boolean> {
  const row =
    by.kind === 'account'
      ? await db.selectFrom('account').select('person').where('login', '=', by.login).executeTakeFirst()
      : await db
          .selectFrom('identity')
          .select('person')
          .where('issuer', '=', by.issuer)
          .where('subject', '=', by.subject)
          .executeTakeFirst();
  return row !== undefined;
}

export function identityQueries(db: Database): Identities {
  const accountWhere = async (column: 'login' | 'person', value: string) =>
    db
      .selectFrom('account')
      .select(['person', 'login', 'password'])
      .where(column, '=', value)
      .executeTakeFirst();
  // Every request asks this.
  const session = new ReadyStatement(([row]: readonly { readonly tokenHash: Uint8Array }[]) =>
    db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person')
      .selectAll('session')
      .select(['person.id', 'person.name', 'person.colour'])
      .where('session.token_hash', '=', row!.tokenHash),
  );
  return {
    async readSession(tokenHash) {
      const [row] = (await db.executeQuery(session.query([{ tokenHash }]))).rows;
      return row && { person: { id: row.id, name: row.name, colour: row.colour }, session: sessionOf(row) };
    },
    async listHeld(tokenHashes) {
      const held: Session[] = [];
      for (let first = 0; first < tokenHashes.length; first += mostAtOnce) {
        const some = tokenHashes.slice(first, first + mostAtOnce);
        const rows = await db.selectFrom('session').selectAll().where('token_hash', 'in', some).execute();
        held.push(...rows.map(sessionOf));
      }
      return held;
    },
    async createSession(person, { tokenHash, method, device, issuer, was, at }) {
      await db
        .insertInto('session')
        .values({ token_hash: tokenHash, person, method, device, issuer, was, created_at: at, seen_at: at })
        .execute();
    },
    async touchSession(tokenHash, at) {
      await db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute();
    },
    async listSessions(person) {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('person', '=', person)
        .orderBy('seen_at', 'desc')
        .execute();
      return rows.map(sessionOf);
    },
    async endSessions(tokenHashes) {
      for (const hash of tokenHashes) await db.deleteFrom('session').where('token_hash', '=', hash).execute();
    },
    async readPerson(person) {
      const row = await db
        .selectFrom('person')
        .select(['id', 'name', 'colour', 'operator'])
        .where('id', '=', person)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      return row && { id: row.id, name: row.name, colour: row.colour, isOperator: row.operator === 1 };
    },
    async hasOperator() {
      const row = await db.selectFrom('person').select('id').where('operator', '=', 1).executeTakeFirst();
      return row !== undefined;
    },
    createKnownPerson: (person, by, at) =>
      db.transaction().execute(async (write) => {
        if (await isTaken(write, by)) return false;
        await write
          .insertInto('person')
          .values({
            id: person.id,
            name: person.name,
            colour: person.colour,
            created_at: at,
            operator: person.isOperator ? 1 : 0,
            deleted_at: null,
          })
          .execute();
        if (by.kind === 'account')
          await write
            .insertInto('account')
            .values({ person: person.id, login: by.login, password: by.password, changed_at: at })
            .execute();
        else
          await write
            .insertInto('identity')
            .values({ person: person.id, issuer: by.issuer, subject: by.subject, at })
            .execute();
        return true;
      }),
    readAccount: (login) => accountWhere('login', login),
    readAccountOf: (person) => accountWhere('person', person),
    async setPassword(person, password, at) {
      await db
        .updateTable('account')
        .set({ password, changed_at: at })
        .where('person', '=', person)
        .execute();
    },
    async findIdentity(issuer, subject) {
      const row = await db
        .selectFrom('identity')
        .select('person')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row?.person;
    },
    adoptGuest: (guest, person) =>
      db.transaction().execute(async (write) => {
        const rows = await write.deleteFrom('access').where('person', '=', guest).returningAll().execute();
        for (const row of rows)
          await write
            .insertInto('access')
            .values({ ...row, person })
            .onConflict((conflict) => conflict.columns(['workbook', 'person', 'link']).doNothing())
            .execute();
        await write.updateTable('folder').set({ person }).where('person', '=', guest).execute();
        await write.deleteFrom('session').where('person', '=', guest).execute();
        return [...new Set(rows.map((row) => row.workbook))];
      }),
    async createTicket({ tokenHash, wish, createdBy, createdAt, endsAt }) {
      await db
        .insertInto('ticket')
        .values({
          token_hash: tokenHash,
          kind: wish.kind,
          person: wish.kind === 'reset' ? wish.person : null,
          organisation: wish.kind === 'invitation' ? wish.organisation : null,
          role: wish.kind === 'invitation' ? wish.role : null,
          created_by: createdBy,
          created_at: createdAt,
          ends_at: endsAt,
        })
        .execute();
    },
    async readTicket(tokenHash, at) {
      const row = await db
        .selectFrom('ticket')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('ends_at', '>', at)
        .executeTakeFirst();
      return row && wishOf(row);
    },
    async takeTicket(tokenHash, at) {
      const row = await db
        .deleteFrom('ticket')
        .where('token_hash', '=', tokenHash)
        .returningAll()
        .executeTakeFirst();
      return row && row.ends_at > at ? wishOf(row) : undefined;
    },
    async endTickets({ kind, person }) {
      const all = db.deleteFrom('ticket').where('kind', '=', kind);
      await (person === undefined ? all : all.where('person', '=', person)).execute();
    },
    async keepSignIn({ stateHash, signIn, browserHash, nonce, verifier, redirect, goesTo, keepsGuest, at }) {
      await db
        .insertInto('sign_in')
        .values({
          state_hash: stateHash,
          sign_in: signIn,
          browser_hash: browserHash,
          nonce,
          verifier,
          redirect,
          goes_to: goesTo,
          keeps: keepsGuest ? 1 : 0,
          at,
        })
        .execute();
    },
    async takeSignIn(stateHash) {
      const row = await db
        .deleteFrom('sign_in')
        .where('state_hash', '=', stateHash)
        .returningAll()
        .executeTakeFirst();
      return (
        row && {
          stateHash: row.state_hash,
          signIn: row.sign_in,
          browserHash: row.browser_hash,
          nonce: row.nonce,
          verifier: row.verifier,
          redirect: row.redirect,
          goesTo: row.goes_to,
          keepsGuest: row.keeps === 1,
          at: row.at,
        }
      );
    },
    async addAttempt(what, { at, ms }) {
      // One statement, so that two at once are both counted: a window that is over begins anew.
      const row = await db
        .insertInto('attempt')
        .values({ what, began_at: at, ends_at: at + ms, count: 1 })
        .onConflict((conflict) =>
          conflict.column('what').doUpdateSet({
            count: sql<number>`case when attempt.ends_at <= ${at} then 1 else attempt.count + 1 end`,
            began_at: sql<number>`case when attempt.ends_at <= ${at} then ${at} else attempt.began_at end`,
            ends_at: sql<number>`case when attempt.ends_at <= ${at} then ${at + ms} else attempt.ends_at end`,
          }),
        )
        .returning(['count', 'ends_at'])
        .executeTakeFirstOrThrow();
      return { count: row.count, endsAt: row.ends_at };
    },
    async readAttempts(what, at) {
      const row = await db
        .selectFrom('attempt')
        .select('count')
        .where('what', '=', what)
        .where('ends_at', '>', at)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    async takeBackAttempt(what) {
      await db
        .updateTable('attempt')
        .set({ count: sql<number>`count - 1` })
        .where('what', '=', what)
        .where('count', '>', 0)
        .execute();
    },
    async forgetAttempts(what) {
      await db.deleteFrom('attempt').where('what', '=', what).execute();
    },
    async purgeIdentities({ at, signIns, guestSeen, seen, created }) {
      await db.deleteFrom('ticket').where('ends_at', '<=', at).execute();
      await db.deleteFrom('sign_in').where('at', '<=', signIns).execute();
      await db.deleteFrom('attempt').where('ends_at', '<=', at).execute();
      await db
        .deleteFrom('session')
        .where((is) =>
          is.or([
            is.and([is('method', '=', 'guest'), is('seen_at', '<', guestSeen)]),
            is.and([
              is('method', '<>', 'guest'),
              is.or([is('seen_at', '<', seen), is('created_at', '<', created)]),
            ]),
          ]),
        )
        .execute();
    },
  };
}
