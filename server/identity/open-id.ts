/**
 * Sign-in with OpenID Connect: authorization code with PKCE, state and nonce, by openid-client, which checks signature,
 * audience, times, nonce and the issuer's name. On top of that a token must come from exactly the issuer, and where one
 * issuer serves several tenants from exactly the tenant, that the organisation's sign-in names: with Entra ID everybody's
 * tenant signs with the same keys.
 */
import * as openid from 'openid-client';
import { type Result, done, refused } from '#model';
import type { Logger } from 'pino';
import type { Time } from '../storage/storage.ts';
import { type Issuer, isPlainHttpAllowed } from './issuers.ts';

/** Who came back from an issuer. The two together are the key: an address or a name may pass to somebody else. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** as the issuer tells it; '' when it does not */
  readonly name: string;
}

/** What is remembered while a person is at the issuer's. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const mostNameLength = 60;

/** Why a token that its signature proves is still not taken. */
export function claimsProblem(
  { issuer, tenant }: Pick<Issuer, 'issuer' | 'tenant'>,
  claims: { readonly iss: string; readonly tid?: unknown },
): 'foreign issuer' | 'foreign tenant' | undefined {
  if (claims.iss !== issuer) return 'foreign issuer';
  if (tenant === undefined || claims.tid === tenant) return undefined;
  // An issuer with the tenant in its own name, as Entra ID's has, need not say it twice.
  return claims.tid === undefined && issuer.includes(tenant) ? undefined : 'foreign tenant';
}

function nameIn(claim: unknown): string {
  if (typeof claim !== 'string') return '';
  return claim
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, mostNameLength);
}

export class OpenId {
  readonly #now: () => Time;
  readonly #logger: Logger;
  readonly #known = new Map<string, Promise<openid.Configuration>>();

  constructor(world: { readonly now: () => Time; readonly logger: Logger }) {
    this.#now = world.now;
    this.#logger = world.logger;
  }

  /** The address to send the person to; undefined when the issuer does not answer. */
  async begin(issuer: Issuer, redirect: string): Promise<(Expected & { readonly url: string }) | undefined> {
    const config = await this.#configuration(issuer);
    if (!config) return undefined;
    const expected = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: 'openid profile',
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(expected.verifier),
      code_challenge_method: 'S256',
    });
    return { ...expected, url: url.href };
  }

  /** Redeems the code that a person came back with to `address`. Why it was refused stands in the log, without secrets. */
  async finish(issuer: Issuer, address: URL, expected: Expected): Promise<Result<Identity, 'signInFailed'>> {
    const config = await this.#configuration(issuer);
    if (!config) return refused('signInFailed');
    try {
      const tokens = await openid.authorizationCodeGrant(config, address, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const problem = claimsProblem(issuer, claims);
      if (!problem) return done({ issuer: claims.iss, subject: claims.sub, name: nameIn(claims['name']) });
      this.#logger.warn({ signIn: issuer.key, why: problem }, 'a sign-in was refused');
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      this.#logger.warn(
        { signIn: issuer.key, why: String(code ?? (error as Error).name) },
        'a sign-in was refused',
      );
    }
    return refused('signInFailed');
  }

  /** Where to leave the issuer too (RP-initiated logout); undefined when it offers no such place. */
  async leave(issuer: Issuer, returnTo: string): Promise<string | undefined> {
    const config = await this.#configuration(issuer);
    if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href;
  }

  /** What the issuer says about itself, asked for when it is first needed, and again after it did not answer. */
  async #configuration(issuer: Issuer): Promise<openid.Configuration | undefined> {
    const known = this.#known.get(issuer.key) ?? this.#discover(issuer);
    this.#known.set(issuer.key, known);
    try {
      return await known;
    } catch (error) {
      this.#known.delete(issuer.key);
      this.#logger.error({ signIn: issuer.key, err: error }, 'an issuer could not be reached');
      return undefined;
    }
  }

  #discover(issuer: Issuer): Promise<openid.Configuration> {
    const url = new URL(issuer.issuer);
    // Times in tokens are held against the clock that the server goes by.
    const skewSeconds = Math.round((this.#now() - Date.now()) / 1000);
    return openid.discovery(
      url,
      issuer.clientId,
      {
        ...(issuer.clientSecret !== undefined && { client_secret: issuer.clientSecret }),
        [openid.clockSkew]: skewSeconds,
      },
      undefined,
      {
        // Without it openid-client would take the line to the issuer for proof enough, and look at no signature.
        execute: [
          openid.enableNonRepudiationChecks,
          ...(isPlainHttpAllowed(url) ? [openid.allowInsecureRequests] : []),
        ],
      },
    );
  }
}
