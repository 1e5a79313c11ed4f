import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServer } from '../../server/open-server.ts';
import { defaultSettings } from '../../server/settings.ts';
import { holdDataFolder } from '../../server/storage/data-folder.ts';
import { layoutVersion } from '../../server/storage/migrations.ts';
import { type Ended, openChildServer, runScript } from '../support/child-server.ts';
import { openTestServer, temporaryFolder } from '../support/server.ts';
import { withSqlite } from '../support/sqlite-under-test.ts';

describe('starting', { timeout: 60_000 }, () => {
  let home: string;
  let folder: string;
  let database: string;
  const atEnd: (() => Promise<unknown>)[] = [];
  beforeEach(() => {
    home = temporaryFolder();
    folder = join(home, 'data');
    database = join(folder, 'samregn.sqlite');
  });
  afterEach(async () => {
    for (const end of atEnd.splice(0)) await end();
    rmSync(home, { recursive: true, force: true });
  });

  const start = (env: Record<string, string> = {}): Promise<Ended> =>
    runScript('server/main.ts', [], { SAMREGN_DATA: folder, SAMREGN_PORT: '0', ...env });
  /** A server starts in the folder, and ends as it should. */
  const expectFree = async (): Promise<void> => {
    const server = await openChildServer(folder);
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  };
  /** A port that another program listens on. */
  const occupyPort = async (): Promise<{ readonly port: number; free(): Promise<void> }> => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const free = async (): Promise<void> => {
      if (other.listening) await once(other.close(), 'close');
    };
    atEnd.push(free);
    return { port: (other.address() as AddressInfo).port, free };
  };
  const leaveDatabase = async (): Promise<void> => {
    const server = await openTestServer({ folder });
    await server.close();
  };
  const raise = (version: number): void =>
    withSqlite(database, (db) => db.exec(`pragma user_version = ${version}`));
  const says = (...sentences: readonly string[]): Ended => ({
    code: 1,
    signal: null,
    stdout: '',
    stderr: sentences.map((sentence) => `${sentence}\n`).join(''),
  });

  it('[START-1] says which port is in use, and starts when it is free', async () => {
    const { port, free } = await occupyPort();
    const env = { SAMREGN_PORT: String(port) };
    expect(await start(env)).toEqual(
      says(`Port ${port} bruges allerede af et andet program. Vælg en anden med SAMREGN_PORT.`),
    );
    await free();
    const server = await openChildServer(folder, env);
    expect(server.url).toBe(`http://localhost:${port}`);
    expect((await server.kill('SIGTERM')).code).toBe(0);
  });

  it('[START-2] says that another server uses the folder, which goes on undisturbed', async () => {
    const first = await openChildServer(folder);
    expect(await start()).toEqual(says(`Mappen ${folder} bruges allerede af en Samregn-server, der kører.`));
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    // However it ends, nobody has to tidy up after it.
    await first.kill('SIGKILL');
    await expectFree();
  });

  it('[START-3] says that the folder cannot be written', async () => {
    writeFileSync(folder, 'en fil, ingen mappe');
    for (const path of [folder, join(folder, 'data')]) {
      const ended = await start({ SAMREGN_DATA: path });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(new RegExp(`^Samregn kan ikke skrive i mappen ${path}: .+\n$`));
    }
    expect(readFileSync(folder, 'utf8')).toBe('en fil, ingen mappe');
    rmSync(folder);
    await expectFree();
  });

  it('[START-4] does not touch the database of a newer program', async () => {
    await leaveDatabase();
    raise(layoutVersion + 1);
    const before = readFileSync(database);
    expect(await start()).toEqual(
      says('Databasen er skrevet af en nyere udgave af Samregn. Opdatér programmet.'),
    );
    expect(readFileSync(database).equals(before)).toBe(true);
    raise(layoutVersion);
    await expectFree();
  });

  it('[START-5] does not touch a database that cannot be read, and says how to go on', async () => {
    await leaveDatabase();
    const whole = readFileSync(database);
    const unreadable = {
      'no database at all': Buffer.alloc(9000, 'x'),
      'a database of which only the beginning is right': Buffer.concat([
        whole.subarray(0, 100),
        Buffer.alloc(whole.length - 100, 'x'),
      ]),
    };
    for (const [what, bytes] of Object.entries(unreadable)) {
      writeFileSync(database, bytes);
      const sentence = `Databasen ${database} kan ikke læses. Den er ikke rørt. Gendan en sikkerhedskopi med npm run restore -- <fil>.`;
      expect(await start(), what).toEqual(says(sentence));
      expect(readFileSync(database).equals(bytes), what).toBe(true);
      expect(readdirSync(folder).toSorted(), what).toEqual(['samregn.lock', 'samregn.sqlite']);
    }
    writeFileSync(database, whole);
    await expectFree();
  });

  it('[START-6] has a sentence for each setting that cannot be used, before anything is opened', async () => {
    const port = 'SAMREGN_PORT skal være et helt tal fra 0 til 65535, men er "abc".';
    expect(await start({ SAMREGN_PORT: 'abc' })).toEqual(says(port));
    expect(await start({ SAMREGN_PORT: 'abc', SAMREGN_SECURE_COOKIE: 'ja' })).toEqual(
      says(port, 'SAMREGN_SECURE_COOKIE skal være 0 eller 1, men er "ja".'),
    );
    expect(existsSync(folder)).toBe(false);
    await expectFree();
  });

  it('[START-7] says that it cannot listen at an address that is not this machine', async () => {
    const ended = await start({ SAMREGN_HOST: '203.0.113.1' });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^Samregn kan ikke tage imod forbindelser: .*203\.0\.113\.1.*\n$/);
    await expectFree();
  });

  it('[START-8] lets go of the folder before it gives up, also within a process that lives on', async () => {
    const { port } = await occupyPort();
    const attempt = async (settings: { readonly port?: number; readonly host?: string }): Promise<string> => {
      const opened = await openServer({
        settings: { ...defaultSettings, port: 0, data: folder, ...settings },
        logger: pino({ level: 'silent' }),
      });
      if (opened.ok) await opened.value.close();
      const held = holdDataFolder(folder);
      if (held.ok) held.value.close();
      return `${opened.ok ? 'started' : opened.error.kind}, then ${held.ok ? 'free' : held.error.kind}`;
    };
    expect(await attempt({ port })).toBe('portInUse, then free');
    expect(await attempt({ host: '203.0.113.1' })).toBe('cannotListen, then free');
    raise(layoutVersion + 1);
    expect(await attempt({})).toBe('newerDatabase, then free');
    writeFileSync(database, Buffer.alloc(9000, 'x'));
    expect(await attempt({})).toBe('notADatabase, then free');
    rmSync(database);
    mkdirSync(database);
    expect(await attempt({})).toBe('notWritable, then free');
    rmSync(database, { recursive: true });
    expect(await attempt({})).toBe('started, then free');
  });
});
