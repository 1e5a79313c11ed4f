import { describe, expect, test } from 'vitest';
import {
  borderOf,
  colourIn,
  numberFormatOf,
  readDeclarations,
  readStyleSheet,
} from '../../../client/clipboard/css-text.ts';
import { nearestTint, tintColours } from '../../../model/index.ts';

describe('[CLIPCSS] styles of other programs', () => {
  test.each([
    ['General', undefined],
    ['"\\@"', undefined],
    ['"0\\.00"', '0.00'],
    ['"\\#\\,\\#\\#0\\.00"', '#,##0.00'],
    ['"\\#\\.\\#\\#0\\,00"', '#,##0.00'],
    ['"\\#\\,\\#\\#0\\\\ \\0022kr\\.\\0022"', '#,##0\\ "kr."'],
    ['"dd\\\\-mm\\\\-yyyy"', 'dd\\-mm\\-yyyy'],
    ['Percent', '0.00%'],
    ['"Short Date"', 'dd-mm-yyyy'],
    ['Fixed', '0.00'],
    [undefined, undefined],
  ])('[CLIPCSS-1] the number format %s is %s', (value, code) => {
    expect(numberFormatOf(value)).toBe(code);
  });

  test('[CLIPCSS-2] declarations and classes, with semicolons and braces in quotes', () => {
    const styles = readDeclarations(
      `color:red;mso-number-format:"0\\;\\-0";background:#ff0 ; border-top:.5pt solid`,
    );
    expect([...styles]).toEqual([
      ['color', 'red'],
      ['mso-number-format', '"0\\;\\-0"'],
      ['background', '#ff0'],
      ['border-top', '.5pt solid'],
    ]);
    const sheet = readStyleSheet(
      '<!-- .xl65 {color:red;mso-number-format:"a}b"} td{x:1} p.y{z:2} .xl65,.b{c:3} -->',
    );
    expect([...sheet.get('.xl65')!]).toEqual([
      ['color', 'red'],
      ['mso-number-format', '"a}b"'],
      ['c', '3'],
    ]);
    expect(sheet.get('td')?.get('x')).toBe('1');
    expect(sheet.has('p.y')).toBe(false);
    expect(readDeclarations('}{;;:::"unfinished').size).toBe(0);
  });

  test.each([
    ['#ff0000', 'FF0000'],
    ['#f00', 'FF0000'],
    ['rgb(1, 2, 3)', '010203'],
    ['rgba(1,2,3,0)', undefined],
    ['yellow none', 'FFFF00'],
    ['windowtext', undefined],
    ['transparent', undefined],
  ])('[CLIPCSS-3] the colour in %s is %s', (value, rgb) => {
    expect(colourIn(value)).toBe(rgb);
  });

  test.each([
    ['FFFF00', 'ground', 'yellow'],
    ['C9DAF8', 'ground', 'blue'],
    ['C6EFCE', 'ground', 'green'],
    ['FFC7CE', 'ground', 'red'],
    ['FCE4D6', 'ground', 'orange'],
    ['D9D9D9', 'ground', 'grey'],
    ['FFFFFF', 'ground', undefined],
    ['000000', 'text', undefined],
    ['C00000', 'text', 'red'],
    ['7030A0', 'text', 'violet'],
  ] as const)('[CLIPCSS-4] %s as %s is %s', (rgb, use, tint) => {
    expect(nearestTint(rgb, use)).toBe(tint);
  });

  test('[CLIPCSS-5] our own colours come back as they went out', () => {
    for (const [tint, colours] of Object.entries(tintColours))
      for (const use of ['text', 'ground'] as const) expect(nearestTint(colours[use], use)).toBe(tint);
  });

  test.each([
    ['border:1px solid red', 'box'],
    ['border-top:.5pt solid;border-bottom:2pt double', 'total'],
    ['border-bottom:1px solid #000', 'bottom'],
    ['border:none', undefined],
    ['border:0px solid', undefined],
    ['border:1px solid;border-left:none', 'notLeft'],
  ])('[CLIPCSS-6] %s is %s', (text, border) => {
    expect(borderOf(readDeclarations(text))).toBe(border);
  });
});
