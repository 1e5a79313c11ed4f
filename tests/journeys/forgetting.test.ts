import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen } from '../support/browser.ts';
import { looking } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

const look = looking({ prefix: 'forgetting-' });

const password = 'fire heste spiser rugbrød';

describe('[FORGET] a computer that somebody else uses next', () => {
  let visitor: Visitor;
  openOneVisitor(
    async (opened) => {
      ({ visitor } = opened);
      const { page } = visitor;
      const { server } = opened;
      await page.goto(/http:\S+velkommen#\S+/.exec(server.stdout)![0]);
      for (const [name, text] of Object.entries({
        'Organisationens navn': 'Aarhus Kommune',
        'Dit navn': 'Anne Berg',
        Brugernavn: 'anne',
        Adgangskode: password,
      }))
        await page.getByLabel(name, { exact: true }).fill(text);
      await page.getByRole('button', { name: 'Opret og log ind' }).click();
      await page.getByRole('button', { name: 'Opret tom projektmappe' }).waitFor();
    },
    { SAMREGN_GUESTS: 'all' },
  );

  /** What this browser keeps of workbooks. */
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      const entries = Object.keys(localStorage).filter((key) =>
        /^samregn:(?!guide|language|theme|zoom)/.test(key),
      );
      return [...databases.filter((name) => name.startsWith('samregn-')), ...entries];
    });

  test('[FORGET-1] signing out in one window leaves nothing in another, and nothing comes back', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await page.getByRole('grid').waitFor();
    const one = new WorkbookScreen(page);
    await one.type('A1', 'fortroligt');
    await one.waitUntilSaved();
    const account = await visitor.openPage();
    await account.goto('/konto');
    await account.getByRole('button', { name: 'Log ud', exact: true }).waitFor();
    await account.getByRole('button', { name: 'Log ud', exact: true }).click();
    await account.getByLabel('Brugernavn').waitFor();
    // Nor does the workbook stand there for whoever sits down next.
    await page.getByText('fortroligt').waitFor({ state: 'detached' });
    await page.getByRole('main').waitFor();
    await look(page, 'other-window');
    await until('nothing is kept', async () => (await kept(account)).length === 0);
    await account.close();
  });

  const signIn = async (page: Page): Promise<void> => {
    await page.goto('/log-ind');
    await page.getByLabel('Brugernavn').fill('anne');
    await page.getByLabel('Adgangskode', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    await page.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
  };

  test('[FORGET-3] signing out in one window empties the front page, account, organisation and library in others', async () => {
    const account = await visitor.openPage();
    await signIn(account);
    await account.goto('/konto');
    await account.getByRole('link', { name: 'Aarhus Kommune' }).waitFor();
    const organisation = await account.getByRole('link', { name: 'Aarhus Kommune' }).getAttribute('href');
    // Each with something on it that is only for who is signed in.
    const others = await Promise.all(
      (
        [
          ['/', 'Ny projektmappe'],
          ['/konto', 'Aarhus Kommune'],
          [organisation!, 'Anne Berg'],
        ] as const
      ).map(async ([path, shown]) => {
        const page = await visitor.openPage();
        await page.goto(path);
        await page.getByText(shown).first().waitFor();
        return { page, shown };
      }),
    );
    const library = await visitor.openPage();
    await library.goto('/bibliotek');
    await library.getByRole('heading', { level: 1 }).waitFor();
    await account.getByRole('button', { name: 'Log ud', exact: true }).click();
    await account.getByLabel('Brugernavn').waitFor();
    for (const { page, shown } of others) {
      await page.getByLabel('Brugernavn').waitFor();
      expect(await page.getByText(shown).count()).toBe(0);
    }
    await library.getByLabel('Brugernavn').waitFor();
    await look(others[0]!.page, 'front-page-elsewhere');
    for (const page of [account, library, ...others.map((other) => other.page)]) await page.close();
  });

  test('[FORGET-3] a page that the browser has kept for the way back is loaded anew', async () => {
    const page = await visitor.openPage();
    await signIn(page);
    await page.context().clearCookies();
    // Browsers that are driven keep no pages; this is how they say that they have.
    const loaded = page.waitForEvent('load');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await loaded;
    await page.getByRole('button', { name: 'Opret tom projektmappe' }).waitFor();
    expect(await page.getByText('Ny projektmappe').count()).toBe(0);
    await page.close();
  });

  test('[FORGET-2] what another window could not send is asked about, and then goes with it', async () => {
    const { page } = visitor;
    const account = await visitor.openPage();
    await signIn(account);
    await page.goto('/');
    await page.getByRole('link', { name: 'Ny projektmappe' }).first().click();
    const one = new WorkbookScreen(page);
    await one.shows('A1', 'fortroligt');
    await one.waitUntilSaved();
    // Only this window is without a line.
    const line = await page.context().newCDPSession(page);
    const away = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', away);
    await page.locator('[data-saved=offline]').waitFor();
    await one.type('A2', 'ikke gemt');
    await account.goto('/konto');
    await account.getByRole('button', { name: 'Log ud', exact: true }).click();
    await account.getByRole('dialog').getByText('1 ændring').waitFor();
    await account.getByRole('button', { name: 'Log ud, og slet ændringerne' }).click();
    await account.getByLabel('Brugernavn').waitFor();
    await page.getByText('fortroligt').waitFor({ state: 'detached' });
    await until('nothing is kept', async () => (await kept(account)).length === 0);
    // Typed in the window that was left behind, it comes back to nobody.
    await line.send('Network.emulateNetworkConditions', { ...away, offline: false });
    await page.goto('/');
    expect(await kept(page)).toEqual([]);
  });
});
