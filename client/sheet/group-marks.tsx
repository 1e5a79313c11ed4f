/** Groups of rows and columns at the heads: a line along each group, and a button that folds or unfolds it. */
import { For, type JSX, Show } from 'solid-js';
import type { Side } from '#model';
import { useText } from '../text/text.tsx';
import { type Board, levelPx } from './board.ts';

const startOf = (side: Side): 'left' | 'top' => (side === 'rows' ? 'left' : 'top');

export function GroupMarks(props: {
  readonly board: Board;
  readonly side: Side;
  readonly index: number;
}): JSX.Element {
  const { t } = useText();
  const { layout } = props.board.desk;
  const level = (): number => layout.outline(props.side).levels[props.index] ?? 0;
  return (
    <Show when={layout.depth(props.side) > 0}>
      <For each={Array.from({ length: level() }, (_, i) => i)}>
        {(i) => (
          <span
            class={`group-line of-${props.side}`}
            style={{ [startOf(props.side)]: `${i * levelPx + 7}px` }}
          />
        )}
      </For>
      <For each={layout.togglesAt(props.side, props.index)}>
        {(group) => (
          <button
            type="button"
            class="group-button"
            tabIndex={-1}
            aria-hidden="true"
            title={t(group.isCollapsed ? 'lines.unfold' : 'lines.fold')}
            style={{ [startOf(props.side)]: `${(group.level - 1) * levelPx + 1}px` }}
            onClick={() => {
              props.board.whenHere(({ foldGroup }) => foldGroup(props.board, props.side, group));
              props.board.focusGrid();
            }}
          >
            {group.isCollapsed ? '+' : '−'}
          </button>
        )}
      </For>
    </Show>
  );
}

/** The numbers in the corner: each shows so many levels and folds what is deeper. */
export function GroupLevels(props: { readonly board: Board; readonly side: Side }): JSX.Element {
  const { t } = useText();
  const { layout } = props.board.desk;
  const levels = (): readonly number[] => {
    const depth = layout.depth(props.side);
    return depth === 0 ? [] : Array.from({ length: depth + 1 }, (_, i) => i + 1);
  };
  return (
    <For each={levels()}>
      {(level) => (
        <button
          type="button"
          class={`level-button of-${props.side}`}
          tabIndex={-1}
          aria-hidden="true"
          title={t('lines.showLevel', { level })}
          style={{ [startOf(props.side)]: `${(level - 1) * levelPx + 1}px` }}
          onClick={() => {
            props.board.whenHere(({ showLevel }) => showLevel(props.board, props.side, level));
            props.board.focusGrid();
          }}
        >
          {level}
        </button>
      )}
    </For>
  );
}
