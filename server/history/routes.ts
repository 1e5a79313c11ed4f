/**
 * /api/workbooks/:id/history and …/versions. Whoever may see a workbook may see how it came about, guests by link too;
 * who may edit it may name versions; its owners take the history home as a file.
 */
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import * as v from 'valibot';
import { type ChangeFacts, changeKinds } from '#model';
import { refuse } from '../errors.ts';
import { type Env, body, givenText, query, story } from '../http.ts';
import { allowed } from '../identity/access.ts';
import type { ChangeFilter, KeptChange, KeptVersion } from '../storage/history.ts';
import { exportedHistory } from './export.ts';
import { type HistoryWorld, HistoryDesk } from './history-desk.ts';

const time = v.pipe(v.string(), v.isoTimestamp());
const person = v.object({ id: v.string(), name: v.string() });
const changeBody = v.object({
  /** the update that it was told from and its own number in that: what `after` takes */
  place: v.string(),
  at: time,
  person,
  kind: v.picklist(changeKinds),
  sheet: v.string(),
  cell: v.string(),
  facts: v.looseObject({}),
});
const changesBody = v.object({ changes: v.array(changeBody), people: v.array(person), isMore: v.boolean() });
const versionBody = v.object({
  number: v.number(),
  from: time,
  at: time,
  name: v.nullable(v.string()),
  by: v.nullable(person),
  people: v.array(person),
  changes: v.number(),
});
const value = v.union([v.string(), v.number(), v.boolean(), v.looseObject({ error: v.string() })]);
const side = v.object({
  stored: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  text: v.optional(v.string()),
  value: v.optional(value),
});
const cellBody = v.looseObject({
  sheet: v.string(),
  cell: v.string(),
  at: v.string(),
  before: side,
  after: side,
});
const differenceBody = v.object({
  inputs: v.array(cellBody),
  inputCount: v.number(),
  results: v.array(v.looseObject({ key: v.string(), label: v.string() })),
  values: v.array(cellBody),
  valueCount: v.number(),
  things: v.array(v.looseObject({ kind: v.picklist(changeKinds) })),
  formatCount: v.number(),
});

const id = v.pipe(v.string(), v.maxLength(100));
const milliseconds = v.pipe(
  time,
  v.transform((text) => Date.parse(text)),
);
const filterFields = {
  person: v.optional(id),
  sheet: v.optional(id),
  cell: v.optional(id),
  kind: v.optional(v.picklist(changeKinds)),
  from: v.optional(milliseconds),
  until: v.optional(milliseconds),
};
const place = v.pipe(
  v.string(),
  v.regex(/^\d{1,15}\.\d{1,15}$/),
  v.transform((text) => {
    const [seq, n] = text.split('.').map(Number);
    return { seq: seq!, n: n! };
  }),
);
const whole = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

const pageSize = 100;

/** Longest name of a version. */
const maxNameLength = 100;

const shownTime = (ms: number): string => new Date(ms).toISOString();

function shownChange({ seq, n, at, person, name, kind, sheet, cell, facts }: KeptChange) {
  return {
    place: `${seq}.${n}`,
    at: shownTime(at),
    person: { id: person, name },
    kind,
    sheet,
    cell,
    facts: JSON.parse(facts) as ChangeFacts,
  };
}

function shownVersion({ number, from, at, name, by, people, changes }: KeptVersion) {
  return { number, from: shownTime(from), at: shownTime(at), name, by, people, changes };
}

function filterOf(wanted: {
  readonly kind?: (typeof changeKinds)[number] | undefined;
  readonly person?: string | undefined;
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}): ChangeFilter {
  const { kind, ...filter } = wanted;
  return { ...filter, ...(kind && { kinds: [kind] }) };
}

