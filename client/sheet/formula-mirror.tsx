/**
 * The colours of a formula that is being typed. A text area cannot colour its own text, so it is transparent, and what
 * it holds is written once more behind it, letter for letter in the same place: the caret, the selection and input methods
 * stay the browser's own.
 */
import { For, type JSX, createMemo } from 'solid-js';
import type { FormulaTyping } from './formula-typing.ts';
import { piecesOf } from './formula-pieces.ts';
import './formula-mirror.css';

export function FormulaMirror(props: {
  readonly formula: FormulaTyping;
  readonly text: string;
  readonly class: string;
  readonly style?: JSX.CSSProperties;
  ref?(element: HTMLDivElement): void;
}): JSX.Element {
  const pieces = createMemo(() =>
    piecesOf(props.text, props.formula.tokens(), props.formula.marks(), props.formula.caret()),
  );
  return (
    <div
      ref={(element) => props.ref?.(element)}
      class={`formula-mirror ${props.class}`}
      style={props.style}
      aria-hidden="true"
    >
      <For each={pieces()}>{(piece) => <span class={piece.look}>{piece.text}</span>}</For>
      {/* A line break at the end begins a line only when something follows it. */}
      {'\u200b'}
    </div>
  );
}
