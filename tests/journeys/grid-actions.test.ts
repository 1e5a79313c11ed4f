/** What people do with rows, columns, ranges and tables besides typing: by pointer, by menu and by key. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, axeViolations, desktop, laptop } from '../support/browser.ts';
import { picture as keepPicture, wantsPictures } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

describe('[LINES] rows, columns, ranges and tables', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor((opened) => {
    ({ visitor, screen } = opened);
  });

  const menu = async (which: 'Rækker og kolonner' | 'Sortér og filtrér', item: string): Promise<void> => {
    await visitor.page.getByRole('button', { name: which }).click();
    await visitor.page.getByRole('menuitem', { name: new RegExp(`^${item}( Ctrl.*)?$`) }).click();
    await visitor.page.getByRole('menu').waitFor({ state: 'detached' });
  };
  const boxOf = async (what: Locator) => (await what.boundingBox())!;
  const drag = async (what: Locator, to: { readonly x: number; readonly y: number }): Promise<void> => {
    // Whoever drags has seen the tools come, and with them all that can be dragged.
    await visitor.page.getByRole('toolbar').waitFor();
    const { mouse } = visitor.page;
    const { x, y, width, height } = await boxOf(what);
    await mouse.move(x + width / 2, y + height / 2);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  };
  const middleOf = async (cell: string): Promise<{ readonly x: number; readonly y: number }> => {
    const { x, y, width, height } = await boxOf(screen.cell(cell));
    return { x: x + width / 2, y: y + height / 2 };
  };
  const texts = async (...cells: readonly string[]): Promise<readonly string[]> =>
    Promise.all(cells.map((cell) => screen.text(cell)));
  const picture = async (what: string): Promise<void> => {
    if (!wantsPictures) return;
    for (const size of [laptop, desktop]) {
      await visitor.page.setViewportSize(size);
      await keepPicture(visitor.page, `grid-${what}-${size.width}`);
    }
    await visitor.page.setViewportSize(laptop);
  };
  const handle = (): Locator => visitor.page.locator('.fill-handle');

  test('[LINES-1] the fill handle goes on with series; pressed twice it fills down beside the neighbour', async () => {
    await screen.openBlank();
    await screen.paste('1\tjan\tmandag\t31-01-2026\t=A1*2\n3\tfeb\ttirsdag\t28-02-2026\t=A2*2');
    await screen.goTo('A1:E2');
    await drag(handle(), await middleOf('C6'));
    expect(await screen.where()).toBe('A1:E6');
    await screen.shows('A6', '11');
    expect(await texts('B6', 'C6', 'D6')).toEqual(['jun', 'lørdag', '30-06-2026']);
    await screen.shows('E6', '22');
    await screen.type('F1', 'x');
    await screen.goTo('F1');
    await handle().dblclick();
    expect(await screen.where()).toBe('F1:F6');
    expect(await screen.text('F6')).toBe('x');
    await screen.press('Control+Z');
    expect(await screen.text('F6')).toBe('');
  });

  test('[LINES-2] dragging the edge of the selection moves it, and formulas follow', async () => {
    await screen.openBlank();
    await screen.paste('5\t=A1+A2\n7');
    await screen.shows('B1', '12');
    await screen.goTo('A1:A2');
    await drag(visitor.page.locator('.selection .move-edge.at-right'), await middleOf('D4'));
    expect(await screen.where()).toBe('D4:D5');
    expect(await texts('A1', 'A2', 'D4', 'D5')).toEqual(['', '', '5', '7']);
    expect(await screen.content('B1')).toBe('=D4+D5');
    await screen.shows('B1', '12');
    // Escape lets go without a change.
    const { x, y } = await boxOf(handle());
    await visitor.page.mouse.move(x + 4, y + 4);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(x + 4, y + 60, { steps: 2 });
    await visitor.page.locator('.drag-block').waitFor();
    await screen.press('Escape');
    await visitor.page.locator('.drag-block').waitFor({ state: 'detached' });
    await visitor.page.mouse.up();
    expect(await screen.text('D6')).toBe('');
  });

  test('[LINES-3] columns and rows are resized together and fitted by pressing twice; rows grow with their text', async () => {
    await screen.openBlank();
    const edge = (column: string): Locator =>
      visitor.page.locator('.column-head', { hasText: new RegExp(`^${column}$`) }).locator('.resize');
    await screen.goTo('A1:B200');
    const before = await boxOf(screen.cell('A1'));
    const at = await boxOf(edge('B'));
    await drag(edge('B'), { x: at.x + 44, y: at.y + 5 });
    await until('both are wider', async () => (await boxOf(screen.cell('A1'))).width > before.width + 30);
    expect((await boxOf(screen.cell('B1'))).width).toBe((await boxOf(screen.cell('A1'))).width);
    await screen.type('A1', 'kort');
    await edge('A').dblclick();
    await until('it fits', async () => (await boxOf(screen.cell('A1'))).width < 60);
    await screen.goTo('C2');
    await visitor.page.keyboard.type('en');
    await screen.press('Alt+Enter');
    await visitor.page.keyboard.type('to');
    await screen.press('Alt+Enter');
    await visitor.page.keyboard.type('tre');
    await screen.press('Enter');
    await until('the row is higher', async () => (await boxOf(screen.cell('C2'))).height > 55);
    expect((await boxOf(screen.cell('A3'))).y).toBe(
      (await boxOf(screen.cell('C2'))).y + (await boxOf(screen.cell('C2'))).height,
    );
  });

  test('[LINES-4] a drag beyond the edge of view scrolls', async () => {
    await screen.openBlank();
    const { x } = await middleOf('B2');
    const place = await boxOf(visitor.page.locator('.grid-place'));
    const { mouse } = visitor.page;
    const from = await middleOf('B2');
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(x, place.y + place.height + 40, { steps: 3 });
    await until('rows further down are selected', async () => Number((await screen.where()).slice(4)) > 60);
    await mouse.up();
    expect(await screen.where()).toMatch(/^B2:B\d+$/);
  });

  test('[LINES-5] merged cells are one for the eye, the keyboard and a screen reader', async () => {
    await screen.openBlank();
    await screen.paste('Overskrift\tskjult\t\nunder\t\tx');
    await screen.goTo('A1:B2');
    await menu('Rækker og kolonner', 'Flet celler');
    const merged = screen.cell('A1');
    expect(await merged.getAttribute('aria-colspan')).toBe('2');
    expect(await merged.getAttribute('aria-rowspan')).toBe('2');
    expect(await screen.cell('B2').isVisible()).toBe(false);
    const { width, height } = await boxOf(merged);
    expect([width, height]).toEqual([220, 52]);
    await screen.goTo('A1');
    await screen.press('ArrowRight');
    expect(await screen.where()).toBe('C1');
    await screen.press('ArrowLeft', 'ArrowDown');
    expect(await screen.where()).toBe('B3');
    await screen.cell('A3').click();
    await screen.press('Shift+ArrowUp');
    expect(await visitor.page.locator('.figures').innerText()).toContain('A1:B3');
    await picture('merged');
    await screen.goTo('A1');
    await menu('Rækker og kolonner', 'Ophæv fletning');
    expect(await screen.text('B1')).toBe('skjult');
  });

  test('[LINES-6] hidden lines take no space, are passed by keys, and are shown again at their mark', async () => {
    await screen.openBlank();
    await screen.paste('1\n2\n3\n4\n5');
    await screen.goTo('A2:A3');
    await menu('Rækker og kolonner', 'Skjul rækker');
    await screen.cell('A2').waitFor({ state: 'detached' });
    expect((await boxOf(screen.cell('A4'))).y).toBe((await boxOf(screen.cell('A1'))).y + 26);
    expect(await screen.grid.getAttribute('aria-rowcount')).toBe('199');
    await screen.goTo('A1');
    await screen.press('ArrowDown');
    expect(await screen.where()).toBe('A4');
    await visitor.page.locator('.row-head .hidden-mark').click();
    await screen.cell('A2').waitFor();
    expect(await screen.text('A2')).toBe('2');
  });

  test('[LINES-7] groups fold and unfold at the heads and by their levels', async () => {
    await screen.openBlank();
    await screen.paste('januar\nfebruar\nmarts\n1. kvartal');
    await screen.goTo('A1:A3');
    await screen.press('Shift+Alt+ArrowRight');
    const button = visitor.page.locator('.row-head .group-button');
    await button.waitFor();
    await picture('grouped');
    await button.click();
    await screen.cell('A1').waitFor({ state: 'detached' });
    expect(await screen.text('A4')).toBe('1. kvartal');
    await visitor.page.locator('.level-button', { hasText: '2' }).click();
    await screen.cell('A1').waitFor();
    await visitor.page.locator('.level-button', { hasText: '1' }).click();
    await screen.cell('A1').waitFor({ state: 'detached' });
    await screen.press('Control+Z');
    await screen.cell('A1').waitFor();
  });

  test('[LINES-8] panes are frozen at the cell; what is selected in them stays where it is seen', async () => {
    await screen.openBlank();
    await screen.paste('a\tb\tc\nd\te\tf');
    await screen.goTo('B2');
    await menu('Rækker og kolonner', 'Frys ruder over og til venstre for cellen');
    await screen.goTo('B1');
    const place = visitor.page.locator('.grid-place');
    await place.evaluate((scroller) => scroller.scrollTo(0, 2000));
    await until('it has scrolled', async () => (await screen.cell('A80').count()) === 1);
    const cell = await boxOf(screen.cell('B1'));
    const mark = await boxOf(visitor.page.locator('.rows-pane .active'));
    expect(Math.abs(mark.y - cell.y)).toBeLessThan(3);
    await picture('frozen');
    await menu('Rækker og kolonner', 'Frigør ruder');
    await visitor.page.locator('.frozen-rows').waitFor({ state: 'detached' });
  });

  test('[TABLE-1] sorting asks whether there are headings, once, and takes several columns', async () => {
    await screen.openBlank();
    await screen.paste('Navn\tBy\tAntal\nÅse\tAarhus\t3\nBo\tVejle\t10\nAnne\tAarhus\t7');
    await screen.goTo('A2');
    await menu('Sortér og filtrér', 'Sortér stigende');
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sortér', exact: true }).click();
    expect(await dialog.getByRole('alert').innerText()).toContain('om den første række er overskrifter');
    await picture('sort');
    await dialog.getByLabel('Ja, den bliver stående').check();
    await dialog.getByRole('button', { name: 'Sortér', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await texts('A1', 'A2', 'A3', 'A4')).toEqual(['Navn', 'Anne', 'Bo', 'Åse']);
    await screen.goTo('C3');
    await menu('Sortér og filtrér', 'Sortér faldende');
    expect(await texts('C1', 'C2', 'C3', 'C4')).toEqual(['Antal', '10', '7', '3']);
    await menu('Sortér og filtrér', 'Sortér efter flere kolonner');
    await dialog.getByLabel('Sortér efter', { exact: true }).selectOption({ label: 'By (B)' });
    await dialog.getByRole('button', { name: 'Tilføj en kolonne' }).click();
    await dialog.getByLabel('Og derefter efter').selectOption({ label: 'Antal (C)' });
    expect(await axeViolations(visitor.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sortér', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    // In Danish Aarhus begins with Å, the last letter.
    expect(await texts('A2', 'A3', 'A4')).toEqual(['Bo', 'Åse', 'Anne']);
  });

  test('[TABLE-2] [TABLE-4] my filter hides rows for me alone, and what I do reaches only what I see, the brush too', async () => {
    await screen.openBlank();
    await screen.paste('Navn\tBy\tAntal\nÅse\tAarhus\t3\nBo\tVejle\t10\nAnne\tAarhus\t7\nEva\tRanders\t1');
    await screen.waitUntilSaved();
    const other = await visitor.openPage();
    await other.goto(visitor.page.url());
    const otherScreen = new WorkbookScreen(other);
    await otherScreen.shows('A3', 'Bo');
    await screen.goTo('B2');
    await screen.press('Control+Shift+L');
    await visitor.page.locator('.filter-mark button').nth(1).click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('Vejle').uncheck();
    await picture('filter');
    expect(await axeViolations(visitor.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Anvend' }).click();
    await screen.cell('A3').waitFor({ state: 'detached' });
    expect(await visitor.page.locator('.filter-status').innerText()).toContain('3 af 4 rækker vises');
    expect(await screen.grid.getAttribute('aria-rowcount')).toBe('200');
    await picture('filtered');
    await screen.goTo('C2:C5');
    expect(await visitor.page.locator('.figures').innerText()).toContain('Sum 11');
    expect(await screen.copy()).toBe('3\r\n7\r\n1');
    await screen.press('Delete');
    await otherScreen.shows('C2', '');
    expect(await otherScreen.text('C3')).toBe('10');
    await screen.press('Control+Z');
    await screen.shows('C4', '7');
    await screen.goTo('C2');
    await screen.paste('31\n71');
    await otherScreen.shows('C4', '71');
    expect(await otherScreen.text('C3')).toBe('10');
    await screen.press('Control+Z');
    await screen.shows('C4', '7');
    // [TABLE-4] The brush too: the row that I do not see keeps its look.
    await screen.goTo('A2');
    await screen.press('Control+B');
    await visitor.page.getByRole('button', { name: 'Kopiér udseende' }).click();
    await drag(screen.cell('C2'), await middleOf('C4'));
    const weightOf = (cell: string): Promise<string> =>
      otherScreen
        .cell(cell)
        .evaluate((one) => getComputedStyle(one.querySelector('.text') ?? one).fontWeight);
    await until('what I see is bold', async () => Number(await weightOf('C4')) >= 600);
    expect(await weightOf('C2')).toBe(await weightOf('C4'));
    expect(Number(await weightOf('C3'))).toBeLessThan(600);
    await screen.waitUntilSaved();
    await visitor.page.reload();
    await screen.shows('A4', 'Anne');
    expect(await screen.cell('A3').count()).toBe(0);
    await visitor.page.getByRole('button', { name: 'Vis alle rækker' }).click();
    await screen.shows('A3', 'Bo');
    await other.close();
  });

  test('[TABLE-3] [RADIO-1] a filter by a condition reads what is typed as Danish', async () => {
    await screen.openBlank();
    await screen.paste('Beløb\n999,50\n1.500,25\n2.000');
    await screen.goTo('A1');
    await menu('Sortér og filtrér', 'Filter, kun for mig');
    await menu('Sortér og filtrér', 'Filtrér kolonnen');
    const dialog = visitor.page.getByRole('dialog');
    // [RADIO-1] The choices are one stop of Tab; arrows go between them.
    const ways = dialog.getByRole('radio');
    await ways.first().focus();
    await screen.press('ArrowDown');
    await until('the other way is chosen', () => ways.last().isChecked());
    await screen.press('Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await screen.press('Shift+Tab');
    expect(await ways.last().evaluate((one) => one === document.activeElement)).toBe(true);
    await dialog.getByLabel('Betingelse', { exact: true }).selectOption({ label: 'er større end' });
    await dialog.getByRole('textbox', { name: 'Værdi' }).fill('mange');
    await dialog.getByRole('button', { name: 'Anvend' }).click();
    expect(await dialog.getByRole('alert').innerText()).toContain('Skriv en værdi');
    await dialog.getByRole('textbox', { name: 'Værdi' }).fill('1.000,00');
    await dialog.getByRole('button', { name: 'Anvend' }).click();
    await screen.cell('A2').waitFor({ state: 'detached' });
    expect(await visitor.page.locator('.filter-status').innerText()).toContain('2 af 3');
    await menu('Sortér og filtrér', 'Vis alle rækker');
    await screen.cell('A2').waitFor();
  });
});
