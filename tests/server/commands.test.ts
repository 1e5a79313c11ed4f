import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../server/commands/backup.ts';
import { outcome } from '../../server/commands/command.ts';
import { link } from '../../server/commands/link.ts';
import { restore } from '../../server/commands/restore.ts';
import { layoutVersion } from '../../server/storage/migrations.ts';
import { type ChildServer, type Ended, openChildServer, runScript } from '../support/child-server.ts';
import {
  type TestPerson,
  type TestServer,
  ask,
  openPerson,
  openTestServer,
  temporaryFolder,
} from '../support/server.ts';
import { withSqlite } from '../support/sqlite-under-test.ts';
import { type RawClient, openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

const commands = { backup, restore, link };

type Name = keyof typeof commands;

/** Everything in a folder, byte by byte. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

function titlesIn(path: string): readonly unknown[] {
  return withSqlite(path, (db) =>
    db
      .prepare('select title from workbook order by title')
      .all()
      .map((row) => row['title']),
  );
}

describe("the operator's commands", { timeout: 60_000 }, () => {
  let home: string;
  let folder: string;
  let copy: string;
  const servers: ChildServer[] = [];
  const homes: TestServer[] = [];
  const clients: RawClient[] = [];
  beforeEach(() => {
    home = temporaryFolder();
    folder = join(home, 'data');
    copy = join(home, 'copy.sqlite');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.cut();
    for (const server of servers.splice(0)) await server.kill('SIGKILL');
    for (const server of homes.splice(0)) await server.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** The command as people start it, in a process of its own. */
  const start = (name: Name, words: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
    runScript(`server/commands/${name}.ts`, words, { SAMREGN_DATA: folder, ...env });
  /** The same, without the process. */
  const run = async (
    name: Name,
    words: readonly string[],
    env: Record<string, string> = {},
  ): Promise<Ended> => {
    const { isDone, text } = await outcome(commands[name], { SAMREGN_DATA: folder, ...env }, words);
    const [stdout, stderr] = isDone ? [`${text}\n`, ''] : ['', `${text}\n`];
    return { code: isDone ? 0 : 1, signal: null, stdout, stderr };
  };
  const startServer = async (on = folder, env: Record<string, string> = {}): Promise<ChildServer> => {
    const server = await openChildServer(on, { SAMREGN_UPDATES_PER_SECOND: '10000', ...env });
    servers.push(server);
    return server;
  };
  const open = async (person: TestPerson, workbook: string): Promise<RawClient> => {
    const client = await openRawClient(person, workbook);
    clients.push(client);
    await client.allSaved();
    return client;
  };
  /** A server in this process, quick to start, where no other process is needed. */
  const serve = async (on = folder): Promise<TestServer> => {
    const server = await openTestServer({ folder: on });
    homes.push(server);
    return server;
  };
  /** A database with these workbooks, as a server leaves it. */
  const leave = async (
    ...titles: readonly string[]
  ): Promise<{ anne: TestPerson; ids: readonly string[] }> => {
    const server = await serve();
    const anne = await server.openPerson('Anne');
    const ids: string[] = [];
    for (const title of titles) ids.push(await anne.createWorkbook(title));
    await server.close();
    return { anne, ids };
  };
  const backUp = async (how = run): Promise<void> => {
    const said = await how('backup', [copy]);
    expect(said).toEqual({
      code: 0,
      signal: null,
      stdout: `Sikkerhedskopi skrevet og kontrolleret: ${copy}\n`,
      stderr: '',
    });
  };
  /** It has failed, said so in one way only, and said this. */
  const expectRefusal = (said: Ended, text: string | RegExp): void => {
    expect(said).toMatchObject({ code: 1, signal: null, stdout: '' });
    if (typeof text === 'string') expect(said.stderr).toBe(`${text}\n`);
    else expect(said.stderr).toMatch(text);
  };

  describe('backup', () => {
    it('[OPS-1] while people type gives a whole copy with every edit that was acknowledged before', async () => {
      const server = await startServer();
      const anne = await openPerson(server.url, 'Anne');
      const bo = await openPerson(server.url, 'Bo');
      const workbook = await anne.createWorkbook('Travl');
      await anne.share(workbook, 'editor', bo);
      const typists = await Promise.all([anne, bo].map((person) => open(person, workbook)));
      const firsts = typists.map(({ sent }) => sent);
      const keyOf = (who: number, message: number): string => `${who}.${message.toString(36)}`;
      const timers = typists.map((client, who) =>
        setInterval(() => client.cells.set(keyOf(who, client.sent + 1), client.sent + 1), 4),
      );
      const acknowledged: (readonly number[])[] = [];
      try {
        for (const round of [1, 2]) {
          await until('much has been acknowledged', () =>
            typists.every(({ saved }) => saved > round * 100 && saved > (acknowledged.at(-1)?.[0] ?? 0)),
          );
          acknowledged.push(typists.map(({ saved }) => saved));
          copy = join(home, `copy-${round}.sqlite`);
          await backUp(start);
          const after = typists.map(({ saved }) => saved);
          await until('typing goes on', () => typists.every(({ saved }, who) => saved > after[who]!));
        }
      } finally {
        for (const timer of timers) clearInterval(timer);
      }
      for (const [index, saved] of acknowledged.entries()) {
        const other = join(home, `other-${index}`);
        const said = await run('restore', [join(home, `copy-${index + 1}.sqlite`)], { SAMREGN_DATA: other });
        expect(said.code).toBe(0);
        const restored = await serve(other);
        const { cells } = await open(anne.at(restored), workbook);
        const missing = saved.flatMap((last, who) =>
          Array.from({ length: last - firsts[who]! }, (_, i) => firsts[who]! + i + 1).filter(
            (message) => cells.get(keyOf(who, message)) !== message,
          ),
        );
        expect(missing).toEqual([]);
      }
    });

    it('[OPS-2] overwrites nothing, and says so', async () => {
      await leave('Min');
      writeFileSync(copy, 'noget andet');
      writeFileSync(`${copy}.part`, 'også noget andet');
      expectRefusal(await run('backup', [copy]), `Filen ${copy} findes allerede. Den er ikke rørt.`);
      expect(readFileSync(copy, 'utf8')).toBe('noget andet');
      const database = join(folder, 'samregn.sqlite');
      expectRefusal(await run('backup', [database]), `Filen ${database} findes allerede. Den er ikke rørt.`);
      rmSync(copy);
      await backUp();
      expect(readFileSync(`${copy}.part`, 'utf8')).toBe('også noget andet');
      expect(readdirSync(home).toSorted()).toEqual(['copy.sqlite', 'copy.sqlite.part', 'data']);
    });

    it('[OPS-3] says how it is used, and why it cannot', async () => {
      const usage = 'Brug: npm run backup -- <fil>';
      expectRefusal(await run('backup', []), usage);
      expectRefusal(await run('backup', [copy, 'mere']), usage);
      expectRefusal(await run('backup', [copy]), `Der er ingen database i mappen ${folder}.`);
      await leave('Min');
      const nowhere = join(home, 'findes', 'ikke', 'copy.sqlite');
      const said = await run('backup', [nowhere]);
      expectRefusal(said, /^Filen .* kan ikke skrives: ENOENT.*\n$/);
      expect(said.stderr).toContain(nowhere);
      expect(readdirSync(home)).toEqual(['data']);
    });

    it('[OPS-3] of a database that is harmed gives none, and says so', async () => {
      await leave('Min');
      const database = join(folder, 'samregn.sqlite');
      const bytes = readFileSync(database);
      const text = `Databasen ${database} er beskadiget. Der er ikke lavet nogen sikkerhedskopi.`;
      for (const harmed of [Buffer.alloc(9000, 'x'), bytes.subarray(0, -4096)]) {
        writeFileSync(database, harmed);
        expectRefusal(await run('backup', [copy]), text);
        expect(readdirSync(home)).toEqual(['data']);
        expect(readFileSync(database).equals(harmed)).toBe(true);
      }
    });
  });

  describe('restore', () => {
    it('[OPS-4] refuses while a server uses the folder, which goes on undisturbed', async () => {
      await leave('Før');
      await backUp();
      const server = await serve();
      const anne = await openPerson(server.url);
      const workbook = await anne.createWorkbook('Siden');
      const client = await open(anne, workbook);
      expectRefusal(
        await start('restore', [copy]),
        `En Samregn-server bruger mappen ${folder}. Stop den først.`,
      );
      client.cells.set('0.0', 'videre');
      await client.allSaved();
      await server.close();
      expect(titlesIn(join(folder, 'samregn.sqlite'))).toEqual(['Før', 'Siden']);
    });

    it('[OPS-5] refuses what is no whole Samregn database, and changes nothing', async () => {
      await leave('Før');
      await backUp();
      const whole = readFileSync(copy);
      const other = join(home, 'other.sqlite');
      const foreign = join(home, 'foreign.sqlite');
      withSqlite(foreign, (db) => db.exec('create table person (id text); pragma user_version = 1'));
      const newer = join(home, 'newer.sqlite');
      cpSync(copy, newer);
      withSqlite(newer, (db) => db.exec(`pragma user_version = ${layoutVersion + 1}`));
      const before = contentOf(folder);
      const refused = async (file: string): Promise<void> => {
        const text = `Filen ${file} er ikke en hel Samregn-database. Intet er ændret.`;
        expectRefusal(await run('restore', [file]), text);
        expect(contentOf(folder)).toEqual(before);
      };
      const cuts = [0, 4096, whole.length / 2, whole.length - 4096, whole.length - 1];
      for (const harmed of [
        Buffer.from('slet ikke en database'.repeat(500)),
        ...cuts.map((to) => whole.subarray(0, to)),
      ]) {
        writeFileSync(other, harmed);
        await refused(other);
      }
      await refused(foreign);
      await refused(newer);
      await refused(home);
      const missing = join(home, 'findes-ikke.sqlite');
      expectRefusal(await run('restore', [missing]), `Filen ${missing} findes ikke.`);
      expectRefusal(await run('restore', []), 'Brug: npm run restore -- <fil>');
      expectRefusal(await run('restore', [copy, copy]), 'Brug: npm run restore -- <fil>');
      expect(contentOf(folder)).toEqual(before);
    });

    it('[OPS-5] says when the folder cannot be written', async () => {
      await leave('Før');
      await backUp();
      const said = await run('restore', [copy], { SAMREGN_DATA: join(copy, 'data') });
      expectRefusal(said, new RegExp(`^Mappen ${join(copy, 'data')} kan ikke skrives: .+\n$`));
    });

    it('[OPS-6] sets the old database aside, all of it, and says where', async () => {
      const first = await leave('Før');
      await backUp();
      const server = await startServer();
      const anne = first.anne.at(server);
      const client = await open(anne, first.ids[0]!);
      client.cells.set('0.0', 'efter kopien');
      await client.allSaved();
      await anne.createWorkbook('Siden');
      // What was written last still stands in the log beside the database.
      await server.kill('SIGKILL');
      expect(existsSync(join(folder, 'samregn.sqlite-wal'))).toBe(true);

      const said = await start('restore', [copy]);
      expect(said).toMatchObject({ code: 0, stderr: '' });
      const aside = /^Databasen er gendannet fra (.+)\. Den gamle ligger i (.+)\.\n$/.exec(said.stdout);
      expect(aside?.[1]).toBe(copy);
      expect(titlesIn(aside![2]!)).toEqual(['Før', 'Siden']);
      const again = await serve();
      expect((await open(anne.at(again), first.ids[0]!)).cells.size).toBe(0);
      expect((await anne.at(again).ask('GET', '/api/workbooks')).body.workbooks).toHaveLength(1);
      await again.close();

      // It is as good a copy as any other.
      expect((await run('restore', [aside![2]!])).code).toBe(0);
      const back = await serve();
      expect((await open(anne.at(back), first.ids[0]!)).cells.get('0.0')).toBe('efter kopien');
    });

    it('[OPS-6] sets aside as it is what cannot be read', async () => {
      const { anne, ids } = await leave('Før');
      await backUp();
      const garbage = Buffer.alloc(9000, 'x');
      writeFileSync(join(folder, 'samregn.sqlite'), garbage);
      const said = await run('restore', [copy]);
      expect(said).toMatchObject({ code: 0, stderr: '' });
      const aside = readdirSync(folder).find((name) => name.startsWith('samregn-before-restore-'))!;
      expect(said.stdout).toContain(join(folder, aside));
      expect(readFileSync(join(folder, aside)).equals(garbage)).toBe(true);
      await open(anne.at(await serve()), ids[0]!);
    });

    it('[OPS-7] fills an empty folder, and makes one that is not there', async () => {
      const { anne, ids } = await leave('Flyttet');
      await backUp();
      const empty = join(home, 'empty');
      mkdirSync(empty);
      for (const target of [empty, join(home, 'a', 'b')]) {
        const said = await run('restore', [copy], { SAMREGN_DATA: target });
        expect(said).toMatchObject({ code: 0, stdout: `Databasen er gendannet fra ${copy}.\n`, stderr: '' });
        const server = await serve(target);
        const { body } = await anne.at(server).ask('GET', '/api/workbooks');
        expect(body.workbooks).toMatchObject([{ id: ids[0], title: 'Flyttet', role: 'owner' }]);
        await server.close();
        expect(readdirSync(target).toSorted()).toEqual(['samregn.lock', 'samregn.sqlite']);
      }
    });

    it('[OPS-7] takes what still stands in the log beside a database that nobody closed', async () => {
      const server = await startServer();
      const anne = await openPerson(server.url);
      const workbook = await anne.createWorkbook('Revet over');
      const client = await open(anne, workbook);
      client.cells.set('0.0', 'gemt');
      await client.allSaved();
      await server.kill('SIGKILL');
      const other = join(home, 'other');
      const said = await run('restore', [join(folder, 'samregn.sqlite')], { SAMREGN_DATA: other });
      expect(said).toMatchObject({ code: 0, stderr: '' });
      const restored = await serve(other);
      expect((await open(anne.at(restored), workbook)).cells.get('0.0')).toBe('gemt');
    });
  });

  describe('link', () => {
    it('[OPS-8] lists the workbooks that are not thrown away, the latest change first', async () => {
      await leave();
      expect(await run('link', ['list'])).toMatchObject({
        code: 0,
        stdout: 'Der er ingen projektmapper.\n',
        stderr: '',
      });
      const server = await serve();
      const anne = await openPerson(server.url);
      const [first, second] = [await anne.createWorkbook('Først'), await anne.createWorkbook('Så')];
      const gone = await anne.createWorkbook('Smidt ud');
      await anne.ask('DELETE', `/api/workbooks/${gone}`);
      const client = await open(anne, first);
      client.cells.set('0.0', 1);
      await client.allSaved();
      const said = await run('link', ['list']);
      expect(said).toMatchObject({ code: 0, stderr: '' });
      const lines = said.stdout.trimEnd().split('\n');
      expect(lines.map((line) => line.split('  '))).toEqual([
        [first, expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), 'Først'],
        [second, expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), 'Så'],
      ]);
      expectRefusal(await run('link', [gone]), `Der er ingen projektmappe med id ${gone}.`);
    });

    it('[OPS-9] makes whoever opens it first the owner, and nobody after, also while the server runs', async () => {
      const server = await serve();
      const anne = await openPerson(server.url, 'Anne');
      const workbook = await anne.createWorkbook('Uden ejer');
      const port = new URL(server.url).port;
      const said = await start('link', [workbook], { SAMREGN_PORT: port });
      expect(said).toMatchObject({ code: 0, stderr: '' });
      const [text, address] = said.stdout.trimEnd().split('\n');
      expect(text).toBe('Link, der gør den, som åbner det, til ejer. Det virker én gang:');
      const token = new RegExp(`^http://localhost:${port}/deltag#([\\w-]{43})$`).exec(address!)?.[1];
      expect(token).toBeDefined();

      const [bo, eve] = [await openPerson(server.url, 'Bo'), await openPerson(server.url, 'Eve')];
      const redeem = (person: TestPerson) => person.ask('POST', '/api/links/redeem', { token });
      expect(await redeem(bo)).toMatchObject({ status: 200, body: { workbook, role: 'owner' } });
      expect(await redeem(eve)).toMatchObject({ status: 404, body: { error: 'unknownLink' } });
      expect((await eve.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(403);
      // The right stays: an owner makes links, and nothing of the operator's link is left to be seen.
      expect(await bo.ask('GET', `/api/workbooks/${workbook}/links`)).toMatchObject({
        status: 200,
        body: { links: [] },
      });
      const client = await open(bo, workbook);
      client.cells.set('0.0', 'min nu');
      await client.allSaved();
    });

    it('[OPS-9] makes another administrator, and a new password, for those who have lost theirs', async () => {
      const server = await serve();
      const use = (token: string, values: object) =>
        ask(server.url, 'POST', '/api/tickets/use', { token, ...values });
      const tokenIn = ({ stdout }: Ended): string => /velkommen#(\S+)/.exec(stdout)![1]!;
      const account = { name: 'Anne', login: 'anne', password: 'fire heste spiser rugbrød' };
      const first = server.running.firstPage!.split('#')[1]!;
      expect((await use(first, { account, organisation: 'Aarhus' })).status).toBe(204);
      const [lost, reset] = [
        await run('link', ['administrator']),
        await run('link', ['password', 'Anne'], { SAMREGN_ORIGINS: 'https://samregn.example.dk' }),
      ];
      expect([lost.code, reset.code]).toEqual([0, 0]);
      expect(reset.stdout).toMatch(/^https:\/\/samregn\.example\.dk\/velkommen#/m);
      expect(await ask(server.url, 'POST', '/api/tickets/look', { token: tokenIn(lost) })).toMatchObject({
        body: { kind: 'operator', isFirst: false },
      });
      const made = await use(tokenIn(lost), { account: { ...account, name: 'Bo', login: 'bo' } });
      const cookie = made.headers.getSetCookie().at(-1)!.split(';')[0]!;
      const me = await ask(server.url, 'GET', '/api/session', undefined, { cookie });
      expect(me.body).toMatchObject({ isOperator: true, organisations: [] });
      const password = 'regnen falder i november';
      expect((await use(tokenIn(reset), { account: { password } })).status).toBe(204);
      expect(
        (await ask(server.url, 'POST', '/api/sign-in/account', { login: 'anne', password })).status,
      ).toBe(204);
      expectRefusal(await run('link', ['password', 'ingen']), 'Der er ingen konto med brugernavnet ingen.');
    });

    it('[OPS-9] points to the address that people know, when the operator has named it', async () => {
      const { ids } = await leave('Min');
      const said = await run('link', [ids[0]!], {
        SAMREGN_ORIGINS: 'https://samregn.example.dk,https://b.example.dk',
      });
      expect(said.stdout.split('\n')[1]).toMatch(/^https:\/\/samregn\.example\.dk\/deltag#[\w-]{43}$/);
    });

    it('[OPS-10] says how it is used, and why it cannot', async () => {
      const usage =
        'Brug: npm run link -- list, npm run link -- <id>, npm run link -- administrator eller npm run link -- password <brugernavn>';
      for (const words of [[], ['list', 'mere'], ['password']])
        expectRefusal(await run('link', words), usage);
      for (const word of ['list', 'noget'])
        expectRefusal(await run('link', [word]), `Der er ingen database i mappen ${folder}.`);
      expect(existsSync(folder)).toBe(false);
      await leave('Min');
      expectRefusal(await run('link', ['findes-ikke']), 'Der er ingen projektmappe med id findes-ikke.');
    });

    it('[OPS-10] touches neither a database of a newer program nor one that cannot be read', async () => {
      await leave('Min');
      const path = join(folder, 'samregn.sqlite');
      withSqlite(path, (db) => db.exec(`pragma user_version = ${layoutVersion + 1}`));
      expectRefusal(
        await run('link', ['list']),
        'Databasen er skrevet af en nyere udgave af Samregn. Opdatér programmet.',
      );
      const garbage = Buffer.alloc(9000, 'x');
      writeFileSync(path, garbage);
      expectRefusal(await run('link', ['list']), new RegExp(`^Databasen ${path} kan ikke læses\\. .+\n$`));
      expect(readFileSync(path).equals(garbage)).toBe(true);
    });
  });

  it('[OPS-11] say what is wrong with the settings before they do anything', async () => {
    const { ids } = await leave('Min');
    const before = contentOf(folder);
    for (const [name, word] of [
      ['backup', copy],
      ['restore', copy],
      ['link', ids[0]!],
    ] as const) {
      const said = await run(name, [word], { SAMREGN_PORT: 'abc' });
      expectRefusal(said, 'SAMREGN_PORT skal være et helt tal fra 0 til 65535, men er "abc".');
    }
    expect(contentOf(folder)).toEqual(before);
    expect(existsSync(copy)).toBe(false);
  });
});
