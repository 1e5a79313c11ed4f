/** A real server on a free port, with its own data folder, and people who use it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Layout, libraryCase, newWorkbookState, startOf } from '../../model/index.ts';
import { type Office, openOffice } from '../../server/files/office.ts';
import { LogTeller } from '../../server/history/log-teller.ts';
import type { Teller } from '../../server/history/teller.ts';
import { type RunningServer, openServer } from '../../server/open-server.ts';
import { type Settings, type SyncSettings, defaultSettings } from '../../server/settings.ts';
import { openStorage } from '../../server/storage/address.ts';
import type { Storage } from '../../server/storage/storage.ts';

export interface TestServerOptions {
  readonly settings?: Partial<Omit<Settings, 'sync'>>;
  readonly sync?: Partial<SyncSettings>;
  readonly office?: Partial<Office>;
  readonly now?: () => number;
  /** a storage in between that the test can break */
  readonly through?: (storage: Storage) => Storage;
  /** the layout that workbooks are brought to, instead of this program's */
  readonly layout?: Layout;
  /** where the server's log goes, for tests that read it */
  readonly logger?: Logger;
  /** an existing data folder, which is left alone at the end */
  readonly folder?: string;
}

export interface TestServer {
  readonly running: RunningServer;
  readonly url: string;
  readonly wsUrl: string;
  readonly folder: string;
  /** Somebody with a session of their own. */
  openPerson(name?: string): Promise<TestPerson>;
  close(): Promise<void>;
}

/** Timers that a test waits for are short; those that it does not wait for are as in life. */
const quick: Partial<SyncSettings> = {
  gatherMs: 2,
  commitGapMs: 2,
  busyGapMs: 10,
  retryMs: 5,
  longestRetryMs: 50,
  presenceMs: 5,
};

/** Makes workbooks on the spot; a thread is started only when a test wants a file. */
function homeOffice(): Office {
  const office = openOffice();
  return {
    create: ({ template, from, ...wanted }) => {
      const start = from === undefined ? undefined : startOf(libraryCase(from)!);
      return Promise.resolve(newWorkbookState(template, { ...wanted, ...(start && { start }) }));
    },
    export: (state) => office.export(state),
    tell: (state, keys) => office.tell(state, keys),
    handOut: (state) => office.handOut(state),
    renew: (state, client) => office.renew(state, client),
    compare: (before, after, from) => office.compare(before, after, from),
    forget: (state, person, pseudonym) => office.forget(state, person, pseudonym),
    prepare: () => office.prepare(),
    close: () => office.close(),
  };
}

/** Tells logs on the spot. */
function homeTeller(): Teller {
  const teller = new LogTeller();
  return { tell: (job) => Promise.resolve().then(() => teller.tell(job)), close: () => Promise.resolve() };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'samregn-test-'));
}

export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? temporaryFolder();
  const opened = await openServer({
    settings: {
      ...defaultSettings,
      port: 0,
      data: folder,
      logLevel: 'silent',
      ...options.settings,
      sync: { ...defaultSettings.sync, ...quick, ...options.sync },
    },
    office: { ...homeOffice(), ...options.office },
    logger: options.logger ?? pino({ level: process.env['SAMREGN_TEST_LOG'] ?? 'silent' }),
    teller: homeTeller(),
    openStorage: (address) => openStorage(address),
    ...(options.now && { now: options.now }),
    ...(options.through && { through: options.through }),
    ...(options.layout && { layout: options.layout }),
  });
  if (!opened.ok) throw new Error(`the server did not start: ${JSON.stringify(opened.error)}`);
  const running = opened.value;
  const url = `http://localhost:${running.port}`;
  return {
    running,
    url,
    wsUrl: `ws://localhost:${running.port}`,
    folder,
    openPerson: (name) => openPerson(url, name),
    async close() {
      await running.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  readonly body: any;
}

/** Somebody with a session cookie, asking over HTTP as a browser does. */
export interface TestPerson {
  readonly id: string;
  readonly cookie: string;
  readonly url: string;
  /** The same person, asking another server that has the same data. */
  at(server: { readonly url: string }): TestPerson;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A new workbook of this person's; answers its id. */
  createWorkbook(title?: string): Promise<string>;
  /** Gives somebody a right to a workbook, as people do: by a link. Answers the link's id. */
  share(
    workbook: string,
    role: 'editor' | 'commenter' | 'viewer',
    ...people: readonly TestPerson[]
  ): Promise<string>;
}

export async function ask(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    // What sends people on is told, and not followed.
    redirect: 'manual',
    headers: {
      'x-samregn': '1',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export async function openPerson(url: string, name?: string): Promise<TestPerson> {
  const first = await ask(url, 'GET', '/api/session');
  const person = personAt(url, first.body.person.id, first.headers.get('set-cookie')!.split(';')[0]!);
  if (name !== undefined) await person.ask('PUT', '/api/session', { name });
  return person;
}

function personAt(url: string, id: string, cookie: string): TestPerson {
  const person: TestPerson = {
    id,
    cookie,
    url,
    at: (server) => personAt(server.url, id, cookie),
    ask: (method, path, body, headers) => ask(url, method, path, body, { cookie, ...headers }),
    async createWorkbook(title = 'Prøve') {
      const created = await person.ask('POST', '/api/workbooks', { template: 'blank', title });
      if (created.status !== 201) throw new Error(`no workbook: ${JSON.stringify(created.body)}`);
      return created.body.id;
    },
    async share(workbook, role, ...people) {
      const { body: link } = await person.ask('POST', `/api/workbooks/${workbook}/links`, { role });
      for (const other of people) await other.ask('POST', '/api/links/redeem', { token: link.token });
      return link.id;
    },
  };
  return person;
}
