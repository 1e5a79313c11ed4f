/**
 * What 50,000 pasted cells, and taking them back, ask of the page's main thread: the longest task, in the thread's own
 * time, so that whatever else the machine does does not count; and how long it all takes.
 */
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { WorkbookScreen, openUsualBrowser, openVisitor } from '../support/browser.ts';
import { openChildServer } from '../support/child-server.ts';
import { largeTables } from '../support/copied-tables.ts';
import { temporaryFolder } from '../support/server.ts';
import type { Figure } from './measure.ts';

const frame = { what: 'a frame', value: 1000 / 60 } as const;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** microseconds that the thread worked in it */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of the page's main thread while `run` goes on, in milliseconds. */
async function longestTaskMs(
  browser: Browser,
  screen: WorkbookScreen,
  run: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(screen.page, { categories: ['toplevel'] });
  // Starting to trace stops the page itself, in a task of the page.
  await screen.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await run();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const isMain = ({ pid, tid }: TraceEvent): boolean =>
    mains.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain(event));
  if (tasks.length === 0) throw new Error('The browser has told of no tasks.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

export async function measurePasting(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  const server = await openChildServer(folder);
  const figures: Figure[] = [];
  for (const [what, { text, html }] of Object.entries(largeTables())) {
    const browser = await openUsualBrowser();
    const { page } = await openVisitor(browser, server.url);
    const screen = new WorkbookScreen(page);
    await screen.openBlank();
    // The engine, and what comes behind it, is there.
    await screen.type('A1', '=20*2');
    await screen.shows('A1', '40');
    await screen.press('Control+z');
    await screen.shows('A1', '');
    await screen.waitUntilSaved();
    await screen.goTo('A1');
    const through = async (): Promise<void> => {
      await screen.waitUntilSaved();
      await page.locator('.calculating').waitFor({ state: 'detached' });
    };
    // What brings the text into the page is no part of it.
    await page.evaluate(
      (pasted) => {
        const data = new DataTransfer();
        data.setData('text/plain', pasted.text);
        if (pasted.html !== '') data.setData('text/html', pasted.html);
        Object.assign(globalThis, {
          paste: () =>
            document
              .querySelector('.grid')!
              .dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
              ),
        });
      },
      { text, html },
    );
    for (const act of ['paste', 'undo'] as const) {
      let tookMs = 0;
      const longest = await longestTaskMs(browser, screen, async () => {
        const start = performance.now();
        if (act === 'paste') {
          await page.evaluate(() => void (globalThis as unknown as { paste(): void }).paste());
          await page.getByText('50.000 celler er sat ind').waitFor();
        } else {
          await page.keyboard.press('Control+z');
          await screen.shows('A1', '');
        }
        await through();
        tookMs = performance.now() - start;
      });
      figures.push(
        { what: `${act} of 50,000 ${what}: longest task`, value: longest, unit: 'ms', against: frame },
        { what: `${act} of 50,000 ${what}: until it is saved`, value: tookMs, unit: 'ms' },
      );
    }
    await browser.close();
  }
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  return figures;
}
