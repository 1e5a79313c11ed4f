/** The dialogs that commands open: each is loaded when it is first opened. */
import { type Component, lazy } from 'solid-js';
import type { Workplace } from './command.ts';

export interface CommandDialogProps {
  readonly place: Workplace;
  onClose(): void;
}

/** One line for each dialog, in alphabetical order. */
export const dialogs = {
  conditionalFormats: lazy(() => import('../format/conditional-formats-dialog.tsx')),
  find: lazy(() => import('./find-dialog.tsx')),
  formatCells: lazy(() => import('../format/format-cells-dialog.tsx')),
  filter: lazy(() => import('../table/filter-dialog.tsx')),
  goTo: lazy(() => import('./go-to-dialog.tsx')),
  keys: lazy(() => import('./keys-dialog.tsx')),
  names: lazy(() => import('../sheet/names-dialog.tsx')),
  palette: lazy(() => import('./palette.tsx')),
  pasteSpecial: lazy(() => import('../clipboard/paste-special.tsx')),
  print: lazy(() => import('../print/print-dialog.tsx')),
  replace: lazy(() => import('./replace-dialog.tsx')),
  validation: lazy(() => import('../format/validation-dialog.tsx')),
  sort: lazy(() => import('../table/sort-dialog.tsx')),
  sortAscending: lazy(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortAscending })),
  sortDescending: lazy(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortDescending })),
} satisfies Record<string, Component<CommandDialogProps>>;

export type DialogName = keyof typeof dialogs;
