import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Screen,
  WorkbookScreen,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { looking } from '../support/look.ts';
import { temporaryFolder } from '../support/server.ts';
import type { Guest } from '../support/two-colleagues.ts';
import { until } from '../support/until.ts';

const look = looking({ prefix: 'receipts-' });

describe('[DOC-4] [RECEIPT] what people lose to each other, as they see it', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anna: Guest;
  let bent: Guest;
  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    [anna, bent] = [await visit('Anne', false), await visit('Bo', true)];
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect([anna, bent].flatMap(({ visitor }) => visitor.problems)).toEqual([]));

  /** A person with a name. Of two edits at once the one with the higher client number stands: `wins` gives it that. */
  const visit = async (name: string, wins: boolean): Promise<Guest> => {
    const visitor = await openVisitor(browser, server.url);
    await visitor.context.addInitScript(
      (base) => {
        const draw = crypto.getRandomValues.bind(crypto);
        crypto.getRandomValues = (array) => {
          draw(array);
          if (array instanceof Uint32Array && array.length === 1) array[0] = base + (array[0]! % 1_000_000);
          return array;
        };
      },
      wins ? 4_000_000_000 : 1000,
    );
    const screen = new WorkbookScreen(visitor.page);
    await screen.giveName(name);
    return { page: visitor.page, screen, visitor };
  };

  /** Anne, who loses, and Bo, who wins, on a new workbook; her window's size can be another, as zooming makes it. */
  const meet = async (
    { width, height } = laptop,
    zoom = 1,
  ): Promise<{ readonly anne: Guest; readonly bo: Guest }> => {
    const [anne, bo] = [anna, bent];
    await anne.page.setViewportSize({ width: width / zoom, height: height / zoom });
    await bo.page.goto('/');
    await bo.page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await bo.screen.grid.waitFor();
    await bo.screen.waitUntilSaved();
    await anne.page.goto(await bo.screen.makeLink());
    await anne.screen.grid.waitFor();
    await anne.screen.waitUntilSaved();
    // Who goes offline has by then what the page fetches behind the sheet: no part of it comes without a line.
    for (const { page } of [anne, bo]) await page.getByRole('toolbar').waitFor();
    return { anne, bo };
  };

  const whileOffline = async ({ page, visitor }: Guest, run: () => Promise<void>): Promise<void> => {
    await visitor.context.setOffline(true);
    await page.locator('[data-saved=offline]').waitFor();
    await run();
    await visitor.context.setOffline(false);
  };
  const notice = ({ page }: Guest) => page.getByRole('group', { name: 'Din ændring blev overskrevet' });
  const button = ({ page }: Guest, name: string) => page.getByRole('button', { name, exact: true });
  const entries = ({ page }: Guest) => page.getByRole('dialog').getByRole('listitem');

  test('[RECEIPT-10] the same cell at the same time: a quiet notice at the cell, and one click brings it back', async () => {
    const { anne, bo } = await meet();
    await whileOffline(anne, async () => {
      await anne.screen.type('B4', '1.111,5');
      await bo.screen.type('B4', '22');
      await bo.screen.waitUntilSaved();
    });
    await notice(anne).waitFor();
    expect(await notice(anne).innerText()).toMatch(
      /^Bo ændrede B4 samtidig med dig \(kl\.\s\d\d\.\d\d\)\. Der står nu 22,0\. Du skrev 1\.111,5\./,
    );
    await anne.screen.shows('B4', '22,0');
    expect(await anne.screen.cell('B4').getAttribute('class')).toContain('overridden');
    // Quiet: the sheet still has the keyboard, and what is typed on is not covered.
    expect(await anne.page.evaluate(() => document.activeElement?.className)).toBe('grid');
    await until('it is beside the cell and the next one', async () => {
      const [own, cell, next] = await Promise.all([
        notice(anne).boundingBox(),
        anne.screen.cell('B4').boundingBox(),
        anne.screen.cell('B5').boundingBox(),
      ]);
      return own!.x >= cell!.x + cell!.width && own!.x >= next!.x + next!.width;
    });
    await until('it is said politely', async () =>
      /F6 går til beskeden/.test((await anne.page.locator('[aria-live=polite]').allTextContents()).join(' ')),
    );
    for (const one of await notice(anne).getByRole('button').all())
      expect((await one.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    await look(anne.page, 'notice');
    // The winner is told nothing.
    expect(await notice(bo).count()).toBe(0);
    await bo.page.getByRole('button', { name: 'Overskrevne ændringer', exact: true }).waitFor();
    await button(anne, 'Gendan min værdi').click();
    await anne.screen.shows('B4', '1.111,5');
    await bo.screen.shows('B4', '1.111,5');
    await anne.page.getByText('Din ændring er gendannet. Ctrl+Z fortryder det.').waitFor();
    expect(await notice(anne).count()).toBe(0);
    expect(await anne.screen.cell('B4').getAttribute('class')).not.toContain('overridden');
    await anne.page.keyboard.press('Control+z');
    await bo.screen.shows('B4', '22,0');
    // What was seen once does not come again, but the list keeps it.
    expect(await notice(anne).count()).toBe(0);
    await button(anne, 'Overskrevne ændringer').click();
    await entries(anne).first().waitFor();
    expect(await entries(anne).count()).toBe(1);
    // Whoever closes the list is where they came from.
    await anne.page.keyboard.press('Escape');
    await until('the button has the focus', () =>
      anne.page.evaluate(() => document.activeElement?.textContent === 'Overskrevne ændringer'),
    );
  });

  test('[RECEIPT-11] by keyboard alone: F6 goes to the notice, Escape puts it away for good, also after a reload', async () => {
    const { anne, bo } = await meet();
    await whileOffline(anne, async () => {
      await anne.screen.type('B4', '11');
      await bo.screen.type('B4', '22');
      await bo.screen.waitUntilSaved();
    });
    await notice(anne).waitFor();
    await anne.page.keyboard.press('F6');
    expect(await anne.page.evaluate(() => document.activeElement?.textContent)).toBe('Gendan min værdi');
    await anne.page.keyboard.press('F6');
    expect(await anne.page.evaluate(() => document.activeElement?.className)).toBe('grid');
    // By Tab too: the notice comes after the sheet.
    await anne.page.keyboard.press('Escape');
    await anne.page.keyboard.press('Tab');
    expect(await anne.page.evaluate(() => document.activeElement?.textContent)).toBe('Gendan min værdi');
    await anne.page.keyboard.press('Escape');
    await notice(anne).waitFor({ state: 'detached' });
    expect(await anne.page.evaluate(() => document.activeElement?.className)).toBe('grid');
    await anne.screen.waitUntilSaved();
    await anne.page.reload();
    await anne.screen.shows('B4', '22');
    await anne.screen.waitUntilSaved();
    await button(anne, 'Overskrevne ændringer').click();
    await entries(anne).first().waitFor();
    expect(await notice(anne).count()).toBe(0);
    expect(await entries(anne).first().innerText()).toMatch(
      /^B4 på arket Ark1\s+Bo ændrede B4 samtidig med dig \(kl\.\s.*\)\.\s+Du skrev\s+11\s+Nu\s+22/,
    );
    await look(anne.page, 'list-after-reload');
    await button(anne, 'Gendan: B4 på arket Ark1').click();
    await anne.page.getByText('Ingen har overskrevet noget').waitFor();
    await bo.screen.shows('B4', '11');
    await anne.page.keyboard.press('Control+z');
    await bo.screen.shows('B4', '22');
    await button(anne, 'Gå til cellen: B4 på arket Ark1').click();
    await anne.page.getByRole('dialog').waitFor({ state: 'detached' });
    await until('the sheet has the keyboard', () =>
      anne.page.evaluate(() => document.activeElement?.className === 'grid'),
    );
    expect(await anne.screen.grid.getAttribute('aria-activedescendant')).toBe('cell-3-1');
  });

  test('[RECEIPT-12] a row that is deleted while I type in it comes back with what I typed', async () => {
    const { anne, bo } = await meet();
    await bo.screen.type('A5', 'række fem');
    await anne.screen.shows('A5', 'række fem');
    await whileOffline(anne, async () => {
      await anne.screen.type('B5', '11');
      await bo.screen.goTo('A5');
      await bo.page.keyboard.press('Shift+ ');
      await bo.page.keyboard.press('Control+-');
      await bo.screen.shows('A5', '');
      await bo.screen.waitUntilSaved();
    });
    await notice(anne).waitFor();
    expect(await notice(anne).innerText()).toMatch(
      /^Bo slettede række 5, mens du skrev 11 i B5 \(kl\.\s\d\d\.\d\d\)\./,
    );
    await look(anne.page, 'deleted-row');
    await button(anne, 'Gendan rækken og min værdi').click();
    for (const { screen } of [anne, bo]) {
      await screen.shows('A5', 'række fem');
      await screen.shows('B5', '11');
    }
    await notice(anne).waitFor({ state: 'detached' });
  });

  test('[RECEIPT-13] several at once are one notice that opens the list; whoever has looked has seen them', async () => {
    const { anne, bo } = await meet();
    await button(anne, 'Overskrevne ændringer').click();
    await anne.page.getByText('Ingen har overskrevet noget af det, du har skrevet her.').waitFor();
    await look(anne.page, 'empty-list');
    await anne.page.keyboard.press('Escape');
    await anne.page.getByRole('dialog').waitFor({ state: 'detached' });
    await whileOffline(anne, async () => {
      await anne.screen.goTo('B4');
      await anne.screen.paste(Array.from({ length: 6 }, (_, row) => `${row + 10}\t=${row}+B1`).join('\n'));
      await bo.screen.goTo('B4');
      await bo.screen.paste(Array.from({ length: 6 }, (_, row) => `${row + 20}\t${row + 30}`).join('\n'));
      await anne.screen.type('E2', 'Annes');
      await bo.screen.type('E2', 'Bos');
      await anne.page.getByLabel('Projektmappens navn').fill('Annes mappe');
      await anne.page.keyboard.press('Enter');
      await bo.page.getByLabel('Projektmappens navn').fill('Bos mappe');
      await bo.page.keyboard.press('Enter');
      await bo.screen.waitUntilSaved();
    });
    await notice(anne).waitFor();
    expect(await notice(anne).innerText()).toMatch(/af dine ændringer blev overskrevet/);
    await look(anne.page, 'several');
    await button(anne, 'Se listen').click();
    await entries(anne).first().waitFor();
    const texts = await entries(anne).allInnerTexts();
    // What was written offline and lost to one colleague is one entry; each cell of it can be had back by itself.
    expect(texts.find((text) => text.includes('B2:E9'))).toMatch(
      /Bo ændrede 13 af dine celler i B2:E9 samtidig[\s\S]*C4\s+=0\+B1\s+30/,
    );
    expect(texts.find((text) => text.includes('Projektmappens navn'))).toMatch(
      /Du skrev\s+Annes mappe\s+Nu\s+Bos mappe/,
    );
    await look(anne.page, 'list');
    await button(anne, 'Vis alle 13').click();
    await button(anne, 'Gendan: E2').click();
    await bo.screen.shows('E2', 'Annes');
    await bo.screen.shows('B4', '20');
    await button(anne, 'Gendan: E2').waitFor({ state: 'detached' });
    await look(anne.page, 'list-after-restoring-one');
    await anne.page.keyboard.press('Escape');
    await notice(anne).waitFor({ state: 'detached' });
    await button(anne, 'Overskrevne ændringer').waitFor();
  });

  test('[RECEIPT-17] a notice that comes while I type leaves the keyboard, the text and the cell alone', async () => {
    const { anne, bo } = await meet();
    await anne.visitor.context.setOffline(true);
    await anne.page.locator('[data-saved=offline]').waitFor();
    await anne.screen.type('B4', '11');
    await bo.screen.type('B4', '22');
    await bo.screen.waitUntilSaved();
    await anne.screen.type('C4', 'midt i en længere tekst', 'nothing');
    await anne.visitor.context.setOffline(false);
    await notice(anne).waitFor();
    await anne.page.keyboard.type(' endnu');
    const editor = anne.page.locator('.cell-editor');
    expect(await editor.inputValue()).toBe('midt i en længere tekst endnu');
    await until('the notice makes way', async () => {
      const [note, typed] = [await notice(anne).boundingBox(), await editor.boundingBox()];
      if (!note || !typed) return false;
      return note.y >= typed.y + typed.height || note.y + note.height <= typed.y;
    });
    await look(anne.page, 'while-typing');
    await anne.page.keyboard.press('Enter');
    await bo.screen.shows('C4', 'midt i en længere tekst endnu');
    await button(anne, 'Luk').click();
    await notice(anne).waitFor({ state: 'detached' });
    expect(await anne.page.evaluate(() => document.activeElement?.className)).toBe('grid');
  });

  test.each([1, 2])(
    '[RECEIPT-18] beside a question, zoomed %i times: neither covers the other, and the keys go to both',
    async (zoom) => {
      const { anne, bo } = await meet(laptop, zoom);
      const ask = anne.page.locator('.ask');
      const hasFocus = (selector: string): Promise<boolean> =>
        anne.page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);
      const boxes = async () => [await notice(anne).boundingBox(), await ask.boundingBox()] as const;
      // What asks is here before the line is gone.
      await anne.screen.type('D9', '1,250');
      await ask.waitFor();
      await anne.page.keyboard.press('Escape');
      await ask.waitFor({ state: 'detached' });
      await anne.screen.waitUntilSaved();
      await whileOffline(anne, async () => {
        await anne.screen.type('B4', '11');
        await bo.screen.type('B4', '22');
        await bo.screen.waitUntilSaved();
        await anne.screen.type('B3', '1,250');
        await ask.waitFor();
      });
      await anne.screen.shows('B4', '22');
      if (zoom === 1) {
        await notice(anne).waitFor();
        await until('neither covers the other', async () => {
          const [own, asked] = await boxes();
          return (
            own!.x >= asked!.x + asked!.width ||
            asked!.x >= own!.x + own!.width ||
            own!.y >= asked!.y + asked!.height ||
            asked!.y >= own!.y + own!.height
          );
        });
        await look(anne.page, 'beside-question');
        for (const where of ['.ask', '.receipt-note', '.grid', '.ask']) {
          await anne.page.keyboard.press('F6');
          expect(await hasFocus(where), where).toBe(true);
        }
        await anne.page.keyboard.press('F6');
        await anne.page.keyboard.press('F6');
      }
      await look(anne.page, `beside-question-${zoom}`);
      await anne.page.keyboard.press('Alt+ArrowDown');
      expect(await hasFocus('.ask')).toBe(true);
      await anne.page.keyboard.press('Escape');
      await ask.waitFor({ state: 'detached' });
      expect(await hasFocus('.grid')).toBe(true);
      await notice(anne).waitFor();
      await anne.page.keyboard.press('Alt+ArrowDown');
      expect(await hasFocus('.receipt-note')).toBe(true);
      await anne.page.keyboard.press('Escape');
      await notice(anne).waitFor({ state: 'detached' });
      expect(await hasFocus('.grid')).toBe(true);
      await anne.screen.shows('B3', '1,250');
    },
  );

  test('[RECEIPT-14] nothing nags when both wrote the same, nor for edits in order', async () => {
    const { anne, bo } = await meet();
    await whileOffline(anne, async () => {
      await anne.screen.type('B4', '11');
      await bo.screen.type('B4', '11');
      await bo.screen.waitUntilSaved();
    });
    await anne.screen.waitUntilSaved();
    await anne.screen.type('C4', 'Anne');
    await bo.screen.shows('C4', 'Anne');
    await bo.screen.type('C4', 'Bo');
    await anne.screen.shows('C4', 'Bo');
    for (const person of [anne, bo]) {
      expect(await notice(person).count()).toBe(0);
      expect(await button(person, 'Overskrevne ændringer').count()).toBe(1);
    }
  });

  test.each<[string, Screen, number]>([
    ['desktop', desktop, 1],
    ['laptop-200', laptop, 2],
  ])(
    '[RECEIPT-15] on a %s: the notice follows its cell, waits at the edge, and fits',
    async (name, screen, zoom) => {
      const { anne, bo } = await meet(screen, zoom);
      await whileOffline(anne, async () => {
        await anne.screen.type('C3', 'mælk');
        await bo.screen.type('C3', 'brød');
        await bo.screen.waitUntilSaved();
      });
      await notice(anne).waitFor();
      await look(anne.page, name);
      await button(anne, 'Overskrevne ændringer 1 ny').click();
      await entries(anne).first().waitFor();
      await look(anne.page, `${name}-list`);
      await anne.page.keyboard.press('Escape');
    },
  );

  test('[RECEIPT-15] out of view it waits at the lower edge and leads to the cell', async () => {
    const { anne, bo } = await meet();
    await whileOffline(anne, async () => {
      await anne.screen.type('B4', '11');
      await bo.screen.type('B4', '22');
      await bo.screen.waitUntilSaved();
      await anne.screen.goTo('B150');
    });
    await notice(anne).waitFor();
    await look(anne.page, 'edge');
    await until('it is at the lower edge', async () => {
      const place = (await anne.page.locator('.sheet-place').boundingBox())!;
      const box = (await notice(anne).boundingBox())!;
      return place.y + place.height - (box.y + box.height) < 40;
    });
    await button(anne, 'Gå til cellen').click();
    expect(await anne.screen.grid.getAttribute('aria-activedescendant')).toBe('cell-3-1');
    await until('the notice is at the cell', async () => {
      const [note, cell] = [await notice(anne).boundingBox(), await anne.screen.cell('B4').boundingBox()];
      return note !== null && cell !== null && Math.abs(note.y - cell.y) < 3;
    });
  });
});
