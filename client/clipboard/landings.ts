/** Where a block lands when my own filter hides rows: on the rows that I see, one after the other, as I saw them. Pure. */
import type { CarriedBlock, Landing, Range } from '#model';
import { seenParts } from '../sheet/seen-parts.ts';

/** One landing for each run of rows that are seen; a selection that is a whole number of blocks is filled with them. */
export function landingsOf(
  range: Range,
  block: CarriedBlock,
  filtered: ReadonlySet<number>,
): readonly Landing[] {
  const width = block.reduce((most, line) => Math.max(most, line.length), 0);
  const isSeen = (row: number): boolean => !filtered.has(row);
  const selected = Array.from({ length: range.lastRow - range.firstRow + 1 }, (_, i) => range.firstRow + i);
  const columns = range.lastColumn - range.firstColumn + 1;
  const seen = selected.filter(isSeen).length;
  const isTiled = seen % block.length === 0 && columns % width === 0;
  const count = isTiled ? seen : block.length;
  let lastRow = range.firstRow - 1;
  for (let left = count; left > 0;) if (isSeen(++lastRow)) left--;
  if (lastRow - range.firstRow + 1 === count) return [{ range, block }];
  let done = 0;
  return seenParts({ ...range, lastRow }, filtered)
    .toReversed()
    .map((part): Landing => {
      const rows = part.lastRow - part.firstRow + 1;
      const lines = Array.from({ length: rows }, (_, i) => block[(done + i) % block.length]!);
      done += rows;
      const lastColumn = range.firstColumn + (isTiled ? columns : width) - 1;
      return { range: { ...part, sheet: range.sheet, lastColumn }, block: lines };
    });
}
