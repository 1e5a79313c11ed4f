/** A formula cut into pieces that look different: references in their colours, the brackets at the caret. Pure. */
import { type ReferenceMark, type Span, type Token, bracketsAt, strayCloses } from '#model';

/** References have so many colours; then they begin again. */
export const referenceColours = 6;

export interface Piece {
  readonly text: string;
  /** the class of its look; undefined for plain text */
  readonly look: string | undefined;
}

/** The pieces of a text, in order; together they are the text. */
export function piecesOf(
  text: string,
  tokens: readonly Token[],
  marks: readonly ReferenceMark[],
  caret: number,
): readonly Piece[] {
  const looks: (Span & { readonly look: string })[] = [
    ...marks.map(({ start, end, colour }) => ({ start, end, look: `ref-${colour % referenceColours}` })),
    ...bracketsAt(tokens, caret).map(({ start, end }) => ({ start, end, look: 'bracket' })),
    ...strayCloses(tokens).map(({ start, end }) => ({ start, end, look: 'stray' })),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, look } of looks) {
    // A stray bracket at the caret is marked once.
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), look: undefined });
    pieces.push({ text: text.slice(start, end), look });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), look: undefined });
  return pieces;
}
