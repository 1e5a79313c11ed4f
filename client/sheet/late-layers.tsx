/** What is drawn over the sheet after its first paint, when somebody or something is there to be marked. */
import { type Component, For, type JSX, Show } from 'solid-js';
import { FilterMarks } from '../table/filter-marks.tsx';
import type { Board } from './board.ts';
import { CommentMarks } from './comment-marks.tsx';
import { DragMarks } from './drag-marks.tsx';
import { InvalidMarks } from './invalid-marks.tsx';
import { PeerMarks } from './peer-marks.tsx';
import { ReferenceOutlines } from './reference-outlines.tsx';
import { TouchHandles } from './touch-handles.tsx';
import { TraceLayer } from './trace-layer.tsx';
import { ViewLink } from './view-link.tsx';

type Layer = Component<{ readonly board: Board }>;

/** Comments come with the hands; colleagues do not wait for them. */
const Comments: Layer = (props) => (
  <Show when={props.board.hands()}>
    <CommentMarks board={props.board} />
  </Show>
);

/** From the lowest to the highest. */
const layers = {
  belowSelection: [FilterMarks, InvalidMarks],
  aboveSelection: [Comments, PeerMarks, ReferenceOutlines, DragMarks],
  /** Drawn once, from the corner of the heads: what goes across the sheet and is not cut off at frozen lines. */
  acrossSheet: [TraceLayer, TouchHandles, ViewLink],
} satisfies Record<string, readonly Layer[]>;

export type LayerGroup = keyof typeof layers;

export default function LateLayers(props: {
  readonly group: LayerGroup;
  readonly board: Board;
}): JSX.Element {
  return <For each={layers[props.group]}>{(Layer) => <Layer board={props.board} />}</For>;
}
