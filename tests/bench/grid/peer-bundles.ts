/**
 * The peers, fetched from the npm registry in exact versions into a folder of their own and bundled one by one, since as
 * dependencies they would make everybody's `npm ci` four times as large. Once there, nothing is fetched again.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/bench-grid', import.meta.url));
const run = promisify(execFile);

const react = { react: '18.3.1', 'react-dom': '18.3.1' };

/** What each page is made of; the floor is HyperFormula and plain elements. */
const packages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  floor: { hyperformula: '3.5.0' },
  'o-spreadsheet': { '@odoo/o-spreadsheet': '19.3.7', '@odoo/owl': '2.8.3', bootstrap: '5.3.3' },
  univer: {
    '@univerjs/presets': '0.25.1',
    '@univerjs/preset-sheets-core': '0.25.1',
    rxjs: '7.8.2',
    ...react,
  },
  'fortune-sheet': { '@fortune-sheet/react': '1.0.4', ...react },
  handsontable: { handsontable: '18.1.1', hyperformula: '3.5.0' },
};

export interface Bundle {
  readonly name: string;
  /** what was built, or why it was not */
  readonly folder: string | undefined;
  readonly problem?: string;
}

async function bundle(name: string): Promise<Bundle> {
  const folder = join(cache, name);
  try {
    await mkdir(join(folder, 'src'), { recursive: true });
    const wanted = JSON.stringify(
      { private: true, type: 'module', dependencies: packages[name] },
      undefined,
      2,
    );
    await writeFile(join(folder, 'package.json'), wanted);
    if (!existsSync(join(folder, 'node_modules'))) {
      process.stdout.write(`installing ${name} …\n`);
      const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      await run('npm', words, { cwd: folder, timeout: 300_000 });
    }
    await cp(join(here, 'peers', `${name}.js`), join(folder, 'src', 'main.js'));
    for (const shared of ['peer-page.ts', 'workload.ts'])
      await cp(join(here, shared), join(folder, 'src', shared));
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<style>html,body{margin:0;height:100%}#app{height:100vh;width:100vw}</style>
<div id="app"></div><script type="module" src="/src/main.js"></script>`,
    );
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 100_000 },
    });
    return { name, folder: join(folder, 'dist') };
  } catch (error) {
    return { name, folder: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

export async function bundlePeers(
  names: readonly string[] = Object.keys(packages),
): Promise<readonly Bundle[]> {
  const bundles: Bundle[] = [];
  for (const name of names) bundles.push(await bundle(name));
  return bundles;
}
