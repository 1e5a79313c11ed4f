/** Numbers and texts typed into a template's inputs as rows, and results held against a reference. */
import { expect } from 'vitest';
import type { TemplateWorkbook } from './template-workbook.ts';

/** What is typed: a text, a number, or nothing. */
export type Typed = string | number | undefined;

const text = (value: Typed): string =>
  value === undefined ? '' : typeof value === 'string' ? value : String(value).replace('.', ',');

/** Types one value, or rows of them, from the first cell of a name on to the right and down. */
export function typeRows(
  book: TemplateWorkbook,
  name: string,
  rows: Typed | readonly (readonly Typed[])[],
): void {
  const texts = (typeof rows === 'object' ? rows : [[rows]]).map((row) => row.map(text));
  book.typeBlock(name, texts);
}

/** Holds a value against a number; ten øre is far below the krone that is promised, far above the noise of sums. */
export function expectClose(got: unknown, wanted: number, what: string, tolerance = 0.1): void {
  expect(typeof got, `${what}: ${String(got)}`).toBe('number');
  expect(Math.abs((got as number) - wanted), `${what}: ${String(got)} against ${wanted}`).toBeLessThan(
    tolerance,
  );
}
