/** How wide a text is, from the widths of its characters, each measured once. Close enough to decide what fits. */
import { createSignal } from 'solid-js';

const [fonts, setFonts] = createSignal(0);

/** Makes what is being worked out from widths be worked out again when a font has come. */
export function trackFonts(): void {
  fonts();
}

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
function forgetWidths(): void {
  widths.clear();
  setFonts(fonts() + 1);
}

/** Measures anew whenever a font has been loaded: the first cells are drawn, and their rows' heights said, before. */
export function listenForFonts(): { close(): void } {
  void document.fonts.ready.then(forgetWidths);
  document.fonts.addEventListener('loadingdone', forgetWidths);
  return { close: () => document.fonts.removeEventListener('loadingdone', forgetWidths) };
}
