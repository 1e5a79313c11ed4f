import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
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
import { looking } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';

const look = looking({ fits: true, fullPage: true });

describe('[LIB-13] what others have published becomes a case of one’s own, and that is told in turn', () => {
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
  afterEach(() => expect(visitors.flatMap(({ problems }) => problems)).toEqual([]));
  const visit = async (options: Parameters<typeof openVisitor>[2] = {}): Promise<WorkbookScreen> => {
    const visitor = await openVisitor(browser, server.url, options);
    visitors.push(visitor);
    return new WorkbookScreen(visitor.page);
  };

  let anna: WorkbookScreen;
  test('Anna finds a case, sees that published figures do not add up, and begins with another', async () => {
    anna = await visit({ screen: laptop });
    const { page } = anna;
    await page.goto('/');
    await page.getByRole('heading', { name: 'Andre skabeloner' }).waitFor();
    await look(page, 'begin-laptop');
    await page.getByRole('link', { name: 'Åbn casebiblioteket' }).click();
    await page.getByText('Viser 14 af 14 cases').waitFor();
    await page.getByText('Ingen har publiceret her endnu').waitFor();
    await look(page, 'library-laptop');
    const filters = page.getByRole('form', { name: 'Find en case' });
    await filters.getByLabel('Kommune').selectOption('Hjørring');
    await page.getByText('Viser 2 af 14').waitFor();
    await filters.getByLabel('Indsats').selectOption('Fleksjob');
    await page.getByText('Ingen cases passer.').waitFor();
    await filters.getByLabel('Indsats').selectOption('Alle');
    await page.getByRole('link', { name: 'Hjørrings egen plan år for år' }).click();
    const payback = page.getByRole('row', { name: /^Tjent hjem, når udgiften/ });
    expect(await payback.innerText()).toMatch(/2018\s+2019\. Passer ikke/);
    await look(page, 'library-differs');
    await page.goBack();
    await filters.getByLabel('Målgruppe').selectOption('Psykisk sårbare');
    await page.getByRole('link', { name: 'IPS: lodtrækningsforsøg med støttet job' }).click();
    const use = page.getByRole('button', { name: 'Brug som udgangspunkt' });
    await use.focus();
    await page.keyboard.press('Enter');
    await anna.grid.waitFor();
    await anna.waitUntilSaved();
    expect(await page.getByText('Eksempel: alle gule felter').count()).toBe(0);
    await look(page, 'library-start');
    await anna.openSheet('Dokumentation');
    await page
      .getByRole('gridcell', { name: /Åbne spørgsmål \(\d+\)/ })
      .first()
      .waitFor();
    await page.getByText('Hvad koster indsatsen pr. person?').first().waitFor();
    await look(page, 'library-start-documentation');
    await anna.openSheet('Effekt');
    await page.getByText('13,0 %').first().waitFor();
    await look(page, 'library-start-effect');
  });

  test('Anna publishes, Bo sees it and begins with a copy, and what she withdraws is gone', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: 'Del', exact: true }).click();
    await page.getByRole('button', { name: 'Publicér til biblioteket…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kort om casen').fill('Vi prøver IPS.\nMed egne tal.');
    await dialog.getByRole('textbox', { name: 'Kommune' }).fill('Ærø');
    await dialog.getByLabel('Målgruppe').selectOption('Psykisk sårbare');
    await dialog.getByLabel('Indsats').selectOption('Job med støtte');
    await dialog.getByLabel('Kontakt').fill('jobcenteret@aeroe.example');
    await dialog.getByLabel('Ja, med en kopi').check();
    await look(page, 'publish-dialog');
    await dialog.getByRole('button', { name: 'Publicér', exact: true }).click();
    await dialog.getByText('Casen står nu i biblioteket.').waitFor();
    await look(page, 'publish-dialog-sent');

    const bo = await visit({ screen: desktop });
    await bo.page.goto('/bibliotek');
    const card = bo.page.getByRole('article', { name: 'IPS: lodtrækningsforsøg med støttet job' }).first();
    await card.getByText('jobcenteret@aeroe.example').waitFor();
    // A case that lacks what it needs has no figures to show.
    await card.getByText('Ejeren viser ingen tal.').waitFor();
    await bo.page.getByText('Viser 15 af 15 cases').waitFor();
    await look(bo.page, 'library-desktop');
    await card.getByRole('button', { name: /^Begynd med en kopi/ }).click();
    await bo.grid.waitFor();
    await bo.page.getByRole('tab', { name: 'Dokumentation' }).waitFor();

    await dialog.getByRole('button', { name: 'Træk tilbage' }).click();
    await dialog.getByText('Casen er trukket tilbage').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await bo.page.goto('/bibliotek');
    await bo.page.getByText('Ingen har publiceret her endnu').waitFor();
    expect(await bo.page.getByText('jobcenteret@aeroe.example').count()).toBe(0);
  });

  test('[LIB-17] where what is told of a case in one line is broken, no line ends or begins with a dot', async () => {
    const { page } = await visit({ screen: laptop });
    await page.goto('/bibliotek');
    await page.getByText('Viser 14 af 14 cases').waitFor();
    const [begun, wrong] = await page.evaluate(() => {
      const parts = [...document.querySelectorAll<HTMLElement>('.meta span')];
      const begin = parts.filter(
        (part) => (part.previousElementSibling as HTMLElement)?.offsetTop !== part.offsetTop,
      );
      // The dot is left of the edge at which the line is cut off.
      const seen = begin.filter((part) => {
        const { clipPath } = getComputedStyle(part.parentElement!);
        const edge = Number.parseFloat(/([\d.]+)px\)$/.exec(clipPath)?.[1] ?? '0');
        const line = part.parentElement!.getBoundingClientRect().left + edge;
        return (
          part.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(part, '::before').width) >
          line
        );
      });
      const atEnd = parts.filter((part) => getComputedStyle(part, '::after').content !== 'none');
      const lines = begin.length - document.querySelectorAll('.meta').length;
      return [lines, [...seen, ...atEnd].map(({ textContent }) => textContent)] as const;
    });
    expect(begun, 'lines that are broken').toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    await look(page, 'library-lines');
  });

  test('in English, and at 200 %', async () => {
    const { page } = await visit({ screen: laptop, zoom: 2 });
    await page.goto('/bibliotek/aabenraa-kik2-2018-2022');
    await page.getByText('Efterregnet af Samregn').waitFor();
    await look(page, 'library-case-200');
    await page.getByLabel('Sprog').selectOption('en');
    await page.getByRole('button', { name: 'Use as starting point' }).waitFor();
    await look(page, 'library-case-200-english');
    await page.goto('/bibliotek');
    await page.getByText('Showing 14 of 14 cases').waitFor();
    await look(page, 'library-200-english');
    await page.goto('/');
    await page.getByRole('heading', { name: 'Other templates' }).waitFor();
    await look(page, 'begin-200-english');
  });
});
