/** What a formula comes to. */

/** Canonical English error names; a language shows its own. */
export type ErrorName =
  | '#DIV/0!'
  | '#VALUE!'
  | '#REF!'
  | '#NAME?'
  | '#NUM!'
  | '#N/A'
  | '#CYCLE!'
  | '#SPILL!'
  /** a formula that cannot be read, or that the engine could not bear */
  | '#ERROR!';

export interface CellError {
  readonly error: ErrorName;
  /** the cell in which the error arose, when it is another one */
  readonly cause?: { readonly sheet: string; readonly key: string };
  /** the name of a function or name that nobody knows */
  readonly unknown?: string;
}

/** A formula of an empty cell counts as 0, as in Excel; so there is no empty value. */
export type Value = number | string | boolean | CellError;

export function isError(value: Value | undefined): value is CellError {
  return typeof value === 'object';
}
