/** A formula that holds for every cell of a range, as in conditional formats and rules for what may be typed. */
import type { Value } from '../calculation/value.ts';
import type { Language } from '../formula/language.ts';
import {
  type StoredEnd,
  type StoredPart,
  type StoredReference,
  identify,
  isToken,
  readStored,
  storedFromTokens,
  writeStored,
} from '../formula/stored.ts';
import type { Axis } from './axis.ts';
import { readFormula } from './entry.ts';
import type { Range } from './range.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** As it stands for the cell `base`; what is not fixed in it moves along. */
export interface RangeFormula {
  readonly stored: string;
  readonly base: { readonly row: string; readonly column: string };
}

/** What was typed for the range's first cell; undefined where it is no formula, or one of cells that are not there. */
export function readRangeFormula(
  workbook: Workbook,
  range: Range,
  { text, language }: { readonly text: string; readonly language: Language },
): RangeFormula | undefined {
  const sheet = workbook.livingSheet(range.sheet);
  const base = sheet && workbook.cellAt(sheet, range.firstRow, range.firstColumn);
  const { tokens, problem } = readFormula(text, language);
  const isInside = tokens.every(({ reference }) => !reference || identify(reference, range.sheet, workbook));
  if (!base || problem || !isInside || !text.startsWith('=')) return undefined;
  const stored = storedFromTokens(tokens, range.sheet, workbook);
  return { stored, base: { row: base.row, column: base.column } };
}

/**
 * The formula as it stands for a cell: what is fixed with '$' keeps its cells, everything else lies from this
 * cell as it lay from the cell that the formula was written for. That one may have been deleted since; its place counts.
 */
export function formulaAt(sheet: Sheet, { stored, base }: RangeFormula, row: number, column: number): string {
  const baseOf = (axis: Axis, line: string): number => axis.standsAt(axis.slotOf(line));
  const by = {
    rows: row - baseOf(sheet.rows, base.row),
    columns: column - baseOf(sheet.columns, base.column),
  };
  const parts = readStored(stored).map((part): StoredPart => {
    // As far as can be: what lies on another sheet stays where it is.
    if (isToken(part) || part.kind !== 'cells' || (part.sheet ?? sheet.id) !== sheet.id) return part;
    return moved(sheet, part, by) ?? { kind: 'error', text: '#REF!', start: 0, end: 0 };
  });
  return writeStored(parts);
}

/** Whether what such a formula comes to holds: as in Excel an error or a text does not. */
export function isYes(value: Value | undefined): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

function moved(
  sheet: Sheet,
  part: StoredReference,
  by: { readonly rows: number; readonly columns: number },
): StoredReference | undefined {
  const end = (one: StoredEnd, other: StoredEnd | undefined): StoredEnd | undefined => {
    const row = one.rowFixed
      ? one.row
      : movedLine(sheet.rows, one.row, {
          isSpan: other?.row !== one.row && other !== undefined,
          by: by.rows,
        });
    const column = one.columnFixed
      ? one.column
      : movedLine(sheet.columns, one.column, {
          isSpan: other?.column !== one.column && other !== undefined,
          by: by.columns,
        });
    const isLost =
      (one.row !== undefined && row === undefined) || (one.column !== undefined && column === undefined);
    return isLost ? undefined : { ...one, row, column };
  };
  const from = end(part.from, part.to);
  const to = part.to && end(part.to, part.from);
  return from && (to || !part.to) ? { ...part, from, to } : undefined;
}

function movedLine(
  axis: Axis,
  line: string | undefined,
  to: { readonly isSpan: boolean; readonly by: number },
): string | undefined {
  if (line === undefined) return undefined;
  const at = axis.standsAt(to.isSpan ? line : axis.slotOf(line));
  if (at < 0) return undefined;
  return to.isSpan ? axis.slotAt(at + to.by) : axis.lineAt(at + to.by);
}
