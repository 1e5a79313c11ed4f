import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearInputs } from '../../../model/index.ts';
import { assumptionsOf } from '../../../model/workbook/assumptions.ts';
import {
  type InvestmentCaseResult,
  calculateInvestmentCase,
} from '../../../model/economics/calculate-investment-case.ts';
import type { InvestmentCase } from '../../../model/economics/investment-case.ts';
import { type DiscountConvention, netPresentValueKr } from '../../../model/economics/npv.ts';
import { municipalNetIfAllDoTheSameKr } from '../../../model/economics/budget-guarantee.ts';
import { refundLadder2016 } from '../../../model/economics/refund-ladder.ts';
import { type CaseWorkbook, openCaseWorkbook } from '../../support/case-workbook.ts';
import { errorsIn } from '../../support/template-workbook.ts';
import { runs } from '../../support/runs.ts';
import { anyCase, caseA, caseC, caseCInCohorts } from '../economics/cases.ts';

let book: CaseWorkbook;
beforeAll(() => {
  book = openCaseWorkbook();
  // Shows the line beside the municipality's own result in all tests.
  book.type('Garanti', 'ja');
}, 180_000);
afterAll(() => book.close());

/** Ten øre: far below the krone that is promised, far above the noise of 20,000 sums. */
const oere = 0.1;

function close(got: unknown, wanted: number, what: string, tolerance = oere): void {
  expect(typeof got, `${what}: ${String(got)}`).toBe('number');
  expect(Math.abs((got as number) - wanted), `${what}: ${String(got)} against ${wanted}`).toBeLessThan(
    tolerance,
  );
}

