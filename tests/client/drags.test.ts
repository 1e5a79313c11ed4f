import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillTo, filledBlock, lastBeside } from '../../client/sheet/fill-drag.ts';
import { movedBlock } from '../../client/sheet/move-drag.ts';
import { seenParts } from '../../client/sheet/seen-parts.ts';
import { countLines } from '../../client/sheet/text-lines.ts';
import { runs } from '../support/runs.ts';

const block = { firstRow: 2, lastRow: 3, firstColumn: 1, lastColumn: 2 };

describe('[DRAG] what a drag means', () => {
  test.each([
    [5, 1, 'down', { lastRow: 5 }],
    [0, 2, 'up', { firstRow: 0 }],
    [3, 6, 'right', { lastColumn: 6 }],
    [2, 0, 'left', { firstColumn: 0 }],
    // Away at a corner: the way that leads further.
    [9, 4, 'down', { lastRow: 9 }],
    [4, 9, 'right', { lastColumn: 9 }],
  ] as const)('[DRAG-1] at row %i, column %i it fills %s', (row, column, toward, change) => {
    const fill = fillTo(block, { row, column })!;
    expect(fill.toward).toBe(toward);
    expect(filledBlock(block, fill)).toEqual({ ...block, ...change });
  });

  test('[DRAG-2] inside the block nothing is filled', () => {
    expect(fillTo(block, { row: 3, column: 1 })).toBeUndefined();
  });

  test('[DRAG-3] a moved block keeps its size and stays on the sheet', () => {
    const point = fc.record({ row: fc.integer({ min: 0, max: 9 }), column: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(point, (at) => {
        const moved = movedBlock(block, { row: 3, column: 1 }, at, { row: 9, column: 4 });
        expect(moved.lastRow - moved.firstRow).toBe(1);
        expect(moved.lastColumn - moved.firstColumn).toBe(1);
        expect(moved.firstRow >= 0 && moved.lastRow <= 9).toBe(true);
        expect(moved.firstColumn >= 0 && moved.lastColumn <= 4).toBe(true);
      }),
      runs(100),
    );
    expect(movedBlock(block, { row: 3, column: 1 }, { row: 5, column: 2 }, { row: 9, column: 4 })).toEqual({
      firstRow: 4,
      lastRow: 5,
      firstColumn: 2,
      lastColumn: 3,
    });
  });

  test('[DRAG-4] filling down beside a column ends with it, and before what stands below', () => {
    const filled = new Set(['4,0', '5,0', '6,0', '9,0']);
    const isFilled = ({ row, column }: { row: number; column: number }): boolean =>
      filled.has(`${row},${column}`);
    const last = { row: 20, column: 4 };
    expect(lastBeside(block, last, isFilled)).toBe(6);
    filled.add('6,2');
    expect(lastBeside(block, last, isFilled)).toBe(5);
    expect(lastBeside({ ...block, firstColumn: 2 }, last, () => false)).toBe(3);
  });
});

test('[TABLE-4] what is selected without filtered rows covers each seen row once, the last part first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 12 })), (hidden) => {
      const filtered = new Set(hidden);
      const parts = seenParts({ ...block, firstRow: 2, lastRow: 10 }, filtered);
      const rows = parts.flatMap(({ firstRow, lastRow }) =>
        Array.from({ length: lastRow - firstRow + 1 }, (_, i) => lastRow - i),
      );
      const seen = Array.from({ length: 9 }, (_, i) => 10 - i).filter((row) => !filtered.has(row));
      expect(rows).toEqual(seen);
    }),
    runs(100),
  );
});

test('[LINES-9] lines of a text: at breaks, at spaces where it is full, inside a word that is longer than a line', () => {
  const lines = (text: string, characters: number): number =>
    countLines(text, characters, (part) => part.length);
  expect(lines('', 10)).toBe(1);
  expect(lines('en\nto\n', 10)).toBe(3);
  expect(lines('en to tre', 5)).toBe(2);
  expect(lines('en to tre', 6)).toBe(2);
  expect(lines('kommunekontoret', 5)).toBe(3);
  expect(lines('kommunekontoret', 15)).toBe(1);
  expect(lines('en kommunekontoret to', 5)).toBe(5);
  expect(lines('en kommunekontore to', 7)).toBe(4);
});
