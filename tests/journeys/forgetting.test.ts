import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, openVisitor } from '../support/browser.ts';
import { looking } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

const look = looking({ prefix: 'forgetting-' });

const password = 'fire heste spiser rugbrød';

/** The first account of a server, made by the link in its log. */
async function signUp(page: Page, stdout: string): Promise<void> {
  await page.goto(/http:\S+velkommen#\S+/.exec(stdout)![0]);
  for (const [name, text] of Object.entries({
    'Organisationens navn': 'Aarhus Kommune',
    'Dit navn': 'Anne Berg',
    Brugernavn: 'anne',
    Adgangskode: password,
  }))
    await page.getByLabel(name, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Opret og log ind' }).click();
  await page.getByRole('button', { name: 'Opret tom projektmappe' }).waitFor();
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Brugernavn').fill('anne');
  await page.getByLabel('Adgangskode', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
}

async function signIn(page: Page): Promise<void> {
  await fillIn(page);
  await page.getByRole('button', { name: 'Opret tom projektmappe' }).waitFor();
}

/** What this browser keeps of workbooks. */
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const entries = Object.keys(localStorage).filter((key) =>
      /^samregn:(?!guide|language|theme|zoom|person)/.test(key),
    );
    return [...databases.filter((name) => name.startsWith('samregn-')), ...entries];
  });

/** Only this window is without a line. */
async function cutLine(page: Page): Promise<() => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  const set = (offline: boolean): Promise<unknown> =>
    line.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await line.send('Network.enable');
  await set(true);
  await page.locator('[data-saved=offline]').waitFor();
  return async () => void (await set(false));
}

/** Closes a window with something unsent in it. */
async function closeUnsent(page: Page): Promise<void> {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.close({ runBeforeUnload: true });
  await until('the window is closed', () => page.isClosed());
}

