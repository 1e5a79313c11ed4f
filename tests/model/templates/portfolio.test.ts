import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Portfolio,
  type PortfolioCase,
  calculatePortfolio,
} from '../../../model/economics/portfolio.ts';
import { clearInputs } from '../../../model/index.ts';
import { portfolio } from '../../../model/templates/portfolio.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { type Typed, expectClose as close, typeRows } from '../../support/typed-rows.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(portfolio);
});
afterAll(() => book.close());

/** A case as a line of the portfolio, in the documented order of its 25 fields. */
const lineOf = (one: PortfolioCase, i: number): readonly Typed[] => [
  one.municipality,
  `Sag ${i}`,
  '',
  one.persons,
  'eget skøn',
  one.firstYear,
  '',
  ...one.costKr,
  ...one.savingKr,
];

function enter({ cases, shared }: Portfolio): void {
  clearInputs(book.editor);
  typeRows(book, 'P_kommune', cases.map(lineOf));
  typeRows(
    book,
    'V_tæller',
    shared.map((line) => [line.countedIn + 1, line.deductedFrom + 1, line.persons]),
  );
  book.projection.flush();
}

function orEmpty(got: unknown, wanted: number | null, what: string): void {
  if (wanted === null) expect(got, what).toBe('');
  else close(got, wanted, what, 1e-6 * Math.max(1, Math.abs(wanted)));
}

function compare(input: Portfolio): void {
  const result = calculatePortfolio(input);
  expect(errorsIn(book)).toEqual([]);
  const { total } = result;
  close(book.value('Personer'), total.persons, 'persons');
  close(book.value('Udgift'), total.costKr, 'cost');
  close(book.value('Besparelse'), total.savingKr, 'saving');
  close(book.value('Netto'), total.netKr, 'net');
  close(book.value('Dobbelt'), result.doubleCountedKr, 'double counted');
  orEmpty(book.value('Netto_pr_krone'), total.netPerKrone, 'net per krone');
  const read = (name: string): readonly unknown[] => book.values(name);
  const [nets, rates, ranks, paid] = ['I_netto', 'I_pr_krone', 'I_rang', 'I_tilbage'].map(read);
  result.byCase.forEach((one, i) => {
    const isIdle = one.costKr === 0 && nets![i] === '';
    if (!isIdle) close(nets![i], one.netKr, `net of case ${i}`);
    orEmpty(rates![i], one.netPerKrone, `net per krone of case ${i}`);
    expect(ranks![i], `rank of case ${i}`).toBe(one.rank ?? '');
    const year = one.payback === 'later' ? 'Senere' : (one.payback ?? 'Ikke i perioden');
    if (!isIdle) expect(paid![i], `payback of case ${i}`).toBe(year);
  });
  const ranked = read('G_rang').filter((rank) => rank !== '');
  expect(ranked).toEqual(
    result.byCase.flatMap(({ rank }) => (rank === null ? [] : [rank])).sort((a, b) => a - b),
  );
  const [names, municipalNets, people] = ['M_kommune', 'M_netto', 'M_personer'].map(read);
  result.byMunicipality.forEach((one, i) => {
    expect(names![i]).toBe(one.municipality);
    close(municipalNets![i], one.netKr, one.municipality);
    close(people![i], one.persons, one.municipality);
  });
  expect(names!.slice(result.byMunicipality.length).every((name) => name === '')).toBe(true);
  const [years, costs, savings, running] = ['K_år', 'K_udgift', 'K_besparelse', 'K_akkumuleret'].map(read);
  result.byYear.forEach((one, i) => {
    expect(years![i]).toBe(one.year ?? 'Senere');
    close(costs![i], one.costKr, `cost of ${one.year}`);
    close(savings![i], one.savingKr, `saving of ${one.year}`);
    close(running![i], one.cumulatedKr, `cumulated in ${one.year}`);
  });
}

const amounts = (min: number): fc.Arbitrary<readonly number[]> =>
  fc.array(
    fc.integer({ min, max: 30 }).map((n) => n * 80_000.5),
    { minLength: 9, maxLength: 9 },
  );

