import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { danish, openEditor, openWorkbook, setCell } from '../../model/index.ts';
import { cellsNamed } from '../../model/workbook/named-cells.ts';
import { type TestPerson, type TestServer, openTestServer } from '../support/server.ts';
import { openStockClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

describe('[OWN-1] own numbers over HTTP', () => {
  let server: TestServer;
  let anne: TestPerson;
  let bo: TestPerson;
  let id: string;
  beforeAll(async () => {
    server = await openTestServer({});
    anne = await server.openPerson('Anne');
    bo = await server.openPerson('Bo');
    const body = { template: 'own-numbers', title: 'Aarhus 2027' };
    id = (await anne.ask('POST', '/api/workbooks', body)).body.id;
  });
  afterAll(() => server.close());

  const numbers = (person: TestPerson, workbook = id) =>
    person.ask('GET', `/api/workbooks/${workbook}/own-numbers`);

  test('a fresh one holds none', async () => {
    expect((await numbers(anne)).body).toEqual({ title: 'Aarhus 2027', numbers: [] });
  });

  test('what somebody has typed comes with unit, source and day; a formula without its value', async () => {
    const client = openStockClient(anne, id, { doc: new Y.Doc() });
    await client.synced();
    const workbook = openWorkbook(client.doc);
    const editor = openEditor(workbook);
    for (const [name, text] of [
      ['Kommuneskat', '24,52 %'],
      ['Kommuneskat_kilde', 'Budget 2027'],
      ['Kommuneskat_dato', '01-10-2026'],
      ['Løn_jobkonsulent', '=500000*1,25'],
    ] as const) {
      const typed = setCell(editor, cellsNamed(workbook, name)[0]!, { text, language: danish });
      expect(typed.ok, name).toBe(true);
    }
    await until('the server has them', async () => (await numbers(anne)).body.numbers.length === 2);
    expect((await numbers(anne)).body.numbers).toEqual([
      {
        key: 'Kommuneskat',
        label: 'Kommuneskat',
        unit: 'andel',
        value: 0.2452,
        source: 'Budget 2027',
        date: '2026-10-01',
      },
      { key: 'Løn_jobkonsulent', label: 'Jobkonsulent', unit: 'kr. pr. årsværk' },
    ]);
    workbook.close();
    client.close();
  });

  test('only those who may see the workbook get them: a viewer does, a stranger does not', async () => {
    expect((await numbers(bo)).status).toBe(403);
    const link = await anne.share(id, 'viewer', bo);
    expect((await numbers(bo)).body.numbers).toHaveLength(2);
    await anne.ask('DELETE', `/api/workbooks/${id}/links/${link}`);
    await bo.ask('DELETE', `/api/workbooks/${id}/grant`);
    expect((await numbers(bo)).status).toBe(403);
    expect((await anne.ask('GET', '/api/workbooks/findes-ikke/own-numbers')).status).toBe(404);
  });

  test('another kind of workbook holds none, and a deleted one answers no more', async () => {
    const other = await anne.createWorkbook('Tom');
    expect((await numbers(anne, other)).body).toEqual({ title: 'Tom', numbers: [] });
    await anne.ask('DELETE', `/api/workbooks/${id}`);
    expect((await numbers(anne)).status).toBe(410);
  });
});
