/**
 * Cells on their way into a sheet: from the clipboard or from another place of the workbook. Making them ready is the long
 * part of a large paste, so it is done bit by bit (generators that say how many cells they have done) and touches nothing;
 * `pasteCells` then writes them all in one step.
 */
import { type Language, english } from '../formula/language.ts';
import type { CellPosition } from '../formula/relative.ts';
import type { Token } from '../formula/tokens.ts';
import { type Value, isError } from '../calculation/value.ts';
import type { Content } from './content.ts';
import { carriedTokens, readFormula } from './entry.ts';
import { type FormatChange, formatAt } from './format.ts';
import type { Range } from './range.ts';
import type { CellId } from './schema.ts';
import { typedCell } from './typed-cell.ts';
import type { Workbook } from './workbook.ts';

export interface CarriedFormula {
  readonly kind: 'formula';
  readonly tokens: readonly Token[];
  /** the cell that its references are written for; at another place they move along. Undefined: as typed, they stay */
  readonly at: CellPosition | undefined;
  /** its block is turned round: what its references name above lies to the left */
  readonly isTurned?: true;
  /** stands instead where the formula names places that are not in this workbook */
  readonly otherwise: Content;
}

/** What is put into one cell. What is undefined stays as it is. */
export interface CarriedCell {
  readonly content?: Exclude<Content, { readonly kind: 'formula' }> | CarriedFormula;
  /** for a cell that has no number format of its own, as when it is typed */
  readonly number?: string;
  readonly look?: FormatChange;
  /** as it was typed, where it may mean several things */
  readonly text?: string;
}

/** Row by row; a hole is left as it is. */
export type CarriedBlock = readonly (readonly (CarriedCell | undefined)[])[];

/** Work that says after each bit how many cells are done. */
export type InBits<Done> = Generator<number, Done>;

/** After how many cells a person's click is waited for: about a millisecond's work. */
const bit = 200;

/** Typed texts as cells. */
export function* typedCells(texts: readonly (readonly string[])[], language: Language): InBits<CarriedBlock> {
  const block: CarriedCell[][] = [];
  let cells = 0;
  for (const line of texts) {
    const typed: CarriedCell[] = [];
    for (const text of line) {
      typed.push(typedCell(text, language));
      if (++cells % bit === 0) yield cells;
    }
    block.push(typed);
  }
  return block;
}

/** What of copied cells is put in. */
export type CopiedPart = 'all' | 'values' | 'formulas' | 'formats';

/** The cells of a range as they are now. For the values of formulas the calculation is asked. */
export function* copiedCells(
  workbook: Workbook,
  range: Range,
  part: CopiedPart,
  valueOf: (at: CellId) => Value | undefined,
): InBits<CarriedBlock> {
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet) return [];
  const block: CarriedCell[][] = [];
  let cells = 0;
  for (let row = range.firstRow; row <= range.lastRow; row++) {
    const line: CarriedCell[] = [];
    for (let column = range.firstColumn; column <= range.lastColumn; column++) {
      const at = workbook.cellAt(sheet, row, column);
      if (!at) continue;
      const content = part === 'formats' ? undefined : workbook.contentAt(at);
      const look = part === 'all' || part === 'formats' ? formatAt(sheet, at.row, at.column) : undefined;
      line.push({
        ...(content && { content: carriedContent(workbook, { at, row, column }, content, part, valueOf) }),
        ...(look && { look }),
      });
      if (++cells % bit === 0) yield cells;
    }
    block.push(line);
  }
  return block;
}

function carriedContent(
  workbook: Workbook,
  from: { readonly at: CellId } & CellPosition,
  content: Content,
  part: CopiedPart,
  valueOf: (at: CellId) => Value | undefined,
): NonNullable<CarriedCell['content']> {
  if (content.kind !== 'formula') return content;
  const { at, row, column } = from;
  if (part === 'values') return valueContent(valueOf(at));
  const tokens = carriedTokens(content.stored, { workbook, sheet: at.sheet });
  return { kind: 'formula', tokens, at: { row, column }, otherwise: { kind: 'empty' } };
}

/** What stands in a cell that has a value and no formula; an error is kept as the formula that is that error. */
export function valueContent(value: Value | undefined): NonNullable<CarriedCell['content']> {
  if (value === undefined) return { kind: 'empty' };
  if (!isError(value)) {
    if (typeof value === 'number') return { kind: 'number', value };
    return typeof value === 'boolean' ? { kind: 'boolean', value } : { kind: 'text', value };
  }
  const { tokens, problem } = readFormula(`=${value.error}`, english);
  if (problem) return { kind: 'text', value: value.error };
  return { kind: 'formula', tokens, at: undefined, otherwise: { kind: 'empty' } };
}

/** The block with rows as columns. Holes and the ends of shorter rows stay holes. */
export function transposedBlock(block: CarriedBlock): CarriedBlock {
  const width = block.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: width }, (_, column) => block.map((line) => turned(line[column])));
}

function turned(cell: CarriedCell | undefined): CarriedCell | undefined {
  if (cell?.content?.kind !== 'formula') return cell;
  return { ...cell, content: { ...cell.content, isTurned: true } };
}

/** What of a block from another program is put in: the same choice as for copied cells. */
export function partOfCell(cell: CarriedCell, part: CopiedPart): CarriedCell {
  const { content, look, text } = cell;
  switch (part) {
    case 'all':
      return cell;
    case 'formats':
      return look ? { look } : {};
    case 'formulas':
      return { ...(content && { content }), ...(text !== undefined && { text }) };
    case 'values': {
      const value = content?.kind === 'formula' ? content.otherwise : content;
      return value && value.kind !== 'formula' ? { content: value, ...(text !== undefined && { text }) } : {};
    }
  }
}
