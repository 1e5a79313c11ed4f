/** One of the things that people do most in Excel, and what it is done with here. */
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { WorkbookScreen } from '../../support/browser.ts';
import { until } from '../../support/until.ts';

export interface Action {
  readonly what: string;
  /** the keys, or what the pointer does */
  readonly by: string;
  /** what is then asserted */
  readonly holds: string;
  act(hands: Hands): Promise<void>;
}

/** Somebody at one workbook who does one action after the other. */
export class Hands {
  readonly screen: WorkbookScreen;
  readonly page: Page;

  constructor(screen: WorkbookScreen) {
    this.screen = screen;
    this.page = screen.page;
  }

  /** From an empty sheet with these cells; each row is one line of a pasted table. */
  async startWith(table: string, at = 'A1'): Promise<void> {
    const { screen } = this;
    await screen.press('Escape');
    await screen.goTo('A1');
    await screen.press('Control+A', 'Delete');
    await screen.goTo(at);
    if (table !== '') await screen.paste(table);
    await screen.goTo(at);
  }

  /** The same on a new sheet, for what leaves more than cells behind. */
  async startAnew(table: string, at = 'A1'): Promise<void> {
    const { screen, page } = this;
    await screen.press('Escape');
    const tabs = page.locator('.sheet-tab');
    const before = await tabs.count();
    await page.locator('.grid').focus();
    await screen.press('Shift+F11');
    await until('there is one sheet more', async () => (await tabs.count()) === before + 1);
    await screen.goTo(at);
    if (table !== '') await screen.paste(table);
    await screen.goTo(at);
  }

  press(...keys: readonly string[]): Promise<void> {
    return this.screen.press(...keys);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  isAt(name: string): Promise<unknown> {
    return until(`${name} is selected`, async () => (await this.screen.where()) === name);
  }

  content(name: string, text: string): Promise<unknown> {
    return until(`${name} holds ${text}`, async () => (await this.screen.content(name)) === text);
  }

  shows(name: string, text: string): Promise<void> {
    return this.screen.shows(name, text);
  }

  goTo(name: string): Promise<void> {
    return this.screen.goTo(name);
  }

  /** Waits until a cell's look has these marks, or, with '!' before it, does not have one. */
  looks(name: string, ...wanted: readonly string[]): Promise<unknown> {
    return until(`${name} is ${wanted.join(' ')}`, async () => {
      const found = ((await this.screen.cell(name).getAttribute('class')) ?? '').split(' ');
      return wanted.every((one) =>
        one.startsWith('!') ? !found.includes(one.slice(1)) : found.includes(one),
      );
    });
  }

  /** Chooses from a menu of the toolbar. */
  async choose(menu: string, item: string): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: menu }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
    await this.page.getByRole('menu').waitFor({ state: 'detached' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async middleOf(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const { x, y, width, height } = (await what.boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  }

  async drag(what: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
    const { mouse } = this.page;
    const { x, y } = await this.middleOf(what);
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Drags the little square of the selection to a cell. */
  async dragFillHandle(to: string): Promise<void> {
    await this.drag(this.page.locator('.fill-handle'), await this.middleOf(this.screen.cell(to)));
  }

  /** Copies `from` and puts a part of it in at `to` by the dialog. */
  async pasteSpecial(
    from: string,
    to: string,
    part: 'values' | 'formulas' | 'formats' | 'transposed',
  ): Promise<void> {
    const { screen, page } = this;
    await screen.goTo(from);
    const copied = await screen.copyTable();
    await screen.goTo(to);
    await screen.press('Control+Shift+K');
    await page.getByRole('combobox', { name: 'Skriv, hvad du vil gøre' }).fill('Indsæt special');
    await screen.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Indsæt special' });
    if (part === 'transposed') await dialog.getByLabel('Byt om på rækker og kolonner').check();
    else await dialog.locator(`input[value=${part}]`).check();
    // The browser's own paste, as Ctrl+V brings it to the dialog.
    await dialog.locator('form').evaluate((form, { text, html }) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      data.setData('text/html', html);
      form.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, copied);
    await dialog.waitFor({ state: 'detached' });
  }

  /** The texts of several cells, when the first of them has come. */
  async texts(first: string, text: string, ...others: readonly string[]): Promise<readonly string[]> {
    await this.screen.shows(first, text);
    return Promise.all(others.map((name) => this.screen.text(name)));
  }

  async says(text: string): Promise<void> {
    await this.page.locator('.said', { hasText: text }).waitFor();
  }

  expectWhere(pattern: RegExp): Promise<void> {
    return this.screen.where().then((where) => expect(where).toMatch(pattern));
  }
}
