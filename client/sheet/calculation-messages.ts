/** What the page and the calculation worker say to each other. */
import type { Value } from '#model';
import type { AskedFormula } from './asked-formulas.ts';

export type ToCalculation =
  | { readonly kind: 'start'; readonly state: readonly Uint8Array[]; readonly number: number }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly number: number }
  | { readonly kind: 'ask'; readonly formulas: readonly AskedFormula[] };

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
    };
