/** The dialogs that commands open: each is loaded when it is first opened. */
import { type Component } from 'solid-js';
import type { Workplace } from './command.ts';
import { part } from '../parts/part.ts';

export interface CommandDialogProps {
  readonly place: Workplace;
  onClose(): void;
}

/** One line for each dialog, in alphabetical order. */
export const dialogs = {
  conditionalFormats: part(() => import('../format/conditional-formats-dialog.tsx')),
  find: part(() => import('./find-dialog.tsx')),
  formatCells: part(() => import('../format/format-cells-dialog.tsx')),
  filter: part(() => import('../table/filter-dialog.tsx')),
  goTo: part(() => import('./go-to-dialog.tsx')),
  keys: part(() => import('./keys-dialog.tsx')),
  names: part(() => import('../sheet/names-dialog.tsx')),
  palette: part(() => import('./palette.tsx')),
  pasteSpecial: part(() => import('../clipboard/paste-special.tsx')),
  print: part(() => import('../print/print-dialog.tsx')),
  replace: part(() => import('./replace-dialog.tsx')),
  validation: part(() => import('../format/validation-dialog.tsx')),
  sort: part(() => import('../table/sort-dialog.tsx')),
  sortAscending: part(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortAscending })),
  sortDescending: part(async () => ({ default: (await import('../table/sort-dialog.tsx')).SortDescending })),
} satisfies Record<string, Component<CommandDialogProps>>;

export type DialogName = keyof typeof dialogs;
