import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, axeViolations, todayThere } from '../support/browser.ts';
import { picture as keepPicture } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

describe('[COMMAND] what one can tell the workbook to do', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor(async (opened) => {
    ({ visitor, screen } = opened);
    await screen.openBlank();
  });

  const picture = (name: string): Promise<void> => keepPicture(visitor.page, name);

  test('[COMMAND-1] a command is found by a word of its name and carried out, by keyboard alone', async () => {
    const { page } = visitor;
    await screen.goTo('A1');
    await screen.press('Control+Shift+K');
    const search = page.getByRole('combobox', { name: 'Skriv, hvad du vil gøre' });
    await search.waitFor();
    await page.keyboard.type('række under');
    await until('one command is offered', async () => (await page.locator('.palette-list li').count()) === 1);
    await picture('palette');
    expect(await axeViolations(page)).toEqual([]);
    const before = Number(await page.locator('.grid').getAttribute('aria-rowcount'));
    await screen.press('Enter');
    await until(
      'the sheet has one row more',
      async () => Number(await page.locator('.grid').getAttribute('aria-rowcount')) === before + 1,
    );
    await until('the sheet has the keyboard', () =>
      page.evaluate(() => document.activeElement?.classList.contains('grid') ?? false),
    );
    await screen.press('Control+Z');
  });

  test('[COMMAND-2] all keys stand on one list, which can be searched', async () => {
    const { page } = visitor;
    await screen.press('F1');
    const dialog = page.getByRole('dialog', { name: 'Genvejstaster' });
    await dialog.waitFor();
    await picture('keys');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('searchbox').fill('fortryd');
    await until('only undo is left', async () => (await dialog.getByRole('row').count()) === 1);
    expect(await dialog.getByRole('row').innerText()).toContain('Ctrl+Z');
    await screen.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('[COMMAND-3] one goes to a cell by its name; a name that there is not is told', async () => {
    const { page } = visitor;
    await screen.press('F5');
    const box = page.getByLabel('Celle, område eller navn');
    await box.fill('Findes_ikke');
    await screen.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('»Findes_ikke«');
    await box.fill('C7:D9');
    await screen.press('Enter');
    await until('it is selected', async () => (await screen.where()) === 'C7:D9');
  });

  test('[COMMAND-4] a word is found on every sheet and replaced as one step', async () => {
    const { page } = visitor;
    await screen.goTo('A1');
    await screen.paste('Uger\tvirksomhedspraktik\n40 uger\t=1+1\nandet\t12 uger');
    await page.getByRole('button', { name: 'Nyt ark' }).click();
    await screen.type('B2', 'Flere uger');
    await screen.press('Control+F');
    await page.getByRole('textbox', { name: 'Søg efter' }).fill('uger');
    const status = page.locator('.find-status');
    await until('four cells are found', async () => (await status.innerText()).endsWith('af 4'));
    await screen.press('Enter');
    await screen.press('Enter');
    await until('it goes round the sheets', async () => (await status.innerText()) === '2 af 4');
    await screen.press('Escape');
    await screen.press('Control+H');
    await page.getByRole('textbox', { name: 'Erstat med' }).fill('måneder');
    await picture('replace');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Erstat alle' }).click();
    await until('it is told', async () =>
      (await page.locator('.said').innerText()).includes('Erstattede i 4 celler'),
    );
    await screen.press('Escape');
    await screen.openSheet('Ark1');
    await screen.shows('A2', '40 måneder');
    await screen.shows('A1', 'måneder');
    await screen.press('Control+Z');
    await screen.shows('A2', '40 uger');
    await screen.shows('A1', 'Uger');
  });

  test('[COMMAND-5] the day’s date by a key', async () => {
    await screen.goTo('D1');
    await screen.press('Control+;');
    await screen.press('Enter');
    await screen.shows('D1', todayThere());
  });
});
