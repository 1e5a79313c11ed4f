import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
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
import { looking, picture } from '../support/look.ts';
import { type TestServer, openTestServer, temporaryFolder } from '../support/server.ts';

const lookAtView = looking({ fits: true });

/** The panel in three parts: its beginning, its middle and its end. */
async function look(page: Page, name: string): Promise<void> {
  await lookAtView(page, name);
  const panel = page.locator('.panel');
  const scrollTo = (part: number): Promise<void> =>
    panel.evaluate((element, at) => element.scrollTo(0, element.scrollHeight * at), part);
  await scrollTo(1 / 2);
  await picture(page, `${name}-2`);
  await scrollTo(1);
  await picture(page, `${name}-3`);
  await scrollTo(0);
}

describe('[BOARDS] strategy, portfolio, follow-up and measurement on the screen', () => {
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openTestServer({ folder });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const problems = visitors.flatMap((visitor) => visitor.problems);
    for (const visitor of visitors.splice(0)) await visitor.close();
    expect(problems).toEqual([]);
  });
  const open = async (
    template: string,
    options: { readonly screen?: Screen; readonly zoom?: number; readonly english?: boolean } = {},
  ): Promise<WorkbookScreen> => {
    const visitor = await openVisitor(browser, server.url, options);
    visitors.push(visitor);
    const { page } = visitor;
    // Whoever is new is made somebody by the first page.
    await Promise.all([
      page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/session'),
      page.goto('/'),
    ]);
    const made = await page.request.post('/api/workbooks', {
      data: { template, title: template },
      headers: { 'x-samregn': '1' },
    });
    expect(made.status()).toBe(201);
    const screen = new WorkbookScreen(page);
    await page.goto(`/mappe/${(await made.json()).id}`);
    const panel = page.getByRole('button', { name: 'Vis resultat' });
    if ((options.zoom ?? 1) > 1) await panel.click();
    await screen.answer.waitFor();
    return screen;
  };

  test('[BOARDS-1] a strategy says whether a published year can be right, in Danish and English', async () => {
    const screen = await open('strategy');
    const { page } = screen;
    await page.locator('[data-answer]').getByText('Tjener sig hjem i 2030').waitFor();
    await look(page, 'strategy-laptop');
    await screen.openSheet('Indsatser');
    await screen.type('C13', '2032');
    await page.getByText('Nej: offentliggjort er 2032, tallene giver 2030.').waitFor();
    await look(page, 'strategy-published');
    await page.getByLabel('Sprog').selectOption('en');
    await page.getByText('No: 2032 was published, the figures say 2030.').waitFor();
  });

  test('[BOARDS-2] a case pasted into a portfolio as a line stands in the ranking', async () => {
    const screen = await open('portfolio', { screen: desktop });
    const { page } = screen;
    await look(page, 'portfolio-desktop');
    await screen.openSheet('Sager');
    await screen.goTo('A11');
    const amounts = ['1.000.000', ...Array<string>(8).fill('0'), '0', '3.500.000'].join('\t');
    await screen.paste(`Kommune D\tNy sag\tSygedagpenge\t80\tRCT\t2027\t2028\t${amounts}`);
    await page.getByRole('rowheader', { name: '1. Ny sag' }).waitFor();
    await page.locator('[data-answer]').getByText('5 sager fra 4 kommuner').waitFor();
  });

  test('[BOARDS-3] a follow-up goes from no figures to a red light and stop, with the rule beside it', async () => {
    const screen = await open('follow-up');
    const { page } = screen;
    await page.locator('[data-answer]').getByText('Ingen faktiske tal endnu').waitFor();
    await screen.openSheet('Måneder');
    await screen.goTo('H6');
    await screen.paste(Array.from({ length: 3 }, () => '6\t2\t0\t150.000\t0').join('\n'));
    await page.locator('[data-answer]').getByText('Stopreglen siger stop').waitFor();
    await page.getByText('Rødt lys 3 måneder i træk; grænsen er 3.').waitFor();
    await page.getByText('Lys efter marts 2027: Rød').waitFor();
    await look(page, 'follow-up-laptop');
  });

  test('[BOARDS-4] measured results as points and as a table, at 200 % too', async () => {
    const screen = await open('results-measurement', { screen: laptop, zoom: 2 });
    const { page } = screen;
    await page.locator('.board').getByText('En sammenhæng er ikke en årsag').waitFor();
    await page.getByRole('img', { name: /Resultat og rettidighed: 12 kommuner/ }).waitFor();
    await page.getByRole('rowheader', { name: '1. Kommune E' }).waitFor();
    await look(page, 'measurement-200');
  });
});
