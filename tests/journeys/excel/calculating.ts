/** Formulas, names, and what a sheet tells of its figures. */
import { expect } from 'vitest';
import { until } from '../../support/until.ts';
import type { Action, Hands } from './action.ts';

const table = '1\t10\n2\t20\n3\t30';

/** The key left of 1 on a Danish keyboard, which the browser's driver does not know. */
const pressHalf = ({ screen }: Hands): Promise<void> =>
  screen.grid.evaluate((grid) => {
    grid.dispatchEvent(
      new KeyboardEvent('keydown', { key: '½', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
const typed = ({ page }: Hands): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value);

export const calculating: readonly Action[] = [
  {
    what: 'Sum what stands above',
    by: 'Alt+=, Enter',
    holds: 'B4 is =SUM(B1:B3) and shows 60',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('B4');
      await hands.press('Alt+=', 'Enter');
      await hands.content('B4', '=SUM(B1:B3)');
      await hands.shows('B4', '60');
    },
  },
  {
    what: 'Take a function from the list',
    by: '=sum.h, Enter',
    holds: 'SUM.HVIS is completed and comes to 50',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('D1');
      await hands.type('=sum.h');
      await hands.page.getByRole('option', { name: 'SUM.HVIS', exact: true }).waitFor();
      await hands.press('Enter');
      await hands.type('A1:A3;">1";B1:B3)');
      await hands.press('Enter');
      await hands.shows('D1', '50');
    },
  },
  {
    what: 'Point at cells in a formula',
    by: '=, a click, a drag',
    holds: 'the formula reads =sum(A1:B3',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('D2');
      await hands.type('=sum(');
      await hands.drag(hands.screen.cell('A1'), await hands.middleOf(hands.screen.cell('B3')));
      expect(await typed(hands)).toBe('=sum(A1:B3');
      await hands.press('Enter');
      await hands.shows('D2', '66');
    },
  },
  {
    what: 'Fix a reference',
    by: 'F4 four times',
    holds: '=A1, =$A$1, =A$1, =$A1, =A1',
    async act(hands) {
      await hands.startWith('5', 'A1');
      await hands.goTo('C1');
      await hands.type('=A1');
      for (const text of ['=$A$1', '=A$1', '=$A1', '=A1']) {
        await hands.press('F4');
        expect(await typed(hands)).toBe(text);
      }
      await hands.press('Escape');
    },
  },
  {
    what: 'Name a range and use the name',
    by: 'Ctrl+F3',
    holds: '=SUM(Børn) shows 60',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('B1:B3');
      await hands.press('Control+F3');
      const dialog = hands.page.getByRole('dialog', { name: 'Navne på celler' });
      await dialog.getByLabel('Navn', { exact: true }).fill('Børn');
      await hands.press('Enter');
      await dialog.getByRole('rowheader', { name: 'Børn' }).waitFor();
      await hands.press('Escape');
      // What is typed while a dialog goes is typed nowhere.
      await dialog.waitFor({ state: 'detached' });
      await hands.screen.type('D4', '=SUM(Børn)');
      await hands.shows('D4', '60');
    },
  },
  {
    what: 'Trace precedents and dependents',
    by: 'Ctrl+[, Ctrl+]',
    holds: 'the lists name A1, then C1',
    async act(hands) {
      await hands.startWith('1\t=A1+1\t=B1*2');
      await hands.goTo('B1');
      const list = hands.page.locator('.trace-list');
      await hands.press('Control+[');
      await list.getByRole('heading', { name: 'B1 er regnet af' }).waitFor();
      expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['A1']);
      await hands.press('Control+]');
      await list.getByRole('heading', { name: 'Af B1 er regnet' }).waitFor();
      expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['C1']);
      await hands.press('Escape');
    },
  },
  {
    what: 'Show formulas',
    by: 'Ctrl+½',
    holds: 'B1 shows =A1+1, then 2 again',
    async act(hands) {
      await hands.startWith('1\t=A1+1');
      await pressHalf(hands);
      await hands.shows('B1', '=A1+1');
      await pressHalf(hands);
      await hands.shows('B1', '2');
    },
  },
  {
    what: 'Read sum, average and count of a selection',
    by: 'select B1:B3',
    holds: 'the status bar says 60, 20 and 3',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('B1:B3');
      await until('they are told', async () =>
        /60.*20.*3/s.test(await hands.page.locator('.figures').innerText()),
      );
    },
  },
];
