/** On how many lines a text stands in a cell of some width. Worked out from the widths of words: nothing is laid out. Pure. */

/**
 * Breaks as browsers do: at spaces and behind hyphens, and a word that is too long alone wherever the line ends. `widthOf`
 * gives the width in pixels of a text on one line.
 */
export function countLines(text: string, widthPx: number, widthOf: (text: string) => number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.match(/[^\s-]*(?:-+|\s+|$)/g) ?? []) {
      const bare = word.trimEnd();
      const bareWidth = widthOf(bare);
      // A space at the end of a line takes no room.
      if (used > 0 && bare !== '' && used + bareWidth > widthPx) {
        lines++;
        used = 0;
      }
      if (bareWidth <= widthPx) used += widthOf(word);
      else {
        for (const sign of word) {
          const width = widthOf(sign);
          used += width;
          if (used > widthPx && sign !== ' ') {
            lines++;
            used = width;
          }
        }
      }
    }
  }
  return lines;
}
