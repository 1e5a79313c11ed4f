import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editText,
  formatPresets,
  formatValue,
  lastSerial,
  serialOfDate,
  serialOfTime,
} from '../../../model/formula/number-format.ts';
import {
  type Alternative,
  type TypedInput,
  numberFromText,
  readTyped,
} from '../../../model/formula/typed-input.ts';

const today = { year: 2026 };
const number = (value: number, format?: string): TypedInput =>
  format === undefined ? { kind: 'number', value } : { kind: 'number', value, format };
const text = (value: string): TypedInput => ({ kind: 'text', value });
const lastDay2026 = serialOfDate(2026, 12, 31);
const lastDay2027 = serialOfDate(2027, 12, 31);
type Reading = Exclude<Alternative, { meaning: 'text' }>;
const may = (meaning: Reading['meaning'], value: number, format?: string): Reading => ({
  meaning,
  value,
  format,
});
const asked = (typed: string, ...alternatives: readonly Reading[]): [string, TypedInput] => [
  typed,
  { kind: 'ambiguous', alternatives: [...alternatives, { meaning: 'text', value: typed }] },
];
const numberOf = (typed: string): number | undefined => {
  const read = readTyped(typed, 'da');
  return read.kind === 'number' ? read.value : undefined;
};

describe('[TYPED-1] Danish numbers', () => {
  test.each([
    ['1.234,56', number(1234.56, '#,##0.00')],
    ['1234,5', number(1234.5)],
    ['1.000', number(1000, '#,##0')],
    ['1.000.000,5', number(1000000.5, '#,##0.0')],
    ['1.000,05', number(1000.05, '#,##0.00')],
    ['1\u00a0234,5', number(1234.5, '#,##0.0')],
    [',5', number(0.5)],
    ['-5', number(-5)],
    ['−5', number(-5)],
    ['(5)', number(-5)],
    ['+5', number(5)],
    ['-0', number(0)],
    ['  5 \u00a0', number(5)],
    ['1E3', number(1000)],
    ['1,5e-3', number(0.0015)],
  ])('%j', (typed, expected) => expect(readTyped(typed, 'da')).toEqual(expected));
});

describe('[TYPED-2] percent, kroner, thousands and millions keep how they were typed as their format', () => {
  test.each([
    ['12,5 %', number(0.125, '0.0 %')],
    ['12,5%', number(0.125, '0.0 %')],
    ['28,5 %', number(0.285, '0.0 %')],
    ['1.250 %', number(12.5, '#,##0 %')],
    ['(5 %)', number(-0.05, '0 %')],
    ['kr. 1.234,50', number(1234.5, '#,##0.00 "kr."')],
    ['1.234,50 kr.', number(1234.5, '#,##0.00 "kr."')],
    ['kr 5', number(5, '#,##0 "kr."')],
    ['-kr. 5', number(-5, '#,##0 "kr."')],
    ['kr. -5', number(-5, '#,##0 "kr."')],
    ['kr 100', number(100, '#,##0 "kr."')],
    ['Kr. 100', number(100, '#,##0 "kr."')],
    ['1000 DKK', number(1000, '#,##0 "kr."')],
    ['DKK 1.000,50', number(1000.5, '#,##0.00 "kr."')],
    ['100 kroner', number(100, '#,##0 "kr."')],
    ['1.000,-', number(1000, '#,##0 "kr."')],
    ['100,- kr.', number(100, '#,##0 "kr."')],
    ['kr. 100,-', number(100, '#,##0 "kr."')],
    ['-1.234,50 kr.', number(-1234.5, '#,##0.00 "kr."')],
    ['(1.234,50)', number(-1234.5, '#,##0.00')],
    ['(kr. 1.234,50)', number(-1234.5, '#,##0.00 "kr."')],
    ['-12,5 %', number(-0.125, '0.0 %')],
    ['12,5 pct.', number(0.125, '0.0 %')],
    ['5 procent', number(0.05, '0 %')],
    ['1,250 %', number(0.0125, '0.000 %')],
    ['1,2 mio.', number(1200000, '#,##0.0,, "mio."')],
    ['1,2 mio. kr.', number(1200000, '#,##0.0,, "mio. kr."')],
    ['kr. 3 mill', number(3000000, '#,##0,, "mio. kr."')],
    ['1,5 mia. kr.', number(1500000000, '#,##0.0,,, "mia. kr."')],
    ['1.200 t.kr.', number(1200000, '#,##0, "t.kr."')],
    ['1.200 tkr.', number(1200000, '#,##0, "t.kr."')],
    ['1.200 tkr', number(1200000, '#,##0, "t.kr."')],
    ['1,250 mio. kr.', number(1250000, '#,##0.000,, "mio. kr."')],
    ['2 millioner', number(2000000, '#,##0,, "mio."')],
    ['2 milliarder kr.', number(2000000000, '#,##0,,, "mia. kr."')],
    ['kr. -1,5 mio.', number(-1500000, '#,##0.0,, "mio. kr."')],
  ])('%j', (typed, expected) => expect(readTyped(typed, 'da')).toEqual(expected));

  test('the format shows the number as it was typed', () => {
    for (const typed of [
      '12,5 %',
      '1.234,50 kr.',
      '1,2 mio. kr.',
      '1.200 t.kr.',
      '1.000',
      '31-12-2026',
      '14:30',
    ]) {
      const read = readTyped(typed, 'da');
      if (read.kind !== 'number') expect.fail(typed);
      expect(formatValue(read.value, read.format, 'da').text).toBe(typed);
    }
  });
});

