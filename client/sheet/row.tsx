/**
 * Rows: the same elements are turned round while one scrolls. What stays at the left, the heads and the frozen columns,
 * lies in one piece beside the rows and not in each: the browser moves that piece as one, and a row's cells as one. To
 * assistive technology a row has its start first and then its cells.
 */
import { For, type JSX, createMemo, mapArray } from 'solid-js';
import type { Board } from './board.ts';
import { Cells } from './cells.tsx';
import type { DrawnLines } from './drawn-lines.ts';
import { type DrawnRow, createDrawnRow } from './drawn-row.ts';
import { RowHead } from './heads.tsx';
import type { Slot } from './slots.ts';

interface RowProps {
  readonly row: DrawnRow;
  readonly board: Board;
  readonly columns: DrawnLines;
}

export function Rows(props: {
  readonly board: Board;
  readonly slots: readonly Slot[];
  readonly columns: DrawnLines;
}): JSX.Element {
  const { board } = props;
  const rows = createMemo(
    mapArray(
      () => props.slots,
      (slot) => createDrawnRow(board, slot),
    ),
  );
  return (
    <>
      <For each={rows()}>{(row) => <Row row={row} board={board} columns={props.columns} />}</For>
      <div class="starts-ground" role="presentation">
        <div
          class="starts"
          role="presentation"
          style={{ width: `${board.headWidth() + board.columns().startOf(board.frozen().columns)}px` }}
        >
          <For each={rows()}>{(row) => <Start row={row} board={board} columns={props.columns} />}</For>
        </div>
      </div>
    </>
  );
}

function Row(props: RowProps): JSX.Element {
  const { board, row } = props;
  return (
    <div
      class="row"
      role="row"
      aria-rowindex={board.rows().shownBefore(row.index()) + 2}
      aria-owns={`${row.id}-start ${row.id}-cells`}
      style={{ top: `${row.topPx()}px`, height: `${row.heightPx()}px` }}
    >
      <div id={`${row.id}-cells`} class="cells" role="presentation">
        <Cells row={row} slots={props.columns.scrolled()} board={board} />
      </div>
    </div>
  );
}

function Start(props: RowProps): JSX.Element {
  const { board, row } = props;
  return (
    <div
      id={`${row.id}-start`}
      class="start"
      role="presentation"
      style={{ top: `${row.topPx()}px`, height: `${row.heightPx()}px` }}
    >
      <RowHead row={row} board={board} />
      <Cells row={row} slots={props.columns.frozen()} board={board} />
    </div>
  );
}
