import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

describe('[FTYPE] help with formulas', () => {
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
    await visitor.page.goto('/');
    await visitor.page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await screen.grid.waitFor();
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
  const picture = async (name: string): Promise<void> => {
    const to = process.env['SAMREGN_PICTURES'];
    if (to) await visitor.page.screenshot({ path: `${to}/formula-${name}.png` });
  };
  /** What stands in the cell or the bar, where one types. */
  const typed = (): Promise<string> =>
    visitor.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value);
  const outlines = (): Promise<readonly string[]> => visitor.page.locator('.reference-name').allInnerTexts();
  const told = (): Promise<string> => visitor.page.locator('.formula-help .takes').innerText();

  test('[FTYPE-1] functions are offered and told; the argument that is typed stands out, in nested calls too', async () => {
    await screen.paste('10\t5\n20\t6\n30\t7');
    await screen.goTo('D1');
    await visitor.page.keyboard.type('=sum.h');
    await visitor.page.getByRole('option', { name: 'SUM.HVIS', exact: true }).waitFor();
    await until('it is told', async () => (await told()).startsWith('SUM.HVIS(område'));
    await picture('offers');
    await press('ArrowDown', 'ArrowUp', 'Enter');
    expect(await typed()).toBe('=SUM.HVIS(');
    await visitor.page.keyboard.type('A1:A3;hvis(b1>5;');
    await until('the inner call is told', async () => (await told()).startsWith('HVIS('));
    expect(await visitor.page.locator('.formula-help strong').innerText()).toBe('hvis_sand');
    await picture('hint');
    await visitor.page.keyboard.type('">15";">5");');
    await until('the outer call again', async () => (await told()).startsWith('SUM.HVIS('));
    expect(await visitor.page.locator('.formula-help strong').innerText()).toBe('[sumområde]');
    expect(await outlines()).toEqual(['A1:A3', 'B1']);
    await visitor.page.keyboard.type('B1:B3');
    await picture('colours');
    // The bracket that is missing is put there, and that is told.
    await press('Enter');
    await screen.shows('D1', '18');
    expect(await visitor.page.locator('.said').innerText()).toContain('sat til');
  });
});
