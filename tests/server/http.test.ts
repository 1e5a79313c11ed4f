import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { errorCodes } from '../../server/errors.ts';
import {
  type TestPerson,
  type TestServer,
  ask,
  openPerson,
  openTestServer,
  temporaryFolder,
} from '../support/server.ts';
import { type RawClient, openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
});

async function connect(person: TestPerson, workbook: string): Promise<RawClient> {
  const client = await openRawClient(person, workbook);
  open.push(client);
  await until('the client is synced', () => client.isSynced);
  return client;
}

describe('the HTTP interface', () => {
  let server: TestServer;
  let anne: TestPerson;
  let bo: TestPerson;
  beforeAll(async () => {
    server = await openTestServer({});
    anne = await server.openPerson('Anne');
    bo = await server.openPerson('Bo');
  });
  afterAll(() => server.close());

  describe('sessions', () => {
    it('[HTTP-1] make an anonymous person on first contact, and know it again', async () => {
      const first = await ask(server.url, 'GET', '/api/session');
      expect(first.status).toBe(200);
      const cookie = first.headers.get('set-cookie')!;
      expect(cookie).toMatch(
        /^samregn_session=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      expect(first.body.person).toMatchObject({ id: expect.stringMatching(/^[\w-]{22}$/), name: null });
      expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(first.body.person.colour);
      const again = await ask(server.url, 'GET', '/api/session', undefined, {
        cookie: cookie.split(';')[0]!,
      });
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('set-cookie')).toBeNull();
    });

    it('[HTTP-1] make a new person for a cookie that is not known', async () => {
      for (const cookie of ['samregn_session=kort', `samregn_session=${'x'.repeat(43)}`]) {
        const reply = await ask(server.url, 'GET', '/api/session', undefined, { cookie });
        expect(reply.headers.get('set-cookie')).toContain('samregn_session=');
      }
    });

    it('[HTTP-1] take a name, trimmed, of 1 to 60 signs that can be seen, without control characters or turned directions', async () => {
      const person = await server.openPerson();
      expect((await person.ask('PUT', '/api/session', { name: '  Åse Øst ' })).body.person.name).toBe(
        'Åse Øst',
      );
      expect((await person.ask('GET', '/api/session')).body.person.name).toBe('Åse Øst');
      const unseen = ['\u200b\ufeff', '\u2060', 'Anne\u202egro', '\u2067Anne', 'a\u2028b'];
      for (const name of ['', '   ', 'x'.repeat(61), 'a\nb', 'a\u0000b', ...unseen, 7, null, undefined]) {
        const reply = await person.ask('PUT', '/api/session', { name });
        expect(reply).toMatchObject({ status: 400, body: { error: 'badRequest' } });
      }
      expect((await person.ask('GET', '/api/session')).body.person.name).toBe('Åse Øst');
    });

    it('[HTTP-1] are asked for everywhere else', async () => {
      for (const [method, path] of [
        ['GET', '/api/workbooks'],
        ['POST', '/api/workbooks'],
        ['GET', `/api/workbooks/${'x'.repeat(22)}`],
        ['GET', '/api/organisations'],
        ['GET', '/api/me/export'],
        ['GET', '/api/sync/x'],
      ] as const)
        expect(await ask(server.url, method, path)).toMatchObject({
          status: 401,
          body: { error: 'noSession' },
        });
    });
  });

  describe('workbooks', () => {
    it('[HTTP-2] are made from a template, and belong to who made them', async () => {
      const made = await anne.ask('POST', '/api/workbooks', { template: 'blank', title: '  Bo & Åse ' });
      expect(made.status).toBe(201);
      expect(made.body).toEqual({
        id: expect.stringMatching(/^[\w-]{22}$/),
        title: 'Bo & Åse',
        role: 'owner',
        template: 'blank',
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        changedAt: made.body.createdAt,
        limits: { updateBytes: 4194304, catchUpBytes: 16777216, documentBytes: 52428800 },
      });
      expect((await anne.ask('GET', `/api/workbooks/${made.body.id}`)).body).toEqual(made.body);
      const { limits: _, ...entry } = made.body;
      expect((await anne.ask('GET', '/api/workbooks')).body.workbooks).toContainEqual(entry);
      expect((await bo.ask('GET', '/api/workbooks')).body.workbooks).not.toContainEqual(entry);
      const client = await connect(anne, made.body.id);
      expect(client.doc.getMap('about').get('title')).toBe('Bo & Åse');
    });

    it('[HTTP-2] are not made from what is no template or no request, and the answer repeats nothing', async () => {
      const unknown = await anne.ask('POST', '/api/workbooks', { template: 'x' });
      expect(unknown).toMatchObject({ status: 400, body: { error: 'unknownTemplate' } });
      for (const body of [
        {},
        { template: 7 },
        { template: 'blank', title: '' },
        { template: 'blank', title: 'x'.repeat(201) },
        { template: 'blank', title: 'hemmelig\u0007' },
        { template: 'blank', language: 'xx' },
        '{"template": "hemmelig',
        '[]',
        'null',
      ]) {
        const reply = await anne.ask('POST', '/api/workbooks', body);
        expect(reply.status, JSON.stringify(body)).toBe(400);
        expect(reply.body).toEqual({ error: 'badRequest' });
      }
      const plain = await anne.ask('POST', '/api/workbooks', 'template=blank', {
        'content-type': 'text/plain',
      });
      expect(plain).toMatchObject({ status: 400, body: { error: 'badRequest' } });
      const large = await anne.ask('POST', '/api/workbooks', { template: 'blank', x: 'x'.repeat(70_000) });
      expect(large).toMatchObject({ status: 413, body: { error: 'tooLarge' } });
    });

    it('[HTTP-3] get another title: in the document, in lists, and with everybody who has it open', async () => {
      const id = await anne.createWorkbook('Før');
      await anne.share(id, 'editor', bo);
      const client = await connect(anne, id);
      const renamed = await bo.ask('PATCH', `/api/workbooks/${id}`, { title: ' Efter ' });
      expect(renamed).toMatchObject({ status: 200, body: { title: 'Efter', role: 'editor' } });
      await until('the page sees it', () => client.doc.getMap('about').get('title') === 'Efter');
      expect((await anne.ask('GET', '/api/workbooks')).body.workbooks[0]).toMatchObject({
        id,
        title: 'Efter',
      });
      client.doc.getMap('about').set('title', 'I arket');
      await client.allSaved();
      expect((await anne.ask('GET', `/api/workbooks/${id}`)).body.title).toBe('I arket');
      const document = await server.running.storage.readDocument(id);
      expect(new Set(document?.clients.map(({ person }) => person))).toEqual(new Set([bo.id, anne.id]));
    });

    it('[HTTP-3] keep their title when a viewer or a stranger asks, or when a newer program wrote them', async () => {
      const id = await anne.createWorkbook('Fast');
      const viewer = await server.openPerson();
      await anne.share(id, 'viewer', viewer);
      for (const person of [viewer, bo])
        expect(await person.ask('PATCH', `/api/workbooks/${id}`, { title: 'x' })).toMatchObject({
          status: 403,
          body: { error: 'forbidden' },
        });
      // No client may write the layout's version: it stands in the log as a newer program left it.
      const newer = new Y.Doc();
      // Of two who write at the same time, the higher number is heard.
      newer.clientID = 2 ** 32 - 1;
      newer.getMap('about').set('v', 999);
      const update = { data: Y.encodeStateAsUpdate(newer), author: anne.id, at: Date.now() };
      await server.running.storage.append([{ workbook: id, updates: [update], clients: [] }]);
      expect(await anne.ask('PATCH', `/api/workbooks/${id}`, { title: 'x' })).toMatchObject({
        status: 409,
        body: { error: 'readOnly' },
      });
      expect((await anne.ask('GET', `/api/workbooks/${id}`)).body.title).toBe('Fast');
    });

    it('[HTTP-4] are copied by anyone who may see them, with what is in them now', async () => {
      const id = await anne.createWorkbook('Original');
      const viewer = await server.openPerson();
      await anne.share(id, 'viewer', viewer);
      const client = await connect(anne, id);
      client.cells.set('0.0', 'indhold');
      await client.allSaved();
      client.cells.set('0.1', 'lige nu');
      const copy = await viewer.ask('POST', `/api/workbooks/${id}/copy`, { title: 'Kopi' });
      expect(copy).toMatchObject({ status: 201, body: { title: 'Kopi', role: 'owner', template: 'blank' } });
      const copied = await connect(viewer, copy.body.id);
      expect(copied.cells.get('0.0')).toBe('indhold');
      expect(copied.doc.getMap('about').get('title')).toBe('Kopi');
      copied.cells.set('0.0', 'mit');
      await copied.allSaved();
      expect(client.cells.get('0.0')).toBe('indhold');
      const same = await anne.ask('POST', `/api/workbooks/${id}/copy`, {});
      expect(same.body.title).toBe('Original');
      expect((await bo.ask('POST', `/api/workbooks/${id}/copy`, {})).status).toBe(403);
    });

    it('[HTTP-5] are thrown away and taken back by their owner only', async () => {
      const id = await anne.createWorkbook('Væk');
      await anne.share(id, 'editor', bo);
      const path = `/api/workbooks/${id}`;
      expect((await bo.ask('DELETE', path)).body).toEqual({ error: 'forbidden' });
      expect((await anne.ask('DELETE', path)).status).toBe(204);
      expect((await anne.ask('DELETE', path)).status).toBe(204);
      const listed = async (query = ''): Promise<readonly string[]> =>
        (await anne.ask('GET', `/api/workbooks${query}`)).body.workbooks.map(
          (each: { id: string }) => each.id,
        );
      expect(await listed()).not.toContain(id);
      expect(await listed('?deleted=1')).toContain(id);
      expect((await anne.ask('GET', path)).body.deletedAt).toMatch(/Z$/);
      for (const [method, rest, body] of [
        ['PATCH', '', { title: 'x' }],
        ['POST', '/copy', {}],
        ['GET', '/xlsx', undefined],
        ['GET', '/links', undefined],
        ['POST', '/links', { role: 'viewer' }],
      ] as const)
        expect(await anne.ask(method, `${path}${rest}`, body)).toMatchObject({
          status: 410,
          body: { error: 'deleted' },
        });
      expect((await bo.ask('POST', `${path}/restore`)).status).toBe(403);
      const restored = await anne.ask('POST', `${path}/restore`);
      expect(restored.status).toBe(200);
      expect(restored.body.deletedAt).toBeUndefined();
      expect(await listed()).toContain(id);
      expect((await anne.ask('GET', '/api/workbooks?deleted=x')).status).toBe(400);
    });

    it('[HTTP-6] are left by guests, but not by their owner', async () => {
      const id = await anne.createWorkbook('Fælles');
      await anne.share(id, 'viewer', bo);
      const path = `/api/workbooks/${id}`;
      expect(await anne.ask('DELETE', `${path}/grant`)).toMatchObject({
        status: 409,
        body: { error: 'ownerStays' },
      });
      expect((await bo.ask('DELETE', `${path}/grant`)).status).toBe(204);
      expect((await bo.ask('GET', path)).status).toBe(403);
      expect((await bo.ask('DELETE', `${path}/grant`)).status).toBe(403);
    });

    it('[HTTP-7] go home as xlsx with a name that every browser can write', async () => {
      const id = await anne.createWorkbook('Årets "mål" / 50 %');
      const reply = await anne.ask('GET', `/api/workbooks/${id}/xlsx`);
      expect(reply.status).toBe(200);
      expect(reply.body.slice(0, 2)).toBe('PK');
      expect(reply.headers.get('content-type')).toContain('spreadsheetml.sheet');
      expect(reply.headers.get('content-disposition')).toBe(
        `attachment; filename="-rets -m-l- - 50 %.xlsx"; filename*=UTF-8''%C3%85rets%20-m%C3%A5l-%20-%2050%20%25.xlsx`,
      );
      expect((await bo.ask('GET', `/api/workbooks/${id}/xlsx`)).status).toBe(403);
    });

    it('[HTTP-8] that do not exist are not found', async () => {
      for (const id of ['x', 'x'.repeat(22), '..%2f..'])
        expect(await anne.ask('GET', `/api/workbooks/${id}`)).toMatchObject({
          status: 404,
          body: { error: 'notFound' },
        });
      expect((await anne.ask('GET', '/api/nothing')).body).toEqual({ error: 'notFound' });
      expect((await anne.ask('POST', '/api/session')).body).toEqual({ error: 'notFound' });
    });
  });

  describe('links', () => {
    it('[HTTP-9] are made, listed and taken back by the owner; the token is shown once', async () => {
      const id = await anne.createWorkbook();
      await anne.share(id, 'editor', bo);
      const path = `/api/workbooks/${id}/links`;
      const made = await anne.ask('POST', path, { role: 'viewer' });
      expect(made.status).toBe(201);
      expect(made.body).toEqual({
        id: expect.any(String),
        role: 'viewer',
        createdAt: expect.stringMatching(/Z$/),
        name: '',
        endsAt: null,
        hasCode: false,
        token: expect.stringMatching(/^[\w-]{43}$/),
      });
      const list = (await anne.ask('GET', path)).body.links;
      expect(list.map((link: { role: string }) => link.role)).toEqual(['editor', 'viewer']);
      expect(JSON.stringify(list)).not.toContain(made.body.token);
      expect(list[0].uses).toEqual([{ person: bo.id, name: 'Bo', at: expect.stringMatching(/Z$/) }]);
      for (const [method, rest, body] of [
        ['GET', '', undefined],
        ['POST', '', { role: 'viewer' }],
        ['DELETE', `/${made.body.id}`, undefined],
      ] as const)
        expect((await bo.ask(method, `${path}${rest}`, body)).status).toBe(403);
      for (const role of ['owner', 'admin', undefined])
        expect((await anne.ask('POST', path, { role })).status).toBe(400);
      expect((await anne.ask('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
      expect((await anne.ask('DELETE', `${path}/${made.body.id}`)).status).toBe(404);
    });

    it('[HTTP-9] give their right to whoever redeems them, and never take one away', async () => {
      const id = await anne.createWorkbook();
      const person = await server.openPerson();
      const link = async (role: string): Promise<string> =>
        (await anne.ask('POST', `/api/workbooks/${id}/links`, { role })).body.token;
      const [viewing, editing] = [await link('viewer'), await link('editor')];
      const redeem = (who: TestPerson, token: unknown) => who.ask('POST', '/api/links/redeem', { token });
      expect((await redeem(person, viewing)).body).toEqual({ workbook: id, role: 'viewer' });
      expect((await redeem(person, editing)).body).toEqual({ workbook: id, role: 'editor' });
      expect((await redeem(person, viewing)).body).toEqual({ workbook: id, role: 'editor' });
      expect((await redeem(anne, viewing)).body).toEqual({ workbook: id, role: 'owner' });
      for (const token of ['x', 'x'.repeat(43)])
        expect(await redeem(person, token)).toMatchObject({ status: 404, body: { error: 'unknownLink' } });
      expect((await redeem(person, 7)).status).toBe(400);
      await anne.ask('DELETE', `/api/workbooks/${id}`);
      expect(await redeem(bo, viewing)).toMatchObject({ status: 410, body: { error: 'deleted' } });
      await anne.ask('POST', `/api/workbooks/${id}/restore`);
      expect((await bo.ask('GET', `/api/workbooks/${id}`)).status).toBe(403);
    });
  });

  describe('security', () => {
    it('[HTTP-10] lets pages of other hosts write nothing', async () => {
      const evil = ['https://evil.example', 'http://localhost:1', 'null', 'http://localhost.evil.example'];
      for (const origin of evil) {
        const reply = await anne.ask('POST', '/api/workbooks', { template: 'blank' }, { origin });
        expect(reply, origin).toMatchObject({ status: 403, body: { error: 'wrongOrigin' } });
      }
      const own = await anne.ask('POST', '/api/workbooks', { template: 'blank' }, { origin: server.url });
      expect(own.status).toBe(201);
    });

    it('[HTTP-11] sends strict headers with everything', async () => {
      for (const path of ['/', '/health', '/api/session', '/api/nothing', '/api/openapi.json']) {
        const { headers } = await anne.ask('GET', path);
        const policy = headers.get('content-security-policy')!;
        for (const part of [
          "default-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "style-src 'self'",
        ])
          expect(policy.split('; ')).toContain(part);
        expect(policy).not.toContain('unsafe');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('permissions-policy')).toContain('camera=()');
        expect(headers.get('strict-transport-security')).toBeNull();
      }
      expect((await anne.ask('GET', '/api/workbooks')).headers.get('cache-control')).toBe('no-store');
    });

    it('[HTTP-12] shows no stack when something breaks', async () => {
      const broken = await openTestServer({
        office: { create: () => Promise.reject(new Error('hemmelig sti')) },
      });
      try {
        const person = await broken.openPerson();
        const reply = await person.ask('POST', '/api/workbooks', { template: 'blank' });
        expect(reply).toMatchObject({ status: 500, body: { error: 'internal' } });
        expect(JSON.stringify(reply.body)).not.toContain('hemmelig');
      } finally {
        await broken.close();
      }
    });
  });

  it('[HTTP-13] answers whether it is well', async () => {
    expect((await ask(server.url, 'GET', '/health')).body).toEqual({ status: 'ok' });
  });

  it('[HTTP-14] describes itself as OpenAPI, whole and true', async () => {
    const { body: api } = await ask(server.url, 'GET', '/api/openapi.json');
    expect(api.openapi).toMatch(/^3\.1/);
    expect(Object.keys(api.paths).sort()).toEqual([
      '/api/folders',
      '/api/folders/{id}',
      '/api/installation',
      '/api/library',
      '/api/library/{id}/copy',
      '/api/links/redeem',
      '/api/me/departure',
      '/api/me/export',
      '/api/organisations',
      '/api/organisations/{id}',
      '/api/organisations/{id}/invitations',
      '/api/organisations/{id}/members/{person}',
      '/api/organisations/{id}/members/{person}/reset',
      '/api/session',
      '/api/session/devices',
      '/api/session/devices/{id}',
      '/api/session/password',
      '/api/sign-in',
      '/api/sign-in/account',
      '/api/sign-in/back',
      '/api/sign-in/to/{key}',
      '/api/sync/{id}',
      '/api/sync/{id}/state',
      '/api/templates',
      '/api/tickets/look',
      '/api/tickets/use',
      '/api/workbooks',
      '/api/workbooks/{id}',
      '/api/workbooks/{id}/cells/{sheet}/{cell}/last',
      '/api/workbooks/{id}/copy',
      '/api/workbooks/{id}/grant',
      '/api/workbooks/{id}/history',
      '/api/workbooks/{id}/history/file',
      '/api/workbooks/{id}/links',
      '/api/workbooks/{id}/links/{link}',
      '/api/workbooks/{id}/own-numbers',
      '/api/workbooks/{id}/people',
      '/api/workbooks/{id}/place',
      '/api/workbooks/{id}/publication',
      '/api/workbooks/{id}/restore',
      '/api/workbooks/{id}/sharing',
      '/api/workbooks/{id}/sharing/organisations/{organisation}',
      '/api/workbooks/{id}/sharing/people/{person}',
      '/api/workbooks/{id}/versions',
      '/api/workbooks/{id}/versions/{number}',
      '/api/workbooks/{id}/versions/{number}/difference',
      '/api/workbooks/{id}/versions/{number}/state',
      '/api/workbooks/{id}/xlsx',
    ]);
    const operationIds = new Set<string>();
    for (const [path, operations] of Object.entries<Record<string, OpenApiOperation>>(api.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const what = `${method} ${path}`;
        expect(operation.summary, what).toBeTruthy();
        expect(operationIds.has(operation.operationId), what).toBe(false);
        operationIds.add(operation.operationId);
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const given = (operation.parameters ?? [])
          .filter((each) => each.in === 'path')
          .map((each) => each.name);
        expect(given.sort(), what).toEqual(named.sort());
        for (const each of operation.parameters ?? [])
          if (each.in === 'path') expect(each.required).toBe(true);
        expect(
          Object.keys(operation.responses).some((code) => /^(2|101|302)/.test(code)),
          what,
        ).toBe(true);
        for (const [code, response] of Object.entries(operation.responses)) {
          expect(response.description, `${what} ${code}`).toBeTruthy();
          const schema = response.content?.['application/json']?.schema;
          if (/^[45]/.test(code))
            expect(schema?.properties?.['error']?.enum, `${what} ${code}`).toEqual([...errorCodes]);
        }
        if (['put', 'patch'].includes(method))
          expect(operation.requestBody?.content['application/json']?.schema, what).toMatchObject({
            type: 'object',
          });
      }
    }
    for (const ref of JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = ref[1]!.split('/').reduce((at, key) => at?.[key], api);
      expect(found, ref[0]).toBeDefined();
    }
  });

  it('[HTTP-15] goes on after requests that are no requests', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${server.url}/%c0%ae`, { headers: { host: 'a b' } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect([400, 503]).toContain(status);
    expect((await ask(server.url, 'GET', '/health')).status).toBe(200);
  });
});

interface OpenApiOperation {
  readonly summary: string;
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown } | undefined> };
  readonly responses: Record<
    string,
    {
      readonly description: string;
      readonly content?: Record<
        string,
        { readonly schema?: { readonly properties?: Record<string, { readonly enum?: readonly string[] }> } }
      >;
    }
  >;
}

describe('behind a proxy', () => {
  it('[HTTP-10] its own address counts when the setting says so, and never otherwise', async () => {
    const forwarded = {
      'x-forwarded-host': 'samregn.example.dk',
      'x-forwarded-proto': 'https',
      origin: 'https://samregn.example.dk',
    };
    for (const proxyHops of [1, 0]) {
      const server = await openTestServer({ settings: { proxyHops } });
      const reply = await ask(server.url, 'PUT', '/api/session', { name: 'Anne' }, forwarded);
      expect(reply.status).toBe(proxyHops === 1 ? 200 : 403);
      // A page that came over http may have been written by anybody on the way.
      const plain = { ...forwarded, origin: 'http://samregn.example.dk' };
      expect((await ask(server.url, 'PUT', '/api/session', { name: 'Anne' }, plain)).status).toBe(403);
      const session = await ask(server.url, 'GET', '/api/session', undefined, forwarded);
      expect(session.headers.get('set-cookie')!.includes('Secure')).toBe(proxyHops === 1);
      expect(session.headers.get('strict-transport-security')).toBe(
        proxyHops === 1 ? 'max-age=31536000; includeSubDomains' : null,
      );
      await server.close();
    }
  });

  it('[HTTP-10] addresses that the operator names may write, and the cookie can be made Secure', async () => {
    const origin = 'https://samregn.example.dk';
    const server = await openTestServer({ settings: { origins: [origin], secureCookie: true } });
    const reply = await ask(server.url, 'PUT', '/api/session', { name: 'Anne' }, { origin });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('set-cookie')).toContain('; Secure');
    expect(
      (await ask(server.url, 'PUT', '/api/session', { name: 'A' }, { origin: `${origin}.evil` })).status,
    ).toBe(403);
    await server.close();
  });
});

describe('the pages', () => {
  it('[HTTP-16] are asked to be built when they are not there', async () => {
    const server = await openTestServer({ settings: { pages: '/nowhere' } });
    const reply = await ask(server.url, 'GET', '/workbooks/x');
    expect(reply.status).toBe(503);
    expect(reply.body).toContain('npm run build');
    await server.close();
  });

  it('[HTTP-16] come compressed as they were built, assets for ever, and index.html for every address of the page', async () => {
    const pages = temporaryFolder();
    mkdirSync(join(pages, 'assets'));
    writeFileSync(join(pages, 'index.html'), '<title>Samregn</title>');
    writeFileSync(join(pages, 'assets', 'main-abc.js'), 'let plain');
    writeFileSync(join(pages, 'assets', 'main-abc.js.br'), 'brotli');
    writeFileSync(join(pages, 'assets', 'main-abc.js.gz'), 'gzip');
    writeFileSync(join(pages, 'icon.svg'), '<svg/>');
    const server = await openTestServer({ settings: { pages } });
    const raw = async (path: string, encoding: string) => {
      const reply = await fetch(`${server.url}${path}`, {
        headers: { 'accept-encoding': encoding },
        method: 'HEAD',
      });
      return [reply.status, reply.headers.get('content-encoding'), reply.headers.get('cache-control')];
    };
    const forEver = 'public, max-age=31536000, immutable';
    expect(await raw('/assets/main-abc.js', 'gzip, br')).toEqual([200, 'br', forEver]);
    expect(await raw('/assets/main-abc.js', 'gzip')).toEqual([200, 'gzip', forEver]);
    expect(await raw('/assets/main-abc.js', 'identity')).toEqual([200, null, forEver]);
    expect(await raw('/icon.svg', 'identity')).toEqual([200, null, 'no-cache']);
    for (const path of ['/', '/workbooks/abc', '/link']) {
      const reply = await ask(server.url, 'GET', path);
      expect(reply).toMatchObject({ status: 200, body: '<title>Samregn</title>' });
      expect(reply.headers.get('cache-control')).toBe('no-cache');
      expect(reply.headers.get('content-type')).toContain('text/html');
    }
    expect((await ask(server.url, 'GET', '/assets/missing.js')).status).toBe(404);
    expect((await ask(server.url, 'GET', '/../settings.ts')).body).toBe('<title>Samregn</title>');
    expect((await ask(server.url, 'GET', '/%2e%2e/%2e%2e/etc/passwd')).body).not.toContain('root:');
    await server.close();
    rmSync(pages, { recursive: true });
  });
});

describe('the trash', () => {
  it('[HTTP-17] is emptied at the start, after its days', async () => {
    const day = 24 * 60 * 60 * 1000;
    let time = Date.now();
    const now = (): number => time;
    const folder = temporaryFolder();
    const first = await openTestServer({ folder, now });
    const anne = await first.openPerson();
    const [old, young] = [await anne.createWorkbook('Gammel'), await anne.createWorkbook('Ung')];
    await anne.ask('DELETE', `/api/workbooks/${old}`);
    time += 29 * day;
    await anne.ask('DELETE', `/api/workbooks/${young}`);
    await first.close();
    time += 2 * day;
    const second = await openTestServer({ folder, now });
    const again = anne.at(second);
    expect((await again.ask('GET', `/api/workbooks/${old}`)).status).toBe(404);
    expect((await again.ask('POST', `/api/workbooks/${young}/restore`)).status).toBe(200);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a server that goes down', () => {
  it('[SYNC-16] takes no newcomers', async () => {
    const server = await openTestServer();
    const person = await openPerson(server.url);
    const closing = server.running.close();
    await expect(person.ask('GET', '/api/workbooks')).rejects.toThrow('fetch failed');
    await closing;
    await server.close();
  });
});
