import { rmSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { messageKind } from '../../model/index.ts';
import {
  type Visitor,
  WorkbookScreen,
  axeViolations,
  openBrowser,
  openVisitor,
  todayThere,
} from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

describe('[LANGUAGE] what may mean two things is asked about, beside the cell', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let visitor: Visitor;
  let screen: WorkbookScreen;

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    visitor = await openVisitor(browser, server.url);
    screen = new WorkbookScreen(visitor.page);
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(visitor.problems).toEqual([]));

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await visitor.page.keyboard.press(key);
  };
  const ask = (): Locator => visitor.page.locator('.ask');
  const choices = (): Promise<string[]> => ask().getByRole('button').allInnerTexts();
  const choose = (name: string): Promise<void> => ask().getByRole('button', { name, exact: true }).click();
  const hasFocus = (selector: string): Promise<boolean> =>
    visitor.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const isGone = (): Promise<true> => until('nothing is asked', async () => (await ask().count()) === 0);

  test('[LANGUAGE-1] typing: asked calmly, answered by keys, undone in one step', async () => {
    await screen.openBlank();
    await screen.type('B2', '1,250');
    await screen.shows('B2', '1,250');
    await ask().waitFor();
    expect(await ask().locator('p').first().innerText()).toBe(
      '»1,250« kan betyde flere ting og står som tekst. Hvad mener du?',
    );
    expect(await choices()).toEqual(['Tallet 1,25', 'Tallet 1.250', 'Behold som tekst']);
    expect((await visitor.page.locator('[aria-live=polite]').allInnerTexts()).join(' ')).toContain(
      'Alt+Pil ned',
    );
    expect(await axeViolations(visitor.page)).toEqual([]);
    // It stops nobody: the next cell has the focus, and typing goes on there.
    expect(await hasFocus('.grid')).toBe(true);
    await visitor.page.keyboard.type('7');
    await press('Enter');
    await screen.shows('B3', '7');
    await press('Alt+ArrowDown', 'ArrowDown');
    expect(await hasFocus('.ask .choice:nth-child(2)')).toBe(true);
    await press('Enter');
    await screen.shows('B2', '1.250');
    await isGone();
    expect(await hasFocus('.grid')).toBe(true);
    await screen.type('B4', '=SUM(B2:B3)');
    await screen.shows('B4', '1257');
    await press('Control+z', 'Control+z');
    await screen.shows('B2', '1,250');
    await isGone();
    await screen.waitUntilSaved();
  });

  test('[LANGUAGE-2] Escape leaves the text as it is; a cell that is written again is asked about no more', async () => {
    await screen.openBlank();
    await screen.type('A1', '0101');
    await ask().waitFor();
    await press('Escape');
    await isGone();
    expect(await hasFocus('.grid')).toBe(true);
    await screen.shows('A1', '0101');
    await screen.type('A2', '3.4');
    await ask().waitFor();
    await press('Alt+ArrowDown', 'Escape');
    await isGone();
    expect(await hasFocus('.grid')).toBe(true);
    await screen.type('A3', '12.5 %');
    await ask().waitFor();
    await screen.type('A3', '12,5 %');
    await isGone();
    await screen.shows('A3', '12,5 %');
    await screen.shows('A2', '3.4');
  });

  test('[LANGUAGE-3] a day without a year: this year or the next', async () => {
    await screen.openBlank();
    const year = Number(todayThere().slice(-4));
    await screen.type('A1', '31-12', 'Tab');
    await ask().waitFor();
    expect(await choices()).toEqual([`31. december ${year}`, `31. december ${year + 1}`, 'Behold som tekst']);
    // Whoever goes on to the right sees the next cell.
    await until('the question stands below it', async () => {
      const next = (await screen.cell('B1').boundingBox())!;
      const box = (await ask().boundingBox())!;
      return box.y >= next.y + next.height;
    });
    await choose(`31. december ${year + 1}`);
    await screen.shows('A1', `31-12-${year + 1}`);
    await isGone();
  });

  test('[LANGUAGE-4] a paste asks once, for all of its cells, and again for what is left', async () => {
    await screen.openBlank();
    await screen.paste('1,250\tLøn\n2,340\t1.000\n3.4\t5\n12,500\t3,5');
    await ask().waitFor();
    expect(await ask().locator('p').first().innerText()).toBe(
      '4 celler kan betyde flere ting og står som tekst, fx »1,250«. Hvad mener du?',
    );
    const year = Number(todayThere().slice(-4));
    expect(await choices()).toEqual([
      'Tal, fx 1,25',
      'Tal med tusinder, fx 1.250',
      `Datoer, fx 3. april ${year}`,
      `Datoer, fx 3. april ${year + 1}`,
      'Behold som tekst',
    ]);
    expect(await axeViolations(visitor.page)).toEqual([]);
    await screen.shows('B2', '1.000');
    await choose('Tal med tusinder, fx 1.250');
    await screen.shows('A1', '1.250');
    await screen.shows('A2', '2.340');
    await screen.shows('A4', '12.500');
    expect(await choices()).toEqual([
      'Tallet 3,4',
      `3. april ${year}`,
      `3. april ${year + 1}`,
      'Behold som tekst',
    ]);
    await choose('Behold som tekst');
    await isGone();
    await screen.shows('A3', '3.4');
    await press('Control+z');
    await screen.shows('A4', '12,500');
    await screen.waitUntilSaved();
  });

  test('[LANGUAGE-5] at the edge of what is seen the question stays within it', async () => {
    await screen.openBlank();
    for (const at of ['A24', 'K2', 'K24']) {
      await screen.type(at, '1,250', 'nothing');
      await press('Tab');
      await ask().waitFor();
      // A note is placed again when it has been measured, with the next picture of the page.
      await until(`the question of ${at} stands within it`, async () => {
        const place = (await visitor.page.locator('.grid-place').boundingBox())!;
        const box = (await ask().boundingBox())!;
        const isAcross = box.x >= place.x && box.x + box.width <= place.x + place.width;
        return isAcross && box.y >= place.y && box.y + box.height <= place.y + place.height;
      });
      await press('Escape');
      await isGone();
    }
  });

  test('[LANGUAGE-5] scrolled away, the question goes with its cell, and the keys bring both back', async () => {
    await screen.openBlank();
    await screen.type('B2', '1,250');
    await ask().waitFor();
    await screen.goTo('A150');
    const opacity = (): Promise<string> => ask().evaluate((note) => getComputedStyle(note).opacity);
    await until('it is out of view', async () => (await opacity()) === '0');
    await press('F6');
    await until('it is back', async () => (await opacity()) === '1');
    expect(await hasFocus('.ask .choice:nth-child(1)')).toBe(true);
    await press('Enter');
    await screen.shows('B2', '1,25');
    await isGone();
    expect(await hasFocus('.grid')).toBe(true);
  });

  test('[LANGUAGE-6] switching language changes what is shown, never what is stored', async () => {
    const edits: string[] = [];
    visitor.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (payload[0] === messageKind.sync) edits.push(payload.toString());
      }),
    );
    await screen.openBlank();
    await screen.paste('1.234,5\t=HVIS(A1>1000;SUM(A1:A1)*0,5;"nej")\n31-12-2026\t=INDIREKTE("A1")');
    await screen.shows('B1', '617,25');
    await screen.waitUntilSaved();
    expect(edits.length).toBeGreaterThan(0);
    edits.length = 0;
    const content = visitor.page.locator('.formula-bar .content');
    await screen.goTo('B1');
    await visitor.page.getByLabel('Sprog').selectOption('en');
    await screen.shows('A1', '1,234.5');
    expect(await content.inputValue()).toBe('=IF(A1>1000,SUM(A1:A1)*0.5,"nej")');
    await visitor.page.getByLabel('Language').selectOption('da');
    await screen.shows('A1', '1.234,5');
    expect(await content.inputValue()).toBe('=HVIS(A1>1000;SUM(A1:A1)*0,5;"nej")');
    expect(await screen.content('B2')).toBe('=INDIREKTE("A1")');
    expect(await visitor.page.locator('[data-saved]').getAttribute('data-saved')).toBe('saved');
    expect(edits).toEqual([]);
  });
});
