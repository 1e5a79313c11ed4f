/** An issuer whose tokens are not what they should be. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenId } from '../../../server/identity/open-id.ts';
import { testClient } from '../../support/openid-provider.ts';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('a token that an issuer hands over', () => {
  let http: Server;
  let issuer: string;
  let token: string;
  beforeAll(async () => {
    http = createServer((request, response) => {
      const answers: Readonly<Record<string, unknown>> = {
        '/.well-known/openid-configuration': {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
        '/keys': {
          keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }],
        },
        '/token': { access_token: 'x', token_type: 'bearer', id_token: token },
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers[request.url!]));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => http.close(resolve)));

  /** Signs in; the token is signed by a key, with claims that may be others than they should be. */
  const signIn = async (
    key: typeof own.privateKey,
    claims: Readonly<Record<string, unknown>> = {},
    algorithm = 'RS256',
  ): Promise<boolean> => {
    const openId = new OpenId({ now: Date.now, logger: pino({ level: 'silent' }) });
    const { clientId, clientSecret } = testClient;
    const at = { key: 'x', organisation: 'X', issuer, tenant: undefined, clientId, clientSecret };
    const begun = await openId.begin(at, `${issuer}/back`);
    const nowS = Math.floor(Date.now() / 1000);
    const said = {
      iss: issuer,
      sub: 'anne',
      aud: clientId,
      iat: nowS,
      exp: nowS + 60,
      nonce: begun!.nonce,
      ...claims,
    };
    const text = `${part({ alg: algorithm, kid: 'own' })}.${part(said)}`;
    const signature = algorithm === 'none' ? '' : createSign('sha256').update(text).sign(key, 'base64url');
    token = `${text}.${signature}`;
    const back = new URL(`${issuer}/back?code=c&state=${begun!.state}`);
    return (await openId.finish(at, back, begun!)).ok;
  };

  it('[AUTH-20] is taken when it is signed by the issuer, for us, now, and for this sign-in', async () => {
    expect(await signIn(own.privateKey)).toBe(true);
  });

  it('[AUTH-20] is refused when its signature is somebody else’s, or missing', async () => {
    expect(await signIn(foreign.privateKey)).toBe(false);
    expect(await signIn(own.privateKey, {}, 'none')).toBe(false);
  });

  it('[AUTH-20] is refused when it is for another, from another, not valid now, or of another sign-in', async () => {
    const nowS = Math.floor(Date.now() / 1000);
    for (const claims of [
      { aud: 'another' },
      { iss: 'https://evil.example' },
      { exp: nowS - 3600 },
      { nbf: nowS + 3600 },
      { nonce: 'another' },
      { sub: undefined },
    ])
      expect(await signIn(own.privateKey, claims), JSON.stringify(claims)).toBe(false);
  });
});
