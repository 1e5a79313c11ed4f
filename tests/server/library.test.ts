import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCases, openWorkbook, templates } from '../../model/index.ts';
import { startThread, threadsOf } from '../../model/workbook/comments.ts';
import { rangeOfCell } from '../../model/workbook/range.ts';
import { defineResult } from '../../model/workbook/results.ts';
import { type TestPerson, type TestServer, ask, openTestServer } from '../support/server.ts';
import { openRawClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';
import { type Person, openPerson } from '../support/workbooks.ts';

const wish = {
  title: 'Flere i fleksjob',
  summary: 'To linjer,\nsom ejeren skrev dem.',
  municipality: 'Ærø',
  targetGroup: 'flexBenefit',
  effort: 'flexJob',
  contact: 'Anne, 12 34 56 78',
  results: [] as readonly string[],
  offers: 'results',
};

describe('the library of the installation', () => {
  let server: TestServer;
  let anne: TestPerson;
  let bo: TestPerson;
  beforeAll(async () => {
    server = await openTestServer({});
    anne = await server.openPerson('Anne');
    bo = await server.openPerson('Bo');
  });
  afterAll(() => server.close());

  /** Works in a workbook over its socket until everything is on disk. */
  const work = async <Value>(
    person: TestPerson,
    workbook: string,
    use: (at: Person) => Value,
  ): Promise<Value> => {
    const client = await openRawClient(person, workbook);
    await until('the client is synced', () => client.isSynced);
    const worker = openPerson(client.doc);
    const value = use(worker);
    await client.allSaved();
    worker.close();
    client.close();
    return value;
  };
  /** A workbook with a saving of 42 that is called so, and a comment. Answers the key of the result. */
  const fill = (person: TestPerson, id: string): Promise<string> =>
    work(person, id, ({ type, editor, workbook }) => {
      type('A1', 'hemmelig note');
      type('B1', '=6*7');
      const sheet = workbook.sheets[0]!;
      const at = workbook.cellAt(sheet, 0, 1)!;
      const by = { person: person.id, name: 'Anne' };
      startThread(editor, at, { by, at: 1, text: 'kun mellem os', mentions: [] });
      const defined = defineResult(editor, rangeOfCell(at.sheet, 0, 1), { label: 'Besparelse', unit: 'kr.' });
      if (!defined.ok) throw new Error('no result');
      return defined.value;
    });
  const listed = async (person: TestPerson): Promise<readonly { id: string; title: string }[]> =>
    (await person.ask('GET', '/api/library')).body.publications;

  it('[LIB-7] tells everybody what the owner chose, with the results as they are, and follows an update', async () => {
    const id = await anne.createWorkbook();
    const key = await fill(anne, id);
    expect((await anne.ask('GET', `/api/workbooks/${id}/publication`)).body).toEqual({ publication: null });
    const wanted = { ...wish, results: [key, 'nothing'] };
    const told = await anne.ask('PUT', `/api/workbooks/${id}/publication`, wanted);
    expect(told.status).toBe(200);
    const { results: _, ...texts } = wish;
    expect(told.body).toEqual({
      ...texts,
      id: expect.stringMatching(/^[\w-]{22}$/),
      results: [{ label: 'Besparelse', unit: 'kr.', value: 42, number: null }],
      publishedAt: expect.stringMatching(/Z$/),
      changedAt: told.body.publishedAt,
    });
    // Nobody learns the workbook's own address from it.
    expect(told.body.id).not.toBe(id);
    expect(JSON.stringify(await listed(bo))).not.toContain(id);
    expect(await listed(bo)).toContainEqual(told.body);
    // What is typed afterwards is told only when the owner says so.
    await work(anne, id, ({ type }) => type('B1', '=7*7'));
    expect(await listed(bo)).toContainEqual(told.body);
    const again = await anne.ask('PUT', `/api/workbooks/${id}/publication`, { ...wanted, title: 'Ny titel' });
    expect(again.body).toMatchObject({
      id: told.body.id,
      title: 'Ny titel',
      publishedAt: told.body.publishedAt,
      results: [{ value: 49 }],
    });
    expect(await listed(bo)).toContainEqual(again.body);
    expect((await anne.ask('GET', `/api/workbooks/${id}/publication`)).body.publication).toEqual(again.body);
  });

  it('[LIB-8] lets only the owner publish, see and take back', async () => {
    const id = await anne.createWorkbook();
    const [editor, viewer] = [await server.openPerson(), await server.openPerson()];
    await anne.share(id, 'editor', editor);
    await anne.share(id, 'viewer', viewer);
    for (const person of [editor, viewer, bo]) {
      for (const [method, body] of [['GET'], ['PUT', wish], ['DELETE']] as const) {
        const reply = await person.ask(method, `/api/workbooks/${id}/publication`, body);
        expect(reply, method).toMatchObject({ status: 403, body: { error: 'forbidden' } });
      }
    }
    const elsewhere = await anne.ask('PUT', `/api/workbooks/${id}/publication`, wish, {
      origin: 'https://example.org',
    });
    expect(elsewhere).toMatchObject({ status: 403, body: { error: 'wrongOrigin' } });
    for (const path of ['/api/library', `/api/workbooks/${id}/publication`])
      expect(await ask(server.url, 'GET', path)).toMatchObject({ status: 401 });
    expect((await listed(bo)).some(({ title }) => title === wish.title)).toBe(false);
  });

  it('[LIB-8] takes nothing that is too long, unknown or hidden', async () => {
    const id = await anne.createWorkbook();
    for (const wrong of [
      { title: '' },
      { title: 'x'.repeat(201) },
      { summary: ' ' },
      { summary: 'x'.repeat(2001) },
      { summary: 'a\u0007' },
      { municipality: '' },
      { municipality: 'a\nb' },
      { contact: 'x'.repeat(201) },
      { targetGroup: 'everybody' },
      { effort: undefined },
      { offers: 'everything' },
      { results: 'netTotal' },
      { results: ['x'.repeat(101)] },
      { results: Array.from({ length: 61 }, () => 'k') },
    ]) {
      const reply = await anne.ask('PUT', `/api/workbooks/${id}/publication`, { ...wish, ...wrong });
      expect(reply.status, JSON.stringify(wrong).slice(0, 60)).toBe(400);
      expect(reply.body).toEqual({ error: 'badRequest' });
    }
    const { contact: _, ...without } = wish;
    const least = await anne.ask('PUT', `/api/workbooks/${id}/publication`, without);
    expect(least.body).toMatchObject({ contact: '', results: [] });
    await anne.ask('DELETE', `/api/workbooks/${id}/publication`);
  });

  it('[LIB-9] hands a copy out where the owner allows it: as it was then, without comments and history', async () => {
    const id = await anne.createWorkbook();
    await fill(anne, id);
    await work(anne, id, ({ type }) => type('A1', 'note til alle'));
    const path = `/api/workbooks/${id}/publication`;
    const closed = (await anne.ask('PUT', path, wish)).body.id;
    const copy = (person: TestPerson, publication: string, title = 'Min egen') =>
      person.ask('POST', `/api/library/${publication}/copy`, { title });
    expect(await copy(bo, closed)).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    const opened = (await anne.ask('PUT', path, { ...wish, offers: 'copy' })).body;
    expect(opened).toMatchObject({ id: closed, offers: 'copy' });
    await work(anne, id, ({ type }) => type('A1', 'skrevet bagefter'));
    const made = await copy(bo, opened.id);
    expect(made.status).toBe(201);
    expect((await bo.ask('GET', `/api/workbooks/${made.body.id}`)).body).toMatchObject({
      title: 'Min egen',
      role: 'owner',
    });
    const client = await openRawClient(bo, made.body.id);
    await until('the copy is there', () => client.isSynced);
    const workbook = openWorkbook(client.doc);
    expect(client.cells.get([...client.cells.keys()][0]!)).toBe('note til alle');
    expect(threadsOf(workbook)).toEqual([]);
    const everything = Buffer.from(Y.encodeStateAsUpdate(client.doc)).toString('latin1');
    for (const past of ['hemmelig note', 'kun mellem os', 'skrevet bagefter'])
      expect(everything).not.toContain(past);
    client.close();
    workbook.close();
    // The original is still Anne's alone.
    expect(await bo.ask('GET', `/api/workbooks/${id}`)).toMatchObject({ status: 403 });
    for (const title of ['', 'x'.repeat(201)])
      expect(await copy(bo, opened.id, title)).toMatchObject({ status: 400 });
    for (const unknown of ['x', 'x'.repeat(22)])
      expect(await copy(bo, unknown)).toMatchObject({ status: 404 });
  });

  it('[LIB-10] forgets what is withdrawn or deleted, for everybody', async () => {
    const id = await anne.createWorkbook();
    const path = `/api/workbooks/${id}/publication`;
    const publication = (await anne.ask('PUT', path, { ...wish, offers: 'copy' })).body;
    const isThere = async (): Promise<boolean> =>
      (await listed(bo)).some((each) => each.id === publication.id);
    const copyStatus = async (): Promise<number> =>
      (await bo.ask('POST', `/api/library/${publication.id}/copy`, { title: 'x' })).status;
    expect(await isThere()).toBe(true);
    await anne.ask('DELETE', `/api/workbooks/${id}`);
    expect([await isThere(), await copyStatus()]).toEqual([false, 404]);
    await anne.ask('POST', `/api/workbooks/${id}/restore`);
    expect(await isThere()).toBe(true);
    expect((await anne.ask('DELETE', path)).status).toBe(204);
    expect([await isThere(), await copyStatus()]).toEqual([false, 404]);
    expect((await anne.ask('DELETE', path)).status).toBe(204);
    expect((await anne.ask('GET', path)).body).toEqual({ publication: null });
  });

  it('[LIB-11] makes a workbook with the published figures of a case, and of no other', async () => {
    const made = await anne.ask('POST', '/api/workbooks', { from: 'ips-inklusion-2021', title: 'Vores IPS' });
    expect(made).toMatchObject({ status: 201, body: { title: 'Vores IPS', template: 'investment-case' } });
    const client = await openRawClient(anne, made.body.id);
    await until('the workbook is there', () => client.isSynced);
    const texts = [...client.doc.getMap('c/d').values()];
    expect(texts).toContain(libraryCases.find(({ id }) => id === 'ips-inklusion-2021')!.missing[0]!.question);
    client.close();
    expect(await anne.ask('POST', '/api/workbooks', { from: 'findes-ikke' })).toMatchObject({ status: 404 });
    expect(await anne.ask('POST', '/api/workbooks', { from: 7 })).toMatchObject({ status: 400 });
  });

  it('[LIB-12] lists the templates to anybody, for a while at a time', async () => {
    const reply = await ask(server.url, 'GET', '/api/templates');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toBe('public, max-age=300');
    expect(reply.body.templates.map((each: { id: string }) => each.id)).toEqual(
      templates.map(({ id }) => id),
    );
    for (const each of reply.body.templates) {
      expect(Object.keys(each)).toEqual(['id', 'title', 'purpose', 'audience', 'english', 'picture']);
      expect(each.purpose, each.id).not.toBe('');
      expect(each.english.purpose, each.id).not.toBe('');
    }
  });
});
