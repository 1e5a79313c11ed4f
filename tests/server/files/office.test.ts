import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorkbook } from '../../../model/index.ts';
import { type Office, type OfficeOptions, openOffice } from '../../../server/files/office.ts';
import { openPerson } from '../../support/workbooks.ts';
import { readPackage } from './read-package.ts';

let opened: Office[] = [];
afterEach(async () => {
  for (const office of opened) await office.close();
  opened = [];
});

function open(options?: OfficeOptions): Office {
  const office = openOffice(options);
  opened.push(office);
  return office;
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

describe('[LIB-11] the office begins at a case of the library', () => {
  test('with its figures, once for all who ask, and only at a case that there is', async () => {
    const office = open();
    const wanted = { template: 'investment-case', language: 'da', from: 'ips-inklusion-2021' } as const;
    const [one, two] = await Promise.all([
      office.create({ ...wanted, title: 'Første' }),
      office.create({ ...wanted, title: 'Anden' }),
    ]);
    for (const state of [one!, two!]) {
      const workbook = openWorkbook(docOf(state));
      expect(workbook.properties.isExample).toBe(false);
      workbook.close();
    }
    const example = openWorkbook(
      docOf((await office.create({ template: 'investment-case', title: 'E', language: 'da' }))!),
    );
    expect(example.properties.isExample).toBe(true);
    example.close();
    await expect(office.create({ ...wanted, title: 'x', from: 'findes-ikke' })).rejects.toThrow(
      'no such case',
    );
  }, 120_000);
});

test('[HIST-16] whoever is named in a version of an older program is taken out of it too; of one that names nobody nothing is written', async () => {
  const office = open();
  const doc = docOf((await office.create({ template: 'blank', title: 'Gammel', language: 'da' }))!);
  doc.getMap('about').set('v', 1);
  doc.getMap('c/a').set('0.0', 7);
  doc.getMap('comments').set('t/m/m', ['anne', 'Anne Berg', 1, 'hej']);
  const state = Y.encodeStateAsUpdate(doc);
  expect(await office.forget(state, 'bo', 'nr-1')).toBeUndefined();
  const written = docOf((await office.forget(state, 'anne', 'nr-1'))!);
  expect(written.getMap('comments').get('t/m/m')).toEqual(['nr-1', '', 1, 'hej']);
  expect(written.getMap('c/a').toJSON()).toEqual({ '0.0': 7 });
  const workbook = openWorkbook(written);
  expect(workbook.schemaState).toBe('current');
  workbook.close();
  await expect(office.forget(new Uint8Array([1, 2, 3]), 'anne', 'nr-1')).rejects.toThrow();
  doc.getMap('about').set('v', 99);
  const newer = Y.encodeStateAsUpdate(doc);
  await expect(office.forget(newer, 'anne', 'nr-1')).rejects.toThrow('cannot be written');
});

test('[OFFICE-3] whoever wants a workbook while templates are made ready does not wait for all of them', async () => {
  const office = open();
  const order: string[] = [];
  await Promise.all([
    office.prepare().then(() => order.push('all are ready')),
    office
      .create({ template: 'quick-case', title: 'Min', language: 'da' })
      .then(() => order.push('mine is here')),
  ]);
  expect(order).toEqual(['mine is here', 'all are ready']);
}, 120_000);

describe('[OFFICE-1] the office makes workbooks and files', () => {
  test('workbooks of a template, each with its own title, and none of an unknown one', async () => {
    const office = open();
    const states = await Promise.all(
      ['Første', 'Anden', 'Tredje'].map((title) =>
        office.create({ template: 'investment-case', title, language: 'da' }),
      ),
    );
    const titles = states.map((state) => {
      const workbook = openWorkbook(docOf(state!));
      const { title, template, isExample } = workbook.properties;
      expect({ template, isExample, sheets: workbook.sheets.length }).toEqual({
        template: 'investment-case@1',
        isExample: true,
        sheets: 11,
      });
      workbook.close();
      return title;
    });
    expect(titles).toEqual(['Første', 'Anden', 'Tredje']);
    expect(await office.create({ template: 'nope', title: 'x', language: 'da' })).toBeUndefined();
  }, 120_000);

  test('blank workbooks with a sheet of the wanted name, and files of both while others wait', async () => {
    const office = open();
    const blank = (await office.create({ template: 'blank', title: 'Tom', language: 'en' }))!;
    const person = openPerson(docOf(blank));
    person.type('A1', '2');
    person.type('A2', '=A1*21');
    const state = Y.encodeStateAsUpdate(person.doc);
    const before = state.slice();
    person.close();
    const files = await Promise.all([office.export(state), office.export(blank), office.export(state)]);
    // The state is still the caller's, and the same.
    expect(state).toEqual(before);
    const [one, two, three] = files.map(readPackage);
    expect(one!.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    expect(one!.sheets[0]!.cells.get('A2')).toMatchObject({ formula: 'A1*21', value: 42 });
    expect(one!.part('docProps/core.xml')).toContain('<dc:title>Tom</dc:title>');
    expect(two!.sheets[0]!.cells.size).toBe(0);
    expect(three!.sheets[0]!.cells.get('A2')).toMatchObject({ value: 42 });
  }, 120_000);

  test('a state that stands inside a larger buffer is read from its own bytes', async () => {
    const office = open();
    const state = (await office.create({ template: 'blank', title: 'Tom', language: 'da' }))!;
    const larger = new Uint8Array(state.length + 100);
    larger.set(state, 50);
    const file = await office.export(larger.subarray(50, 50 + state.length));
    expect(readPackage(file).sheets.map(({ name }) => name)).toEqual(['Ark1']);
  }, 120_000);

  test('a state that is none fails alone', async () => {
    const office = open();
    const bad = office.export(Uint8Array.of(255, 255, 255, 255, 1));
    const good = office.create({ template: 'blank', title: 'Tom', language: 'da' });
    await expect(bad).rejects.toThrow();
    expect(await good).toBeInstanceOf(Uint8Array);
  }, 120_000);
});

describe('[OFFICE-2] a job that goes wrong takes no other with it', () => {
  const program = new URL('./faulty-office-worker.ts', import.meta.url);
  const ask = async (office: Office, title: string): Promise<string> => {
    const file = await office.create({ template: 'any', title, language: 'da' });
    return file ? new TextDecoder().decode(file) : 'nothing';
  };
  const settled = async (asked: readonly Promise<string>[]): Promise<readonly string[]> =>
    (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? one.value : `failed: ${(one.reason as Error).message}`,
    );

  test('jobs are done in the order in which they were asked for', async () => {
    const office = open({ program });
    const asked = ['a', 'b', 'nothing', 'fail', 'c'].map((order) => ask(office, order));
    expect(await settled(asked)).toEqual(['a 1', 'b 2', 'nothing', 'failed: no good', 'c 3']);
  });

  test.each([
    ['die', 'failed: the thread ended'],
    ['throw', 'failed: thrown in the thread'],
  ])('a thread that falls (%s) is started anew for the next job', async (order, failure) => {
    const office = open({ program });
    const asked = ['a', order, 'b', order, 'c', 'd'].map((one) => ask(office, one));
    // A new thread counts from 1 again.
    expect(await settled(asked)).toEqual(['a 1', failure, 'b 1', failure, 'c 1', 'd 2']);
  });

  test('a document that needs more memory than there is fails alone', async () => {
    const office = open({ memoryMb: 40 });
    const doc = new Y.Doc();
    const cells = doc.getMap('c/a');
    doc.getMap('sheets').set('a', [200_000, 5]);
    doc.transact(() => {
      for (let row = 0; row < 150_000; row++) cells.set(`${row.toString(36)}.0`, row);
    });
    const tooLarge = office.export(Y.encodeStateAsUpdate(doc));
    const small = office.create({ template: 'blank', title: 'Tom', language: 'da' });
    await expect(tooLarge).rejects.toThrow();
    expect(await small).toBeInstanceOf(Uint8Array);
  }, 120_000);

  test('closing fails what is not done, and what is asked for later', async () => {
    const office = open({ program });
    const asked = [ask(office, 'silence'), ask(office, 'a')];
    const outcome = settled(asked);
    await office.close();
    expect(await outcome).toEqual(['failed: the office is closed', 'failed: the office is closed']);
    await expect(ask(office, 'b')).rejects.toThrow('the office is closed');
    await expect(office.export(new Uint8Array())).rejects.toThrow('the office is closed');
    await office.close();
  });

  describe('time', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    test('a job that takes longer than two minutes fails, and the next gets a new thread', async () => {
      const office = open({ program });
      expect(await ask(office, 'a')).toBe('a 1');
      const outcome = settled([ask(office, 'silence'), ask(office, 'b')]);
      vi.advanceTimersByTime(119_999);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(await outcome).toEqual(['failed: the job took too long', 'b 1']);
      // Nothing is left ticking behind a job that is done.
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
