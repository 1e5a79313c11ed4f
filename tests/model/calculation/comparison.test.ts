import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNumbers, compareText } from '../../../model/calculation/comparison.ts';
import { wildcardPattern } from '../../../model/calculation/wildcard-pattern.ts';
import { runs } from '../../support/runs.ts';

const letters = fc.constantFrom(...'aAbzåÅæøéeE -9'.split(''));
const words = fc.array(letters, { maxLength: 6 }).map((list) => list.join(''));

describe('[ORDER-1] text has one order', () => {
  test('equal is equal both ways, and one of two comes first', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(Math.sign(compareText(one, other)) + Math.sign(compareText(other, one))).toBe(0);
        expect(compareText(one, other) === 0).toBe(one.toLowerCase() === other.toLowerCase());
      }),
      runs(2000),
    );
  });

  test('what comes before the middle one comes before the last', () => {
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const [first, middle, last] = [a, b, c].toSorted(compareText) as [string, string, string];
        expect(compareText(first, middle)).toBeLessThanOrEqual(0);
        expect(compareText(middle, last)).toBeLessThanOrEqual(0);
        expect(compareText(first, last)).toBeLessThanOrEqual(0);
      }),
      runs(2000),
    );
  });

  test('the Danish alphabet', () => {
    const sorted = [
      'a',
      'Ab',
      'b',
      'Vest',
      'West',
      'z',
      'Æble',
      'ø',
      'Øst',
      'å',
      'Aalborg',
      'Ålborg',
      'Århus',
    ];
    expect(sorted.toReversed().toSorted(compareText)).toEqual(sorted);
  });
});

test('[ORDER-2] the order does not depend on the language of the machine', async () => {
  const module = fileURLToPath(new URL('../../../model/calculation/comparison.ts', import.meta.url));
  const script = `
    const { compareText } = await import(${JSON.stringify(module)});
    const list = ['zebra', 'aa', 'å', 'ä', 'ö', 'ø', 'æ', 'I', 'i', 'ı', 'w', 'v', 'ch', 'cz', 'Aalborg', 'Ålborg', 'é'];
    process.stdout.write(list.toSorted(compareText).join(' '));`;
  const run = promisify(execFile);
  const orders = await Promise.all(
    ['da_DK', 'en_US', 'sv_SE', 'tr_TR'].map(async (locale) => {
      const env = { ...process.env, LC_ALL: `${locale}.UTF-8`, LANG: `${locale}.UTF-8` };
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env });
      return stdout;
    }),
  );
  expect(orders[0]).toContain('zebra');
  expect(new Set(orders).size).toBe(1);
});

test('[ORDER-3] amounts up to a million million differ by an øre, noise does not count', () => {
  expect(compareNumbers(999_999_999_999.99, 999_999_999_999.98)).toBe(1);
  expect(compareNumbers(0.1 + 0.2, 0.3)).toBe(0);
  expect(compareNumbers(4.35 * 100, 435)).toBe(0);
  expect(compareNumbers(-1, 1)).toBe(-1);
});

test('[ORDER-4] * stands for any text, ? for one character, ~ for the next as it is', () => {
  const matches = (pattern: string, text: string): boolean =>
    wildcardPattern(pattern, 'whole').test(text.toLowerCase());
  expect(matches('Å?hus', 'Århus')).toBe(true);
  expect(matches('a?', 'a')).toBe(false);
  expect(matches('*kr.', '5 kr.')).toBe(true);
  expect(matches('*kr.', '5 krx')).toBe(false);
  expect(matches('hvad~?', 'hvad?')).toBe(true);
  expect(matches('hvad~?', 'hvadd')).toBe(false);
  expect(matches('(a|b)[c]{1}', '(a|b)[c]{1}')).toBe(true);
});
