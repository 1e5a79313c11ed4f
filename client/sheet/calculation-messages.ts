/** What the page and the calculation worker say to each other. */
import type { Value } from '#model';
import type { AskedFormula } from './asked-formulas.ts';

/** A formula, and what stands in a cell of its sheet while it is calculated. */
export interface Trial {
  readonly sheet: string;
  readonly stored: string;
  readonly key: string;
  readonly value: string | number | boolean | null;
}

export type ToCalculation =
  | { readonly kind: 'start'; readonly state: readonly Uint8Array[]; readonly number: number }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly number: number }
  | { readonly kind: 'ask'; readonly formulas: readonly AskedFormula[] }
  /** what the formula comes to with the value in the cell */
  | { readonly kind: 'try'; readonly number: number; readonly trial: Trial };

export type FromCalculation =
  | {
      readonly kind: 'values';
      /** everything up to this message is calculated */
      readonly number: number;
      /** sheet, cell keys and their values, in pairs */
      readonly sheets: readonly (readonly [
        sheet: string,
        keys: readonly string[],
        values: readonly Value[],
      ])[];
    }
  | {
      readonly kind: 'answers';
      readonly formulas: readonly AskedFormula[];
      readonly values: readonly (Value | undefined)[];
    }
  | { readonly kind: 'tried'; readonly number: number; readonly value: Value | undefined };
