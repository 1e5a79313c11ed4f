/** The cells that a formula means while it is typed, outlined in the colours of their references, with what they are called. */
import { For, type JSX, createMemo } from 'solid-js';
import type { Board } from './board.ts';
import { referenceColours } from './formula-pieces.ts';
import { Mark } from './mark.tsx';
import './reference-outlines.css';

export function ReferenceOutlines(props: { readonly board: Board }): JSX.Element {
  const { desk, sheet } = props.board;
  const outlines = createMemo(() => {
    const { formula } = desk;
    const { rows, columns } = desk.extent();
    const pointed = formula.pointed();
    const seen = new Set<number>();
    return formula.marks().flatMap(({ area, colour, text, end }) => {
      if (area?.sheet !== sheet().id || seen.has(colour)) return [];
      seen.add(colour);
      if (area.firstRow >= rows || area.firstColumn >= columns) return [];
      const marks = [
        `ref-${colour % referenceColours}`,
        pointed && end === formula.caret() ? 'pointed' : '',
        area.firstRow === 0 ? 'at-top' : '',
      ];
      return [
        {
          text,
          class: marks.join(' '),
          from: { row: area.firstRow, column: area.firstColumn },
          to: { row: area.lastRow, column: area.lastColumn },
        },
      ];
    });
  });
  return (
    <For each={outlines()}>
      {(outline) => (
        <Mark
          board={props.board}
          class={`reference-outline ${outline.class}`}
          from={outline.from}
          to={outline.to}
        >
          <span class="reference-name">{outline.text}</span>
        </Mark>
      )}
    </For>
  );
}
