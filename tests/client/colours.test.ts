import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tints } from '../../model/index.ts';

const client = fileURLToPath(new URL('../../client', import.meta.url));
const tokens = readFileSync(join(client, 'style/tokens.css'), 'utf8');

type Colour = readonly [red: number, green: number, blue: number];

function readColour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** WCAG 2.1, relative luminance. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2.1, contrast ratio: 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

type Theme = 'light' | 'dark';

/** The plain colours of one block of tokens.css. */
function coloursIn(block: string, theme: Theme): Map<string, Colour> {
  const colours = new Map<string, Colour>();
  for (const [, name, light, dark] of block.matchAll(
    /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g,
  )) {
    colours.set(name!, readColour(theme === 'light' ? light! : dark!));
  }
  return colours;
}

const [usual = '', more = ''] = tokens.split('@media (prefers-contrast: more)');

function colours(theme: Theme, isHigh: boolean): (name: string) => Colour {
  const all = coloursIn(usual, theme);
  if (isHigh) for (const [name, colour] of coloursIn(more, theme)) all.set(name, colour);
  return (name) => {
    const colour = all.get(name);
    if (!colour) throw new Error(`No colour is called ${name}.`);
    return colour;
  };
}

/** What is written on what. */
const written: readonly (readonly [ink: string, ground: string])[] = [
  ...['paper', 'desk', 'heading', 'brand-soft', 'input', 'result', 'warn-soft', 'bad-soft'].flatMap(
    (ground) => [['ink', ground] as const, ['ink-soft', ground] as const],
  ),
  ['ink-faint', 'paper'],
  ['brand', 'paper'],
  ['brand', 'desk'],
  ['brand', 'brand-soft'],
  ['brand-strong', 'brand-soft'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['good', 'paper'],
  ['bad', 'paper'],
  ['bad', 'desk'],
  ['bad', 'input'],
  ['bad', 'result'],
  ['bad-ink', 'bad-soft'],
  ['warn', 'paper'],
  ['warn', 'desk'],
  ['warn-ink', 'warn-soft'],
  ...tints.flatMap((tint) =>
    ['paper', 'heading', 'input', 'result', 'calculation', ...tints.map((ground) => `ground-${ground}`)].map(
      (ground) => [`tint-${tint}`, ground] as const,
    ),
  ),
  ...tints.map((tint) => ['ink', `ground-${tint}`] as const),
  ['ink', 'calculation'],
  ['ink-soft', 'calculation'],
  ...Array.from({ length: 8 }, (_, i) => ['on-peer', `peer-${i}`] as const),
  ...Array.from({ length: 6 }, (_, i) => [`ref-${i}`, 'paper'] as const),
];

/** Lines that alone say where something is. */
const drawn: readonly (readonly [line: string, ground: string])[] = [
  ['edge', 'paper'],
  ['edge', 'desk'],
  ['brand', 'paper'],
  ['brand', 'input'],
  ['chart-quiet', 'paper'],
  ['good', 'paper'],
  ['cell-line', 'paper'],
  ...Array.from({ length: 8 }, (_, i) => [`peer-${i}`, 'paper'] as const),
];

describe('[COLOUR] every theme is readable', () => {
  test.each([
    { theme: 'light', isHigh: false },
    { theme: 'dark', isHigh: false },
    { theme: 'light', isHigh: true },
    { theme: 'dark', isHigh: true },
  ] as const)(
    '[COLOUR-1] text has 4.5:1 to its ground and lines 3:1, with more contrast 7:1 and 4.5:1: $theme $isHigh',
    ({ theme, isHigh }) => {
      const colour = colours(theme, isHigh);
      const short = (pairs: typeof written, least: number): string[] =>
        pairs.flatMap(([one, other]) => {
          const ratio = contrast(colour(one), colour(other));
          return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : [];
        });
      expect(short(written, isHigh ? 7 : 4.5)).toEqual([]);
      expect(short(drawn, isHigh ? 4.5 : 3)).toEqual([]);
    },
  );

  test('[COLOUR-2] no colour stands outside of tokens.css', () => {
    const literal =
      /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w-])|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color)\(/i;
    const named = /:\s*[^;{]*\b(?:white|black|red|green|blue|yellow|gr[ae]y|orange|purple)\s*[;!]/i;
    const found: string[] = [];
    for (const name of readdirSync(client, { recursive: true, encoding: 'utf8' })) {
      if (name.startsWith('dist') || name.endsWith('tokens.css')) continue;
      const isStyle = name.endsWith('.css');
      if (!isStyle && !/\.tsx?$/.test(name)) continue;
      for (const [i, line] of readFileSync(join(client, name), 'utf8').split('\n').entries()) {
        // In a program a colour is a text of its own; #A1 and #model are not.
        const isColour = isStyle
          ? literal.test(line) || named.test(line)
          : /['"`](?:#[0-9a-f]{3}|#[0-9a-f]{6}|(?:rgb|hsl)a?\(.*)['"`]/i.test(line);
        if (isColour) found.push(`${name}:${i + 1} ${line.trim()}`);
      }
    }
    expect(found).toEqual([]);
  });

  test('[COLOUR-3] whoever has colours of their own gets them for every name', () => {
    const forced = tokens.split('@media (forced-colors: active)')[1] ?? '';
    const named = new Set(coloursIn(usual, 'light').keys());
    const missing = [...named].filter((name) => !forced.includes(`--${name}:`));
    expect(missing).toEqual([]);
  });
});
