/** What I have selected, and the cell that typing goes to; its edges move it, the dot at its corner fills from it. */
import { For, type JSX, Show } from 'solid-js';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';
import { isSingle } from './selection.ts';

const edges = ['top', 'right', 'bottom', 'left'] as const;

export function SelectionMarks(props: { readonly board: Board }): JSX.Element {
  const { desk } = props.board;
  const handles = (): JSX.Element => (
    <Show when={desk.mayEdit() && !desk.draft()}>
      <For each={edges}>{(edge) => <span class={`move-edge at-${edge}`} />}</For>
      <span class="fill-handle" />
    </Show>
  );
  return (
    <>
      <Show when={!isSingle(desk.selected())}>
        <Mark board={props.board} class="selection" from={desk.selected().anchor} to={desk.selected().focus}>
          {handles()}
        </Mark>
      </Show>
      <Mark board={props.board} class="active" from={desk.active()} to={desk.active()}>
        <Show when={isSingle(desk.selected())}>{handles()}</Show>
      </Mark>
    </>
  );
}
