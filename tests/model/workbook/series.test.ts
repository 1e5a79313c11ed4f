import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../../model/workbook/content.ts';
import { type SeriesOptions, type SeriesValue, extendSeries } from '../../../model/workbook/series.ts';
import { formatValue } from '../../../model/index.ts';
import { serialOfDate } from '../../../model/formula/number-format.ts';
import { runs } from '../../support/runs.ts';

type Given = number | string | boolean;

const contentOf = (value: Given): Content =>
  typeof value === 'number'
    ? { kind: 'number', value }
    : typeof value === 'boolean'
      ? { kind: 'boolean', value }
      : value === ''
        ? { kind: 'empty' }
        : { kind: 'text', value };

/** What a series goes on with; a repeated value is shown as the value that it repeats. */
function after(
  given: readonly Given[],
  count: number,
  options: Partial<SeriesOptions> = {},
  number?: string,
): unknown[] {
  const series = extendSeries(
    given.map((value) => ({ content: contentOf(value), number })),
    count,
    { language: 'da', ...options },
  );
  return series.map((value: SeriesValue) => {
    const content = value.kind === 'copy' ? contentOf(given[value.copyOf]!) : value.content;
    return 'value' in content ? content.value : '';
  });
}

const day = (text: string): number => {
  const [date, month, year] = text.split('-').map(Number);
  return serialOfDate(year!, month!, date!);
};
const shown = (serials: readonly unknown[]): string[] =>
  serials.map((serial) => formatValue(serial as number, 'dd-mm-yyyy', 'da').text);
const dates = (given: readonly string[], count: number, options: Partial<SeriesOptions> = {}): string[] =>
  shown(after(given.map(day), count, options, 'dd-mm-yyyy'));

