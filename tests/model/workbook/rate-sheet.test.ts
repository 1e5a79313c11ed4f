import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RateRowText, type RateSet, shippedRates } from '../../../model/rates/rate-rows.ts';
import { serialOfDay } from '../../../model/rates/day.ts';
import { rateDifference, updateRates } from '../../../model/workbook/rate-sheet.ts';
import { ratesOnly } from '../../support/rates-workbook.ts';
import { type TemplateWorkbook, openTemplateWorkbook } from '../../support/template-workbook.ts';

const dagpenge = 'Dagpenge, højeste beløb';
const isRate =
  (validFrom: string) =>
  (row: RateRowText): boolean =>
    row.name === dagpenge && row.validFrom === validFrom;

/** A set of later: 2026 is known, and 2025 was a little wrong. */
const later: RateSet = {
  asOf: '2027-01-01',
  rows: [
    ...shippedRates.rows.map((row): RateRowText => {
      if (isRate('2026-01-01')(row))
        return { ...row, amount: 22_050, counts: 'ja', validTo: '2026-12-31', kind: 'lov eller ministerium' };
      return isRate('2025-01-01')(row) ? { ...row, amount: 21_100 } : row;
    }),
    {
      ...shippedRates.rows.find(isRate('2025-01-01'))!,
      validFrom: '2027-01-01',
      year: 2027,
      amount: 23_000,
      validTo: '2027-12-31',
    },
  ],
};

let book: TemplateWorkbook;
beforeEach(() => {
  book = openTemplateWorkbook(ratesOnly);
});
afterEach(() => book.close());

function benefitOn(day: string): unknown {
  book.type('Ydelsesvalg', dagpenge);
  book.type('Egen_ydelse', '');
  book.type('Startdato', day.split('-').toReversed().join('-'));
  book.projection.flush();
  return book.value('Ydelse');
}

describe('[RATE-6] a workbook keeps its rates until somebody accepts newer ones', () => {
  test('the shipped set brings nothing to a fresh workbook', () => {
    expect(rateDifference(book.workbook, shippedRates)).toMatchObject({ added: [], changed: [] });
    expect(updateRates(book.editor, shippedRates)).toEqual({ ok: true, value: 0 });
    expect(book.editor.canUndo).toBe(false);
  });

  test('a newer set says what is new and what has changed, and writes nothing by being asked', () => {
    const before = benefitOn('2027-03-01');
    const difference = rateDifference(book.workbook, later)!;
    expect(difference.added.map(({ validFrom, amount }) => [validFrom, amount])).toEqual([
      ['2027-01-01', 23_000],
    ]);
    expect(difference.changed.map(({ rate, amount }) => [rate.validFrom, amount, rate.amount])).toEqual([
      ['2025-01-01', 21_092, 21_100],
      ['2026-01-01', 22_041, 22_050],
    ]);
    expect([difference.asOf, difference.newAsOf]).toEqual(['2026-01-01', '2027-01-01'].map(serialOfDay));
    expect(benefitOn('2027-03-01')).toBe(before);
  });

  test('accepting is one step: the case finds the new rates, and undo brings the old ones back', () => {
    // Only an owner may put other values than the shipped ones into locked cells, also by undoing.
    book.workbook.role = 'owner';
    expect(benefitOn('2027-03-01')).toBe(21_092 * 12);
    const updated = updateRates(book.editor, later);
    expect(updated.ok).toBe(true);
    book.projection.flush();
    expect([book.value('Ydelse'), book.value('Sats_status')]).toEqual([23_000 * 12, 'OK']);
    expect(book.value('Satser_pr')).toBe(serialOfDay('2027-01-01'));
    expect(rateDifference(book.workbook, later)).toMatchObject({ added: [], changed: [] });
    book.editor.undo();
    book.projection.flush();
    expect(book.value('Ydelse')).toBe(21_092 * 12);
    expect(rateDifference(book.workbook, later)!.added).toHaveLength(1);
  });

  test('a row of the workbook that the set does not have stays', () => {
    updateRates(book.editor, later);
    const names = book.column('Satser_navn').filter(Boolean).length;
    updateRates(book.editor, shippedRates);
    expect(book.column('Satser_navn').filter(Boolean)).toHaveLength(names);
    expect(benefitOn('2027-03-01')).toBe(23_000 * 12);
  });

  test('more rates than the sheet has rows for are refused as a whole', () => {
    const [row] = shippedRates.rows;
    const many = Array.from({ length: 200 }, (_, i) => ({ ...row!, validFrom: `${2030 + i}-01-01` }));
    const refused = updateRates(book.editor, { asOf: '2230-01-01', rows: [...shippedRates.rows, ...many] });
    expect(refused).toEqual({ ok: false, error: { kind: 'noRoom' } });
    expect(rateDifference(book.workbook, shippedRates)).toMatchObject({ added: [], changed: [] });
  });
});
