import { describe, expect, test } from 'vitest';
import { looking } from '../support/look.ts';
import { type Guest, openTwoColleagues } from '../support/two-colleagues.ts';
import { until } from '../support/until.ts';

const look = looking({ prefix: 'colleagues-' });

describe('[TEAM] two colleagues at one workbook', () => {
  let anne: Guest;
  let bo: Guest;
  openTwoColleagues((opened) => {
    ({ anne, bo } = opened);
  });

  /** What has the keyboard, which sheet is open, what is selected, and what is in view. */
  const stand = ({ page }: Guest): Promise<unknown> =>
    page.evaluate(() => {
      const scroller = document.querySelector('.grid-place')!;
      const own = document.activeElement;
      return {
        focus: `${own?.tagName} ${own?.className}`,
        tab: document.querySelector('.sheet-tabs [aria-selected=true]')?.textContent,
        typed: own instanceof HTMLTextAreaElement ? own.value : undefined,
        caret: own instanceof HTMLTextAreaElement ? own.selectionStart : undefined,
        at: document.querySelector('.cell[aria-label]')?.textContent,
        top: document.elementFromPoint(100, scroller.getBoundingClientRect().top + 60)?.textContent,
      };
    });

  test('[TEAM-1] a colleague is seen where they are, and what they type before it is written', async () => {
    await bo.screen.goTo('B2');
    const tag = anne.page.locator('.peer-tag', { hasText: 'Bo, Hjørring' });
    await tag.waitFor();
    await anne.page.locator('.people').getByRole('button', { name: 'Bo, Hjørring, i B2 på Ark1' }).waitFor();
    await bo.page.keyboard.type('123');
    const typed = anne.page.locator('.peer-typing span');
    await until('the digits are seen', async () => (await typed.allTextContents()).join() === '123');
    // Nothing is written yet: value, sum and document are as before.
    expect(await anne.screen.text('B2')).toBe('4');
    expect(await anne.screen.text('B3')).toBe('40');
    await look(anne.page, 'typing');
    // What may become a CPR number is kept back before its last digits are typed.
    await bo.page.keyboard.press('Escape');
    await bo.screen.type('D1', '0101701', 'nothing');
    await until('nothing of it is seen', async () => (await typed.allTextContents()).join() === 'skriver …');
    await bo.page.keyboard.press('Escape');
    await typed.waitFor({ state: 'detached' });
    // Both in one cell: two names beside each other, and neither covers what is typed.
    await bo.screen.goTo('B2');
    await anne.page.locator('.people').getByRole('button', { name: 'Bo, Hjørring, i B2 på Ark1' }).waitFor();
    await anne.screen.goTo('B2');
    await anne.page.keyboard.type('9');
    const [editor, name] = [
      await anne.page.locator('textarea.cell-editor').boundingBox(),
      await tag.boundingBox(),
    ];
    expect(name!.y + name!.height).toBeLessThanOrEqual(editor!.y + 3);
    await anne.page.keyboard.press('Escape');
    await anne.screen.goTo('F9');
    await tag.waitFor({ state: 'hidden' });
    await anne.screen.cell('B2').hover();
    await tag.waitFor();
  });

  test('[TEAM-2] who changed a cell last is said by the mouse and by a command, with the time', async () => {
    await bo.screen.type('B2', '5');
    await anne.screen.shows('B3', '50');
    await bo.screen.waitUntilSaved();
    await anne.screen.cell('C8').hover();
    await anne.screen.cell('B2').hover();
    const note = anne.page.locator('.last-edit');
    await note.waitFor();
    expect(await note.textContent()).toMatch(/^Senest ændret af Bo, Hjørring, kl\.\s\d\d\.\d\d$/);
    await look(anne.page, 'last-edit');
    await anne.screen.goTo('B1');
    await anne.page.keyboard.press('Shift+F10');
    await anne.page.getByRole('menuitem', { name: 'Hvem ændrede cellen sidst?' }).click();
    await anne.page.getByText(/^B1: Senest ændret af dig, kl\.\s\d\d\.\d\d$/).waitFor();
  });

  test('[TEAM-3] comments: a mention, an answer, solved, and found again when the row is gone', async () => {
    const { page } = anne;
    await anne.screen.goTo('A2');
    await page.keyboard.press('Shift+F2');
    const note = (guest: Guest) => guest.page.getByRole('group', { name: 'Kommentarer til A2' });
    await note(anne).getByRole('textbox', { name: 'Skriv en kommentar' }).waitFor();
    await page.keyboard.type('Passer det, @bo');
    await page.getByRole('option', { name: 'Bo, Hjørring' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('? <b>4</b>');
    await page.keyboard.press('Control+Enter');
    await note(anne).getByText('? <b>4</b>').waitFor();
    expect(await note(anne).locator('mark').textContent()).toBe('@Bo, Hjørring');
    await look(page, 'comment');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid');

    await bo.page.getByRole('button', { name: 'Kommentarer 1 ny' }).click();
    await bo.page.getByText('Passer det, @Bo, Hjørring').waitFor();
    await look(bo.page, 'comment-list');
    await bo.page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Nævner mig (1)' });
    await bo.page.getByRole('button', { name: 'Gå til A2' }).click();
    await note(bo).getByRole('textbox', { name: 'Skriv et svar' }).waitFor();
    await bo.page.keyboard.type('Ja');
    await bo.page.keyboard.press('Control+Enter');
    await note(bo).getByText('Ja', { exact: true }).waitFor();
    await bo.page.getByRole('button', { name: 'Kommentarer', exact: true }).waitFor();
    // One's own only can be changed.
    expect(
      await note(bo)
        .getByRole('button', { name: /^Ret din/ })
        .count(),
    ).toBe(1);
    await note(bo).getByRole('button', { name: 'Markér tråden ved A2 som løst' }).click();
    await note(bo)
      .getByText(/^Løst af Bo/)
      .waitFor();
    await bo.page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Kommentarer 1 ny' }).click();
    await anne.screen.goTo('A2');
    await page.keyboard.press('Control+-');
    await anne.screen.shows('A2', 'I alt');
    await page.getByLabel('Vis', { exact: true }).selectOption({ label: 'Løste (1)' });
    await page.getByText('Slettet celle på Ark1').waitFor();
    await page.getByText('Cellen er slettet.').waitFor();
    await look(page, 'comment-of-a-deleted-row');
    await anne.screen.grid.focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Gå til A2' }).waitFor();
    await page.getByRole('button', { name: 'Skjul resultat' }).click();
  });

  test('[TEAM-4] following: sheet and scroll go along, a frame says so, and Escape ends it', async () => {
    await bo.page.getByRole('button', { name: 'Skjul resultat' }).click();
    await anne.screen.goTo('A1');
    await anne.page
      .locator('.people')
      .getByRole('button', { name: /^Bo, Hjørring/ })
      .click();
    await anne.page.getByRole('menuitem', { name: 'Følg Bo, Hjørring' }).click();
    await anne.page.getByText('Du følger Bo, Hjørring').waitFor();
    await bo.screen.goTo('A90');
    await until('row 90 is in view', () => anne.screen.cell('A90').isVisible());
    await look(anne.page, 'following');
    expect(await stand(anne)).toMatchObject({ focus: 'DIV grid' });
    await bo.page.getByRole('button', { name: 'Nyt ark' }).click();
    const tab = anne.page.locator('.sheet-tabs [aria-selected=true]');
    await until('the sheet is open', async () => (await tab.textContent()) === 'Ark2');
    await anne.page.keyboard.press('Escape');
    await anne.page.getByText('Du følger ikke længere Bo, Hjørring.').waitFor();
    await bo.screen.openSheet('Ark1');
    await bo.screen.goTo('A1');
    expect(await tab.textContent()).toBe('Ark2');
    await anne.page
      .locator('.people')
      .getByRole('button', { name: /^Bo, Hjørring, i A1/ })
      .click();
    await anne.page.getByRole('menuitem', { name: 'Gå til Bo, Hjørring' }).click();
    await until('both are on one sheet', async () => (await tab.textContent()) === 'Ark1');
  });

  test('[TEAM-5] nothing that a colleague does takes focus, tab, scroll, selection or what is half typed', async () => {
    await anne.screen.paste(Array.from({ length: 90 }, (_, i) => `${i + 1}. række`).join('\n'));
    await anne.screen.goTo('B60');
    await anne.screen.waitUntilSaved();
    await anne.page.keyboard.type('=A59&"x');
    const before = await stand(anne);
    expect(before).toMatchObject({
      focus: expect.stringContaining('cell-editor'),
      typed: '=A59&"x',
      top: expect.stringMatching(/^\d+\. række$/),
    });
    const { page } = bo;
    const row = async (name: string, keys: string): Promise<void> => {
      await bo.screen.goTo(name);
      await page.keyboard.press('Shift+Space');
      await page.keyboard.press(keys);
    };
    const typed = (): Promise<string> => anne.page.locator('textarea.cell-editor').inputValue();
    await bo.screen.shows('A20', '20. række');
    await row('A2:A6', 'Control++');
    await until('the formula follows', async () => (await typed()) === '=A64&"x');
    expect(await stand(anne)).toEqual({ ...(before as object), typed: '=A64&"x' });
    await page.keyboard.press('Control+z');
    await until('and comes back', async () => (await typed()) === '=A59&"x');
    expect(await stand(anne)).toEqual(before);
    await row('A10', 'Control+-');
    await until('a row is gone above', async () => (await typed()) === '=A58&"x');
    await page.keyboard.press('Control+z');
    await until('and back', async () => (await typed()) === '=A59&"x');
    await page.getByRole('button', { name: 'Nyt ark' }).click();
    await anne.page.locator('.sheet-tabs').getByRole('tab', { name: 'Ark3' }).waitFor();
    await page.keyboard.press('Control+z');
    await anne.page.locator('.sheet-tabs').getByRole('tab', { name: 'Ark3' }).waitFor({ state: 'detached' });
    expect(await stand(anne)).toEqual(before);
    await anne.page.keyboard.type('"');
    await anne.page.keyboard.press('Enter');
    await anne.screen.shows('B60', '59. rækkex');
  });

  test('[TEAM-6] a screen reader hears of it in one sentence, and may have quiet', async () => {
    const said = (): Promise<string | null> => anne.page.locator('.remote-news').textContent();
    await bo.screen.openSheet('Ark1');
    await bo.screen.type('C3', '12');
    await until('it is told', async () => (await said()) === 'Bo, Hjørring ændrede C3 til 12');
    await bo.screen.goTo('D1');
    await bo.screen.paste('1\n2\n3');
    await until('it is summed up', async () => (await said()) === 'Bo, Hjørring ændrede 3 celler');
  });

  test('nothing went wrong in either page', () => {
    expect([...anne.visitor.problems, ...bo.visitor.problems]).toEqual([]);
  });
});
