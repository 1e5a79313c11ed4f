import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Screen, type Visitor, desktop, laptop, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { looking, wantsPictures } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

/** What is clicked is 24 points large or has that much room around it. */
const look = looking({ prefix: 'identity-', rules: ['target-size'] });

describe('[WHO] people and organisations', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    folder = temporaryFolder();
    // Nobody goes to these issuers: what is looked at is the way there.
    const issuers = ['Odense Kommune', 'Ærø Kommune'].map((organisation, index) => ({
      key: `k${index}`,
      organisation,
      issuer: `https://login${index}.example.dk`,
      clientId: 'samregn',
      clientSecret: 'x'.repeat(20),
    }));
    const file = join(folder, 'sign-in.json');
    writeFileSync(file, JSON.stringify(issuers), { mode: 0o600 });
    server = await openChildServer(folder, { SAMREGN_SIGN_IN: file, SAMREGN_GUESTS: 'all' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(visitors.flatMap(({ problems }) => problems)).toEqual([]));
  const visit = async (screen: Screen = laptop): Promise<Page> => {
    const visitor = await openVisitor(browser, server.url, { screen });
    visitors.push(visitor);
    return visitor.page;
  };
  /** A page of few words, on a laptop and, for whoever wants pictures, on a large screen. */
  const lookTwice = async (page: Page, name: string): Promise<void> => {
    await look(page, name);
    if (!wantsPictures) return;
    await page.setViewportSize(desktop);
    await look(page, `${name}-desktop`);
    await page.setViewportSize(laptop);
  };
  const password = 'fire heste spiser rugbrød';
  const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(fields))
      await page.getByLabel(name, { exact: true }).fill(text);
  };

  test('[WHO-1] from the link in the log to an organisation that works together, a guest with a code, and being forgotten', async () => {
    const first = /http:\S+velkommen#\S+/.exec(server.stdout)![0];
    const anne = await visit(desktop);
    // What she made as a guest comes along.
    await anne.goto('/');
    await anne.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await anne.getByRole('grid').waitFor();
    await anne.goto(first);
    await fill(anne, {
      'Organisationens navn': 'Aarhus Kommune',
      'Dit navn': 'Anne Berg',
      Brugernavn: 'anne',
      Adgangskode: 'for kort',
    });
    await anne.getByRole('button', { name: 'Opret og log ind' }).click();
    await anne.getByRole('alert').getByText('mindst 15 tegn').waitFor();
    await look(anne, 'welcome');
    await fill(anne, { Adgangskode: password });
    await anne.getByRole('button', { name: 'Opret og log ind' }).click();
    await anne.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
    // A folder of the organisation, and the workbook in it.
    await anne.getByRole('button', { name: 'Ny mappe' }).click();
    await fill(anne, { 'Mappens navn': 'Cases 2027' });
    await anne.getByLabel('Mappen tilhører').selectOption({ label: 'Aarhus Kommune' });
    await anne.getByRole('button', { name: 'Opret mappe' }).click();
    await anne.getByRole('button', { name: 'Flyt Ny projektmappe' }).click();
    await anne.getByLabel('Sted').selectOption({ label: 'Aarhus Kommune · Cases 2027' });
    await look(anne, 'move');
    await anne.getByRole('button', { name: 'Flyt', exact: true }).last().click();
    await anne.getByRole('dialog').waitFor({ state: 'detached' });
    await anne.getByRole('button', { name: 'Cases 2027' }).click();
    await anne.getByRole('link', { name: 'Ny projektmappe' }).last().waitFor();
    await anne.getByRole('button', { name: 'Fjern mappen' }).scrollIntoViewIfNeeded();
    await look(anne, 'folders');
    // A colleague is invited, and sees the organisation's workbook.
    await anne.goto('/konto');
    await anne.getByRole('heading', { name: 'Dine enheder' }).waitFor();
    await look(anne, 'account');
    await anne.getByRole('link', { name: 'Aarhus Kommune' }).click();
    await anne.getByRole('button', { name: 'Lav invitation' }).click();
    const invitation = await anne.getByRole('textbox', { name: 'Link' }).inputValue();
    await look(anne, 'organisation');
    const bo = await visit();
    await bo.goto(invitation);
    await bo.getByRole('heading', { name: 'Bliv en del af Aarhus Kommune' }).waitFor();
    await fill(bo, { 'Dit navn': 'Bo', Brugernavn: 'bo', Adgangskode: 'en lang sætning om regn' });
    await bo.getByRole('button', { name: 'Opret og log ind' }).click();
    await bo.getByRole('link', { name: 'Ny projektmappe' }).first().click();
    await bo.getByRole('grid').waitFor();
    // A guest comes by a link with a code, and is seen to have come.
    await anne.goto('/');
    await anne.getByRole('link', { name: 'Ny projektmappe' }).first().click();
    await anne.getByRole('button', { name: 'Del', exact: true }).click();
    await anne.getByText('Navn, sidste dag og kode').click();
    await fill(anne, {
      'Til hvem (valgfrit)': 'Revisor',
      'Sidste dag (valgfri)': '2099-12-31',
      'Kode (valgfri)': 'kode 1234',
    });
    await anne.getByRole('button', { name: 'Lav link' }).click();
    const link = await anne.getByLabel('Nyt link').inputValue();
    await look(anne, 'share');
    await anne.keyboard.press('Escape');
    const cid = await visit();
    await cid.goto(link);
    await fill(cid, { Kode: 'forkert' });
    await cid.getByRole('button', { name: 'Åbn projektmappen' }).click();
    await cid.getByRole('alert').getByText('Koden er ikke rigtig.').waitFor();
    await look(cid, 'join-code');
    await fill(cid, { Kode: 'kode 1234' });
    await cid.getByRole('button', { name: 'Åbn projektmappen' }).click();
    await cid.getByRole('grid').waitFor();
    await anne.getByRole('button', { name: 'Del', exact: true }).click();
    await anne.getByText('Brugt af 1').click();
    await anne.getByText('Tilhører Aarhus Kommune').waitFor();
    // Shared with another organisation, until a day.
    await anne.getByLabel('Del med').selectOption({ label: 'Odense Kommune' });
    await anne.getByLabel('Til og med (valgfri)').fill('2099-06-30');
    await anne.getByRole('button', { name: 'Del', exact: true }).last().click();
    await anne.getByText('Adgangen er ændret').waitFor();
    expect(await anne.getByLabel('Sidste dag for Odense Kommune').inputValue()).toBe('2099-06-30');
    await anne.getByLabel('Sidste dag for Odense Kommune').scrollIntoViewIfNeeded();
    await look(anne, 'share-used');
    await anne.keyboard.press('Escape');
    // Signed out, and in again by the account.
    await bo.goto('/konto');
    await bo.getByRole('heading', { name: 'Adgangskode' }).waitFor();
    const change = async (current: string, next: string): Promise<void> => {
      await fill(bo, { 'Nuværende adgangskode': current, 'Ny adgangskode': next });
      await bo.getByRole('button', { name: 'Skift adgangskode' }).click();
    };
    await change('en lang sætning om regn', 'dragon baseball');
    await bo.getByRole('alert').getByText('som mange bruger').waitFor();
    await lookTwice(bo, 'account-password');
    await change('en lang sætning om regn', 'tolv grønne cykler synger');
    await bo.getByText('Adgangskoden er skiftet').waitFor();
    // What is not saved is asked about; the copies on this computer go with the session.
    const kept = () =>
      bo.evaluate(async () => {
        const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
        const entries = Object.keys(localStorage).filter((key) => /:(role|unsaved|opened)/.test(key));
        return { databases: databases.filter((name) => name.startsWith('samregn-')).length, entries };
      });
    expect((await kept()).databases).toBe(1);
    await bo.evaluate(() => localStorage.setItem('samregn:unsaved:gone:7', '2'));
    await bo.getByRole('button', { name: 'Log ud', exact: true }).click();
    await bo.getByRole('dialog').getByText('2 ændringer').waitFor();
    await lookTwice(bo, 'sign-out');
    await bo.getByRole('button', { name: 'Bliv logget ind' }).click();
    await bo.getByRole('button', { name: 'Log ud', exact: true }).click();
    await bo.getByRole('button', { name: 'Log ud, og slet ændringerne' }).click();
    await bo.getByRole('link', { name: 'Log ind med Odense Kommune' }).waitFor();
    await until('nothing is kept', async () => {
      const { databases, entries } = await kept();
      return databases + entries.length === 0;
    });
    await fill(bo, { Brugernavn: 'BO', Adgangskode: 'forkert adgangskode' });
    await bo.getByRole('button', { name: 'Log ind', exact: true }).click();
    await bo.getByRole('alert').getByText('ikke rigtig').waitFor();
    await lookTwice(bo, 'sign-in');
    // Hidden while it is typed, and known to password managers.
    const field = bo.getByLabel('Adgangskode', { exact: true });
    expect([await field.getAttribute('type'), await field.getAttribute('autocomplete')]).toEqual([
      'password',
      'current-password',
    ]);
    await fill(bo, { Adgangskode: 'tolv grønne cykler synger' });
    await bo.getByRole('button', { name: 'Log ind', exact: true }).click();
    await bo.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
    // Forgotten it: an administrator makes a link, by which another is set.
    await anne.goto('/konto');
    await anne.getByRole('link', { name: 'Aarhus Kommune' }).click();
    await anne.getByRole('button', { name: 'Lav link til ny adgangskode for Bo' }).click();
    const reset = await anne.getByRole('textbox', { name: 'Link' }).inputValue();
    await look(anne, 'organisation-reset');
    await bo.goto(reset);
    await bo.getByRole('heading', { name: 'Vælg en ny adgangskode' }).waitFor();
    await lookTwice(bo, 'reset');
    await fill(bo, { Adgangskode: 'regnen falder i november' });
    await bo.getByRole('button', { name: 'Gem og log ind' }).click();
    await bo.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
    // Forgotten: what only he owned is decided about first.
    await bo.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await bo.getByRole('grid').waitFor();
    await bo.goto('/konto');
    await bo.getByRole('button', { name: 'Slet mig …' }).click();
    const dialog = bo.getByRole('dialog');
    await dialog.getByRole('combobox').selectOption({ label: 'Giv den til Aarhus Kommune' });
    await dialog.getByText('Jeg ved, at det ikke kan fortrydes').click();
    await look(bo, 'forget');
    await dialog.getByRole('button', { name: 'Slet mig nu' }).click();
    await bo.getByRole('heading', { name: 'Privatliv i Samregn' }).waitFor();
    await look(bo, 'privacy');
    await bo.getByLabel('Sprog').selectOption('en');
    await bo.getByRole('heading', { name: 'Privacy in Samregn' }).waitFor();
    await anne.goto('/konto');
    await anne.getByRole('link', { name: 'Aarhus Kommune' }).click();
    await anne.getByRole('combobox', { name: 'Rolle for Anne Berg' }).waitFor();
    expect(await anne.getByRole('combobox', { name: 'Rolle for Bo' }).count()).toBe(0);
  });
});
