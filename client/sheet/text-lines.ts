/** On how many lines a text stands in a cell of some width. Worked out from the widths of characters: nothing is laid out. */
import { textWidth } from './text-width.ts';

/** Breaks as browsers do: at spaces and behind hyphens; a word that is too long alone is not broken. */
export function countLines(text: string, widthPx: number, font: string): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.match(/[^\s-]*(?:-+|\s+|$)/g) ?? []) {
      const bare = word.trimEnd();
      // A space at the end of a line takes no room.
      if (used > 0 && used + textWidth(bare, font) > widthPx) {
        lines++;
        used = 0;
      }
      used += textWidth(word, font);
    }
  }
  return lines;
}
