/** The letters above the columns and the numbers beside the rows. */
import { For, type JSX } from 'solid-js';
import { nameOfColumn } from '#model';
import { useText } from '../text/text.tsx';
import { type Board, headWidthPx } from './board.ts';
import type { DrawnLines } from './drawn-lines.ts';
import type { Slot } from './slots.ts';

export function ColumnHeads(props: { readonly board: Board; readonly columns: DrawnLines }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  return (
    <div class="head" role="row" aria-rowindex={1}>
      <div
        class="start"
        role="presentation"
        style={{ width: `${headWidthPx + board.columns().startOf(board.frozen().columns)}px` }}
      >
        <div class="corner" role="columnheader" aria-colindex={1}>
          <span class="visually-hidden">{t('grid.nameBox')}</span>
        </div>
        <For each={props.columns.frozen()}>{(slot) => <ColumnHead slot={slot} board={board} />}</For>
      </div>
      <For each={props.columns.scrolled()}>{(slot) => <ColumnHead slot={slot} board={board} />}</For>
    </div>
  );
}

function ColumnHead(props: { readonly slot: Slot; readonly board: Board }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const index = (): number => props.slot.index();
  const isSelected = (): boolean => {
    const { firstColumn, lastColumn } = board.desk.block();
    return index() >= firstColumn && index() <= lastColumn;
  };
  return (
    <div
      class="column-head"
      classList={{ chosen: isSelected() }}
      role="columnheader"
      aria-colindex={index() + 2}
      style={{
        left: `${headWidthPx + board.columns().startOf(index())}px`,
        width: `${board.columns().sizeOf(index())}px`,
      }}
    >
      {nameOfColumn(index())}
      <span
        class="resize"
        data-resize="columns"
        data-line={index()}
        aria-hidden="true"
        title={t('grid.columnWidth', { column: nameOfColumn(index()) })}
      />
    </div>
  );
}

export function RowHead(props: { readonly slot: Slot; readonly board: Board }): JSX.Element {
  const index = (): number => props.slot.index();
  const isSelected = (): boolean => {
    const { firstRow, lastRow } = props.board.desk.block();
    return index() >= firstRow && index() <= lastRow;
  };
  return (
    <div class="row-head" classList={{ chosen: isSelected() }} role="rowheader" aria-colindex={1}>
      {index() + 1}
    </div>
  );
}
