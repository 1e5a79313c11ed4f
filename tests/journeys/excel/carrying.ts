/** Filling, moving, copying and pasting. */
import { expect } from 'vitest';
import type { Action } from './action.ts';

export const carrying: readonly Action[] = [
  {
    what: 'Fill down',
    by: 'Ctrl+D',
    holds: 'B3 is =A3*2 and shows 6',
    async act(hands) {
      await hands.startWith('1\t=A1*2\n2\n3');
      await hands.goTo('B1:B3');
      await hands.press('Control+D');
      await hands.shows('B3', '6');
      await hands.content('B3', '=A3*2');
    },
  },
  {
    what: 'Fill to the right',
    by: 'Ctrl+R',
    holds: '=$A1*A1 becomes =$A1*B1',
    async act(hands) {
      await hands.startWith('2\t5\n=$A1*A1');
      await hands.goTo('A2:B2');
      await hands.press('Control+R');
      await hands.content('B2', '=$A1*B1');
    },
  },
  {
    what: 'Go on with a series of numbers',
    by: 'drag the fill handle; double click on it',
    holds: '1, 3 goes on to 9; beside it the text goes down to row 5',
    async act(hands) {
      await hands.startWith('1\n3');
      await hands.goTo('A1:A2');
      await hands.dragFillHandle('A5');
      await hands.shows('A5', '9');
      await hands.screen.type('B1', 'x');
      await hands.goTo('B1');
      await hands.page.locator('.fill-handle').dblclick();
      await hands.shows('B5', 'x');
    },
  },
  {
    what: 'Go on with dates',
    by: 'drag the fill handle',
    holds: '31-01-2026, 28-02-2026 goes on to 30-04-2026',
    async act(hands) {
      await hands.startAnew('31-01-2026\n28-02-2026');
      await hands.goTo('A1:A2');
      await hands.dragFillHandle('A4');
      await hands.shows('A4', '30-04-2026');
    },
  },
  {
    what: 'Go on with Danish months and weekdays',
    by: 'drag the fill handle',
    holds: 'januar, mandag goes on to maj, fredag',
    async act(hands) {
      await hands.startWith('januar\tmandag');
      await hands.goTo('A1:B1');
      await hands.dragFillHandle('B5');
      expect(await hands.texts('A5', 'maj', 'B5')).toEqual(['fredag']);
    },
  },
  {
    what: 'Move a range',
    by: 'drag the edge of the selection',
    holds: 'A1 is empty, D4 shows 5, the formula reads =D4+D5',
    async act(hands) {
      await hands.startAnew('5\t=A1+A2\n7');
      await hands.goTo('A1:A2');
      const edge = hands.page.locator('.selection .move-edge.at-right');
      await hands.drag(edge, await hands.middleOf(hands.screen.cell('D4')));
      expect(await hands.texts('D4', '5', 'A1', 'D5')).toEqual(['', '7']);
      await hands.content('B1', '=D4+D5');
    },
  },
  {
    what: 'Copy and paste',
    by: 'Ctrl+C, Ctrl+V',
    holds: '=A1+1 becomes =A2+1',
    async act(hands) {
      await hands.startWith('1\t=A1+1\n7');
      await hands.goTo('B1');
      const { text, html } = await hands.screen.copyTable();
      await hands.goTo('B2');
      await hands.screen.paste(text, html);
      await hands.content('B2', '=A2+1');
    },
  },
  {
    what: 'Cut and paste',
    by: 'Ctrl+X, Ctrl+V',
    holds: '=A1*2 becomes =D5*2 and still shows 8',
    async act(hands) {
      await hands.startWith('4\t=A1*2');
      const { text, html } = await hands.screen.copyTable('cut');
      await hands.goTo('D5');
      await hands.screen.paste(text, html);
      await hands.content('B1', '=D5*2');
      await hands.shows('B1', '8');
    },
  },
  {
    what: 'Paste values',
    by: 'Indsæt special, Værdier, Ctrl+V',
    holds: 'the target holds 6, not the formula',
    async act(hands) {
      await hands.startWith('3\t=A1*2');
      await hands.shows('B1', '6');
      await hands.pasteSpecial('B1', 'D1', 'values');
      await hands.content('D1', '6');
    },
  },
  {
    what: 'Paste formulas',
    by: 'Indsæt special, Formler, Ctrl+V',
    holds: '=A1*2 becomes =C1*2, without its bold',
    async act(hands) {
      await hands.startAnew('3\t=A1*2\t4');
      await hands.goTo('B1');
      await hands.press('Control+B');
      await hands.looks('B1', 'bold');
      await hands.pasteSpecial('B1', 'D1', 'formulas');
      await hands.content('D1', '=C1*2');
      await hands.looks('D1', '!bold');
    },
  },
  {
    what: 'Paste formats',
    by: 'Indsæt special, Formater, Ctrl+V',
    holds: 'the target is bold and keeps its 9',
    async act(hands) {
      await hands.startAnew('3\t9');
      await hands.press('Control+B');
      await hands.looks('A1', 'bold');
      await hands.pasteSpecial('A1', 'B1', 'formats');
      await hands.looks('B1', 'bold');
      await hands.content('B1', '9');
    },
  },
  {
    what: 'Paste transposed',
    by: 'Indsæt special, Byt om, Ctrl+V',
    holds: 'the row 1, 2, 3 stands in a column',
    async act(hands) {
      await hands.startWith('1\t2\t3');
      await hands.pasteSpecial('A1:C1', 'E1', 'transposed');
      expect(await hands.texts('E3', '3', 'E1', 'E2', 'F1')).toEqual(['1', '2', '']);
    },
  },
  {
    what: 'Copy the look',
    by: 'the brush, then a drag over cells',
    holds: 'B2 is bold and keeps its text',
    async act(hands) {
      await hands.startAnew('fed\tx\ny\tz');
      await hands.press('Control+B');
      await hands.page.getByRole('button', { name: 'Kopiér udseende' }).click();
      await hands.drag(hands.screen.cell('B1'), await hands.middleOf(hands.screen.cell('B2')));
      await hands.looks('B2', 'bold');
      await hands.shows('B2', 'z');
    },
  },
];
