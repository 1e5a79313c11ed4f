import { expect, test } from 'vitest';
import { openProjection } from '../../../model/calculation/index.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';
import { storedFormatCode } from '../../../model/formula/format-code.ts';
import { formatPresets, serialOfDate } from '../../../model/formula/number-format.ts';

test.each([
  ['#.##0,00', '#,##0.00'],
  ['#,##0.00', '#,##0.00'],
  ['#.##0', '#,##0'],
  ['#,##0', '#,##0'],
  ['#.###', '#,###'],
  ['0,00', '0.00'],
  ['0.00', '0.00'],
  ['0,000', '0.000'],
  ['0.000', '0.000'],
  ['0,0 %', '0.0 %'],
  ['#.##0,0.. "mio. kr."', '#,##0.0,, "mio. kr."'],
  ['#,##0.0,, "mio. kr."', '#,##0.0,, "mio. kr."'],
  ['#.##0. "t.kr."', '#,##0, "t.kr."'],
  ['[$kr.-406] #.##0,00', '[$kr.-406] #,##0.00'],
  ['#.##0,00;[Red]-#.##0,00', '#,##0.00;[Red]-#,##0.00'],
  ['"1.000,00" 0,0', '"1.000,00" 0.0'],
  ['0\\,0', '0\\,0'],
  ['dd-mm-åååå', 'dd-mm-yyyy'],
  ['d. mmmm åååå', 'd. mmmm yyyy'],
  ['dd.mm.ÅÅ', 'dd.mm.YY'],
  ['tt:mm', 'hh:mm'],
  ['[t]:mm', '[h]:mm'],
  ['dd-mm-åååå tt:mm:ss,00', 'dd-mm-yyyy hh:mm:ss.00'],
  ['Standard', 'General'],
  ['0', '0'],
  ['', ''],
])('[FORMAT-10] the code %j in a formula is stored as %j', (typed, stored) => {
  expect(storedFormatCode(typed)).toBe(stored);
});

test('[FORMAT-11] a stored code stays as it is', () => {
  for (const { code } of formatPresets) if (code !== undefined) expect(storedFormatCode(code)).toBe(code);
});

test.each([
  [1234.5, '#.##0,00', '1.234,50'],
  [1234.5, '#,##0.00', '1.234,50'],
  [1.255, '0,00', '1,26'],
  [-0.005, '0,00', '-0,01'],
  [0.125, '0,0 %', '12,5 %'],
  [0.125, '0.0%', '12,5%'],
  [1_250_000, '#.##0,0.. "mio. kr."', '1,3 mio. kr.'],
  [1_250_000, '#,##0.0,, "mio. kr."', '1,3 mio. kr.'],
  [-1234.5, '"kr." #.##0,00;-"kr." #.##0,00', '-kr. 1.234,50'],
  [serialOfDate(2026, 12, 31), 'dd-mm-åååå', '31-12-2026'],
  [serialOfDate(2026, 12, 31), 'd. mmmm åååå', '31. december 2026'],
  [serialOfDate(2026, 12, 31), 'yyyy-mm-dd', '2026-12-31'],
  [0.604166666666667, 'tt:mm', '14:30'],
])('[FORMAT-12] TEKST(%d;%j) is %j', (value, code, text) => {
  const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 3, columns: 3 }]));
  const projection = openProjection(person.workbook);
  person.type('A1', String(value));
  person.type('B1', `=TEKST(A1;"${code.replaceAll('"', '""')}")`, 'da');
  projection.flush();
  expect(projection.valueAt('a', '0.1')).toBe(text);
  projection.close();
  person.close();
});
