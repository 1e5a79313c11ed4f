/** The verb behind the fill handle: given cells go on as a series. */
import { type Result, done, refused } from '../result.ts';
import { readCells, writeBlock, writeCopy, writeLook, writeStoredCell } from './cell-block.ts';
import { writeContent } from './content.ts';
import type { Editor } from './editor.ts';
import { type Range, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type SeriesOptions, extendSeries } from './series.ts';

export interface SeriesFill {
  readonly given: Range;
  readonly toward: 'down' | 'right' | 'up' | 'left';
  /** how many rows or columns to fill */
  readonly count: number;
  readonly options: Omit<SeriesOptions, 'way'>;
  /** rows or columns, by position, that are neither read nor filled, such as those that a filter hides */
  readonly passes?: ReadonlySet<number>;
}

/**
 * Continues the given cells in one direction, each column (row) as a series of its own, as Excel's fill handle does:
 * numbers, dates, names and texts that end in a number go on, formulas are copied, everything else repeats; formats are
 * copied. Filling down or to the right extends the sheet; up or to the left it stops at the edge.
 * Concurrent: cell by cell as `setCell`; the given cells are read once, at the call, and a line that a colleague deletes
 * meanwhile takes its part of the series along.
 */
export function fillSeries(
  editor: Editor,
  { given, toward, count, options, passes }: SeriesFill,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const sheet = workbook.livingSheet(given.sheet);
  if (!sheet) return refused({ kind: 'gone' });
  const isBackwards = toward === 'up' || toward === 'left';
  const isVertical = toward === 'up' || toward === 'down';
  const room = isVertical ? given.firstRow : given.firstColumn;
  const length = isBackwards ? Math.min(count, room) : count;
  if (length <= 0) return done(undefined);
  const cells = readCells(workbook, sheet, given);
  const { rows, columns } = sizeOf(given);
  const givenFirst = isVertical ? given.firstRow : given.firstColumn;
  const target = targetOf(given, toward, length);
  const targetFirst = isVertical ? target.firstRow : target.firstColumn;
  const linesFrom = (first: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => first + i).filter((line) => !passes?.has(line));
  // From the given cells outwards, whichever way that is.
  const outwards = (lines: readonly number[]): readonly number[] =>
    isBackwards ? lines.toReversed() : lines;
  const givenLines = outwards(linesFrom(givenFirst, isVertical ? rows : columns));
  const filledLines = outwards(linesFrom(targetFirst, length));
  const stepOf = new Map(filledLines.map((line, step) => [line, step]));
  const strips = Array.from({ length: isVertical ? columns : rows }, (_, across) => {
    const strip = givenLines
      .map((line) => line - givenFirst)
      .map((along) => (isVertical ? cells[along]?.[across] : cells[across]?.[along]))
      .map((cell) => cell ?? { content: { kind: 'empty' } as const, format: undefined });
    const values = strip.map(({ content, format }) => ({ content, number: format?.number }));
    const way = isBackwards ? 'backwards' : 'onwards';
    return { strip, series: extendSeries(values, filledLines.length, { ...options, way }) };
  });
  return writeBlock(editor, target, {
    cell(write, at, row, column) {
      const [along, across] = isVertical ? [row, column] : [column, row];
      const line = targetFirst + along;
      const { strip, series } = strips[across]!;
      const value = series[stepOf.get(line) ?? -1];
      if (!value) return;
      const like = value.kind === 'value' ? value.like : value.copyOf;
      const { content, format } = strip[like]!;
      if (value.kind === 'value') {
        writeStoredCell(write, workbook, at, writeContent(value.content));
      } else {
        const by = line - givenLines[like]!;
        writeCopy(write, workbook, at, {
          content,
          from: given.sheet,
          by: isVertical ? { rows: by, columns: 0 } : { rows: 0, columns: by },
        });
      }
      if (format) writeLook(write, workbook, at, format);
    },
  });
}

function targetOf(given: Range, toward: SeriesFill['toward'], length: number): Range {
  switch (toward) {
    case 'down':
      return { ...given, firstRow: given.lastRow + 1, lastRow: given.lastRow + length };
    case 'up':
      return { ...given, firstRow: given.firstRow - length, lastRow: given.firstRow - 1 };
    case 'right':
      return { ...given, firstColumn: given.lastColumn + 1, lastColumn: given.lastColumn + length };
    case 'left':
      return { ...given, firstColumn: given.firstColumn - length, lastColumn: given.firstColumn - 1 };
  }
}
