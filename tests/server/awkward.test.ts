/** Every place where a text goes to the server other than in the document, with every awkward text. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awkwardTexts } from '../support/awkward-texts.ts';
import { type TestPerson, type TestServer, openTestServer } from '../support/server.ts';

interface Place {
  /** Hands the text in. */
  put(text: string): ReturnType<TestPerson['ask']>;
  /** What is told of it afterwards. */
  read(): Promise<string>;
}

describe('[BADINPUT] awkward texts', () => {
  let server: TestServer;
  let anne: TestPerson;
  let workbook: string;
  beforeAll(async () => {
    server = await openTestServer({});
    anne = await server.openPerson('Anne');
    workbook = await anne.createWorkbook('Bog');
    folder = (await anne.ask('POST', '/api/folders', { name: 'Mappe' })).body.id;
  });
  afterAll(() => server.close());
  let folder: string;

  const told = {
    title: 'Titel',
    summary: 'Om den',
    municipality: 'Ærø',
    targetGroup: 'flexBenefit',
    effort: 'flexJob',
    contact: '',
    results: [],
    offers: 'results',
  };
  const published = (field: 'title' | 'summary' | 'municipality' | 'contact'): Place => ({
    put: (text) => anne.ask('PUT', `/api/workbooks/${workbook}/publication`, { ...told, [field]: text }),
    read: async () => (await anne.ask('GET', '/api/library')).body.publications[0][field],
  });
  const places: Readonly<Record<string, Place>> = {
    'a person’s name': {
      put: (text) => anne.ask('PUT', '/api/session', { name: text }),
      read: async () => (await anne.ask('GET', '/api/session')).body.person.name,
    },
    'a title': {
      put: (text) => anne.ask('PATCH', `/api/workbooks/${workbook}`, { title: text }),
      read: async () => (await anne.ask('GET', `/api/workbooks/${workbook}`)).body.title,
    },
    'a folder': {
      put: (text) => anne.ask('PATCH', `/api/folders/${folder}`, { name: text }),
      read: async () => (await anne.ask('GET', '/api/folders')).body.folders[0].name,
    },
    'a version': {
      put: (text) => anne.ask('POST', `/api/workbooks/${workbook}/versions`, { name: text }),
      read: async () =>
        (await anne.ask('GET', `/api/workbooks/${workbook}/versions`)).body.versions.find(
          ({ name }: { readonly name: string | null }) => name !== null,
        ).name,
    },
    'a publication’s title': published('title'),
    'a publication’s summary': published('summary'),
    'a publication’s municipality': published('municipality'),
    'a publication’s contact': published('contact'),
  };

  test.each(Object.keys(places))(
    '[BADINPUT-2] %s takes them or refuses them, and tells what it took',
    async (where) => {
      const { put, read } = places[where]!;
      let taken = 0;
      let before: string | undefined;
      for (const [what, text] of Object.entries(awkwardTexts)) {
        const { status, body } = await put(text);
        if (status < 300) {
          taken++;
          before = text.trim();
          expect(await read(), what).toBe(before);
        } else {
          expect([status, body], what).toEqual([400, { error: 'badRequest' }]);
          if (before !== undefined) expect(await read(), what).toBe(before);
        }
      }
      expect(taken).toBeGreaterThan(10);
    },
  );
});
