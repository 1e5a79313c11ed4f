/**
 * The ground that the grid is drawn on: where rows and columns lie, what of them is in view, and what is at a point of the
 * screen. Cells, heads, marks over the sheet and the pointer all ask here, so that they never disagree.
 */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { type CellId, type Language, type Merge, type Sheet, type Side, sizeOfLine } from '#model';
import type { Colleagues } from '../collaborate/colleagues.ts';
import type { Hands } from '../workbook/hands.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type AutoHeights, createAutoHeights } from './auto-heights.ts';
import type { StylesAt } from './conditional-look.ts';
import { type Desk, usualSizePx } from './desk.ts';
import type { Box } from './note-place.ts';
import { type Block, type Point, blockOf } from './selection.ts';
import { type Track, scrollToSee, trackOf } from './viewport.ts';

const usualHeadPx = { rows: 48, columns: 26 } as const;
/** What each level of groups adds to the heads. */
export const levelPx = 16;
export const cellPaddingPx = 8;
export const cellFont = '13.5px "IBM Plex Sans", system-ui, sans-serif';

/** What a drag would do if it ended now. */
export type DragPreview =
  | { readonly kind: 'block'; readonly block: Block }
  /** the new edge of a line, in pixels from the corner of the heads */
  | { readonly kind: 'edge'; readonly side: Side; readonly atPx: number };

/** What lies at a point of the screen: the nearest cell, and whether the point is in the heads beside or above it. */
export interface Hit extends Point {
  readonly inHead: Side | 'both' | undefined;
}

/** Everything that a cell depends on beside what stands in it, in one fact: what any of it changes is drawn anew. */
export interface Ground {
  readonly sheet: Sheet;
  readonly language: Language;
  readonly rows: Track;
  readonly columns: Track;
  readonly rowLines: readonly string[];
  readonly columnLines: readonly string[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly headWidth: number;
  readonly merges: readonly Merge[];
  readonly stylesAt: StylesAt;
  readonly showsFormulas: boolean;
  /** Says how high a cell must be to show all its lines; undefined: no higher than usual. */
  readonly needHeight: AutoHeights['need'];
}

export interface Board {
  readonly ground: Accessor<Ground>;
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
  readonly hands: Accessor<Hands | undefined>;
  /** Does what needs the hands, or has it done when they are here. */
  whenHere(run: (hands: Hands) => void): void;
  readonly sheet: Accessor<Sheet>;
  readonly language: Accessor<Language>;
  readonly rows: Accessor<Track>;
  readonly columns: Accessor<Track>;
  /** the width of the row heads and the height of the column heads, in pixels: groups make them larger */
  readonly headWidth: Accessor<number>;
  readonly headHeight: Accessor<number>;
  readonly rowLines: Accessor<readonly string[]>;
  readonly columnLines: Accessor<readonly string[]>;
  /** how many lines stay in view */
  readonly frozen: Accessor<{ readonly rows: number; readonly columns: number }>;
  /** how far the sheet is scrolled, in pixels */
  readonly scroll: Accessor<Scrolled>;
  /** the part of the screen in which cells are seen, in pixels, without the heads */
  readonly size: Accessor<{ readonly width: number; readonly height: number }>;
  /** whether a cell carries the mark that something of mine in it was overridden */
  isOverridden(at: CellId): boolean;
  /** A block of cells, with what is merged with them, as it lies on the whole sheet, in pixels from the heads' corner. */
  boxOnSheet(from: Point, to: Point): Box;
  /** A cell as it is drawn now, in pixels from the corner of the heads; it may be scrolled away. */
  drawnBox(point: Point): Box;
  /** The part of a cell that is neither scrolled away nor under frozen lines. */
  seenOf(point: Point): Box | undefined;
  readonly preview: Accessor<DragPreview | undefined>;
  setPreview(preview: DragPreview | undefined): void;
  /** how many pixels of the screen one of the sheet takes: the person's zoom */
  scale(): number;
  hitAt(at: { readonly clientX: number; readonly clientY: number }): Hit;
  /** Brings a point into view. */
  show(point: Point): void;
  focusGrid(): void;
  /** Asks what my filter shows of the active cell's column. */
  openFilter(): void;
  /** The element that scrolls. */
  scroller(): HTMLElement;
  noteScroll(): void;
  noteSize(): void;
}

/** In pixels of the sheet. */
interface Scrolled {
  readonly top: number;
  readonly left: number;
}

const isSameView = (a: Scrolled, b: Scrolled): boolean => a.top === b.top && a.left === b.left;

export interface BoardOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
  readonly hands: Accessor<Hands | undefined>;
  /** Does what needs the hands, or has it done when they are here. */
  whenHere(run: (hands: Hands) => void): void;
  readonly language: Accessor<Language>;
  isOverridden(at: CellId): boolean;
  scroller(): HTMLElement;
  grid(): HTMLElement;
  openFilter(): void;
}

