/** The lines around a cell, as one word: which sides have one, and whether it is double. */

export type BorderSide = 'top' | 'right' | 'bottom' | 'left';
export type BorderLine = 'thin' | 'double';
export type BorderSides = { readonly [Side in BorderSide]?: BorderLine };

const thin = 'thin';

/** Every choice of sides has a word of its own; `total` is that of a sum: one line over it and two under it. */
const sidesOfWord = {
  top: { top: thin },
  right: { right: thin },
  bottom: { bottom: thin },
  left: { left: thin },
  both: { top: thin, bottom: thin },
  sides: { right: thin, left: thin },
  topRight: { top: thin, right: thin },
  bottomRight: { right: thin, bottom: thin },
  bottomLeft: { bottom: thin, left: thin },
  topLeft: { top: thin, left: thin },
  notTop: { right: thin, bottom: thin, left: thin },
  notRight: { top: thin, bottom: thin, left: thin },
  notBottom: { top: thin, right: thin, left: thin },
  notLeft: { top: thin, right: thin, bottom: thin },
  box: { top: thin, right: thin, bottom: thin, left: thin },
  total: { top: thin, bottom: 'double' },
} as const satisfies Record<string, BorderSides>;

export type Border = keyof typeof sidesOfWord;
export const borders = Object.keys(sidesOfWord) as readonly Border[];

/** The sides that have a line; none of undefined. */
export function sidesOf(border: Border | undefined): BorderSides {
  return border === undefined ? {} : sidesOfWord[border];
}

/** The word for a border with more sides; a double line stays where no side beside it is added. */
export function withSides(border: Border | undefined, more: readonly BorderSide[]): Border | undefined {
  const has = new Set<string>([...Object.keys(sidesOf(border)), ...more]);
  if (border === 'total' && has.size === 2) return border;
  return borders.find((word) => {
    const sides = Object.keys(sidesOfWord[word]);
    return word !== 'total' && sides.length === has.size && sides.every((side) => has.has(side));
  });
}
