import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Screen,
  type Visitor,
  WorkbookScreen,
  axeViolations,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { temporaryFolder } from '../support/server.ts';

/** A folder that gets a picture of every screen, for whoever wants to look. */
const pictures = process.env['SAMREGN_PICTURES'];

async function look(page: Page, name: string): Promise<void> {
  expect(await axeViolations(page), name).toEqual([]);
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `history-${name}.png`) });
}

interface Guest {
  readonly page: Page;
  readonly screen: WorkbookScreen;
  readonly visitor: Visitor;
}

describe('[HISTORY] two colleagues look back', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anne: Guest;
  let bo: Guest;

  const visit = async (name: string, screen: Screen): Promise<Guest> => {
    const visitor = await openVisitor(browser, server.url, { screen });
    const { page } = visitor;
    await page.goto('/');
    await page.getByLabel('Dit navn, som kolleger ser det').fill(name);
    await page.getByRole('button', { name: 'Gem navn' }).click();
    await page.getByText('Navnet er gemt.').waitFor();
    return { page, screen: new WorkbookScreen(page), visitor };
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anne = await visit('Anne, Aarhus', laptop);
    bo = await visit('Bo, Hjørring', desktop);
    await anne.page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await anne.screen.grid.waitFor();
    await anne.screen.paste('Borgere\t10\nUger\t4\nI alt\t=B1*B2');
    await anne.screen.waitUntilSaved();
    await anne.page.getByRole('button', { name: 'Del', exact: true }).click();
    await anne.page.getByRole('button', { name: 'Lav link' }).click();
    const link = await anne.page.getByLabel('Nyt link').inputValue();
    await anne.page.keyboard.press('Escape');
    await anne.page.getByRole('dialog').waitFor({ state: 'detached' });
    await bo.page.goto(link);
    await bo.screen.shows('B3', '40');
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('[HISTORY-1] a version is saved; what came since stands in the history, by person and of one cell', async () => {
    const { page, screen } = anne;
    await page.getByRole('button', { name: 'Vis historik' }).click();
    await page.getByRole('button', { name: 'Versioner' }).click();
    await page.getByPlaceholder('fx Til byrådet').fill('Til byrådet');
    await page.keyboard.press('Enter');
    await page.getByText('Versionen Til byrådet er gemt.').waitFor();
    await page.getByRole('heading', { name: 'Til byrådet' }).waitFor();

    await bo.screen.type('B1', '12');
    await bo.screen.type('B3', '=HVIS(B1>1,5;B1*B2;0)');
    await bo.screen.goTo('A1');
    await bo.page.keyboard.press('Shift+Space');
    await bo.page.keyboard.press('Control++');
    await bo.screen.waitUntilSaved();
    await screen.shows('B4', '48');

    await page.getByRole('button', { name: 'Ændringer', exact: true }).click();
    const list = page.getByRole('region', { name: 'Historik' });
    await list.getByText('Satte række 1 ind').waitFor();
    await list.getByText('=HVIS(B1>1,5;B1*B2;0)').waitFor();
    await list.locator('.by', { hasText: 'Bo, Hjørring' }).first().waitFor();
    await look(page, 'changes');

    await page.getByLabel('Person').selectOption({ label: 'Anne, Aarhus' });
    await list.getByText('Satte række 1 ind').waitFor({ state: 'detached' });
    await list.getByText('Borgere').waitFor();
    await page.getByLabel('Person').selectOption({ label: 'Alle' });

    // Where a cell is now, also when it was elsewhere then.
    await screen.goTo('B2');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Vis cellens historik' }).click();
    await list.getByText('Satte række 1 ind').waitFor({ state: 'detached' });
    expect(await list.locator('.contents').allTextContents()).toEqual(['10 → 12', 'tom → 10']);
    await list.getByRole('button', { name: 'Sæt tilbage: B1 på Ark1 til 10' }).click();
    await screen.shows('B2', '10');
    await bo.screen.shows('B4', '40');
    await look(page, 'cell');
    await page.getByLabel('Kun B2').uncheck();
  });

  test('[HISTORY-2] two versions are compared, and one is restored and taken back with one step', async () => {
    const { page, screen } = anne;
    await bo.screen.type('B3', '6');
    await screen.shows('B4', '60');
    await page.getByRole('button', { name: 'Versioner' }).click();
    await page.getByRole('button', { name: 'Sammenlign Til byrådet med nu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: 'Uger B3 på Ark1' }).waitFor();
    await dialog.getByText('Satte række 1 ind').waitFor();
    expect(
      await dialog.getByRole('row').filter({ hasText: 'Uger' }).getByRole('cell').allTextContents(),
    ).toEqual(['4', '6', 'Sæt tilbage']);
    await look(page, 'difference');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Gendan Til byrådet' }).click();
    await dialog.getByText('Dine kolleger ser det med det samme.').waitFor();
    await look(page, 'restore');
    await dialog.getByRole('button', { name: 'Gendan', exact: true }).click();
    await screen.shows('B3', '40');
    await bo.screen.shows('A1', 'Borgere');
    await bo.screen.shows('B1', '10');
    await look(page, 'versions');
    await screen.grid.focus();
    await page.keyboard.press('Control+z');
    await screen.shows('B4', '60');
    await bo.screen.shows('B3', '6');
  });

  test('nothing went wrong in either page', () => {
    expect([...anne.visitor.problems, ...bo.visitor.problems]).toEqual([]);
  });
});
