/** /api/workbooks: lists, and what can be done with one workbook. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type LanguageId, accessRoles, closeCode, languages, maxTitleLength, ownNumbersId } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, givenText, query, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import type { WorkbookEntry } from '../storage/storage.ts';
import { type Beginning, type WorkbooksWorld, WorkbookDesk } from './workbooks.ts';

const role = v.picklist(accessRoles);

const entryFields = {
  id: v.string(),
  title: v.string(),
  role,
  template: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  changedAt: v.pipe(v.string(), v.isoTimestamp()),
  deletedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** whose it is; missing: its owners' */
  organisation: v.optional(v.string()),
  folder: v.optional(v.string()),
};
const listBody = v.object({ workbooks: v.array(v.object(entryFields)) });
const workbookBody = v.object({
  ...entryFields,
  limits: v.object({ updateBytes: v.number(), catchUpBytes: v.number(), documentBytes: v.number() }),
});

const ownNumbersBody = v.object({
  title: v.string(),
  numbers: v.array(
    v.object({
      key: v.string(),
      label: v.string(),
      unit: v.string(),
      value: v.optional(v.number()),
      source: v.optional(v.string()),
      date: v.optional(v.pipe(v.string(), v.isoDate())),
    }),
  ),
});

const title = givenText(maxTitleLength);

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function shown(entry: WorkbookEntry & { readonly role: v.InferOutput<typeof role> }) {
  const time = (ms: number): string => new Date(ms).toISOString();
  return {
    id: entry.id,
    title: entry.title,
    role: entry.role,
    template: entry.template,
    createdAt: time(entry.createdAt),
    changedAt: time(entry.changedAt),
    ...(entry.deletedAt !== null && { deletedAt: time(entry.deletedAt) }),
    ...(entry.organisation !== null && { organisation: entry.organisation }),
    ...(entry.folder !== null && { folder: entry.folder }),
  };
}

const languageIds = Object.keys(languages) as LanguageId[];

const newWorkbook = {
  title: v.optional(title),
  language: v.optional(v.picklist(languageIds), 'da'),
};

