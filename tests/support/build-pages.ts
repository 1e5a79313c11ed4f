/** Before the journeys: builds the pages as people get them, and unpacks the browser. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { unpackChromium } from './unpack-chromium.ts';

export default async function prepare(): Promise<void> {
  await unpackChromium();
  // Under vitest's own name for the surroundings the pages would come out as nobody gets them.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: fileURLToPath(new URL('../../client/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
  if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = NODE_ENV;
}
