import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen } from '../support/browser.ts';
import { holdFiles } from '../support/hold-files.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

/** Files of the page that do not come until what is given back is called. */
async function holdBack(page: Page, files: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(files, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

describe('[GRID] one person at the sheet', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor((opened) => {
    ({ visitor, screen } = opened);
  });

  const explanation = visitorText('#cell-explanation');
  const said = visitorText('.said');
  function visitorText(selector: string): () => Promise<string> {
    return async () => (await visitor.page.locator(selector).innerText()).replaceAll('\n', ' ');
  }

  test('[GRID-1] Danish in and out: numbers, percent, kroner, dates, formulas, also in English', async () => {
    await screen.openBlank();
    for (const [at, typed, shown] of [
      ['A1', '1234,5', '1234,5'],
      ['A2', '1.234,56', '1.234,56'],
      ['A3', '12,5 %', '12,5 %'],
      // In a cell of percents the sign stands there already; whoever types it means that one.
      ['A3', '8%', '8,0 %'],
      ['A3', '12,5', '12,5 %'],
      ['A4', 'kr. 1.000', '1.000 kr.'],
      ['A5', '31-12-2026', '31-12-2026'],
      ['A6', 'sand', 'SAND'],
      ['A7', '-5', '−5'],
      ['B1', '=HVIS(A1>1000;SUM(A1:A2)*0,5;"nej")', '1234,53'],
      ['B2', '=IF(A1>1000,SUM(A1:A2)*0.5,"no")', '1234,53'],
      ['B3', '=AFRUND(1,255;2)', '1,26'],
      ['B4', '=TEKST(A5;"åååå-MM-dd")', '2026-12-31'],
      ['B5', '=1/0', '#DIVISION/0!'],
      ['B6', '=B6+1', '#CIRKULÆR!'],
      ['B7', '=SUMM(1)', '=SUMM(1)'],
      ['B8', '=ukendt+1', '#NAVN?'],
    ] as const) {
      await screen.goTo(at);
      // Key by key: some signs do something of their own.
      await screen.page.keyboard.type(typed);
      await screen.press('Enter');
      await screen.shows(at, shown);
    }
    expect(await screen.content('B2')).toBe('=HVIS(A1>1000;SUM(A1:A2)*0,5;"no")');
    await screen.goTo('B5');
    expect(await explanation()).toContain('Der divideres med nul');
    await screen.goTo('B6');
    expect(await explanation()).toContain('den afhænger af sig selv');
    await screen.goTo('B7');
    expect(await explanation()).toContain('SUMM kendes ikke');
  });

  test('[GRID-2] a typing error says what is wrong and keeps what was typed, however long', async () => {
    await screen.openBlank();
    await screen.type('A1', '=SUM(1;2))');
    await screen.goTo('A1');
    expect(await explanation()).toBe(
      'Der er en slutparentes for meget. Formlen kan ikke læses, men er gemt, som du skrev den.',
    );
    expect(await screen.content('A1')).toBe('=SUM(1;2))');
    const long = `=${'1+'.repeat(5000)}1`;
    await screen.goTo('A2');
    await screen.paste(long);
    await screen.goTo('A2');
    expect(await explanation()).toContain('Formlen er for lang: højst 8.192 tegn.');
    expect(await screen.content('A2')).toBe(long);
    await screen.type('A3', '=2+2');
    await screen.shows('A3', '4');
    await screen.waitUntilSaved();
  });

  test('[GRID-3] text with HTML in it is text', async () => {
    await screen.openBlank();
    const html = '<img src=x onerror="document.title=1"><b>fed</b>';
    await screen.type('A1', html);
    await screen.shows('A1', html);
    expect(await visitor.page.locator('.grid img, .grid b').count()).toBe(0);
    await visitor.page.getByLabel('Projektmappens navn').fill(html);
    await visitor.page.keyboard.press('Enter');
    await screen.waitUntilSaved();
    await visitor.page.goto('/');
    await visitor.page.getByRole('link', { name: html }).first().waitFor();
  });

  test('[GRID-4] select by keys and mouse; sum of what is selected', async () => {
    await screen.openBlank();
    await screen.paste('1\t2\t3\n4\t5\t6\n7\t8\t9');
    await screen.goTo('A1');
    await screen.press('ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await screen.where()).toBe('B1:C2');
    expect(await visitor.page.locator('.figures').innerText()).toMatch(/Sum 16\s+Middel 4\s+Antal 4/);
    await screen.press('Control+Home', 'Control+Shift+End');
    expect(await screen.where()).toBe('A1:C3');
    await screen.press('Control+ArrowDown');
    expect(await screen.where()).toBe('A3');
    const from = (await screen.cell('A2').boundingBox())!;
    const to = (await screen.cell('C3').boundingBox())!;
    await visitor.page.mouse.move(from.x + 5, from.y + 5);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(to.x + 5, to.y + 5, { steps: 4 });
    await visitor.page.mouse.up();
    expect(await screen.where()).toBe('A2:C3');
    await screen.cell('A1').click({ modifiers: ['Shift'] });
    expect(await screen.where()).toBe('A1:A2');
    await screen.press('Control+A');
    expect(await screen.where()).toBe('A1:Z200');
    await visitor.page.locator('.column-head', { hasText: /^B$/ }).click();
    expect(await screen.where()).toBe('B1:B200');
  });

  test('[GRID-5] type, correct, delete, undo and redo', async () => {
    await screen.openBlank();
    await visitor.page.keyboard.type('mælk');
    await screen.press('Enter');
    await visitor.page.keyboard.type('brød');
    await screen.press('ArrowUp');
    expect(await screen.where()).toBe('A1');
    await screen.press('F2', 'Home');
    await visitor.page.keyboard.type('let');
    await screen.press('Enter');
    await screen.shows('A1', 'letmælk');
    await screen.cell('A2').dblclick();
    await visitor.page.keyboard.type('!');
    await screen.press('Escape');
    await screen.shows('A2', 'brød');
    await screen.goTo('A1:A2');
    await screen.press('Delete');
    await screen.shows('A1', '');
    await screen.press('Control+z');
    await screen.shows('A2', 'brød');
    await screen.press('Control+z');
    await screen.shows('A1', 'mælk');
    await screen.press('Control+y');
    await screen.shows('A1', 'letmælk');
    await visitor.page.getByRole('button', { name: 'Gentag' }).click();
    await screen.shows('A1', '');
  });

  test('[GRID-6] copy, cut, paste and fill; to and from Excel', async () => {
    await screen.openBlank();
    await screen.paste('Vare\tPris\nÆble\t2,50\n"to\nlinjer"\t1.000');
    await screen.shows('B2', '2,5');
    await screen.shows('B3', '1.000');
    await screen.type('C2', '=B2*2');
    await screen.goTo('C2:C3');
    await screen.press('Control+d');
    await screen.shows('C3', '2000');
    await screen.goTo('A1:C3');
    expect(await screen.copy()).toBe('Vare\tPris\t\r\nÆble\t2,5\t5\r\n"to\nlinjer"\t1000\t2000');
    // Within the workbook formulas come along, and mean the same relative to their new place.
    await screen.goTo('C2');
    await screen.press('Control+c');
    await screen.goTo('E5');
    await screen.press('Control+v');
    await until('the copy is there', async () => (await screen.content('E5')) === '=D5*2');
    await screen.goTo('B2');
    await screen.press('Control+x');
    await screen.goTo('B10');
    await screen.press('Control+v');
    await screen.shows('B10', '2,5');
    await screen.shows('B2', '');
    expect(await screen.content('C2')).toBe('=B10*2');
  });

  test('[GRID-7] a block that is larger than the sheet makes it larger; one that is too large is refused', async () => {
    await screen.openBlank();
    await screen.goTo('Y199');
    const block = Array.from({ length: 300 }, (_, row) =>
      Array.from({ length: 4 }, (_, column) => row * 10 + column).join('\t'),
    ).join('\n');
    await screen.paste(block);
    await screen.goTo('AB498');
    await screen.shows('AB498', '2993');
    await screen.goTo('A1');
    await screen.paste(Array.from({ length: 1001 }, () => '1\t'.repeat(99) + 1).join('\n'));
    expect(await said()).toContain(
      'Der kan højst indsættes 100.000 celler ad gangen, og udklippet har 100.100.',
    );
    await screen.shows('A1', '');
    await screen.waitUntilSaved();
  });

  test('[GRID-8] rows and columns from the menu, by mouse and by keys', async () => {
    await screen.openBlank();
    await screen.paste('1\t10\n2\t20\n3\t30');
    await screen.type('D1', '=SUM(A1:A3)');
    await screen.shows('D1', '6');
    await screen.goTo('A2');
    await screen.cell('A2').click({ button: 'right' });
    await visitor.page.getByRole('menuitem', { name: 'Indsæt række over' }).click();
    await screen.type('A2', '100');
    await screen.shows('D1', '106');
    await screen.goTo('A3:A4');
    await screen.press('Shift+F10');
    await visitor.page.getByRole('menuitem', { name: 'Slet 2 rækker' }).waitFor();
    await visitor.page.keyboard.press('Escape');
    await screen.press('Control+-');
    await screen.shows('D1', '101');
    await screen.press('Control+z');
    await screen.shows('D1', '106');
    await screen.goTo('B1');
    await visitor.page.getByRole('button', { name: 'Rækker og kolonner' }).click();
    await visitor.page.getByRole('menuitem', { name: 'Slet kolonne' }).click();
    await screen.shows('C1', '106');
    await visitor.page.getByRole('button', { name: 'Rækker og kolonner' }).click();
    await visitor.page.getByRole('menuitem', { name: 'Indsæt kolonne til venstre' }).click();
    await screen.shows('D1', '106');
  });

  test('[GRID-9] width, number format and bold', async () => {
    await screen.openBlank();
    await screen.type('A1', '1234567,891');
    await screen.goTo('A1');
    await visitor.page.getByRole('button', { name: 'Talformat' }).click();
    await visitor.page.getByRole('menuitem', { name: 'Kroner og øre' }).click();
    await screen.shows('A1', '#'.repeat((await screen.text('A1')).length));
    const edge = (await visitor.page.locator('.column-head .resize').first().boundingBox())!;
    await visitor.page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(edge.x + 80, edge.y + edge.height / 2, { steps: 3 });
    await visitor.page.mouse.up();
    await screen.shows('A1', '1.234.567,89 kr.');
    await screen.press('Control+b');
    await until('it is bold', async () =>
      screen.cell('A1').evaluate((cell) => Number(getComputedStyle(cell).fontWeight) >= 600),
    );
    await visitor.page.getByRole('button', { name: 'Talformat' }).click();
    await visitor.page.getByRole('menuitem', { name: 'Mio. kr.' }).click();
    await screen.shows('A1', '1,2 mio. kr.');
  });

  test('[GRID-10] function names are offered while one types', async () => {
    await screen.openBlank();
    await visitor.page.keyboard.type('=midd');
    await visitor.page.getByRole('option', { name: 'MIDDEL', exact: true }).waitFor();
    await screen.press('Tab');
    await visitor.page.keyboard.type('2;4)');
    await screen.press('Enter');
    await screen.shows('A1', '3');
    // In the formula bar too.
    await screen.goTo('A2');
    await visitor.page.getByRole('textbox', { name: 'Indhold' }).click();
    await visitor.page.keyboard.type('=mak');
    await visitor.page.getByRole('option', { name: 'MAKS', exact: true }).click();
    await visitor.page.keyboard.type('7;9)');
    await screen.press('Enter');
    await screen.shows('A2', '9');
  });

  test('[GRID-11] sheets: new, renamed, deleted, referred to', async () => {
    await screen.openBlank();
    await screen.type('A1', '7');
    await visitor.page.getByRole('button', { name: 'Nyt ark' }).click();
    await visitor.page.getByRole('tab', { name: 'Ark2', selected: true }).waitFor();
    await screen.type('A1', "='Ark1'!A1*3");
    await screen.shows('A1', '21');
    await visitor.page.getByRole('tab', { name: 'Ark1' }).click({ button: 'right' });
    await visitor.page.getByRole('menuitem', { name: 'Omdøb ark' }).click();
    await visitor.page.getByLabel('Arkets navn').fill('Mine tal');
    await screen.press('Enter');
    await screen.openSheet('Ark2');
    expect(await screen.content('A1')).toBe("='Mine tal'!A1*3");
    await visitor.page.getByRole('tab', { name: 'Mine tal' }).click({ button: 'right' });
    await visitor.page.getByRole('menuitem', { name: 'Slet ark' }).click();
    await screen.shows('A1', '#REFERENCE!');
    await screen.press('Control+z');
    await screen.openSheet('Ark2');
    await screen.shows('A1', '21');
  });

  test('[GRID-12] 1,000 × 50 with formulas: only what is seen is in the page, and what is seen is right', async () => {
    await screen.openBlank();
    const rows = 1000;
    const columns = 50;
    await screen.paste(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) =>
          column < 2
            ? row + column
            : `=${String.fromCharCode(64 + column < 91 ? 64 + column : 65)}${row + 1}+1`,
        ).join('\t'),
      ).join('\n'),
    );
    // A large paste is written bit by bit, and the keyboard is in its dialog until it is done.
    await visitor.page.getByText('50.000 celler er sat ind').waitFor();
    await screen.shows('A1', '0');
    const most = 60 * 30;
    for (const at of ['A1', 'AX1000', 'Z500', 'A750']) {
      await screen.goTo(at);
      await screen.cell(at).waitFor();
      expect(await visitor.page.getByRole('gridcell').count()).toBeLessThan(most);
    }
    await screen.goTo('C1000');
    await screen.shows('C1000', '1001');
    // The wheel turns what the pointer stands on, and that is wherever the last click was.
    await screen.cell('C1000').hover();
    await visitor.page.mouse.wheel(0, -4000);
    await until('other rows are seen', async () => (await screen.cell('A840').count()) === 1);
    await screen.shows('A840', '839');
    expect(await screen.grid.getAttribute('aria-rowcount')).toBe('1001');
    await screen.waitUntilSaved();
  });

  test('[GRID-13] formulas and labels of the template are protected against slips', async () => {
    await visitor.page.goto('/');
    await visitor.page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await screen.answer.waitFor();
    await screen.openSheet('Målgruppe');
    const before = await screen.content('A5');
    await screen.goTo('A5');
    await visitor.page.keyboard.type('x');
    expect(await said()).toContain('Cellen er låst');
    await screen.press('Delete');
    expect(await screen.content('A5')).toBe(before);
    await screen.goTo('A5');
    await screen.paste('slet');
    expect(await screen.content('A5')).toBe(before);
    await screen.goTo('A5');
    await screen.press('Control+-');
    expect(await screen.content('A5')).toBe(before);
  });

  test('[GRID-15] the sheet is there, can be written in and is saved before the engine is loaded', async () => {
    await screen.openBlank();
    await screen.type('A1', '20');
    await screen.type('A2', '=A1*2');
    await screen.shows('A2', '40');
    await screen.waitUntilSaved();
    const letEngineCome = await holdBack(visitor.page, '**/calculation-worker*');
    await visitor.page.reload();
    await screen.shows('A1', '20');
    await visitor.page.getByText('Tallene beregnes…').waitFor();
    await screen.type('A3', '=A1+1');
    await screen.waitUntilSaved();
    await screen.shows('A3', '');
    letEngineCome();
    await screen.shows('A3', '21');
    await screen.shows('A2', '40');
    await visitor.page.unroute('**/calculation-worker*');
  });

  test('[LATE-2] what is pressed before its part is here waits, keeps its order and means what was selected', async () => {
    await screen.openBlank();
    await screen.type('A1', '20');
    await screen.waitUntilSaved();
    const letHandsCome = await holdBack(visitor.page, '**/hands-*');
    await visitor.page.reload();
    await screen.shows('A1', '20');
    // Selecting and typing need nothing more.
    await screen.type('B1', '7');
    await screen.shows('B1', '7');
    await screen.waitUntilSaved();
    const { keyboard } = visitor.page;
    await screen.goTo('A1');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Control+d');
    await keyboard.press('Control+b');
    await screen.cell('C1').click();
    await keyboard.type('=A2x');
    await keyboard.press('Backspace');
    await keyboard.type('+1');
    await keyboard.press('Enter');
    await keyboard.type('y');
    await keyboard.press('Enter');
    await keyboard.type('=');
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await keyboard.type('*2');
    await keyboard.press('Enter');
    await screen.shows('A2', '');
    letHandsCome();
    await screen.shows('A2', '20');
    await screen.shows('C1', '21');
    await screen.shows('C2', 'y');
    await screen.shows('C3', '42');
    await screen.waitUntilSaved();
    const weightOf = (name: string): Promise<string> =>
      screen.cell(name).evaluate((cell) => getComputedStyle(cell).fontWeight);
    expect([await weightOf('A1'), await weightOf('A2'), await weightOf('C1')]).toEqual(['600', '600', '400']);
    await visitor.page.unroute('**/hands-*');
  });

  test('[LATE-3] a paste that had to wait is put in where it was pasted, and takes nobody back who has gone on', async () => {
    await screen.openBlank();
    const letHandsCome = await holdBack(visitor.page, '**/hands-*');
    await visitor.page.reload();
    await screen.goTo('B2');
    await screen.paste('1\t2\n3\t4');
    await screen.goTo('E5');
    letHandsCome();
    await screen.shows('C3', '4');
    await screen.waitUntilSaved();
    expect(await screen.where()).toBe('E5');
    // Who has stayed sees what has come.
    await screen.paste('5\t6');
    await screen.shows('F5', '6');
    await until('it is selected', async () => (await screen.where()) === 'E5:F5');
    await visitor.page.unroute('**/hands-*');
  });

  test('[LATE-3] what is pressed behind a paste that had to wait finds what was pasted', async () => {
    await screen.openBlank();
    const letHandsCome = await holdBack(visitor.page, '**/hands-*');
    await visitor.page.reload();
    await screen.goTo('A1');
    await screen.paste('1\t2\n3\t4');
    await screen.press('Control+Home', 'Control+Shift+End', 'Control+b');
    letHandsCome();
    await screen.shows('B2', '4');
    await until('it is bold', async () =>
      screen.cell('B2').evaluate((cell) => Number(getComputedStyle(cell).fontWeight) >= 600),
    );
    expect(await screen.where()).toBe('A1:B2');
    await visitor.page.unroute('**/hands-*');
  });

  test('[PASTE-14] a small paste is there before the next key, however slow the computer', async () => {
    await screen.openBlank();
    await visitor.page.getByRole('toolbar').waitFor();
    // A computer on which each bit of work takes longer than the page works in one turn.
    await visitor.page.evaluate(() => {
      const real = performance.now.bind(performance);
      let later = 0;
      performance.now = () => real() + (later += 20);
    });
    const rows = 300;
    const [shown, isProgressShown] = await screen.grid.evaluate(async (grid, count) => {
      const data = new DataTransfer();
      data.setData('text/plain', Array.from({ length: count }, (_, row) => `${row}\tx`).join('\n'));
      grid.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      // What the paste itself waits for here is behind this.
      const { port1, port2 } = new MessageChannel();
      await new Promise((resolve) => {
        port1.addEventListener('message', resolve);
        port1.start();
        port2.postMessage(undefined);
      });
      return [
        document.querySelector('#cell-9-0')?.textContent,
        document.querySelector('.paste-progress') !== null,
      ] as const;
    }, rows);
    expect([shown, isProgressShown]).toEqual(['9', false]);
    await screen.press('Control+z');
    await screen.shows('A10', '');
    await screen.openBlank();
  });

  test('[LATE-4] what is to be told before its words are here is told when they come; nothing is let through', async () => {
    await screen.openBlank();
    const letWordsCome = await holdBack(visitor.page, '**/assets/da-*.js');
    await visitor.page.reload();
    await screen.type('A1', '=1+');
    await screen.shows('A1', '=1+');
    letWordsCome();
    await visitor.page.getByText('Formlen kan ikke læses, men er gemt, som du skrev den.').waitFor();
    await visitor.page.unroute('**/assets/da-*.js');
  });

  test('[LATE-6] what could not be fetched comes when the line is back: words, tools, what asks, the engine', async () => {
    await screen.openBlank();
    await screen.type('A1', '20');
    await screen.waitUntilSaved();
    const held = await holdFiles(visitor.page, ['hands', 'da', 'ask', 'calculation-worker']);
    await visitor.page.reload();
    await screen.shows('A1', '20');
    await held.areAsked();
    await visitor.context.setOffline(true);
    await visitor.page.locator('[data-saved=offline]').waitFor();
    await held.letCome();
    await screen.type('A2', '=A1+1');
    await visitor.context.setOffline(false);
    await visitor.page.getByRole('toolbar').waitFor();
    await screen.shows('A2', '21');
    await screen.type('A3', '1,250');
    const asks = visitor.page.getByRole('group', { name: '1,250' });
    await asks.waitFor();
    await screen.press('Escape');
    await asks.waitFor({ state: 'detached' });
    await screen.waitUntilSaved();
  });

  test('[LATE-6] a part that does not come hides no other', async () => {
    await screen.openBlank();
    const held = await holdFiles(visitor.page, ['receipt-notice', 'column-help', 'share-dialog']);
    await visitor.page.reload();
    await screen.goTo('B2');
    await visitor.page.getByRole('toolbar').waitFor();
    await visitor.page.getByRole('button', { name: 'Del', exact: true }).click();
    await held.areAsked();
    await visitor.page.getByRole('button', { name: 'Mere' }).click();
    await visitor.page.getByRole('menu').waitFor();
    await screen.press('Escape');
    await visitor.page.getByRole('menu').waitFor({ state: 'detached' });
    await screen.press('Shift+F2');
    const note = visitor.page.locator('.cell-note');
    await note.waitFor();
    await screen.press('Escape');
    await note.waitFor({ state: 'detached' });
    await held.letCome();
    await visitor.page.getByRole('dialog').waitFor();
    await screen.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('[FOCUS-1] a dialog has the keys from the moment it stands there', async () => {
    await screen.openBlank();
    await screen.paste('Navn\nBo');
    await screen.goTo('A1');
    await screen.press('Control+Shift+L');
    await visitor.page.locator('.filter-mark button').click();
    await visitor.page.getByRole('dialog').waitFor();
    await screen.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
    const isInDialog = await visitor.page.locator('.filter-mark button').evaluate((button: HTMLElement) => {
      button.click();
      return document.activeElement?.closest('[role=dialog]') !== null;
    });
    expect(isInDialog).toBe(true);
  });

  test('[FOCUS-4] what is typed behind the key of a dialog that is on its way is for the dialog', async () => {
    await screen.openBlank();
    const dialog = visitor.page.getByRole('dialog');
    for (const isCalledOff of [false, true]) {
      const held = await holdFiles(visitor.page, ['go-to-dialog']);
      await visitor.page.reload();
      await visitor.page.getByRole('toolbar').waitFor();
      await screen.goTo('A1');
      await screen.press('F5');
      await held.areAsked();
      await visitor.page.keyboard.type('C5x');
      if (isCalledOff) await screen.press('Escape');
      else await screen.press('Backspace', 'Enter');
      await held.letCome();
      if (!isCalledOff) await until('it has gone there', async () => (await screen.where()) === 'C5');
      await visitor.page.keyboard.type('7');
      await screen.press('Enter');
      await screen.shows(isCalledOff ? 'A1' : 'C5', '7');
      expect(await dialog.count()).toBe(0);
      if (!isCalledOff) await screen.shows('A1', '');
      await screen.waitUntilSaved();
    }
  });

  test('[FOCUS-2] a dialog that goes gives the keys back at once, and takes them from nobody who has got them since', async () => {
    await screen.openBlank();
    await screen.paste('Navn\nBo');
    await screen.goTo('A1');
    await screen.press('Control+Shift+L');
    await visitor.page.locator('.filter-mark button').click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.waitFor();
    const [atOnce, later] = await dialog
      .getByRole('button', { name: 'Luk' })
      .evaluate(async (button: HTMLElement) => {
        button.click();
        const first = document.activeElement;
        // Somebody goes on at once, to the name box.
        const box = document.querySelector<HTMLElement>('input.name-box')!;
        box.focus();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return [first?.className, document.activeElement === box] as const;
      });
    expect(atOnce).toBe('grid');
    expect(later).toBe(true);
  });

  test('[FOCUS-3] a menu has the keys as it opens, and what is chosen in it keeps those it takes', async () => {
    await screen.openBlank();
    await visitor.page.getByRole('toolbar').waitFor();
    const more = visitor.page.getByRole('button', { name: 'Mere' });
    const dialog = visitor.page.getByRole('dialog');
    // Opened once, menu and dialog are here and stand there in the same moment.
    for (const isFirst of [true, false]) {
      if (isFirst) await more.click();
      else {
        const isInMenu = await more.evaluate((button: HTMLElement) => {
          button.click();
          return document.activeElement?.closest('[role=menu]') !== null;
        });
        expect(isInMenu).toBe(true);
      }
      await visitor.page.getByRole('menuitem', { name: 'Betinget formatering' }).click();
      await dialog.waitFor();
      await visitor.page.getByRole('menu').waitFor({ state: 'detached' });
      const hasFocus = await dialog.evaluate((element) => element.contains(document.activeElement));
      expect(hasFocus).toBe(true);
      await screen.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });

  test('[GRID-14] the roles of an ARIA grid', async () => {
    await screen.openBlank();
    await screen.type('B2', 'her');
    await screen.goTo('B2');
    const active = await screen.grid.getAttribute('aria-activedescendant');
    const cell = visitor.page.locator(`#${active}`);
    expect(await cell.getAttribute('role')).toBe('gridcell');
    expect(await cell.getAttribute('aria-colindex')).toBe('3');
    expect(await cell.getAttribute('aria-selected')).toBe('true');
    const row = visitor.page.getByRole('row').filter({ has: cell });
    expect(await row.getAttribute('aria-rowindex')).toBe('3');
    await visitor.page.getByRole('columnheader', { name: 'B', exact: true }).waitFor();
    await visitor.page.getByRole('rowheader', { name: '2', exact: true }).waitFor();
  });
});
