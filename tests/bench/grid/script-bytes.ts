/** How much script a page loads until it has calculated, in a real browser, each file packed as gzip -9 would. */
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';

/** Bytes of all scripts that were loaded, each packed as gzip -9 would, and of those that were asked for before the engine. */
export function countScripts(
  context: BrowserContext,
): () => Promise<{ readonly before: number; readonly engine: number; readonly all: number }> {
  const asked: string[] = [];
  const sizes = new Map<string, Promise<number>>();
  const isScript = (url: string): boolean => /\.js(\?|$)/.test(url);
  const isEngine = (url: string): boolean => url.includes('worker');
  context.on('request', (request) => {
    if (isScript(request.url())) asked.push(request.url());
  });
  context.on('response', (response) => {
    if (!isScript(response.url())) return;
    const size = response.body().then(
      (body) => gzipSync(body, { level: 9 }).length,
      () => 0,
    );
    sizes.set(response.url(), size);
  });
  return async () => {
    const first = asked.findIndex(isEngine);
    const sum = async (urls: readonly string[]): Promise<number> => {
      let bytes = 0;
      for (const url of new Set(urls)) bytes += (await sizes.get(url)) ?? 0;
      return bytes;
    };
    return {
      before: await sum(first < 0 ? asked : asked.slice(0, first)),
      engine: await sum(asked.filter(isEngine)),
      all: await sum(asked),
    };
  };
}
