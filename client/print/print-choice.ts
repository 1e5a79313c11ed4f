/** One sheet on its way to the printer. */
import type { PageSetup } from '#model';
import type { PrintedSheet } from './printed-sheet.ts';

export interface PrintChoice {
  readonly title: string;
  readonly setup: PageSetup;
  readonly printed: PrintedSheet;
  /** what its kind of page is called in CSS */
  readonly pageName: string;
}