describe('[FORGET] a computer that somebody else uses next', () => {
  let visitor: Visitor;
  openOneVisitor(
    async (opened) => {
      ({ visitor } = opened);
      const { page } = visitor;
      await signUp(page, opened.server.stdout);
    },
    { SAMREGN_GUESTS: 'all' },
  );

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

  test('[FORGET-3] signing out in one window empties the front page, account, organisation and library in others', async () => {
    const account = await visitor.openPage();
    await account.goto('/log-ind');
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
    await page.goto('/log-ind');
    await signIn(page);
    await page.getByText('Ny projektmappe').first().waitFor();
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
    await account.goto('/log-ind');
    await signIn(account);
    await page.goto('/');
    await page.getByRole('link', { name: 'Ny projektmappe' }).first().click();
    const one = new WorkbookScreen(page);
    await one.shows('A1', 'fortroligt');
    await one.waitUntilSaved();
    const mend = await cutLine(page);
    await one.type('A2', 'ikke gemt');
    await account.goto('/konto');
    await account.getByRole('button', { name: 'Log ud', exact: true }).click();
    await account.getByRole('dialog').getByText('1 ændring').waitFor();
    await account.getByRole('button', { name: 'Log ud, og slet ændringerne' }).click();
    await account.getByLabel('Brugernavn').waitFor();
    await page.getByText('fortroligt').waitFor({ state: 'detached' });
    await until('nothing is kept', async () => (await kept(account)).length === 0);
    // Typed in the window that was left behind, it comes back to nobody.
    await mend();
    await page.goto('/');
    expect(await kept(page)).toEqual([]);
  });

  test('[FORGET-6] signing out takes nothing away that another person could not send', async () => {
    await visitor.context.clearCookies();
    const guest = await visitor.openPage();
    const screen = new WorkbookScreen(guest);
    await screen.openBlank();
    const name = `samregn-${new URL(guest.url()).pathname.split('/').at(-1)}`;
    const mend = await cutLine(guest);
    await screen.type('A1', 'gæstens');
    await guest.getByText('1 ændring kun på denne computer').waitFor();
    await closeUnsent(guest);
    await mend().catch(() => undefined);
    const account = await visitor.openPage();
    const logOut = account.getByRole('button', { name: 'Log ud', exact: true });
    const leaves = async (): Promise<void> => {
      await logOut.click();
      await account.getByLabel('Brugernavn').waitFor();
      const left = await kept(account);
      expect(left.filter((one) => one.startsWith('samregn-'))).toEqual([name]);
      expect(left.filter((one) => one.startsWith('samregn:unsaved:'))).toHaveLength(1);
    };
    // Straight to the account, where nobody is asked about what is not theirs.
    await account.goto('/log-ind?side=/konto');
    await account.getByText('som du ikke har fået sendt').waitFor();
    await look(account, 'unsent-before-sign-in');
    await account.getByRole('checkbox').uncheck();
    await fillIn(account);
    await logOut.waitFor();
    await leaves();
    await signIn(account);
    await account.getByText('ligger 1 ændring, som ikke er sendt').waitFor();
    await look(account, 'unsent-of-another');
    await new WorkbookScreen(account).openBlank();
    await new WorkbookScreen(account).waitUntilSaved();
    await account.goto('/konto');
    await leaves();
    await account.evaluate(() => localStorage.clear());
    await account.close();
  });

  test('[FORGET-6] what a guest left unsent is the account’s into which the guest’s workbooks went', async () => {
    await visitor.context.clearCookies();
    const guest = await visitor.openPage();
    const screen = new WorkbookScreen(guest);
    await screen.openBlank();
    const { pathname } = new URL(guest.url());
    await screen.type('A1', 'sendt som gæst');
    await screen.waitUntilSaved();
    const mend = await cutLine(guest);
    // Under a number by which the server knows the guest.
    await screen.type('A2', 'usendt som gæst');
    await guest.getByText('1 ændring kun på denne computer').waitFor();
    await closeUnsent(guest);
    await mend().catch(() => undefined);
    const account = await visitor.openPage();
    await account.goto('/log-ind');
    await signIn(account);
    const note = account.getByText('som du ikke har fået sendt');
    await note.waitFor();
    await look(account, 'unsent-of-mine');
    expect(await account.getByText('som ikke er sendt til serveren').count()).toBe(0);
    await note.getByRole('link', { name: 'Ny projektmappe' }).click();
    const again = new WorkbookScreen(account);
    await again.shows('A2', 'usendt som gæst');
    await again.waitUntilSaved();
    expect(new URL(account.url()).pathname).toBe(pathname);
    await account.goto('/');
    await account.getByRole('button', { name: 'Opret tom projektmappe' }).waitFor();
    await until('nothing is unsent', async () =>
      (await kept(account)).every((one) => !one.startsWith('samregn:unsaved:')),
    );
    await account.close();
  });

  test('[FORGET-6] a window whose session is ended by another’s sign-in says so, and its writer comes back from it', async () => {
    await visitor.context.clearCookies();
    const page = await visitor.openPage();
    await page.goto('/log-ind');
    await signIn(page);
    const screen = new WorkbookScreen(page);
    await screen.openBlank();
    await screen.type('A1', 'før');
    await screen.waitUntilSaved();
    const next = await visitor.openPage();
    await next.goto('/log-ind');
    await next.getByLabel('Brugernavn').waitFor();
    await next.evaluate(async () => {
      await fetch('/api/session', { method: 'DELETE', headers: { 'x-samregn': '1' } });
      await fetch('/api/session');
    });
    const note = page.getByRole('alert').filter({ hasText: 'Browseren er ikke længere logget ind som dig.' });
    await note.waitFor();
    await look(page, 'signed-out-in-another-window');
    await note.getByRole('link', { name: 'Log ind' }).click();
    await fillIn(page);
    await screen.shows('A1', 'før');
    await screen.type('A2', 'igen');
    await screen.waitUntilSaved();
    await next.close();
    await page.close();
  });
});

