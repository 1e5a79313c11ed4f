/**
 * What a document weighs by itself: the same content in Yjs and nothing else, in the same browser. A page that shares its
 * document holds at least that; the rest of its heap is its own doing.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Browser, CDPSession } from 'playwright-core';

const address = 'http://document.test';

async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('bare-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bare' }, target: 'es2022' },
  });
  const [bundle] = [built].flat();
  return 'output' in bundle! ? bundle.output[0].code : '';
}

/** Opens a page that holds nothing but a document in this state; gives what `heapMb` says of it. */
export async function bareDocument(
  browser: Browser,
  state: Uint8Array,
  heapMb: (session: CDPSession) => Promise<number>,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${address}/`, (route) =>
    route.fulfill({ body: '<!doctype html>', contentType: 'text/html' }),
  );
  await page.route(`${address}/state`, (route) => route.fulfill({ body: Buffer.from(state) }));
  await page.goto(`${address}/`);
  await page.addScriptTag({ content: await script() });
  await page.waitForFunction(() => (globalThis as { cellCount?: number }).cellCount !== undefined);
  const megabytes = await heapMb(await context.newCDPSession(page));
  await context.close();
  return megabytes;
}
