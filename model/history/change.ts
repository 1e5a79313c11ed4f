/**
 * A change as the history keeps it: who, what, from what to what, in a form that can still be read when rows have moved
 * or are gone. A cell is named by its identity, so that all that ever happened to it can be found, and with the address
 * that it had at the moment of the change. A formula is kept as it stood in the document, so that it can be put back, and
 * as its text read at that moment, in English: a reader sees it in their own language, with the addresses of then.
 */
import type { Stored } from '../workbook/content.ts';
import type { CellKey, SheetId } from '../workbook/schema.ts';

export const changeKinds = [
  'cell',
  'rows',
  'columns',
  'sheet',
  'format',
  'layout',
  'name',
  'assumption',
  'scenario',
  'result',
  'comment',
  'protection',
  'validation',
  'condition',
  'merge',
  'about',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What happened to a thing. */
export const changeActs = [
  'added',
  'changed',
  'removed',
  'restored',
  'renamed',
  'moved',
  'inserted',
  'deleted',
  'protected',
  'unprotected',
] as const;
export type ChangeAct = (typeof changeActs)[number];

/** Everything that is told of a change beside who, when and where. Plain, so that it can be kept as JSON. */
export interface ChangeFacts {
  readonly act?: ChangeAct;
  /** what the sheet was called at the moment of the change */
  readonly on?: string;
  /** address at the moment of the change: of the cell, or of the first cell or line */
  readonly at?: string;
  /** address of the last one */
  readonly to?: string;
  /** how many cells, lines or entries */
  readonly count?: number;
  /** what the thing was called at the moment of the change, and before */
  readonly name?: string;
  readonly was?: string;
  /** of a cell, and of a scenario's or assumption's number: what stood there before and after; missing: nothing */
  readonly before?: Stored;
  readonly after?: Stored;
  /** how a formula read at the moment of the change, in English */
  readonly beforeText?: string;
  readonly afterText?: string;
}

export interface Change {
  readonly person: string;
  readonly kind: ChangeKind;
  /** '' for what belongs to the workbook as a whole */
  readonly sheet: SheetId | '';
  /** row and column of a cell; '' for everything else */
  readonly cell: CellKey | '';
  readonly facts: ChangeFacts;
}
