/**
 * npm run bench -- grid: our page, with the opened shared document against our real server, beside other grids from npm
 * and a floor, in Chromium, one after the other in every round. Only ratios carry over to other machines.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import prepareBrowser from '../../support/build-pages.ts';
import { openUsualBrowser } from '../../support/browser.ts';
import { openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';
import { cellKey } from '../../../model/index.ts';
import { median } from '../measure.ts';
import { bareDocument } from './bare-document.ts';
import { type OurServer, openOurServer, stateOf, totalKey, watchOurPage } from './our-workbooks.ts';
import { bundlePeers } from './peer-bundles.ts';
import type { Bench } from './peer-page.ts';
import { countScripts } from './script-bytes.ts';
import { serve } from './serve-folder.ts';
import { type Load, wanted } from './workload.ts';

const rounds = Number(process.env['SAMREGN_ROUNDS'] ?? 3);
const longestMs = 90_000;
const ours = 'Samregn';

interface Contender {
  readonly name: string;
  address(load: Load): string;
  /** a browser that has never been there */
  open(browser: Browser): Promise<BrowserContext>;
}

/** figure -> contender -> one value a round */
type Found = Map<string, Map<string, number[]>>;

function note(found: Found, figure: string, contender: string, value: number | undefined): void {
  if (value === undefined || Number.isNaN(value)) return;
  const row = found.get(figure) ?? new Map<string, number[]>();
  found.set(figure, row);
  row.set(contender, [...(row.get(contender) ?? []), value]);
}

type World = typeof globalThis & { readonly bench: Bench & { hadFormulas?: boolean; arrivedMs?: number } };

async function loaded(page: Page, address: string, isCalculated: boolean): Promise<void> {
  await page.goto(address, { timeout: longestMs });
  const isThere = (calculated: boolean): boolean => {
    const { bench } = globalThis as World;
    return bench?.paintedMs !== undefined && (!calculated || bench.calculatedMs !== undefined);
  };
  await page.waitForFunction(isThere, isCalculated, { timeout: longestMs, polling: 100 });
}

