/**
 * A workbook as rows and cells that any file format can be written from: positions instead of identities, text instead
 * of references, and nothing that Excel would refuse. No library's types stand in here.
 */
import type { Border } from '../workbook/border.ts';
import type { PageSetup } from '../workbook/page-setup.ts';
import type { Align, Role, Tint, VerticalAlign } from '../workbook/format.ts';
import type { ConditionStyle } from '../workbook/conditional-formats.ts';
import type { Strictness } from '../workbook/validation.ts';

/** Error values that a file may hold; our others (#CYCLE!, #ERROR!, #SPILL!) mean nothing to Excel. */
export const excelErrors = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'] as const;
export type ExcelError = (typeof excelErrors)[number];

export type NeutralContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** text is text, also when it begins with '=' or looks like an error */
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'error'; readonly value: ExcelError }
  | {
      readonly kind: 'formula';
      /** canonical English in A1, without '=', with the prefixes that Excel stores */
      readonly text: string;
      /** must be evaluated as an array formula of this one cell */
      readonly isArray: boolean;
      /** what we show; undefined for an error, which Excel and LibreOffice calculate themselves */
      readonly result: number | string | boolean | undefined;
    };

export interface NeutralLook {
  /** an Excel number format code that Excel accepts */
  readonly number: string | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly role: Role | undefined;
  readonly align: Align | undefined;
  readonly wrap: boolean;
  readonly underline: boolean;
  readonly colour: Tint | undefined;
  readonly ground: Tint | undefined;
  readonly border: Border | undefined;
  readonly vertical: VerticalAlign | undefined;
  /** only on a protected sheet */
  readonly isLocked: boolean;
}

/** Rows and columns count from 0. */
export interface NeutralCell extends NeutralLook {
  readonly row: number;
  readonly column: number;
  readonly content: NeutralContent;
}

/** Rows and columns count from 0, ends included. */
export interface NeutralArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface NeutralLine {
  readonly isHidden: boolean;
  /** of its group; 0 to 7 */
  readonly level: number;
}

export interface NeutralValidation {
  /** no cell is in two validations */
  readonly areas: readonly NeutralArea[];
  readonly rule:
    /** anything: only its help counts */
    | { readonly kind: 'any' }
    | { readonly kind: 'list'; readonly items: readonly string[] }
    /** `text` is a reference to one row or one column */
    | { readonly kind: 'range'; readonly text: string }
    /** canonical English for the first cell, without '=' */
    | { readonly kind: 'formula'; readonly text: string }
    | {
        readonly kind: 'whole' | 'decimal' | 'date' | 'length';
        readonly min: number | undefined;
        readonly max: number | undefined;
      };
  readonly allowsEmpty: boolean;
  readonly strictness: Strictness;
  readonly message: string | undefined;
  /** shown while the cell is selected */
  readonly help: string | undefined;
}

export interface NeutralCondition {
  readonly area: NeutralArea;
  readonly test:
    /** canonical English for the area's first cell, without '=' */
    { readonly kind: 'formula'; readonly text: string } | { readonly kind: 'duplicate' | 'unique' };
  readonly style: ConditionStyle;
  /** later ones are not looked at where it is met */
  readonly stops: boolean;
}

/** All that is said at a cell. */
export interface NeutralComment {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}

/** How a sheet goes on paper. */
export interface NeutralPage {
  readonly setup: PageSetup;
  /** undefined: all that is filled in */
  readonly area: NeutralArea | undefined;
}

export interface NeutralSheet {
  /** valid in Excel, and no other sheet's */
  readonly name: string;
  /** row by row, from left to right */
  readonly cells: readonly NeutralCell[];
  /** in pixels, by position; only those that somebody chose */
  readonly columnWidthsPx: ReadonlyMap<number, number>;
  readonly rowHeightsPx: ReadonlyMap<number, number>;
  /** by position; only those that are hidden or grouped */
  readonly rows: ReadonlyMap<number, NeutralLine>;
  readonly columns: ReadonlyMap<number, NeutralLine>;
  readonly merges: readonly NeutralArea[];
  readonly validations: readonly NeutralValidation[];
  /** the most important first */
  readonly conditions: readonly NeutralCondition[];
  readonly comments: readonly NeutralComment[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly isProtected: boolean;
  /** a sheet that people did not make has none of its own */
  readonly page?: NeutralPage;
}

export interface NeutralName {
  readonly name: string;
  /** the name of the sheet that it belongs to; undefined: the workbook */
  readonly sheet: string | undefined;
  /** without '='; every reference with its sheet and fixed */
  readonly text: string;
}

/** What the file cannot hold as it is. Counts are cells. */
export type ExportNote =
  /** `functions` names those that Excel lacks; other formulas are such as Excel would refuse to read */
  | {
      readonly kind: 'formulasAsValues';
      readonly count: number;
      readonly functions: readonly string[];
    }
  | { readonly kind: 'draftsAsText'; readonly count: number }
  | { readonly kind: 'namesSkipped'; readonly names: readonly string[] }
  | { readonly kind: 'sheetsRenamed'; readonly names: readonly (readonly [from: string, to: string])[] }
  | { readonly kind: 'textsCut'; readonly count: number }
  | { readonly kind: 'formatsDropped'; readonly count: number };

export interface NeutralWorkbook {
  readonly title: string;
  readonly properties: { readonly application: string; readonly language: string };
  /** in the order of their tabs; at least one */
  readonly sheets: readonly NeutralSheet[];
  readonly names: readonly NeutralName[];
  readonly notes: readonly ExportNote[];
}