export function workbookRoutes(world: WorkbooksWorld): Hono<Env> {
  const { storage, rooms, limits, now } = world;
  const desk = new WorkbookDesk(world);
  const answer = async (c: Context<Env>, id: string, status: 200 | 201 = 200): Promise<Response> => {
    const access = await storage.readAccess(id, c.get('person').id);
    if (!access?.role) return refuse(c, 'notFound');
    return c.json({ ...shown({ ...access.workbook, role: access.role }), limits }, status);
  };
  const always = ['noSession', 'forbidden', 'notFound'] as const;
  const writing = [...always, 'wrongOrigin'] as const;

  return new Hono<Env>()
    .get(
      '/',
      story({
        summary: 'My workbooks, the latest change first',
        tag: 'workbooks',
        answers: listBody,
        refuses: ['badRequest', 'noSession'],
      }),
      query(v.object({ deleted: v.optional(v.picklist(['0', '1'])) })),
      async (c) => {
        const which = c.req.valid('query').deleted === '1' ? 'deleted' : 'living';
        const list = await storage.listWorkbooks(c.get('person').id, which);
        return c.json({ workbooks: list.map(shown) });
      },
    )
    .post(
      '/',
      story({
        summary: 'Makes a workbook from a template, or with the published figures of a library case',
        tag: 'workbooks',
        answers: workbookBody,
        status: 201,
        refuses: [
          'badRequest',
          'unknownTemplate',
          'notFound',
          'noSession',
          'wrongOrigin',
          'tooManyWorkbooks',
        ],
      }),
      body(
        v.union([
          v.object({ from: v.pipe(v.string(), v.maxLength(100)), ...newWorkbook }),
          v.object({ template: v.pipe(v.string(), v.maxLength(100)), ...newWorkbook }),
        ]),
      ),
      async (c) => {
        const { title = '', language, ...wanted } = c.req.valid('json');
        const from: Beginning =
          'from' in wanted ? { kind: 'case', id: wanted.from } : { kind: 'template', id: wanted.template };
        const created = await desk.create(c.get('person'), { from, title, language });
        return created.ok ? answer(c, created.value, 201) : refuse(c, created.error);
      },
    )
    .get(
      '/:id',
      story({ summary: 'One workbook', tag: 'workbooks', answers: workbookBody, refuses: always }),
      async (c) => {
        const found = await allowed(storage, c, 'see', 'also deleted');
        return found.ok ? answer(c, found.value.workbook.id) : refuse(c, found.error);
      },
    )
    .patch(
      '/:id',
      story({
        summary: 'Renames a workbook; everybody who has it open sees it',
        tag: 'workbooks',
        answers: workbookBody,
        refuses: [...writing, 'badRequest', 'deleted', 'readOnly', 'damaged', 'savingFails'],
      }),
      body(v.object({ title })),
      async (c) => {
        const found = await allowed(storage, c, 'edit');
        if (!found.ok) return refuse(c, found.error);
        const { id } = found.value.workbook;
        const renamed = await desk.rename(id, c.get('person'), c.req.valid('json').title);
        return renamed.ok ? answer(c, id) : refuse(c, renamed.error);
      },
    )
    .post(
      '/:id/copy',
      story({
        summary: 'Makes a copy of my own',
        tag: 'workbooks',
        answers: workbookBody,
        status: 201,
        refuses: [
          ...writing,
          'badRequest',
          'deleted',
          'readOnly',
          'damaged',
          'savingFails',
          'tooManyWorkbooks',
        ],
      }),
      body(v.object({ title: v.optional(title) })),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const copied = await desk.copy(found.value.workbook, c.get('person'), c.req.valid('json').title);
        return copied.ok ? answer(c, copied.value, 201) : refuse(c, copied.error);
      },
    )
    .delete(
      '/:id',
      story({
        summary: 'Moves a workbook to the trash; everybody in it is sent away',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: writing,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own', 'also deleted');
        if (!found.ok) return refuse(c, found.error);
        const { id, deletedAt } = found.value.workbook;
        if (deletedAt === null) await storage.setDeleted(id, now());
        rooms.closeWorkbook(id, closeCode.deleted);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/restore',
      story({
        summary: 'Takes a workbook back from the trash',
        tag: 'workbooks',
        answers: workbookBody,
        refuses: writing,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'own', 'also deleted');
        if (!found.ok) return refuse(c, found.error);
        await storage.setDeleted(found.value.workbook.id, null);
        return answer(c, found.value.workbook.id);
      },
    )
    .delete(
      '/:id/grant',
      story({
        summary: 'Takes a workbook off my list; an owner cannot leave',
        tag: 'workbooks',
        answers: 'nothing',
        refuses: [...writing, 'ownerStays'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see', 'also deleted');
        if (!found.ok) return refuse(c, found.error);
        if (found.value.role === 'owner') return refuse(c, 'ownerStays');
        const person = c.get('person');
        await storage.removeGrants(found.value.workbook.id, person.id);
        rooms.applyRole(found.value.workbook.id, person.id, undefined);
        return c.body(null, 204);
      },
    )
    .get(
      '/:id/own-numbers',
      story({
        summary: 'What a workbook of own numbers holds; none for any other workbook',
        tag: 'workbooks',
        answers: ownNumbersBody,
        refuses: [...always, 'deleted', 'damaged', 'savingFails'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const { id, title, template } = found.value.workbook;
        if (template !== ownNumbersId) return c.json({ title, numbers: [] });
        const read = await desk.ownNumbers(id);
        return read.ok ? c.json(read.value) : refuse(c, read.error);
      },
    )
    .get(
      '/:id/xlsx',
      story({
        summary: 'The workbook as an xlsx file, with every edit that has been acknowledged',
        tag: 'workbooks',
        answers: { file: xlsxType },
        refuses: [...always, 'deleted', 'damaged', 'savingFails'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const exported = await desk.export(found.value.workbook.id);
        if (!exported.ok) return refuse(c, exported.error);
        const { title, file } = exported.value;
        c.header('Content-Type', xlsxType);
        c.header('Content-Disposition', attachment(`${title || 'Samregn'}.xlsx`));
        c.header('Cache-Control', 'no-store');
        return c.body(new Uint8Array(file));
      },
    );
}

/** A file name in a header: letters beyond ASCII go in the second form, which every browser knows. */
function attachment(name: string): string {
  const safe = name.replaceAll(/[\p{Cc}\p{Cs}/\\:*?"<>|]/gu, '-');
  const plain = safe.replaceAll(/[^\x20-\x7E]/g, '-');
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
