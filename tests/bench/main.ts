/**
 * npm run bench: what things weigh and how long they take, each beside a floor or a peer in the same run, because times
 * alone say more about the machine than about us. Words behind the command choose parts: documents, browser …; single
 * letters behind `sync` choose among its own: npm run bench -- sync a g
 */
import { measureBrowser } from './browser.ts';
import { measureCalculation } from './calculation.ts';
import { measureDocuments } from './documents.ts';
import { measureGrowth } from './growth.ts';
import { measureHistory } from './history.ts';
import { measureBytes } from './grid/measure-bytes.ts';
import { measureGrid } from './grid/measure-grid.ts';
import { measureMemory } from './grid/measure-memory.ts';
import { type Figure, tableOf } from './measure.ts';
import { measurePasting } from './pasting.ts';
import { measureRights } from './rights.ts';
import { measureSaving } from './saving.ts';
import { measureSync } from './sync/measure-sync.ts';
import prepareBrowser from '../support/build-pages.ts';

const words = process.argv.slice(2);
const letters = words.filter((word) => word.length === 1);
const wanted = words.filter((word) => word.length > 1);

const parts: Readonly<Record<string, () => Promise<readonly Figure[] | string>>> = {
  documents: measureDocuments,
  growth: measureGrowth,
  calculation: measureCalculation,
  rights: measureRights,
  saving: measureSaving,
  history: measureHistory,
  browser: async () => {
    await prepareBrowser();
    return measureBrowser();
  },
  pasting: async () => {
    await prepareBrowser();
    return measurePasting();
  },
  bytes: measureBytes,
  grid: measureGrid,
  memory: measureMemory,
  sync: () => measureSync(letters),
};

for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const found = await measure();
  process.stdout.write(`\n${name}\n\n${typeof found === 'string' ? found : tableOf(found)}\n`);
}
