/** How cells look, and what may stand in them. */
import { expect } from 'vitest';
import { until } from '../../support/until.ts';
import type { Action } from './action.ts';

export const looks: readonly Action[] = [
  {
    what: 'Bold, italic, underlined',
    by: 'Ctrl+B, Ctrl+I, Ctrl+U; again',
    holds: 'all three, then none',
    async act(hands) {
      await hands.startAnew('tekst');
      await hands.press('Control+B', 'Control+I', 'Control+U');
      await hands.looks('A1', 'bold', 'italic', 'underline');
      await hands.press('Control+B', 'Control+I', 'Control+U');
      await hands.looks('A1', '!bold', '!italic', '!underline');
    },
  },
  {
    what: 'Number formats',
    by: 'Ctrl+%; Talformat; Flere decimaler',
    holds: '0,125 shows 13 %, then 1.234,50 kr. and 1.234,500 kr.',
    async act(hands) {
      await hands.startAnew('0,125\t1234,5');
      await hands.page.locator('.grid').dispatchEvent('keydown', { key: '%', ctrlKey: true, shiftKey: true });
      await hands.shows('A1', '13 %');
      await hands.goTo('B1');
      await hands.choose('Talformat', 'Kroner og øre');
      await hands.shows('B1', '1.234,50 kr.');
      await hands.page.getByRole('button', { name: 'Flere decimaler' }).click();
      await hands.shows('B1', '1.234,500 kr.');
    },
  },
  {
    what: 'A number format of one’s own',
    by: 'Ctrl+1, a format code',
    holds: '1234567 shows 1,2 mio.',
    async act(hands) {
      await hands.startAnew('1234567');
      await hands.press('Control+1');
      await hands.dialog.getByRole('textbox', { name: 'formatkode' }).fill('0,0.. "mio."');
      await hands.dialog.getByRole('button', { name: 'Brug formatet' }).click();
      await hands.shows('A1', '1,2 mio.');
    },
  },
  {
    what: 'Colours',
    by: 'Tekstfarve, Fyldfarve',
    holds: 'red text on yellow ground',
    async act(hands) {
      await hands.startAnew('tekst');
      await hands.choose('Tekstfarve', 'Rød');
      await hands.choose('Fyldfarve', 'Gul');
      await hands.looks('A1', 'tint-red', 'ground-yellow');
    },
  },
  {
    what: 'Borders',
    by: 'Kanter, Streg over og to under',
    holds: 'a line above and a double one below',
    async act(hands) {
      await hands.startAnew('1');
      await hands.choose('Kanter', 'Streg over og to under');
      await hands.looks('A1', 'line-top', 'line-double');
    },
  },
  {
    what: 'Align and wrap',
    by: 'Placering og ombrydning',
    holds: 'centred; the row is higher when wrapped',
    async act(hands) {
      await hands.startAnew('en ret lang tekst om en indsats');
      await hands.choose('Placering', 'Centrér');
      await hands.looks('A1', 'center');
      const heightNow = async (): Promise<number> =>
        (await hands.screen.cell('A1').boundingBox())?.height ?? 0;
      const before = await heightNow();
      await hands.choose('Placering', 'Ombryd tekst');
      await until('the row is higher', async () => (await heightNow()) > before + 10);
    },
  },
  {
    what: 'Format by a condition',
    by: 'Mere, Betinget formatering',
    holds: '25 is marked, 5 is not',
    async act(hands) {
      await hands.startAnew('5\n25');
      await hands.goTo('A1:A2');
      await hands.choose('Mere', 'Betinget formatering');
      await hands.dialog.getByRole('button', { name: 'Ny regel' }).click();
      await hands.dialog.getByLabel('Værdi').fill('10');
      await hands.dialog.getByRole('button', { name: 'Gem reglen' }).click();
      await hands.press('Escape');
      await hands.looks('A2', 'met-attention');
      await hands.looks('A1', '!met-attention');
    },
  },
  {
    what: 'Choose from a list',
    by: 'Mere, Regler for indtastning; Alt+↓',
    holds: 'nok is refused, nej is chosen',
    async act(hands) {
      await hands.startAnew('');
      await hands.goTo('A1:A5');
      await hands.choose('Mere', 'Regler for indtastning');
      await hands.dialog.getByLabel('Valg, ét på hver linje').fill('ja\nnej');
      await hands.dialog.getByLabel('Besked').fill('Skriv ja eller nej.');
      await hands.dialog.getByRole('button', { name: 'Gem reglen' }).click();
      await hands.screen.type('A2', 'nok');
      await hands.says('Skriv ja eller nej.');
      await hands.press('Escape');
      await hands.goTo('A2');
      await hands.press('Alt+ArrowDown');
      await hands.page.getByRole('menuitem', { name: 'nej' }).click();
      await hands.shows('A2', 'nej');
    },
  },
  {
    what: 'Comment on a cell',
    by: 'Shift+F2, Ctrl+Enter',
    holds: 'the cell has its mark, the comment its text',
    async act(hands) {
      await hands.startAnew('12');
      await hands.press('Shift+F2');
      const note = hands.page.getByRole('group', { name: 'Kommentarer til A1' });
      await note.getByRole('textbox').fill('Er det 12?');
      await hands.press('Control+Enter');
      await note.getByText('Er det 12?').first().waitFor();
      await hands.press('Escape');
      expect(await hands.page.locator('.comment-mark').count()).toBe(1);
    },
  },
  {
    what: 'See the pages before printing',
    by: 'Ctrl+P, landscape',
    holds: 'a page is drawn and becomes wider than high',
    async act(hands) {
      await hands.startWith('Post\t1.000\nI alt\t1.000');
      await hands.press('Control+P');
      const page = hands.dialog.locator('.paper-place').first();
      await page.waitFor();
      await hands.dialog.getByLabel('Retning').selectOption({ label: 'Liggende' });
      await until('it lies', async () => {
        const box = await page.boundingBox();
        return box !== null && box.width > box.height;
      });
      await hands.press('Escape');
      await hands.dialog.waitFor({ state: 'detached' });
    },
  },
];
