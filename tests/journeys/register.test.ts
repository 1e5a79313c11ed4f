import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const look = looking();

describe('[REGISTER] from a result to what it rests on, until the case is ready for a decision', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anna: Visitor;
  let bo: Visitor;
  let one: WorkbookScreen;

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anna = await openVisitor(browser, server.url, { screen: laptop });
    bo = await openVisitor(browser, server.url, { screen: desktop });
    one = new WorkbookScreen(anna.page);
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  test('[REGISTER-1] from the result to its assumptions, to the cell, and to the studies behind it', async () => {
    const { page } = anna;
    await one.giveName('Anna, Aarhus');
    await page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await one.answer.waitFor();
    await look(page, 'register-result');
    await page.getByRole('button', { name: /^Forudsætninger bag tallet: netto/ }).click();
    await page.getByText(/forudsætninger bag netto/).waitFor();
    expect(await page.getByRole('button', { name: 'Vis og ret Kalkulationsrente' }).count()).toBe(0);
    await look(page, 'register-behind');
    await page.getByRole('button', { name: 'Nettoeffekt mod basisalternativet', exact: true }).click();
    const sheet = page.locator('.sheet-tabs').getByRole('tab', { name: 'Effekt', exact: true });
    expect(await sheet.getAttribute('aria-selected')).toBe('true');
    // From the cell, by key, to what is known of it; a direction stands there with its source and no size.
    await one.goTo('Effekt');
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('button', { name: 'Luk Nettoeffekt mod basisalternativet' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'true');
    await page.getByText('Undersøgelser, der kan støtte den').waitFor();
    // Escape goes back to the cell, and the key leads here again.
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.classList.contains('grid'));
    await page.keyboard.press('Alt+ArrowUp');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'true');
    await look(page, 'register-open');
    const source = page.getByRole('link', { name: /Jobeffekter/ }).first();
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/jobeffekter\.dk/);
  });

  test('[REGISTER-2] what is missing is filled in, in place and for many at once, and a warning gets its reason', async () => {
    const { page } = anna;
    const panel = page.getByRole('tabpanel', { name: 'Forudsætninger' });
    const open = panel.locator('.register-line.open');
    await open.getByLabel('Evidens').selectOption('Eget skøn');
    await open.getByLabel('Dato').fill('1-11-2026');
    await open.getByLabel('Dato').press('Tab');
    await open.getByText('6 % – 12 % · Eget skøn · 01-11-2026').waitFor();
    // An effect that is only just enough is a question to those who decide.
    await open.getByLabel('Værdi').fill('5');
    await open.getByLabel('Værdi').press('Tab');
    await open.getByText('rækkefølgen lav, værdi, høj').waitFor();
    await open.getByLabel('Lav').fill('3');
    await open.getByLabel('Lav').press('Tab');
    await open.getByText('3 % – 12 % · Eget skøn · 01-11-2026').waitFor();
    await page.getByRole('button', { name: 'Luk Nettoeffekt mod basisalternativet' }).click();
    await panel.getByRole('button', { name: 'Vis alle' }).click();
    await panel.getByText('Udfyld for flere på én gang').click();
    const many = panel.locator('.fill-many');
    await many.getByLabel('Kilde').fill('Jobcentrets eget regnskab 2025');
    await many.getByLabel('Evidens').selectOption('Før-efter');
    await many.getByLabel('Status').selectOption('Aftalt');
    await many.getByRole('button', { name: /Skriv, hvor det mangler/ }).click();
    await page.getByText(/^Skrevet ved \d+ forudsætninger/).waitFor();
    await page.getByRole('tab', { name: 'Forudsætninger' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Markér som klar til beslutning' }).click();
    await page.getByText(/^Ikke klar endnu: \d+ ting mangler/).waitFor();
    await look(page, 'register-not-ready');
    await page.getByRole('button', { name: /^Tallene er markeret som eksempel/ }).click();
    await page.getByRole('button', { name: /^Begrund: Den nødvendige effekt er/ }).press('Enter');
    await page.getByLabel('Hvorfor kan det blive stående?').fill('Styregruppen kender risikoen.');
    await page.getByRole('button', { name: 'Gem begrundelse' }).press('Enter');
    await page.getByText('Set og begrundet (1)').waitFor();
    await look(page, 'register-reason');
  });

  test('[REGISTER-3] it is marked, a colleague changes an input, and both see that it has changed since', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: 'Markér som klar til beslutning' }).click();
    await page.getByText(/Markeret klar af Anna, Aarhus den \d\d-\d\d-\d{4}/).waitFor();
    await look(page, 'register-ready');
    await bo.page.goto(await one.makeLink());
    const two = new WorkbookScreen(bo.page);
    // The mark is read before anything is calculated.
    await bo.page.getByText('Klar til beslutning.', { exact: true }).waitFor();
    await two.goTo('Egen_ydelse');
    await bo.page.keyboard.type('140000');
    await bo.page.keyboard.press('Enter');
    for (const screen of [page, bo.page]) {
      await screen.getByText('Ændret siden.', { exact: true }).waitFor();
      await screen.getByText('Det gælder: Målgruppe.').waitFor();
    }
    await look(bo.page, 'register-changed');
    expect([...anna.problems, ...bo.problems]).toEqual([]);
  });
});
