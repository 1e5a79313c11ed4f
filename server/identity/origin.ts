/** Where a request comes from: a page of another host must not write with our visitors' cookies. */
import type { Context } from 'hono';
import type { Settings } from '../settings.ts';
import { trustedEntry } from './address.ts';

type ProxySettings = Pick<Settings, 'proxyHops' | 'origins'>;

function hostOf(c: Context, settings: ProxySettings): string | undefined {
  const forwarded = trustedEntry(c.req.header('x-forwarded-host'), settings.proxyHops);
  return forwarded ?? c.req.header('host');
}

export function isHttps(c: Context, settings: ProxySettings): boolean {
  const forwarded = trustedEntry(c.req.header('x-forwarded-proto'), settings.proxyHops);
  return (forwarded ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https';
}

/**
 * A request without Origin does not come from a page of another host; only browsers send our visitors' cookies. Over https
 * a page that came over http is another's: anybody on the way may have written it.
 */
export function isOwnOrigin(c: Context, settings: ProxySettings): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined || settings.origins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  return host === hostOf(c, settings)?.toLowerCase() && (protocol === 'https:' || !isHttps(c, settings));
}

/** The address that this server's pages have for whoever asks: the operator's word before the request's. */
export function ownOrigin(c: Context, settings: ProxySettings): string {
  const [given] = settings.origins;
  return given ?? `${isHttps(c, settings) ? 'https' : 'http'}://${hostOf(c, settings) ?? 'localhost'}`;
}
