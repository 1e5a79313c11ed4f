/** A frame around a block of cells, and what is merged with them, its lines on those of the cells. */
import { type JSX, Show, useContext } from 'solid-js';
import type { Board } from './board.ts';
import { PaneContext, originOf, reaches } from './pane.ts';
import { type Point, blockOf } from './selection.ts';

export function Mark(props: {
  readonly board: Board;
  readonly class: string;
  readonly from: Point;
  readonly to: Point;
  readonly children?: JSX.Element;
}): JSX.Element {
  const pane = useContext(PaneContext);
  const isHere = (): boolean => {
    const { from, to, board } = props;
    return reaches(board, pane, board.desk.layout.cover(blockOf({ anchor: from, focus: to })));
  };
  const style = (): JSX.CSSProperties => {
    const { left, top, width, height } = props.board.boxOnSheet(props.from, props.to);
    const origin = originOf(props.board, pane);
    return {
      left: `${left - origin.left - 1}px`,
      top: `${top - origin.top - 1}px`,
      width: `${width + 1}px`,
      height: `${height + 1}px`,
    };
  };
  return (
    <Show when={isHere()}>
      <div class={`mark ${props.class}`} aria-hidden="true" style={style()}>
        {props.children}
      </div>
    </Show>
  );
}
