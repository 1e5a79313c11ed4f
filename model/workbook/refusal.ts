/** Why a verb did nothing. The screen turns each into a sentence in the person's language. */
import type { CellId } from './schema.ts';

export type EditRefusal =
  /** the document is from a newer program, or the person may only look */
  | { readonly kind: 'readOnly' }
  /** the row, column or sheet has been deleted meanwhile */
  | { readonly kind: 'gone' }
  /** a formula or label of a protected sheet */
  | { readonly kind: 'locked'; readonly at: CellId }
  | { readonly kind: 'textTooLong'; readonly limit: number }
  /** more rows or columns than a sheet can hold */
  | { readonly kind: 'sheetFull'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'lastSheet' }
  | { readonly kind: 'badSheetName'; readonly why: 'empty' | 'tooLong' | 'characters' | 'taken' }
  | { readonly kind: 'badName'; readonly why: 'empty' | 'characters' | 'looksLikeCell' | 'taken' };
