/**
 * What is drawn over the sheet and belongs to cells. Each layer is a component in a file of its own that draws marks; to
 * draw something more over the sheet, write a layer and name it in the list. Layers are drawn once in each pane (pane.ts).
 */
import { type Component, For, type JSX, Show } from 'solid-js';
import { FilterMarks } from '../table/filter-marks.tsx';
import type { Board } from './board.ts';
import { CommentMarks } from './comment-marks.tsx';
import { DragMarks } from './drag-marks.tsx';
import { type Pane, PaneContext, mainPane } from './pane.ts';
import { InvalidMarks } from './invalid-marks.tsx';
import { PeerMarks } from './peer-marks.tsx';
import { ReferenceOutlines } from './reference-outlines.tsx';
import { TraceLayer } from './trace-layer.tsx';
import { SelectionMarks } from './selection-marks.tsx';
import { TouchHandles } from './touch-handles.tsx';
import { ViewLink } from './view-link.tsx';

export type Layer = Component<{ readonly board: Board }>;

/** From the lowest to the highest. */
const layers: readonly Layer[] = [
  FilterMarks,
  InvalidMarks,
  SelectionMarks,
  CommentMarks,
  PeerMarks,
  ReferenceOutlines,
  DragMarks,
];

/** Drawn once, from the corner of the heads: what goes across the sheet and is not cut off at frozen lines. */
const sheetLayers: readonly Layer[] = [TraceLayer, TouchHandles, ViewLink];

export function Overlays(props: { readonly board: Board; readonly pane: Pane }): JSX.Element {
  return (
    <PaneContext.Provider value={props.pane}>
      <For each={layers}>{(Layer) => <Layer board={props.board} />}</For>
      <Show when={props.pane === mainPane}>
        <For each={sheetLayers}>{(Layer) => <Layer board={props.board} />}</For>
      </Show>
    </PaneContext.Provider>
  );
}
