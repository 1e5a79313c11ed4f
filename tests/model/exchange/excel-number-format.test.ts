import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excelNumberFormat } from '../../../model/exchange/excel-number-format.ts';
import { formatPresets, formatValue } from '../../../model/formula/number-format.ts';
import { runs } from '../../support/runs.ts';

describe('[XLSX-7] a number format in a file is one that Excel takes', () => {
  test.each([
    '#,##0',
    '#,##0.00',
    '#,##0 "kr."',
    '#,##0.00\\ [$kr.-406]',
    '#,##0\\ "kr.";[Red]\\-#,##0\\ "kr."',
    '#,##0, "t.kr."',
    '#,##0.0,, "mio. kr."',
    '0 %',
    '0.0%',
    'dd-mm-yyyy',
    'dd\\-mm\\-yyyy',
    'mmmm yyyy',
    '[$-406]d. mmmm yyyy;@',
    'h:mm:ss.00',
    '[h]:mm',
    'h:mm AM/PM',
    '# ?/?',
    '0.00E+00',
    '@',
    'General',
    '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    '[>=1000]#,##0;[<0][Red]-0;0',
    '[Color12]0',
  ])('%s as it is', (code) => {
    expect(excelNumberFormat(code)).toBe(code);
  });

  test.each([
    ['#,##0 kr.', '#,##0 \\k\\r.'],
    ['#,##0 kr', '#,##0 \\k\\r'],
    ['0 "uden slut', '0 "uden slut"'],
    ['DD-MM-YYYY', 'dd-mm-yyyy'],
    ['0 °', '0 \\°'],
    ['0\u00a0%', '0\\\u00a0%'],
    [',0', '\\,0'],
    ['general', 'General'],
  ])('%s becomes %s', (code, expected) => {
    expect(excelNumberFormat(code)).toBe(expected);
  });

  test.each([
    '0;0;0;@;0',
    '@;0',
    '0 yyyy',
    '0 @',
    '[Rød]0',
    '[foo]0',
    '0.0.0',
    '[<1]0;[<2]0;[<3]0',
    '** * 0',
    'a\u0000b',
    '\ud800',
    '',
  ])('%j is left out', (code) => {
    expect(excelNumberFormat(code)).toBeUndefined();
  });

  test('every preset is taken as it is', () => {
    for (const { code } of formatPresets) if (code !== undefined) expect(excelNumberFormat(code)).toBe(code);
  });

  test('what is taken is taken again as it is, never too long, and shows the same', () => {
    const pieces =
      '0 # ? , . % ; "kr." - k yyyy m d h s @ [Red] [h] \\x _) General E+ / " [ ] æ € ( ) [$kr.-406] [>1]'.split(
        ' ',
      );
    const piece = fc.constantFrom(...pieces, ' ', '* ');
    const code = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(code, fc.constantFrom(0, 1, -1, 1234.567, 46_388.25), (any, value) => {
        const taken = excelNumberFormat(any);
        if (taken === undefined) return;
        expect(excelNumberFormat(taken)).toBe(taken);
        expect(taken.length).toBeLessThanOrEqual(255);
        expect(formatValue(value, taken, 'da')).toEqual(formatValue(value, any, 'da'));
      }),
      runs(2000),
    );
  });
});
