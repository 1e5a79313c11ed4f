/**
 * The servers that are measured, each in a process of its own: ours as `npm start` starts it, the floor, and the peers,
 * fetched from the npm registry in exact versions into a folder of their own and never again.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openChildServer } from '../../support/child-server.ts';
import { type TestPerson, openPerson } from '../../support/server.ts';
import type { Door } from './line.ts';

export interface Running {
  readonly pid: number;
  /** So many rooms, the same after a restart. */
  doors(count: number): Promise<readonly Door[]>;
  end(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  readonly storesNothing?: boolean;
  start(folder: string): Promise<Running>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/bench-sync', import.meta.url));
const run = promisify(execFile);

/** One process measures more quickly than people type; the pace that our server allows each line is not in question. */
const ourSettings = { SAMREGN_UPDATES_PER_SECOND: '10000' };

const ours: Contender = {
  name: 'Samregn',
  async start(folder) {
    const server = await openChildServer(folder, ourSettings);
    return {
      pid: server.pid,
      async doors(count) {
        const { person, workbooks } = await ourRooms(folder, server.url, count);
        const headers = { cookie: person.cookie, origin: server.url };
        const address = `${server.url.replace('http', 'ws')}/api/sync`;
        return workbooks.map((room) => ({ speech: 'ours', url: `${address}/${room}`, headers, room }));
      },
      async end() {
        await server.kill('SIGTERM');
      },
    };
  },
};

interface OurRooms {
  readonly person: TestPerson;
  readonly workbooks: string[];
}

const known = new Map<string, OurRooms>();

async function ourRooms(folder: string, url: string, count: number): Promise<OurRooms> {
  const before = known.get(folder);
  const person = before?.person.at({ url }) ?? (await openPerson(url, 'Anne'));
  const rooms = { person, workbooks: before?.workbooks ?? [] };
  known.set(folder, rooms);
  while (rooms.workbooks.length < count) rooms.workbooks.push(await person.createWorkbook());
  return { person, workbooks: rooms.workbooks.slice(0, count) };
}

interface Script {
  readonly path: string;
  readonly cwd: string;
  readonly speech: Door['speech'];
  readonly env?: (folder: string) => Readonly<Record<string, string>>;
}

async function startScript({ path, cwd, speech, env }: Script, folder: string): Promise<Running> {
  const process_ = spawn(process.execPath, [path], {
    cwd,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...env?.(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(process_);
  const url = `ws://127.0.0.1:${port}`;
  return {
    pid: process_.pid!,
    doors: (count) =>
      Promise.resolve(
        Array.from({ length: count }, (_, i) => ({
          speech,
          url: speech === 'plain' ? `${url}/room-${i}` : url,
          headers: {},
          room: `room-${i}`,
        })),
      ),
    async end() {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      const exit = once(process_, 'exit');
      process_.kill('SIGTERM');
      await exit;
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => {
      said += data.toString();
      const port = /(?:port |:)(\d{4,5})\b/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

interface Peer {
  readonly name: string;
  readonly storesNothing?: boolean;
  readonly packages: Readonly<Record<string, unknown>>;
  /** a file of ours, or one inside the package */
  readonly script: Omit<Script, 'cwd'>;
}

const peers: readonly Peer[] = [
  {
    name: 'Hocuspocus 4.7.0 + SQLite',
    packages: {
      dependencies: { '@hocuspocus/server': '4.7.0', '@hocuspocus/extension-sqlite': '4.7.0' },
    },
    script: {
      path: 'hocuspocus.js',
      speech: 'hocuspocus',
      env: (folder) => ({ DATABASE: join(folder, 'hocuspocus.sqlite') }),
    },
  },
  {
    name: 'y-websocket 0.1.5',
    storesNothing: true,
    packages: {
      dependencies: { '@y/websocket-server': '0.1.5' },
      // What it asks for cannot be installed without this.
      overrides: { '@y/protocols': '1.0.6-1' },
    },
    script: {
      path: 'node_modules/@y/websocket-server/src/server.js',
      speech: 'plain',
      // It cannot be told to take any free port.
      env: () => ({ PORT: String(20_000 + Math.floor(Math.random() * 20_000)) }),
    },
  },
];

const floor: Contender = {
  name: 'floor',
  storesNothing: true,
  start: (folder) =>
    startScript({ path: join(here, 'peers', 'floor.js'), cwd: here, speech: 'plain' }, folder),
};

async function install({ name, storesNothing = false, packages, script }: Peer): Promise<Contender> {
  const cwd = join(cache, name.split(' ')[0]!.toLowerCase());
  await mkdir(cwd, { recursive: true });
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ private: true, type: 'module', ...packages }));
  if (!existsSync(join(cwd, 'node_modules'))) {
    process.stdout.write(`installing ${name} …\n`);
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', words, { cwd, timeout: 600_000 });
  }
  if (!script.path.includes('/')) await cp(join(here, 'peers', script.path), join(cwd, script.path));
  return { name, storesNothing, start: (folder) => startScript({ ...script, cwd }, folder) };
}

/** All that could be installed, the floor first, and why others could not. */
export async function installContenders(): Promise<{
  readonly contenders: readonly Contender[];
  readonly problems: readonly string[];
}> {
  const contenders: Contender[] = [floor, ours];
  const problems: string[] = [];
  for (const peer of peers) {
    try {
      contenders.push(await install(peer));
    } catch (error) {
      problems.push(`${peer.name} could not be installed: ${String(error).split('\n')[0]}`);
    }
  }
  return { contenders, problems };
}
