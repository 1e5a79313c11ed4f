import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearInputs } from '../../../model/index.ts';
import type { Track } from '../../../model/economics/costs.ts';
import { type Strategy, calculateStrategy } from '../../../model/economics/strategy.ts';
import { withStart } from '../../../model/templates/start.ts';
import { strategy } from '../../../model/templates/strategy.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { expectClose as close, typeRows } from '../../support/typed-rows.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(strategy);
});
afterAll(() => book.close());

const trackWords: Readonly<Record<Track, string>> = {
  service: 'service',
  activation: 'indsats',
  transfer: 'overførsel',
  capital: 'anlæg',
};

function enter(input: Strategy): void {
  const { efforts, shared } = input;
  clearInputs(book.editor);
  typeRows(book, 'Første_år', input.firstYear);
  typeRows(book, 'Antal_år', input.years);
  typeRows(book, 'Frist', input.ruleYears);
  typeRows(book, 'Indfrielse', input.realisedShare);
  typeRows(book, 'Offentliggjort_år', input.publishedPaybackYear);
  typeRows(
    book,
    'S_personer',
    efforts.map(({ persons }) => [persons]),
  );
  typeRows(
    book,
    'S_område',
    efforts.map(({ track }) => [trackWords[track]]),
  );
  typeRows(
    book,
    'S_investering',
    efforts.map(({ investmentKr }) => investmentKr),
  );
  typeRows(
    book,
    'S_besparelse',
    efforts.map(({ savingKr }) => savingKr),
  );
  typeRows(
    book,
    'V_tæller',
    shared.map((line) => [line.countedIn + 1, line.deductedFrom + 1, line.persons]),
  );
  book.projection.flush();
}

const orText = (year: number | null): number | string => year ?? 'Ikke i perioden';
const verdicts = {
  nothingPublished: '',
  agrees: 'OK',
  otherProfile: 'Anden fordeling',
  notTheProfile: 'Ikke fordelingen',
} as const;

function compare(input: Strategy): void {
  const result = calculateStrategy(input);
  expect(errorsIn(book)).toEqual([]);
  close(book.value('Investering'), result.investmentKr, 'investment');
  close(book.value('Besparelse'), result.savingKr, 'saving');
  close(book.value('Dobbelt'), result.doubleCountedKr, 'double counted');
  close(book.value('Netto'), result.netKr, 'net');
  close(book.value('Netto_år1'), result.oneLine.budgetYearKr, 'budget year');
  close(book.value('Netto_år1_4'), result.oneLine.budgetYears1To4Kr, 'budget years 1 to 4');
  close(book.value('Personer'), result.persons, 'persons');
  close(book.value('Personer_unikke'), result.personsCountedOnce, 'persons counted once');
  if (result.roi === null) expect(book.value('ROI')).toBe('');
  else close(book.value('ROI'), result.roi, 'ROI', 1e-6 * Math.max(1, Math.abs(result.roi)));
  if (result.breakEvenShare === null) expect(book.value('Nulpunkt_andel')).toBe('');
  else
    close(
      book.value('Nulpunkt_andel'),
      result.breakEvenShare,
      'break-even share',
      1e-6 * Math.max(1, Math.abs(result.breakEvenShare)),
    );
  expect(book.value('Tilbagebetaling_år')).toBe(orText(result.paybackYear));
  expect(book.value('Inden_for_frist')).toBe(result.isWithinRule ? 'ja' : 'nej');
  expect(book.value('Tilbage_jævnt')).toBe(orText(result.profile.evenPaybackYear));
  expect(book.value('Tilbage_tidligst')).toBe(orText(result.profile.earliestPaybackYear));
  expect(book.value('Tilbage_senest')).toBe(orText(result.profile.latestPaybackYear));
  expect(book.value('Fordeling_dom')).toBe(verdicts[result.profile.verdict]);
  const byYear = {
    R_år: ({ year }) => year,
    R_investering: ({ investmentKr }) => investmentKr,
    R_for_sig: ({ separateSavingKr }) => separateSavingKr,
    R_besparelse: ({ savingKr }) => savingKr,
    R_netto: ({ netKr }) => netKr,
    R_akkumuleret: ({ cumulatedKr }) => cumulatedKr,
    R_service: ({ investmentKrByTrack }) => investmentKrByTrack.service,
    R_indsats: ({ investmentKrByTrack }) => investmentKrByTrack.activation,
    R_overførsel: ({ investmentKrByTrack }) => investmentKrByTrack.transfer,
    R_anlæg: ({ investmentKrByTrack }) => investmentKrByTrack.capital,
  } satisfies Record<string, (year: (typeof result.byYear)[number]) => number>;
  for (const [name, pick] of Object.entries(byYear)) {
    const column = book.values(name);
    result.byYear.forEach((year, i) => close(column[i], pick(year), `${name} ${year.year}`));
    expect(column.slice(result.byYear.length).every((rest) => rest === '')).toBe(true);
  }
  const paidBack = book.values('I_tilbage');
  const nets = book.values('I_netto');
  const unique = book.values('I_unikke');
  result.byEffort.forEach((effort, i) => {
    close(nets[i], effort.netKr, `net of effort ${i + 1}`);
    close(unique[i], effort.personsCountedOnce, `persons of effort ${i + 1}`, 1e-6);
    const isIdle = effort.investmentKr === 0 && effort.savingKr === 0;
    expect(paidBack[i]).toBe(isIdle ? '' : orText(effort.paybackYear));
  });
}

