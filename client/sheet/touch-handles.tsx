/** Two handles at the corners of what is selected, large enough for a finger. Shown only where fingers point. */
import { For, type JSX, Show } from 'solid-js';
import type { Board } from './board.ts';
import type { Point } from './selection.ts';
import { isTouched } from './touch.ts';
import './touch.css';

type Corner = 'first' | 'last';

export function TouchHandles(props: { readonly board: Board }): JSX.Element {
  const { desk } = props.board;
  const cornerOf = (corner: Corner): Point => {
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    return corner === 'first' ? { row: firstRow, column: firstColumn } : { row: lastRow, column: lastColumn };
  };
  const placeOf = (corner: Corner): JSX.CSSProperties => {
    const at = cornerOf(corner);
    const { left, top, width, height } = props.board.boxOnSheet(at, at);
    return corner === 'first'
      ? { left: `${left}px`, top: `${top}px` }
      : { left: `${left + width}px`, top: `${top + height}px` };
  };
  const drag = (event: PointerEvent, corner: Corner): void => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget as HTMLElement;
    const fixed = cornerOf(corner === 'first' ? 'last' : 'first');
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: PointerEvent): void => {
      const { row, column } = props.board.hitAt(move);
      desk.select({ anchor: fixed, focus: { row, column } });
      props.board.show({ row, column });
    };
    const stop = (): void => {
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', stop);
      handle.removeEventListener('pointercancel', stop);
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', stop);
    handle.addEventListener('pointercancel', stop);
  };
  return (
    <Show when={isTouched() && desk.draft() === undefined}>
      <For each={['first', 'last'] as const}>
        {(corner) => (
          <div
            class="touch-handle"
            style={placeOf(corner)}
            aria-hidden="true"
            onPointerDown={(event) => drag(event, corner)}
          />
        )}
      </For>
    </Show>
  );
}
