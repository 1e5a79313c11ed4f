/** How wide a text is, from the widths of its characters, each measured once. Close enough to decide what fits. */

let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

function widthOfCharacter(character: string, font: string): number {
  const key = `${font}|${character}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return 8;
  context.font = font;
  const width = context.measureText(character).width;
  widths.set(key, width);
  return width;
}

/** Width in pixels of a text on one line. */
export function textWidth(text: string, font: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character, font);
  return width;
}

/** Forgets what was measured, since a font that has just been loaded has other widths. */
export function forgetWidths(): void {
  widths.clear();
}
