import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimsProblem } from '../../../server/identity/open-id.ts';
import { defaultIdentity } from '../../../server/identity/identity-settings.ts';
import type { Issuer } from '../../../server/identity/issuers.ts';
import { type TestProvider, openTestProvider, testClient } from '../../support/openid-provider.ts';
import { type Reply, type TestServer, ask, openTestServer } from '../../support/server.ts';

const origin = 'http://samregn.test';

describe("signing in with an organisation's own sign-in", () => {
  let provider: TestProvider;
  let server: TestServer;
  let aheadMs = 0;
  beforeAll(async () => {
    const redirects = [`${origin}/api/sign-in/back`];
    provider = await openTestProvider(['aarhus', 'odense'], { redirects, returns: [`${origin}/log-ind`] });
    const issuer = (key: string, values: Partial<Issuer> = {}): Issuer => ({
      key,
      organisation: `${key} Kommune`,
      issuer: provider.issuer(key),
      tenant: key,
      ...testClient,
      ...values,
    });
    const issuers = [
      issuer('aarhus'),
      issuer('odense'),
      issuer('wrong-tenant', { issuer: provider.issuer('aarhus'), tenant: 'odense' }),
      issuer('away', { issuer: 'http://127.0.0.1:1/away' }),
    ];
    server = await openTestServer({
      settings: { origins: [origin], identity: { ...defaultIdentity, issuers, guests: 'links' } },
      now: () => Date.now() + aheadMs,
    });
  });
  afterEach(() => void (aheadMs = 0));
  afterAll(async () => {
    await server.close();
    await provider.close();
  });

  const cookieOf = (reply: Reply, name: string): string | undefined =>
    reply.headers
      .getSetCookie()
      .find((line) => line.startsWith(`${name}=`))
      ?.split(';')[0];
  const follow = (path: string, cookie = ''): Promise<Reply> =>
    ask(server.url, 'GET', path, undefined, { cookie });
  /** Leaves for the issuer and comes back to the door, which has not been opened yet. */
  const away = async (key: string, as: string, page = '/') => {
    const left = await follow(`/api/sign-in/to/${key}?page=${encodeURIComponent(page)}`);
    const browser = cookieOf(left, 'samregn_signin')!;
    const address = left.headers.get('location')!;
    const back = await provider.signIn(address, as);
    return { left, address: new URL(address), browser, back };
  };
  const enter = (back: URL, browser: string): Promise<Reply> =>
    follow(`${back.pathname}${back.search}`, browser);
  const whoIs = async (reply: Reply) => {
    const cookie = cookieOf(reply, 'samregn_session');
    return cookie === undefined ? undefined : (await follow('/api/session', cookie)).body;
  };
  const expectRefused = (reply: Reply): void => {
    expect(reply.status).toBe(302);
    expect(reply.headers.get('location')).toBe('/log-ind?fejl=failed');
    expect(cookieOf(reply, 'samregn_session')).toBeUndefined();
  };

  it('[AUTH-1] goes there with PKCE, state and nonce, and comes back as a member of that organisation alone', async () => {
    const { address, back, browser, left } = await away('aarhus', 'anne', '/mappe/x?a=1');
    const sent = address.searchParams;
    expect(sent.get('code_challenge_method')).toBe('S256');
    for (const key of ['code_challenge', 'state', 'nonce']) expect(sent.get(key)!.length).toBeGreaterThan(40);
    expect(left.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax$/);
    const inside = await enter(back, browser);
    expect(inside.headers.get('location')).toBe('/mappe/x?a=1');
    const me = await whoIs(inside);
    expect(me).toMatchObject({
      person: { name: 'anne Fra aarhus' },
      method: 'issuer',
      mayCreate: true,
      organisations: [{ name: 'aarhus Kommune', role: 'member' }],
    });
    // The same again is the same person; the same subject elsewhere is somebody else.
    const again = await away('aarhus', 'anne');
    expect((await whoIs(await enter(again.back, again.browser)))?.person.id).toBe(me.person.id);
    const elsewhere = await away('odense', 'anne');
    const other = await whoIs(await enter(elsewhere.back, elsewhere.browser));
    expect(other).toMatchObject({ organisations: [{ name: 'odense Kommune' }] });
    expect(other.person.id).not.toBe(me.person.id);
  });

  it('[AUTH-2] refuses a wrong state, a replay, another browser, and a forged code', async () => {
    const { back, browser } = await away('aarhus', 'bo');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    expectRefused(await enter(forged, browser));
    expectRefused(await enter(back, 'samregn_signin=' + 'x'.repeat(43)));
    // Whoever failed has used it up.
    expectRefused(await enter(back, browser));
    const second = await away('aarhus', 'bo');
    expect(await whoIs(await enter(second.back, second.browser))).toBeDefined();
    expectRefused(await enter(second.back, second.browser));
    const third = await away('aarhus', 'bo');
    third.back.searchParams.set('code', 'forged');
    expectRefused(await enter(third.back, third.browser));
  });

  it('[AUTH-3] refuses a token with another nonce, and one from another issuer or tenant', async () => {
    const first = await follow('/api/sign-in/to/aarhus');
    const address = new URL(first.headers.get('location')!);
    address.searchParams.set('nonce', 'another');
    expectRefused(await enter(await provider.signIn(address.href, 'bo'), cookieOf(first, 'samregn_signin')!));
    // Odense's provider answers what was asked of Aarhus'.
    const mixed = await follow('/api/sign-in/to/aarhus');
    const wanted = mixed.headers.get('location')!.replace('/aarhus/', '/odense/');
    expectRefused(await enter(await provider.signIn(wanted, 'bo'), cookieOf(mixed, 'samregn_signin')!));
    const tenant = await away('wrong-tenant', 'bo');
    expectRefused(await enter(tenant.back, tenant.browser));
    const entra = 'https://login.microsoftonline.com/1234/v2.0';
    expect(claimsProblem({ issuer: entra, tenant: '1234' }, { iss: entra, tid: '1234' })).toBeUndefined();
    expect(claimsProblem({ issuer: entra, tenant: '1234' }, { iss: entra, tid: '5678' })).toBe(
      'foreign tenant',
    );
    const foreign = { iss: entra.replace('1234', '5678'), tid: '5678' };
    expect(claimsProblem({ issuer: entra, tenant: '1234' }, foreign)).toBe('foreign issuer');
  });

  it('[AUTH-4] refuses what has run out: a token, and somebody who was away for too long', async () => {
    const slow = await away('odense', 'bo');
    aheadMs = 11 * 60_000;
    expectRefused(await enter(slow.back, slow.browser));
    // A server of its own, which goes by a clock that is an hour ahead: the token is an hour old when it comes.
    aheadMs = 0;
    const late = await openTestServer({
      settings: {
        origins: [origin],
        identity: {
          ...defaultIdentity,
          issuers: [
            {
              key: 'k',
              organisation: 'O',
              issuer: provider.issuer('odense'),
              tenant: undefined,
              ...testClient,
            },
          ],
        },
      },
      now: () => Date.now() + 60 * 60_000,
    });
    const left = await ask(late.url, 'GET', '/api/sign-in/to/k', undefined, {});
    const back = await provider.signIn(left.headers.get('location')!, 'bo');
    const cookie = cookieOf(left, 'samregn_signin')!;
    expectRefused(await ask(late.url, 'GET', `${back.pathname}${back.search}`, undefined, { cookie }));
    await late.close();
  });

  it('[AUTH-5] begins a new session, leaves the organisation too, and sends nobody to another host', async () => {
    const { back, browser } = await away('aarhus', 'cid');
    const inside = await enter(back, browser);
    const cookie = cookieOf(inside, 'samregn_session')!;
    const again = await away('aarhus', 'cid');
    const second = await enter(again.back, `${again.browser}; ${cookie}`);
    expect((await follow('/api/session', cookie)).status).toBe(401);
    const out = await ask(server.url, 'DELETE', '/api/session', undefined, {
      cookie: cookieOf(second, 'samregn_session')!,
    });
    const leaveAt = new URL(out.body.leaveAt);
    expect(leaveAt.href.startsWith(`${provider.issuer('aarhus')}/`)).toBe(true);
    expect(leaveAt.searchParams.get('client_id')).toBe('samregn');
    expect(leaveAt.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/log-ind`);
    expect((await fetch(leaveAt)).status).toBe(200);
    for (const page of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\nb'])
      expect((await follow(`/api/sign-in/to/aarhus?page=${encodeURIComponent(page)}`)).status).toBe(400);
    expect((await follow('/api/sign-in/to/nobody')).status).toBe(404);
    expect((await follow('/api/sign-in/to/away')).headers.get('location')).toBe('/log-ind?fejl=unavailable');
  });
});