const amounts = (min: number): fc.Arbitrary<readonly number[]> =>
  fc.array(
    fc.integer({ min, max: 40 }).map((n) => n * 125_000.5),
    { minLength: 8, maxLength: 8 },
  );

const anyStrategy: fc.Arbitrary<Strategy> = fc
  .record({
    firstYear: fc.integer({ min: 2015, max: 2030 }),
    years: fc.integer({ min: 1, max: 8 }),
    ruleYears: fc.integer({ min: 1, max: 8 }),
    efforts: fc.array(
      fc.record({
        persons: fc.integer({ min: 0, max: 500 }),
        track: fc.constantFrom('service', 'activation', 'transfer', 'capital'),
        investmentKr: amounts(0),
        savingKr: amounts(-5),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.nat(200)), { maxLength: 10 }),
    realisedShare: fc.constantFrom(1, 0.5, 0.85, 1.2),
    publishedAfter: fc.option(fc.nat({ max: 7 })),
  })
  .map(({ pairs, publishedAfter, ...rest }) => ({
    ...rest,
    shared: pairs
      .filter(([a, b]) => a < rest.efforts.length && b < rest.efforts.length)
      .map(([countedIn, deductedFrom, persons]) => ({ countedIn, deductedFrom, persons })),
    ...(publishedAfter !== null && { publishedPaybackYear: rest.firstYear + publishedAfter }),
  }));

const mio = 1_000_000;
/** Hjørring's plan as published: 125 mio. kr. 2015-2018, here evenly; budgeted savings 2016-2019; paid back in 2019. */
const hjoerring: Strategy = {
  firstYear: 2015,
  years: 5,
  ruleYears: 6,
  efforts: [
    {
      persons: 1700,
      track: 'service',
      investmentKr: [125 / 4, 125 / 4, 125 / 4, 125 / 4, 0].map((n) => n * mio),
      savingKr: [0, 7.3, 69, 92, 117].map((n) => n * mio),
    },
  ],
  shared: [],
  realisedShare: 1,
  publishedPaybackYear: 2019,
};

describe('[STRATEGY-4] the template as shipped', () => {
  test('shows an example without errors that passes its own checks, and none when emptied', () => {
    expect(errorsIn(book)).toEqual([]);
    expect(book.workbook.properties.isExample).toBe(true);
    for (const { name } of strategy.checks) expect(book.value(name), name).toBe('OK');
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });

  test('sums that a case states are held against the years', () => {
    enter(hjoerring);
    typeRows(book, 'Oplyst_investering', 125 * mio);
    typeRows(book, 'Oplyst_besparelse', 312.7 * mio);
    book.projection.flush();
    expect(book.value('Kontrol_investering')).toBe('OK');
    // The ministry's 312.7 mio. to parliament are not the sum of the plan's years.
    expect(book.value('Kontrol_besparelse')).toBe('Passer ikke');
  });
});

describe('[STRATEGY-1] the template and the reference calculation agree to the krone', () => {
  test('for any strategy typed into the inputs', () => {
    fc.assert(
      fc.property(anyStrategy, (input) => {
        enter(input);
        compare(input);
      }),
      runs(4),
    );
  }, 120_000);
});

describe("[STRATEGY-2] Hjørring's published figures", () => {
  test('125 mio. spread evenly is paid back during 2018, and no spreading makes it the published 2019', () => {
    const { paybackYear, byYear, profile } = calculateStrategy(hjoerring);
    expect(paybackYear).toBe(2018);
    expect(byYear.map(({ cumulatedKr }) => Math.round(cumulatedKr / 10_000) / 100)).toEqual([
      -31.25, -55.2, -17.45, 43.3, 160.3,
    ]);
    expect(profile).toEqual({
      evenPaybackYear: 2018,
      earliestPaybackYear: 2015,
      latestPaybackYear: 2018,
      verdict: 'notTheProfile',
    });
    enter(hjoerring);
    compare(hjoerring);
    expect(book.value('Kontrol_fordeling')).toBe('Ikke fordelingen');
  });

  test('a published year that another spreading gives is told apart from one that none gives', () => {
    const lastYear = { ...hjoerring.efforts[0]!, investmentKr: [0, 0, 0, 125 * mio, 0] };
    const spent = { ...hjoerring, efforts: [{ ...lastYear, investmentKr: [1, 0, 0, 125 * mio - 1, 0] }] };
    expect(calculateStrategy({ ...spent, publishedPaybackYear: 2018 }).profile.verdict).toBe('otherProfile');
    expect(calculateStrategy({ ...hjoerring, publishedPaybackYear: 2018 }).profile.verdict).toBe('agrees');
  });
});

describe('[STRATEGY-3] citizens in two efforts count once', () => {
  const two: Strategy = {
    ...hjoerring,
    efforts: [
      { persons: 100, track: 'service', investmentKr: [100], savingKr: [1000] },
      { persons: 50, track: 'service', investmentKr: [100], savingKr: [500] },
    ],
    shared: [{ countedIn: 0, deductedFrom: 1, persons: 10 }],
  };

  test('the second effort keeps its cost and loses their part of its saving', () => {
    const result = calculateStrategy(two);
    expect(result).toMatchObject({ persons: 150, personsCountedOnce: 140, doubleCountedKr: 100 });
    expect(result.byEffort.map(({ savingKr }) => savingKr)).toEqual([1000, 400]);
    expect(result.investmentKr).toBe(200);
  });

  test('the same target group in two efforts asks for an answer, and 0 is one', () => {
    enter({ ...two, shared: [] });
    typeRows(book, 'S_gruppe', [['Kontanthjælp'], ['Kontanthjælp']]);
    book.projection.flush();
    expect(book.value('Kontrol_målgruppe')).toBe('Oplys overlap');
    typeRows(book, 'V_tæller', [[1, 2, 0]]);
    book.projection.flush();
    expect(book.value('Kontrol_målgruppe')).toBe('OK');
    typeRows(book, 'V_tæller', [[1, 2, 60]]);
    book.projection.flush();
    expect(book.value('Kontrol_overlap')).toBe('Flere fælles end personer');
    typeRows(book, 'V_tæller', [[1, '', 60]]);
    book.projection.flush();
    expect(book.value('Kontrol_overlap')).toBe('Ret linjerne');
  });
});

test('[STRATEGY-5] a start fills amounts of a year in, and empties the example', () => {
  const started = withStart(strategy, {
    title: 'Prøve',
    values: [
      { at: { name: 'Første_år' }, given: 2015 },
      { at: { column: 'bes', row: 0, number: 2 }, given: 7.3 * mio },
    ],
    known: {},
    said: [],
    questions: [],
  });
  const columns = started.sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.columns : [])),
  );
  const typed = columns.flatMap(({ role, given = [], givenRows = [] }) =>
    role === 'optionalInput' ? [...given, ...givenRows.flat()].filter((one) => one !== undefined) : [],
  );
  expect(typed).toEqual([7.3 * mio]);
  expect(columns.find(({ key }) => key === 'bes')?.givenRows?.[0]?.slice(0, 3)).toEqual([
    undefined,
    7.3 * mio,
    undefined,
  ]);
});
