import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Editor, danish, openEditor, openWorkbook, setCell } from '../../model/index.ts';
import { type RateSet, shippedRates } from '../../model/rates/rate-rows.ts';
import { cellsNamed } from '../../model/workbook/named-cells.ts';
import { updateRates } from '../../model/workbook/rate-sheet.ts';
import { type Visitor, WorkbookScreen, laptop, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { looking } from '../support/look.ts';
import { type TestPerson, openPerson, temporaryFolder } from '../support/server.ts';
import { type StockClient, openStockClient } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

const dagpenge = 'Dagpenge, højeste beløb';

const look = looking();

/** The set of an earlier year, in which the dagpenge of 2025 were not right yet. */
const earlier: RateSet = {
  asOf: '2025-01-01',
  rows: shippedRates.rows.map((row) =>
    row.name === dagpenge && row.validFrom === '2025-01-01' ? { ...row, amount: 20_000 } : row,
  ),
};

describe('[NUMBERS] rates, and the municipality’s own numbers', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anna: Visitor;
  let bo: TestPerson;
  let screen: WorkbookScreen;
  const clients: StockClient[] = [];

  /** A colleague changes the workbook from another computer. */
  async function elsewhere(workbook: string, change: (editor: Editor) => void): Promise<void> {
    const client = openStockClient(bo, workbook);
    await client.synced();
    const opened = openWorkbook(client.doc);
    change(openEditor(opened));
    opened.close();
    clients.push(client);
  }

  async function createWorkbook(template: string, title: string): Promise<string> {
    const created = await bo.ask('POST', '/api/workbooks', { template, title, language: 'da' });
    const { body: link } = await bo.ask('POST', `/api/workbooks/${created.body.id}/links`, {
      role: 'editor',
    });
    await anna.page.goto(`/deltag#${link.token}`);
    await anna.page.waitForURL(/\/mappe\//);
    return created.body.id;
  }

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anna = await openVisitor(browser, server.url, { screen: laptop });
    bo = await openPerson(server.url, 'Bo');
    screen = new WorkbookScreen(anna.page);
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('[NUMBERS-1] a benefit is chosen from the list, the gap is said, and an own amount closes it', async () => {
    const { page } = anna;
    await createWorkbook('investment-case', 'Dagpenge 2027');
    await screen.answer.waitFor();
    await screen.openSheet('Målgruppe');
    await screen.goTo('Egen_ydelse');
    await page.keyboard.press('Delete');
    await screen.goTo('Ydelsesvalg');
    await page.keyboard.press('Alt+ArrowDown');
    await look(page, 'numbers-choices');
    await page.getByRole('menuitem', { name: dagpenge, exact: true }).click();
    await screen.shows('C10', dagpenge);
    await screen.shows('C11', '253.104');
    await screen.shows('C12', '2025');
    await screen.shows(
      'C13',
      'Satsen for 2027 er ikke verificeret: indtast jeres egen. Seneste kendte er fra 2025',
    );
    await page.getByText('Ydelsens sats er ældre end casen: indtast jeres egen.').waitFor();
    await look(page, 'numbers-gap');
    await screen.goTo('Egen_ydelse');
    await page.keyboard.type('264000');
    await page.keyboard.press('Enter');
    await screen.shows('C13', 'OK: jeres egen sats bruges');
    await screen.shows('C16', '264.000');
    await screen.goTo('Egen_ydelse');
    await page.keyboard.press('Delete');
    await screen.shows('C16', '253.104');
  });

  test('[NUMBERS-2] newer rates show what they do to the result before they are accepted', async () => {
    const { page } = anna;
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    await elsewhere(id, (editor) => expect(updateRates(editor, earlier).ok).toBe(true));
    await screen.shows('C11', '240.000');
    const before = await screen.answer.innerText();
    await page.getByRole('button', { name: 'Tal', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Opdatér satser…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /^Dagpenge, højeste beløb 01-01-2025 20\.000 21\.092/ }).waitFor();
    await dialog.locator('[data-before-after]').waitFor();
    await dialog.getByRole('row', { name: /^Nettogevinst .*kr\..*kr\./ }).waitFor();
    await look(page, 'numbers-rates');
    expect(await screen.answer.innerText()).toBe(before);
    await dialog.getByRole('button', { name: 'Opdatér satserne' }).click();
    await screen.shows('C11', '253.104');
    await page.getByText('Satserne er opdateret.').waitFor();
    await until('the answer is another', async () => (await screen.answer.innerText()) !== before);
    await page.getByRole('button', { name: 'Fortryd', exact: true }).click();
    // Undo goes to what it has taken back, on the sheet of rates.
    await screen.openSheet('Målgruppe');
    await screen.shows('C11', '240.000');
  });

  test('[NUMBERS-3] own numbers are fetched from their workbook, each with its source, in one step', async () => {
    const { page } = anna;
    const back = page.url();
    const own = await createWorkbook('own-numbers', 'Egne tal, Aarhus');
    await elsewhere(own, (editor) => {
      for (const [name, text] of [
        ['Kommuneskat', '24,52 %'],
        ['Kommuneskat_kilde', 'Budget 2027'],
        ['Løn_jobkonsulent', '620000'],
        ['Løn_jobkonsulent_dato', '1-10-2026'],
        ['Samtale_pris', '900'],
      ] as const)
        expect(setCell(editor, cellsNamed(editor.workbook, name)[0]!, { text, language: danish }).ok).toBe(
          true,
        );
    });
    await screen.shows('C6', '24,52 %');
    await look(page, 'numbers-own');
    await page.goto(back);
    await screen.answer.waitFor();
    await page.getByRole('button', { name: 'Tal', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Hent jeres egne tal…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /^Kommuneskat Budget 2027 Kommuneskat – 24,52 %/ }).waitFor();
    expect(await dialog.getByLabel('Udgiftslinje for Jobkonsulent').inputValue()).toBe('0');
    await dialog.getByText('bruges ikke i denne projektmappe').waitFor();
    await look(page, 'numbers-fetch');
    await dialog.getByRole('button', { name: 'Hent 2 tal' }).click();
    await page.getByText('2 tal er hentet fra »Egne tal, Aarhus«.').waitFor();
    await screen.openSheet('Indsats');
    await screen.shows('D8', '620.000');
    await screen.goTo('Kommuneskat');
    await page.keyboard.press('Alt+ArrowUp');
    const source = page.locator('.register-line.open').getByLabel('Kilde', { exact: true });
    await until(
      'the source is told',
      async () => (await source.inputValue()) === 'Egne tal: Egne tal, Aarhus (Budget 2027)',
    );
    await look(page, 'numbers-fetched');
    await page.getByRole('button', { name: 'Fortryd', exact: true }).click();
    await screen.openSheet('Indsats');
    await screen.shows('D8', '500.000');
    expect(anna.problems).toEqual([]);
  });
});
