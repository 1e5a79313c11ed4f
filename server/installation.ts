/** /api/installation: what the operator wants everybody to know about this installation. Needs no session. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { type Env, story } from './http.ts';
import type { Settings } from './settings.ts';

const installationBody = v.object({
  statement: v.string(),
  contact: v.string(),
  /** what the privacy page tells; days and hours */
  privacy: v.object({
    database: v.picklist(['sqlite', 'postgres']),
    guestDays: v.number(),
    sessionDays: v.number(),
    idleHours: v.number(),
    trashDays: v.number(),
    historyDays: v.number(),
  }),
});

export function installationRoutes(settings: Settings): Hono<Env> {
  const { statement, contact, database, trashDays, identity, history } = settings;
  const { guestDays, sessionDays, idleHours } = identity;
  const told: v.InferOutput<typeof installationBody> = {
    statement,
    contact,
    privacy: {
      database: database === '' ? 'sqlite' : 'postgres',
      guestDays,
      sessionDays,
      idleHours,
      trashDays,
      historyDays: history.days,
    },
  };
  return new Hono<Env>().get(
    '/',
    story({
      summary: "The operator's accessibility statement and contact, and for how long what is kept here",
      tag: 'installation',
      answers: installationBody,
      refuses: [],
    }),
    (c) => c.json(told),
  );
}
