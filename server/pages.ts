/** The built pages: files under their own names, and index.html for every address that the page itself knows. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type MiddlewareHandler, Hono } from 'hono';

const forEver = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

export function pages(folder: string): Hono {
  const isBuilt = (): boolean => existsSync(join(folder, 'index.html'));
  let serveFile: MiddlewareHandler | undefined;
  let serveIndex: MiddlewareHandler | undefined;
  return new Hono()
    .use('*', async (c, next) => {
      if (isBuilt()) return next();
      return c.text('Siderne er ikke bygget. Kør: npm run build\n', 503);
    })
    .get('*', async (c, next) => {
      serveFile ??= serveStatic({
        root: folder,
        precompressed: true,
        // The build names what is in assets/ after its content.
        onFound: (_, c) => c.header('Cache-Control', c.req.path.startsWith('/assets/') ? forEver : askAgain),
      });
      return serveFile(c, next);
    })
    .get('/assets/*', (c) => c.text('Not found\n', 404))
    .get('*', async (c, next) => {
      serveIndex ??= serveStatic({
        root: folder,
        path: 'index.html',
        precompressed: true,
        onFound: (_, c) => c.header('Cache-Control', askAgain),
      });
      return serveIndex(c, next);
    });
}
