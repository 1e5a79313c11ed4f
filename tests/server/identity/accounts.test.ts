import { rmSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placeOf, trustedEntry } from '../../../server/identity/address.ts';
import { defaultIdentity } from '../../../server/identity/identity-settings.ts';
import {
  expectedWords,
  hashPassword,
  isPassword,
  passwordProblem,
} from '../../../server/identity/password.ts';
import {
  type Reply,
  type TestPerson,
  type TestServer,
  ask,
  openTestServer,
  temporaryFolder,
} from '../../support/server.ts';
import { type RawClient, openRawClient, upgradeStatus } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

const password = 'fire heste spiser rugbrød';

function cookieOf(reply: Reply): string {
  return reply.headers.getSetCookie().at(-1)!.split(';')[0]!;
}

describe('passwords', () => {
  const words = expectedWords(['anne', 'Anne Berg', 'Aarhus Kommune']);

  it('[AUTH-6] are kept as argon2id with the recommended parameters, compared after normalization', async () => {
    const stored = await hashPassword('blå øre i æsken');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await isPassword('blå øre i æsken'.normalize('NFD'), stored)).toBe(true);
    expect(await isPassword('blå øre i æske', stored)).toBe(false);
    expect(await hashPassword('blå øre i æsken')).not.toBe(stored);
  });

  it('[AUTH-6] are long, of any signs, and not what anybody would try first', () => {
    expect(passwordProblem('x'.repeat(14), [])).toBe('passwordShort');
    expect(passwordProblem('æ🙂'.repeat(7), [])).toBe('passwordShort');
    for (const each of [
      'aaaaaaaaaaaaaaaaaa',
      '123456789012345678',
      'samregn-samregn-samregn',
      'qwertyuiopåasdfghjklæø',
      'anne anne anne anne',
      'Aarhus.Kommune.2027',
      'AnneBergSommer26',
    ])
      expect(passwordProblem(each, words), each).toBe('passwordExpected');
    expect(passwordProblem('x7'.repeat(200), [])).toBe('passwordLong');
    expect(passwordProblem(password, words)).toBeUndefined();
  });

  it('[AUTH-6] are none of those that many people use, nor two of them put together', () => {
    for (const each of [
      '1qaz2wsx3edc4rfv',
      'polniypizdec0211',
      'qwerty123456789',
      'Dragon-Baseball-1999',
      '!!SunshineMonkey2027',
    ])
      expect(passwordProblem(each, words), each).toBe('passwordCommon');
    for (const each of ['dragon heste spiser monkey', 'regnen falder i november', 'Xq7#vT2!mK9$wL4z'])
      expect(passwordProblem(each, words), each).toBeUndefined();
  });
});

describe('addresses', () => {
  it('[AUTH-7] are believed from the trusted hop only, whatever stands further left', () => {
    expect(trustedEntry('6.6.6.6', 0)).toBeUndefined();
    expect(trustedEntry('6.6.6.6, 1.1.1.1', 1)).toBe('1.1.1.1');
    expect(trustedEntry('6.6.6.6, 1.1.1.1, 2.2.2.2', 2)).toBe('1.1.1.1');
    expect(trustedEntry('1.1.1.1', 2)).toBe('1.1.1.1');
    expect(trustedEntry('', 1)).toBeUndefined();
  });

  it('[AUTH-7] count as one place without their port, and of IPv6 by their first half', () => {
    for (const same of [
      '198.51.100.7',
      '198.51.100.7:4711',
      '::ffff:198.51.100.7',
      '[::ffff:198.51.100.7]:80',
    ])
      expect(placeOf(same)).toBe('198.51.100.7');
    const line = placeOf('2001:db8:0:7::1');
    for (const same of [
      '2001:DB8:0:7:ffff:ffff:ffff:ffff',
      '[2001:db8::7:0:0:0:9]:4711',
      '2001:db8:0:7::%eth0',
    ])
      expect(placeOf(same)).toBe(line);
    for (const other of ['2001:db8:0:8::1', '2001:db8::1', '::1']) expect(placeOf(other)).not.toBe(line);
    for (const odd of ['', 'unknown', '1.2.3.4.5', '::ffff:x', '[x]:1'])
      expect(placeOf(odd)).not.toContain('2001');
  });
});

