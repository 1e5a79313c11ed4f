/** Why a verb did nothing. The screen turns each into a sentence in the person's language. */
import type { AssumptionField } from './assumptions.ts';
import type { Corners } from './range.ts';
import type { Rule } from './rule.ts';
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
  | { readonly kind: 'badName'; readonly why: 'empty' | 'characters' | 'looksLikeCell' | 'taken' }
  /** what is put in would lie hidden under merged cells, and count there unseen */
  | { readonly kind: 'underMerge'; readonly area: Corners }
  /** there is nothing to merge in one cell */
  | { readonly kind: 'oneCell' }
  | { readonly kind: 'groupTooDeep'; readonly levels: number }
  /** a label, title, comment or message */
  | { readonly kind: 'badText'; readonly why: 'empty' | 'tooLong'; readonly limit: number }
  /** a rule whose limits, list or formula cannot be used */
  | { readonly kind: 'badRule'; readonly why: 'limits' | 'list' | 'formula' }
  /** what a validation does not allow; `cell` is where it stands when several were to be written */
  | {
      readonly kind: 'invalid';
      readonly at: CellId;
      readonly cell: { readonly row: number; readonly column: number } | undefined;
      readonly rule: Rule;
      /** the cell shows percents, so the rule's limits are told as percents */
      readonly isPercent: boolean;
      readonly message: string | undefined;
    }
  /** a comment can be changed only by who wrote it */
  | { readonly kind: 'notYours' }
  /** the cell is already an assumption's */
  | { readonly kind: 'hasAssumption'; readonly at: CellId }
  | { readonly kind: 'badField'; readonly field: AssumptionField }
  /** no row is left for one more reason */
  | { readonly kind: 'noRoom' }
  /** a scenario of that name is there already */
  | { readonly kind: 'nameTaken' };
