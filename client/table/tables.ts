/** What I do with tables on my own screen: which rows my filters hide, and which tables have headings. */
import { type Accessor, createComputed, createMemo, createSignal, on, untrack } from 'solid-js';
import { type CellId, type Sheet, type SheetId, type Value, isSet, serialOfDate } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { keepFilters, keptFilters } from './kept-filters.ts';
import { type SheetFilter, isShownBy } from './sheet-filter.ts';

export interface Tables {
  /** rows of the open sheet that my filter hides, by position */
  readonly filtered: Accessor<ReadonlySet<number>>;
  /** my filter on the open sheet; undefined too while its headings are deleted */
  readonly filter: Accessor<SheetFilter | undefined>;
  /** whether my filter on the open sheet has any condition */
  isFiltering(): boolean;
  /** How many of the table's rows are shown. */
  counts(): { readonly shown: number; readonly total: number } | undefined;
  /** Sets or takes away my filter on the open sheet, and carries it out. */
  setFilter(filter: SheetFilter | undefined): void;
  /** Carries my filter on the open sheet out again, on what stands there now. */
  reapply(): void;
  /** the rows of a filter's table on the open sheet, below its headings, by position */
  bodyOf(filter: SheetFilter): readonly number[];
  valueAt(at: CellId): Value | undefined;
  /** What I have said of whether a table has headings, by its first row; undefined: not asked yet. */
  hasHeader(firstRow: string): boolean | undefined;
  noteHeader(firstRow: string, hasHeader: boolean): void;
}

interface Applied {
  readonly filter: SheetFilter;
  /** the rows below the headings, by line, when it was carried out last */
  readonly body: readonly string[];
  readonly hidden: ReadonlySet<string>;
}

const none: ReadonlySet<number> = new Set();

export function createTables(options: {
  readonly session: WorkbookSession;
  readonly sheet: Accessor<Sheet | undefined>;
}): Tables {
  const { session, sheet } = options;
  const { workbook } = session;
  const headers = new Map<string, boolean>();

  const valueAt = (at: CellId): Value | undefined => untrack(() => session.valueAt(at));

  /** From below the headings to the first row without anything in the filter's columns. */
  const bodyLines = (on: Sheet, filter: SheetFilter): readonly string[] => {
    const header = on.rows.indexOf(filter.header);
    const [first, last] = [on.columns.indexOf(filter.first), on.columns.indexOf(filter.last)];
    if (header < 0) return [];
    const columns = on.columns.lines.slice(Math.max(0, first), last < 0 ? undefined : last + 1);
    const isFilled = (row: string): boolean =>
      columns.some((column) => isSet(on.maps.cells, `${row}.${column}`));
    const below = on.rows.lines.slice(header + 1);
    const end = below.findIndex((row) => !isFilled(row));
    return end < 0 ? below : below.slice(0, end);
  };

  const apply = (on: Sheet, filter: SheetFilter): Applied => {
    const body = bodyLines(on, filter);
    const now = new Date();
    const today = serialOfDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
    const living = Object.entries(filter.by).filter(([column]) => on.columns.indexOf(column) >= 0);
    const by = Object.fromEntries(living);
    const hidden = body.filter(
      (row) => !isShownBy(by, (column) => valueAt({ sheet: on.id, row, column }), today),
    );
    return { filter, body, hidden: new Set(hidden) };
  };

  const kept = keptFilters(session.id);
  const applyKept = (): ReadonlyMap<SheetId, Applied> =>
    new Map(
      [...kept].flatMap(([id, filter]) => {
        const on = workbook.livingSheet(id);
        return on ? [[id, apply(on, filter)] as const] : [];
      }),
    );
  const [applied, setApplied] = createSignal<ReadonlyMap<SheetId, Applied>>(
    kept.size === 0 ? new Map() : applyKept(),
  );
  // What formulas come to is known only when they have been calculated.
  if (kept.size > 0) {
    let isDone = false;
    createComputed(
      on(
        () => session.calculation()?.state(),
        (state) => {
          if (state !== 'ready' || isDone) return;
          isDone = true;
          setApplied(
            new Map(
              [...applied()].flatMap(([id, { filter }]) => {
                const sheetNow = workbook.livingSheet(id);
                return sheetNow ? [[id, apply(sheetNow, filter)] as const] : [];
              }),
            ),
          );
        },
      ),
    );
  }

  const here = createMemo(() => {
    const now = sheet();
    const found = now && applied().get(now.id);
    if (!now || !found) return undefined;
    session.trackLayout(now.id);
    return now.rows.indexOf(found.filter.header) < 0 ? undefined : found;
  });
  const filtered = createMemo((): ReadonlySet<number> => {
    const now = sheet();
    const found = here();
    if (!now || !found || found.hidden.size === 0) return none;
    session.trackLayout(now.id);
    const rows = [...found.hidden].map((line) => now.rows.indexOf(line)).filter((row) => row >= 0);
    return rows.length === 0 ? none : new Set(rows);
  });

  const setFilter = (filter: SheetFilter | undefined): void => {
    const now = sheet();
    if (!now) return;
    const next = new Map(applied());
    if (filter) next.set(now.id, apply(now, filter));
    else next.delete(now.id);
    setApplied(next);
    keepFilters(session.id, new Map([...next].map(([id, { filter }]) => [id, filter])));
  };

  return {
    filtered,
    filter: () => here()?.filter,
    isFiltering: () => Object.keys(here()?.filter.by ?? {}).length > 0,
    counts() {
      const now = sheet();
      const found = here();
      if (!now || !found) return undefined;
      const total = found.body.filter((line) => now.rows.indexOf(line) >= 0).length;
      return { shown: total - filtered().size, total };
    },
    setFilter,
    reapply() {
      const found = here();
      if (found) setFilter(found.filter);
    },
    bodyOf(filter) {
      const now = sheet();
      return now ? bodyLines(now, filter).map((line) => now.rows.indexOf(line)) : [];
    },
    valueAt,
    hasHeader: (firstRow) => headers.get(firstRow),
    noteHeader: (firstRow, hasHeader) => void headers.set(firstRow, hasHeader),
  };
}
