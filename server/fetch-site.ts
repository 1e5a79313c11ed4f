/** What browsers say about who makes a request (Fetch Metadata): other sites have no use for our interface. */
import type { MiddlewareHandler } from 'hono';
import { refuse } from './errors.ts';

const ours: readonly string[] = ['same-origin', 'none'];

/** People leave for their organisation's sign-in from anywhere, and come back from it: from another site. */
const signIn = '/api/sign-in/';

/**
 * Refuses what a page of another site has made a browser ask for, also where it only reads: an image, a link or a frame
 * must not make a guest, start an export or find out who is signed in. Programs that are no browser say nothing here. Of
 * sockets every browser says the Origin, which is checked already; they differ in whether wss is the same site as https.
 */
export const notFromOtherSites: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const isUpgrade = c.req.header('upgrade') !== undefined;
  const isOurs = site === undefined || ours.includes(site) || c.req.path.startsWith(signIn);
  return isOurs || isUpgrade ? next() : refuse(c, 'wrongOrigin');
};
