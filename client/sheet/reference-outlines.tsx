/** The cells that a formula means while it is typed, outlined in the colours of their references, with what they are called. */
import { For, type JSX, createMemo } from 'solid-js';
import type { Desk } from './desk.ts';
import { referenceColours } from './formula-pieces.ts';
import type { Point } from './selection.ts';
import './reference-outlines.css';

export function ReferenceOutlines(props: {
  readonly desk: Desk;
  /** where a block of cells is drawn */
  box(first: Point, last: Point): JSX.CSSProperties;
}): JSX.Element {
  const { formula } = props.desk;
  const outlines = createMemo(() => {
    const sheet = props.desk.sheet();
    if (!sheet) return [];
    const { rows, columns } = props.desk.extent();
    const seen = new Set<number>();
    return formula.marks().flatMap(({ area, colour, text }) => {
      if (area?.sheet !== sheet.id || seen.has(colour)) return [];
      seen.add(colour);
      const isInside = area.firstRow < rows && area.firstColumn < columns;
      return isInside ? [{ area, colour, text }] : [];
    });
  });
  const isPointed = (text: string): boolean => {
    const pointed = formula.pointed();
    return pointed !== undefined && formula.marks().some((mark) => mark.text === text && mark.end === formula.caret());
  };
  return (
    <For each={outlines()}>
      {({ area, colour, text }) => (
        <div
          class={`reference-outline ref-${colour % referenceColours}`}
          classList={{ pointed: isPointed(text) }}
          data-reference={text}
          aria-hidden="true"
          style={props.box(
            { row: area.firstRow, column: area.firstColumn },
            { row: area.lastRow, column: area.lastColumn },
          )}
        >
          <span class="reference-name">{text}</span>
        </div>
      )}
    </For>
  );
}
