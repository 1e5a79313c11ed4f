/** What the server does with those who try it on; docs/security.md says which requirement each answers. */
import { createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/identity/password.ts';
import { newId } from '../../server/identity/secrets.ts';
import { upgradeOptions } from '../../server/upgrades.ts';
import { shownTitle } from '../../server/workspaces/titles.ts';
import { type TestPerson, type TestServer, ask, openTestServer } from '../support/server.ts';
import { openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

/** Says something over a socket of its own; answers all that comes back until the other side hangs up. */
async function say(port: number, ...lines: readonly string[]): Promise<string> {
  const socket = connect(port, 'localhost');
  let heard = '';
  socket.on('data', (data) => (heard += data.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return heard;
}

const handshake = ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'];

describe('somebody who tries it on', () => {
  const lines: string[] = [];
  const noted = (message: string): readonly Record<string, unknown>[] =>
    lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === message);
  let server: TestServer;
  let anne: TestPerson;
  beforeAll(async () => {
    const out = new Writable({
      write(line: Buffer, _, done) {
        lines.push(line.toString());
        done();
      },
    });
    server = await openTestServer({ logger: pino({ level: 'info' }, out) });
    anne = await server.openPerson('Anne');
  });
  afterAll(() => server.close());

  it('[SEC-1] gets an answer to a wish for another protocol, as if it had not been made', async () => {
    const heard = await say(
      server.running.port,
      'GET /health HTTP/1.1',
      'Host: localhost',
      'Upgrade: h2c',
      'Connection: Upgrade, close',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('[SEC-1] holds no socket by asking for a WebSocket and not hanging up after the no', async () => {
    const http = createServer(upgradeOptions(20));
    http.on('upgrade', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    http.listen(0);
    await once(http, 'listening');
    const held = once(http, 'connection') as Promise<[Socket]>;
    const client = connect({ port: (http.address() as AddressInfo).port, allowHalfOpen: true });
    client.on('error', () => undefined).resume();
    client.write(
      ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', '', ''].join('\r\n'),
    );
    const [socket] = await held;
    if (!socket.destroyed) await once(socket, 'close');
    expect(socket.destroyed).toBe(true);
    client.destroy();
    http.close();
  });

  it('[SEC-1] does not keep the server from going down', async () => {
    const other = await openTestServer();
    const client = connect({ port: other.running.port, host: 'localhost', allowHalfOpen: true });
    client.on('error', () => undefined);
    client.write(
      ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', ...handshake, '', ''].join(
        '\r\n',
      ),
    );
    await once(client, 'data');
    await other.close();
    client.destroy();
    expect(client.destroyed).toBe(true);
  });

  it('[SEC-2] cannot hide one request in another', async () => {
    const begin = ['POST /api/session HTTP/1.1', 'Host: localhost'];
    for (const frame of [
      ['Transfer-Encoding: chunked', 'Content-Length: 4'],
      ['Transfer-Encoding: xchunked'],
      ['Content-Length: 4', 'Content-Length: 5'],
      ['Content-Length: 4', 'Content-Length : 4'],
    ])
      expect(await say(server.running.port, ...begin, ...frame), frame.join()).toMatch(
        /^HTTP\/1\.1 400 Bad Request/,
      );
  });

  it('[SEC-3] gets nothing of its own request back by TRACE', async () => {
    const heard = await say(
      server.running.port,
      'TRACE /api/nothing HTTP/1.1',
      'Host: localhost',
      'Cookie: hemmelig=1',
      'Connection: close',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 40[345]/);
    expect(heard).not.toContain('hemmelig');
  });

  it('[SEC-4] cannot make a browser ask the interface from a page of another site, not even to read', async () => {
    const id = await anne.createWorkbook('Fælles');
    const paths = ['/api/session', '/api/workbooks', `/api/workbooks/${id}/xlsx`, `/api/sync/${id}`];
    for (const site of ['cross-site', 'same-site'])
      for (const path of paths) {
        const reply = await anne.ask('GET', path, undefined, { 'sec-fetch-site': site });
        expect(reply, path).toMatchObject({ status: 403, body: { error: 'wrongOrigin' } });
        expect(reply.headers.get('set-cookie')).toBeNull();
      }
    for (const site of ['same-origin', 'none'])
      expect((await anne.ask('GET', '/api/session', undefined, { 'sec-fetch-site': site })).status).toBe(200);
    // Pages may be linked to from anywhere.
    expect(
      (await ask(server.url, 'GET', '/mappe/x', undefined, { 'sec-fetch-site': 'cross-site' })).status,
    ).not.toBe(403);
  });

  it('[SEC-5] gets no list of files and none that the build did not make', async () => {
    for (const path of ['/assets', '/assets/', '/.git/config', '/..%2f..%2fpackage.json', '/%2e%2e/.env'])
      expect(JSON.stringify((await ask(server.url, 'GET', path)).body)).not.toMatch(
        /repositoryformat|"name"|SAMREGN_/,
      );
  });

  it('[SEC-6] finds no prototype behind a name', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect((await anne.ask('POST', '/api/workbooks', { template: name })).body).toEqual({
        error: 'unknownTemplate',
      });
      expect((await anne.ask('POST', '/api/workbooks', { from: name })).status).toBe(404);
      expect((await anne.ask('POST', '/api/workbooks', { template: 'blank', language: name })).status).toBe(
        400,
      );
      const id = await anne.createWorkbook();
      const cell = await anne.ask('GET', `/api/workbooks/${id}/cells/${name}/${name}/last`);
      expect(cell.body).toEqual({ by: 'nobody' });
    }
  });

  it('[SEC-7] cannot say a parameter twice, nor decide fields that are not its to decide', async () => {
    expect((await anne.ask('GET', '/api/workbooks?deleted=1&deleted=0')).status).toBe(400);
    const made = await anne.ask('POST', '/api/workbooks', {
      template: 'blank',
      title: 'Min',
      id: 'x'.repeat(22),
      owner: 'x'.repeat(22),
      createdAt: '2001-01-01T00:00:00.000Z',
    });
    expect(made.body.id).not.toBe('x'.repeat(22));
    expect(made.body.createdAt).not.toMatch(/^2001/);
    expect(made.body.role).toBe('owner');
    const link = await anne.ask('POST', `/api/workbooks/${made.body.id}/links`, { role: 'owner' });
    expect(link).toMatchObject({ status: 400, body: { error: 'badRequest' } });
  });

  it("[SEC-8] cannot write a terminal's commands, or a megabyte, where lists and file names show a title", async () => {
    const id = await anne.createWorkbook('Før');
    const client = await openRawClient(anne, id);
    await until('the client is synced', () => client.isSynced);
    client.doc.getMap('about').set('title', `\u001b[2Jvæk\r\nx: y${'z'.repeat(1_000_000)}`);
    await client.allSaved();
    client.close();
    const { body } = await anne.ask('GET', `/api/workbooks/${id}`);
    expect(body.title).toBe(` [2Jvæk  x: y${'z'.repeat(187)}`);
    expect(shownTitle({ toString: () => 'x' })).toBe('');
    expect(shownTitle('\uD800')).toBe('\uFFFD');
  });

  it('[SEC-9] is noted when it is refused: who, where and the word, and nothing of what was sent', async () => {
    const id = await anne.createWorkbook('Hemmelig titel');
    const bo = await server.openPerson('Bo Hemmelig');
    await bo.ask('PATCH', `/api/workbooks/${id}`, { title: 'hemmelig' });
    await ask(server.url, 'GET', `/api/workbooks/${id}`);
    await ask(server.url, 'PUT', '/api/session', { name: 'hemmelig\n' }, { origin: 'https://evil.example' });
    const refused = noted('a request was refused');
    expect(refused).toContainEqual(
      expect.objectContaining({
        status: 403,
        refusal: 'forbidden',
        method: 'PATCH',
        route: '/api/workbooks/:id',
        asker: bo.id,
        time: expect.any(Number),
      }),
    );
    expect(refused).toContainEqual(expect.objectContaining({ status: 401, refusal: 'noSession' }));
    expect(refused).toContainEqual(
      expect.objectContaining({ status: 403, refusal: 'wrongOrigin', method: 'PUT' }),
    );
    expect(lines.join('')).not.toMatch(/hemmelig/i);
    expect(lines.join('')).not.toContain(id);
  });

  it('[SEC-10] is noted when it speaks garbage over a socket', async () => {
    const client = await openRawClient(anne, await anne.createWorkbook());
    client.send(new Uint8Array([0, 255, 255]));
    expect(await client.closed()).toBe(1007);
    expect(noted('a socket that speaks garbage is closed')).toMatchObject([{ person: anne.id }]);
  });

  it('[SEC-11] takes over no other organisation by setting the password of somebody who belongs to both', async () => {
    const { storage } = server.running;
    const password = 'hest batteri klammer';
    const hashed = await hashPassword(password);
    const account = async (login: string, ...organisations: readonly ('a' | 'b')[]) => {
      const person = { id: newId(), name: login, colour: 0, isOperator: false };
      await storage.createKnownPerson(person, { kind: 'account', login, password: hashed }, Date.now());
      const role = login === 'leder' ? 'administrator' : 'member';
      for (const id of organisations) await storage.setMember(id, person.id, role, Date.now());
      return person.id;
    };
    for (const id of ['a', 'b']) await storage.createOrganisation({ id, name: id, signIn: null }, Date.now());
    const leader = await account('leder', 'a');
    const own = await account('kun-a', 'a');
    const both = await account('begge', 'a', 'b');
    const signIn = (password: string) =>
      ask(server.url, 'POST', '/api/sign-in/account', { login: 'leder', password });
    expect((await signIn('forkert')).body).toEqual({ error: 'wrongPassword' });
    const cookie = (await signIn(password)).headers.getSetCookie()[0]!.split(';')[0]!;
    const reset = async (person: string): Promise<number> =>
      (await ask(server.url, 'POST', `/api/organisations/a/members/${person}/reset`, undefined, { cookie }))
        .status;
    expect(await reset(own)).toBe(201);
    expect(await reset(both)).toBe(403);
    expect((await ask(server.url, 'DELETE', '/api/session', undefined, { cookie })).status).toBe(200);
    expect(noted('a sign-in or a right changed')).toMatchObject([
      { event: 'signed in', way: 'account', person: leader },
      { event: 'signed out', person: leader },
    ]);
    expect(noted('a request was refused')).toContainEqual(
      expect.objectContaining({ refusal: 'wrongPassword' }),
    );
    expect(lines.join('')).not.toMatch(/hest batteri|forkert/);
  });
});
