/** The menu of what is selected. */
export const cellMenu: readonly (readonly string[])[] = [
  ['cut', 'copy', 'paste', 'clear'],
  [
    'insertRowAbove',
    'insertRowBelow',
    'insertColumnLeft',
    'insertColumnRight',
    'deleteRows',
    'deleteColumns',
  ],
  ['fillDown', 'fillRight'],
  ['assumption'],
  ['wider', 'narrower'],
];