/** The workbook against the reference calculation, in everything that both say. */
function compare(input: InvestmentCase, result: InvestmentCaseResult): void {
  expect(errorsIn(book)).toEqual([]);
  const { total, weeks, budgetYears, payback, breakEven } = result;
  close(book.value('Personuger'), total.personWeeks, 'person-weeks', 0.001);
  close(book.value('Besparelse_kommune'), total.municipalNetSavingKr, 'saving');
  close(book.value('Udgift_kommune'), total.costKrByPayer.municipality, 'cost');
  close(book.value('Netto_kommune'), total.municipalNetKr, 'net');
  close(book.value('Netto_stat'), total.stateNetKr, 'state net');
  close(book.value('Netto_alle'), municipalNetIfAllDoTheSameKr(total), 'net if all do the same');
  close(book.value('Balance_service'), 0 - total.municipalCostKrByTrack.service, 'service balance');
  close(book.value('Serviceramme'), total.municipalCostKrByTrack.service, 'service frame');
  close(book.value('Netto_år1'), result.oneLine.budgetYear1Kr, 'year 1');
  close(book.value('Netto_år1_4'), result.oneLine.budgetYears1To4Kr, 'years 1 to 4');
  const byYear = {
    R_år: (year) => year.calendarYear,
    R_personuger: (year) => year.personWeeks,
    R_sparet: (year) => year.savedBenefitKr,
    R_sparet_kommune: (year) => year.municipalSavedBenefitKr,
    R_ny: (year) => year.destinationKr,
    R_ny_kommune: (year) => year.municipalDestinationKr,
    R_skat: (year) => year.municipalTaxKr,
    R_netto_alle: (year) => municipalNetIfAllDoTheSameKr(year),
    R_besparelse: (year) => year.municipalNetSavingKr,
    R_udgift: (year) => year.costKrByPayer.municipality,
    R_netto: (year) => year.municipalNetKr,
    R_akkumuleret: (year) => year.cumulatedMunicipalNetKr,
    R_service: (year) => year.municipalCostKrByTrack.service,
    R_stat_netto: (year) => year.stateNetKr,
  } satisfies Record<string, (year: (typeof budgetYears)[number]) => number>;
  for (const [name, pick] of Object.entries(byYear)) {
    const column = book.column(name);
    budgetYears.forEach((year, i) => close(column[i], pick(year), `${name} year ${i + 1}`));
    expect(
      column.slice(budgetYears.length).every((rest) => rest === ''),
      `${name} beyond the horizon`,
    ).toBe(true);
  }
  const cumulated = book.column('U_akkumuleret');
  const saved = book.column('U_personuger');
  weeks.forEach((week, i) => {
    close(cumulated[i], week.cumulatedMunicipalNetKr, `cumulated week ${i}`);
    close(saved[i], week.personWeeks, `person-weeks week ${i}`, 0.001);
  });
  const months = book.column('M_akkumuleret').filter((value) => value !== '');
  close(months.at(-1), total.municipalNetKr, 'cumulated in the last month');
  // A curve that runs within a thousandth of an øre of nothing is over it or not by the noise of its sums.
  const isOnTheLine = weeks.some(({ cumulatedMunicipalNetKr: kr }) => kr !== 0 && Math.abs(kr) < 1e-5);
  if (!isOnTheLine) {
    expect(book.value('Tilbagebetaling_uge')).toBe(payback.stays ?? 'Ikke i perioden');
    expect(book.value('Første_uge')).toBe(payback.firstCrossing ?? 'Ikke i perioden');
    expect(book.value('Inden_for_frist')).toBe(payback.isWithinRule ? 'ja' : 'nej');
  }
  close(book.value('Dybeste_træk'), payback.deepestDraw.kr, 'deepest draw');
  expect(book.value('Dybeste_uge')).toBe(payback.deepestDraw.week ?? '');
  if (result.roi === null) expect(book.value('ROI')).toBe('');
  else close(book.value('ROI'), result.roi, 'ROI', 1e-6 * Math.max(1, Math.abs(result.roi)));
  if (result.bcr === null) expect(book.value('BCR')).toBe('');
  else close(book.value('BCR'), result.bcr, 'BCR', 1e-6 * Math.max(1, Math.abs(result.bcr)));
  if (breakEven.effect.kind === 'unreachable') expect(book.value('Nulpunkt_effekt')).toBe('Kan ikke nås');
  else {
    const size = input.effect.kind === 'gap' ? 1 : Math.max(1, breakEven.effect.effect);
    close(book.value('Nulpunkt_effekt'), breakEven.effect.effect, 'break-even effect', 1e-6 * size);
  }
  if (breakEven.persons === null) expect(book.value('Nulpunkt_personer')).toBe('');
  else
    close(
      book.value('Nulpunkt_personer'),
      breakEven.persons,
      'break-even persons',
      1e-6 * Math.max(1, breakEven.persons),
    );
  const { low, high } = result.municipalNetRangeKr;
  if (low === null) expect(book.value('Netto_lav')).toBe('');
  else close(book.value('Netto_lav'), low, 'net at low effect');
  if (high === null) expect(book.value('Netto_høj')).toBe('');
  else close(book.value('Netto_høj'), high, 'net at high effect');
}

const stillAtItsDeepest: InvestmentCase = {
  ...caseA,
  horizonYears: 6,
  effect: {
    kind: 'exit',
    exitChance: 2e-7,
    uplift: 0.000048,
    lagWeeks: 90,
    durationWeeks: 6,
    relapse: 6.5e-7,
  },
  benefit: { annualKr: 3, financing: { kind: 'fixed', municipalShare: 0.000006 } },
  intake: [
    { week: 78, persons: 194.2808 },
    { week: 208, persons: 161.3646 },
  ],
  costs: [
    {
      label: 'Personale',
      amount: { kind: 'staff', fte: 0.460535, annualWageKr: 567_178.5, overhead: 0.042818 },
      recurrence: { kind: 'running', fromMonth: 17, toMonth: 47 },
      index: 0.00409,
      track: 'service',
      payer: 'municipality',
    },
  ],
  tax: { rate: 0.2602419, equalised: 0.75, taxesBenefits: true },
};

