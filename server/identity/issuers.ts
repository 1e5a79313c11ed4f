/**
 * The sign-ins that the operator has set up: one issuer of OpenID Connect for each organisation, in a JSON file that the
 * setting names, since it holds secrets.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Result, done, refused } from '#model';
import { messageOf } from '../start-refusal.ts';

export interface Issuer {
  /** stands in the database for this sign-in: short, and never changed */
  readonly key: string;
  /** the organisation whose people sign in here, as people are to read it */
  readonly organisation: string;
  /** exactly what the issuer calls itself */
  readonly issuer: string;
  /** the id of the organisation's tenant where the issuer serves several, as Entra ID does; tokens must name it */
  readonly tenant: string | undefined;
  readonly clientId: string;
  /** undefined for a public client */
  readonly clientSecret: string | undefined;
}

const tenantMark = '{tenant}';

/** Entra ID's addresses that take anybody's tenant: with them, who signs in would be decided elsewhere. */
const anyTenant = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Over plain http only on this very machine, for trying out. */
export function isPlainHttpAllowed(url: URL): boolean {
  return url.protocol === 'http:' && loopback.has(url.hostname);
}

function isIssuer(text: string): boolean {
  const filled = text.replace(tenantMark, 'x');
  if (!URL.canParse(filled)) return false;
  const url = new URL(filled);
  return (url.protocol === 'https:' || isPlainHttpAllowed(url)) && url.search === '' && url.hash === '';
}

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

const file = v.pipe(
  v.array(
    v.pipe(
      v.strictObject({
        key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'key skal være 1-40 små bogstaver, tal og -')),
        organisation: line,
        issuer: v.pipe(line, v.check(isIssuer, 'issuer skal være en https-adresse uden ? og #')),
        tenant: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/, 'tenant skal være lejerens id'))),
        clientId: line,
        clientSecret: v.optional(line),
      }),
      v.check(
        ({ issuer, tenant }) => !issuer.includes(tenantMark) || tenant !== undefined,
        'tenant mangler, når issuer indeholder {tenant}',
      ),
      v.check(
        ({ issuer }) => !anyTenant.test(issuer),
        'issuer skal være organisationens egen lejer, ikke common, organizations eller consumers',
      ),
      v.transform(({ key, organisation, issuer, tenant, clientId, clientSecret }): Issuer => ({
        key,
        organisation,
        issuer: issuer.replace(tenantMark, tenant ?? ''),
        tenant,
        clientId,
        clientSecret,
      })),
    ),
  ),
  v.check(
    (list) => new Set(list.map(({ key }) => key)).size === list.length,
    'hver key må kun bruges én gang',
  ),
);

/** The sign-ins of a file, or a sentence in Danish about what is wrong with it; secrets are not repeated. */
export function readIssuers(path: string): Result<readonly Issuer[], string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return refused(
      error instanceof SyntaxError
        ? `SAMREGN_SIGN_IN: ${path} er ikke JSON.`
        : `SAMREGN_SIGN_IN: ${path} kan ikke læses: ${messageOf(error)}`,
    );
  }
  const read = v.safeParse(file, content);
  if (read.success) return done(read.output);
  const issue = read.issues[0];
  const place = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  const what = issue.type === 'check' || issue.type === 'regex' ? issue.message : 'er ikke som ventet';
  return refused(`SAMREGN_SIGN_IN: ${path}${place === '' ? '' : `, ${place}`}: ${what}.`);
}
