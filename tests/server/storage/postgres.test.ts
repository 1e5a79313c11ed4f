import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgres } from '../../../server/storage/postgres/postgres.ts';
import { type TestDatabase, openTestDatabase, postgresUnderTest } from '../../support/postgres-under-test.ts';
import { storageContract } from '../../support/storage-contract.ts';

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openTestDatabase()));
  afterAll(() => database.remove());

  storageContract('PostgreSQL', () =>
    Promise.resolve(postgresUnderTest(database, (url) => openPostgres(url))),
  );
});