describe('[TYPED-3] what may mean two numbers is never guessed', () => {
  test.each([
    asked('1.23', may('number', 1.23), may('time', serialOfTime(1, 23, 0), 'hh:mm')),
    asked('12.30', may('number', 12.3), may('time', serialOfTime(12, 30, 0), 'hh:mm')),
    asked('1.2345', may('number', 1.2345)),
    asked('0.125', may('number', 0.125)),
    asked('12.5 %', may('number', 0.125, '0.0 %')),
    asked('1.2 mio.', may('number', 1200000, '#,##0.0,, "mio."')),
    asked('kr. 12.50', may('number', 12.5, '#,##0.00 "kr."')),
    asked('1,234.56', may('number', 1234.56, '#,##0.00')),
    asked('1,234,567', may('thousands', 1234567, '#,##0')),
    asked('1000.000', may('number', 1000), may('thousands', 1000000, '#,##0')),
    asked('1000.000,5', may('number', 1000000.5, '#,##0.0')),
    // No Dane writes the last zero of a decimal number; an English system writes thousands so.
    asked('1,000', may('number', 1), may('thousands', 1000, '#,##0')),
    asked('1,250', may('number', 1.25), may('thousands', 1250, '#,##0')),
    asked('-12,340', may('number', -12.34), may('thousands', -12340, '#,##0')),
    asked('kr. 1,250', may('number', 1.25, '#,##0.00 "kr."'), may('thousands', 1250, '#,##0 "kr."')),
    asked('1 000', may('thousands', 1000, '#,##0')),
    asked('1 000 000,50', may('number', 1000000.5, '#,##0.00')),
    asked(
      '1.5',
      may('number', 1.5),
      may('date', serialOfDate(2026, 5, 1), 'dd-mm-yyyy'),
      may('otherDate', serialOfDate(2027, 5, 1), 'dd-mm-yyyy'),
    ),
    asked(
      '3.12',
      may('number', 3.12),
      may('date', serialOfDate(2026, 12, 3), 'dd-mm-yyyy'),
      may('otherDate', serialOfDate(2027, 12, 3), 'dd-mm-yyyy'),
      may('time', serialOfTime(3, 12, 0), 'hh:mm'),
    ),
    // Digits that a number would lose: a municipality's code, an account number.
    asked('0101', may('number', 101)),
    asked('12345678901234567890', may('number', 12345678901234567000)),
  ])('%j', (typed, expected) => expect(readTyped(typed, 'da', today)).toEqual(expected));

  test.each([
    '12.34,5',
    '1.000.00',
    '1.2.3',
    '1,2,3',
    '12 34 56 78',
    '100,50,-',
    '5 mio. %',
    'kr. 5 kr.',
    '5,',
    '2.',
    '(-5)',
    '(5',
    '5 kr %',
    '1E400',
    '1E-400',
  ])('%j is a text', (typed) => expect(readTyped(typed, 'da', today)).toEqual(text(typed)));

  test('[TYPED-4] a Danish number never loses its decimal comma', () => {
    const anyGrouped = fc.tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(anyGrouped, fc.integer({ min: 0, max: 99 }), ([first, rest], ore) => {
        const kroner = rest.reduce((sum, group) => sum * 1000 + group, first);
        const typed = [first, ...rest.map((group) => String(group).padStart(3, '0'))].join('.');
        expect(numberOf(`${typed},${String(ore).padStart(2, '0')}`)).toBe(
          Number(`${kroner}.${String(ore).padStart(2, '0')}`),
        );
      }),
    );
  });
});

