/** The server as people run it: a process of its own, started from the environment, that can be killed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildServer {
  readonly url: string;
  readonly pid: number;
  /** what it has printed so far */
  readonly stdout: string;
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<Ended>;
}

interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly stdout: string;
}

function start(
  script: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Child {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const [program, ...all] = [...before, process.execPath, script, ...words];
  const child = spawn(program!, all, {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, SAMREGN_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stdout, stderr }));
  return {
    process: child,
    ended,
    get stdout() {
      return stdout;
    },
  };
}

/** Runs a script of the server to its end. */
export function runScript(
  script: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return start(script, words, env).ended;
}

/**
 * What makes a program see a disk of its own in a folder, so large and no larger: a namespace that goes with the process.
 * undefined where the machine does not allow it.
 */
export function withSmallDisk(folder: string, megabytes: number): readonly string[] | undefined {
  const mount = `mount -t tmpfs -o size=${megabytes}m tmpfs '${folder}'`;
  const before = ['unshare', '-rm', 'sh', '-c', `${mount} && exec "$0" "$@"`];
  return spawnSync(before[0]!, [...before.slice(1), 'true']).status === 0 ? before : undefined;
}

/**
 * Starts the server on a free port; throws when it ends before it listens. `before`: a program that starts it in turn, in
 * the same process.
 */
export async function openChildServer(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Promise<ChildServer> {
  // Each of a hundred servers would build all templates, for a test that needs one or none.
  const own = { SAMREGN_DATA: folder, SAMREGN_PORT: '0', SAMREGN_PREPARE: '0' };
  const child = start('server/main.ts', [], { ...own, ...env }, before);
  const line = /http:\/\/localhost:(\d+)/;
  const listening = new Promise<string>((resolve, reject) => {
    child.process.stdout!.on('data', () => {
      const port = line.exec(child.stdout)?.[1];
      if (port !== undefined) resolve(port);
    });
    void child.ended.then((ended) => reject(new Error(`the server ended: ${ended.stderr}${ended.stdout}`)));
  });
  const port = await listening;
  return {
    url: `http://localhost:${port}`,
    pid: child.process.pid!,
    get stdout() {
      return child.stdout;
    },
    kill(signal) {
      child.process.kill(signal);
      return child.ended;
    },
  };
}