async function heapMb(session: CDPSession): Promise<number> {
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const heapOf = (load: Load): string => `${load}: heap, MB`;
const aloneOf = (load: Load): string => `${load}: the document alone in Yjs, MB`;

/** What a page holds beside a shared document; peers have none, so that all of theirs is their own. */
function noteHeap(found: Found, load: Load, name: string, megabytes: number): void {
  note(found, heapOf(load), name, megabytes);
  const alone = name === ours ? median([...(found.get(aloneOf(load))?.get(ours) ?? [0])]) : 0;
  note(found, `${load}: heap beside the document, MB`, name, megabytes - alone);
}

/** Types numbers into A1 by key; gives how long after Enter own cell, row's sum and bottom total were right and drawn. */
async function edits(page: Page, times: number): Promise<readonly (readonly (number | undefined)[])[]> {
  const results: (readonly (number | undefined)[])[] = [];
  for (let i = 0; i < times; i++) {
    const value = 601 + i;
    const { x, y } = await page.evaluate(() => (globalThis as World).bench.opened.first());
    await page.mouse.click(x, y);
    await page.keyboard.type(String(value));
    const { sum, total } = wanted(value);
    const result = page.evaluate(
      ([own, row, bottom]) =>
        new Promise<(number | undefined)[]>((resolve) => {
          const { bench } = globalThis as World;
          let start = 0;
          const when: (number | undefined)[] = [undefined, undefined, undefined];
          const isLast = (): boolean =>
            when.every((one, i) => one !== undefined || bench.seen()[i] === undefined) ||
            performance.now() - start > 15_000;
          const look = (): void => {
            const seen = bench.seen();
            [own, row, bottom].forEach((wish, i) => {
              if (when[i] === undefined && Number(seen[i]) === wish) when[i] = -1;
            });
            requestAnimationFrame(() => {
              when.forEach((one, i) => {
                if (one === -1) when[i] = performance.now() - start;
              });
              if (isLast()) resolve(when);
              else look();
            });
          };
          const onKey = (event: KeyboardEvent): void => {
            if (event.key !== 'Enter') return;
            removeEventListener('keydown', onKey, true);
            start = performance.now();
            requestAnimationFrame(look);
          };
          addEventListener('keydown', onKey, true);
        }),
      [value, sum, total] as const,
    );
    await page.evaluate(() => undefined);
    // Let go when it has been seen, as a finger does: Chromium puts other work off for a frame after each move of a key.
    await page.keyboard.down('Enter');
    results.push(await result);
    await page.keyboard.up('Enter');
  }
  return results;
}

interface Wheel {
  readonly slow: number;
  readonly verySlow: number;
  readonly travelled: number;
  readonly blank: number;
  readonly p95: number;
  /** what the main thread did for a frame, in milliseconds, and how much of it was script */
  readonly busyMs: number;
  readonly scriptMs: number;
}

/** 60 wheel events of 100 px a second, for four seconds. */
async function wheel(page: Page, session: CDPSession): Promise<Wheel> {
  const seconds = 4;
  await page.evaluate(() => {
    const { bench } = globalThis as World;
    const record = { gaps: [] as number[], blank: 0, from: bench.opened.scrolledPx(), isOver: false };
    Object.assign(globalThis, { record });
    let before = performance.now();
    const isBlankAt = (x: number, y: number): boolean => {
      const under = document.elementFromPoint(x, y);
      return document.querySelector('.grid-place') !== null && !under?.closest('[role=gridcell]');
    };
    const frame = (now: number): void => {
      record.gaps.push(now - before);
      before = now;
      if (isBlankAt(300, 400) || isBlankAt(300, 600)) record.blank++;
      if (!record.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await session.send('Performance.enable');
  const before = await spentMs(session);
  const start = performance.now();
  let sent = 0;
  while (sent < seconds * 60) {
    const due = Math.min(seconds * 60, Math.floor(((performance.now() - start) / 1000) * 60));
    for (; sent < due; sent++) {
      const turn = { type: 'mouseWheel', x: 400, y: 500, deltaX: 0, deltaY: 100 } as const;
      // What a busy page has not taken by the end is lost with it.
      session.send('Input.dispatchMouseEvent', turn).catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const { record, bench } = globalThis as unknown as World & {
      record: { gaps: number[]; blank: number; from: number; isOver: boolean };
    };
    record.isOver = true;
    return { ...record, to: bench.opened.scrolledPx() };
  });
  const after = await spentMs(session);
  const gaps = seen.gaps.slice(5);
  const share = (limit: number): number => (100 * gaps.filter((gap) => gap > limit).length) / gaps.length;
  return {
    slow: share(17.5),
    verySlow: share(50),
    travelled: (100 * (seen.to - seen.from)) / (sent * 100),
    blank: (100 * seen.blank) / seen.gaps.length,
    p95: gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)]!,
    busyMs: (after.busy - before.busy) / seen.gaps.length,
    scriptMs: (after.script - before.script) / seen.gaps.length,
  };
}

async function spentMs(session: CDPSession): Promise<{ readonly busy: number; readonly script: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  return { busy: of('TaskDuration'), script: of('ScriptDuration') };
}

async function measureW(browser: Browser, { name, open, address }: Contender, found: Found): Promise<void> {
  const context = await open(browser);
  const scripts = countScripts(context);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await loaded(page, address('W'), name !== 'fortune-sheet');
  const { paintedMs, calculatedMs } = await page.evaluate(() => {
    const { paintedMs: painted, calculatedMs: calculated } = (globalThis as World).bench;
    return { paintedMs: painted, calculatedMs: calculated };
  });
  note(found, 'W: painted, ms', name, paintedMs);
  note(found, 'W: calculated, ms', name, calculatedMs);
  const bytes = await scripts();
  note(found, 'script with engine, gzip kB', name, bytes.all / 1000);
  if (bytes.engine > 0) note(found, 'script before the engine, gzip kB', name, bytes.before / 1000);
  noteHeap(found, 'W', name, await heapMb(session));
  const [first, ...later] = await edits(page, 6);
  ['own cell', 'sum of the row', 'bottom total'].forEach((what, i) => {
    note(found, `first edit: ${what}, ms`, name, first![i]);
    const known = later.flatMap((one) => one[i] ?? []);
    if (known.length > 0) note(found, `later edits: ${what}, ms`, name, median(known));
  });
  if (name === ours) {
    const rolled = await wheel(page, session);
    note(found, 'wheel on W: frame p95, ms', name, rolled.p95);
    // Left as people leave it, so that the values are remembered.
    await page.locator('a.brand').click();
    await page.waitForURL('**/');
    await page.waitForTimeout(1000);
    await loaded(page, address('W'), true);
    const reopened = await page.evaluate(() => {
      const { paintedMs: painted, hadFormulas } = (globalThis as World).bench;
      return { painted, hadFormulas };
    });
    note(found, 'W reopened: painted, ms', name, reopened.painted);
    note(found, 'W reopened: formulas in the first paint, %', name, reopened.hadFormulas ? 100 : 0);
  }
  await context.close();
}

/** Our page is painted before the document and its values have all come; a wheel is turned when nothing else is done. */
async function settled(page: Page): Promise<void> {
  await page.locator('.calculating').waitFor({ state: 'detached', timeout: longestMs });
}

async function measureW2(browser: Browser, { name, open, address }: Contender, found: Found): Promise<void> {
  const context = await open(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await loaded(page, address('W2'), false);
  note(found, 'W2: painted, ms', name, await page.evaluate(() => (globalThis as World).bench.paintedMs));
  if (name === ours) await settled(page);
  await page.waitForTimeout(1000);
  noteHeap(found, 'W2', name, await heapMb(session));
  const rolled = await wheel(page, session);
  note(found, 'wheel on W2: frames over 17.5 ms, %', name, rolled.slow);
  note(found, 'wheel on W2: frames over 50 ms, %', name, rolled.verySlow);
  note(found, 'wheel on W2: frame p95, ms', name, rolled.p95);
  note(found, 'wheel on W2: main thread a frame, ms', name, rolled.busyMs);
  note(found, 'wheel on W2: script a frame, ms', name, rolled.scriptMs);
  note(found, 'wheel on W2: of the asked way, %', name, rolled.travelled);
  if (name === ours) note(found, 'wheel on W2: frames with a blank place, %', name, rolled.blank);
  await context.close();
}

/** From the arrival of a colleague's number to the frame that shows it. */
async function colleague(
  browser: Browser,
  contender: Contender,
  server: OurServer,
  found: Found,
): Promise<void> {
  const context = await contender.open(browser);
  const page = await context.newPage();
  await loaded(page, contender.address('W'), true);
  const other = await openRawClient(server.person, server.workbooks.W);
  // Who writes without having seen what stands there may lose to it, and then nobody ever sees the number.
  await until('the colleague has the workbook', () => other.cells.has(totalKey));
  for (let i = 0; i < 7; i++) {
    const value = 301 + i;
    const shown = page.evaluate(
      (wish) =>
        new Promise<number>((resolve) => {
          const { bench } = globalThis as World;
          const look = (): void => {
            if (Number(bench.seen()[0]) === wish)
              requestAnimationFrame(() => resolve(performance.now() - bench.arrivedMs!));
            else requestAnimationFrame(look);
          };
          look();
        }),
      value,
    );
    await page.evaluate(() => undefined);
    other.cells.set(cellKey('0', '0'), value);
    const ms = await shown;
    if (i > 0) note(found, 'a colleague’s number painted after arrival, ms', ours, ms);
    await page.locator('.calculating').waitFor({ state: 'detached' });
  }
  other.close();
  await context.close();
}

/** Whether a frame costs more where there are more rows. */
async function growth(browser: Browser, contender: Contender, found: Found): Promise<void> {
  for (const load of ['W2 of 1,000', 'W2 of 10,000'] as const) {
    const context = await contender.open(browser);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await loaded(page, contender.address(load), false);
    await settled(page);
    await page.waitForTimeout(1000);
    const rolled = await wheel(page, session);
    note(found, `wheel on ${load}: main thread a frame, ms`, ours, rolled.busyMs);
    note(found, `wheel on ${load}: script a frame, ms`, ours, rolled.scriptMs);
    await context.close();
  }
}

const viewport = { width: 1366, height: 768 };

export async function measureGrid(): Promise<string> {
  await prepareBrowser();
  const bundles = await bundlePeers();
  const server = await openOurServer();
  const problems: string[] = [];
  const closing: { close(): void }[] = [];
  const contenders: Contender[] = [
    {
      name: ours,
      address: (load) => `${server.url}/mappe/${server.workbooks[load]}`,
      async open(browser) {
        const context = await browser.newContext({ viewport, locale: 'da-DK' });
        await context.addCookies([server.cookie]);
        await context.addInitScript(watchOurPage, totalKey);
        return context;
      },
    },
  ];
  const only = process.env['SAMREGN_GRIDS']?.split(',');
  for (const { name, folder, problem } of bundles) {
    if (only && !only.includes(name)) continue;
    if (folder === undefined) {
      problems.push(`${name} could not be installed or built: ${problem}`);
      continue;
    }
    const served = await serve(folder);
    closing.push(served);
    contenders.push({
      name,
      address: (load) => `${served.url}/?load=${load}`,
      open: (browser) => browser.newContext({ viewport, locale: 'en-GB' }),
    });
  }
  const found: Found = new Map();
  for (const load of ['W', 'W2'] as const) {
    const browser = await openUsualBrowser();
    note(found, aloneOf(load), ours, await bareDocument(browser, stateOf(load), heapMb));
    await browser.close();
  }
  for (let round = 0; round < rounds; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      for (const [load, measure] of [
        ['W', measureW],
        ['W2', measureW2],
      ] as const) {
        const browser = await openUsualBrowser();
        try {
          await measure(browser, contender, found);
          if (contender.name === ours && load === 'W') await colleague(browser, contender, server, found);
          if (contender.name === ours && load === 'W2') await growth(browser, contender, found);
        } catch (error) {
          const [line] = String(error).split('\n');
          problems.push(`round ${round + 1}, ${contender.name}, ${load}: ${line}`);
        } finally {
          await browser.close();
        }
        process.stdout.write(`round ${round + 1}: ${contender.name} ${load}\n`);
      }
    }
  }
  for (const one of closing) one.close();
  await server.close();
  return [
    tableOf(
      found,
      contenders.map(({ name }) => name),
    ),
    ...problems,
  ].join('\n');
}

/** Medians, each with its ratio to the best peer; the floor is no peer. */
function tableOf(found: Found, names: readonly string[]): string {
  const rows: string[][] = [['', ...names]];
  for (const [figure, values] of found) {
    const medians = new Map([...values].map(([name, all]) => [name, median(all)]));
    const peers = [...medians].flatMap(([name, value]) => (name === ours || name === 'floor' ? [] : [value]));
    const isMoreBetter = figure.includes('of the asked way');
    const best = isMoreBetter ? Math.max(...peers) : Math.min(...peers);
    rows.push([
      figure,
      ...names.map((name) => {
        const value = medians.get(name);
        if (value === undefined) return '';
        const shown = value >= 100 ? value.toFixed(0) : value.toFixed(1);
        return peers.length > 0 && best > 0 ? `${shown} (${(value / best).toFixed(2)}x)` : shown;
      }),
    ]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}