describe.each([
  ['with a sign-in only', 'none'],
  ['where a name is enough', 'all'],
] as const)('[FORGET] a session that was ended from elsewhere, %s', (_, guests) => {
  let visitor: Visitor;
  let other: Visitor;
  openOneVisitor(
    async (opened) => {
      ({ visitor } = opened);
      await signUp(visitor.page, opened.server.stdout);
      other = await openVisitor(opened.browser, opened.server.url);
      await other.page.goto('/log-ind');
      await signIn(other.page);
    },
    { SAMREGN_GUESTS: guests },
  );
  /** From another device, everywhere else. */
  const endOthers = async (): Promise<void> => {
    await other.page.goto('/konto');
    await other.page.getByRole('button', { name: 'Log ud alle andre steder' }).click();
    await other.page.getByText('Enheden er logget ud').waitFor();
  };
  const make = async (page: Page, text: string): Promise<string> => {
    const screen = new WorkbookScreen(page);
    await screen.openBlank();
    await screen.type('A1', text);
    await screen.waitUntilSaved();
    return new URL(page.url()).pathname;
  };
  const idOf = (path: string): string => path.split('/').at(-1)!;

  test('[FORGET-4] takes what was sent away at the next visit, and keeps what was not until its writer is back', async () => {
    const { page } = visitor;
    const sent = await make(page, 'sendt');
    const unsent = await make(page, 'før');
    const mend = await cutLine(page);
    await new WorkbookScreen(page).type('A2', 'usendt');
    await page.getByText('1 ændring kun på denne computer').waitFor();
    await closeUnsent(page);
    await mend().catch(() => undefined);
    await endOthers();

    const next = await visitor.openPage();
    await next.goto('/');
    await next.getByText('ligger 1 ændring, som ikke er sendt').waitFor();
    await look(next, `left-behind-${guests}`);
    const left = await kept(next);
    expect(left.filter((name) => name.includes(idOf(sent)))).toEqual([]);
    expect(left.filter((name) => !/^samregn:(unsaved|person)/.test(name))).toEqual([
      `samregn-${idOf(unsent)}`,
    ]);
    // Nobody else is shown it, and looking at it takes nothing away.
    if (guests === 'all') {
      await next.goto(unsent);
      await next.getByRole('alert').waitFor();
      expect(await next.getByText('usendt').count()).toBe(0);
      expect(await kept(next)).toContain(`samregn-${idOf(unsent)}`);
    }

    await next.goto('/log-ind');
    await signIn(next);
    await next.goto(unsent);
    const screen = new WorkbookScreen(next);
    await screen.shows('A2', 'usendt');
    await screen.waitUntilSaved();
    await other.page.goto(unsent);
    await new WorkbookScreen(other.page).shows('A2', 'usendt');
    await next.close();
  });

  test('[FORGET-5] leaves the copy of a workbook alone that stands open in a window: what is typed there is not lost', async () => {
    const open = await visitor.openPage();
    await open.goto('/log-ind');
    if (guests === 'all') await open.getByRole('checkbox').uncheck();
    await signIn(open);
    const path = await make(open, 'åben');
    await cutLine(open);
    await endOthers();
    const next = await visitor.openPage();
    await next.goto('/');
    await next
      .getByText(guests === 'all' ? 'Opret tom projektmappe' : 'Brugernavn')
      .first()
      .waitFor();
    await until('what is no copy has gone', async () =>
      (await kept(next)).every((name) => !name.startsWith('samregn:')),
    );
    expect(await kept(next)).toContain(`samregn-${idOf(path)}`);
    await new WorkbookScreen(open).type('A2', 'skrevet bagefter');
    await open.getByText('1 ændring kun på denne computer').waitFor();
    await closeUnsent(open);
    await next.goto('/log-ind');
    // A guest may have written it, who needs no sign-in.
    if (guests === 'none') await next.getByText('ligger 1 ændring, som ikke er sendt').waitFor();
    await signIn(next);
    await next.goto(path);
    await new WorkbookScreen(next).shows('A2', 'skrevet bagefter');
    await new WorkbookScreen(next).waitUntilSaved();
    await next.close();
  });
});

