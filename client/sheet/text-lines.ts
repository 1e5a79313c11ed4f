/** On how many lines a text stands in a cell of some width. Worked out from the widths of words: nothing is laid out. Pure. */

/**
 * Breaks as browsers do: at spaces and behind hyphens; a word that is too long alone is not broken. `widthOf` gives the
 * width in pixels of a text on one line.
 */
export function countLines(text: string, widthPx: number, widthOf: (text: string) => number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.match(/[^\s-]*(?:-+|\s+|$)/g) ?? []) {
      const bare = word.trimEnd();
      // A space at the end of a line takes no room.
      if (used > 0 && bare !== '' && used + widthOf(bare) > widthPx) {
        lines++;
        used = 0;
      }
      used += widthOf(word);
    }
  }
  return lines;
}
