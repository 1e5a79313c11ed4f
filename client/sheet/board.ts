/**
 * The ground that the grid is drawn on: where rows and columns lie, what of them is in view, and what is at a point of the
 * screen. Cells, heads, marks over the sheet and the pointer all ask here, so that they never disagree.
 */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { type CellId, type Language, type Sheet, type Side, sizeOfLine } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Desk, usualSizePx } from './desk.ts';
import type { Box } from './note-place.ts';
import type { Point } from './selection.ts';
import { type Track, scrollToSee, trackOf } from './viewport.ts';

export const headWidthPx = 48;
export const headHeightPx = 26;
export const cellPaddingPx = 8;
export const cellFont = '13.5px "IBM Plex Sans", system-ui, sans-serif';

/** What lies at a point of the screen: the nearest cell, and whether the point is in the heads beside or above it. */
export interface Hit extends Point {
  readonly inHead: Side | 'both' | undefined;
}

export interface Board {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly sheet: Accessor<Sheet>;
  readonly language: Accessor<Language>;
  readonly rows: Accessor<Track>;
  readonly columns: Accessor<Track>;
  readonly rowLines: Accessor<readonly string[]>;
  readonly columnLines: Accessor<readonly string[]>;
  /** how many lines stay in view */
  readonly frozen: Accessor<{ readonly rows: number; readonly columns: number }>;
  /** how far the sheet is scrolled, in pixels */
  readonly scroll: Accessor<{ readonly top: number; readonly left: number }>;
  /** the part of the screen in which cells are seen, in pixels, without the heads */
  readonly size: Accessor<{ readonly width: number; readonly height: number }>;
  /** whether a cell carries the mark that something of mine in it was overridden */
  isOverridden(at: CellId): boolean;
  /** A block of cells as it lies on the whole sheet, in pixels from the corner of the heads. */
  boxOnSheet(from: Point, to: Point): Box;
  /** A cell as it is drawn now, in pixels from the corner of the heads; it may be scrolled away. */
  drawnBox(point: Point): Box;
  /** The part of a cell that is neither scrolled away nor under frozen lines. */
  seenOf(point: Point): Box | undefined;
  /** how many pixels of the screen one of the sheet takes: the person's zoom */
  scale(): number;
  hitAt(at: { readonly clientX: number; readonly clientY: number }): Hit;
  /** Brings a point into view. */
  show(point: Point): void;
  focusGrid(): void;
  /** The element that scrolls. */
  scroller(): HTMLElement;
  noteScroll(): void;
  noteSize(): void;
}

export interface BoardOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Accessor<Language>;
  isOverridden(at: CellId): boolean;
  scroller(): HTMLElement;
  grid(): HTMLElement;
}

