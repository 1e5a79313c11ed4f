/** The menus of what is selected: for cells, for whole rows or columns, and those of the toolbar. */
import type { Workplace } from './command.ts';

type Menu = readonly (readonly string[])[];

const clipboard = ['cut', 'copy', 'paste', 'clear'];

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
  ['sortAscending', 'sortDescending', 'filter'],
  ['mergeCells', 'unmergeCells', 'freezeHere', 'unfreeze'],
  ['assumption', 'tracePrecedents', 'traceDependents'],
  ['wider', 'narrower'],
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

/** The menu that fits what is selected. */
export function menuOfSelection({ desk }: Workplace): Menu {
  const isWhole = (side: 'rows' | 'columns'): boolean => desk.linesIn(side).count === desk.extent()[side];
  if (isWhole('columns') && !isWhole('rows')) return rows;
  return isWhole('rows') && !isWhole('columns') ? columns : cells;
}

/** Everything about tables, for the toolbar. */
export const tableMenu: Menu = [
  ['sortAscending', 'sortDescending', 'sort'],
  ['filter', 'filterColumn', 'reapplyFilter', 'clearFilter'],
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
  ['fitColumns', 'fitRows', 'wider', 'narrower'],
];
