import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Visitor,
  WorkbookScreen,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { looking, picture } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';

const look = looking();

/** What a page must not do at any size: be wider than the window. */
async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

describe('[SCREEN] every screen, checked by axe', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const problems = visitors.flatMap((visitor) => visitor.problems);
    for (const visitor of visitors.splice(0)) await visitor.close();
    expect(problems).toEqual([]);
  });
  const visit = async (options: Parameters<typeof openVisitor>[2] = {}): Promise<WorkbookScreen> => {
    const visitor = await openVisitor(browser, server.url, options);
    visitors.push(visitor);
    return new WorkbookScreen(visitor.page);
  };
  const openCase = async (screen: WorkbookScreen): Promise<void> => {
    await screen.page.goto('/');
    await screen.page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await screen.grid.waitFor();
    await screen.page.locator('.calculating').waitFor({ state: 'detached' });
    await screen.waitUntilSaved();
  };

  test('[SCREEN-1] the front page, empty and with workbooks', async () => {
    const { page } = await visit();
    await page.goto('/');
    await page.getByText('Her er ingen projektmapper endnu').waitFor();
    await look(page, 'start-empty');
    for (let i = 0; i < 2; i++) {
      await page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
      await page.getByRole('grid').waitFor();
      await page.goto('/');
    }
    await page.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
    await page.getByRole('button', { name: 'Omdøb Ny projektmappe' }).first().click();
    await look(page, 'start-list-renaming');
    await page.getByRole('button', { name: 'Slet Ny projektmappe' }).last().click();
    await page.getByRole('button', { name: 'Fortryd sletning' }).waitFor();
    await look(page, 'start-deleted');
  });

  test('[SCREEN-2] the case: every sheet on a laptop and at 200 %, and on a desktop those that people fill in and read', async () => {
    const screen = await visit();
    const { page } = screen;
    await openCase(screen);
    const tabs = await page.locator('.sheet-tabs').getByRole('tab').allInnerTexts();
    expect(tabs).toHaveLength(11);
    const panel = page.getByRole('button', { name: /^(Vis|Skjul) resultat$/ });
    for (const [name, zoom] of [
      ['laptop', 1],
      ['laptop-200', 2],
    ] as const) {
      await page.setViewportSize({ width: laptop.width / zoom, height: laptop.height / zoom });
      for (const tab of tabs) {
        await screen.openSheet(tab);
        expect(await fitsItsWidth(page)).toBe(true);
        // What stands around a sheet is the same at every sheet: at another size axe looks at the first and the last.
        const lookHere = zoom === 1 || tab === tabs[0] || tab === tabs.at(-1) ? look : picture;
        await lookHere(page, `case-${name}-${tabs.indexOf(tab)}-${tab}`);
      }
      await panel.click();
      await look(page, `case-${name}-other-panel`);
      const register = page.getByRole('tab', { name: 'Forudsætninger' });
      if (!(await register.isVisible())) await panel.click();
      await register.click();
      await look(page, `case-${name}-register`);
      expect(await fitsItsWidth(page)).toBe(true);
    }
    await page.setViewportSize(desktop);
    for (const tab of ['Overblik', 'Effekt', 'Destination og skat', 'Resultat']) {
      await screen.openSheet(tab);
      const lookHere = tab === 'Overblik' ? look : picture;
      await lookHere(page, `case-desktop-${tab}`);
      expect(await fitsItsWidth(page)).toBe(true);
    }
  });

  test('[SCREEN-3] what opens over the sheet: menu, function names, sharing, name, messages', async () => {
    const screen = await visit();
    const { page } = screen;
    await openCase(screen);
    await page.getByRole('button', { name: 'Skriv dit navn' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'name-dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Del', exact: true }).click();
    await page.getByRole('button', { name: 'Lav link' }).click();
    await page.getByLabel('Nyt link').waitFor();
    await look(page, 'share-dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rækker og kolonner' }).click();
    await page.getByRole('menuitem', { name: 'Indsæt række over' }).waitFor();
    await look(page, 'menu');
    await page.keyboard.press('Escape');
    await screen.openSheet('Målgruppe');
    await screen.type('A5', 'x', 'nothing');
    await page.getByText('Cellen er låst').waitFor();
    await look(page, 'locked');
    await page.getByRole('button', { name: 'Nyt ark' }).click();
    await screen.type('B2', '=MIDD', 'nothing');
    await page.getByRole('option', { name: 'MIDDEL', exact: true }).waitFor();
    await look(page, 'function-names');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await screen.type('B2', '=1/0');
    await screen.goTo('B2');
    await page.getByText('Der divideres med nul').waitFor();
    await look(page, 'error-explained');
    await page.getByRole('button', { name: 'Tøm felterne' }).click();
    await page.getByText('Udfyld de gule felter for at se svaret').waitFor();
    await look(page, 'case-emptied');
  });

  test('[SCREEN-4] two people, a viewer, offline, deleted', async () => {
    const screen = await visit();
    const { page } = screen;
    await openCase(screen);
    const link = await screen.makeLink('kan kun se');
    const guest = await visit({ screen: desktop });
    await guest.page.goto(link);
    await guest.answer.waitFor();
    await guest.page.getByText('Du kan se, men ikke ændre.').waitFor();
    await screen.openSheet('Målgruppe');
    await guest.openSheet('Målgruppe');
    await screen.goTo('C6');
    await guest.page.locator('.peer-tag').first().waitFor();
    await look(guest.page, 'viewer-with-colleague');
    await visitors[0]!.context.setOffline(true);
    await page.locator('[data-saved=offline]').waitFor();
    await screen.type('C6', '6');
    await page.getByText('Offline · 1 ændring kun på denne computer').waitFor();
    await look(page, 'offline');
    await visitors[0]!.context.setOffline(false);
    await screen.waitUntilSaved();
    const start = await visitors[0]!.openPage();
    await start.goto('/');
    await start.getByRole('button', { name: 'Slet Investeringscase' }).first().click();
    await guest.page.getByText('Projektmappen er slettet.').waitFor();
    await look(guest.page, 'deleted-while-open');
    await guest.page.reload();
    await guest.page.getByRole('button', { name: 'Prøv igen' }).waitFor();
    await look(guest.page, 'deleted');
  });

  test('[SCREEN-5] addresses that lead nowhere', async () => {
    const { page } = await visit();
    for (const [address, text, name] of [
      ['/findes/ikke', 'Siden findes ikke', 'not-found'],
      [`/mappe/${'x'.repeat(22)}`, 'Projektmappen findes ikke.', 'workbook-not-found'],
      [`/deltag#${'x'.repeat(43)}`, 'Linket findes ikke eller er trukket tilbage.', 'unknown-link'],
    ] as const) {
      await page.goto(address);
      await page.getByText(text).waitFor();
      await look(page, name);
    }
  });

  test('[SCREEN-6] in English, where formulas are English too', async () => {
    const screen = await visit({ english: true });
    const { page } = screen;
    await openCase(screen);
    await page.getByLabel('Sprog').selectOption('en');
    await page.getByRole('button', { name: 'Download for Excel' }).waitFor();
    await page.getByRole('button', { name: 'New sheet' }).click();
    const box = page.getByRole('textbox', { name: 'Cell', exact: true });
    await box.fill('A1');
    await box.press('Enter');
    await page.keyboard.type('=IF(1.5>1,ROUND(2.345,2),0)');
    await page.keyboard.press('Enter');
    await screen.shows('A1', '2.35');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await look(page, 'english');
    await page.goto('/');
    await page.getByRole('button', { name: 'Create investment case' }).waitFor();
    await look(page, 'english-start');
  });

  test('[SCREEN-7] the main job by keyboard alone', async () => {
    const screen = await visit();
    const { page } = screen;
    await page.goto('/');
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement?.classList.contains('grid')) return 'grid';
        return activeElement?.textContent?.trim() || activeElement?.getAttribute('aria-label') || '';
      });
    const tabTo = async (wanted: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        const now = await focused();
        if (now === wanted) return;
        // In the sheet Tab goes to the next cell; Escape before it leaves the sheet.
        if (now === 'grid') await page.keyboard.press('Escape');
        await page.keyboard.press(key);
      }
      throw new Error(`${key} does not come to ${wanted}; it is at ${await focused()}`);
    };
    await page.getByRole('button', { name: 'Opret investeringscase' }).waitFor();
    await tabTo('Opret investeringscase');
    await page.keyboard.press('Enter');
    await screen.answer.waitFor();
    const before = await screen.answer.innerText();
    // To the tab of the sheet, along the tabs with the arrows, and into the sheet.
    await tabTo('Overblik');
    while ((await focused()) !== 'Effekt') await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Effekt', selected: true }).waitFor();
    await page.evaluate(() => document.querySelector<HTMLElement>('.skip')!.focus());
    await page.keyboard.press('Enter');
    const row = (): Promise<string | null> => screen.grid.getAttribute('aria-activedescendant');
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    expect(await row()).toBe('cell-10-3');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('[data-answer]')?.innerText !== text,
      before,
    );
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('[data-answer]')?.innerText === text,
      before,
    );
    // Out of the sheet, and home with the file.
    await tabTo('Hent som Excel', 'Shift+Tab');
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await downloading).suggestedFilename()).toBe('Investeringscase.xlsx');
  });
});
