import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPattern } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';

const plain = { matchCase: false, wholeCell: false, isRegular: false };

function pattern(wanted: string, options: Partial<typeof plain> = {}) {
  const read = readPattern(wanted, { ...plain, ...options });
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

describe('[FIND-1] what a person looks for', () => {
  test('any text is found where it stands, whatever signs it has, and what replaces it stands there as it is', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, text, (before, wanted, after, by) => {
        const looked = pattern(wanted, { matchCase: true });
        expect(looked.isIn(before + wanted + after)).toBe(true);
        expect(looked.replaced(wanted, by)).toBe(by);
        expect(looked.replaced(before + wanted + after, wanted)).toBe(before + wanted + after);
      }),
      runs(300),
    );
  });

  test.each([
    ['Indsats', {}, 'en INDSATS mere', true],
    ['Indsats', { matchCase: true }, 'en INDSATS mere', false],
    ['øre', {}, 'Ører', true],
    ['ind', { wholeCell: true }, 'indsats', false],
    ['indsats', { wholeCell: true }, 'Indsats', true],
    ['a.c', {}, 'abc', false],
    ['a.c', { isRegular: true }, 'abc', true],
    ['^\\d+$', { isRegular: true }, '2027', true],
    ['', {}, 'hvad som helst', false],
    ['', { isRegular: true }, '', false],
  ] as const)('%j %o in %j: %s', (wanted, options, text, isThere) => {
    expect(pattern(wanted, options).isIn(text)).toBe(isThere);
  });

  test('a group of a regular expression may stand in what replaces it; without one, $1 is two signs', () => {
    expect(pattern(String.raw`(\d+) uger`, { isRegular: true }).replaced('40 uger', 'uge $1')).toBe('uge 40');
    expect(pattern('uger').replaced('40 uger', '$1')).toBe('40 $1');
  });

  test('an expression that cannot be read is refused with a reason', () => {
    const read = readPattern('(', { ...plain, isRegular: true });
    expect(read).toMatchObject({ ok: false, error: { kind: 'badPattern', why: expect.stringMatching(/./) } });
  });

  test('what not every engine can compile is refused before it is used', () => {
    for (const isRegular of [false, true]) {
      const read = readPattern('x'.repeat(32_768), { ...plain, isRegular });
      expect(read).toEqual({ ok: false, error: { kind: 'patternTooLong', limit: 1000 } });
    }
  });
});