describe('[TYPED-5] dates and times', () => {
  test.each([
    '31-12-2026',
    '31.12.2026',
    '31/12/2026',
    '31-12-26',
    '2026-12-31',
    '2026/12/31',
    '31/12 2026',
    '31/12-2026',
    '31-12 2026',
    '31. 12. 2026',
    'd. 31/12 2026',
    'd. 31.12.26',
    '31. december 2026',
    '31 dec 2026',
    '31. dec. 26',
    '31. dec 26',
    '31-dec-26',
    'December 31, 2026',
    'den 31. december 2026',
    '31.DEC.2026',
    '31december2026',
  ])('%j', (typed) => {
    expect(readTyped(typed, 'da')).toEqual(number(lastDay2026, 'dd-mm-yyyy'));
    expect(readTyped(typed, 'da', today)).toEqual(number(lastDay2026, 'dd-mm-yyyy'));
  });

  test.each(['31-12', '31/12', '31. december', '31 dec', 'd. 31/12', '31.dec.'])(
    '%j: this year or the next?',
    (typed) => {
      const [, expected] = asked(
        typed,
        may('date', lastDay2026, 'dd-mm-yyyy'),
        may('otherDate', lastDay2027, 'dd-mm-yyyy'),
      );
      expect(readTyped(typed, 'da', today)).toEqual(expected);
    },
  );

  test.each([
    ['31-12-29', 2029],
    ['31-12-00', 2000],
    ['31-12-50', 1950],
    ['31-12-99', 1999],
  ])('%j is in %d, as in Excel', (typed, year) => {
    expect(readTyped(typed, 'da')).toEqual(number(serialOfDate(year, 12, 31), 'dd-mm-yyyy'));
  });

  test.each([
    ['31-12-30', 2030],
    ['31-12-35', 2035],
    ['31. december 49', 2049],
  ])('%j: Excel says a hundred years before %d, a plan means %d', (typed, year) => {
    const [, expected] = asked(
      typed,
      may('date', serialOfDate(year, 12, 31), 'dd-mm-yyyy'),
      may('otherDate', serialOfDate(year - 100, 12, 31), 'dd-mm-yyyy'),
    );
    expect(readTyped(typed, 'da')).toEqual(expected);
  });

  test.each([
    ['1. jan 2026', number(serialOfDate(2026, 1, 1), 'dd-mm-yyyy')],
    ['29-02-2028', number(serialOfDate(2028, 2, 29), 'dd-mm-yyyy')],
    ['december 2026', number(serialOfDate(2026, 12, 1), 'mmmm yyyy')],
    ['Jan. 2027', number(serialOfDate(2027, 1, 1), 'mmmm yyyy')],
    ['14:30', number(14.5 / 24, 'hh:mm')],
    ['kl. 14:30', number(14.5 / 24, 'hh:mm')],
    ['kl. 14.30', number(14.5 / 24, 'hh:mm')],
    ['31-12-2026 kl. 12:00', number(lastDay2026 + 0.5, 'dd-mm-yyyy hh:mm')],
    ['14:30:15', number((14 * 3600 + 30 * 60 + 15) / 86400, 'hh:mm:ss')],
    ['36:00', number(1.5, '[h]:mm')],
    ['2:30 PM', number(14.5 / 24, 'hh:mm')],
    ['31-12-2026 12:00', number(lastDay2026 + 0.5, 'dd-mm-yyyy hh:mm')],
  ])('%j', (typed, expected) => expect(readTyped(typed, 'da', today)).toEqual(expected));

  test.each([
    '31-02-2026',
    '29-02-2027',
    '29-02-1900',
    '31-12-1899',
    '32. januar 2026',
    '1. kvartal 2026',
    'uge 12',
    'uge 12 2026',
    '2026-W12',
    '12-2026',
    'kvartal 2026',
    '010190-1234',
    '16:9',
    '14:60',
  ])('%j is a text', (typed) => expect(readTyped(typed, 'da', today)).toEqual(text(typed)));

  test('a day without a year needs to know the year', () => {
    expect(readTyped('31-12', 'da')).toEqual(text('31-12'));
    expect(readTyped('31. december', 'da')).toEqual(text('31. december'));
  });
});

