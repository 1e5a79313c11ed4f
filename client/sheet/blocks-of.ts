/** Single cells put together to the blocks that they make, so that a column of a thousand is one line on a list. Pure. */
import type { Area, CellId, Workbook } from '#model';

/** Blocks of the cells that are there, by sheets, from above: each column's runs, and runs side by side together. */
export function blocksOf(cells: readonly CellId[], workbook: Workbook): readonly Area[] {
  const bySheet = new Map<string, { readonly row: number; readonly column: number }[]>();
  for (const cell of cells) {
    const position = workbook.positionOf(cell);
    if (!position) continue;
    const known = bySheet.get(cell.sheet);
    if (known) known.push(position);
    else bySheet.set(cell.sheet, [position]);
  }
  return workbook.sheets.flatMap(({ id }) =>
    joined(bySheet.get(id) ?? []).map((block) => ({ sheet: id, ...block })),
  );
}

type Block = Omit<Area, 'sheet'>;

function joined(points: readonly { readonly row: number; readonly column: number }[]): readonly Block[] {
  const runs: Block[] = [];
  for (const { row, column } of points.toSorted((a, b) => a.column - b.column || a.row - b.row)) {
    const last = runs.at(-1);
    if (last?.firstColumn === column && last.lastRow === row - 1)
      runs[runs.length - 1] = { ...last, lastRow: row };
    else runs.push({ firstRow: row, lastRow: row, firstColumn: column, lastColumn: column });
  }
  const blocks: Block[] = [];
  for (const run of runs.toSorted(
    (a, b) => a.firstRow - b.firstRow || a.lastRow - b.lastRow || a.firstColumn - b.firstColumn,
  )) {
    const last = blocks.at(-1);
    const isBeside =
      last?.firstRow === run.firstRow &&
      last.lastRow === run.lastRow &&
      last.lastColumn === run.firstColumn - 1;
    if (last && isBeside) blocks[blocks.length - 1] = { ...last, lastColumn: run.lastColumn };
    else blocks.push(run);
  }
  return blocks;
}
