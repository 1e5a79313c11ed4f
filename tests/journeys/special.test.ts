import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disinvestment } from '../../model/templates/disinvestment.ts';
import { earlyEffort } from '../../model/templates/early-effort.ts';
import { fleksjob } from '../../model/templates/fleksjob.ts';
import { flereSkalMed } from '../../model/templates/flere-skal-med.ts';
import type { Template } from '../../model/templates/template.ts';
import { type Visitor, WorkbookScreen, laptop, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { picture, wantsPictures } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

interface Journey {
  readonly template: Template;
  /** what the answer says of the example */
  readonly says: string;
  /** typed into the cell of a name on a sheet, where percent stands already, it changes the answer */
  readonly sheet: string;
  readonly name: string;
  readonly text: string;
}

const journeys: readonly Journey[] = [
  { template: disinvestment, says: 'Besparelsen er spist op i', sheet: 'Effekt', name: 'Effekt', text: '5' },
  { template: fleksjob, says: 'går videre', sheet: 'Fleksjob', name: 'Midlertidig_andel', text: '60' },
  {
    template: flereSkalMed,
    says: 'pct.point effekt',
    sheet: 'Løntimer og sikkerhed',
    name: 'Indfrielse',
    text: '70',
  },
  {
    template: earlyEffort,
    says: 'løft af den ugentlige chance',
    sheet: 'Effekt',
    name: 'Løft',
    text: '20',
  },
];

describe('[SPECIAL-1] a person opens a special template and changes one figure', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anna: Visitor;

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anna = await openVisitor(browser, server.url, { screen: laptop });
  });
  afterAll(async () => {
    expect(anna.problems).toEqual([]);
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(journeys)('$template.title', async ({ template, says, sheet, name, text }) => {
    const { page } = anna;
    const screen = new WorkbookScreen(page);
    await page.goto('/');
    await page.getByRole('button', { name: `Opret ${template.title}`, exact: true }).click();
    await screen.answer.waitFor();
    await page.locator('.calculating').waitFor({ state: 'detached' });
    const example = await screen.answer.innerText();
    expect(example).toContain(says);
    await screen.openSheet(sheet);
    await screen.type(name, text);
    await until('the answer has changed', async () => (await screen.answer.innerText()) !== example);
    await screen.waitUntilSaved();
    if (!wantsPictures) return;
    for (const { name: tab } of template.sheets) {
      await screen.openSheet(tab);
      await screen.goTo('A1');
      await picture(page, `${template.id}-${tab}`);
    }
  });

  test('[STOP-3] a column says what to type, and the line for a portfolio carries the sign of stopping', async () => {
    const { page } = anna;
    const screen = new WorkbookScreen(page);
    await page.goto('/');
    await page.getByRole('button', { name: `Opret ${disinvestment.title}`, exact: true }).click();
    await screen.answer.waitFor();
    const help = page.getByRole('note', { name: 'Hvad der skrives her' });
    await screen.openSheet('Indsats');
    await screen.goTo('Linje_pris');
    await help.getByText('En udgift ved at stoppe skrives med minus.').waitFor();
    await picture(page, 'column-help');
    await page.keyboard.press('ArrowRight');
    await help.getByText('fra 0 til 200 %').waitFor();
    await screen.openSheet('Overblik');
    await screen.goTo('A1');
    await help.waitFor({ state: 'detached' });
    await page.locator('.calculating').waitFor({ state: 'detached' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Kopiér linjen til porteføljen' }).click();
    const line = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\t');
    const cells = line.slice(7).map(Number);
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, kr) => total + kr, 0);
    expect(cells).toHaveLength(18);
    expect(cells.every((kr) => kr <= 0)).toBe(true);
    // What is lost is more than what is saved: the example costs the municipality money.
    expect(sum(cells.slice(9))).toBeLessThan(sum(cells.slice(0, 9)));
  });
});
