/** What the page and the calculation worker say to each other. */
import type { Value } from '#model';

export type ToCalculation =
  | { readonly kind: 'start'; readonly state: Uint8Array; readonly number: number }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly number: number };

export type FromCalculation = {
  readonly kind: 'values';
  /** everything up to this message is calculated */
  readonly number: number;
  /** sheet, cell keys and their values, in pairs */
  readonly sheets: readonly (readonly [sheet: string, keys: readonly string[], values: readonly Value[]])[];
};
