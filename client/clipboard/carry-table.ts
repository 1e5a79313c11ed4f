/** A table from another program, or from another workbook of ours, as cells that can be put in here. */
import {
  type CarriedBlock,
  type CarriedCell,
  type InBits,
  type Language,
  type SheetId,
  type Workbook,
  english,
  findLostName,
  findLostPlace,
  languages,
  readFormula,
  readRelative,
  typedCell,
  valueContent,
} from '#model';
import type { CopiedTable, TableCell } from './read-html.ts';

export interface CarriedTable {
  readonly block: CarriedBlock;
  /** formulas of which the values are carried instead, because they name what is not here or cannot be read */
  readonly valuesInstead: number;
}

/** `at` is where the table's first cell will stand, on a sheet of the workbook. */
export function* carryTable(
  table: CopiedTable,
  to: {
    readonly workbook: Workbook;
    readonly sheet: SheetId;
    readonly row: number;
    readonly column: number;
    readonly language: Language;
  },
): InBits<CarriedTable> {
  const language = table.language ? languages[table.language] : to.language;
  const block: (CarriedCell | undefined)[][] = [];
  let valuesInstead = 0;
  let cells = 0;
  for (const [row, line] of table.cells.entries()) {
    const carried: (CarriedCell | undefined)[] = [];
    for (const [column, cell] of line.entries()) {
      const at = { row: to.row + row, column: to.column + column };
      const formula = cell?.formula === undefined ? undefined : carriedFormula(cell.formula, at, to);
      if (cell?.formula !== undefined && !formula) valuesInstead++;
      carried.push(cell && carriedCell(cell, formula, { at, language }));
      if (++cells % 200 === 0) yield cells;
    }
    block.push(carried);
  }
  for (const { firstRow, lastRow, firstColumn, lastColumn } of table.merges) {
    // What lies under a cell that reaches further is empty, whatever stood there.
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++)
        if (row !== firstRow || column !== firstColumn) block[row]![column] = { content: { kind: 'empty' } };
  }
  return { block, valuesInstead };
}

type Formula = NonNullable<ReturnType<typeof carriedFormula>>;

function carriedFormula(
  formula: string,
  at: { readonly row: number; readonly column: number },
  to: { readonly workbook: Workbook; readonly sheet: SheetId },
) {
  const text = readRelative(formula, at);
  const { tokens, problem } = readFormula(text ?? formula, english);
  // In A1, nothing says from which cell its references were counted.
  const isUnplaced = text === undefined && tokens.some(({ reference }) => reference);
  const isLost = findLostPlace(tokens, to.workbook) ?? findLostName(tokens, to.sheet, to.workbook);
  return problem || isUnplaced || isLost ? undefined : tokens;
}

function carriedCell(
  cell: TableCell,
  tokens: Formula | undefined,
  {
    at,
    language,
  }: { readonly at: { readonly row: number; readonly column: number }; readonly language: Language },
): CarriedCell {
  const { look } = cell;
  const plain = valueOf(cell, language);
  const { content } = plain;
  if (!tokens || content?.kind === 'formula')
    return { ...plain, ...(look && { look: lookFor(look, plain) }) };
  const otherwise = content ?? { kind: 'empty' };
  return { content: { kind: 'formula', tokens, at, otherwise }, ...(look && { look }) };
}

/** A format that says nothing of numbers leaves the one that the typed text brings along. */
function lookFor(
  look: NonNullable<TableCell['look']>,
  { number }: CarriedCell,
): NonNullable<TableCell['look']> {
  return look.number === undefined && number !== undefined ? { ...look, number } : look;
}

function valueOf(cell: TableCell, language: Language): CarriedCell {
  if (cell.value !== undefined) return { content: valueContent(cell.value) };
  const typed = typedCell(cell.text, language);
  const code = cell.look?.number;
  if (typed.content?.kind !== 'text' || code === undefined) return typed;
  // What the format adds to the number is not in the number: 12 "timer" is 12; a dash may be how it shows nothing.
  const bare = withoutLiterals(cell.text, code);
  if (/^[-–—]$/.test(bare) && code.includes('"-"')) return { content: { kind: 'number', value: 0 } };
  const read = bare === cell.text ? typed : typedCell(bare, language);
  return read.content?.kind === 'number' ? { content: read.content } : typed;
}

function withoutLiterals(text: string, code: string): string {
  let bare = text;
  for (const [, quoted] of code.matchAll(/"([^"]+)"/g))
    if (quoted!.trim() !== '-') bare = bare.replace(quoted!.trim(), '');
  return bare.trim();
}
