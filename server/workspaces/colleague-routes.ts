/** /api/workbooks/:id: who works in it, and who wrote what stands in a cell. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { readRootName } from '#model';
import { refuse } from '../errors.ts';
import { type Env, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import { type LastEdit, type WorkbooksWorld, WorkbookDesk } from './workbooks.ts';

const person = v.object({ id: v.string(), name: v.string() });
const peopleBody = v.object({ people: v.array(person) });
const lastEditBody = v.variant('by', [
  v.object({ by: v.picklist(['nobody', 'unknown']) }),
  v.object({
    by: v.literal('person'),
    person,
    /** to the minute; missing when it came before times were written down */
    at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    /** whose connection brought it, where that was somebody else's */
    broughtBy: v.optional(person),
  }),
]);

function shown(edit: LastEdit | undefined): v.InferOutput<typeof lastEditBody> {
  if (!edit) return { by: 'nobody' };
  if (edit.kind !== 'person') return { by: edit.kind };
  const { by, arrival } = edit;
  return {
    by: 'person',
    person: { id: by.person, name: by.name },
    ...(arrival && { at: new Date(arrival.at).toISOString() }),
    ...(arrival && arrival.person !== by.person && { broughtBy: { id: arrival.person, name: arrival.name } }),
  };
}

export function colleagueRoutes(world: WorkbooksWorld): Hono<Env> {
  const { storage } = world;
  const desk = new WorkbookDesk(world);
  const always = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;

  return new Hono<Env>()
    .get(
      '/:id/people',
      story({
        summary: 'Everybody who may open a workbook and has said a name',
        tag: 'workbooks',
        answers: peopleBody,
        refuses: always,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        return c.json({ people: await storage.listPeople(found.value.workbook.id) });
      },
    )
    .get(
      '/:id/cells/:sheet/:cell/last',
      story({
        summary: 'Who wrote what stands in a cell, and when',
        tag: 'workbooks',
        answers: lastEditBody,
        refuses: [...always, 'damaged', 'savingFails'],
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const root = `c/${c.req.param('sheet')}`;
        if (!readRootName(root)) return refuse(c, 'notFound');
        const edit = await desk.lastEdit(found.value.workbook.id, root, c.req.param('cell'));
        return edit.ok ? c.json(shown(edit.value)) : refuse(c, edit.error);
      },
    );
}
