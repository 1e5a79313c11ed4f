/** Every question to the database, in SQL that SQLite and PostgreSQL both understand. */
import { departureQueries } from './departure-queries.ts';
import { historyQueries } from './history-queries.ts';
import { identityQueries } from './identity-queries.ts';
import { linkQueries } from './link-queries.ts';
import { logQueries } from './log-queries.ts';
import { organisationQueries } from './organisation-queries.ts';
import { peopleQueries } from './people-queries.ts';
import { publicationQueries } from './publication-queries.ts';
import { sharingQueries } from './sharing-queries.ts';
import type { Storage, Time } from './storage.ts';
import type { Database } from './tables.ts';
import { type Transact, transactThrough } from './transact.ts';
import { workbookQueries } from './workbook-queries.ts';

export type StorageQueries = Omit<Storage, 'close'>;

/** `transact`: how what every commit does is done. */
export function storageQueries(
  db: Database,
  now: () => Time,
  transact: Transact = transactThrough(db),
): StorageQueries {
  return {
    ...logQueries(db, transact, now),
    ...peopleQueries(db),
    ...identityQueries(db),
    ...organisationQueries(db),
    ...sharingQueries(db),
    ...departureQueries(db),
    ...workbookQueries(db, now),
    ...linkQueries(db),
    ...publicationQueries(db),
    ...historyQueries(db),
  };
}