export function createBoard(options: BoardOptions): Board {
  const { session, desk } = options;
  const [scroll, setScroll] = createSignal<Scrolled>({ top: 0, left: 0 });
  const [size, setSize] = createSignal({ width: 800, height: 500 });
  const [preview, setPreview] = createSignal<DragPreview>();
  const sheet = createMemo(() => desk.sheet()!);
  const { layout } = desk;

  /** What has been brought into view is drawn only then, and its rows may turn out to be higher. */
  let justShown: Point | undefined;
  /** Where the view goes from where it is so that a cell is seen. */
  const viewOf = (point: Point, from: Scrolled): Scrolled => {
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const along = (side: Side, index: number, scrolledPx: number, isAll: boolean): number => {
      const track = trackOn(side);
      const frozenCount = frozen()[side];
      // Not along a side on which everything is selected, since one part is as good as another.
      if (index < frozenCount || isAll) return scrolledPx;
      const frozenPx = track.startOf(frozenCount);
      const lengthPx = Math.max((side === 'rows' ? size().height : size().width) - frozenPx, 1);
      return scrollToSee(track, index, { fromPx: scrolledPx + frozenPx, lengthPx }) - frozenPx;
    };
    return {
      top: along('rows', point.row, from.top, firstRow === 0 && lastRow === rows().count - 1),
      left: along(
        'columns',
        point.column,
        from.left,
        firstColumn === 0 && lastColumn === columns().count - 1,
      ),
    };
  };
  const show = (point: Point): void => {
    // To ask the browser where the view is would make it lay out the page, of which more is to change: only when it moves.
    if (!isSameView(viewOf(point, scroll()), scroll())) {
      noteScroll();
      options.scroller().scrollTo(viewOf(point, scroll()));
      // At once: until the browser tells of it, what keeps things where they are would go by the place before.
      noteScroll();
    }
    justShown = point;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (justShown === point) justShown = undefined;
      }),
    );
  };
  const noteScroll = (): void => {
    const { scrollTop: top, scrollLeft: left } = options.scroller();
    if (!isSameView(scroll(), { top, left })) setScroll({ top, left });
  };

  /** What stands at the top of the view stays there while rows above it get higher or lower. */
  const keepTop = (change: () => void): void => {
    const { scrollTop } = options.scroller();
    const frozenPx = rows().startOf(frozen().rows);
    const top = rows().indexAt(scrollTop + frozenPx);
    const beforePx = rows().startOf(top);
    const again = justShown;
    change();
    if (again) {
      show(again);
      return;
    }
    const movedPx = rows().startOf(top) - beforePx - (rows().startOf(frozen().rows) - frozenPx);
    if (scrollTop > 0 && movedPx !== 0) options.scroller().scrollTop = scrollTop + movedPx;
  };
  const autoHeights = createMemo(() => {
    sheet();
    return createAutoHeights(keepTop);
  });

  const trackFor = (side: Side): Track => {
    const now = sheet();
    session.trackLayout(now.id);
    const axis = now[side];
    const mark = side === 'rows' ? 'r' : 'c';
    const exceptions = new Map<number, number>();
    if (side === 'rows') {
      for (const [line, px] of autoHeights().heights()) exceptions.set(axis.indexOf(line), px);
    }
    for (const key of now.maps.sizes.keys()) {
      if (!key.startsWith(mark)) continue;
      const line = key.slice(1);
      const index = axis.indexOf(line);
      const chosen = sizeOfLine(now, side, line);
      if (index >= 0 && chosen !== undefined) exceptions.set(index, chosen);
    }
    for (const index of layout.hidden(side)) exceptions.set(index, 0);
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
  const headPx = (side: Side): number => usualHeadPx[side] + layout.depth(side) * levelPx;
  const headWidth = createMemo(() => headPx('rows'));
  const headHeight = createMemo(() => headPx('columns'));
  const ground = createMemo((): Ground => ({
    sheet: sheet(),
    language: options.language(),
    rows: rows(),
    columns: columns(),
    rowLines: rowLines(),
    columnLines: columnLines(),
    frozen: frozen(),
    headWidth: headWidth(),
    merges: layout.merges(),
    stylesAt: session.conditions.on(sheet()),
    showsFormulas: desk.showsFormulas(),
    needHeight: autoHeights().need,
  }));
  const trackOn = (side: Side): Track => (side === 'rows' ? rows() : columns());

  const boxOnSheet = (from: Point, to: Point): Box => {
    const block = layout.cover(blockOf({ anchor: from, focus: to }));
    const left = columns().startOf(block.firstColumn);
    const top = rows().startOf(block.firstRow);
    return {
      left: headWidth() + left,
      top: headHeight() + top,
      width: columns().startOf(block.lastColumn + 1) - left,
      height: rows().startOf(block.lastRow + 1) - top,
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
    const left = Math.max(box.left, headWidth() + startOf('columns', point.column));
    const top = Math.max(box.top, headHeight() + startOf('rows', point.row));
    const width = Math.min(box.left + box.width, headWidth() + size().width) - left;
    const height = Math.min(box.top + box.height, headHeight() + size().height) - top;
    return width > 0 && height > 0 ? { left, top, width, height } : undefined;
  };

  const scale = (): number => {
    const { offsetWidth } = options.scroller();
    return offsetWidth === 0 ? 1 : options.scroller().getBoundingClientRect().width / offsetWidth;
  };

  const hitAt: Board['hitAt'] = (at) => {
    const scroller = options.scroller();
    const box = scroller.getBoundingClientRect();
    const x = (at.clientX - box.left) / scale() - headWidth();
    const y = (at.clientY - box.top) / scale() - headHeight();
    const along = (track: Track, px: number, scrolled: number, frozenCount: number): number =>
      track.indexAt(px < track.startOf(frozenCount) ? px : px + scrolled);
    return {
      row: along(rows(), y, scroller.scrollTop, frozen().rows),
      column: along(columns(), x, scroller.scrollLeft, frozen().columns),
      inHead: x < 0 && y < 0 ? 'both' : x < 0 ? 'rows' : y < 0 ? 'columns' : undefined,
    };
  };

  return {
    ground,
    session,
    desk,
    colleagues: options.colleagues,
    hands: options.hands,
    whenHere: options.whenHere,
    sheet,
    language: options.language,
    rows,
    columns,
    headWidth,
    headHeight,
    rowLines,
    columnLines,
    frozen,
    scroll,
    size,
    isOverridden: options.isOverridden,
    boxOnSheet,
    drawnBox,
    seenOf,
    preview,
    setPreview,
    scale,
    hitAt,
    show,
    focusGrid: () => options.grid().focus({ preventScroll: true }),
    openFilter: options.openFilter,
    scroller: options.scroller,
    noteScroll,
    noteSize() {
      const { clientWidth, clientHeight } = options.scroller();
      setSize({ width: clientWidth - headWidth(), height: clientHeight - headHeight() });
    },
  };
}

export function cellElementId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}
