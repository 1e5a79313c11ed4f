/** Which address a request comes from, as far as it can be believed. */
import { isIPv6 } from 'node:net';
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

/**
 * What limits count as one address. Some proxies write the port behind it, which is another for each connection; and of
 * IPv6 a single line has at least 2^64 addresses (RFC 6177), so all with the same first half are one.
 */
export function placeOf(address: string): string {
  const bare = address
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(bare)) return bare;
  // Written out by the rules of URLs, with hexadecimal groups only.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/** The address that limits are counted by: the trusted proxy's word, or the socket's own. */
export function addressOf(c: Context, { proxyHops }: { readonly proxyHops: number }): string {
  const forwarded = trustedEntry(c.req.header('x-forwarded-for'), proxyHops);
  return placeOf(forwarded ?? getConnInfo(c).remote.address ?? '');
}
