/** A frame around a block of cells, its lines on those of the cells. */
import type { JSX } from 'solid-js';
import type { Board } from './board.ts';
import type { Point } from './selection.ts';

export function Mark(props: {
  readonly board: Board;
  readonly class: string;
  readonly from: Point;
  readonly to: Point;
  readonly children?: JSX.Element;
}): JSX.Element {
  const style = (): JSX.CSSProperties => {
    const { left, top, width, height } = props.board.boxOnSheet(props.from, props.to);
    return {
      left: `${left - 1}px`,
      top: `${top - 1}px`,
      width: `${width + 1}px`,
      height: `${height + 1}px`,
    };
  };
  return (
    <div class={`mark ${props.class}`} aria-hidden="true" style={style()}>
      {props.children}
    </div>
  );
}