export function historyRoutes(world: HistoryWorld): Hono<Env> {
  const { storage } = world;
  const desk = new HistoryDesk(world);
  const always = ['noSession', 'forbidden', 'notFound', 'deleted'] as const;
  const reading = [...always, 'damaged', 'savingFails'] as const;

  return new Hono<Env>()
    .get(
      '/:id/history',
      story({
        summary: 'Who changed what, newest first; by person, time, sheet, cell and kind',
        tag: 'history',
        answers: changesBody,
        refuses: [...always, 'badRequest'],
      }),
      query(v.object({ ...filterFields, after: v.optional(place) })),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const workbook = found.value.workbook.id;
        const { after, ...wanted } = c.req.valid('query');
        if (!after) await desk.refresh(workbook);
        const filter = filterOf(wanted);
        const limit = pageSize + 1;
        const changes = await storage.listChanges(workbook, { filter, order: 'newest', after, limit });
        return c.json({
          changes: changes.slice(0, pageSize).map(shownChange),
          people: after ? [] : await storage.listChangers(workbook),
          isMore: changes.length > pageSize,
        });
      },
    )
    .get(
      '/:id/history/file',
      story({
        summary: 'The history as a file: CSV for Excel in Danish, or one JSON object a line; for owners',
        tag: 'history',
        answers: { file: 'text/csv' },
        refuses: [...always, 'badRequest'],
      }),
      query(v.object({ ...filterFields, format: v.optional(v.picklist(['csv', 'jsonl']), 'csv') })),
      async (c) => {
        const found = await allowed(storage, c, 'own');
        if (!found.ok) return refuse(c, found.error);
        const workbook = found.value.workbook.id;
        const { format, ...wanted } = c.req.valid('query');
        await desk.refresh(workbook);
        const type = format === 'csv' ? 'text/csv' : 'application/jsonl';
        c.header('Content-Type', `${type}; charset=utf-8`);
        c.header('Content-Disposition', `attachment; filename="historik.${format}"`);
        return stream(c, async (out) => {
          for await (const part of exportedHistory(storage, workbook, { format, filter: filterOf(wanted) })) {
            if (out.aborted) break;
            await out.write(part);
          }
        });
      },
    )
    .get(
      '/:id/versions',
      story({
        summary: 'The versions of a workbook, newest first: named ones, and one for each session of work',
        tag: 'history',
        answers: v.object({ versions: v.array(versionBody) }),
        refuses: always,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        return c.json({ versions: (await storage.listVersions(found.value.workbook.id)).map(shownVersion) });
      },
    )
    .post(
      '/:id/versions',
      story({
        summary: 'Keeps the workbook as it is now, under a name',
        tag: 'history',
        answers: versionBody,
        status: 201,
        refuses: [...reading, 'badRequest', 'wrongOrigin', 'internal'],
      }),
      body(v.object({ name: givenText(maxNameLength) })),
      async (c) => {
        const found = await allowed(storage, c, 'edit');
        if (!found.ok) return refuse(c, found.error);
        const { name } = c.req.valid('json');
        const named = await desk.name(found.value.workbook.id, c.get('person').id, name);
        return named.ok ? c.json(shownVersion(named.value), 201) : refuse(c, named.error);
      },
    )
    .patch(
      '/:id/versions/:number',
      story({
        summary: 'Names a version, which keeps it; null takes the name away',
        tag: 'history',
        answers: 'nothing',
        refuses: [...always, 'badRequest', 'wrongOrigin'],
      }),
      body(v.object({ name: v.nullable(givenText(maxNameLength)) })),
      async (c) => {
        const found = await allowed(storage, c, 'edit');
        if (!found.ok) return refuse(c, found.error);
        const number = v.safeParse(whole, c.req.param('number'));
        const { name } = c.req.valid('json');
        const by = c.get('person').id;
        const workbook = found.value.workbook.id;
        const isNamed =
          number.success &&
          (await storage.nameVersion(workbook, number.output, name === null ? null : { name, by }));
        return isNamed ? c.body(null, 204) : refuse(c, 'notFound');
      },
    )
    .get(
      '/:id/versions/:number/state',
      story({
        summary: "A version's document, as an encoded Yjs state",
        tag: 'history',
        answers: { file: 'application/octet-stream' },
        refuses: reading,
      }),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const number = v.safeParse(whole, c.req.param('number'));
        if (!number.success) return refuse(c, 'notFound');
        const state = await desk.state(found.value.workbook.id, number.output);
        if (!state.ok) return refuse(c, state.error);
        c.header('Content-Type', 'application/octet-stream');
        return c.body(new Uint8Array(state.value));
      },
    )
    .get(
      '/:id/versions/:number/difference',
      story({
        summary: 'What differs between a version and another, or the workbook as it is now; both calculated',
        tag: 'history',
        answers: differenceBody,
        refuses: [...reading, 'badRequest'],
      }),
      query(v.object({ than: v.optional(whole), from: v.optional(whole) })),
      async (c) => {
        const found = await allowed(storage, c, 'see');
        if (!found.ok) return refuse(c, found.error);
        const number = v.safeParse(whole, c.req.param('number'));
        if (!number.success) return refuse(c, 'notFound');
        const { than = 'now', from = 0 } = c.req.valid('query');
        const difference = await desk.compare(found.value.workbook.id, number.output, than, from);
        return difference.ok ? c.json(difference.value) : refuse(c, difference.error);
      },
    );
}
