/** A screen as its users see it: what axe finds wrong with it, and a picture for whoever wants to look. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './browser.ts';

/** A folder that gets a picture of every screen. */
const pictures = process.env['SAMREGN_PICTURES'];

/** For what is done only to be looked at. */
export const wantsPictures = pictures !== undefined;

/** Keeps a picture of what is in view, or of the whole page, when somebody wants it. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
}

export interface Manner {
  /** what the pictures' names begin with */
  readonly prefix?: string;
  /** axe's rules beyond those that always hold */
  readonly rules?: readonly string[];
  /** nothing may be cut off at the side */
  readonly fits?: boolean;
  readonly fullPage?: boolean;
}

/** How a journey looks at its screens: axe finds nothing, and there is a picture. */
export function looking(manner: Manner = {}): (page: Page, name: string) => Promise<void> {
  const { prefix = '', rules = [], fits = false, fullPage = false } = manner;
  return async (page, name) => {
    expect(await axeViolations(page, rules), name).toEqual([]);
    if (fits) {
      const isCut = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isCut, name).toBe(false);
    }
    await picture(page, `${prefix}${name}`, fullPage);
  };
}
