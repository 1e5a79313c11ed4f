import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Screen,
  type Visitor,
  WorkbookScreen,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { picture } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

describe('[QUICK-3] a first answer within ten inputs', () => {
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

  const create = async (button: string, screen: Screen): Promise<WorkbookScreen> => {
    const visitor = await openVisitor(browser, server.url, { screen });
    visitors.push(visitor);
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('button', { name: button }).click();
    const opened = new WorkbookScreen(page);
    await opened.answer.waitFor();
    return opened;
  };
  const says = async ({ page }: WorkbookScreen, text: string): Promise<void> => {
    await until(`the answer says ${text}`, async () =>
      (await page.locator('.case-panel').innerText()).replaceAll('\n', ' ').includes(text),
    );
  };

  test('a new user empties the example, types ten numbers and reads the answer', async () => {
    const screen = await create('Opret hurtig case', laptop);
    const { page } = screen;
    await says(screen, 'Tallene er et eksempel');
    await picture(screen.page, 'quick-laptop');
    await page.getByRole('button', { name: 'Tøm felterne' }).click();
    await page.getByText('10 felter mangler.').waitFor();
    await page.getByText('Linjen til porteføljen kan kopieres, når dette er udfyldt:').waitFor();
    expect(await page.getByRole('button', { name: 'Kopiér linjen til porteføljen' }).count()).toBe(0);
    await picture(screen.page, 'quick-emptied');
    // From the first yellow cell on, one after the other.
    await screen.goTo('Startdato');
    for (const text of ['1-1-2027', '5', '100', '78', '132000', '1200000', '12', '10', '26', '104']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await says(screen, 'Tjener sig hjem i');
    await says(screen, 'Uden skat.');
    await says(screen, 'Med lav og høj effekt');
    await page.getByRole('button', { name: 'Kopiér linjen til porteføljen' }).waitFor();
    await picture(screen.page, 'quick-answered');
  });

  test('stopping an effort is told in words of its own', async () => {
    const screen = await create('Opret Disinvestering', desktop);
    await says(screen, 'Besparelsen er spist op i');
    await says(screen, 'at stoppe koster kommunen');
    await says(screen, 'største besparelse undervejs');
    await picture(screen.page, 'stop-desktop');
    await screen.openSheet('Destination og skat');
    await picture(screen.page, 'stop-destination');
    await screen.type('Garanti', 'ja');
    await says(screen, 'Hvis alle kommuner gør det samme');
    await screen.type('Skat_med', 'ja');
    await says(screen, 'Med kommuneskat, efter udligning.');
    await screen.openSheet('Resultat');
    await picture(screen.page, 'stop-results');
  });
});
