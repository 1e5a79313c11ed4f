/** The letters above the columns and the numbers beside the rows, with what hides, groups and resizes lines. */
import Funnel from 'lucide-solid/icons/funnel';
import { For, type JSX, Show, createRenderEffect } from 'solid-js';
import { type Side, nameOfColumn } from '#model';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import type { DrawnLines } from './drawn-lines.ts';
import type { DrawnRow } from './drawn-row.ts';
import type { Slot } from './slots.ts';

export function ColumnHeads(props: { readonly board: Board; readonly columns: DrawnLines }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  return (
    <div class="head" role="row" aria-rowindex={1}>
      <div
        class="start"
        role="presentation"
        style={{ width: `${board.headWidth() + board.columns().startOf(board.frozen().columns)}px` }}
      >
        <div class="corner" role="columnheader" aria-colindex={1}>
          <span class="visually-hidden">{t('grid.nameBox')}</span>
          <Show when={board.hands()} keyed>
            {({ GroupLevels }) => (
              <>
                <GroupLevels board={board} side="rows" />
                <GroupLevels board={board} side="columns" />
              </>
            )}
          </Show>
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
  const isFiltered = (): boolean =>
    board.desk.tables.filter()?.by[board.columnLines()[index()] ?? ''] !== undefined;
  const isSelected = (): boolean => {
    const { firstColumn, lastColumn } = board.desk.block();
    return index() >= firstColumn && index() <= lastColumn;
  };
  return (
    <div
      class="column-head"
      classList={{ chosen: isSelected(), filtered: isFiltered() }}
      role="columnheader"
      aria-colindex={board.columns().shownBefore(index()) + 2}
      style={{
        left: `${board.headWidth() + board.columns().startOf(index())}px`,
        width: `${board.columns().sizeOf(index())}px`,
      }}
    >
      <Show when={board.desk.layout.depth('columns') > 0 && board.hands()} keyed>
        {({ GroupMarks }) => <GroupMarks board={board} side="columns" index={index()} />}
      </Show>
      <span class="name">
        {nameOfColumn(index())}
        <Show when={isFiltered()}>
          <Funnel size={12} aria-label={t('table.isFiltered')} />
        </Show>
      </span>
      <HiddenMark board={board} side="columns" index={index()} />
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

export function RowHead(props: { readonly row: DrawnRow; readonly board: Board }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const { index } = props.row;
  const number = document.createTextNode('');
  const resize = (<span class="resize" data-resize="rows" aria-hidden="true" />) as HTMLSpanElement;
  createRenderEffect(() => {
    number.data = String(index() + 1);
    resize.dataset['line'] = String(index());
    resize.title = t('lines.rowHeight', { row: index() + 1 });
  });
  return (
    <div
      class="row-head"
      classList={{ chosen: props.row.isChosen(), filtered: board.desk.tables.isFiltering() }}
      role="rowheader"
      aria-colindex={1}
    >
      <Show when={board.desk.layout.depth('rows') > 0 && board.hands()} keyed>
        {({ GroupMarks }) => <GroupMarks board={board} side="rows" index={index()} />}
      </Show>
      <span class="name">{number}</span>
      <HiddenMark board={board} side="rows" index={index()} />
      {resize}
    </div>
  );
}

/** Where lines are hidden beside a head: a double line, which shows them again when it is clicked. */
function HiddenMark(props: {
  readonly board: Board;
  readonly side: Side;
  readonly index: number;
}): JSX.Element {
  const { t } = useText();
  const { board } = props;
  /** The hidden lines behind this one, and before it when it is the first that is shown. */
  const gaps = (): readonly { readonly first: number; readonly last: number; readonly at: string }[] => {
    const { hidden } = board.desk.layout.outline(props.side);
    if (hidden.size === 0) return [];
    const track = board[props.side]();
    const ordinal = track.shownBefore(props.index);
    const next = ordinal + 1 < track.shownCount ? track.nthShown(ordinal + 1) : track.count;
    const after = { first: props.index + 1, last: next - 1, at: 'after' };
    const before = { first: 0, last: props.index - 1, at: 'before' };
    const hides = ({ first, last }: typeof after): boolean => {
      for (let line = first; line <= last; line++) if (hidden.has(line)) return true;
      return false;
    };
    return [...(ordinal === 0 ? [before] : []), after].filter(hides);
  };
  const name = (line: number): string => (props.side === 'rows' ? String(line + 1) : nameOfColumn(line));
  return (
    <For each={gaps()}>
      {({ first, last, at }) => (
        <button
          type="button"
          class={`hidden-mark lies-${at}`}
          tabIndex={-1}
          aria-hidden="true"
          title={t(props.side === 'rows' ? 'lines.showRowsAt' : 'lines.showColumnsAt', {
            from: name(first),
            to: name(last),
          })}
          onClick={() => {
            board.whenHere(({ showBetween }) => showBetween(board, props.side, first, last));
            board.focusGrid();
          }}
        />
      )}
    </For>
  );
}
