import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kroner } from '../../client/results/case-answer.ts';
import { calculateInvestmentCase } from '../../model/economics/calculate-investment-case.ts';
import { caseA, caseCInCohorts } from '../model/economics/cases.ts';
import { readPackage } from '../server/files/read-package.ts';
import {
  type Visitor,
  WorkbookScreen,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from '../support/browser.ts';
import { typedCase } from '../support/case-workbook.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

/** "Tjener sig hjem i marts 2028" and what follows, as the page says it. */
async function answerOf(screen: WorkbookScreen): Promise<string> {
  return (await screen.page.locator('.case-panel').innerText()).replaceAll('\n', ' ');
}

async function bothSay(screens: readonly WorkbookScreen[], texts: readonly string[]): Promise<void> {
  for (const screen of screens) {
    let said = '';
    const isSaid = async (): Promise<boolean> => {
      said = await answerOf(screen);
      return texts.every((text) => said.includes(text));
    };
    await until(`the answer says ${texts.join(' ')}`, isSaid).catch((error: Error) => {
      throw new Error(`${error.message}; it says ${said}`);
    });
  }
}

describe('[JOURNEY-1] two colleagues build an investment case together and take it home as xlsx', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anna: Visitor;
  let bo: Visitor;
  let one: WorkbookScreen;
  let two: WorkbookScreen;

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anna = await openVisitor(browser, server.url, { screen: laptop });
    bo = await openVisitor(browser, server.url, { screen: desktop });
    one = new WorkbookScreen(anna.page);
    two = new WorkbookScreen(bo.page);
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('Anna creates the case; the example answers at once', async () => {
    const { page } = anna;
    await one.giveName('Anna, Aarhus');
    await page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await page.waitForURL(/\/mappe\/[\w-]{22}$/);
    await one.answer.waitFor();
    await bothSay([one], ['Tjener sig hjem i', 'nettogevinst', 'kræver mindst', 'Tallene er et eksempel']);
    await page.getByText('Eksempel: alle gule felter indeholder eksempeltal.').waitFor();
    await one.waitUntilSaved();
  });

  test('one click empties the inputs, and undo brings the example back', async () => {
    const { page } = anna;
    const example = await answerOf(one);
    await page.getByRole('button', { name: 'Tøm felterne' }).click();
    await page.getByText('Udfyld de gule felter for at se svaret').waitFor();
    await page.getByRole('button', { name: 'Fortryd', exact: true }).click();
    await until('the example is back', async () => (await answerOf(one)) === example);
    await page.getByRole('button', { name: 'Tøm felterne' }).click();
    await page.getByText('Udfyld de gule felter for at se svaret').waitFor();
    await page
      .getByRole('button', { name: /^Gå til Målgruppe: / })
      .first()
      .click();
    await until(
      'the first missing field is chosen',
      async () =>
        (await page.getByRole('tab', { name: 'Målgruppe' }).getAttribute('aria-selected')) === 'true',
    );
  });

  test('Bo joins by a link, and both see each other', async () => {
    const { page } = anna;
    const link = await one.makeLink();
    expect(link).toMatch(new RegExp(`^${server.url}/deltag#[\\w-]{43}$`));
    await bo.page.goto(link);
    await bo.page.waitForURL(/\/mappe\//);
    // The secret does not stay in the address.
    expect(bo.page.url()).toBe(page.url());
    await bo.page.getByRole('button', { name: 'Skriv dit navn' }).click();
    await bo.page.getByRole('dialog').getByRole('textbox').fill('Bo, Hjørring');
    await bo.page.keyboard.press('Enter');
    await page.locator('.people').getByRole('button', { name: 'Bo, Hjørring' }).waitFor();
    await bo.page.locator('.people').getByRole('button', { name: 'Anna, Aarhus' }).waitFor();
    // Where the colleague is shows in the sheet.
    await one.openSheet('Målgruppe');
    await two.openSheet('Målgruppe');
    await two.goTo('C6');
    await anna.page.locator('.peer-tag', { hasText: 'Bo, Hjørring' }).waitFor();
  });

  test('both type at once, and come to the reference result of case A', async () => {
    const annasPart = async (): Promise<void> => {
      await one.openSheet('Målgruppe');
      await one.type('C5', '1-1-2027');
      await one.type('C6', '5');
      await one.type('C7', '6');
      await one.type('C15', '132000');
      await one.type('C18', 'ja');
      await one.type('C20', '0');
      await one.goTo('B26');
      for (const text of ['0', '100']) {
        await one.page.keyboard.type(text);
        await one.page.keyboard.press('Tab');
      }
      await one.goTo('B56');
      for (const text of ['100', '52']) {
        await one.page.keyboard.type(text);
        await one.page.keyboard.press('Tab');
      }
    };
    const bosPart = async (): Promise<void> => {
      await two.openSheet('Effekt');
      for (const [at, text] of [
        ['D5', '1'],
        ['D6', '0'],
        ['D7', '26'],
        ['D8', '104'],
        ['D11', '10'],
        ['D12', '104'],
      ] as const)
        await two.type(at, text);
      await two.openSheet('Indsats');
      await two.goTo('A8');
      await two.paste(
        typedCase(caseA)
          .find(({ at }) => at === 'Linje_post')!
          .texts[0]!.join('\t'),
      );
    };
    await Promise.all([annasPart(), bosPart()]);
    const expected = calculateInvestmentCase(caseA);
    expect(Math.round(expected.total.municipalNetKr)).toBe(1_957_846);
    await bothSay(
      [one, two],
      [
        `Tjener sig hjem i august 2028; nettogevinst ${kroner(expected.total.municipalNetKr, 'da')} over 5 år; kræver mindst 3,8 pct.point effekt.`,
        'I regner med 10,0 pct.point.',
      ],
    );
    await until('both say all the same', async () => (await answerOf(two)) === (await answerOf(one)));
    // To the krone, in the cells.
    for (const screen of [one, two]) {
      await screen.goTo('Netto_kommune');
      const shown = await screen.page.locator('.grid > .active').evaluate(() => {
        const id = document.querySelector('.grid')!.getAttribute('aria-activedescendant')!;
        return document.querySelector(`#${id} .text`)!.textContent;
      });
      expect(shown.replaceAll(/[^\d]/g, '')).toBe('1957846');
    }
    await one.waitUntilSaved();
    await two.waitUntilSaved();
  });

  test('Bo inserts a row while Anna is typing a formula: every formula is right', async () => {
    for (const screen of [one, two]) await screen.page.locator('.sheet-tabs').waitFor();
    await one.page.getByRole('button', { name: 'Nyt ark' }).click();
    const name = 'Ark12';
    await one.page.getByRole('tab', { name }).waitFor();
    await one.openSheet(name);
    await two.page.getByRole('tab', { name }).waitFor();
    await two.openSheet(name);
    for (const [at, text] of [
      ['A1', '10'],
      ['A2', '20'],
      ['A3', '30'],
      ['C1', '=A1+A3'],
    ] as const)
      await one.type(at, text);
    await two.shows('C1', '40');
    // Anna is in the middle of a formula …
    await one.type('C3', '=SUM(A1:A3)+A2', 'nothing');
    // … when Bo inserts a row above row 2, and types into it.
    await two.goTo('A2');
    await two.page.getByRole('button', { name: 'Rækker og kolonner' }).click();
    await two.page.getByRole('menuitem', { name: 'Indsæt række over' }).click();
    await two.type('A2', '500');
    await one.shows('A2', '500');
    await one.page.keyboard.type('*2');
    await one.page.keyboard.press('Enter');
    for (const screen of [one, two]) {
      await screen.shows('C1', '40');
      // 10 + 500 + 20 + 30 + 20 * 2: the row is in the sum, and A2 is still the cell with 20.
      await screen.shows('C4', '600');
    }
    expect(await one.content('C4')).toBe('=SUM(A1:A4)+A3*2');
    expect(await two.content('C1')).toBe('=A1+A4');
    await one.goTo('A1');
  });

  test('the server is restarted in between: nothing is lost, and both go on', async () => {
    const port = new URL(server.url).port;
    await server.kill('SIGTERM');
    await anna.page.locator('[data-saved=offline]').waitFor();
    await one.type('A5', 'skrevet uden server');
    await anna.page.getByText('Offline · 1 ændring kun på denne computer').waitFor();
    server = await openChildServer(folder, { SAMREGN_PORT: port });
    await one.waitUntilSaved();
    await two.waitUntilSaved();
    await two.shows('A5', 'skrevet uden server');
    await two.type('A6', 'og videre');
    await one.shows('A6', 'og videre');
    await two.waitUntilSaved();
  });

  test('a pasted case comes to its reference result for both', async () => {
    const expected = calculateInvestmentCase(caseCInCohorts);
    // Emptied again as a whole, then filled from another program.
    await two.openSheet('Effekt');
    await two.goTo('Chance');
    for (const { at, texts } of typedCase(caseCInCohorts)) {
      if (texts.length === 0) continue;
      await two.goTo(at);
      await two.page.keyboard.press('ArrowDown');
      await two.page.keyboard.press('ArrowUp');
      await two.paste(texts.map((row) => row.join('\t')).join('\n'));
    }
    await two.openSheet('Indsats');
    await two.goTo('A8:K8');
    await two.page.keyboard.press('Delete');
    await bothSay(
      [one, two],
      ['kræver ingen effekt, da kommunen ikke har udgifter.', kroner(expected.total.municipalNetKr, 'da')],
    );
    await two.waitUntilSaved();
  });

  test('Anna takes it home as xlsx: values, live formulas, what both have written', async () => {
    const downloading = anna.page.waitForEvent('download');
    await anna.page.getByRole('button', { name: 'Hent som Excel' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Investeringscase.xlsx');
    const file = readPackage(new Uint8Array(await readFile(await download.path())));
    expect(file.sheets.map(({ name }) => name)).toContain('Resultat');
    const sheet = file.sheets.find(({ name }) => name === 'Ark12')!;
    expect(sheet.cells.get('C4')).toMatchObject({ formula: 'SUM(A1:A4)+A3*2', value: 600 });
    expect(sheet.cells.get('A5')).toMatchObject({ value: 'skrevet uden server' });
    expect(sheet.cells.get('A6')).toMatchObject({ value: 'og videre' });
    const formulas = file.sheets.flatMap(({ cells }) => [...cells.values()].filter(({ formula }) => formula));
    expect(formulas.length).toBeGreaterThan(20_000);
  });

  test('nothing went wrong in either page, and nothing was asked of another host', () => {
    expect([...anna.problems, ...bo.problems]).toEqual([]);
  });
});
