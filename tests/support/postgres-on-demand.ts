/** The run's PostgreSQL: started when a test first asks, in whichever worker, and ended with the run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { type PostgresServer, openPostgresServer } from './postgres.ts';

/** Where workers find the address of the one who starts it. */
export const variable = 'SAMREGN_TEST_POSTGRES';

export default async function setup(): Promise<() => Promise<void>> {
  let opening: Promise<PostgresServer> | undefined;
  const door = createServer((_, response) => {
    opening ??= openPostgresServer();
    opening.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  process.env[variable] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  return async () => {
    door.close();
    door.closeAllConnections();
    await (await opening)?.close();
  };
}