describe('[CASE-1] the template and the reference calculation agree to the krone', () => {
  test('for any case typed into the inputs', () => {
    // The intake plan of the workbook reaches four years.
    const inPlan = fc
      .record({
        any: anyCase,
        low: fc.option(fc.nat({ max: 100 })),
        high: fc.option(fc.nat({ max: 100 })),
        ruleYears: fc.integer({ min: 1, max: 10 }),
      })
      .map(({ any, low, high, ruleYears }) => ({
        ...any,
        ruleYears,
        intake: any.intake.map((cohort) => ({ ...cohort, week: Math.min(cohort.week, 208) })),
        ...(low !== null && { effectLow: low / 100 }),
        ...(high !== null && { effectHigh: high / 100 }),
      }));
    fc.assert(
      fc.property(inPlan, (input) => {
        book.enter(input);
        compare(input, calculateInvestmentCase(input));
      }),
      {
        ...runs(5),
        // A net that stays the same but for floating-point dust: the first week counts as the deepest.
        examples: [[stillAtItsDeepest]],
      },
    );
  }, 300_000);

  test('for the longest horizon that the workbook holds', () => {
    const input = {
      ...caseCInCohorts,
      horizonYears: 20,
      startsOn: { year: 2027, month: 8, day: 1 },
      costs: caseA.costs,
    };
    book.enter(input);
    compare(input, calculateInvestmentCase(input));
  });
});

const oneKronePerWeek: InvestmentCase = {
  ...caseA,
  horizonYears: 2,
  intake: [{ week: 0, persons: 1 }],
  benefit: { annualKr: 52, financing: { kind: 'ladder' } },
  costs: [],
  ladder: refundLadder2016,
};

describe('[CASE-2] the reference numbers of the domain specification, through the input cells', () => {
  test.each([
    ['municipal week-shares, weeks 1-52', 0, 52, 32.2],
    ['municipal week-shares, weeks 1-104', 0, 104, 73.8],
    ['a spell cut from 60 to 40 weeks', 40, 20, 14.8],
    ['a spell cut from 20 to 10 weeks', 10, 10, 6],
  ])('%s', (_, seniority, weeks, expected) => {
    book.enter({
      ...oneKronePerWeek,
      seniority: [{ share: 1, weeks: seniority }],
      effect: { kind: 'gap', gap: 1, lagWeeks: 0, durationWeeks: weeks, fadeWeeks: 0 },
    });
    close(book.value('Besparelse_kommune'), expected, 'week-shares', 1e-9);
  });

  test('case A', () => {
    book.enter(caseA);
    close(book.value('Personuger'), 1555, 'person-weeks', 0.5);
    close(book.value('Besparelse_kommune'), 3_157_846, 'municipality', 0.5);
    const state = (book.column('R_stat_netto') as number[]).slice(0, 5).reduce((sum, kr) => sum + kr, 0);
    close(state, 789_462, 'state', 0.5);
    close(book.value('Netto_kommune'), 1_957_846, 'net', 0.5);
    close(book.value('ROI'), 1.632, 'ROI', 0.0005);
    close(book.value('BCR'), 2.632, 'BCR', 0.0005);
    close(book.value('Nulpunkt_effekt'), 0.038, 'break-even gap', 0.000005);
    expect(book.value('Tilbagebetaling_uge')).toBe(86);
    const years = book.column('R_besparelse');
    [528_000, 1_056_000, 987_462, 522_923, 63_462].forEach((kr, i) =>
      close(years[i], kr, `year ${i + 1}`, 0.5),
    );
    book.type('Vis_nutidsværdi', 'ja');
    book.type('Kalkulationsrente', '3,5 %');
    [1_695_696, 1_745_935, 1_797_045].forEach((kr, i) => {
      book.type('Konvention', String(i + 1));
      book.projection.flush();
      close(book.value('Nutidsværdi'), kr, `NPV, convention ${i + 1}`, 0.5);
    });
    book.type('Konvention', '1');
    book.type('Vis_nutidsværdi', 'nej');
    book.projection.flush();
    expect(book.value('Nutidsværdi')).toBe('');
  });

  test('case C, all at once and in thirteen cohorts', () => {
    book.enter(caseC);
    close(book.value('Personuger'), 1141.61, 'person-weeks', 0.005);
    close(book.value('Besparelse_kommune'), 2_281_509, 'municipality', 0.5);
    const atOnce = book.column('R_besparelse');
    [596_098, 782_795, 464_171, 275_238, 163_207].forEach((kr, i) =>
      close(atOnce[i], kr, `year ${i + 1}`, 0.5),
    );
    book.enter(caseCInCohorts);
    close(book.value('Personuger'), 1107.98, 'person-weeks', 0.005);
    close(book.value('Besparelse_kommune'), 2_213_217, 'municipality', 0.5);
    const inCohorts = book.column('R_besparelse');
    [235_799, 815_540, 597_497, 354_296, 210_085].forEach((kr, i) =>
      close(inCohorts[i], kr, `year ${i + 1}`, 0.5),
    );
  });

  test.each<[DiscountConvention, number]>([
    ['year-end', 1],
    ['mid-year', 2],
    ['year-0', 3],
  ])('NPV of a running case, %s', (convention, choice) => {
    const input: InvestmentCase = {
      ...caseCInCohorts,
      startsOn: { year: 2027, month: 8, day: 1 },
      costs: caseA.costs,
    };
    book.enter(input);
    book.type('Vis_nutidsværdi', 'ja');
    book.type('Konvention', String(choice));
    book.projection.flush();
    const wanted = netPresentValueKr(calculateInvestmentCase(input).weeks, { rate: 0.035, convention });
    close(book.value('Nutidsværdi'), wanted, 'NPV');
    book.type('Vis_nutidsværdi', 'nej');
    book.type('Konvention', '1');
  });
});

