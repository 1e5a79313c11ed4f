/** Rows: the same elements are turned round while one scrolls. */
import { For, type JSX } from 'solid-js';
import type { Board } from './board.ts';
import { Cells } from './cells.tsx';
import type { DrawnLines } from './drawn-lines.ts';
import { createDrawnRow } from './drawn-row.ts';
import { RowHead } from './heads.tsx';
import type { Slot } from './slots.ts';

export function Rows(props: {
  readonly board: Board;
  readonly slots: readonly Slot[];
  readonly columns: DrawnLines;
}): JSX.Element {
  return (
    <For each={props.slots}>{(slot) => <Row slot={slot} board={props.board} columns={props.columns} />}</For>
  );
}

function Row(props: {
  readonly slot: Slot;
  readonly board: Board;
  readonly columns: DrawnLines;
}): JSX.Element {
  const { board } = props;
  const row = createDrawnRow(board, props.slot);
  const { index } = row;
  return (
    <div
      class="row"
      role="row"
      aria-rowindex={board.rows().shownBefore(index()) + 2}
      style={{
        top: `${board.rows().startOf(index())}px`,
        height: `${board.rows().sizeOf(index())}px`,
      }}
    >
      <div
        class="start"
        role="presentation"
        style={{ width: `${board.headWidth() + board.columns().startOf(board.frozen().columns)}px` }}
      >
        <RowHead row={row} board={board} />
        <Cells row={row} slots={props.columns.frozen()} board={board} />
      </div>
      <div class="cells" role="presentation">
        <Cells row={row} slots={props.columns.scrolled()} board={board} />
      </div>
    </div>
  );
}