describe('[VERB-4] a series goes on as Excel’s fill handle would', () => {
  test.each<[string, Given[], unknown[]]>([
    ['a single number repeats', [7], [7, 7, 7]],
    ['two numbers make a step', [1, 2], [3, 4, 5]],
    ['a step down', [10, 7.5], [5, 2.5, 0]],
    ['decimals stay decimals', [0.1, 0.2], [0.3, 0.4, 0.5]],
    ['three that are uneven make the best straight line', [1, 2, 4], [16 / 3, 41 / 6, 25 / 3]],
    ['a number at the end of a text', ['Uge 1'], ['Uge 2', 'Uge 3', 'Uge 4']],
    ['with a step', ['Uge 2', 'Uge 4'], ['Uge 6', 'Uge 8', 'Uge 10']],
    ['with leading zeros', ['P098'], ['P099', 'P100', 'P101']],
    ['names of months, long', ['oktober', 'november'], ['december', 'januar', 'februar']],
    ['names of months, short', ['Okt'], ['Nov', 'Dec', 'Jan']],
    ['with a full stop', ['nov.'], ['dec.', 'jan.', 'feb.']],
    ['in capitals', ['MAJ', 'JUNI'], ['JULI', 'AUGUST', 'SEPTEMBER']],
    ['weekdays with a step', ['Mandag', 'Onsdag'], ['Fredag', 'Søndag', 'Tirsdag']],
    ['short weekdays', ['lør'], ['søn', 'man', 'tir']],
    ['English names', ['Monday'], ['Tuesday', 'Wednesday', 'Thursday']],
    ['English months', ['February'], ['March', 'April', 'May']],
    ['quarters', ['3. kvartal'], ['4. kvartal', '1. kvartal', '2. kvartal']],
    ['other texts repeat', ['ja', 'nej'], ['ja', 'nej', 'ja']],
    ['truth values repeat', [true], [true, true, true]],
    ['runs of one sort go on side by side', ['Uge 1', 5, 6], ['Uge 2', 7, 8]],
  ])('%s', (_, given, expected) => {
    const found = after(given, 3);
    expect(found.map((value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value))).toEqual(
      expected.map((value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value)),
    );
  });

  test.each<[string, string[], Partial<SeriesOptions>, string[]]>([
    ['a single date counts days', ['27-02-2028'], {}, ['28-02-2028', '29-02-2028', '01-03-2028']],
    [
      'two dates make a step of days',
      ['01-01-2026', '08-01-2026'],
      {},
      ['15-01-2026', '22-01-2026', '29-01-2026'],
    ],
    [
      'the same day of the month',
      ['15-10-2026', '15-11-2026'],
      {},
      ['15-12-2026', '15-01-2027', '15-02-2027'],
    ],
    ['the end of the month', ['31-12-2026', '31-01-2027'], {}, ['28-02-2027', '31-03-2027', '30-04-2027']],
    ['from February too', ['31-01-2027', '28-02-2027'], {}, ['31-03-2027', '30-04-2027', '31-05-2027']],
    ['years', ['01-07-2025', '01-07-2026'], {}, ['01-07-2027', '01-07-2028', '01-07-2029']],
    ['weekdays', ['23-07-2026'], { dateStep: 'weekday' }, ['24-07-2026', '27-07-2026', '28-07-2026']],
    ['months', ['31-01-2026'], { dateStep: 'month' }, ['28-02-2026', '31-03-2026', '30-04-2026']],
    [
      'years from a leap day',
      ['29-02-2028'],
      { dateStep: 'year' },
      ['28-02-2029', '28-02-2030', '28-02-2031'],
    ],
    [
      'a single date counts down when it goes backwards',
      ['01-01-2026'],
      { way: 'backwards' },
      ['31-12-2025', '30-12-2025', '29-12-2025'],
    ],
  ])('dates: %s', (_, given, options, expected) => {
    expect(dates(given, 3, options)).toEqual(expected);
  });

  test('growth multiplies', () => {
    expect(after([1, 2, 4], 3, { trend: 'growth' })).toEqual([8, 16, 32]);
  });

  test('a single time counts hours', () => {
    const [next] = after([0.25], 1, {}, 'hh:mm');
    expect(formatValue(next as number, 'hh:mm', 'da').text).toBe('07:00');
  });

  test('a date never leaves the calendar: there it repeats', () => {
    expect(dates(['31-12-9999'], 1)).toEqual(['31-12-9999']);
  });

  test('whole numbers with an even step go on exactly, however many are given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 30 }),
        (first, step, length, count) => {
          const at = (i: number): number => first + step * i;
          const given = Array.from({ length }, (_, i) => at(i));
          expect(after(given, count)).toEqual(Array.from({ length: count }, (_, i) => at(length + i)));
        },
      ),
      runs(200),
    );
  });

  test('a series that goes on and comes back from there meets what was given', () => {
    const number = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 20 }), (one, other, count) => {
        const onwards = after([one, other], count);
        const ends = onwards.slice(-2).toReversed() as number[];
        const back = after(ends, count, { way: 'backwards' });
        expect(back.at(-1)).toBeCloseTo(one, 9);
        expect(back.at(-2)).toBeCloseTo(other, 9);
      }),
      runs(200),
    );
  });

  test('the best line through points has them above and below it in balance', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 8 }), (given) => {
        const [a, b] = after(given, 2) as [number, number];
        const slope = b - a;
        const start = a - slope * given.length;
        const misses = given.map((value, i) => value - (start + slope * i));
        expect(misses.reduce((sum, miss) => sum + miss, 0)).toBeCloseTo(0, 6);
        expect(misses.reduce((sum, miss, i) => sum + miss * i, 0)).toBeCloseTo(0, 5);
      }),
      runs(200),
    );
  });

  test('what is given never throws, and gives as many values as were asked for', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ maxLength: 5 }),
      fc.boolean(),
    );
    const format = fc.constantFrom(undefined, 'dd-mm-yyyy', 'hh:mm', '0.00');
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 5 }),
        format,
        fc.nat({ max: 9 }),
        fc.boolean(),
        (given, number, count, growth) => {
          const options = growth ? ({ trend: 'growth' } as const) : {};
          const found = after(
            given.filter((one) => one !== ''),
            count,
            options,
            number,
          );
          if (given.some((one) => one !== '')) expect(found).toHaveLength(count);
          for (const one of found) if (typeof one === 'number') expect(Number.isFinite(one)).toBe(true);
        },
      ),
      runs(200),
    );
  });

  test('months go on to the same day, or the last one where a month is shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 24 }), (start, count) => {
        const found = after([start], count, { dateStep: 'month' }, 'dd-mm-yyyy') as number[];
        const from = formatValue(start, 'dd-mm-yyyy', 'da').text;
        found.forEach((serial, i) => {
          const [date, month, year] = formatValue(serial, 'dd-mm-yyyy', 'da').text.split('-').map(Number);
          const [startDay, startMonth, startYear] = from.split('-').map(Number);
          expect(year! * 12 + month!).toBe(startYear! * 12 + startMonth! + i + 1);
          expect(date!).toBeLessThanOrEqual(startDay!);
          if (date! < startDay!) expect(formatValue(serial + 1, 'dd', 'da').text).toBe('01');
        });
      }),
      runs(200),
    );
  });
});
