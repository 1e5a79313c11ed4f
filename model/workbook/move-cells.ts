/** The verb behind cut and paste: cells move, and whatever refers to them follows. */
import {
  type StoredEnd,
  type StoredPart,
  type StoredReference,
  areaOf,
  identify,
  isToken,
  readStored,
  writeStored,
} from '../formula/stored.ts';
import type { Position } from '../formula/reference.ts';
import { type Result, done, refused } from '../result.ts';
import { entryOf, lockedIn, readCells, writeBlock, writeLook, writeStoredCell } from './cell-block.ts';
import { writeContent } from './content.ts';
import type { Editor, Writer } from './editor.ts';
import { type CellFormat, formatAt } from './format.ts';
import { rewriteFormulas } from './formulas.ts';
import { type Corners, type Range, contains, filledKeys, holds, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import type { Sheet, Workbook } from './workbook.ts';

/**
 * Moves the cells of a range to another place, also on another sheet, contents and formats; what stood there is
 * overwritten, and what they left is empty and plain. Formulas in the moved cells keep meaning the same cells.
 * References follow wherever they stand, in formulas, names, results, comments, assumptions and, on the same sheet, merges
 * and rules: those that lie wholly inside the range, and as
 * in Excel a range of which one whole edge moves along its own length gets longer or shorter. A reference to a cell that
 * is overwritten stays and reads what came there (in Excel it becomes #REF!): a figure dragged onto an input must not
 * break everything that is calculated from it.
 * Concurrent: cell by cell as `setCell`, so what a colleague types into a moved cell at the same moment stands at its old
 * place; a formula typed at the same moment that names a moved cell keeps naming its old place; lines that a colleague
 * deletes or moves take what was put on them along. Undo puts everything back except what a colleague has written since.
 */
export function moveCells(editor: Editor, from: Range, to: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const source = workbook.livingSheet(from.sheet);
  if (!source || !workbook.livingSheet(to.sheet)) return refused({ kind: 'gone' });
  const size = sizeOf(from);
  const target: Range = {
    ...to,
    lastRow: to.firstRow + size.rows - 1,
    lastColumn: to.firstColumn + size.columns - 1,
  };
  if (from.sheet === to.sheet && from.firstRow === to.firstRow && from.firstColumn === to.firstColumn) {
    return done(undefined);
  }
  const locked = lockedIn(workbook, source, from);
  if (locked) return refused({ kind: 'locked', at: locked });
  const cells = readCells(workbook, source, from);
  const block: Block = { from, to: target };
  return writeBlock(editor, target, {
    entryAt: (row, column) => entryOf(cells[row]?.[column]),
    prepare(write) {
      for (const key of filledKeys(source, from)) write.set(source.maps.cells, key, undefined);
      clearLooks(write, workbook, source, block);
      // What is kept with its sheet cannot follow cells to another.
      rewriteFormulas(write, workbook, (stored, sheet, isBound) =>
        isBound && from.sheet !== to.sheet ? undefined : followed(workbook, stored, sheet, block),
      );
    },
    cell(write, at, row, column) {
      const cell = cells[row]?.[column];
      const content = cell?.content ?? { kind: 'empty' };
      writeStoredCell(
        write,
        workbook,
        at,
        content.kind === 'formula' ? movedFormula(workbook, content.stored, block) : writeContent(content),
      );
      if (cell) writeLook(write, workbook, at, cell.format);
    },
  });
}

/** The cells that move, and where they go. */
interface Block {
  readonly from: Range;
  readonly to: Range;
}

/** Takes the look off the cells that are left, as Excel does; not off those that the block lands on. */
function clearLooks(write: Writer, workbook: Workbook, source: Sheet, { from, to }: Block): void {
  for (let row = from.firstRow; row <= from.lastRow; row++) {
    for (let column = from.firstColumn; column <= from.lastColumn; column++) {
      const at = workbook.cellAt(source, row, column);
      const isTarget = to.sheet === from.sheet && holds(to, row, column);
      if (at && !isTarget) writeLook(write, workbook, at, plain(formatAt(source, at.row, at.column)));
    }
  }
}

/** The format with every attribute that it has taken away. */
function plain(format: CellFormat): CellFormat {
  const attributes = Object.entries(format).map(([attribute, value]) => [
    attribute,
    typeof value === 'boolean' ? false : undefined,
  ]);
  return Object.fromEntries(attributes) as CellFormat;
}

/** A moved formula: references into the moved block follow it, all others keep their cells, also from another sheet. */
function movedFormula(workbook: Workbook, stored: string, block: Block): string {
  const { from, to } = block;
  const parts = readStored(stored).map((part): StoredPart => {
    if (isToken(part) || part.kind !== 'cells') return part;
    const moved = movedReference(workbook, part, from.sheet, block);
    const sheet = moved.sheet ?? from.sheet;
    return { ...moved, sheet: sheet === to.sheet ? undefined : sheet };
  });
  return writeStored(parts);
}

/** A formula outside the block with its references re-pointed; undefined when none of them is concerned. */
function followed(workbook: Workbook, stored: string, ownSheet: string, block: Block): string | undefined {
  let isHit = false;
  const parts = readStored(stored).map((part): StoredPart => {
    if (isToken(part) || part.kind !== 'cells') return part;
    const moved = movedReference(workbook, part, ownSheet, block);
    if (moved !== part) isHit = true;
    return moved;
  });
  return isHit ? writeStored(parts) : undefined;
}

/** The reference after the move; the very same when it is not concerned. */
function movedReference(
  workbook: Workbook,
  part: StoredReference,
  ownSheet: string,
  block: Block,
): StoredReference {
  const { from, to } = block;
  const area = (part.sheet ?? ownSheet) === from.sheet ? areaOf(part, ownSheet, workbook) : undefined;
  const after = area && (movedWhole(area, block) ?? (part.to && movedEdge(area, block)));
  if (!after) return part;
  const isWholeColumns = part.from.row === undefined;
  const isWholeRows = part.from.column === undefined;
  // Whole columns stay whole only when they are moved sideways, whole rows only when moved up or down.
  if (isWholeColumns && (after.firstRow !== area.firstRow || after.lastRow !== area.lastRow)) return part;
  if (isWholeRows && (after.firstColumn !== area.firstColumn || after.lastColumn !== area.lastColumn))
    return part;
  const position = (end: StoredEnd, row: number, column: number): Position => ({
    row: isWholeColumns ? -1 : row,
    column: isWholeRows ? -1 : column,
    rowFixed: end.rowFixed,
    columnFixed: end.columnFixed,
  });
  const moved = identify(
    {
      from: position(part.from, after.firstRow, after.firstColumn),
      ...(part.to && { to: position(part.to, after.lastRow, after.lastColumn) }),
    },
    to.sheet,
    workbook,
  );
  if (!moved) return part;
  const placed = { ...moved, sheet: to.sheet === ownSheet ? undefined : to.sheet };
  return to.sheet === from.sheet ? keepEnds(placed, part, area, after) : placed;
}

/** Where an area that lies wholly inside the block goes. */
function movedWhole(area: Corners, { from, to }: Block): Corners | undefined {
  const rows = to.firstRow - from.firstRow;
  const columns = to.firstColumn - from.firstColumn;
  if (!contains(from, area)) return undefined;
  return {
    firstRow: area.firstRow + rows,
    lastRow: area.lastRow + rows,
    firstColumn: area.firstColumn + columns,
    lastColumn: area.lastColumn + columns,
  };
}

/** An area of which the block takes one whole edge along: that edge goes with it, the opposite one stays. */
function movedEdge(area: Corners, { from, to }: Block): Corners | undefined {
  if (from.sheet !== to.sheet) return undefined;
  const rows = to.firstRow - from.firstRow;
  const columns = to.firstColumn - from.firstColumn;
  const isFullWidth = area.firstColumn >= from.firstColumn && area.lastColumn <= from.lastColumn;
  const isFullHeight = area.firstRow >= from.firstRow && area.lastRow <= from.lastRow;
  if (columns === 0 && isFullWidth) {
    const [firstRow, lastRow] = movedEnds([area.firstRow, area.lastRow], [from.firstRow, from.lastRow], rows);
    return firstRow === area.firstRow && lastRow === area.lastRow
      ? undefined
      : { ...area, firstRow, lastRow };
  }
  if (rows === 0 && isFullHeight) {
    const [firstColumn, lastColumn] = movedEnds(
      [area.firstColumn, area.lastColumn],
      [from.firstColumn, from.lastColumn],
      columns,
    );
    const isSame = firstColumn === area.firstColumn && lastColumn === area.lastColumn;
    return isSame ? undefined : { ...area, firstColumn, lastColumn };
  }
  return undefined;
}

type Span = readonly [first: number, last: number];

/** The ends of a span when whichever of them lies in `moved` goes `by` further; they never change places. */
function movedEnds([first, last]: Span, moved: Span, by: number): Span {
  const goes = (end: number): boolean => end >= moved[0] && end <= moved[1];
  const [start, end] = [goes(first) ? first + by : first, goes(last) ? last + by : last];
  return start <= end ? [start, end] : [first, last];
}

/** The moved reference, in which an end that did not move keeps its slot, though its line may be deleted and come back. */
function keepEnds(moved: StoredReference, part: StoredReference, was: Corners, is: Corners): StoredReference {
  if (!part.to || !moved.to) return moved;
  const isRange = (reference: StoredReference, side: 'row' | 'column'): boolean =>
    reference.from[side] !== reference.to![side];
  const keepsRows = isRange(part, 'row') && isRange(moved, 'row');
  const keepsColumns = isRange(part, 'column') && isRange(moved, 'column');
  return {
    ...moved,
    from: {
      ...moved.from,
      row: keepsRows && was.firstRow === is.firstRow ? part.from.row : moved.from.row,
      column: keepsColumns && was.firstColumn === is.firstColumn ? part.from.column : moved.from.column,
    },
    to: {
      ...moved.to,
      row: keepsRows && was.lastRow === is.lastRow ? part.to.row : moved.to.row,
      column: keepsColumns && was.lastColumn === is.lastColumn ? part.to.column : moved.to.column,
    },
  };
}
