/** Arrows and frames of a trace over the sheet; what draws them is loaded when somebody asks for a trace. */
import { type JSX, Show } from 'solid-js';
import type { Board } from './board.ts';
import { part } from '../parts/part.ts';

const TraceView = part(() => import('./trace-view.tsx'));

export function TraceLayer(props: { readonly board: Board }): JSX.Element {
  return (
    <Show when={props.board.hands()?.trace.traced()} keyed>
      {(traced) => <TraceView board={props.board} traced={traced} />}
    </Show>
  );
}
