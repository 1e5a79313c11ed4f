/**
 * What is drawn over the sheet and belongs to cells. Each layer is a component in a file of its own that draws marks; to
 * draw something more over the sheet, write a layer and name it in late-layers.tsx. Layers are drawn once in each pane
 * (pane.ts); all but the selection come after the sheet's first paint.
 */
import { type JSX, Show } from 'solid-js';
import { part } from '../parts/part.ts';
import type { Board } from './board.ts';
import type { LayerGroup } from './late-layers.tsx';
import { type Pane, PaneContext, mainPane } from './pane.ts';
import { SelectionMarks } from './selection-marks.tsx';

const LateLayers = part(() => import('./late-layers.tsx'));

export function Overlays(props: { readonly board: Board; readonly pane: Pane }): JSX.Element {
  const late = (group: LayerGroup): JSX.Element => (
    <Show when={props.board.session.isDrawn()}>
      <LateLayers group={group} board={props.board} />
    </Show>
  );
  return (
    <PaneContext.Provider value={props.pane}>
      {late('belowSelection')}
      <SelectionMarks board={props.board} />
      {late('aboveSelection')}
      <Show when={props.pane === mainPane}>{late('acrossSheet')}</Show>
    </PaneContext.Provider>
  );
}
