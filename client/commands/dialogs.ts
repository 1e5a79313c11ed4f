/** The dialogs that commands open: each is loaded when it is first opened. */
import { type Component, lazy } from 'solid-js';
import { withTexts } from '../text/text.tsx';
import type { Workplace } from './command.ts';

export interface CommandDialogProps {
  readonly place: Workplace;
  onClose(): void;
}

/** One line for each dialog, in alphabetical order. */
export const dialogs = {
  conditionalFormats: lazy(() => withTexts(() => import('../format/conditional-formats-dialog.tsx'))),
  find: lazy(() => withTexts(() => import('./find-dialog.tsx'))),
  formatCells: lazy(() => withTexts(() => import('../format/format-cells-dialog.tsx'))),
  filter: lazy(() => withTexts(() => import('../table/filter-dialog.tsx'))),
  goTo: lazy(() => withTexts(() => import('./go-to-dialog.tsx'))),
  keys: lazy(() => withTexts(() => import('./keys-dialog.tsx'))),
  names: lazy(() => withTexts(() => import('../sheet/names-dialog.tsx'))),
  palette: lazy(() => withTexts(() => import('./palette.tsx'))),
  pasteSpecial: lazy(() => withTexts(() => import('../clipboard/paste-special.tsx'))),
  print: lazy(() => withTexts(() => import('../print/print-dialog.tsx'))),
  replace: lazy(() => withTexts(() => import('./replace-dialog.tsx'))),
  validation: lazy(() => withTexts(() => import('../format/validation-dialog.tsx'))),
  sort: lazy(() => withTexts(() => import('../table/sort-dialog.tsx'))),
  sortAscending: lazy(() =>
    withTexts(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortAscending })),
  ),
  sortDescending: lazy(() =>
    withTexts(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortDescending })),
  ),
} satisfies Record<string, Component<CommandDialogProps>>;

export type DialogName = keyof typeof dialogs;
