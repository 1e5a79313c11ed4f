/**
 * What every grid is given. W: 5,000 rows of ten cells, three of them formulas: the sum of a row, a running total through
 * all rows, and a choice. W2: 100,000 rows of ten numbers. Pure, since it runs in Node and in every peer's page.
 */
export type Load = 'W' | 'W2' | 'W2 of 10,000' | 'W2 of 1,000';

const rowCounts: Readonly<Record<Load, number>> = {
  W: 5000,
  W2: 100_000,
  'W2 of 10,000': 10_000,
  'W2 of 1,000': 1000,
};

export type Content = number | string;

export const columns = 10;
const numbers = 7;
/** the column of a row's sum, and of the running total */
export const sumColumn = 7;
export const totalColumn = 8;

export function rowCount(load: Load): number {
  return rowCounts[load];
}

function numberAt(row: number, column: number): number {
  return (row * 7919 + column * 104_729) % 1000;
}

/** A row's contents; formulas in English with A1 references. */
export function rowOf(load: Load, row: number): Content[] {
  const cells: Content[] = [];
  for (let column = 0; column < (load === 'W' ? numbers : columns); column++)
    cells.push(numberAt(row, column));
  const name = row + 1;
  if (load === 'W')
    cells.push(
      `=SUM(A${name}:G${name})`,
      row === 0 ? '=H1' : `=I${row}+H${name}`,
      `=IF(A${name}>500,B${name},C${name})`,
    );
  return cells;
}

export function rowsOf(load: Load): Content[][] {
  return Array.from({ length: rowCount(load) }, (_, row) => rowOf(load, row));
}

/** What H1 and the total at the bottom come to when A1 holds a number. */
export function wanted(first: number): { readonly sum: number; readonly total: number } {
  let total = 0;
  let sum = 0;
  for (let row = 0; row < rowCount('W'); row++) {
    let own = 0;
    for (let column = 0; column < numbers; column++)
      own += row === 0 && column === 0 ? first : numberAt(row, column);
    total += own;
    if (row === 0) sum = own;
  }
  return { sum, total };
}
