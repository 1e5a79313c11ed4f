/** Commands and the dialogs that belong to them, in English. */
import type {
  command as commandDa,
  commandGroup as groupDa,
  find as findDa,
  goTo as goToDa,
} from './command.da.ts';
import type { keysHelp as keysDa, palette as paletteDa } from './command.da.ts';

export const command: typeof commandDa = {
  edit: 'Edit the cell',
  sum: 'Sum',
  showFormulas: 'Show formulas instead of results',
  today: 'Insert today’s date',
  offerChoices: 'Show what can be chosen, or go to the note',
  insertLines: 'Insert rows or columns',
  deleteLines: 'Delete rows or columns',
  moveByCell: 'Go to the next cell',
  moveToEdge: 'Go to the edge of the data',
  moveByPage: 'Go one screen up or down',
  moveToFirstColumn: 'Go to the first column',
  moveToLastColumn: 'Go to the last filled column',
  moveToStart: 'Go to A1',
  moveToEnd: 'Go to the last filled cell',
  stepDown: 'To the cell below; after Tab, to the column where one began',
  stepUp: 'To the cell above',
  stepRight: 'To the cell on the right',
  stepLeft: 'To the cell on the left',
  previousSheet: 'Go to the previous sheet',
  nextSheet: 'Go to the next sheet',
  leaveGrid: 'Leave the sheet: the next Tab goes to the next field of the page',
  extendByCell: 'Select to the next cell',
  extendToEdge: 'Select to the edge of the data',
  extendByPage: 'Select one screen up or down',
  extendToFirstColumn: 'Select to the first column',
  extendToLastColumn: 'Select to the last filled column',
  extendToStart: 'Select to A1',
  extendToEnd: 'Select to the last filled cell',
  selectAll: 'Select the whole sheet',
  selectRow: 'Select the whole row',
  selectColumn: 'Select the whole column',
  palette: 'Find a command',
  find: 'Find',
  replace: 'Find and replace',
  goTo: 'Go to a cell or name',
  tracePrecedents: 'Show what the cell is calculated from',
  traceDependents: 'Show what is calculated from the cell',
  goToCause: 'Go to the cell in which the error arises',
  names: 'Names of cells',
  cycleFixed: 'While typing a formula: fix the reference with $',
  pointByKey: 'While typing a formula: point at cells, with Shift at a range',
  typingMode: 'While typing: switch between pointing at cells and moving in the text',
  keys: 'Keyboard shortcuts',
};

export const commandGroup: typeof groupDa = {
  edit: 'Editing',
  move: 'Moving about',
  select: 'Selecting',
  insert: 'Rows, columns and sheets',
  format: 'Appearance',
  formula: 'Formulas and assumptions',
  data: 'Data',
  view: 'View',
  colleagues: 'Colleagues',
  file: 'The workbook',
  help: 'Help',
};

export const palette: typeof paletteDa = {
  title: 'Find a command',
  search: 'Write what you want to do',
  none: 'No command has such a name. Try another word.',
  help: 'Arrow keys choose, Enter carries it out.',
};

export const keysHelp: typeof keysDa = {
  title: 'Keyboard shortcuts',
  description: 'Everything that can be done in a workbook, and its keys.',
  search: 'Search the list',
  none: 'Nothing fits what you have written.',
  wayOut:
    'The way out of the sheet by keyboard: press Esc and then Tab. F6 goes round between the sheet and what stands beside its cells.',
  palette: 'If you cannot remember a key, press {{ keys }} and write what you want.',
};

export const goTo: typeof goToDa = {
  title: 'Go to a cell or name',
  label: 'Cell, range or name',
  example: 'Such as B4, Resultat!C10, A1:D20 or a name.',
  names: 'Names in the workbook',
  unknown: 'There is no cell and no name called “{{ text }}”.',
  go: 'Go to',
};

export const find: typeof findDa = {
  title: 'Find',
  replaceTitle: 'Find and replace',
  what: 'Find',
  by: 'Replace by',
  inFormulas: 'Look in the text of formulas too',
  wholeWorkbook: 'In the whole workbook',
  matchCase: 'Match case',
  wholeCell: 'Whole cells only',
  regular: 'Regular expression',
  badPattern: 'The regular expression cannot be read: {{ why }}',
  tooLong: 'Search for at most {{ limit }} characters.',
  next: 'Next',
  previous: 'Previous',
  replaceOne: 'Replace',
  replaceAll: 'Replace all',
  none: 'Nothing found.',
  found: '{{ at }} of {{ count }}',
  foundMany: 'More than {{ count }} found; write more to see fewer.',
  replaced: 'Replaced in {{ count }} cells.',
  skipped: '{{ count }} cells are locked and were not changed.',
  tooMany: 'There are more than {{ count }} cells. Narrow the search.',
};
