/** Typing into cells, and going about in the sheet. */
import { expect } from 'vitest';
import { todayThere } from '../../support/browser.ts';
import type { Action } from './action.ts';

const table = '1\t10\n2\t20\n3\t30';

export const typing: readonly Action[] = [
  {
    what: 'Type over a cell',
    by: 'a digit, Enter',
    holds: 'A1 shows 7 and no longer 1',
    async act(hands) {
      await hands.startWith('1');
      await hands.type('7');
      await hands.press('Enter');
      await hands.shows('A1', '7');
    },
  },
  {
    what: 'Go on in what stands there',
    by: 'F2; double click',
    holds: '12 becomes 123, then 1234',
    async act(hands) {
      await hands.startWith('12');
      await hands.press('F2');
      await hands.type('3');
      await hands.press('Enter');
      await hands.shows('A1', '123');
      await hands.screen.cell('A1').dblclick();
      await hands.type('4');
      await hands.press('Enter');
      await hands.shows('A1', '1234');
    },
  },
  {
    what: 'Step to the next cell',
    by: 'Enter, Shift+Enter, Shift+Tab',
    holds: 'from B1 down twice and up once: B2; then A2',
    async act(hands) {
      await hands.startWith('', 'B1');
      await hands.press('Enter', 'Enter', 'Shift+Enter');
      await hands.isAt('B2');
      await hands.press('Shift+Tab');
      await hands.isAt('A2');
    },
  },
  {
    what: 'Fill in a row and go on in the next',
    by: 'Tab, Tab, Enter',
    holds: 'after three columns the selection is A2',
    async act(hands) {
      await hands.startWith('');
      await hands.type('a');
      await hands.press('Tab');
      await hands.type('b');
      await hands.press('Tab');
      await hands.type('c');
      await hands.press('Enter');
      await hands.isAt('A2');
    },
  },
  {
    what: 'Give up what is being typed',
    by: 'Esc',
    holds: 'A1 still shows 5',
    async act(hands) {
      await hands.startWith('5');
      await hands.type('9');
      await hands.press('Escape');
      await hands.shows('A1', '5');
    },
  },
  {
    what: 'Begin a new line in the cell',
    by: 'Alt+Enter',
    holds: 'A1 has two lines',
    async act(hands) {
      await hands.startWith('');
      await hands.type('to');
      await hands.press('Alt+Enter');
      await hands.type('linjer');
      await hands.press('Enter');
      await hands.shows('A1', 'to\nlinjer');
    },
  },
  {
    what: 'Take back and do again',
    by: 'Ctrl+Z, Ctrl+Y',
    holds: '1, then 2 again',
    async act(hands) {
      await hands.startWith('1');
      await hands.type('2');
      await hands.press('Enter', 'Control+Z');
      await hands.shows('A1', '1');
      await hands.press('Control+Y');
      await hands.shows('A1', '2');
    },
  },
  {
    what: 'Empty a range',
    by: 'Delete',
    holds: 'A1:B2 is empty, B3 shows 30',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('A1:B2');
      await hands.press('Delete');
      await hands.shows('B2', '');
      await hands.shows('B3', '30');
    },
  },
  {
    what: 'Write today’s date',
    by: 'Ctrl+;',
    holds: 'the cell shows the day as dd-mm-yyyy',
    async act(hands) {
      await hands.startWith('', 'E1');
      await hands.press('Control+;', 'Enter');
      await hands.shows('E1', todayThere());
    },
  },
  {
    what: 'Go to the edge of the data',
    by: 'Ctrl+↓, Ctrl+→',
    holds: 'from A1 to B3',
    async act(hands) {
      await hands.startWith(table);
      await hands.press('Control+ArrowDown', 'Control+ArrowRight');
      await hands.isAt('B3');
    },
  },
  {
    what: 'Extend the selection',
    by: 'Shift+arrows, Ctrl+Shift+arrows',
    holds: 'A1:B2, then A1:B3',
    async act(hands) {
      await hands.startWith(table);
      await hands.press('Shift+ArrowDown', 'Shift+ArrowRight');
      await hands.isAt('A1:B2');
      await hands.press('Control+Shift+ArrowDown');
      await hands.isAt('A1:B3');
    },
  },
  {
    what: 'Select with the pointer',
    by: 'drag; Shift+click',
    holds: 'A1:B2, then A1:B3',
    async act(hands) {
      await hands.startWith(table);
      await hands.drag(hands.screen.cell('A1'), await hands.middleOf(hands.screen.cell('B2')));
      await hands.isAt('A1:B2');
      await hands.screen.cell('B3').click({ modifiers: ['Shift'] });
      await hands.isAt('A1:B3');
    },
  },
  {
    what: 'Select everything',
    by: 'Ctrl+A',
    holds: 'from A1 to the last cell of the sheet',
    async act(hands) {
      await hands.startWith(table);
      await hands.press('Control+A');
      await hands.expectWhere(/^A1:[A-Z]+\d{2,}$/);
    },
  },
  {
    what: 'Select whole columns and rows',
    by: 'Ctrl+Space, Shift+Space; a click on the heading',
    holds: 'B1 to the last row; A2 to the last column; B again',
    async act(hands) {
      await hands.startWith(table, 'B2');
      await hands.press('Control+Space');
      await hands.expectWhere(/^B1:B\d+$/);
      await hands.goTo('B2');
      await hands.press('Shift+Space');
      await hands.expectWhere(/^A2:[A-Z]+2$/);
      await hands.page.getByRole('columnheader', { name: 'B', exact: true }).click();
      await hands.expectWhere(/^B1:B\d+$/);
    },
  },
  {
    what: 'Go to the ends of row, sheet and screen',
    by: 'Home, Ctrl+End, Ctrl+Home, Page Down, Page Up',
    holds: 'A2, B3, A1, more than ten rows down, A1',
    async act(hands) {
      await hands.startWith(table);
      await hands.goTo('B2');
      await hands.press('Home');
      await hands.isAt('A2');
      await hands.press('Control+End');
      await hands.isAt('B3');
      await hands.press('Control+Home');
      await hands.isAt('A1');
      await hands.press('PageDown');
      expect(Number((await hands.screen.where()).slice(1))).toBeGreaterThan(10);
      await hands.press('PageUp');
      await hands.isAt('A1');
    },
  },
  {
    what: 'Go to a cell or range by its name',
    by: 'F5; the name box',
    holds: 'D9, then B2:C3',
    async act(hands) {
      await hands.startWith('');
      await hands.press('F5');
      await hands.page.getByLabel('Celle, område eller navn').fill('D9');
      await hands.press('Enter');
      await hands.isAt('D9');
      await hands.goTo('B2:C3');
      await hands.isAt('B2:C3');
    },
  },
  {
    what: 'Find',
    by: 'Ctrl+F, Enter',
    holds: 'the cell with the text is selected',
    async act(hands) {
      await hands.startWith('løn\nhusleje\nlønsum');
      await hands.press('Control+F');
      await hands.page.getByRole('textbox', { name: 'Søg efter' }).waitFor();
      await hands.type('lønsum');
      await hands.press('Enter');
      await hands.isAt('A3');
      await hands.press('Escape');
    },
  },
  {
    what: 'Replace everywhere',
    by: 'Ctrl+H, Erstat alle',
    holds: 'A2 shows udgift 2',
    async act(hands) {
      await hands.startWith('løn 1\nløn 2');
      await hands.press('Control+H');
      await hands.page.getByRole('textbox', { name: 'Søg efter' }).fill('løn');
      await hands.page.getByRole('textbox', { name: 'Erstat med' }).fill('udgift');
      await hands.page.getByRole('button', { name: 'Erstat alle' }).click();
      await hands.shows('A2', 'udgift 2');
      await hands.press('Escape');
    },
  },
];
