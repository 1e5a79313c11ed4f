/** The server as people run it: a process of its own, started from the environment, that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
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

function start(script: string, words: readonly string[], env: Readonly<Record<string, string>>): Child {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [script, ...words], {
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

/** Starts the server on a free port; throws when it ends before it listens. */
export async function openChildServer(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  // Each of a hundred servers would build all templates, for a test that needs one or none.
  const own = { SAMREGN_DATA: folder, SAMREGN_PORT: '0', SAMREGN_PREPARE: '0' };
  const child = start('server/main.ts', [], { ...own, ...env });
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
