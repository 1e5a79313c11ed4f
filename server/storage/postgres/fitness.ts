/** Whether a PostgreSQL database is one that Samregn can use. */
import type pg from 'pg';
import { layoutVersion, refuseNewer } from '../migrations.ts';
import { readPostgresLayout } from './layout.ts';

const oldestVersion = 15;

/** Said to the operator: `code` is what does not fit, the message what was found. */
export class UnfitPostgres extends Error {
  override readonly name = 'UnfitPostgres';
  readonly code: 'version' | 'encoding' | 'layout';

  constructor(code: UnfitPostgres['code'], found: string) {
    super(found);
    this.code = code;
  }
}

type Asking = Pick<pg.ClientBase, 'query'>;

export async function refuseUnfit(client: Asking): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
  );
  const version = Math.floor(Number(rows[0].version) / 10_000);
  if (version < oldestVersion) throw new UnfitPostgres('version', String(version));
  if (rows[0].encoding !== 'UTF8') throw new UnfitPostgres('encoding', String(rows[0].encoding));
}

/** For what works beside a server, and so must not change the layout. */
export async function refuseOtherLayout(client: pg.ClientBase): Promise<void> {
  const version = await readPostgresLayout(client);
  refuseNewer(version);
  if (version < layoutVersion) throw new UnfitPostgres('layout', String(version));
}
