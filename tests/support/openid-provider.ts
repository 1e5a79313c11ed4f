/** A real OpenID Connect provider on this machine, with several tenants, at which people sign in without a page. */
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface TestProvider {
  /** what the tenant calls itself */
  issuer(tenant: string): string;
  /** Goes from an address at the provider to the address that it sends the person back to. */
  signIn(address: string, as: string): Promise<URL>;
  close(): Promise<void>;
}

export interface ProviderOptions {
  readonly redirects: readonly string[];
  readonly returns: readonly string[];
}

export const testClient = { clientId: 'samregn', clientSecret: 'a-secret-of-the-test' };

/** Each tenant is a provider of its own at a path of its own, all with the same client. */
export async function openTestProvider(
  tenants: readonly string[],
  options: ProviderOptions,
): Promise<TestProvider> {
  const handlers = new Map<string, ReturnType<Provider['callback']>>();
  const http: Server = createServer((request, response) => {
    const tenant = request.url!.split('/')[1]!;
    request.url = request.url!.slice(tenant.length + 1);
    // What koa needs to know of the path that was cut off.
    Object.assign(request, { originalUrl: `/${tenant}${request.url}`, baseUrl: `/${tenant}` });
    void handlers.get(tenant)?.(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const issuer = (tenant: string): string => `${root}/${tenant}`;
  for (const tenant of tenants) {
    const provider = new Provider(issuer(tenant), {
      clients: [
        {
          client_id: testClient.clientId,
          client_secret: testClient.clientSecret,
          redirect_uris: [...options.redirects],
          post_logout_redirect_uris: [...options.returns],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub', 'tid'], profile: ['name'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['a key of the test'] },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, tid: tenant, name: `${sub} Fra ${tenant}` }),
      }),
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        IdToken: 600,
        Interaction: 600,
        Session: 600,
        Grant: 600,
      },
      features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    });
    handlers.set(tenant, provider.callback());
  }
  return {
    issuer,
    async signIn(address, as) {
      const cookies = new Map<string, string>();
      let next = new URL(address);
      let form: URLSearchParams | undefined;
      for (let hops = 0; hops < 20; hops++) {
        if (next.origin !== root) return next;
        const response = await fetch(next, {
          redirect: 'manual',
          method: form ? 'POST' : 'GET',
          ...(form && { body: form }),
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
          cookies.set(name!, value!);
        }
        form = undefined;
        const location = response.headers.get('location');
        if (location !== null) next = new URL(location, next);
        else {
          const page = await response.text();
          const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
          const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
          if (prompt === undefined || action === undefined)
            throw new Error(`the provider shows no form: ${response.status} ${page.slice(0, 500)}`);
          next = new URL(action, next);
          form = new URLSearchParams(prompt === 'login' ? { prompt, login: as, password: 'x' } : { prompt });
        }
      }
      throw new Error('the provider sends the person round and round');
    },
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}
