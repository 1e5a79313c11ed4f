/** What a drag would do if it ended now: the range that would be filled or moved to, the new edge of a line. */
import { type JSX, Match, Switch } from 'solid-js';
import type { Board, DragPreview } from './board.ts';
import { Mark } from './mark.tsx';

export function DragMarks(props: { readonly board: Board }): JSX.Element {
  const of = <Kind extends DragPreview['kind']>(kind: Kind) => {
    const now = props.board.preview();
    return now?.kind === kind ? (now as Extract<DragPreview, { kind: Kind }>) : undefined;
  };
  return (
    <Switch>
      <Match when={of('block')}>
        {(now) => (
          <Mark
            board={props.board}
            class="drag-block"
            from={{ row: now().block.firstRow, column: now().block.firstColumn }}
            to={{ row: now().block.lastRow, column: now().block.lastColumn }}
          />
        )}
      </Match>
      <Match when={of('edge')}>
        {(now) => (
          <div
            class={`drag-edge of-${now().side}`}
            aria-hidden="true"
            style={{ [now().side === 'rows' ? 'top' : 'left']: `${now().atPx}px` }}
          />
        )}
      </Match>
    </Switch>
  );
}
