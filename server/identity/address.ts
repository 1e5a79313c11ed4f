/** Which address a request comes from, as far as it can be believed. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The entry of a list header that the trusted proxies vouch for. Each proxy appends to the right, so with one trusted
 * hop it is the last, with two the last but one; what stands further left anybody may have written.
 */
export function trustedEntry(header: string | undefined, hops: number): string | undefined {
  if (hops === 0 || header === undefined) return undefined;
  const entries = header.split(',').map((part) => part.trim());
  return entries[Math.max(0, entries.length - hops)] || undefined;
}

/** The address that limits are counted by: the trusted proxy's word, or the socket's own. */
export function addressOf(c: Context, { proxyHops }: { readonly proxyHops: number }): string {
  return trustedEntry(c.req.header('x-forwarded-for'), proxyHops) ?? getConnInfo(c).remote.address ?? '';
}
