import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { diskFull, faults } from '../support/faulty-storage.ts';
import { type TestServer, openTestServer, temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const visitors: Visitor[] = [];
async function visit(
  url: string,
): Promise<{ readonly page: Page; readonly screen: WorkbookScreen; readonly visitor: Visitor }> {
  const visitor = await openVisitor(browser, url);
  visitors.push(visitor);
  return { page: visitor.page, screen: new WorkbookScreen(visitor.page), visitor };
}
afterEach(async () => {
  const problems = visitors.flatMap((visitor) => visitor.problems);
  for (const visitor of visitors.splice(0)) await visitor.close();
  expect(problems).toEqual([]);
});

async function openBlank(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
  await page.getByRole('grid').waitFor();
  await page.locator('[data-saved=saved]').waitFor();
}

describe('[SAVE] the truth about saving, as people see it', () => {
  let folder: string;
  let server: ChildServer;
  beforeEach(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
  });
  afterEach(async () => {
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  const restart = async (): Promise<void> => {
    const { port } = new URL(server.url);
    server = await openChildServer(folder, { SAMREGN_PORT: port });
  };

  test('[SAVE-1] offline counts what is only here, survives a reload, and is sent when the server is back', async () => {
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'før');
    await screen.waitUntilSaved();
    await server.kill('SIGKILL');
    await page.locator('[data-saved=offline]').waitFor();
    expect(await screen.saved.innerText()).toBe('Offline');
    await screen.type('A2', '=1+1');
    await page.getByText('Offline · 1 ændring kun på denne computer').waitFor();
    await screen.type('A3', 'under');
    await page.getByText('Offline · 2 ændringer kun på denne computer').waitFor();
    await screen.shows('A2', '2');
    // The laptop is closed: the page is gone, and the network is still away when it comes back.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.context().route('**/api/**', (route) => route.abort());
    await restart();
    const address = page.url();
    await page.reload();
    await screen.shows('A3', 'under');
    expect(page.url()).toBe(address);
    await page.getByText('Offline · 2 ændringer kun på denne computer').or(screen.saved).first().waitFor();
    await page.context().unroute('**/api/**');
    await screen.waitUntilSaved();
    // Somebody else, who has nothing on the computer, finds it all.
    await page.evaluate(() =>
      indexedDB
        .databases()
        .then((all) => Promise.all(all.map(({ name }) => indexedDB.deleteDatabase(name!)))),
    );
    await page.reload();
    await screen.shows('A1', 'før');
    await screen.shows('A2', '2');
    await screen.shows('A3', 'under');
  });

  test('[SAVE-2] without network the page says so at once, and goes on by itself', async () => {
    const { page, screen, visitor } = await visit(server.url);
    await openBlank(page);
    await visitor.context.setOffline(true);
    await page.locator('[data-saved=offline]').waitFor();
    await screen.type('A1', '5');
    await page.getByText('Offline · 1 ændring kun på denne computer').waitFor();
    // What has not been fetched yet comes when the line is back, though the browser has asked for it in vain.
    const failed = page.waitForEvent('requestfailed');
    await screen.press('Control+p');
    await failed;
    await visitor.context.setOffline(false);
    await screen.waitUntilSaved();
    await page.getByRole('dialog', { name: 'Udskriv' }).waitFor();
  });

  test('[SAVE-14] a laptop that was away while the document was written anew: all of it comes along, and typing goes on', async () => {
    await server.kill('SIGTERM');
    // So that a handful of edits, and nobody there for a moment, is enough.
    const worn = { SAMREGN_EPOCH_ITEMS: '5', SAMREGN_ROOM_IDLE_SECONDS: '0' };
    server = await openChildServer(folder, worn);
    const { page, screen, visitor } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'før');
    await screen.waitUntilSaved();
    const link = await screen.makeLink();
    await visitor.context.setOffline(true);
    await page.locator('[data-saved=offline]').waitFor();
    const { page: page2, screen: colleague, visitor: other } = await visit(server.url);
    await page2.goto(link);
    for (let i = 0; i < 8; i++) await colleague.type('B1', String(i));
    await colleague.waitUntilSaved();
    const address = page2.url();
    await other.close();
    const epochs = (): number => {
      const db = new DatabaseSync(join(folder, 'samregn.sqlite'), { readOnly: true });
      try {
        return (db.prepare('select max(epoch) as epoch from workbook').get() as { epoch: number }).epoch;
      } finally {
        db.close();
      }
    };
    await until('the document has been written anew', () => epochs() === 1);
    await screen.type('A2', 'fra toget');
    await page.getByText('Offline · 1 ændring kun på denne computer').waitFor();
    await screen.goTo('A3');
    await page.keyboard.type('halvt skrevet');
    await visitor.context.setOffline(false);
    await screen.shows('B1', '7');
    await screen.waitUntilSaved();
    await screen.shows('A2', 'fra toget');
    await screen.shows('A3', 'halvt skrevet');
    await screen.type('A4', 'videre');
    await screen.waitUntilSaved();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('unsaved'))),
    ).toEqual([]);
    const { page: page3, screen: third } = await visit(server.url);
    await page3.goto(link);
    await third.shows('A4', 'videre');
    await third.shows('A3', 'halvt skrevet');
    await third.shows('A1', 'før');
    expect(page3.url()).toBe(address);
  });

  test('[SAVE-3] two windows of one person on one workbook: each keeps its own count', async () => {
    const { page, screen, visitor } = await visit(server.url);
    await openBlank(page);
    const second = await visitor.openPage();
    await second.goto(page.url());
    const other = new WorkbookScreen(second);
    await other.waitUntilSaved();
    await server.kill('SIGTERM');
    await second.locator('[data-saved=offline]').waitFor();
    await page.locator('[data-saved=offline]').waitFor();
    await screen.type('A1', 'et');
    await other.type('A2', 'to');
    const kept = (): Promise<number> =>
      page.evaluate(
        () => Object.keys(localStorage).filter((key) => key.startsWith('samregn:unsaved:')).length,
      );
    expect(await kept()).toBe(2);
    await second.close({ runBeforeUnload: false });
    // The window that is left brings what the closed one wrote when it is loaded anew.
    page.on('dialog', (dialog) => void dialog.accept());
    await restart();
    await page.reload();
    await screen.waitUntilSaved();
    await screen.shows('A1', 'et');
    await screen.shows('A2', 'to');
    expect(await kept()).toBe(0);
    const { page: page3, screen: third } = await visit(server.url);
    await page.bringToFront();
    await page3.goto(await screen.makeLink('kan kun se'));
    await third.shows('A2', 'to');
  });

  test('[SAVE-4] whoever may only look sees everything live, and can change nothing', async () => {
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'fælles');
    const link = await screen.makeLink('kan kun se');
    const { page: page2, screen: viewer } = await visit(server.url);
    await page2.goto(link);
    await viewer.shows('A1', 'fælles');
    await page2.getByText('Du kan se, men ikke ændre.').waitFor();
    expect(await viewer.grid.getAttribute('aria-readonly')).toBe('true');
    await viewer.type('A1', 'mit');
    await page2.getByText('Projektmappen kan kun læses.').waitFor();
    await viewer.shows('A1', 'fælles');
    expect(await page2.getByRole('button', { name: 'Del', exact: true }).count()).toBe(0);
    await screen.type('A2', 'live');
    await viewer.shows('A2', 'live');
    const downloading = page2.waitForEvent('download');
    await page2.getByRole('button', { name: 'Hent som Excel' }).click();
    await downloading;
  });

  test('[SAVE-5] a link that is taken back stops at once who used it, and works no more', async () => {
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    const link = await screen.makeLink();
    const { page: page2, screen: guest } = await visit(server.url);
    await page2.goto(link);
    await guest.waitUntilSaved();
    await page.getByRole('button', { name: 'Del', exact: true }).click();
    await page.getByRole('button', { name: /^Træk tilbage: / }).click();
    await page.getByText('Linket er trukket tilbage.').waitFor();
    await page2.getByText('Din adgang er ændret eller fjernet.').waitFor();
    await guest.type('A1', 'for sent');
    await guest.shows('A1', '');
    const { page: page3 } = await visit(server.url);
    for (const address of [link, `${server.url}/deltag#${'x'.repeat(43)}`, `${server.url}/deltag#kort`]) {
      await page3.goto('about:blank');
      await page3.goto(address);
      await page3.getByText('Linket findes ikke eller er trukket tilbage.').waitFor();
    }
  });

  test('[SAVE-6] a workbook that is deleted while it is open says so, and comes back with undo', async () => {
    const { page, screen, visitor } = await visit(server.url);
    await openBlank(page);
    const { page: page2, screen: guest } = await visit(server.url);
    await page2.goto(await screen.makeLink());
    await guest.type('A1', 'vigtigt');
    await guest.waitUntilSaved();
    const start = await visitor.openPage();
    await start.goto('/');
    await start.getByRole('button', { name: 'Slet Ny projektmappe' }).click();
    await page2.getByText('Projektmappen er slettet.').waitFor();
    await page.getByText('Projektmappen er slettet.').waitFor();
    await page2.reload();
    await page2.getByText('Projektmappen er slettet. Ejeren kan fortryde sletningen.').waitFor();
    await start.getByRole('button', { name: 'Fortryd sletning' }).click();
    await start.getByRole('link', { name: 'Ny projektmappe' }).first().waitFor();
    await page2.getByRole('button', { name: 'Prøv igen' }).click();
    await guest.shows('A1', 'vigtigt');
  });

  test('[SAVE-7] copy and rename from the front page', async () => {
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'indhold');
    await screen.waitUntilSaved();
    await page.goto('/');
    await page.getByRole('button', { name: 'Omdøb Ny projektmappe' }).click();
    await page.getByLabel('Nyt navn').fill('Sygedagpenge 2027');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Sygedagpenge 2027' }).first().waitFor();
    await page.getByRole('button', { name: 'Kopiér Sygedagpenge 2027' }).click();
    await page.getByRole('link', { name: 'Kopi af Sygedagpenge 2027' }).first().click();
    await screen.shows('A1', 'indhold');
    expect(await page.getByLabel('Projektmappens navn').inputValue()).toBe('Kopi af Sygedagpenge 2027');
  });

  test('[SAVE-13] whoever is new and quick gets a workbook at the first click', async () => {
    const { page, screen } = await visit(server.url);
    let letIn = (): void => undefined;
    const refused = new Promise<void>((resolve) => (letIn = resolve));
    page.on('response', (response) => {
      if (response.status() === 401) letIn();
    });
    let isFirst = true;
    await page.route('**/api/session', async (route) => {
      const mustWait = isFirst;
      isFirst = false;
      if (mustWait) await refused;
      await route.continue();
    });
    await openBlank(page);
    // What is loaded after the sheet comes as well.
    await screen.type('A1', 'min');
    await screen.waitUntilSaved();
  });

  test('[SAVE-8] an address that leads nowhere says so', async () => {
    const { page } = await visit(server.url);
    await page.goto('/findes/ikke');
    await page.getByText('Adressen peger ikke på noget i Samregn.').waitFor();
    await page.goto(`/mappe/${'x'.repeat(22)}`);
    await page.getByText('Projektmappen findes ikke.').waitFor();
    await page.goto('/deltag');
    await page.getByText('Der mangler en del af linket.').waitFor();
  });

  test('[SAVE-9] a workbook with an unreadable row opens for reading and says so; others are as before', async () => {
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'læses');
    // What is typed soon after is in the same row of the log.
    await screen.waitUntilSaved();
    await screen.type('A2', 'tabt');
    await screen.waitUntilSaved();
    const { pathname } = new URL(page.url());
    await server.kill('SIGKILL');
    const db = new DatabaseSync(join(folder, 'samregn.sqlite'));
    db.exec(`update doc_update set data = x'00ff' where seq = (select max(seq) from doc_update)`);
    db.close();
    await restart();
    const { page: page2, screen: fresh } = await visit(server.url);
    await page2.context().addCookies(await page.context().cookies());
    await page2.goto(pathname);
    await page2.getByText('En del af projektmappen kan ikke læses på serveren.').waitFor();
    await fresh.shows('A1', 'læses');
    await fresh.type('A3', 'nyt');
    await page2.getByText('Projektmappen kan kun læses.').waitFor();
    await page2.getByRole('button', { name: 'Hent som Excel' }).click();
    await page2.getByText('En del af projektmappen kan ikke læses fra serverens disk.').waitFor();
    await openBlank(page2);
    await fresh.type('A1', 'en ny');
    await fresh.waitUntilSaved();
  });
});

