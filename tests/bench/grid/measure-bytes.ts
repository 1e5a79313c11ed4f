/**
 * npm run bench -- bytes: the script of a workbook's page beside that of o-spreadsheet, alone: bytes are the same on every
 * machine, and need no rounds.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { openUsualBrowser } from '../../support/browser.ts';
import prepareBrowser from '../../support/build-pages.ts';
import { openOurServer, totalKey, watchOurPage } from './our-workbooks.ts';
import { bundlePeers } from './peer-bundles.ts';
import { countScripts } from './script-bytes.ts';
import { serve } from './serve-folder.ts';

const peer = 'o-spreadsheet';
const longestMs = 90_000;

type Scripts = Awaited<ReturnType<ReturnType<typeof countScripts>>>;

async function loadedBy(context: BrowserContext, address: string): Promise<Scripts> {
  const scripts = countScripts(context);
  const page = await context.newPage();
  await page.goto(address, { timeout: longestMs });
  const isCalculated = (): boolean =>
    (globalThis as { bench?: { calculatedMs?: number } }).bench?.calculatedMs !== undefined;
  await page.waitForFunction(isCalculated, undefined, { timeout: longestMs, polling: 100 });
  // What is loaded ahead of its use counts, too.
  await page.waitForLoadState('networkidle');
  const found = await scripts();
  await context.close();
  return found;
}

async function ours(browser: Browser): Promise<Scripts> {
  const server = await openOurServer();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'da-DK' });
  await context.addCookies([server.cookie]);
  await context.addInitScript(watchOurPage, totalKey);
  const found = await loadedBy(context, `${server.url}/mappe/${server.workbooks.W}`);
  await server.close();
  return found;
}

async function theirs(browser: Browser): Promise<Scripts | undefined> {
  const [bundle] = await bundlePeers([peer]);
  if (bundle?.folder === undefined) return undefined;
  const served = await serve(bundle.folder);
  const found = await loadedBy(await browser.newContext(), `${served.url}/?load=W`);
  served.close();
  return found;
}

export async function measureBytes(): Promise<string> {
  await prepareBrowser();
  const browser = await openUsualBrowser();
  try {
    const [own, other] = [await ours(browser), await theirs(browser)];
    const line = (what: string, bytes: number): string =>
      `${what.padEnd(36)}${(bytes / 1000).toFixed(1).padStart(8)} kB` +
      (other ? `  ${(bytes / other.all).toFixed(2)} of ${peer}’s ${(other.all / 1000).toFixed(1)} kB` : '');
    return [
      line('script before the engine, gzip', own.before),
      line('the worker’s own file, gzip', own.engine),
      line('script with the engine, gzip', own.all),
      ...(other ? [] : [`${peer} could not be installed or built`]),
    ].join('\n');
  } finally {
    await browser.close();
  }
}
