import { expect, test } from 'vitest';
import {
  type PageSetup,
  deleteLines,
  insertLines,
  pageSetupOf,
  printAreaOf,
  setPageSetup,
} from '../../../model/index.ts';
import { copySheet } from '../../../model/workbook/copy-sheet.ts';
import { freezePanes } from '../../../model/workbook/panes.ts';
import { openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';

const wanted: PageSetup = {
  paper: 'a3',
  orientation: 'portrait',
  scale: 80,
  margins: { top: 10, right: 12.5, bottom: 10, left: 12.5 },
  headingRows: 2,
  header: ['title', 'sheet', 'date'],
  footer: ['none', 'none', 'pageOfPages'],
};

test('[PRINT-6] a set-up is kept with the sheet, taken back in one step, and copied with the sheet', () => {
  const { anne } = openColleagues();
  const usual = pageSetupOf(anne.workbook, 'a');
  expect(usual).toMatchObject({ paper: 'a4', orientation: 'landscape', scale: 'fitWidth', headingRows: 0 });
  freezePanes(anne.editor, 'a', { rows: 3, columns: 1 });
  expect(pageSetupOf(anne.workbook, 'a').headingRows).toBe(3);
  setPageSetup(anne.editor, 'a', { setup: wanted, area: rangeAt(anne, 'B2:D9') });
  expect(pageSetupOf(anne.workbook, 'a')).toEqual(wanted);
  const copy = copySheet(anne.editor, 'a');
  expect(copy.ok && pageSetupOf(anne.workbook, copy.value)).toEqual(wanted);
  expect(copy.ok && printAreaOf(anne.workbook, copy.value)).toMatchObject({ firstRow: 1, lastRow: 8 });
  anne.editor.undo();
  anne.editor.undo();
  expect(pageSetupOf(anne.workbook, 'a').paper).toBe('a4');
  expect(printAreaOf(anne.workbook, 'a')).toBeUndefined();
});

test('[PRINT-7] the area follows its rows; what is out of bounds is brought inside them', () => {
  const { anne } = openColleagues();
  setPageSetup(anne.editor, 'a', { setup: wanted, area: rangeAt(anne, 'A2:C5') });
  insertLines(anne.editor, rowsOf(2));
  expect(printAreaOf(anne.workbook, 'a')).toMatchObject({ firstRow: 1, lastRow: 5 });
  deleteLines(anne.editor, rowsOf(0));
  expect(printAreaOf(anne.workbook, 'a')).toMatchObject({ firstRow: 0, lastRow: 4 });
  const far = {
    ...wanted,
    scale: 9999,
    headingRows: 2.7,
    margins: { top: -4, right: Number.NaN, bottom: 500, left: 1 },
  };
  setPageSetup(anne.editor, 'a', { setup: far, area: undefined });
  expect(pageSetupOf(anne.workbook, 'a')).toMatchObject({
    scale: 400,
    headingRows: 2,
    margins: { top: 0, right: 0, bottom: 100, left: 1 },
  });
  expect(printAreaOf(anne.workbook, 'a')).toBeUndefined();
  expect(setPageSetup(anne.editor, 'gone', { setup: wanted, area: undefined }).ok).toBe(false);
});

test.each([
  [['a4', 'landscape', 0, 1, 1, 1, 1, 0, 'none none none']],
  [['a5', 'landscape', 0, 1, 1, 1, 1, 0, 'none none none', 'none none none']],
  [['a4', 'landscape', 1e9, 1, 1, 1, 1, 0, 'none none none', 'none none none']],
  [['a4', 'landscape', 0, '1', 1, 1, 1, 0, 'none none none', 'none none none']],
  [['a4', 'landscape', 0, 1, 1, 1, 1, 0.5, 'none none none', 'none none none']],
  [['a4', 'landscape', 0, 1, 1, 1, 1, 0, 'none none', 'none none none']],
  [['a4', 'landscape', 0, 1, 1, 1, 1, 0, 'none none none', 'none none html']],
  ['a4'],
  [{}],
])('[PRINT-8] what is no set-up counts as none: %j', (entry) => {
  const { anne } = openColleagues();
  anne.workbook.sheetEntries.set('a/u', entry);
  anne.workbook.sheetEntries.set('a/a', entry);
  expect(pageSetupOf(anne.workbook, 'a').paper).toBe('a4');
  expect(pageSetupOf(anne.workbook, 'a').footer[2]).toBe('pageOfPages');
  expect(printAreaOf(anne.workbook, 'a')).toBeUndefined();
});

test('[PRINT-9] two people who set up at once end with one of the two, whole, the same for both', () => {
  const { anne, bo, both } = openColleagues();
  setPageSetup(anne.editor, 'a', { setup: wanted, area: undefined });
  setPageSetup(bo.editor, 'a', { setup: { ...wanted, paper: 'a4', headingRows: 5 }, area: undefined });
  const { paper, headingRows } = both(({ workbook }) => pageSetupOf(workbook, 'a'));
  expect(['a3 2', 'a4 5']).toContain(`${paper} ${headingRows}`);
});
