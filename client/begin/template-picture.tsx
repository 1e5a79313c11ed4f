/** A template's sheet in small, drawn from what the template holds and in the colours of the theme. Only for the eye. */
import { For, type JSX } from 'solid-js';
import type { PictureMark, TemplatePicture } from '#model';
import './template-picture.css';

export function TemplatePictureOf(props: { readonly picture: TemplatePicture }): JSX.Element {
  const rowHeight = (): number => props.picture.rowHeight;
  const lines = (): readonly number[] =>
    Array.from({ length: Math.ceil(props.picture.height / rowHeight()) }, (_, i) => i * rowHeight());
  return (
    <svg
      class="template-picture"
      viewBox={`0 0 ${props.picture.width} ${props.picture.height}`}
      aria-hidden="true"
    >
      <For each={lines()}>{(y) => <line x1="0" x2={props.picture.width} y1={y} y2={y} />}</For>
      <For each={props.picture.marks}>{(mark) => <Mark mark={mark} rowHeight={rowHeight()} />}</For>
    </svg>
  );
}

/** How thick a line of text is drawn, as a share of its row. */
const thickness = { title: 0.5, heading: 0.36, text: 0.26, figure: 0.3, input: 0.3, result: 0.36 } as const;
/** Figures are about so wide, in pixels of the sheet. */
const figureWidth = 52;

function Mark(props: { readonly mark: PictureMark; readonly rowHeight: number }): JSX.Element {
  const isField = (): boolean => props.mark.kind === 'input' || props.mark.kind === 'result';
  const isFigure = (): boolean => isField() || props.mark.kind === 'figure';
  const height = (): number => props.rowHeight * thickness[props.mark.kind];
  const width = (): number => (isFigure() ? Math.min(figureWidth, props.mark.width - 16) : props.mark.width);
  const x = (): number => (isFigure() ? props.mark.x + props.mark.width - 8 - width() : props.mark.x + 8);
  return (
    <g class={props.mark.kind}>
      {isField() && (
        <rect
          class="field"
          x={props.mark.x + 1}
          y={props.mark.y + 1}
          width={props.mark.width - 2}
          height={props.rowHeight - 2}
        />
      )}
      <rect
        class="bar"
        x={x()}
        y={props.mark.y + (props.rowHeight - height()) / 2}
        width={Math.max(width(), 4)}
        height={height()}
        rx="3"
      />
    </g>
  );
}