const anyPortfolio: fc.Arbitrary<Portfolio> = fc
  .record({
    cases: fc.array(
      fc.record({
        municipality: fc.constantFrom('Kommune A', 'Kommune B', 'Ærø', 'Aarhus', 'Århus'),
        persons: fc.nat({ max: 400 }),
        firstYear: fc.integer({ min: 2024, max: 2033 }),
        costKr: fc.oneof({ weight: 4, arbitrary: amounts(0) }, { weight: 1, arbitrary: amounts(-30) }),
        savingKr: amounts(-5),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.nat(100)), { maxLength: 15 }),
  })
  .map(({ cases, pairs }) => ({
    cases,
    shared: pairs
      .filter(([a, b]) => a < cases.length && b < cases.length)
      .map(([countedIn, deductedFrom, persons]) => ({ countedIn, deductedFrom, persons })),
  }));

describe('[PORTFOLIO-1] the template as shipped', () => {
  test('shows an example without errors that passes its own checks, and none when emptied', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { name } of portfolio.checks) expect(book.value(name), name).toBe('OK');
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });
});

describe('[PORTFOLIO-2] the template and the reference calculation agree to the krone', () => {
  test('for any cases pasted as lines', () => {
    fc.assert(
      fc.property(anyPortfolio, (input) => {
        enter(input);
        compare(input);
      }),
      runs(4),
    );
  }, 120_000);
});

describe('[PORTFOLIO-3] what a reviewer of a portfolio asks', () => {
  const nothing = Array.from({ length: 9 }, () => 0);
  const one: PortfolioCase = {
    municipality: 'Kommune A',
    persons: 100,
    firstYear: 2027,
    costKr: nothing.with(0, 1000),
    savingKr: nothing.with(1, 1500),
  };

  test('citizens in two cases: both stand, the second loses their part of its saving', () => {
    const input = { cases: [one, one], shared: [{ countedIn: 0, deductedFrom: 1, persons: 50 }] };
    const result = calculatePortfolio(input);
    expect(result).toMatchObject({ doubleCountedKr: 750, total: { persons: 150, netKr: 250 } });
    expect(result.byCase.map(({ payback }) => payback)).toEqual([2028, null]);
    enter({ ...input, shared: [] });
    typeRows(book, 'P_gruppe', [['Kontanthjælp'], ['Kontanthjælp']]);
    book.projection.flush();
    expect(book.value('Kontrol_målgruppe')).toBe('Oplys overlap');
    typeRows(book, 'V_tæller', [[1, 2, 50]]);
    book.projection.flush();
    expect(book.value('Kontrol_målgruppe')).toBe('OK');
    expect(book.value('Dobbelt')).toBe(750);
  });

  test('an effort that is stopped saves its cost: it counts in the sums, and has no rank', () => {
    const stopped: PortfolioCase = {
      ...one,
      costKr: nothing.with(0, -500),
      savingKr: nothing.with(1, -800),
    };
    const input = { cases: [stopped, one], shared: [] };
    expect(calculatePortfolio(input)).toMatchObject({
      total: { costKr: 500, savingKr: 700, netKr: 200, netPerKrone: 0.4 },
      byCase: [
        { netKr: -300, netPerKrone: null, rank: null, payback: null },
        { netKr: 500, netPerKrone: 0.5, rank: 1, payback: 2028 },
      ],
    });
    enter(input);
    compare(input);
    // One's own estimate is a share of what is moved, in whichever direction.
    expect(book.value('Skøn_andel')).toBe(1);
  });

  test('a case pasted twice, a payback year that its amounts do not give, a missing year', () => {
    enter({ cases: [one, one], shared: [] });
    typeRows(book, 'P_sag', [['Samme'], [' Samme']]);
    typeRows(book, 'P_tilbage', 2030);
    book.projection.flush();
    expect(book.value('Kontrol_dubletter')).toBe('Samme sag to gange');
    expect(book.value('Kontrol_tilbage')).toBe('Passer ikke');
    typeRows(book, 'P_tilbage', 2028);
    typeRows(book, 'P_første_år', '');
    typeRows(book, 'P_evidens', '');
    book.projection.flush();
    expect(book.value('Kontrol_linjer')).toBe('Ret linjerne');
    expect(book.value('Kontrol_evidens')).toBe('Mangler');
  });
});
