/** /api/installation: what the operator wants everybody to know about this installation. Needs no session. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { type Env, story } from './http.ts';
import type { Settings } from './settings.ts';

const installationBody = v.object({ statement: v.string(), contact: v.string() });

export function installationRoutes({ statement, contact }: Settings): Hono<Env> {
  const told: v.InferOutput<typeof installationBody> = { statement, contact };
  return new Hono<Env>().get(
    '/',
    story({
      summary: "The operator's accessibility statement and contact; empty where none is given",
      tag: 'installation',
      answers: installationBody,
      refuses: [],
    }),
    (c) => c.json(told),
  );
}
