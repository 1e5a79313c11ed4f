/** Excel's wildcards ('*' any text, '?' one character, '~' before one of the three that is meant itself), without a regular expression. */

import { foldCase } from './comparison.ts';

/** As much of a regular expression's face as the engine uses. */
interface Pattern {
  test(text: string): boolean;
  exec(text: string): { readonly index: number } | null;
}

/** A stretch without '*'; undefined is '?'. */
type Piece = readonly (string | undefined)[];

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: (string | undefined)[][] = [[]];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '*') pieces.push([]);
    else if (character === '?') pieces.at(-1)!.push(undefined);
    else if (character === '~' && '*?~'.includes(pattern[i + 1] ?? ' ')) pieces.at(-1)!.push(pattern[++i]!);
    else pieces.at(-1)!.push(character);
  }
  return pieces;
}

function standsAt(piece: Piece, text: string, at: number): boolean {
  if (at < 0 || at + piece.length > text.length) return false;
  for (let i = 0; i < piece.length; i++) {
    if (piece[i] !== undefined && piece[i] !== text[at + i]) return false;
  }
  return true;
}

function find(piece: Piece, text: string, from: number): number {
  for (let at = from; at + piece.length <= text.length; at++) if (standsAt(piece, text, at)) return at;
  return -1;
}

/** A pattern that fits a whole text, in the case that `foldCase` gives, or a part of it. Every piece is taken where it stands first, so nothing is tried twice. */
export function wildcardPattern(pattern: string, fits: 'whole' | 'part'): Pattern {
  const pieces = piecesOf(foldCase(pattern));
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const exec = (text: string): { readonly index: number } | null => {
    const index = fits === 'part' ? find(first, text, 0) : standsAt(first, text, 0) ? 0 : -1;
    if (index < 0) return null;
    let at = index + first.length;
    const middle = fits === 'part' ? pieces.slice(1) : pieces.slice(1, -1);
    for (const piece of middle) {
      const found = find(piece, text, at);
      if (found < 0) return null;
      at = found + piece.length;
    }
    if (fits === 'part') return { index };
    if (pieces.length === 1) return at === text.length ? { index } : null;
    const end = text.length - last.length;
    return end >= at && standsAt(last, text, end) ? { index } : null;
  };
  return { exec, test: (text) => exec(text) !== null };
}
