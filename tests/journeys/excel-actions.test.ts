/** What people do most in Excel, each in the real browser, by the keys and gestures they know from there. */
import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen } from '../support/browser.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

describe('[EXCEL] as in Excel', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor(async (opened) => {
    ({ visitor, screen } = opened);
    await screen.openBlank();
  });

  const keyboard = (text: string): Promise<void> => visitor.page.keyboard.type(text);
  const isAt = (name: string): Promise<unknown> =>
    until(`${name} is selected`, async () => (await screen.where()) === name);
  const content = (name: string, text: string): Promise<unknown> =>
    until(`${name} holds ${text}`, async () => (await screen.content(name)) === text);
  /** From an empty sheet with these cells; each row is one line of a pasted table. */
  const startWith = async (table: string, at = 'A1'): Promise<void> => {
    await screen.press('Escape');
    await screen.goTo('A1');
    await screen.press('Control+A', 'Delete');
    await screen.goTo(at);
    if (table !== '') await screen.paste(table);
    await screen.goTo(at);
  };
  /** The key left of 1 on a Danish keyboard, which the browser's driver does not know. */
  const pressHalf = (): Promise<void> =>
    screen.grid.evaluate((grid) => {
      grid.dispatchEvent(
        new KeyboardEvent('keydown', { key: '½', ctrlKey: true, bubbles: true, cancelable: true }),
      );
    });
  const table = '1\t10\n2\t20\n3\t30';

  const actions: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'typing replaces what stands there',
      async () => {
        await startWith('1');
        await keyboard('7');
        await screen.press('Enter');
        await screen.shows('A1', '7');
      },
    ],
    [
      'F2 goes on in what stands there',
      async () => {
        await startWith('12');
        await screen.press('F2');
        await keyboard('3');
        await screen.press('Enter');
        await screen.shows('A1', '123');
      },
    ],
    [
      'a double click does too',
      async () => {
        await startWith('12');
        await screen.cell('A1').dblclick();
        await keyboard('4');
        await screen.press('Enter');
        await screen.shows('A1', '124');
      },
    ],
    [
      'Enter goes down and Shift+Enter up',
      async () => {
        await startWith('');
        await screen.press('Enter', 'Enter', 'Shift+Enter');
        await isAt('A2');
      },
    ],
    [
      'after Tab, Enter goes back to the first column',
      async () => {
        await startWith('');
        await keyboard('a');
        await screen.press('Tab');
        await keyboard('b');
        await screen.press('Tab');
        await keyboard('c');
        await screen.press('Enter');
        await isAt('A2');
      },
    ],
    [
      'Shift+Tab goes left',
      async () => {
        await startWith('', 'C2');
        await screen.press('Shift+Tab');
        await isAt('B2');
      },
    ],
    [
      'Esc keeps what stood there',
      async () => {
        await startWith('5');
        await keyboard('9');
        await screen.press('Escape');
        await screen.shows('A1', '5');
      },
    ],
    [
      'Alt+Enter begins a new line in the cell',
      async () => {
        await startWith('');
        await keyboard('to');
        await screen.press('Alt+Enter');
        await keyboard('linjer');
        await screen.press('Enter');
        expect(await screen.text('A1')).toBe('to\nlinjer');
      },
    ],
    [
      'Ctrl and an arrow go to the edge of the data',
      async () => {
        await startWith(table);
        await screen.press('Control+ArrowDown', 'Control+ArrowRight');
        await isAt('B3');
      },
    ],
    [
      'Shift and an arrow extend the selection',
      async () => {
        await startWith(table);
        await screen.press('Shift+ArrowDown', 'Shift+ArrowRight');
        await isAt('A1:B2');
      },
    ],
    [
      'Ctrl+Shift and an arrow extend it to the edge',
      async () => {
        await startWith(table);
        await screen.press('Control+Shift+ArrowDown', 'Control+Shift+ArrowRight');
        await isAt('A1:B3');
      },
    ],
    [
      'dragging selects, and Shift and a click extend',
      async () => {
        await startWith(table);
        await screen.cell('A1').hover();
        await visitor.page.mouse.down();
        await screen.cell('B2').hover();
        await visitor.page.mouse.up();
        await isAt('A1:B2');
        await screen.cell('B3').click({ modifiers: ['Shift'] });
        await isAt('A1:B3');
      },
    ],
    [
      'Ctrl+A selects everything',
      async () => {
        await startWith(table);
        await screen.press('Control+A');
        expect(await screen.where()).toMatch(/^A1:[A-Z]+\d{2,}$/);
      },
    ],
    [
      'Ctrl+Space selects the column, Shift+Space the row',
      async () => {
        await startWith(table, 'B2');
        await screen.press('Control+Space');
        expect(await screen.where()).toMatch(/^B1:B\d+$/);
        await screen.goTo('B2');
        await screen.press('Shift+Space');
        expect(await screen.where()).toMatch(/^A2:[A-Z]+2$/);
      },
    ],
    [
      'a click on a heading selects its column',
      async () => {
        await startWith(table);
        await visitor.page.getByRole('columnheader', { name: 'B', exact: true }).click();
        expect(await screen.where()).toMatch(/^B1:B\d+$/);
      },
    ],
    [
      'Home and End, Ctrl+Home and Ctrl+End',
      async () => {
        await startWith(table);
        await screen.goTo('B2');
        await screen.press('Home');
        await isAt('A2');
        await screen.press('Control+End');
        await isAt('B3');
        await screen.press('Control+Home');
        await isAt('A1');
      },
    ],
    [
      'Page Down and Page Up go a screen on and back',
      async () => {
        await startWith('');
        await screen.press('PageDown');
        expect(Number((await screen.where()).slice(1))).toBeGreaterThan(10);
        await screen.press('PageUp');
        await isAt('A1');
      },
    ],
    [
      'Ctrl+D fills down, and relative references move along',
      async () => {
        await startWith('1\t=A1*2\n2\n3');
        await screen.goTo('B1:B3');
        await screen.press('Control+D');
        await screen.shows('B3', '6');
        await content('B3', '=A3*2');
      },
    ],
    [
      'Ctrl+R fills to the right, and what is fixed with $ stays',
      async () => {
        await startWith('2\t5\n=$A1*A1');
        await screen.goTo('A2:B2');
        await screen.press('Control+R');
        await content('B2', '=$A1*B1');
      },
    ],
    [
      'Ctrl+; writes the day’s date',
      async () => {
        await startWith('', 'E1');
        await screen.press('Control+;', 'Enter');
        expect(await screen.text('E1')).toMatch(/^\d\d-\d\d-\d{4}$/);
      },
    ],
    [
      'Ctrl+Z takes back, Ctrl+Y does again',
      async () => {
        await startWith('1');
        await keyboard('2');
        await screen.press('Enter', 'Control+Z');
        await screen.shows('A1', '1');
        await screen.press('Control+Y');
        await screen.shows('A1', '2');
      },
    ],
    [
      'Delete empties what is selected',
      async () => {
        await startWith(table);
        await screen.goTo('A1:B2');
        await screen.press('Delete');
        await screen.shows('B2', '');
        await screen.shows('B3', '30');
      },
    ],
    [
      'Ctrl+F finds',
      async () => {
        await startWith('løn\nhusleje\nlønsum');
        await screen.press('Control+F');
        await visitor.page.getByRole('textbox', { name: 'Søg efter' }).waitFor();
        await keyboard('lønsum');
        await screen.press('Enter');
        await isAt('A3');
        await screen.press('Escape');
      },
    ],
    [
      'Ctrl+H replaces everywhere',
      async () => {
        await startWith('løn 1\nløn 2');
        await screen.press('Control+H');
        await visitor.page.getByRole('textbox', { name: 'Søg efter' }).fill('løn');
        await visitor.page.getByRole('textbox', { name: 'Erstat med' }).fill('udgift');
        await visitor.page.getByRole('button', { name: 'Erstat alle' }).click();
        await screen.shows('A2', 'udgift 2');
        await screen.press('Escape');
      },
    ],
    [
      'F5 goes to a cell, and so does the name box',
      async () => {
        await startWith('');
        await screen.press('F5');
        await visitor.page.getByLabel('Celle, område eller navn').fill('D9');
        await screen.press('Enter');
        await isAt('D9');
        await screen.goTo('B2:C3');
        await isAt('B2:C3');
      },
    ],
    [
      'Ctrl++ inserts a row, Ctrl+- deletes it, and references follow',
      async () => {
        await startWith('1\t=A2\n5');
        await screen.goTo('A2');
        await screen.press('Shift+Space', 'Control++');
        await content('B1', '=A3');
        await screen.goTo('A2');
        await screen.press('Shift+Space', 'Control+-');
        await content('B1', '=A2');
      },
    ],
    [
      'copied formulas point to their new neighbours',
      async () => {
        await startWith('1\t=A1+1\n7');
        await screen.goTo('B1');
        const text = await screen.copy();
        await screen.goTo('B2');
        await screen.paste(text);
        await content('B2', '=A2+1');
      },
    ],
    [
      'cut cells keep their meaning, and formulas follow them',
      async () => {
        await startWith('4\t=A1*2');
        const text = await screen.copy('cut');
        await screen.goTo('D5');
        await screen.paste(text);
        await content('B1', '=D5*2');
        await screen.shows('B1', '8');
      },
    ],
    [
      'Ctrl+B makes bold',
      async () => {
        await startWith('tekst');
        await screen.press('Control+B');
        await until('it is bold', async () =>
          ((await screen.cell('A1').getAttribute('class')) ?? '').split(' ').includes('bold'),
        );
        await screen.press('Control+B');
      },
    ],
    [
      'Alt+= sums what stands above',
      async () => {
        await startWith(table, 'A1');
        await screen.goTo('B4');
        await screen.press('Alt+=', 'Enter');
        await content('B4', '=SUM(B1:B3)');
        await screen.shows('B4', '60');
      },
    ],
    [
      'the sum, average and count of what is selected stand below the sheet',
      async () => {
        await startWith(table);
        await screen.goTo('B1:B3');
        await until('they are told', async () =>
          /60.*20.*3/s.test(await visitor.page.locator('.figures').innerText()),
        );
      },
    ],
    [
      'formulas can be shown instead of results',
      async () => {
        await startWith('1\t=A1+1');
        await pressHalf();
        await screen.shows('B1', '=A1+1');
        await pressHalf();
        await screen.shows('B1', '2');
      },
    ],
    [
      'a sheet is added, and Ctrl+Page Up and Page Down go between sheets',
      async () => {
        await startWith('');
        await visitor.page.getByRole('button', { name: 'Nyt ark' }).click();
        const tab = (name: string) =>
          visitor.page.locator('.sheet-tabs').getByRole('tab', { name, exact: true, selected: true });
        await tab('Ark2').waitFor();
        await visitor.page.locator('.grid').focus();
        await screen.press('Control+PageUp');
        await tab('Ark1').waitFor();
      },
    ],
  ];

  test.each(actions)('[EXCEL-1] %s', async (_, act) => {
    await act();
    expect(visitor.problems).toEqual([]);
  });
});
