import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCprNumbers, withoutCprNumbers } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';

describe('[CPR] personal numbers in texts', () => {
  test.each([
    ['0101901234', ['0101901234']],
    ['010190-1234', ['0101901234']],
    ['010190 1234', ['0101901234']],
    ['010190 - 1234', ['0101901234']],
    ['010190–1234', ['0101901234']],
    ['010190\u20111234', ['0101901234']],
    ['010190\u00a01234', ['0101901234']],
    ['CPR0101901234', ['0101901234']],
    ['Jens (010190-1234) og Ida, 311299-4567.', ['0101901234', '3112994567']],
    ['=A1&"010190-1234"', ['0101901234']],
    // 29 February: 2000 and 1996 had one, 1900 and 1999 had none.
    ['2902004000', ['2902004000']],
    ['2902000000', []],
    ['2902961000', ['2902961000']],
    ['2902991000', []],
    // The seventh digit gives the century: 4 with 36 is 2036, with 37 it is 1937.
    ['2902364000', ['2902364000']],
    ['2902374000', []],
    ['290258-5000', []],
    ['290260-5000', ['2902605000']],
    // Numbers without modulus 11 are issued since 2007.
    ['010165-0000', ['0101650000']],
  ])('[CPR-1] %s', (text, digits) => {
    expect(findCprNumbers(text).map((found) => found.digits)).toEqual(digits);
  });

  test.each([
    '',
    '010190',
    '010190-123',
    '3201901234',
    '0113901234',
    '0001901234',
    '3104901234',
    '6101901234',
    '01019012345',
    '10101901234',
    '5790000123456',
    '0101901234,50',
    '0101901234.5',
    '1.0101901234',
    "1'0101901234",
    '010190\t1234',
    '010190\n1234',
    '010190--1234',
    '01-01-1990 1234',
    '1.010.190.123',
    '31-12-2026',
    '0x0101901',
    '101901234',
  ])('[CPR-2] %j is none', (text) => {
    expect(findCprNumbers(text)).toEqual([]);
  });

  test('[CPR-3] the number is taken away, and the rest stays as it was', () => {
    const clean = (text: string): string => withoutCprNumbers(text, findCprNumbers(text));
    expect(clean('Jens 010190-1234 bor her')).toBe('Jens bor her');
    expect(clean('010190-1234 bor her')).toBe('bor her');
    expect(clean('Jens (0101901234)')).toBe('Jens ()');
    expect(clean('010190-1234,020290-2345')).toBe(',');
    expect(clean('uden  to mellemrum')).toBe('uden  to mellemrum');
  });

  test('[CPR-4] in any text, what is left has none, and nothing but numbers is gone', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '010190-1234',
        '311299 4567',
        '0101901234',
        ' ',
        '-',
        'æ',
        '👩‍🦽',
        '\u202e',
        '1',
        '.',
        ',',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const found = findCprNumbers(text);
        for (const { start, end, digits } of found)
          expect(text.slice(start, end).replace(/\D/g, '')).toBe(digits);
        // A copy and a paste of what is left asks again, as long as there is something to ask.
        let rest = text;
        for (let i = 0; i < 9 && findCprNumbers(rest).length > 0; i++)
          rest = withoutCprNumbers(rest, findCprNumbers(rest));
        expect(findCprNumbers(rest)).toEqual([]);
      }),
      runs(300),
    );
  });
});
