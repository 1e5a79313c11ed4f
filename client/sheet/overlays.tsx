/**
 * What is drawn over the sheet and belongs to cells. Each layer is a component in a file of its own that draws marks; to
 * draw something more over the sheet, write a layer and name it in the list.
 */
import { type Component, For, type JSX } from 'solid-js';
import type { Board } from './board.ts';
import { InvalidMarks } from './invalid-marks.tsx';
import { PeerMarks } from './peer-marks.tsx';
import { ReferenceOutlines } from './reference-outlines.tsx';
import { TraceLayer } from './trace-layer.tsx';
import { SelectionMarks } from './selection-marks.tsx';
import { TouchHandles } from './touch-handles.tsx';

export type Layer = Component<{ readonly board: Board }>;

/** From the lowest to the highest. */
const layers: readonly Layer[] = [
  InvalidMarks,
  SelectionMarks,
  PeerMarks,
  ReferenceOutlines,
  TraceLayer,
  TouchHandles,
];

export function Overlays(props: { readonly board: Board }): JSX.Element {
  return <For each={layers}>{(Layer) => <Layer board={props.board} />}</For>;
}
