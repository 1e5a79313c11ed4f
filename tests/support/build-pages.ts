/** Before the journeys: builds the pages as people get them, and unpacks the browser. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { unpackChromium } from './unpack-chromium.ts';

export default async function prepare(): Promise<void> {
  await unpackChromium();
  await build({
    configFile: fileURLToPath(new URL('../../client/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
}
