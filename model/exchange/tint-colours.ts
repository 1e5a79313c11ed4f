/** The palette's colours where they must be said in figures, as in files and on the clipboard; and the way back. */
import { type Tint, tints } from '../workbook/format.ts';

/** RRGGBB: text dark enough to read, and a ground light enough to be read on. */
export const tintColours = {
  grey: { text: '5F6B7A', ground: 'EEF0F3' },
  blue: { text: '1D4F91', ground: 'E3EDF9' },
  green: { text: '1E6B43', ground: 'E2F3E9' },
  yellow: { text: '7A5B00', ground: 'FFF4CC' },
  orange: { text: '9A4A00', ground: 'FDE8D6' },
  red: { text: 'A3262A', ground: 'FBE3E4' },
  violet: { text: '5B3A8C', ground: 'EEE6F8' },
} as const satisfies Record<Tint, { readonly text: string; readonly ground: string }>;

/** Of the lines around cells, RRGGBB. */
export const lineColour = '51606F';

/** Where on the circle of hues, in degrees, one tint ends and the next begins. */
const hues: readonly (readonly [upTo: number, tint: Tint])[] = [
  [15, 'red'],
  [40, 'orange'],
  [70, 'yellow'],
  [170, 'green'],
  [255, 'blue'],
  [330, 'violet'],
  [360, 'red'],
];

/** Less than this part of the full colour is grey. */
const leastColour = 0.12;

/**
 * The tint that comes nearest to a colour of another program, RRGGBB; undefined for what is as good as plain: a white
 * ground, black text.
 */
export function nearestTint(rgb: string, use: 'text' | 'ground'): Tint | undefined {
  const exact = tints.find((tint) => tintColours[tint][use] === rgb.toUpperCase());
  if (exact) return exact;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const spread = most - least;
  if (spread < leastColour * Math.max(most, 0.5)) {
    const isPlain = use === 'ground' ? most > 0.97 : most < 0.25;
    return isPlain ? undefined : 'grey';
  }
  const sector =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  const hue = (sector * 60 + 360) % 360;
  return hues.find(([upTo]) => hue <= upTo)?.[1];
}
