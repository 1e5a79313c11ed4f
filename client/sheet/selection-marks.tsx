/** What I have selected, and the cell that typing goes to. */
import { type JSX, Show } from 'solid-js';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';
import { isSingle } from './selection.ts';

export function SelectionMarks(props: { readonly board: Board }): JSX.Element {
  const { desk } = props.board;
  return (
    <>
      <Show when={!isSingle(desk.selected())}>
        <Mark
          board={props.board}
          class="selection"
          from={desk.selected().anchor}
          to={desk.selected().focus}
        />
      </Show>
      <Mark board={props.board} class="active" from={desk.active()} to={desk.active()} />
    </>
  );
}