describe('[TYPED-6] everything else', () => {
  test.each([
    ['', { kind: 'empty' }],
    ['SAND', { kind: 'boolean', value: true }],
    ['falsk', { kind: 'boolean', value: false }],
    [' True ', { kind: 'boolean', value: true }],
    ['FALSE', { kind: 'boolean', value: false }],
    ["'=1+1", text('=1+1')],
    ["'1.000", text('1.000')],
    ["'", text('')],
    ['=A1', { kind: 'formula', text: '=A1' }],
    ['=', text('=')],
    ['+A1', { kind: 'formula', text: '=+A1' }],
    ['-A1+2', { kind: 'formula', text: '=-A1+2' }],
    ['-SUM(A1:A3)', { kind: 'formula', text: '=-SUM(A1:A3)' }],
    ['+5*A1', { kind: 'formula', text: '=+5*A1' }],
    ['-SUM(A1', { kind: 'formula', text: '=-SUM(A1' }],
    ['-Anne', text('-Anne')],
    ['- se A1', text('- se A1')],
    ['-A1 og B2', text('-A1 og B2')],
    ['+45 12 34 56 78', text('+45 12 34 56 78')],
    ['   ', text('   ')],
    [' Anne\t', text(' Anne\t')],
    ['-', text('-')],
    ['kr.', text('kr.')],
    ['5 t', text('5 t')],
  ] as const)('%j', (typed, expected) => expect(readTyped(typed, 'da', today)).toEqual(expected));
});

describe('[TYPED-7] English', () => {
  test.each([
    ['1,234.56', number(1234.56, '#,##0.00')],
    ['1.5', number(1.5)],
    ['1.234', number(1.234)],
    ['1,000', number(1000, '#,##0')],
    ['12.5%', number(0.125, '0.0%')],
    ['kr. 1,000.50', number(1000.5, '#,##0.00 "kr."')],
    ['2026-12-31', number(lastDay2026, 'yyyy-mm-dd')],
    ['31 December 2026', number(lastDay2026, 'yyyy-mm-dd')],
  ])('%j', (typed, expected) => expect(readTyped(typed, 'en')).toEqual(expected));

  test.each([
    asked('1,5', may('number', 1.5)),
    asked('1.234,56', may('number', 1234.56, '#,##0.00')),
    asked('1.250', may('number', 1.25), may('thousands', 1250, '#,##0')),
    asked('12/31/2026', may('date', lastDay2026, 'yyyy-mm-dd')),
    asked('31-12-2026', may('date', lastDay2026, 'yyyy-mm-dd')),
    asked(
      '01/02/2026',
      may('date', serialOfDate(2026, 1, 2), 'yyyy-mm-dd'),
      may('otherDate', serialOfDate(2026, 2, 1), 'yyyy-mm-dd'),
    ),
  ])('%j is asked about', (typed, expected) => expect(readTyped(typed, 'en', today)).toEqual(expected));
});

