/**
 * LibreOffice as an independent judge: it opens a file, calculates every formula anew and saves it. Found on the PATH; in
 * a profile of its own, so that nobody's settings count and nobody's open office is disturbed.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What to say where LibreOffice is missing. */
export const missingLibreOffice =
  'LibreOffice is not on the PATH: install the package libreoffice-calc-nogui (or libreoffice-calc) to run these tests.';

const conversionLimitMs = 240_000;

/** Calculate everything anew when a file is opened, instead of believing the values in it. */
const settings = (locale: Locale): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop>
  </item>
</oor:items>
`;

/** Whose marks and order of letters count when text and numbers turn into each other. */
type Locale = 'en-US' | 'da-DK';

export function findLibreOffice(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

export interface LibreOffice {
  /** The workbook as LibreOffice saves it after calculating all of it. */
  recalculate(xlsx: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openLibreOffice(program: string, locale: Locale = 'en-US'): Promise<LibreOffice> {
  const home = await mkdtemp(join(tmpdir(), 'samregn-libreoffice-'));
  await mkdir(join(home, 'profile', 'user'), { recursive: true });
  await writeFile(join(home, 'profile', 'user', 'registrymodifications.xcu'), settings(locale));
  const run = promisify(execFile);
  let count = 0;
  return {
    async recalculate(xlsx) {
      const folder = join(home, String(++count));
      await mkdir(folder);
      const file = join(folder, 'in.xlsx');
      await writeFile(file, xlsx);
      await run(
        program,
        [
          `-env:UserInstallation=${pathToFileURL(join(home, 'profile')).href}`,
          '--headless',
          '--norestore',
          '--convert-to',
          'xlsx:Calc MS Excel 2007 XML',
          '--outdir',
          join(folder, 'out'),
          file,
        ],
        { timeout: conversionLimitMs, killSignal: 'SIGKILL' },
      );
      return readFile(join(folder, 'out', 'in.xlsx'));
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}
