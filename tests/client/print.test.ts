import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type PageSetup, pageTexts } from '../../model/index.ts';
import { pageRule } from '../../client/print/page-rules.ts';
import { layoutOf, packed, paperOf, zoomOf } from '../../client/print/paper.ts';
import { runs } from '../support/runs.ts';

const setup: PageSetup = {
  paper: 'a4',
  orientation: 'landscape',
  scale: 'fitWidth',
  margins: { top: 18, right: 15, bottom: 18, left: 15 },
  headingRows: 1,
  header: ['title', 'none', 'date'],
  footer: ['sheet', 'none', 'pageOfPages'],
};

describe('[PRINT] what goes on a page', () => {
  test('[PRINT-1] the measures of paper, in CSS pixels of 96 an inch', () => {
    const across = paperOf(setup);
    expect([Math.round(across.width), Math.round(across.height)]).toEqual([1123, 794]);
    const up = paperOf({ ...setup, paper: 'a3', orientation: 'portrait' });
    expect([Math.round(up.width), Math.round(up.height)]).toEqual([1123, 1587]);
    expect(Math.round(across.innerWidth)).toBe(Math.round((267 * 96) / 25.4));
  });

  test('[PRINT-2] a sheet is made smaller to fit its width, never larger', () => {
    expect(zoomOf(setup, [200, 300])).toBe(1);
    const widths = Array.from({ length: 30 }, () => 120);
    expect(zoomOf(setup, widths) * 3600).toBeCloseTo(paperOf(setup).innerWidth - 2);
    expect(zoomOf({ ...setup, scale: 250 }, widths)).toBe(2.5);
  });

  test('[PRINT-3] without fitting, columns that have no room go to pages of their own, whole', () => {
    const columnWidths = [400, 400, 400, 1500, 100];
    const layout = layoutOf({ ...setup, scale: 100 }, { columnWidths, rowHeights: [26], headingHeights: [] });
    expect(layout.columns).toEqual([[0, 1], [2], [3], [4]]);
    const fitted = layoutOf(setup, { columnWidths, rowHeights: [26], headingHeights: [] });
    expect(fitted.columns).toEqual([[0, 1, 2, 3, 4]]);
  });

  test('[PRINT-4] every line is printed once, in order, and no piece is longer than there is room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 }),
        fc.integer({ min: 50, max: 500 }),
        (sizes, room) => {
          const pieces = packed(sizes, room);
          expect(pieces.flat()).toEqual(sizes.map((_, i) => i));
          for (const piece of pieces) {
            const length = piece.reduce((sum, i) => sum + sizes[i]!, 0);
            expect(piece.length === 1 || length <= room).toBe(true);
          }
        },
      ),
      runs(100),
    );
  });

  test('[PRINT-5] no title can break out of the text at the head of a page', () => {
    const title = 'Å"; } @page { size: A3 } \\ \n</style> 🙂';
    const words = { title, sheet: 'Ark1', date: '22. nov. 2026', t: (key: string) => key };
    for (const text of pageTexts) {
      const css = pageRule('p', { ...setup, header: [text, 'none', 'none'] }, words);
      const outside = css.replaceAll(/"(?:[^"\\\n]|\\[0-9a-f]+ )*"/g, '');
      expect(outside).not.toContain('"');
      expect(outside.match(/size: [^;]*;/g)).toEqual(['size: A4 landscape;']);
      expect(css).not.toContain('</style');
    }
  });
});
