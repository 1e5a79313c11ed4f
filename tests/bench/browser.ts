/** What people wait for, in a real browser: until the grid shows, until an edit is painted, while they scroll. */
import { rmSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { type Visitor, WorkbookScreen, openUsualBrowser, openVisitor } from '../support/browser.ts';
import { openChildServer } from '../support/child-server.ts';
import { temporaryFolder } from '../support/server.ts';
import { type Figure, median } from './measure.ts';

/** Bytes of pages and of the document until the grid is painted, as they come over the wire. */
async function bytesBeforeGrid(
  visitor: Visitor,
  address: string,
): Promise<{ readonly pages: number; readonly document: Uint8Array; readonly ms: number }> {
  const { page } = visitor;
  const session = await visitor.context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  let pages = 0;
  let document = new Uint8Array();
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (pages += encodedDataLength));
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    const frame = Buffer.from(response.payloadData, 'base64');
    if (frame.length > document.length) document = frame;
  });
  const start = performance.now();
  await page.goto(address);
  await page.locator('.grid [role=gridcell] .text:not(:empty)').first().waitFor();
  const found = { pages, document, ms: performance.now() - start };
  await session.detach();
  return found;
}

const frame = { what: 'a frame', value: 1000 / 60 } as const;

/** From the key to the frame that shows `text` in a cell, in the page's own time. */
function paintedMs(page: Page, cell: string, text: string): Promise<number> {
  return page.evaluate(
    ([selector, wanted]) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(`${selector} .text`)?.textContent === wanted) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    [cell, text] as const,
  );
}

/** Types a number and waits until a formula that depends on it is painted here and at a colleague's. */
async function editToPaint(
  one: WorkbookScreen,
  two: WorkbookScreen,
): Promise<{ readonly here: number; readonly there: number; readonly own: number }> {
  const own: number[] = [];
  const here: number[] = [];
  const there: number[] = [];
  for (let i = 1; i <= 15; i++) {
    await one.goTo('A1');
    await one.page.keyboard.type(String(i));
    const ownPaint = paintedMs(one.page, '#cell-0-0', String(i));
    const herePaint = paintedMs(one.page, '#cell-0-1', String(i * 2));
    const therePaint = paintedMs(two.page, '#cell-0-1', String(i * 2));
    const start = await one.page.evaluate(() => {
      const at = Date.now();
      const typing = document.activeElement!;
      typing.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      return at;
    });
    own.push((await ownPaint) - start);
    here.push((await herePaint) - start);
    there.push((await therePaint) - start);
  }
  return { own: median(own), here: median(here), there: median(there) };
}

/** Frames a second while the page scrolls by itself for a while. */
function framesPerSecond(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (scrolled) =>
      new Promise<number>((resolve) => {
        const box = document.querySelector(scrolled)!;
        let frames = 0;
        const start = performance.now();
        const step = (now: number): void => {
          box.scrollTop += 40;
          frames++;
          if (now - start > 2000) resolve((frames * 1000) / (now - start));
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    selector,
  );
}

async function scrolling(browser: Browser, screen: WorkbookScreen): Promise<Figure> {
  const { page } = screen;
  await page.goto('/');
  await page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
  await screen.grid.waitFor();
  await screen.goTo('A1');
  await screen.paste(
    Array.from({ length: 1000 }, (_, row) =>
      Array.from({ length: 50 }, (_, column) =>
        column % 5 === 4 ? `=SUM(A${row + 1}:D${row + 1})` : row + column,
      ).join('\t'),
    ).join('\n'),
  );
  await screen.waitUntilSaved();
  await screen.goTo('E1');
  await screen.shows('E1', '6');
  await page.locator('.calculating').waitFor({ state: 'detached' });
  const value = await framesPerSecond(page, '.grid-place');
  const plain = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await plain.setContent(
    `<div id="box" style="height:600px;overflow:auto"><table style="font:13.5px sans-serif">${Array.from(
      { length: 1000 },
      (_, row) =>
        `<tr>${Array.from({ length: 12 }, (_, column) => `<td style="min-width:90px">${row + column}</td>`).join('')}</tr>`,
    ).join('')}</table></div>`,
  );
  const floor = await framesPerSecond(plain, '#box');
  await plain.close();
  return {
    what: 'scrolling 1,000 × 50 with 10,000 formulas, 40 px a frame',
    value,
    unit: 'frames/s',
    against: { what: 'a plain table, 1,000 × 12', value: floor },
  };
}

export async function measureBrowser(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  const server = await openChildServer(folder);
  const browser = await openUsualBrowser();
  const anna = await openVisitor(browser, server.url);
  const bo = await openVisitor(browser, server.url);
  const [one, two] = [new WorkbookScreen(anna.page), new WorkbookScreen(bo.page)];
  await anna.page.goto('/');
  const created = performance.now();
  await anna.page.getByRole('button', { name: 'Opret investeringscase' }).click();
  await anna.page.locator('.grid [role=gridcell] .text:not(:empty)').first().waitFor();
  const grid = performance.now() - created;
  await one.answer.waitFor();
  const answer = performance.now() - created;
  await anna.page.getByRole('button', { name: 'Nyt ark' }).click();
  await one.type('B1', '=A1*2');
  await one.waitUntilSaved();
  await anna.page.getByRole('button', { name: 'Del', exact: true }).click();
  await anna.page.getByRole('button', { name: 'Lav link' }).click();
  const link = await anna.page.getByLabel('Nyt link').inputValue();
  await anna.page.keyboard.press('Escape');
  const loaded = await bytesBeforeGrid(bo, link);
  await two.answer.waitFor();
  await two.page.getByRole('tab').last().click();
  const edit = await editToPaint(one, two);
  const scroll = await scrolling(browser, one);
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: 'template: click "Opret" to grid', value: grid, unit: 'ms' },
    {
      what: 'template: click "Opret" to answer',
      value: answer,
      unit: 'ms',
      against: { what: 'to grid', value: grid },
    },
    { what: 'template: link to grid, first visit', value: loaded.ms, unit: 'ms' },
    { what: 'pages loaded before the grid shows, compressed', value: loaded.pages, unit: 'bytes' },
    {
      what: 'document loaded before the grid shows, compressed',
      value: deflateRawSync(loaded.document, { level: 1 }).length,
      unit: 'bytes',
      against: { what: 'uncompressed', value: loaded.document.length },
    },
    {
      what: 'edit to its own cell painted, in the template',
      value: edit.own,
      unit: 'ms',
      against: frame,
    },
    {
      what: 'edit to its formula painted here',
      value: edit.here,
      unit: 'ms',
      against: frame,
    },
    {
      what: 'edit to its formula painted at the colleague’s',
      value: edit.there,
      unit: 'ms',
      against: { what: 'painted here', value: edit.here },
    },
    scroll,
  ];
}
