/** The menus of what is selected: for cells, for whole rows or columns, and those of the toolbar. */
import { type Workplace, isCommandDisabled } from './command.ts';
import { commandById } from './commands.ts';

type Menu = readonly (readonly string[])[];

const clipboard = ['cut', 'copy', 'paste', 'pasteSpecial', 'clear'];

const cells: Menu = [
  clipboard,
  [
    'insertRowAbove',
    'insertRowBelow',
    'insertColumnLeft',
    'insertColumnRight',
    'deleteRows',
    'deleteColumns',
  ],
  ['fillDown', 'fillRight'],
  ['comment', 'lastEdit', 'cellHistory'],
  ['sortAscending', 'sortDescending', 'filter'],
  ['mergeCells', 'unmergeCells'],
  ['assumption', 'tracePrecedents', 'traceDependents'],
];

const rows: Menu = [
  clipboard,
  ['insertRowAbove', 'insertRowBelow', 'deleteRows'],
  ['hideRows', 'showRows', 'fitRows'],
  ['groupRows', 'ungroupRows', 'foldRows', 'unfoldRows'],
];

const columns: Menu = [
  clipboard,
  ['insertColumnLeft', 'insertColumnRight', 'deleteColumns'],
  ['hideColumns', 'showColumns', 'fitColumns', 'wider', 'narrower'],
  ['groupColumns', 'ungroupColumns', 'foldColumns', 'unfoldColumns'],
  ['sortAscending', 'sortDescending', 'filter'],
];

/** Commands that most sheets have no use for: they are on the menu only where they do something. */
const rare: ReadonlySet<string> = new Set([
  'showRows',
  'showColumns',
  'ungroupRows',
  'ungroupColumns',
  'foldRows',
  'foldColumns',
  'unfoldRows',
  'unfoldColumns',
  'unfreeze',
  'mergeCells',
  'unmergeCells',
]);

/** A menu without what does nothing here. */
export function usefulOf(menu: Menu, place: Workplace): Menu {
  return menu
    .map((ids) => ids.filter((id) => !rare.has(id) || !isCommandDisabled(commandById(id), place)))
    .filter((ids) => ids.length > 0);
}

/** The menu that fits what is selected. */
export function menuOfSelection(place: Workplace): Menu {
  const { desk } = place;
  const isWhole = (side: 'rows' | 'columns'): boolean => desk.linesIn(side).count === desk.extent()[side];
  if (isWhole('columns') && !isWhole('rows')) return usefulOf(rows, place);
  return usefulOf(isWhole('rows') && !isWhole('columns') ? columns : cells, place);
}

/** Everything about tables, for the toolbar. */
export const tableMenu: Menu = [
  ['sortAscending', 'sortDescending', 'sort'],
  ['filter', 'filterColumn', 'reapplyFilter', 'clearFilter'],
];

/** What is done with a whole sheet, at its tab. */
export const sheetMenu: Menu = [
  ['renameSheet', 'copySheet', 'moveSheetLeft', 'moveSheetRight'],
  ['protectSheet'],
  ['addSheet', 'deleteSheet'],
];

/** Everything about rows and columns, for the toolbar. */
export const linesMenu: Menu = [
  [
    'insertRowAbove',
    'insertRowBelow',
    'insertColumnLeft',
    'insertColumnRight',
    'deleteRows',
    'deleteColumns',
  ],
  ['hideRows', 'hideColumns', 'showRows', 'showColumns'],
  ['groupRows', 'groupColumns', 'ungroupRows', 'ungroupColumns'],
  ['freezeHere', 'freezeFirstRow', 'freezeFirstColumn', 'unfreeze'],
  ['mergeCells', 'unmergeCells'],
  ['fitColumns', 'fitRows'],
];
