/** What all routes share: who is asking, what a request may hold, and how both are described in the OpenAPI document. */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver, validator } from 'hono-openapi';
import * as v from 'valibot';
import { type ErrorCode, errorCodes, refuse, statusOf } from './errors.ts';
import { isOwnOrigin } from './identity/origin.ts';
import type { CurrentSession, Sessions } from './identity/sessions.ts';
import type { Settings } from './settings.ts';
import type { Person } from './storage/storage.ts';

type DescribeRouteOptions = Parameters<typeof describeRoute>[0];

export interface Env {
  readonly Variables: { readonly person: Person; readonly session: CurrentSession };
}

/** Requests that change something carry this header, with any value. */
const ownMark = 'x-samregn';

/** Pages of other hosts may read nothing of ours, and must not write either. */
export function ownOriginOnly(settings: Settings): MiddlewareHandler {
  return async (c, next) => {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isUpgrade = c.req.header('upgrade') !== undefined;
    if ((!isReading || isUpgrade) && !isOwnOrigin(c, settings)) return refuse(c, 'wrongOrigin');
    // A form, an image or a link of another page cannot set a header, whatever a browser makes of Origin.
    if (!isReading && c.req.header(ownMark) === undefined) return refuse(c, 'missingMark');
    return next();
  };
}

export function knownPersonOnly(sessions: Sessions): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) => {
    const asker = await sessions.read(c);
    if (!asker) return refuse(c, 'noSession');
    c.set('person', asker.person);
    c.set('session', asker.session);
    return next();
  });
}

/** What guests may not do, also where they may do all else. */
export const signedInOnly = createMiddleware<Env>(async (c, next) =>
  c.get('session').method === 'guest' ? refuse(c, 'guestsMayNot') : next(),
);

/** Making something of one's own, which a guest may do only where a name is enough. */
export function creatorsOnly({ identity }: Settings): MiddlewareHandler<Env> {
  return createMiddleware<Env>(async (c, next) =>
    identity.guests === 'all' || c.get('session').method !== 'guest' ? next() : refuse(c, 'guestsMayNot'),
  );
}

/** The body as a schema wants it. A refusal does not repeat what was sent. */
export function body<Schema extends v.GenericSchema>(schema: Schema) {
  return validator('json', schema, (result, c) => (result.success ? undefined : refuse(c, 'badRequest')));
}

export function query<Schema extends v.GenericSchema>(schema: Schema) {
  return validator('query', schema, (result, c) => (result.success ? undefined : refuse(c, 'badRequest')));
}

const errorBody = v.object({ error: v.picklist(errorCodes) });

export interface RouteStory {
  readonly summary: string;
  readonly tag:
    | 'session'
    | 'installation'
    | 'organisations'
    | 'workbooks'
    | 'links'
    | 'library'
    | 'history'
    | 'sync';
  /** the schema of the answer; undefined for 204, or the media type of a file */
  readonly answers: v.GenericSchema | 'nothing' | 'redirect' | 'socket' | { readonly file: string };
  readonly status?: 200 | 201;
  readonly refuses: readonly ErrorCode[];
}

/** Describes a route in the OpenAPI document. */
export function story({ summary, tag, answers, status = 200, refuses }: RouteStory): MiddlewareHandler {
  const responses: NonNullable<DescribeRouteOptions['responses']> = {};
  for (const [code, errors] of Object.entries(Object.groupBy(refuses, (error) => statusOf(error)))) {
    responses[code] = {
      description: errors!.join(', '),
      content: { 'application/json': { schema: resolver(errorBody) } },
    };
  }
  if (answers === 'nothing') responses[204] = { description: 'Done' };
  else if (answers === 'redirect') responses[302] = { description: summary };
  else if (answers === 'socket') responses[101] = { description: 'The y-websocket protocol' };
  else if ('file' in answers)
    responses[status] = {
      description: summary,
      content: { [answers.file]: { schema: { type: 'string', format: 'binary' } } },
    };
  else
    responses[status] = {
      description: summary,
      content: { 'application/json': { schema: resolver(answers) } },
    };
  return describeRoute({ summary, tags: [tag], responses });
}

/** Neither control characters nor halves of emoji, which a database keeps as another sign. */
export const soundLine = /^[^\p{Cc}\p{Cs}]*$/u;

/** A short text that a person gives: trimmed, without control characters and halves of emoji. */
export function givenText(most: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most), v.regex(soundLine));
}
