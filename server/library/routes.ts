/** The library of the installation: what owners tell others about their workbooks, and what others may begin with. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { maxTitleLength, pictureKinds, pictureOf, templates } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, givenText, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import { isId } from '../identity/secrets.ts';
import { type WorkbooksWorld, WorkbookDesk } from '../workspaces/workbooks.ts';
import { publicationBody, shown, wishBody } from './publication.ts';

const owners = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;

/** /api/workbooks/:id/publication */
export function publicationRoutes(world: WorkbooksWorld): Hono<Env> {
  const { storage } = world;
  const desk = new WorkbookDesk(world);
  return new Hono<Env>()
    .get(
      '/:id/publication',
      story({
        summary: 'What the library tells of my workbook; null when it tells nothing',
        tag: 'library',
        answers: v.object({ publication: v.nullable(publicationBody) }),
        refuses: owners,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const publication = await storage.readPublication(found.value.workbook.id);
        return c.json({ publication: publication ? shown(publication) : null });
      },
    )
    .put(
      '/:id/publication',
      story({
        summary:
          'Tells everybody on this installation about my workbook, with its named results as they are now',
        tag: 'library',
        answers: publicationBody,
        refuses: [...owners, 'badRequest', 'wrongOrigin', 'damaged', 'savingFails'],
      }),
      body(wishBody),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const published = await desk.publish(found.value.workbook.id, c.req.valid('json'));
        return published.ok ? c.json(shown(published.value)) : refuse(c, published.error);
      },
    )
    .delete(
      '/:id/publication',
      story({
        summary: 'Takes back what the library tells of my workbook',
        tag: 'library',
        answers: 'nothing',
        refuses: [...owners, 'wrongOrigin'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own', 'also deleted');
        if (!found.ok) return refuse(c, found.error);
        await storage.withdraw(found.value.workbook.id);
        return c.body(null, 204);
      },
    );
}

/** /api/library */
export function libraryRoutes(world: WorkbooksWorld): Hono<Env> {
  const { storage } = world;
  const desk = new WorkbookDesk(world);
  return new Hono<Env>()
    .get(
      '/',
      story({
        summary: 'What owners on this installation tell about their workbooks, the latest change first',
        tag: 'library',
        answers: v.object({ publications: v.array(publicationBody) }),
        refuses: ['noSession'],
      }),
      async (c) => c.json({ publications: (await storage.listPublications()).map(shown) }),
    )
    .post(
      '/:id/copy',
      story({
        summary: 'Makes a workbook of my own that begins as the published one was',
        tag: 'library',
        answers: v.object({ id: v.string() }),
        status: 201,
        refuses: [
          'badRequest',
          'noSession',
          'wrongOrigin',
          'notFound',
          'forbidden',
          'damaged',
          'readOnly',
          'tooManyWorkbooks',
        ],
      }),
      body(v.object({ title: givenText(maxTitleLength) })),
      async (c) => {
        const id = c.req.param('id');
        const found = isId(id) ? await storage.readPublished(id) : undefined;
        if (!found) return refuse(c, 'notFound');
        const { template, copy } = found;
        if (copy === undefined) return refuse(c, 'forbidden');
        if (copy === 'damaged') return refuse(c, 'damaged');
        const copied = await desk.begin(c.get('person'), {
          template,
          state: copy,
          title: c.req.valid('json').title,
        });
        return copied.ok ? c.json({ id: copied.value }, 201) : refuse(c, copied.error);
      },
    );
}

const words = { title: v.string(), purpose: v.string(), audience: v.string() };

const templateBody = v.object({
  id: v.string(),
  ...words,
  english: v.object(words),
  picture: v.object({
    width: v.number(),
    height: v.number(),
    rowHeight: v.number(),
    marks: v.array(
      v.object({ kind: v.picklist(pictureKinds), x: v.number(), y: v.number(), width: v.number() }),
    ),
  }),
});

/** /api/templates: the same for everybody, until the program is another. */
export function templateRoutes(): Hono {
  const list = templates.map((template) => {
    const { id, title, purpose, audience, english } = template;
    return { id, title, purpose, audience, english, picture: pictureOf(template) };
  });
  return new Hono().get(
    '/',
    story({
      summary: 'The templates that a workbook can be made from',
      tag: 'workbooks',
      answers: v.object({ templates: v.array(templateBody) }),
      refuses: [],
    }),
    (c) => {
      c.header('Cache-Control', 'public, max-age=300');
      return c.json({ templates: list });
    },
  );
}
