/** Rows, columns, tables and sheets. */
import { expect } from 'vitest';
import { until } from '../../support/until.ts';
import type { Action } from './action.ts';

export const arranging: readonly Action[] = [
  {
    what: 'Insert and delete rows by key',
    by: 'Shift+Space, Ctrl++, Ctrl+-',
    holds: '=A2 becomes =A3, then =A2 again',
    async act(hands) {
      await hands.startAnew('1\t=A2\n5');
      await hands.goTo('A2');
      await hands.press('Shift+Space', 'Control++');
      await hands.content('B1', '=A3');
      await hands.goTo('A2');
      await hands.press('Shift+Space', 'Control+-');
      await hands.content('B1', '=A2');
    },
  },
  {
    what: 'Insert and delete columns by menu',
    by: 'right click, Indsæt kolonne til venstre, Slet kolonne',
    holds: '=A1 becomes =B1, then =A1 again',
    async act(hands) {
      await hands.startAnew('1\n=A1');
      const menu = async (item: string): Promise<void> => {
        await hands.screen.cell('A3').click({ button: 'right' });
        await hands.page.getByRole('menuitem', { name: item }).click();
        await hands.page.getByRole('menu').waitFor({ state: 'detached' });
      };
      await menu('Indsæt kolonne til venstre');
      await hands.content('B2', '=B1');
      await menu('Slet kolonne');
      await hands.content('A2', '=A1');
    },
  },
  {
    what: 'Make a column wider, and fit it',
    by: 'drag the edge of its heading; double click',
    holds: 'wider by the drag, then as narrow as its text',
    async act(hands) {
      await hands.startAnew('kort');
      const edge = hands.page.locator('.column-head', { hasText: /^A$/ }).locator('.resize');
      const width = async (): Promise<number> => (await hands.screen.cell('A1').boundingBox())!.width;
      const before = await width();
      const { x, y } = await hands.middleOf(edge);
      await hands.drag(edge, { x: x + 50, y });
      await until('it is wider', async () => (await width()) > before + 40);
      await edge.dblclick();
      await until('it fits', async () => (await width()) < 60);
    },
  },
  {
    what: 'Hide rows and show them',
    by: 'Rækker og kolonner, Skjul rækker; the mark between the headings',
    holds: 'A2 is gone, then shows 2 again',
    async act(hands) {
      await hands.startAnew('1\n2\n3');
      await hands.goTo('A2');
      await hands.choose('Rækker og kolonner', 'Skjul rækker');
      await hands.screen.cell('A2').waitFor({ state: 'detached' });
      await hands.page.locator('.row-head .hidden-mark').click();
      await hands.shows('A2', '2');
    },
  },
  {
    what: 'Group rows',
    by: 'Shift+Alt+→; the button at the heading',
    holds: 'the rows are folded away, then there again',
    async act(hands) {
      await hands.startAnew('januar\nfebruar\ni alt');
      await hands.goTo('A1:A2');
      await hands.press('Shift+Alt+ArrowRight');
      await hands.page.locator('.row-head .group-button').click();
      await hands.screen.cell('A1').waitFor({ state: 'detached' });
      await hands.page.locator('.level-button', { hasText: '2' }).click();
      await hands.screen.cell('A1').waitFor();
    },
  },
  {
    what: 'Freeze panes',
    by: 'Rækker og kolonner, Frys øverste række',
    holds: 'scrolled 2,000 points down, B1 is still in view',
    async act(hands) {
      await hands.startAnew('a\tb\n1\t2');
      await hands.choose('Rækker og kolonner', 'Frys øverste række');
      await hands.page.locator('.grid-place').evaluate((place) => place.scrollTo(0, 2000));
      await until('it has scrolled', async () => (await hands.screen.cell('A80').count()) === 1);
      expect(await hands.screen.cell('B1').isVisible()).toBe(true);
      expect(await hands.screen.text('B1')).toBe('b');
    },
  },
  {
    what: 'Merge cells',
    by: 'Rækker og kolonner, Flet celler',
    holds: 'A1 spans two columns',
    async act(hands) {
      await hands.startAnew('Overskrift');
      await hands.goTo('A1:B1');
      await hands.choose('Rækker og kolonner', 'Flet celler');
      await until(
        'it is merged',
        async () => (await hands.screen.cell('A1').getAttribute('aria-colspan')) === '2',
      );
    },
  },
  {
    what: 'Sort',
    by: 'Sortér og filtrér, Sortér faldende',
    holds: '10, 7, 3; their names go along',
    async act(hands) {
      await hands.startAnew('Åse\t3\nBo\t10\nAnne\t7');
      await hands.goTo('B1');
      await hands.choose('Sortér og filtrér', 'Sortér faldende');
      await hands.dialog.getByLabel('Nej, den sorteres med').check();
      await hands.dialog.getByRole('button', { name: 'Sortér', exact: true }).click();
      expect(await hands.texts('B1', '10', 'A1', 'A2', 'A3')).toEqual(['Bo', 'Anne', 'Åse']);
    },
  },
  {
    what: 'Filter, for oneself',
    by: 'Ctrl+Shift+L; the button of the column',
    holds: 'the row of Vejle is out of view and told: 2 of 3',
    async act(hands) {
      await hands.startAnew('By\tAntal\nAarhus\t3\nVejle\t10\nRanders\t1');
      await hands.press('Control+Shift+L');
      await hands.page.locator('.filter-mark button').first().click();
      await hands.dialog.getByLabel('Vejle').uncheck();
      await hands.dialog.getByRole('button', { name: 'Anvend' }).click();
      await hands.screen.cell('A3').waitFor({ state: 'detached' });
      expect(await hands.page.locator('.filter-status').innerText()).toContain('2 af 3 rækker vises');
    },
  },
  {
    what: 'Add a sheet and go between sheets',
    by: 'Shift+F11, Ctrl+Page Up, Ctrl+Page Down',
    holds: 'one tab more; the one before, and back',
    async act(hands) {
      await hands.startAnew('');
      const open = hands.page.locator('.sheet-tabs').getByRole('tab', { selected: true });
      const added = await open.innerText();
      await hands.press('Control+PageUp');
      await until('another one is open', async () => (await open.innerText()) !== added);
      await hands.press('Control+PageDown');
      await until('it is open again', async () => (await open.innerText()) === added);
    },
  },
  {
    what: 'Rename, copy, move and delete a sheet',
    by: 'double click on its tab; its menu',
    holds: 'Tal, behind it Tal (2) with the same cells, then before it, then gone',
    async act(hands) {
      await hands.startAnew('7');
      const tabs = hands.page.locator('.sheet-tabs').getByRole('tab');
      const last = async (count: number): Promise<readonly string[]> =>
        (await tabs.allInnerTexts()).slice(-count);
      const menu = async (name: string, item: string): Promise<void> => {
        await tabs.filter({ hasText: name }).click({ button: 'right' });
        await hands.page.getByRole('menuitem', { name: item }).click();
      };
      await tabs.last().dblclick();
      await hands.page.getByLabel('Arkets navn').fill('Tal');
      await hands.press('Enter');
      await menu('Tal', 'Kopiér ark');
      await until('there is a copy', async () => (await last(2)).join() === 'Tal,Tal (2)');
      await hands.shows('A1', '7');
      await menu('Tal (2)', 'Flyt ark til venstre');
      await until('it has moved', async () => (await last(2)).join() === 'Tal (2),Tal');
      await menu('Tal (2)', 'Slet ark');
      await until('it is gone', async () => !(await tabs.allInnerTexts()).includes('Tal (2)'));
    },
  },
];
