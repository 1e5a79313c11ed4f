import { describe, expect, test } from 'vitest';
import { looking } from '../support/look.ts';
import { type Guest, openTwoColleagues } from '../support/two-colleagues.ts';
import { until } from '../support/until.ts';

const look = looking({ prefix: 'history-' });

describe('[HISTORY] two colleagues look back', () => {
  let anne: Guest;
  let bo: Guest;
  openTwoColleagues((opened) => {
    ({ anne, bo } = opened);
  });

  test('[HISTORY-1] a version is saved; what came since stands in the history, by person and of one cell', async () => {
    const { page, screen } = anne;
    await page.getByRole('button', { name: 'Vis historik' }).click();
    await page.getByRole('button', { name: 'Versioner' }).click();
    await page.getByPlaceholder('fx Til byrådet').fill('Til byrådet');
    await page.keyboard.press('Enter');
    await page.getByText('Versionen Til byrådet er gemt.').waitFor();
    await page.getByRole('heading', { name: 'Til byrådet' }).waitFor();

    await bo.screen.type('B1', '12');
    await bo.screen.type('B3', '=HVIS(B1>1,5;B1*B2;0)');
    await bo.screen.goTo('A1');
    await bo.page.keyboard.press('Shift+Space');
    await bo.page.keyboard.press('Control++');
    await bo.screen.waitUntilSaved();
    await screen.shows('B4', '48');

    await page.getByRole('button', { name: 'Ændringer', exact: true }).click();
    const list = page.getByRole('region', { name: 'Historik' });
    await list.getByText('Satte række 1 ind').waitFor();
    await list.getByText('=HVIS(B1>1,5;B1*B2;0)').waitFor();
    await list.locator('.by', { hasText: 'Bo, Hjørring' }).first().waitFor();
    await look(page, 'changes');

    await page.getByLabel('Person').selectOption({ label: 'Anne, Aarhus' });
    await list.getByText('Satte række 1 ind').waitFor({ state: 'detached' });
    await list.getByText('Borgere').waitFor();
    await page.getByLabel('Person').selectOption({ label: 'Alle' });

    // Where a cell is now, also when it was elsewhere then.
    await screen.goTo('B2');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Vis cellens historik' }).click();
    const contents = async (): Promise<string> =>
      (await list.locator('.contents').allTextContents()).join(', ');
    await until('only the cell is told', async () => (await contents()) === '10 → 12, tom → 10');
    await list.getByRole('button', { name: 'Sæt tilbage: B1 på Ark1 til 10' }).click();
    await screen.shows('B2', '10');
    await bo.screen.shows('B4', '40');
    await look(page, 'cell');
    await page.getByLabel('Kun B2').uncheck();
  });

  test('[HISTORY-2] two versions are compared, and one is restored and taken back with one step', async () => {
    const { page, screen } = anne;
    await bo.screen.type('B3', '6');
    await screen.shows('B4', '60');
    await page.getByRole('button', { name: 'Versioner' }).click();
    await page.getByRole('button', { name: 'Sammenlign Til byrådet med nu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: 'Uger B3 på Ark1' }).waitFor();
    await dialog.getByText('Satte række 1 ind').waitFor();
    expect(
      await dialog.getByRole('row').filter({ hasText: 'Uger' }).getByRole('cell').allTextContents(),
    ).toEqual(['4', '6', 'Sæt tilbage']);
    await look(page, 'difference');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Gendan Til byrådet' }).click();
    await dialog.getByText('Dine kolleger ser det med det samme.').waitFor();
    await look(page, 'restore');
    await dialog.getByRole('button', { name: 'Gendan', exact: true }).click();
    await screen.shows('B3', '40');
    await bo.screen.shows('A1', 'Borgere');
    await bo.screen.shows('B1', '10');
    await look(page, 'versions');
    await screen.grid.focus();
    await page.keyboard.press('Control+z');
    await screen.shows('B4', '60');
    await bo.screen.shows('B3', '6');
  });

  test('[HISTORY-3] of a long comparison the rest is shown to whoever asks for it', async () => {
    const { page, screen } = anne;
    await page.getByRole('button', { name: 'Versioner' }).click();
    await screen.goTo('D1');
    await screen.paste(Array.from({ length: 610 }, (_, i) => String(i + 1)).join('\n'));
    await screen.waitUntilSaved();
    await page.getByRole('button', { name: 'Sammenlign Til byrådet med nu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('De første 500 vises.').waitFor();
    const last = dialog.getByRole('rowheader', { name: 'D610 på Ark1' });
    expect(await last.count()).toBe(0);
    const more = dialog.getByRole('button', { name: 'Vis flere celler' });
    await more.scrollIntoViewIfNeeded();
    await look(page, 'difference-more');
    await more.press('Enter');
    await last.waitFor();
    await more.waitFor({ state: 'detached' });
    await dialog.getByText('De første 500 vises.').waitFor({ state: 'detached' });
    const cells = await dialog.getByRole('rowheader').locator('.soft').allTextContents();
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.filter((cell) => /^D\d+ /.test(cell))).toHaveLength(610);
    // Whoever uses the keyboard is still in the list.
    await dialog.getByRole('region', { name: 'Forskelle' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('nothing went wrong in either page', () => {
    expect([...anne.visitor.problems, ...bo.visitor.problems]).toEqual([]);
  });
});