describe('[SAVE] when the server says no', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test('[SAVE-10] a full disk turns the label red, everything is held, and is saved when there is room', async () => {
    const disk = faults();
    server = await openTestServer({ through: disk.through });
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    disk.failing = diskFull();
    await screen.type('A1', '1');
    await page.getByText('Kan ikke gemme lige nu · 1 ændring venter').waitFor();
    await screen.type('A2', '2');
    await page.getByText('Kan ikke gemme lige nu · 2 ændringer venter').waitFor();
    expect(await screen.saved.getAttribute('data-saved')).toBe('failing');
    disk.failing = undefined;
    await screen.waitUntilSaved();
  });

  test('[SAVE-11] an update over the limit is refused visibly, and can be taken home as a file', async () => {
    server = await openTestServer({
      settings: { limits: { updateBytes: 4096, catchUpBytes: 8192, documentBytes: 50_000_000 } },
    });
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    await screen.type('A1', 'gemt');
    await screen.waitUntilSaved();
    await screen.goTo('A2');
    await screen.paste(Array.from({ length: 500 }, (_, row) => `række ${row}`).join('\n'));
    await page.getByText('Ændringen var for stor. Indsæt mindre ad gangen.').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hent mine ændringer' }).click();
    const kept = await readFile(await (await downloading).path(), 'utf8');
    expect(kept).toContain('række 499');
    await page.getByRole('button', { name: 'Vis den gemte udgave' }).click();
    await screen.shows('A1', 'gemt');
    await screen.shows('A2', '');
    await screen.type('A2', 'videre');
    await screen.waitUntilSaved();
  });

  test('[SAVE-12] nobody is told "gemt" before it is on disk', async () => {
    const disk = faults();
    server = await openTestServer({ through: disk.through });
    const { page, screen } = await visit(server.url);
    await openBlank(page);
    disk.hold();
    await screen.type('A1', 'på vej');
    await page.locator('[data-saved=saving]').waitFor();
    await until('the server has it', () => disk.appends > 0);
    expect(await screen.saved.innerText()).toBe('Gemmer…');
    disk.release();
    await screen.waitUntilSaved();
  });
});
