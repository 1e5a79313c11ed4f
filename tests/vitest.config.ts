import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

const journeys = 'tests/journeys/**/*.test.ts';

/** Longer runs of the property tests need longer. */
const patience = Math.max(1, Number(process.env['SAMREGN_RUNS'] ?? 1));

// Every test file and every server that is started compiles the same programs: once is enough.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url));

export default defineConfig({
  // Solid's build for servers does not react; the client's pure parts are tested with the one that browsers get.
  resolve: {
    alias: [
      { find: /^solid-js$/, replacement: fileURLToPath(import.meta.resolve('solid-js/dist/solid.js')) },
    ],
  },
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 60_000 * patience,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [journeys],
          // They leave nothing behind, and loading the whole program anew for each file takes as long as most tests.
          isolate: false,
          globalSetup: 'tests/support/postgres-on-demand.ts',
        },
      },
      {
        extends: true,
        test: {
          // Two people in real browsers, who wait for each other more than they work: other tests run beside them.
          name: 'journeys',
          include: [journeys],
          globalSetup: 'tests/support/build-pages.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