describe('[FORGET-6] two people one after the other in one browser, guests by link', () => {
  let visitor: Visitor;
  let owner: WorkbookScreen;
  let path: string;
  let link: string;
  openOneVisitor(
    async (opened) => {
      ({ visitor } = opened);
      const other = await openVisitor(opened.browser, opened.server.url);
      owner = new WorkbookScreen(other.page);
      await owner.openBlank();
      path = new URL(other.page.url()).pathname;
      link = await owner.makeLink();
    },
    { SAMREGN_GUESTS: 'all' },
  );
  const joins = async (name: string): Promise<WorkbookScreen> => {
    await visitor.context.clearCookies();
    const screen = new WorkbookScreen(await visitor.openPage());
    await screen.giveName(name);
    await screen.page.goto(link);
    await screen.grid.waitFor();
    return screen;
  };
  /** The name of who is told to have written a text, as the owner reads it; undefined when nobody has. */
  const writerOf = (text: string): Promise<string | undefined> =>
    owner.page.evaluate(
      async ([address, written]) => {
        const answer = await fetch(address!);
        const { changes } = (await answer.json()) as { changes: readonly { person: { name: string } }[] };
        return changes.find((one) => JSON.stringify(one).includes(written!))?.person.name;
      },
      [`/api${path.replace('/mappe', '/workbooks')}/history`, text],
    );

  test('[FORGET-6] what the first left unsent, under a number that the server has never seen, is not the second’s', async () => {
    const first = await joins('Anna');
    await first.type('A1', 'Anna sendt');
    await first.waitUntilSaved();
    const annas = await visitor.context.cookies();
    await first.page.routeWebSocket(/\/api\/sync\//, (socket) => void socket.close());
    await first.page.goto(path);
    await first.type('A2', 'Anna usendt');
    await first.page.getByText('1 ændring kun på denne computer').waitFor();
    await closeUnsent(first.page);

    const second = await joins('Bo');
    await second.type('A3', 'Bo');
    await second.waitUntilSaved();
    expect(await second.page.getByText('Anna usendt').count()).toBe(0);
    await owner.shows('A3', 'Bo');
    expect(await owner.page.getByText('Anna usendt').count()).toBe(0);
    // Straight to the workbook again: it is Bo's copy that is shown.
    await second.page.goto(path);
    await second.shows('A3', 'Bo');
    await second.waitUntilSaved();
    await second.page.goto('/');
    await second.page.getByText('ligger 1 ændring, som ikke er sendt').waitFor();
    await second.page.close();

    await visitor.context.clearCookies();
    await visitor.context.addCookies(annas);
    const again = new WorkbookScreen(await visitor.openPage());
    await again.page.goto(path);
    await again.shows('A2', 'Anna usendt');
    await again.waitUntilSaved();
    await owner.shows('A2', 'Anna usendt');
    await until('it is told as hers', async () => (await writerOf('Anna usendt')) === 'Anna');
    expect(await writerOf('"Bo"')).toBe('Bo');
    await again.page.close();
  });

  test('[FORGET-6] each gets back what was left unsent, straight from the workbook’s address, also when the other’s has been sent', async () => {
    const leave = async (screen: WorkbookScreen, cell: string, text: string) => {
      await screen.waitUntilSaved();
      await screen.page.routeWebSocket(/\/api\/sync\//, (socket) => void socket.close());
      await screen.page.goto(path);
      await screen.type(cell, text);
      await screen.page.getByText('1 ændring kun på denne computer').waitFor();
      const cookies = await visitor.context.cookies();
      await closeUnsent(screen.page);
      return cookies;
    };
    const comesBack = async (cookies: Awaited<ReturnType<typeof leave>>, cell: string, text: string) => {
      await visitor.context.clearCookies();
      await visitor.context.addCookies(cookies);
      const screen = new WorkbookScreen(await visitor.openPage());
      await screen.page.goto(path);
      await screen.shows(cell, text);
      await screen.waitUntilSaved();
      await owner.shows(cell, text);
      await screen.page.close();
    };
    const ellas = await leave(await joins('Ella'), 'C1', 'Ella usendt');
    const finns = await leave(await joins('Finn'), 'C2', 'Finn usendt');
    await comesBack(ellas, 'C1', 'Ella usendt');
    expect(await owner.page.getByText('Finn usendt').count()).toBe(0);
    // Hers is sent and goes; his is not forgotten with it.
    await visitor.context.clearCookies();
    await visitor.context.addCookies(finns);
    const start = await visitor.openPage();
    await start.goto('/');
    await start.getByText('som du ikke har fået sendt').waitFor();
    await start.close();
    await comesBack(finns, 'C2', 'Finn usendt');
    await until('they are told as theirs', async () => {
      const writers = await Promise.all([writerOf('Ella usendt'), writerOf('Finn usendt')]);
      return writers.join() === 'Ella,Finn';
    });
  });

  test('[FORGET-6] what stands open in a window of the first is not sent as the second’s, and says so', async () => {
    const first = await joins('Clara');
    const claras = await visitor.context.cookies();
    let isCut = true;
    await first.page.routeWebSocket(/\/api\/sync\//, (socket) => {
      if (isCut) void socket.close();
      else socket.connectToServer();
    });
    await first.page.goto(path);
    await first.type('B1', 'Clara usendt');
    await first.page.getByText('1 ændring kun på denne computer').waitFor();
    const second = await joins('Dan');
    await second.type('B2', 'Dan');
    await second.waitUntilSaved();
    isCut = false;
    await first.page.getByText('Browseren er ikke længere logget ind som dig.').waitFor();
    await look(first.page, 'other-person');
    expect(await owner.page.getByText('Clara usendt').count()).toBe(0);
    await second.page.close();

    await visitor.context.clearCookies();
    await visitor.context.addCookies(claras);
    first.page.once('dialog', (dialog) => void dialog.accept());
    await first.page.reload();
    await first.shows('B1', 'Clara usendt');
    await first.waitUntilSaved();
    await until('it is told as hers', async () => (await writerOf('Clara usendt')) === 'Clara');
    await first.page.close();
  });
});
