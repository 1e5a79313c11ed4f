import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPresets, formatValue, serialOfDate } from '../../../model/formula/number-format.ts';
import { formatCodeText, readFormatCode } from '../../../model/formula/typed-format-code.ts';
import { withDecimals } from '../../../model/formula/decimals.ts';
import { runs } from '../../support/runs.ts';

test.each([
  ['#,##0.00', '#.##0,00'],
  ['#,##0.0,, "mio. kr."', '#.##0,0.. "mio. kr."'],
  ['0.000', '0,000'],
  ['#,###', '#.###'],
  ['0 %', '0 %'],
  ['dd-mm-yyyy', 'dd-mm-åååå'],
  ['d. mmmm yyyy', 'd. mmmm åååå'],
  ['dd-mm-yyyy hh:mm:ss.00', 'dd-mm-åååå tt:mm:ss,00'],
  ['[h]:mm', '[t]:mm'],
  ['#,##0;[Red]-#,##0', '#.##0;[Rød]-#.##0'],
  ['General', 'Standard'],
  ['"uge "0', '"uge "0'],
  ['0.00E+00', '0,00E+00'],
])('[CODE-1] %j is read in Danish as %j, and means the same when it is typed', (stored, danish) => {
  expect(formatCodeText(stored, 'da')).toBe(danish);
  expect(formatCodeText(stored, 'en')).toBe(stored);
  const value = stored === 'General' ? undefined : stored;
  expect(readFormatCode(danish, 'da')).toEqual({ ok: true, value });
  expect(readFormatCode(stored, 'en')).toEqual({ ok: true, value });
});

test.each([
  // What can only be English is read as English, also on a Danish screen.
  ['#,##0.00', 'da', '#,##0.00'],
  ['0.00', 'da', '0.00'],
  ['0.0,,', 'da', '0.0,,'],
  ['yyyy-mm-dd', 'da', 'yyyy-mm-dd'],
  ['#.##0,00', 'en', '#,##0.00'],
  // What can be both is read in the language of the screen.
  ['0.000', 'da', '0,000'],
  ['0.000', 'en', '0.000'],
  ['#.000', 'da', '#,000'],
  ['', 'da', undefined],
  ['  ', 'da', undefined],
] as const)('[CODE-2] %j typed in %s is stored as %j', (typed, language, stored) => {
  expect(readFormatCode(typed, language)).toEqual({ ok: true, value: stored });
});

test.each([
  ['#.##0 kr.', { kind: 'looseText', text: 'kr.', suggestion: '#.##0 "kr."' }],
  ['#.##0. t.kr.', { kind: 'looseText', text: 't.kr.', suggestion: '#.##0. "t.kr."' }],
  ['#.##0,0.. mio. kr.', { kind: 'looseText', text: 'mio. kr.', suggestion: '#.##0,0.. "mio. kr."' }],
  ['uge 0', { kind: 'looseText', text: 'uge', suggestion: '"uge" 0' }],
  ['0 "kr', { kind: 'open', mark: '"' }],
  ['[Rød 0', { kind: 'open', mark: '[' }],
  ['[Lilla]0', { kind: 'bracket', text: '[Lilla]' }],
  ['0;0;0;0;0', { kind: 'sections', limit: 4 }],
  ['0,0 0,0', { kind: 'twoDecimalMarks' }],
  ['dd-mm 0', { kind: 'mixed' }],
  ['0\\', { kind: 'unreadable' }],
  [`"${'x'.repeat(260)}"0`, { kind: 'tooLong', limit: 255 }],
] as const)('[CODE-3] %j is refused with the reason', (typed, problem) => {
  expect(readFormatCode(typed, 'da')).toEqual({ ok: false, error: problem });
});

test('[CODE-4] what is suggested for loose text is taken', () => {
  for (const typed of ['#.##0 kr.', '0 stk', 'uge 0', '#.##0. t.kr.']) {
    const read = readFormatCode(typed, 'da');
    const suggestion = !read.ok && read.error.kind === 'looseText' ? read.error.suggestion : '';
    expect(readFormatCode(suggestion, 'da').ok).toBe(true);
  }
});

test('[CODE-5] any preset, with more decimals or less, goes through its Danish text unchanged', () => {
  const codes = formatPresets.flatMap(({ code }) => (code === undefined ? [] : [code]));
  fc.assert(
    fc.property(
      fc.constantFrom(...codes, '#,##0.00;[Red]-#,##0.00', 'd. mmmm yyyy', 'hh:mm'),
      fc.array(fc.constantFrom(1, -1), { maxLength: 6 }),
      (code, steps) => {
        const stored = steps.reduce<string>((now, by) => withDecimals(now, by as 1 | -1, 1) ?? now, code);
        expect(readFormatCode(formatCodeText(stored, 'da'), 'da')).toEqual({ ok: true, value: stored });
      },
    ),
    runs(300),
  );
});

test('[CODE-6] whatever is typed is read or refused, in both languages', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('da', 'en'),
      (text, language) => {
        const read = readFormatCode(text, language);
        if (read.ok) expect(typeof formatValue(1.5, read.value, language).text).toBe('string');
        else expect(read.error.kind).not.toBe('');
      },
    ),
    runs(500),
  );
});

test.each([
  ['#,##0', 1, 1234, '#,##0.0'],
  ['#,##0.00', -1, 1234, '#,##0.0'],
  ['#,##0.0', -1, 1234, '#,##0'],
  ['#,##0', -1, 1234, '#,##0'],
  ['#,##0.0,, "mio. kr."', 1, 1, '#,##0.00,, "mio. kr."'],
  ['#,##0, "t.kr."', 1, 1, '#,##0.0, "t.kr."'],
  ['0 %', 1, 0.5, '0.0 %'],
  ['#,##0 "kr.";[Red]-#,##0 "kr."', 1, 1, '#,##0.0 "kr.";[Red]-#,##0.0 "kr."'],
  ['0.00E+00', 1, 1, '0.000E+00'],
  [undefined, 1, 1.25, '0.000'],
  [undefined, -1, 1.25, '0.0'],
  [undefined, -1, 5, undefined],
  [undefined, 1, undefined, '0.0'],
  ['dd-mm-yyyy', 1, serialOfDate(2026, 1, 1), 'dd-mm-yyyy'],
  ['@', 1, 1, '@'],
] as const)('[CODE-7] %j with %d decimal for %d is %j', (code, by, value, expected) => {
  expect(withDecimals(code, by, value)).toBe(expected);
});
