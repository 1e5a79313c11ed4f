import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { fetchPartsFirst, firstFiles, oneBuild } from './one-build.ts';
import { standIns } from './stand-ins.ts';

const compressible = new Set(['.js', '.css', '.html', '.svg', '.json']);

/** Writes a .br and a .gz beside every text file, once, so that the server never compresses. */
function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !compressible.has(extname(entry.name))) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

const server = process.env.SAMREGN_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [oneBuild(), fetchPartsFirst(), solid(), precompress()],
  resolve: { alias: [...standIns] },
  // The engine stays out of the page: only the worker's own bundle holds it.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The oldest that know light-dark(), on which the themes rest.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    // The engine; tests hold what all of it weighs.
    chunkSizeWarningLimit: 700,
    modulePreload: {
      polyfill: false,
      // A part of one file is fetched first like all others (parts/fetch-first.ts).
      resolveDependencies: (file, files, { hostType }) =>
        hostType === 'js' && files.length === 0 ? [file] : files,
    },
    rolldownOptions: {
      // Compressing takes its time; that is known.
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: [...firstFiles] } },
    },
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
});
