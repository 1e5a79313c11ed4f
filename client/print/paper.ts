/** How much of a sheet goes on a piece of paper. Pure: the preview and the print draw what this says. In CSS pixels. */
import type { PageSetup } from '#model';

export const pxPerMm = 96 / 25.4;

const paperMm = { a4: { short: 210, long: 297 }, a3: { short: 297, long: 420 } } as const;

/** What is above the table on the first page of a sheet, in pixels: its name. */
const captionPx = 26;

export interface PaperPx {
  readonly width: number;
  readonly height: number;
  /** between the margins */
  readonly innerWidth: number;
  readonly innerHeight: number;
}

export function paperOf({ paper, orientation, margins }: PageSetup): PaperPx {
  const { short, long } = paperMm[paper];
  const [widthMm, heightMm] = orientation === 'portrait' ? [short, long] : [long, short];
  const inner = (mm: number): number => Math.max(mm, 10) * pxPerMm;
  return {
    width: widthMm * pxPerMm,
    height: heightMm * pxPerMm,
    innerWidth: inner(widthMm - margins.left - margins.right),
    innerHeight: inner(heightMm - margins.top - margins.bottom),
  };
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);

/** How much smaller (or larger) than on the screen; never larger only to fill the width. */
export function zoomOf(setup: PageSetup, columnWidths: readonly number[]): number {
  if (setup.scale !== 'fitWidth') return setup.scale / 100;
  // The outermost lines of a table lie half outside of it.
  return Math.min(1, (paperOf(setup).innerWidth - 2) / Math.max(sum(columnWidths), 1));
}

/** Lines packed into pieces of at most `room`, one after the other; a line that is longer than that gets its own piece. */
export function packed(
  sizes: readonly number[],
  room: number,
  firstRoom = room,
): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  let left = 0;
  sizes.forEach((size, i) => {
    if (pieces.length === 0 || size > left) {
      left = pieces.length === 0 ? firstRoom : room;
      pieces.push([]);
    }
    pieces.at(-1)!.push(i);
    left -= size;
  });
  return pieces;
}

export interface Measures {
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly number[];
  /** of the rows that stand again on every page */
  readonly headingHeights: readonly number[];
}

export interface PaperLayout {
  readonly zoom: number;
  /** which columns stand beside each other; one piece when all fit */
  readonly columns: readonly (readonly number[])[];
  /** which rows a page has, as near as can be told before a browser prints */
  readonly pages: readonly (readonly number[])[];
}

export function layoutOf(
  setup: PageSetup,
  { columnWidths, rowHeights, headingHeights }: Measures,
): PaperLayout {
  const zoom = zoomOf(setup, columnWidths);
  const { innerWidth, innerHeight } = paperOf(setup);
  // Half a pixel of rounding must not push a column to the next page.
  const columns =
    setup.scale === 'fitWidth'
      ? [columnWidths.map((_, i) => i)]
      : packed(columnWidths, innerWidth / zoom + 0.5);
  const room = Math.max(innerHeight / zoom - sum(headingHeights), 1);
  return { zoom, columns, pages: packed(rowHeights, room, Math.max(room - captionPx / zoom, 1)) };
}