describe('accounts and organisations', () => {
  let server: TestServer;
  let aheadMs = 0;
  const identity = { ...defaultIdentity, watchMs: 20 };
  beforeAll(async () => {
    server = await openTestServer({ settings: { identity }, now: () => Date.now() + aheadMs });
  });
  afterAll(() => server.close());

  const as = async (cookie: string): Promise<TestPerson> => {
    const me = await ask(server.url, 'GET', '/api/session', undefined, { cookie });
    const first = await server.openPerson();
    return {
      ...first,
      id: me.body.person.id,
      cookie,
      ask: (method, path, body, headers) => ask(server.url, method, path, body, { cookie, ...headers }),
      async createWorkbook(title = 'Prøve') {
        const made = await ask(
          server.url,
          'POST',
          '/api/workbooks',
          { template: 'blank', title },
          { cookie },
        );
        return made.body.id;
      },
    };
  };
  const use = (token: string, values: object, headers: Record<string, string> = {}): Promise<Reply> =>
    ask(server.url, 'POST', '/api/tickets/use', { token, ...values }, headers);
  const signIn = (login: string, secret: string, headers: Record<string, string> = {}): Promise<Reply> =>
    ask(server.url, 'POST', '/api/sign-in/account', { login, password: secret }, headers);
  const join = async (
    organisation: string,
    by: TestPerson,
    login: string,
    role = 'member',
  ): Promise<TestPerson> => {
    const made = await by.ask('POST', `/api/organisations/${organisation}/invitations`, { role });
    const joined = await use(made.body.token, { account: { name: login, login, password } });
    expect(joined.status).toBe(204);
    return as(cookieOf(joined));
  };
  let anne: TestPerson;
  /** hers: of two who use the first link at once, either may be first */
  let login = 'anne';
  let aarhus: string;

  it('[AUTH-8] begin with a link that works once and for a day, and of which only the hash is kept', async () => {
    const token = server.running.firstPage!.split('#')[1]!;
    expect(server.running.firstPage).toBe(`http://localhost:${server.running.port}/velkommen#${token}`);
    const look = (): Promise<Reply> => ask(server.url, 'POST', '/api/tickets/look', { token });
    expect((await look()).body).toEqual({ kind: 'operator', isFirst: true, isSignedIn: false });
    aheadMs = 25 * 60 * 60_000;
    expect((await look()).status).toBe(404);
    aheadMs = 0;
    const account = { name: 'Anne', login: 'Anne', password };
    expect(
      (await use(token, { account: { ...account, password: 'kort' }, organisation: 'A' })).body.error,
    ).toBe('passwordShort');
    expect((await use(token, { account })).status).toBe(400);
    // What she had as a guest comes along.
    const guest = await server.openPerson('Anne');
    const workbook = await guest.createWorkbook('Fra før');
    const values = { account, organisation: 'Aarhus Kommune', keepsGuest: true };
    const [one, two] = await Promise.all([
      use(token, values, { cookie: guest.cookie }),
      use(token, { ...values, account: { ...account, login: 'eva' } }),
    ]);
    expect([one.status, two.status].sort()).toEqual([204, 404]);
    if (two.status === 204) login = 'eva';
    anne = await as(cookieOf(one.status === 204 ? one : two));
    const me = (await anne.ask('GET', '/api/session')).body;
    expect(me).toMatchObject({
      isOperator: true,
      method: 'account',
      organisations: [{ name: 'Aarhus Kommune', role: 'administrator' }],
    });
    aarhus = me.organisations[0].id;
    if (one.status === 204) {
      expect((await anne.ask('GET', '/api/workbooks')).body.workbooks[0].id).toBe(workbook);
      expect((await guest.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(401);
      // What that browser holds of the guest's is hers [GUARD-11].
      expect(me.person.was).toBe(guest.id);
      const socket = (whose: string): Promise<number> =>
        upgradeStatus(server.url, `/api/sync/${workbook}?as=${whose}`, { cookie: anne.cookie });
      expect([await socket(guest.id), await socket(anne.id), await socket('x')]).toEqual([101, 101, 403]);
    }
    expect((await look()).status).toBe(404);
  });

  it('[AUTH-9] take so many wrong passwords of an account and no more', async () => {
    const bo = await join(aarhus, anne, 'bo');
    expect((await signIn('bo', 'forkert')).body.error).toBe('wrongPassword');
    expect((await signIn('nobody', 'forkert')).body.error).toBe('wrongPassword');
    expect((await signIn(' BO ', password)).status).toBe(204);
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn('bo', 'forkert')));
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await signIn('bo', password)).status).toBe(429);
    aheadMs = 16 * 60_000;
    expect((await signIn('bo', password)).status).toBe(204);
    aheadMs = 0;
    // An administrator makes a link to a new password, which ends every session.
    const members = (await anne.ask('GET', `/api/organisations/${aarhus}`)).body.members;
    expect(members.map(({ name }: { name: string }) => name)).toContain('bo');
    const path = `/api/organisations/${aarhus}/members/${bo.id}/reset`;
    expect((await bo.ask('POST', path)).status).toBe(403);
    const reset = await anne.ask('POST', path);
    const done = await use(reset.body.token, { account: { password: 'regnen falder i november' } });
    expect(done.status).toBe(204);
    expect((await bo.ask('GET', '/api/workbooks')).status).toBe(401);
    expect((await use(reset.body.token, { account: { password } })).status).toBe(404);
    expect((await signIn('bo', 'regnen falder i november')).status).toBe(204);
  });

  it('[AUTH-9] take no more from one address by way of the trusted hop, whatever succeeds in between, also after starting anew', async () => {
    const folder = temporaryFolder();
    const open = () => openTestServer({ folder, settings: { proxyHops: 1 } });
    let strict = await open();
    const from = (address: string, path: string, values: object): Promise<Reply> =>
      ask(strict.url, 'POST', path, values, { 'x-forwarded-for': address });
    const knock = async (address: string, login: string, secret = 'forkert'): Promise<number> =>
      (await from(address, '/api/sign-in/account', { login, password: secret })).status;
    const token = strict.running.firstPage!.split('#')[1]!;
    const account = { name: 'Eve', login: 'eve', password };
    expect((await from('192.0.2.1', '/api/tickets/use', { token, account, organisation: 'A' })).status).toBe(
      204,
    );
    const here = '198.51.100.7';
    const wrong = (count: number): Promise<readonly number[]> =>
      Promise.all(
        Array.from({ length: count }, (_, i) => knock(`6.6.6.${i}, ${here}:${4000 + i}`, `konto${i}`)),
      );
    expect(new Set(await wrong(59))).toEqual(new Set([401]));
    // Somebody with an account of their own signs in between.
    expect(await knock(here, 'eve', password)).toBe(204);
    expect(await knock(here, 'en anden')).toBe(401);
    expect(await knock(here, 'eve', password)).toBe(429);
    expect((await from(here, '/api/tickets/look', { token: 'x'.repeat(43) })).status).toBe(429);
    expect(await knock('198.51.100.8', 'eve', password)).toBe(204);
    await strict.close();
    strict = await open();
    expect(await knock(here, 'eve', password)).toBe(429);
    expect(await knock('198.51.100.8', 'eve', password)).toBe(204);
    await strict.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[AUTH-14] have their password changed by themselves, who know the old one; every other session ends', async () => {
    const eva = await join(aarhus, anne, 'eva-p');
    const other = await as(cookieOf(await signIn('eva-p', password)));
    const workbook = await eva.createWorkbook();
    const [here, there] = [await openRawClient(eva, workbook), await openRawClient(other, workbook)];
    const change = (current: string, wanted: string): Promise<Reply> =>
      eva.ask('PUT', '/api/session/password', { current, password: wanted });
    expect((await change('forkert', 'tolv grønne cykler synger')).body.error).toBe('wrongPassword');
    expect((await change(password, 'aarhus kommune 2027')).body.error).toBe('passwordExpected');
    expect((await change(password, 'dragon baseball')).body.error).toBe('passwordCommon');
    const done = await change(password, 'tolv grønne cykler synger');
    expect(done.status).toBe(204);
    await until('the other socket is closed', () => there.closeCode === 4401);
    // This browser goes on with another token; its sockets are asked to come back with it.
    await until('the own socket is closed', () => here.closeCode === 1013);
    expect((await other.ask('GET', '/api/workbooks')).status).toBe(401);
    expect((await eva.ask('GET', '/api/workbooks')).status).toBe(401);
    const again = await as(cookieOf(done));
    expect((await again.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(200);
    expect((await signIn('eva-p', password)).status).toBe(401);
    const guest = await server.openPerson('Gæst');
    const asGuest = await guest.ask('PUT', '/api/session/password', { current: 'a', password: 'b' });
    expect(asGuest.status).toBe(404);
    const tries = await Promise.all(
      Array.from({ length: 10 }, () =>
        again.ask('PUT', '/api/session/password', { current: 'forkert', password: 'x' }),
      ),
    );
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    aheadMs = 16 * 60_000;
    expect((await signIn('eva-p', 'tolv grønne cykler synger')).status).toBe(204);
    aheadMs = 0;
  });

  it('[AUTH-10] have sessions that are listed and ended one by one and all, over open sockets at once', async () => {
    const [one, two] = [await signIn(login, password), await signIn(login, password)];
    const [here, there] = [await as(cookieOf(one)), await as(cookieOf(two))];
    const workbook = await here.createWorkbook();
    const socket: RawClient = await openRawClient(there, workbook);
    await until('the socket is synced', () => socket.isSynced);
    const { devices } = (await here.ask('GET', '/api/session/devices')).body;
    expect(devices.length).toBeGreaterThanOrEqual(3);
    expect(devices.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1);
    expect(JSON.stringify(devices)).not.toContain(there.cookie.split('=')[1]);
    expect((await here.ask('DELETE', '/api/session/devices/unknown')).status).toBe(404);
    expect((await here.ask('DELETE', '/api/session/devices/others')).status).toBe(204);
    await until('the socket is closed', () => socket.closeCode === 4401);
    expect((await there.ask('GET', '/api/workbooks')).status).toBe(401);
    anne = here;
  });

  it('[AUTH-11] have sessions that run out, by idleness and by age, and cookies for this host alone', async () => {
    const day = 24 * 60 * 60_000;
    const signed = await as(cookieOf(await signIn(login, password)));
    aheadMs = 13 * 60 * 60_000;
    expect((await signed.ask('GET', '/api/workbooks')).status).toBe(401);
    aheadMs = 0;
    const used = await as(cookieOf(await signIn(login, password)));
    for (let hours = 0; hours < 30 * 24; hours += 11) {
      aheadMs = hours * 60 * 60_000;
      expect((await used.ask('GET', '/api/workbooks')).status, `${hours}`).toBe(200);
    }
    aheadMs = 30 * day + 60_000;
    expect((await used.ask('GET', '/api/workbooks')).status).toBe(401);
    aheadMs = 0;
    const secure = await openTestServer({ settings: { secureCookie: true } });
    const cookie = (await ask(secure.url, 'GET', '/api/session')).headers.get('set-cookie')!;
    expect(cookie).toMatch(
      /^__Host-samregn_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const known = await ask(secure.url, 'GET', '/api/session', undefined, { cookie: cookie.split(';')[0]! });
    expect(known.headers.get('set-cookie')).toBeNull();
    await secure.close();
  });

  it('[AUTH-12] are not changed by a request without the mark of our own pages', async () => {
    for (const [method, path] of [
      ['PUT', '/api/session'],
      ['POST', '/api/workbooks'],
      ['DELETE', '/api/session'],
    ] as const) {
      const reply = await fetch(`${server.url}${path}`, { method, headers: { cookie: anne.cookie } });
      expect([reply.status, await reply.json()]).toEqual([403, { error: 'missingMark' }]);
    }
  });

  it('[ORG-1] are run by administrators; members share the workbooks, and lose them with the membership at once', async () => {
    const cid = await join(aarhus, anne, 'cid');
    const stranger = await server.openPerson('Eve');
    expect((await stranger.ask('GET', `/api/organisations/${aarhus}`)).status).toBe(403);
    expect(
      (await cid.ask('POST', `/api/organisations/${aarhus}/invitations`, { role: 'member' })).status,
    ).toBe(403);
    expect((await cid.ask('POST', '/api/organisations', { name: 'X' })).status).toBe(403);
    const workbook = await anne.createWorkbook('Fælles');
    const place = { organisation: aarhus, folder: null };
    expect((await cid.ask('PUT', `/api/workbooks/${workbook}/place`, place)).status).toBe(403);
    const folder = (await cid.ask('POST', '/api/folders', { name: 'Cases', organisation: aarhus })).body.id;
    expect((await anne.ask('PUT', `/api/workbooks/${workbook}/place`, { ...place, folder })).status).toBe(
      204,
    );
    const list = (await cid.ask('GET', '/api/workbooks')).body.workbooks;
    expect(list).toMatchObject([{ id: workbook, role: 'editor', organisation: aarhus, folder }]);
    const socket = await openRawClient(cid, workbook);
    await until('the socket is synced', () => socket.isSynced);
    expect((await anne.ask('DELETE', `/api/organisations/${aarhus}/members/${cid.id}`)).status).toBe(204);
    await until('the socket is closed', () => socket.closeCode === 4401);
    expect((await cid.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(403);
    const me = `/api/organisations/${aarhus}/members/${anne.id}`;
    expect((await anne.ask('PUT', me, { role: 'member' })).body.error).toBe('lastAdministrator');
  });

  it('[ORG-1] lose with the right to run them what they have handed out: invitations, and links to a new password', async () => {
    const made = await anne.ask('POST', '/api/organisations', { name: 'Ribe' });
    const { id } = made.body;
    const [gry, bent] = [await join(id, anne, 'gry', 'administrator'), await join(id, anne, 'bent')];
    const path = `/api/organisations/${id}`;
    const handOut = async (): Promise<readonly string[]> => [
      (await gry.ask('POST', `${path}/invitations`, { role: 'administrator' })).body.token,
      (await gry.ask('POST', `${path}/members/${bent.id}/reset`)).body.token,
    ];
    const look = async (token: string): Promise<number> =>
      (await ask(server.url, 'POST', '/api/tickets/look', { token })).status;
    const first = await handOut();
    expect(await Promise.all(first.map(look))).toEqual([200, 200]);
    // Who is an administrator already stays one, whatever an invitation is to.
    const toMember = (await anne.ask('POST', `${path}/invitations`, { role: 'member' })).body.token;
    expect((await gry.ask('POST', '/api/tickets/use', { token: toMember })).status).toBe(204);
    expect((await gry.ask('GET', path)).body.mayChange).toBe(true);
    const kept = (await anne.ask('POST', `${path}/invitations`, { role: 'member' })).body.token;
    expect((await anne.ask('PUT', `${path}/members/${gry.id}`, { role: 'member' })).status).toBe(204);
    expect(await Promise.all(first.map(look))).toEqual([404, 404]);
    await anne.ask('PUT', `${path}/members/${gry.id}`, { role: 'administrator' });
    const second = await handOut();
    expect((await anne.ask('DELETE', `${path}/members/${gry.id}`)).status).toBe(204);
    for (const token of second)
      expect((await gry.ask('POST', '/api/tickets/use', { token })).body.error).toBe('unknownLink');
    expect((await gry.ask('GET', path)).status).toBe(404);
    expect(await look(kept)).toBe(200);
  });

  it('[ORG-1] feel at once over an open socket what an invitation gives', async () => {
    const cid = await join(aarhus, anne, 'cid-i');
    expect((await anne.ask('DELETE', `/api/organisations/${aarhus}/members/${cid.id}`)).status).toBe(204);
    const workbook = await anne.createWorkbook('Til alle');
    await anne.ask('PUT', `/api/workbooks/${workbook}/place`, { organisation: aarhus, folder: null });
    const link = await anne.ask('POST', `/api/workbooks/${workbook}/links`, { role: 'viewer' });
    await cid.ask('POST', '/api/links/redeem', { token: link.body.token });
    const socket = await openRawClient(cid, workbook);
    await until('the socket is synced', () => socket.isSynced);
    const { token } = (await anne.ask('POST', `/api/organisations/${aarhus}/invitations`, { role: 'member' }))
      .body;
    expect((await cid.ask('POST', '/api/tickets/use', { token })).status).toBe(204);
    await until('it is told', () => socket.about.some(({ role }) => role === 'editor'));
    socket.cells.set('0.0', 1);
    await socket.allSaved();
    expect(socket.notices).toEqual(['roleChanged']);
    socket.close();
  });

  it('[ORG-2] share with people, with other organisations, and by links with an end and a code', async () => {
    const odense = (await anne.ask('POST', '/api/organisations', { name: 'Odense' })).body.id;
    const dan = await join(odense, anne, 'dan');
    const workbook = await anne.createWorkbook('Delt');
    const path = `/api/workbooks/${workbook}/sharing`;
    expect((await anne.ask('PUT', `${path}/people/${dan.id}`, { role: 'commenter' })).status).toBe(204);
    expect((await dan.ask('GET', `/api/workbooks/${workbook}`)).body.role).toBe('commenter');
    expect((await anne.ask('DELETE', `${path}/people/${dan.id}`)).status).toBe(204);
    expect((await anne.ask('PUT', `${path}/organisations/${odense}`, { role: 'viewer' })).status).toBe(204);
    expect((await dan.ask('GET', `/api/workbooks/${workbook}`)).body.role).toBe('viewer');
    expect((await anne.ask('DELETE', `${path}/people/${anne.id}`)).body.error).toBe('ownerStays');
    expect((await anne.ask('PUT', `${path}/people/${'x'.repeat(22)}`, { role: 'viewer' })).status).toBe(404);
    expect((await anne.ask('DELETE', `${path}/organisations/${odense}`)).status).toBe(204);
    expect((await dan.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(403);
    // An owner's right does not end, and no right ends in the past.
    const share = (values: object): Promise<Reply> => anne.ask('PUT', `${path}/people/${dan.id}`, values);
    const late = new Date(Date.now() - 1000).toISOString();
    const day = new Date(Date.now() + 86_400_000).toISOString();
    expect((await share({ role: 'owner', endsAt: day })).status).toBe(400);
    expect((await share({ role: 'editor', endsAt: late })).status).toBe(400);
    const links = `/api/workbooks/${workbook}/links`;
    const made = await anne.ask('POST', links, { role: 'editor', name: 'Revisor', code: 'kode 12' });
    const guest = await server.openPerson('Gæst');
    const redeem = (token: string, code?: string): Promise<Reply> =>
      guest.ask('POST', '/api/links/redeem', { token, ...(code !== undefined && { code }) });
    expect((await redeem(made.body.token)).body.error).toBe('wrongCode');
    expect((await redeem(made.body.token, 'kode 13')).body.error).toBe('wrongCode');
    expect((await redeem(made.body.token, 'kode 12')).status).toBe(200);
    expect((await anne.ask('GET', links)).body.links[0].uses).toMatchObject([{ name: 'Gæst' }]);
    await anne.ask('DELETE', `${links}/${made.body.id}`);
    // Long enough to come in also on a busy machine.
    const endsAt = new Date(Date.now() + 3000).toISOString();
    const ending = (await anne.ask('POST', links, { role: 'editor', endsAt })).body.token;
    expect((await redeem(ending)).status).toBe(200);
    expect((await share({ role: 'editor', endsAt })).status).toBe(204);
    expect((await anne.ask('GET', path)).body.people).toContainEqual(
      expect.objectContaining({ id: dan.id, role: 'editor', endsAt }),
    );
    const [socket, named] = [await openRawClient(guest, workbook), await openRawClient(dan, workbook)];
    await until('the guest is closed out when the link ends', () => socket.closeCode === 4401);
    await until('so is the colleague whose right has ended', () => named.closeCode === 4401);
    expect((await dan.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(403);
    expect((await guest.ask('GET', `/api/workbooks/${workbook}`)).status).toBe(403);
    expect((await redeem(ending)).status).toBe(404);
    expect((await anne.ask('POST', links, { role: 'viewer', endsAt: late })).status).toBe(400);
  });

  it('[CPR-2] choose what is done with personal numbers in their workbooks, at once and nowhere else', async () => {
    const path = `/api/organisations/${aarhus}`;
    const fay = await join(aarhus, anne, 'fay');
    const rule = async (): Promise<unknown> => (await fay.ask('GET', path)).body.cpr;
    expect(await rule()).toEqual({ installation: 'warn', own: null });
    const [ours, mine] = [await anne.createWorkbook('Vores'), await anne.createWorkbook('Min')];
    const told = async (workbook: string, key: string): Promise<unknown> => {
      const client = await openRawClient(anne, workbook);
      await until('it is synced', () => client.isSynced);
      client.cells.set(key, '010790-1234');
      await until('it is told', () => client.notices.length > 0);
      client.close();
      return client.notices[0];
    };
    expect((await anne.ask('PATCH', path, { cpr: 'allow' })).status).toBe(400);
    expect((await fay.ask('PATCH', path, { cpr: 'refuse' })).status).toBe(403);
    expect((await anne.ask('PATCH', path, { cpr: 'refuse' })).status).toBe(204);
    expect(await rule()).toEqual({ installation: 'warn', own: 'refuse' });
    // Not the organisation's yet.
    expect(await told(ours, '0.0')).toBe('personalNumberSeen');
    const place = { organisation: aarhus, folder: null };
    expect((await anne.ask('PUT', `/api/workbooks/${ours}/place`, place)).status).toBe(204);
    expect(await told(ours, '0.1')).toBe('personalNumber');
    expect(await told(mine, '0.0')).toBe('personalNumberSeen');
    await anne.ask('PATCH', path, { cpr: 'off' });
    const quiet = await openRawClient(anne, ours);
    quiet.cells.set('0.3', '010790-1234');
    await quiet.allSaved();
    expect(quiet.notices).toEqual([]);
    quiet.close();
    await anne.ask('PATCH', path, { cpr: null });
    expect(await told(ours, '0.2')).toBe('personalNumberSeen');
  });

  it('[LIMIT-1] have so many workbooks and no more; none is lost, and there is room again when some are deleted', async () => {
    const workbooks = { person: 2, organisation: 1 };
    const small = await openTestServer({ settings: { workbooks } });
    const guest = await small.openPerson('Gæst');
    const make = () => guest.ask('POST', '/api/workbooks', { template: 'blank', title: 'x' });
    const first = (await make()).body.id;
    await make();
    const path = `/api/workbooks/${first}`;
    for (const refused of [await make(), await guest.ask('POST', `${path}/copy`, {})])
      expect([refused.status, refused.body.error]).toEqual([422, 'tooManyWorkbooks']);
    // As many again may lie in the trash, and what is taken back is never refused.
    expect((await guest.ask('DELETE', path)).status).toBe(204);
    expect((await make()).status).toBe(201);
    expect((await guest.ask('POST', `${path}/restore`)).status).toBe(200);
    for (const { id } of (await guest.ask('GET', '/api/workbooks')).body.workbooks)
      await guest.ask('DELETE', `/api/workbooks/${id}`);
    expect((await make()).status).toBe(201);
    expect((await make()).body.error).toBe('tooManyWorkbooks');
    expect((await guest.ask('GET', '/api/workbooks?deleted=1')).body.workbooks).toHaveLength(3);
    // An organisation has a limit of its own; what is given back leaves room.
    const token = small.running.firstPage!.split('#')[1]!;
    const account = { name: 'Anne', login: 'anne', password };
    const made = await ask(small.url, 'POST', '/api/tickets/use', { token, account, organisation: 'A' });
    const cookie = cookieOf(made);
    const say = (method: string, to: string, body?: unknown): Promise<Reply> =>
      ask(small.url, method, to, body, { cookie });
    const organisation = (await say('GET', '/api/session')).body.organisations[0].id;
    const ids: string[] = [];
    for (const title of ['a', 'b'])
      ids.push((await say('POST', '/api/workbooks', { template: 'blank', title })).body.id);
    const give = (id: string, to: string | null): Promise<Reply> =>
      say('PUT', `/api/workbooks/${id}/place`, { organisation: to, folder: null });
    expect((await give(ids[0]!, organisation)).status).toBe(204);
    expect((await give(ids[0]!, organisation)).status).toBe(204);
    expect((await give(ids[1]!, organisation)).body.error).toBe('tooManyWorkbooks');
    expect((await say('GET', `/api/workbooks/${ids[1]}`)).body.role).toBe('owner');
    await give(ids[0]!, null);
    expect((await give(ids[1]!, organisation)).status).toBe(204);
    await small.close();
  });

  it('[ME-1] take everything that is known of them along', async () => {
    const reply = await fetch(`${server.url}/api/me/export`, { headers: { cookie: anne.cookie } });
    const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
    const known = JSON.parse(new TextDecoder().decode(files['om-mig.json']));
    expect(known).toMatchObject({
      person: { name: 'Anne' },
      account: { login: expect.any(String) },
      memberships: expect.any(Array),
    });
    expect(JSON.stringify(known)).not.toContain('argon2');
    expect(Object.keys(files).some((name) => /^projektmapper\/Delt \(.*\)\.xlsx$/.test(name))).toBe(true);
  });

  it('[ME-2] are forgotten when they wish, once it is said who gets their workbooks', async () => {
    const eva = await join(aarhus, anne, 'eva-l');
    const [given, thrown] = [await eva.createWorkbook('Gives væk'), await eva.createWorkbook('Smides væk')];
    const socket = await openRawClient(eva, given);
    await until('the socket is synced', () => socket.isSynced);
    socket.doc.getMap('comments').set('t/c', 'somewhere');
    socket.doc.getMap('comments').set('t/m/m', [eva.id, 'eva-l', 1, 'hej']);
    socket.cells.set('0.0', 'hendes');
    await socket.allSaved();
    const versions = `/api/workbooks/${given}/versions`;
    expect((await eva.ask('POST', versions, { name: 'Før hun gik' })).status).toBe(201);
    socket.doc.getMap('comments').set('t/m/m', [eva.id, 'eva-l', 1, 'hej igen']);
    await socket.allSaved();
    const stored = async (): Promise<Uint8Array> =>
      (await server.running.storage.readVersion(given, 1)) as Uint8Array;
    const named = async (): Promise<readonly boolean[]> => {
      const state = Buffer.from(await stored());
      return ['eva-l', eva.id].map((name) => state.includes(name));
    };
    expect(await named()).toEqual([true, true]);
    const path = '/api/me/departure';
    expect((await eva.ask('GET', path)).body.workbooks).toHaveLength(2);
    expect((await eva.ask('POST', path, { workbooks: {} })).body.error).toBe('undecided');
    const to = { to: 'organisation', id: aarhus };
    const workbooks = { [given]: to, [thrown]: { to: 'nobody' } };
    expect((await eva.ask('POST', path, { workbooks })).status).toBe(204);
    await until('the socket is closed', () => socket.closeCode === 4401);
    expect((await eva.ask('GET', '/api/workbooks')).status).toBe(401);
    expect((await signIn('eva-l', password)).status).toBe(401);
    const last = await anne.ask('GET', `/api/workbooks/${given}/cells/${'a'}/0.0/last`);
    expect(JSON.stringify(last.body)).not.toContain(eva.id);
    const document = await server.running.storage.readDocument(given);
    expect(JSON.stringify(document?.clients)).not.toContain(eva.id);
    const reader = await openRawClient(anne, given);
    await until('the name is out of the comment', () => {
      const message = reader.doc.getMap('comments').get('t/m/m');
      return Array.isArray(message) && message[1] === '' && message[0] !== eva.id;
    });
    reader.close();
    // Nor does the version of before name her; all else in it stands.
    expect(await named()).toEqual([false, false]);
    const version = new Y.Doc();
    Y.applyUpdate(version, await stored());
    expect(version.getMap('comments').get('t/m/m')).toEqual([expect.any(String), '', 1, 'hej']);
    expect(version.getMap('c/a').toJSON()).toEqual({ '0.0': 'hendes' });
    expect((await anne.ask('GET', versions)).body.versions[0]).toMatchObject({
      name: 'Før hun gik',
      by: { name: '' },
    });
    expect((await anne.ask('POST', path, { workbooks: {} })).body.error).toBe('lastAdministrator');
  });
});

describe('an installation where a name is not enough', () => {
  it('[AUTH-13] [ME-3] knows nobody who has not signed in, and lets guests into what a link leads to only', async () => {
    const server = await openTestServer({ settings: { identity: { ...defaultIdentity, guests: 'links' } } });
    expect((await ask(server.url, 'GET', '/api/session')).status).toBe(401);
    const ways = await ask(server.url, 'GET', '/api/sign-in');
    expect([ways.body.asker, ways.headers.getSetCookie()]).toEqual([null, []]);
    const token = server.running.firstPage!.split('#')[1]!;
    const account = { name: 'Anne', login: 'anne', password };
    const opened = await ask(server.url, 'POST', '/api/tickets/use', { token, account, organisation: 'A' });
    const cookie = cookieOf(opened);
    const made = await ask(server.url, 'POST', '/api/workbooks', { template: 'blank' }, { cookie });
    const link = await ask(
      server.url,
      'POST',
      `/api/workbooks/${made.body.id}/links`,
      { role: 'viewer' },
      { cookie },
    );
    const redeem = (name?: string): Promise<Reply> =>
      ask(server.url, 'POST', '/api/links/redeem', { token: link.body.token, ...(name && { name }) });
    expect((await redeem()).body.error).toBe('noSession');
    const guest = await redeem('Gæst');
    expect(guest.status).toBe(200);
    const inside = { cookie: cookieOf(guest) };
    expect((await ask(server.url, 'GET', '/api/sign-in', undefined, inside)).body.asker).toMatchObject({
      isGuest: true,
    });
    expect(
      (await ask(server.url, 'GET', `/api/workbooks/${made.body.id}`, undefined, inside)).body.role,
    ).toBe('viewer');
    for (const [path, body] of [
      ['/api/workbooks', { template: 'blank' }],
      [`/api/workbooks/${made.body.id}/copy`, {}],
      ['/api/folders', { name: 'x' }],
    ] as const)
      expect((await ask(server.url, 'POST', path, body, inside)).body.error, path).toBe('guestsMayNot');
    await server.close();
  });
});
