/** A button at each heading of the table that my filter is on; it tells whether the column hides rows. */
import { Index, type JSX, Show } from 'solid-js';
import { nameOfColumn } from '#model';
import { useText } from '../text/text.tsx';
import type { Board } from '../sheet/board.ts';
import { Mark } from '../sheet/mark.tsx';
import { single } from '../sheet/selection.ts';
import './filter-marks.css';

export function FilterMarks(props: { readonly board: Board }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const { desk } = board;
  const headings = (): readonly {
    readonly row: number;
    readonly column: number;
    readonly line: string;
  }[] => {
    const filter = desk.tables.filter();
    if (!filter) return [];
    const { rows, columns } = board.sheet();
    const row = rows.indexOf(filter.header);
    const [first, last] = [columns.indexOf(filter.first), columns.indexOf(filter.last)];
    if (row < 0 || first < 0 || last < 0) return [];
    return board
      .columnLines()
      .slice(first, last + 1)
      .map((line, i) => ({ row, column: first + i, line }))
      .filter(({ column }) => board.columns().sizeOf(column) > 0);
  };
  return (
    <Index each={headings()}>
      {(heading) => {
        const isOn = (): boolean => desk.tables.filter()?.by[heading().line] !== undefined;
        return (
          <Mark board={board} class="filter-mark" from={heading()} to={heading()}>
            <button
              type="button"
              classList={{ on: isOn() }}
              tabIndex={-1}
              title={t(isOn() ? 'table.columnFiltered' : 'table.filterOf', {
                column: nameOfColumn(heading().column),
              })}
              onClick={() => {
                desk.select(single(heading()));
                board.openFilter();
              }}
            >
              <svg width="12" height="12" viewBox="0 0 12 12">
                <Show when={isOn()} fallback={<path d="M2.5 4.5 6 8l3.5-3.5" />}>
                  <path class="full" d="M1.5 2h9L7 6.4V10L5 9V6.4z" />
                </Show>
              </svg>
            </button>
          </Mark>
        );
      }}
    </Index>
  );
}
