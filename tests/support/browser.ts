/** People with real browsers: what they see, click and type, and everything that went wrong in their pages. */
import axe from 'axe-core';
import { type Browser, type BrowserContext, type Locator, type Page, chromium } from 'playwright-core';
import { columnOfName } from '../../model/formula/reference.ts';
import { findChromium } from './unpack-chromium.ts';
import { until } from './until.ts';

/** A browser for tests. A page lives for seconds there: V8's second compiler would take a quarter of its time for nothing. */
export function openBrowser(): Promise<Browser> {
  return launch('--js-flags=--no-turbofan');
}

/** A browser as people have it: what is measured is measured there. */
export function openUsualBrowser(): Promise<Browser> {
  return launch();
}

function launch(...more: readonly string[]): Promise<Browser> {
  const { path, env } = findChromium();
  return chromium.launch({ executablePath: path, env, args: ['--no-sandbox', '--disable-gpu', ...more] });
}

/** Longer than anything takes on a busy machine. */
const longestMs = 90_000;

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const laptop: Screen = { width: 1366, height: 768 };
export const desktop: Screen = { width: 1920, height: 1080 };

/** Where the visitors are: for an hour or two of every day, it is tomorrow there. */
const timeZone = 'Europe/Copenhagen';

/** The day of today where the visitors are, as they write it: dd-mm-yyyy. */
export function todayThere(): string {
  return new Intl.DateTimeFormat('da-DK', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })
    .format(new Date())
    .replaceAll('.', '-');
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** errors in the page's log, uncaught errors, requests to other hosts, breaches of the content security policy */
  readonly problems: readonly string[];
  /** Another window of the same person. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Lines in the log that say only what a test has done on purpose: cut the network, asked for what is not there. */
const expectedInLog = /Failed to load resource|WebSocket connection to|net::ERR_/;