test('[TYPED-8] the number of a pasted text, when it is one for sure', () => {
  expect(numberFromText(' 1.234,50 kr. ', 'da')).toBe(1234.5);
  expect(numberFromText('1,234.50', 'en')).toBe(1234.5);
  // A formula cannot ask: it reads by the marks of its language.
  expect(numberFromText('1,250', 'da')).toBe(1.25);
  expect(
    ['1.23', '0101', '31-12-2026', '14:30', 'x', ''].map((typed) => numberFromText(typed, 'da')),
  ).toEqual(Array(6).fill(undefined));
});

describe('[TYPED-9] properties', () => {
  const anyNumber = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.integer(),
    fc.integer().map((ore) => ore / 100),
    fc.integer({ min: 0, max: lastSerial }),
    fc.integer({ min: 0, max: lastSerial * 1440 }).map((minutes) => minutes / 1440),
    fc.maxSafeInteger(),
  );
  const anyLanguage = fc.constantFrom('da' as const, 'en' as const);
  const anyFormat = fc.constantFrom(
    ...formatPresets.map(({ code }) => code),
    'hh:mm',
    '[h]:mm:ss',
    'dd-mm-yyyy hh:mm',
  );
  const anyTyped = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,-+()% kr:/eE\u00a0−\'"A!='), maxLength: 14 }),
  );

  test('what the editor shows reads back as exactly the same number', () => {
    fc.assert(
      fc.property(anyNumber, anyFormat, anyLanguage, (value, code, language) => {
        const read = readTyped(editText(value, code, language), language);
        // There is no negative zero in a spreadsheet.
        expect(read).toMatchObject({ kind: 'number', value: value === 0 ? 0 : value });
      }),
      { numRuns: 5000 },
    );
  });

  test('a number shown with thousands and two decimals reads back rounded', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), anyLanguage, (value, language) => {
        const shown = formatValue(value, '#,##0.00', language).text;
        const read = readTyped(shown, language);
        if (read.kind !== 'number') expect.fail(shown);
        expect(read.value).toBe(Number(formatValue(value, '0.00', 'en').text) + 0);
        expect(Math.abs(read.value - value)).toBeLessThanOrEqual(0.005 + Math.abs(value) * 1e-14);
      }),
      { numRuns: 2000 },
    );
  });

  test('nothing that is typed throws, and a text is kept as it is', () => {
    fc.assert(
      fc.property(
        anyTyped,
        anyLanguage,
        fc.option(fc.constant(today), { nil: undefined }),
        (typed, language, year) => {
          const read = readTyped(typed, language, year);
          if (read.kind === 'text') expect(read.value).toBe(typed.startsWith("'") ? typed.slice(1) : typed);
          if (read.kind === 'ambiguous') {
            expect(read.alternatives.at(-1)).toEqual({ meaning: 'text', value: typed });
            expect(read.alternatives.length).toBeGreaterThan(1);
            const told = read.alternatives.map(({ meaning, value }) => `${meaning} ${value}`);
            expect(new Set(told).size).toBe(told.length);
          }
          if (read.kind === 'number') expect(Number.isFinite(read.value)).toBe(true);
          if (read.kind === 'formula') expect(read.text.startsWith('=')).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('a very long text is read at once', () => {
    const typed = `1${'.000'.repeat(20_000)}x`;
    expect(readTyped(typed, 'da')).toEqual(text(typed));
    expect(readTyped(`-${typed}`, 'da')).toEqual(text(`-${typed}`));
  });
});
