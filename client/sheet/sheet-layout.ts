/**
 * How the open sheet lies for this person: which rows and columns are shown, how they are grouped, which cells are merged
 * into one. What the keyboard and the pointer move over, and what is drawn, follow from here.
 */
import { type Accessor, createMemo } from 'solid-js';
import { type LineGroup, type Merge, type Outline, type Sheet, type Side, mergesOf, outlineOf } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Block, Point } from './selection.ts';

export interface SheetLayout {
  outline(side: Side): Outline;
  /** lines that are not shown, whatever hides them */
  hidden(side: Side): ReadonlySet<number>;
  /** how many levels of groups there are */
  depth(side: Side): number;
  /** the groups that are opened and closed at a line's head: those that end before it, or begin behind the last line */
  togglesAt(side: Side, index: number): readonly LineGroup[];
  merges: Accessor<readonly Merge[]>;
  /** The merge that a cell lies in. */
  mergeAt(point: Point): Merge | undefined;
  /** The cell that stands for a cell: the first of its merge, or itself. */
  home(point: Point): Point;
  hasMergeIn(block: Block): boolean;
  /** A block made so large that it covers every merge that it touches. */
  cover(block: Block): Block;
}

const none: ReadonlySet<number> = new Set();
const noGroups: readonly LineGroup[] = [];

function touches(one: Block, other: Block): boolean {
  return (
    one.firstRow <= other.lastRow &&
    other.firstRow <= one.lastRow &&
    one.firstColumn <= other.lastColumn &&
    other.firstColumn <= one.lastColumn
  );
}

export function createSheetLayout(options: {
  readonly session: WorkbookSession;
  readonly sheet: Accessor<Sheet | undefined>;
  /** rows that my own filter hides, by position */
  readonly filtered: Accessor<ReadonlySet<number>>;
}): SheetLayout {
  const { session, sheet, filtered } = options;
  const outlineMemo = (side: Side): Accessor<Outline> =>
    createMemo(() => {
      const now = sheet();
      if (!now) return { levels: [], hidden: none, groups: [] };
      session.trackLayout(now.id);
      return outlineOf(session.workbook, now.id, side);
    });
  const outlines = { rows: outlineMemo('rows'), columns: outlineMemo('columns') };
  const toggleMemo = (side: Side): Accessor<ReadonlyMap<number, readonly LineGroup[]>> =>
    createMemo(() => {
      const found = new Map<number, LineGroup[]>();
      for (const group of outlines[side]().groups) {
        const isAtEnd = group.last + 1 >= (sheet()?.[side].size ?? 0);
        const at = isAtEnd ? group.first - 1 : group.last + 1;
        const there = found.get(at);
        if (there) there.push(group);
        else found.set(at, [group]);
      }
      return found;
    });
  const toggles = { rows: toggleMemo('rows'), columns: toggleMemo('columns') };
  const hiddenRows = createMemo(() => {
    const byAll = outlines.rows().hidden;
    const byMe = filtered();
    if (byMe.size === 0) return byAll;
    return byAll.size === 0 ? byMe : new Set([...byAll, ...byMe]);
  });
  const merges = createMemo((): readonly Merge[] => {
    const now = sheet();
    if (!now) return [];
    session.trackLayout(now.id);
    return mergesOf(session.workbook, now.id);
  });
  const mergeAt: SheetLayout['mergeAt'] = ({ row, column }) => {
    if (merges().length === 0) return undefined;
    const at = { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
    return merges().find(({ area }) => touches(area, at));
  };
  return {
    outline: (side) => outlines[side](),
    hidden: (side) => (side === 'rows' ? hiddenRows() : outlines.columns().hidden),
    depth: (side) => outlines[side]().groups.reduce((most, { level }) => Math.max(most, level), 0),
    togglesAt: (side, index) => toggles[side]().get(index) ?? noGroups,
    merges,
    mergeAt,
    home(point) {
      const merge = mergeAt(point);
      return merge ? { row: merge.area.firstRow, column: merge.area.firstColumn } : point;
    },
    hasMergeIn: (block) => merges().some(({ area }) => touches(area, block)),
    cover(block) {
      let { firstRow, lastRow, firstColumn, lastColumn } = block;
      // Each merge that is taken in may touch another one.
      for (let isGrowing = merges().length > 0; isGrowing;) {
        isGrowing = false;
        for (const { area } of merges()) {
          const now = { firstRow, lastRow, firstColumn, lastColumn };
          if (!touches(now, area)) continue;
          firstRow = Math.min(firstRow, area.firstRow);
          lastRow = Math.max(lastRow, area.lastRow);
          firstColumn = Math.min(firstColumn, area.firstColumn);
          lastColumn = Math.max(lastColumn, area.lastColumn);
          isGrowing ||=
            firstRow < now.firstRow ||
            lastRow > now.lastRow ||
            firstColumn < now.firstColumn ||
            lastColumn > now.lastColumn;
        }
      }
      return { firstRow, lastRow, firstColumn, lastColumn };
    },
  };
}