describe('[CASE-3] the template as shipped', () => {
  let fresh: CaseWorkbook;
  beforeAll(() => {
    fresh = openCaseWorkbook();
  }, 180_000);
  afterAll(() => fresh.close());

  test('enters its inputs into the register of assumptions, and refuses what no case can hold', () => {
    const known = assumptionsOf(fresh.workbook);
    expect(known.find(({ key }) => key === 'Effekt')).toMatchObject({
      label: 'Nettoeffekt mod basisalternativet',
      unit: 'pct.point',
      source: undefined,
    });
    const rate = known.find(({ key }) => key === 'Kalkulationsrente');
    expect(rate?.source).toContain('Finansministeriet');
    expect(() => fresh.type('Horisont', '21')).toThrow('invalid');
    expect(() => fresh.type('Trappe', 'måske')).toThrow('invalid');
  });

  test('shows an example without errors that passes its own checks, and as one line for a portfolio', () => {
    expect(errorsIn(fresh)).toEqual([]);
    expect(fresh.workbook.properties.isExample).toBe(true);
    for (const name of fresh.workbook.definedNames.filter(({ text }) => text.startsWith('Kontrol_'))) {
      expect(fresh.value(name.text), name.text).toBe('OK');
    }
    expect(fresh.value('Linjer_ukendte')).toBe(0);
    const sum = (name: string): number =>
      [...fresh.row(name), fresh.value(`${name}_senere`)].reduce((kr: number, one) => kr + Number(one), 0);
    close(sum('Portefølje_udgift'), fresh.value('Udgift_kommune') as number, 'cost', 10);
    close(sum('Portefølje_besparelse'), fresh.value('Besparelse_kommune') as number, 'saving', 10);
    expect([fresh.value('Portefølje_personer'), fresh.value('Portefølje_år')]).toEqual([100, 2027]);
  });

  test.each<[check: string, typed: Readonly<Record<string, string>>]>([
    ['Kontrol_brutto', { Bruttoafgang: '0,1' }],
    ['Kontrol_spænd', { Effekt_lav: '' }],
    ['Kontrol_ophør', { Ydelse_ophør: '1-7-2029' }],
    ['Kontrol_sats', { Sats_fra: '1-7-2024' }],
    ['Kontrol_enhed', { Egen_ydelse: '11000' }],
    ['Kontrol_skat', { Skat_med: 'ja' }],
    ['Kontrol_personer', { Anc_andel: '0,5' }],
    ['Kontrol_destination', { Dest_andel: '0,95' }],
  ])('[CASE-4] %s is raised by %o', (check, inputs) => {
    expect(fresh.value(check)).toBe('OK');
    const before = Object.keys(inputs).map((name) => [name, fresh.value(name)] as const);
    for (const [name, text] of Object.entries(inputs)) fresh.type(name, text);
    fresh.projection.flush();
    expect(fresh.value(check)).not.toBe('OK');
    for (const [name, value] of before)
      fresh.type(name, value === undefined ? '' : String(value).replace('.', ','));
    fresh.projection.flush();
    expect(fresh.value(check)).toBe('OK');
  });

  test('shows no error when the inputs are emptied, and says what is missing', () => {
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.workbook.properties.isExample).toBe(false);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });
});