export function createBoard(options: BoardOptions): Board {
  const { session, desk } = options;
  const [scroll, setScroll] = createSignal({ top: 0, left: 0 });
  const [size, setSize] = createSignal({ width: 800, height: 500 });
  const sheet = createMemo(() => desk.sheet()!);

  const trackFor = (side: Side): Track => {
    const now = sheet();
    session.trackLayout(now.id);
    const axis = now[side];
    const mark = side === 'rows' ? 'r' : 'c';
    const exceptions = new Map<number, number>();
    for (const key of now.maps.sizes.keys()) {
      if (!key.startsWith(mark)) continue;
      const line = key.slice(1);
      const index = axis.indexOf(line);
      const chosen = sizeOfLine(now, side, line);
      if (index >= 0 && chosen !== undefined) exceptions.set(index, chosen);
    }
    return trackOf(axis.size, usualSizePx[side], exceptions);
  };
  const rows = createMemo(() => trackFor('rows'));
  const columns = createMemo(() => trackFor('columns'));
  const linesOf = (side: Side) =>
    createMemo(() => {
      session.trackLayout(sheet().id);
      return sheet()[side].lines;
    });
  const rowLines = linesOf('rows');
  const columnLines = linesOf('columns');
  const frozen = createMemo(() => {
    session.sheets();
    const { rows: rowCount, columns: columnCount } = session.workbook.frozenOf(sheet().id);
    return { rows: Math.min(rowCount, rows().count), columns: Math.min(columnCount, columns().count) };
  });
  const trackOn = (side: Side): Track => (side === 'rows' ? rows() : columns());

  const boxOnSheet = (from: Point, to: Point): Box => {
    const left = columns().startOf(Math.min(from.column, to.column));
    const top = rows().startOf(Math.min(from.row, to.row));
    return {
      left: headWidthPx + left,
      top: headHeightPx + top,
      width: columns().startOf(Math.max(from.column, to.column) + 1) - left,
      height: rows().startOf(Math.max(from.row, to.row) + 1) - top,
    };
  };

  const drawnBox = (point: Point): Box => {
    const box = boxOnSheet(point, point);
    const { top, left } = scroll();
    return {
      ...box,
      left: box.left - (point.column < frozen().columns ? 0 : left),
      top: box.top - (point.row < frozen().rows ? 0 : top),
    };
  };

  const seenOf = (point: Point): Box | undefined => {
    const box = drawnBox(point);
    const startOf = (side: Side, at: number): number =>
      at < frozen()[side] ? 0 : trackOn(side).startOf(frozen()[side]);
    const left = Math.max(box.left, headWidthPx + startOf('columns', point.column));
    const top = Math.max(box.top, headHeightPx + startOf('rows', point.row));
    const width = Math.min(box.left + box.width, headWidthPx + size().width) - left;
    const height = Math.min(box.top + box.height, headHeightPx + size().height) - top;
    return width > 0 && height > 0 ? { left, top, width, height } : undefined;
  };

  const scale = (): number => {
    const { offsetWidth } = options.scroller();
    return offsetWidth === 0 ? 1 : options.scroller().getBoundingClientRect().width / offsetWidth;
  };

  const hitAt: Board['hitAt'] = (at) => {
    const scroller = options.scroller();
    const box = scroller.getBoundingClientRect();
    const x = (at.clientX - box.left) / scale() - headWidthPx;
    const y = (at.clientY - box.top) / scale() - headHeightPx;
    const along = (track: Track, px: number, scrolled: number, frozenCount: number): number =>
      track.indexAt(px < track.startOf(frozenCount) ? px : px + scrolled);
    return {
      row: along(rows(), y, scroller.scrollTop, frozen().rows),
      column: along(columns(), x, scroller.scrollLeft, frozen().columns),
      inHead: x < 0 && y < 0 ? 'both' : x < 0 ? 'rows' : y < 0 ? 'columns' : undefined,
    };
  };

  /** The stretch of a track that is seen beyond the frozen lines. */
  const seen = (side: Side): { readonly fromPx: number; readonly lengthPx: number } => {
    const frozenPx = trackOn(side).startOf(frozen()[side]);
    const { scrollTop, scrollLeft } = options.scroller();
    const length = side === 'rows' ? size().height : size().width;
    return {
      fromPx: (side === 'rows' ? scrollTop : scrollLeft) + frozenPx,
      lengthPx: Math.max(length - frozenPx, 1),
    };
  };

  return {
    session,
    desk,
    sheet,
    language: options.language,
    rows,
    columns,
    rowLines,
    columnLines,
    frozen,
    scroll,
    size,
    isOverridden: options.isOverridden,
    boxOnSheet,
    drawnBox,
    seenOf,
    scale,
    hitAt,
    // Not along a side on which everything is selected, since one part is as good as another.
    show(point) {
      const scroller = options.scroller();
      const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
      const isAllRows = firstRow === 0 && lastRow === rows().count - 1;
      const isAllColumns = firstColumn === 0 && lastColumn === columns().count - 1;
      if (point.row >= frozen().rows && !isAllRows) {
        const { fromPx, lengthPx } = seen('rows');
        scroller.scrollTop += scrollToSee(rows(), point.row, { fromPx, lengthPx }) - fromPx;
      }
      if (point.column >= frozen().columns && !isAllColumns) {
        const { fromPx, lengthPx } = seen('columns');
        scroller.scrollLeft += scrollToSee(columns(), point.column, { fromPx, lengthPx }) - fromPx;
      }
    },
    focusGrid: () => options.grid().focus({ preventScroll: true }),
    scroller: options.scroller,
    noteScroll() {
      const { scrollTop, scrollLeft } = options.scroller();
      setScroll({ top: scrollTop, left: scrollLeft });
    },
    noteSize() {
      const { clientWidth, clientHeight } = options.scroller();
      setSize({ width: clientWidth - headWidthPx, height: clientHeight - headHeightPx });
    },
  };
}

export function cellElementId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
