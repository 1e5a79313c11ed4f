/** What nobody would have thought of, in every field besides the cell and the bar: kept as text, or refused in words. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { awkwardTexts } from '../support/awkward-texts.ts';
import { type Visitor, WorkbookScreen } from '../support/browser.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

/** The others are tried on the cell, the clipboard and the verbs. */
const texts = [
  'an emoji of several',
  'right to left',
  'turned direction',
  'longer than a cell may be',
  'control characters',
  'HTML',
  'a formula by @',
  'both separators',
  'a template',
].map((name) => awkwardTexts[name]!);
/** What a field of one line makes of a text. */
const oneLine = (text: string): string => text.replace(/[\r\n]/g, '');

describe('[AWKWARD] every field takes every text', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor(async (opened) => {
    ({ visitor, screen } = opened);
    visitor.page.on('dialog', () => {
      throw new Error('A text was run as a program.');
    });
    await screen.openBlank();
  });
  const dialog = (name: string): Locator => visitor.page.getByRole('dialog', { name });
  const command = async (words: string): Promise<void> => {
    await visitor.page.locator('.grid').focus();
    await screen.press('Control+Shift+K');
    await visitor.page.getByRole('combobox', { name: 'Skriv, hvad du vil gøre' }).fill(words);
    await screen.press('Enter');
  };

  test('[AWKWARD-1] the name box and going to a cell: one stays, or lands in a cell that there is', async () => {
    await screen.goTo('B2');
    const box = visitor.page.getByRole('textbox', { name: 'Celle', exact: true });
    for (const text of texts) {
      await box.fill(text);
      await box.press('Enter');
      await visitor.page.waitForFunction(() => document.activeElement?.classList.contains('grid'));
      expect(await screen.where()).toBe('B2');
    }
    await screen.press('F5');
    const goTo = visitor.page.getByLabel('Celle, område eller navn');
    for (const text of texts) {
      await goTo.fill(text);
      await screen.press('Enter');
      await visitor.page.getByRole('alert').waitFor();
    }
    await screen.press('Escape');
  });

  test('[AWKWARD-2] a sheet gets the name as it was typed, or is told why not', async () => {
    const tab = visitor.page.locator('.sheet-tab').first();
    for (const text of texts) {
      const before = await tab.innerText();
      await tab.dblclick();
      await visitor.page.getByLabel('Arkets navn').fill(text);
      await screen.press('Enter');
      await tab.waitFor();
      await until('it has the name, or it is told', async () => {
        const now = await tab.innerText();
        if (now !== before) return now === oneLine(text).trim();
        return (await visitor.page.locator('.said.bad').count()) > 0;
      });
    }
  });

  test('[AWKWARD-3] title and own name', async () => {
    const title = visitor.page.getByLabel('Projektmappens navn');
    for (const text of texts) {
      await title.fill(text);
      await title.press('Enter');
      const kept = oneLine(text).trim().slice(0, 200);
      await until('it is the title', async () => (await title.inputValue()) === kept);
    }
    for (const text of texts.slice(0, 7)) {
      await visitor.page.locator('.people button').first().click();
      await dialog('').getByRole('textbox').fill(text);
      await screen.press('Enter');
      await until(
        'it is saved, or it is told',
        async () => (await dialog('').count()) === 0 || (await dialog('').getByRole('alert').count()) > 0,
      );
      await screen.press('Escape');
      await dialog('').waitFor({ state: 'detached' });
    }
  });

  test('[AWKWARD-4] find and replace, as text and as an expression', async () => {
    await screen.goTo('A1');
    await screen.paste('løn\nhusleje');
    await screen.press('Control+H');
    const what = visitor.page.getByRole('textbox', { name: 'Søg efter' });
    const status = visitor.page.locator('.find-status');
    for (const isRegular of [false, true]) {
      await visitor.page.getByLabel('Regulært udtryk').setChecked(isRegular);
      for (const text of texts) {
        await what.fill('løn');
        await until('it is found', async () => (await status.innerText()).includes('af 1'));
        await what.fill(text);
        await until('it is answered', async () => !(await status.innerText()).includes('af 1'));
      }
    }
    await visitor.page.getByLabel('Regulært udtryk').setChecked(false);
    await what.fill('løn');
    await visitor.page.getByRole('textbox', { name: 'Erstat med' }).fill('<b>{{ text }} $1 $&</b>');
    await visitor.page.getByRole('button', { name: 'Erstat alle' }).click();
    await screen.shows('A1', '<b>{{ text }} $1 $&</b>');
    await screen.press('Escape');
  });

  test('[AWKWARD-5] comments', async () => {
    await screen.goTo('C3');
    await screen.press('Shift+F2');
    const note = visitor.page.getByRole('group', { name: 'Kommentarer til C3' });
    const field = note.getByRole('textbox').last();
    for (const [i, text] of texts.filter((one) => one.length < 1000).entries()) {
      await field.fill(text);
      await field.press('Control+Enter');
      await until('it is there', async () => (await note.locator('.words').count()) === i + 1);
    }
    expect(await note.locator('script, img').count()).toBe(0);
    expect(await note.innerText()).toContain('<img src=x');
    await screen.press('Escape');
  });

  test('[AWKWARD-6] rules for what is typed: their cells, choices, limits, words', async () => {
    for (const text of texts.filter((one) => one.length < 200).slice(-5)) {
      await screen.goTo('E5');
      await command('Regler for indtastning');
      const rules = dialog('Regler for indtastning');
      await rules.getByLabel('Her kan skrives').selectOption({ label: 'Et helt tal' });
      await rules.getByLabel('Celler', { exact: true }).fill(text);
      await rules.getByRole('button', { name: 'Gem reglen' }).click();
      await rules.getByText('Skriv celler').waitFor();
      await rules.getByLabel('Celler', { exact: true }).fill('E5');
      await rules.getByLabel('Her kan skrives').selectOption({ label: 'Et valg fra en liste' });
      await rules.getByLabel('Valg, ét på hver linje').fill(`${text}\nja`);
      await rules.getByLabel('Besked').fill(text);
      await rules.getByLabel('Hjælp, der vises').fill(text);
      await rules.getByRole('button', { name: 'Gem reglen' }).click();
      await rules.waitFor({ state: 'detached' });
      await screen.type('E5', 'passer ikke');
      await until('its words are told', async () =>
        (await visitor.page.locator('.said').innerText()).includes(text.trim().slice(0, 20)),
      );
      await screen.press('Escape');
    }
  });

  test('[AWKWARD-7] searches and conditions: commands, names, filters', async () => {
    await visitor.page.locator('.grid').focus();
    await screen.press('Control+Shift+K');
    const search = visitor.page.getByRole('combobox', { name: 'Skriv, hvad du vil gøre' });
    for (const text of texts) {
      await search.fill(text);
      await visitor.page.getByText('Ingen kommando hedder sådan').waitFor();
      await search.fill('');
    }
    await screen.press('Escape');
    await screen.goTo('A1');
    await screen.press('Control+F3');
    const names = dialog('Navne på celler');
    for (const text of texts) {
      await names.getByLabel('Navn', { exact: true }).fill(text);
      await names.getByLabel('Står for').fill(text);
      await screen.press('Enter');
      await names.getByRole('alert').waitFor();
    }
    await screen.press('Escape');
    await names.waitFor({ state: 'detached' });
    expect(await visitor.page.locator('.grid script, .grid img').count()).toBe(0);
  });

  test('[AWKWARD-8] what my filter looks for: it finds nothing, says so, and is kept as it was written', async () => {
    const { page } = visitor;
    await screen.openBlank();
    await screen.paste('Navn\nBo\nAnne');
    await screen.goTo('A1');
    await screen.press('Control+Shift+L');
    const filter = page.getByRole('dialog');
    const value = filter.getByRole('textbox', { name: 'Værdi' });
    for (const text of texts) {
      await page.locator('.filter-mark button').first().click();
      await filter.getByLabel('En betingelse').check();
      await filter.getByLabel('Betingelse', { exact: true }).selectOption({ label: 'indeholder' });
      await value.fill(text);
      await filter.getByRole('button', { name: 'Anvend' }).click();
      await filter.waitFor({ state: 'detached' });
      await page.locator('.filter-status', { hasText: '0 af 2' }).waitFor();
      await page.locator('.filter-mark button').first().click();
      expect(await value.inputValue()).toBe(oneLine(text));
      await screen.press('Escape');
      await filter.waitFor({ state: 'detached' });
    }
    expect(await page.locator('script:not([src]), .grid img').count()).toBe(0);
  });
});
