/** Cutting, copying and pasting, in English; and personal numbers in what is typed and pasted. */
import type { clipboard as danish } from './clipboard.da.ts';

export const clipboard: typeof danish = {
  pasteValues: 'Paste values only',
  pasteSpecial: 'Paste special …',
  special: {
    title: 'Paste special',
    what: 'What is pasted?',
    all: 'Everything',
    allHelp: 'Formulas, values and formats',
    values: 'Values',
    valuesHelp: 'What the cells show, without formulas and formats',
    formulas: 'Formulas',
    formulasHelp: 'Formulas and values, without formats',
    formats: 'Formats',
    formatsHelp: 'Only the look; the content stays',
    transpose: 'Swap rows and columns',
    paste: 'Paste',
    keys: 'You can also press Ctrl+V in this dialog.',
    notRead: 'The browser did not let us read the clipboard. Press Ctrl+V in this dialog instead.',
  },
  nothing: 'There is no text on the clipboard.',
  tooLarge:
    'At most {{ limit }} cells can be pasted at a time, and the clipboard has {{ count }}. Nothing is changed; divide it and paste it in several goes.',
  notCalculated: 'The values have not been calculated yet. Try again in a moment; nothing is changed.',
  cutCells: 'The cells are cut, and can only be moved as they are. Copy them instead.',
  underMerge:
    'Some of it would lie hidden under the merged cells {{ cells }}. Nothing is changed; unmerge them first, or paste elsewhere.',
  valuesInstead:
    '{{ count }} formulas use sheets, names or functions that are not here. Their values were pasted instead.',
  oneValueInstead:
    'A formula uses a sheet, a name or a function that is not here. Its value was pasted instead.',
  busy: 'Something is being pasted already.',
  done: '{{ count }} cells pasted. Ctrl+Z takes it back.',
  cancelled: 'Cancelled. Nothing was pasted.',
  takenBack: 'Stopped. What had been pasted has been taken back.',
  cutOnHidden:
    'The cells are cut, and the filter hides rows where they would stand. Show all rows first, or copy instead.',
  progress: {
    title: 'Pasting',
    reading: '{{ done }} cells read. Nothing is shared with others before all of it is in place.',
    writing: '{{ done }} cells pasted. If you stop, they are taken back.',
    cancel: 'Cancel',
  },
  cpr: {
    titleOne: 'Is this a Danish personal number (CPR)?',
    titleMany: '{{ count }} numbers look like personal numbers (CPR)',
    help: 'Personal numbers do not belong in calculations: everybody who can open the workbook can see them. Nothing has been shared yet.',
    more: 'and {{ count }} more',
    remove: 'Remove',
    removeHelpOne: '“Remove” takes out the number only; the rest of the text stays.',
    removeHelpMany: '“Remove” takes out the numbers only; the rest stays.',
    keepOne: 'Keep it, it is not a personal number',
    keepMany: 'Keep them, they are not personal numbers',
  },
};
