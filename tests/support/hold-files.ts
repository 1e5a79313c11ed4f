/** Files of a page that do not come for now. */
import type { Page } from 'playwright-core';
import { until } from './until.ts';

export interface HeldFiles {
  /** Resolves when a file of each name has been asked for. */
  areAsked(): Promise<void>;
  letCome(): Promise<void>;
}

/**
 * Holds files back by the beginning of their names. What has come the browser keeps, as it does for people: with
 * Playwright's own `route` it would keep nothing, and fetch twice what the page fetches before it imports it.
 */
export async function holdFiles(page: Page, names: readonly string[]): Promise<HeldFiles> {
  const session = await page.context().newCDPSession(page);
  const held = new Map<string, string>();
  session.on('Fetch.requestPaused', ({ requestId, request }) => held.set(requestId, request.url));
  await session.send('Network.clearBrowserCache');
  await session.send('Fetch.enable', { patterns: names.map((name) => ({ urlPattern: `*/${name}-*` })) });
  return {
    async areAsked() {
      await until(`the page has asked for ${names.join(', ')}`, () =>
        names.every((name) => [...held.values()].some((url) => url.includes(`/${name}-`))),
      );
    },
    letCome: () => session.detach(),
  };
}
