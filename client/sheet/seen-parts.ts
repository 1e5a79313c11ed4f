/** What is selected, without the rows that my own filter hides: as in Excel, only what one sees is changed. Pure. */
import type { Block } from './selection.ts';

/** The runs of rows of a block that are not filtered away, from the last to the first, so that deleting one moves no other. */
export function seenParts(block: Block, filtered: ReadonlySet<number>): readonly Block[] {
  if (filtered.size === 0) return [block];
  const parts: Block[] = [];
  for (let row = block.lastRow; row >= block.firstRow; row--) {
    if (filtered.has(row)) continue;
    const lastRow = row;
    while (row > block.firstRow && !filtered.has(row - 1)) row--;
    parts.push({ ...block, firstRow: row, lastRow });
  }
  return parts;
}
