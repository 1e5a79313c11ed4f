import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Measurement, calculateMeasurement } from '../../../model/economics/results-measurement.ts';
import { clearInputs } from '../../../model/index.ts';
import { resultsMeasurement } from '../../../model/templates/results-measurement.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { expectClose as close, typeRows } from '../../support/typed-rows.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(resultsMeasurement);
});
afterAll(() => book.close());

function enter({ municipalities, betterResult }: Measurement): void {
  clearInputs(book.editor);
  typeRows(book, 'Retning', betterResult === 'higher' ? 'højere' : 'lavere');
  typeRows(
    book,
    'T_kommune',
    municipalities.map(({ name, result, timeliness, passive }) => [name, result, timeliness, passive]),
  );
  book.projection.flush();
}

function orEmpty(got: unknown, wanted: number | null, what: string): void {
  if (wanted === null) expect(got, what).toBe('');
  else close(got, wanted, what, 1e-7);
}

function compare(input: Measurement): void {
  const result = calculateMeasurement(input);
  expect(errorsIn(book)).toEqual([]);
  for (const [key, word] of [
    ['withTimeliness', 'rettidighed'],
    ['withPassive', 'passiv'],
  ] as const) {
    const { n, r, interval } = result[key];
    expect(book.value(`N_${word}`)).toBe(n);
    orEmpty(book.value(`Korrelation_${word}`), r, `r, ${word}`);
    orEmpty(book.value(`Korrelation_${word}_fra`), interval?.[0] ?? null, `low, ${word}`);
    orEmpty(book.value(`Korrelation_${word}_til`), interval?.[1] ?? null, `high, ${word}`);
  }
  orEmpty(book.value('Median_resultat'), result.medianResult, 'median result');
  orEmpty(book.value('Median_rettidig'), result.medianTimeliness, 'median timeliness');
  orEmpty(book.value('Median_passiv'), result.medianPassive, 'median passive');
  const { fourFields } = result;
  expect([
    book.value('Felt_god_rettidig'),
    book.value('Felt_god_ikke'),
    book.value('Felt_rettidig_ikke'),
    book.value('Felt_ingen'),
  ]).toEqual([
    fourFields.goodAndTimely,
    fourFields.goodNotTimely,
    fourFields.timelyNotGood,
    fourFields.neither,
  ]);
  const read = (name: string): readonly unknown[] => book.values(name);
  const [results, timely, least, differences] = ['C_rang_r', 'C_rang_t', 'C_rang_p', 'C_forskel'].map(read);
  result.standings.forEach((standing, i) => {
    expect([results![i], timely![i], least![i], differences![i]], `row ${i}`).toEqual([
      standing.resultRank ?? '',
      standing.timelinessRank ?? '',
      standing.passiveRank ?? '',
      standing.rankDifference ?? '',
    ]);
  });
  const ranked = result.standings.flatMap(({ resultRank }) => (resultRank === null ? [] : [resultRank]));
  expect(read('G_rang').filter((rank) => rank !== '')).toEqual(ranked.sort((a, b) => a - b));
}

/** Few different figures, so that some are equal; and some are missing. */
const figure = (steps: number, step: number): fc.Arbitrary<number | undefined> =>
  fc.option(
    fc.nat({ max: steps }).map((n) => n * step),
    { nil: undefined, freq: 8 },
  );

const anyMeasurement: fc.Arbitrary<Measurement> = fc
  .record({
    figures: fc.array(fc.tuple(figure(40, 0.5), figure(20, 0.05), figure(30, 1)), { maxLength: 98 }),
    betterResult: fc.constantFrom('higher' as const, 'lower' as const),
  })
  .map(({ figures, betterResult }) => ({
    betterResult,
    municipalities: figures.map(([result, timeliness, passive], i) => ({
      name: `Kommune ${i + 1}`,
      ...(result !== undefined && { result }),
      ...(timeliness !== undefined && { timeliness }),
      ...(passive !== undefined && { passive }),
    })),
  }));

describe('[MEASURE-1] the template as shipped', () => {
  test('shows made-up municipalities without errors, passes its own checks, and none when emptied', () => {
    expect(errorsIn(book)).toEqual([]);
    expect(book.workbook.properties.isExample).toBe(true);
    const names = book.values('T_kommune').filter((name) => name !== undefined);
    expect(names.every((name) => /^Kommune [A-L]$/.test(String(name)))).toBe(true);
    for (const { name } of resultsMeasurement.checks) expect(book.value(name), name).toBe('OK');
    expect(book.value('Læsning_passiv')).toBe('Bedre resultater følges med færre passive uger');
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });
});

describe('[MEASURE-2] the template and the reference calculation agree', () => {
  test('for any figures pasted as lines', () => {
    fc.assert(
      fc.property(anyMeasurement, (input) => {
        enter(input);
        compare(input);
      }),
      runs(4),
    );
  }, 120_000);
});

describe('[MEASURE-3] what the figures say and do not say', () => {
  test('r is the textbook’s: 0.8 for these five, with the interval of Fisher', () => {
    const [x, y] = [
      [1, 2, 3, 4, 5],
      [2, 1, 4, 3, 5],
    ];
    const municipalities = x!.map((passive, i) => ({ name: `K${i}`, passive, result: y![i]! }));
    const { withPassive } = calculateMeasurement({ municipalities, betterResult: 'higher' });
    expect(withPassive.r).toBeCloseTo(0.8, 12);
    expect(withPassive.interval![0]).toBeCloseTo(Math.tanh(Math.atanh(0.8) - 1.96 / Math.SQRT2), 12);
    const { withPassive: turned } = calculateMeasurement({ municipalities, betterResult: 'lower' });
    expect(turned.r).toBeCloseTo(-0.8, 12);
  });

  test('percent typed as 87 or 87 % are one; own municipality is found; what is wrong is asked about', () => {
    clearInputs(book.editor);
    typeRows(book, 'T_kommune', [
      ['A', 10, '87 %', 3],
      [' B ', 20, 87, 4],
      ['A', 30, 1, ''],
    ]);
    typeRows(book, 'Egen_kommune', 'b');
    book.projection.flush();
    expect(book.values('T_v_rettidig').slice(0, 3)).toEqual([0.87, 0.87, 1]);
    expect(book.value('Egen_resultat')).toBe(2);
    expect(book.value('Kontrol_navne')).toBe('Ret linjerne');
    expect(book.value('Kontrol_kilde')).toBe('Mangler');
    expect(book.value('Læsning_rettidighed')).toBe('For få kommuner til at sige noget');
    typeRows(book, 'Egen_kommune', 'C');
    book.projection.flush();
    expect(book.value('Kontrol_egen')).toBe('Findes ikke');
  });
});