export async function openVisitor(
  browser: Browser,
  url: string,
  options: {
    readonly screen?: Screen;
    readonly english?: boolean;
    readonly zoom?: number;
    readonly hasTouch?: boolean;
  } = {},
): Promise<Visitor> {
  const { screen = laptop, english = false, zoom = 1, hasTouch = false } = options;
  const context = await browser.newContext({
    baseURL: url,
    // Zooming makes the page smaller in its own measure, and each of its points larger.
    viewport: { width: Math.round(screen.width / zoom), height: Math.round(screen.height / zoom) },
    deviceScaleFactor: zoom,
    locale: english ? 'en-GB' : 'da-DK',
    timezoneId: timeZone,
    acceptDownloads: true,
    hasTouch,
  });
  context.setDefaultTimeout(longestMs);
  const problems: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack || error.message}`));
    page.on('console', (line) => {
      const isBad = line.type() === 'error' || line.type() === 'warning';
      if (isBad && !expectedInLog.test(line.text())) problems.push(`${line.type()}: ${line.text()}`);
    });
    const watchAddress = (address: string): void => {
      const { protocol, host } = new URL(address);
      const isOurs = host === new URL(url).host || protocol === 'data:' || protocol === 'blob:';
      if (!isOurs) problems.push(`request to another host: ${address}`);
    };
    page.on('request', (request) => watchAddress(request.url()));
    page.on('websocket', (socket) => watchAddress(socket.url()));
  };
  context.on('page', watch);
  return {
    page: await context.newPage(),
    context,
    problems,
    openPage: () => context.newPage(),
    close: () => context.close(),
  };
}

/** What axe, which checks against WCAG 2 and good practice, finds wrong in the page now; with `more` of its rules. */
export async function axeViolations(page: Page, more: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    // What passes is not gathered in full; nothing less is looked at.
    const { violations } = await here.run({
      // Only a rule about the screen's orientation, which is off, reads style sheets; reading them, axe breaks the policy.
      preload: false,
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, more);
}

/** One person's open workbook, by what the person sees. */
export class WorkbookScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Makes an empty workbook from the front page, and goes to its first cell when all is there that one works with. */
  async openBlank(): Promise<Page> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await this.grid.waitFor();
    // What is done before waits for them, as [LATE] holds: its effect cannot be looked for at once.
    await this.page.getByRole('toolbar').waitFor();
    await this.goTo('A1');
    return this.page;
  }

  /** On the front page: how colleagues shall see this person. */
  async giveName(name: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('Dit navn, som kolleger ser det').fill(name);
    await this.page.getByRole('button', { name: 'Gem navn' }).click();
    await this.page.getByText('Navnet er gemt.').waitFor();
  }

  /** A link to the open workbook with a role, made in the dialog. */
  async makeLink(role: 'kan redigere' | 'kan kun se' = 'kan redigere'): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: 'Del', exact: true }).click();
    await page.getByLabel('Den, der åbner linket,').selectOption({ label: role });
    await page.getByRole('button', { name: 'Lav link' }).click();
    const link = await page.getByLabel('Nyt link').inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return link;
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What the name box says is selected. */
  where(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Celle', exact: true }).inputValue();
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  get answer(): Locator {
    return this.page.locator('[data-answer]');
  }

  get saved(): Locator {
    return this.page.locator('[data-saved]');
  }

  cell(name: string): Locator {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(name)!;
    return this.page.locator(`#cell-${Number(row) - 1}-${columnOfName(column!)}`);
  }

  /** What a cell shows, as far as it is in view. */
  async text(name: string): Promise<string> {
    return (await this.cell(name).locator('.text').textContent()) ?? '';
  }

  async shows(name: string, text: string): Promise<void> {
    let last: string | undefined;
    await until(`${name} shows ${text}`, async () => {
      last = await this.text(name);
      return last === text;
    }).catch((error: Error) => {
      throw new Error(`${error.message}; it shows ${String(last)}`);
    });
  }

  /** Goes to a cell or a range by the name box. */
  async goTo(name: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: 'Celle', exact: true });
    await box.fill(name);
    await box.press('Enter');
    await this.page.waitForFunction(() => document.activeElement?.classList.contains('grid'));
  }

  /** Goes to a cell and types into it: the first sign by its key, which begins the editing, the others at once. */
  async type(name: string, text: string, then: 'Enter' | 'Tab' | 'nothing' = 'Enter'): Promise<void> {
    await this.goTo(name);
    const [first = '', ...others] = text;
    await this.page.keyboard.type(first);
    if (others.length > 0) await this.page.keyboard.insertText(others.join(''));
    if (then !== 'nothing') await this.page.keyboard.press(then);
  }

  /** The content of a cell as the formula bar gives it. */
  async content(name: string): Promise<string> {
    await this.goTo(name);
    return this.page.getByRole('textbox', { name: 'Indhold' }).inputValue();
  }

  async openSheet(name: string): Promise<void> {
    await this.page.locator('.sheet-tabs').getByRole('tab', { name, exact: true }).click();
  }

  async waitUntilSaved(): Promise<void> {
    await this.page.locator('[data-saved=saved]').waitFor();
  }

  /** Pastes a text, or a table with its text, as they come from another program. */
  async paste(text: string, html = ''): Promise<void> {
    await this.grid.evaluate(
      (grid, pasted) => {
        const data = new DataTransfer();
        data.setData('text/plain', pasted.text);
        if (pasted.html !== '') data.setData('text/html', pasted.html);
        grid.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      { text, html },
    );
  }

  /** What copying would put on the clipboard, as text. */
  async copy(event: 'copy' | 'cut' = 'copy'): Promise<string> {
    return (await this.copyTable(event)).text;
  }

  /** What copying would put on the clipboard. */
  async copyTable(event: 'copy' | 'cut' = 'copy'): Promise<{ readonly text: string; readonly html: string }> {
    return this.grid.evaluate((grid, type) => {
      const data = new DataTransfer();
      grid.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }));
      return { text: data.getData('text/plain'), html: data.getData('text/html') };
    }, event);
  }
}
