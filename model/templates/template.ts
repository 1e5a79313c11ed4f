/**
 * A template as typed data: sheets made of blocks, inputs with help and example, formulas in canonical English that refer
 * to cells by name. Templates hold no functions; `instantiate` lays them out and writes them into a document.
 *
 * Besides names, a formula may use marks in square brackets:
 *   [key]            the cell of column `key` in the same row of its table
 *   [key@-1]         the same column one row further up (or @+1 down)
 *   [#]              the number of a repeated column, from 1; [key] is then the repeated column of that number
 *   [key:all]        all cells of a column of any table on the sheet
 *   [key:past]       rows max(1, i - reach) .. i of the table, where i is this row's number from 0
 *   [key:pastWeights]    as many rows of a column that ends at row `reach`, so that both pair up in a convolution
 *   [key:future]     rows i .. min(i + reach, last)
 *   [key:futureWeights]  rows 0 .. as many as `future`
 */
import type { Knowledge } from '../workbook/assumptions.ts';
import type { Role } from '../workbook/format.ts';
import type { Rule } from '../workbook/rule.ts';

/** What stands in a cell before anybody has typed: text, number, or a formula when it begins with '='. */
export type Given = string | number;

/** What may be typed into an input; anything else is refused, with the limits in words. An empty cell is always allowed. */
export type Allowed =
  | Exclude<Rule, { readonly kind: 'any' } | { readonly kind: 'filled' } | { readonly kind: 'range' }>
  /** one of the values in the cells of a name */
  | { readonly kind: 'oneOf'; readonly name: string };

/** What is known beforehand about the value of an input. What is left out stands in the register as missing. */
export type Known = Partial<
  Pick<Knowledge, 'source' | 'date' | 'grade' | 'population' | 'review' | 'evidence'>
>;

/** One value of a field. */
export interface FieldValue {
  /** the workbook name that formulas use */
  readonly name?: string;
  readonly given?: Given;
  /** when they are others than the field's */
  readonly role?: Field['role'];
  readonly number?: string;
  readonly allowed?: Allowed;
  /** a long text takes several lines */
  readonly wrap?: boolean;
  /**
   * Enters the value into the register of assumptions, with the field's label and unit. Without it a named input of a
   * number is entered with nothing known; `false` keeps it out, as for choices and texts.
   */
  readonly known?: Known | false;
}

export interface Field {
  readonly kind: 'field';
  readonly label: string;
  readonly unit?: string;
  /** what the value cells are for; none: calculated */
  readonly role?: Extract<Role, 'input' | 'optionalInput' | 'setting' | 'result'>;
  /** from the first value column on; undefined leaves a value column empty */
  readonly values: readonly (FieldValue | undefined)[];
  /** Excel number format code */
  readonly number?: string;
  /** at most two sentences: what to type, or what the figure says; every input has one */
  readonly help?: string;
  readonly allowed?: Allowed;
}

export interface TableColumn {
  readonly key: string;
  /** of a repeated column with a `titleFormula` only what the register calls its values */
  readonly title: string;
  /** name of all the column's cells in this table */
  readonly name?: string;
  readonly role?: Extract<Role, 'input' | 'optionalInput' | 'setting' | 'result' | 'unit'>;
  readonly number?: string;
  readonly allowed?: Allowed;
  /** at most two sentences: what to type, its unit and its limits; every column that people fill has one */
  readonly help?: string;
  /** enters each row's value into the register of assumptions, in this unit; the column has a name then */
  readonly assumedIn?: string;
  /** for every row; a formula or nothing */
  readonly formula?: string;
  /** instead of `formula` in the first and last row */
  readonly firstFormula?: string;
  readonly lastFormula?: string;
  /** row by row; shorter lists leave the rest empty */
  readonly given?: readonly (Given | undefined)[];
  /** of a repeated column: row by row, each row's values side by side */
  readonly givenRows?: readonly (readonly (Given | undefined)[])[];
  /** the numbers from this one on, one a row */
  readonly countFrom?: number;
  /** long texts take several lines */
  readonly wrap?: boolean;
  /** as many columns side by side, numbered by [#]; `titleFormula` stands above each */
  readonly repeat?: number;
  readonly titleFormula?: string;
  /** names of the rows of a repeated column, each for all its cells side by side */
  readonly rowNames?: readonly string[];
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** how many rows a window in square brackets reaches */
  readonly reach?: number;
  readonly heading?: string;
  /** what the register calls a row that has no word of the template's own: linje, unless it says otherwise */
  readonly rowWord?: string;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly columns?: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'gap' }
  | Field
  | Table;

/** An empty row. */
export const gap: Block = { kind: 'gap' };

export interface TemplateSheet {
  /** short, since every cell's reference to it carries it */
  readonly id: string;
  readonly name: string;
  /** widths in pixels of the columns from the first on */
  readonly widths: readonly number[];
  /** how many columns hold a field's values; its help stands behind them */
  readonly valueColumns: number;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly blocks: readonly Block[];
}

/** Something that a reviewer would ask about: a named cell that says OK (or 0) when there is nothing to ask. */
export interface Check {
  /** the results' key of the cell, beginning with "check" */
  readonly key: string;
  readonly name: string;
  /** what it says when it is not OK, in one sentence */
  readonly text: string;
  /** name of the input to go to; the results hold it as `<key>At` */
  readonly at?: string;
}

/** How a template is offered to those who choose one. */
export interface TemplateWords {
  readonly title: string;
  /** what it is for, in two sentences */
  readonly purpose: string;
  /** who fills what, in one or two sentences */
  readonly audience: string;
}

export interface Template extends TemplateWords {
  readonly id: string;
  readonly version: number;
  /** the sheets themselves are in Danish */
  readonly english: TemplateWords;
  /** marks the given inputs as an example */
  readonly isExample: boolean;
  readonly sheets: readonly TemplateSheet[];
  /** key -> name of the cells whose value pages and reports show */
  readonly results: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}
