/** The sixty things that people do most in Excel, each in the real browser, by the keys and gestures they know from there. */
import { describe, expect, test } from 'vitest';
import { openOneVisitor } from '../support/one-visitor.ts';
import { Hands } from './excel/action.ts';
import { arranging } from './excel/arranging.ts';
import { calculating } from './excel/calculating.ts';
import { carrying } from './excel/carrying.ts';
import { looks } from './excel/looks.ts';
import { typing } from './excel/typing.ts';

const actions = [...typing, ...carrying, ...calculating, ...looks, ...arranging];

describe('[EXCEL] as in Excel', () => {
  let hands: Hands;
  openOneVisitor(async ({ screen }) => {
    hands = new Hands(screen);
    await screen.openBlank();
  });

  test('[EXCEL-0] the list has sixty actions, none of them twice', () => {
    expect(new Set(actions.map(({ what }) => what)).size).toBe(60);
  });

  // The names are the table that is quoted: number, action, keys or pointer, what is asserted.
  for (const [i, { what, by, holds, act }] of actions.entries()) {
    test(`[EXCEL-1] ${i + 1} · ${what} · ${by} · ${holds}`, async () => {
      await act(hands);
    });
  }
});
