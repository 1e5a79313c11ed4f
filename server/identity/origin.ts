/** Where a request comes from: a page of another host must not write with our visitors' cookies. */
import type { Context } from 'hono';
import type { Settings } from '../settings.ts';

type ProxySettings = Pick<Settings, 'trustsProxy' | 'origins'>;

/** The first of a list that proxies append to. */
function first(header: string | undefined): string | undefined {
  return header?.split(',')[0]?.trim() || undefined;
}

function hostOf(c: Context, settings: ProxySettings): string | undefined {
  const forwarded = settings.trustsProxy ? first(c.req.header('x-forwarded-host')) : undefined;
  return forwarded ?? c.req.header('host');
}

export function isHttps(c: Context, settings: ProxySettings): boolean {
  const forwarded = settings.trustsProxy ? first(c.req.header('x-forwarded-proto')) : undefined;
  return (forwarded ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https';
}

/** A request without Origin does not come from a page of another host; only browsers send our visitors' cookies. */
export function isOwnOrigin(c: Context, settings: ProxySettings): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined || settings.origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === hostOf(c, settings)?.toLowerCase();
}
