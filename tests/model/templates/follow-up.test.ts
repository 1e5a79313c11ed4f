import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type FollowUp,
  type Light,
  type Measure,
  calculateFollowUp,
  measures,
} from '../../../model/economics/follow-up.ts';
import { clearInputs } from '../../../model/index.ts';
import { followUp } from '../../../model/templates/follow-up.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { expectClose as close, typeRows } from '../../support/typed-rows.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(followUp);
});
afterAll(() => book.close());

const months = 36;
const words: Readonly<Record<Measure, string>> = {
  intake: 'optag',
  dropOff: 'frafald',
  exits: 'afgang',
  cost: 'udgift',
  savedWeeks: 'uger',
};
const lightWords: Readonly<Record<Light, string>> = {
  none: 'Ikke oplyst',
  green: 'Grøn',
  yellow: 'Gul',
  red: 'Rød',
};

function enter(input: FollowUp): void {
  clearInputs(book.editor);
  typeRows(book, 'Startmåned', '01-01-2027');
  typeRows(book, 'Ugeværdi', input.weekValueKr);
  typeRows(book, 'Gul_grænse', input.limits.yellow);
  typeRows(book, 'Rød_grænse', input.limits.red);
  typeRows(book, 'Stop_måneder', input.stop.redMonths);
  typeRows(book, 'Stop_netto', input.stop.lowestNetKr);
  for (const measure of measures) {
    typeRows(book, `Rest_${words[measure]}`, input.restFollows[measure] === 'ratio' ? 'forholdet' : 'planen');
  }
  const rows = Array.from({ length: months }, (_, month) => [
    ...measures.map((measure) => input.plan[measure][month]),
    ...measures.map((measure) => input.actual[measure][month]),
  ]);
  typeRows(book, 'F_plan_optag', rows);
  book.projection.flush();
}

function compare(input: FollowUp): void {
  const result = calculateFollowUp(input);
  expect(errorsIn(book)).toEqual([]);
  expect(book.value('Sidste_måned')).toBe(result.reportedMonths);
  for (const measure of measures) {
    const word = words[measure];
    const status = result.byMeasure[measure];
    close(book.value(`Plan_nu_${word}`), status.planSoFar, `plan so far of ${word}`);
    close(book.value(`Faktisk_nu_${word}`), status.actualSoFar, `actual so far of ${word}`);
    close(book.value(`Afvigelse_${word}`), status.deviation, `deviation of ${word}`);
    close(book.value(`Dårlig_${word}`), status.badShare, `bad share of ${word}`, 1e-6);
    close(book.value(`Forhold_${word}`), status.ratio, `ratio of ${word}`, 1e-6);
    close(book.value(`Plan_alt_${word}`), status.planTotal, `plan of ${word}`);
    close(book.value(`Frem_alt_${word}`), status.forecastTotal, `forecast of ${word}`);
    expect(book.value(`Lys_${word}`), word).toBe(lightWords[status.light]);
  }
  expect(book.value('Lys')).toBe(lightWords[result.lights.at(-1) ?? 'none']);
  expect(book.value('Røde_i_træk')).toBe(result.redMonthsInARow);
  close(book.value('Netto_plan_nu'), result.planNetSoFarKr, 'plan net so far');
  close(book.value('Netto_nu'), result.actualNetSoFarKr, 'actual net so far');
  close(book.value('Netto_plan'), result.planNetKr, 'plan net');
  close(book.value('Netto_fremskrevet'), result.forecastNetKr, 'forecast net');
  const planned = book.values('C_akk_plan');
  const forecast = book.values('C_akk_frem');
  for (let month = 0; month < months; month++) {
    close(planned[month], result.planCumulatedKr[month]!, `plan, month ${month + 1}`);
    close(forecast[month], result.forecastCumulatedKr[month]!, `forecast, month ${month + 1}`);
  }
  expect(book.value('Tilbage_plan')).toBe(result.planPaybackMonth ?? 'Ikke i perioden');
  expect(book.value('Tilbage_frem')).toBe(result.forecastPaybackMonth ?? 'Ikke i perioden');
  const { decision } = result;
  const said = { notReported: 'Ikke oplyst', continue: 'Fortsæt', stop: 'Stop' } as const;
  expect(book.value('Beslutning')).toBe(said[decision.kind]);
  if (decision.kind !== 'stop') return;
  const reason = String(book.value('Begrundelse'));
  expect(reason.includes('måneder i træk')).toBe(decision.tooLongRed);
  expect(/fremskrevet netto/i.test(reason)).toBe(decision.netTooLow);
}

const byMeasure = <Value>(one: (measure: Measure) => fc.Arbitrary<Value>) =>
  fc.record({
    intake: one('intake'),
    dropOff: one('dropOff'),
    exits: one('exits'),
    cost: one('cost'),
    savedWeeks: one('savedWeeks'),
  });
const amount = (measure: Measure): fc.Arbitrary<number> =>
  measure === 'cost' ? fc.nat({ max: 20 }).map((n) => n * 25_000.5) : fc.nat({ max: 40 });

const anyFollowUp: fc.Arbitrary<FollowUp> = fc
  .record({
    plan: byMeasure((measure) => fc.array(amount(measure), { minLength: months, maxLength: months })),
    actual: byMeasure((measure) => fc.array(fc.option(amount(measure)), { maxLength: months })),
    restFollows: byMeasure(() => fc.constantFrom('ratio' as const, 'plan' as const)),
    weekValueKr: fc.nat({ max: 5000 }),
    yellow: fc.constantFrom(0, 0.05, 0.1),
    red: fc.constantFrom(0.15, 0.5, 2),
    redMonths: fc.integer({ min: 1, max: 6 }),
    lowestNetKr: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })),
  })
  .map(({ actual, yellow, red, redMonths, lowestNetKr, ...rest }) => {
    const reported = (list: readonly (number | null)[]) => list.map((value) => value ?? undefined);
    return {
      ...rest,
      actual: {
        intake: reported(actual.intake),
        dropOff: reported(actual.dropOff),
        exits: reported(actual.exits),
        cost: reported(actual.cost),
        savedWeeks: reported(actual.savedWeeks),
      },
      limits: { yellow, red },
      stop: { redMonths, ...(lowestNetKr !== null && { lowestNetKr }) },
    };
  });

const zeros = Array.from({ length: months }, () => 0);
const still: FollowUp = {
  plan: { intake: zeros, dropOff: zeros, exits: zeros, cost: zeros, savedWeeks: zeros },
  actual: { intake: [], dropOff: [], exits: [], cost: [], savedWeeks: [] },
  restFollows: { intake: 'ratio', dropOff: 'ratio', exits: 'ratio', cost: 'ratio', savedWeeks: 'ratio' },
  weekValueKr: 1000,
  limits: { yellow: 0.05, red: 0.15 },
  stop: { redMonths: 3 },
};
const each = (count: number, value: number): readonly number[] =>
  zeros.map((_, month) => (month < count ? value : 0));

describe('[FOLLOW-4] the template as shipped', () => {
  test('has a plan as example, no actual figures, no errors, and none when emptied', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { name } of followUp.checks) expect(book.value(name), name).toBe('OK');
    for (const word of Object.values(words)) {
      expect(book.values(`F_faktisk_${word}`).every((value) => value === undefined)).toBe(true);
    }
    expect(book.value('Beslutning')).toBe('Ikke oplyst');
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });

  test('a month that is skipped and more people out than in are asked about', () => {
    enter({
      ...still,
      plan: { ...still.plan, cost: each(3, 1) },
      actual: { ...still.actual, intake: [2], exits: [1, undefined, 2] },
    });
    expect(book.value('Kontrol_huller')).toBe('Måneder mangler');
    expect(book.value('Kontrol_afgang')).toBe('Flere ude end inde');
    expect(() => typeRows(book, 'F_faktisk_optag', -1)).toThrow('invalid');
  });
});

describe('[FOLLOW-1] the template and the reference calculation agree to the krone', () => {
  test('for any plan and any reports typed into the inputs', () => {
    fc.assert(
      fc.property(anyFollowUp, (input) => {
        enter(input);
        compare(input);
      }),
      runs(4),
    );
  }, 120_000);
});

describe("[FOLLOW-2] Silkeborg's published figures", () => {
  test('a first year expected at 75,000 kr. and found at 735,000 kr. is 660,000 kr. better', () => {
    const input: FollowUp = {
      ...still,
      plan: { ...still.plan, savedWeeks: zeros.map((_, month) => (month === 11 ? 75_000 : 0)) },
      actual: {
        ...still.actual,
        cost: zeros.slice(0, 12),
        savedWeeks: zeros.slice(0, 12).map((_, month) => (month === 11 ? 735_000 : 0)),
      },
      weekValueKr: 1,
    };
    enter(input);
    compare(input);
    expect(book.value('Netto_afvigelse')).toBe(660_000);
    expect(book.value('Lys')).toBe('Grøn');
    expect(book.value('Beslutning')).toBe('Fortsæt');
  });
});

describe('[FOLLOW-3] forecast, light and stop follow the printed rule', () => {
  const input: FollowUp = {
    ...still,
    plan: { ...still.plan, cost: each(12, 100), savedWeeks: each(12, 10) },
    actual: { ...still.actual, cost: [100, 100], savedWeeks: [8, 8] },
  };

  test('the rest of the plan times actual divided by plan so far, or the plan as it stands', () => {
    expect(calculateFollowUp(input).byMeasure.savedWeeks).toMatchObject({ ratio: 0.8, forecastTotal: 96 });
    const { byMeasure: status } = calculateFollowUp({
      ...input,
      restFollows: { ...input.restFollows, savedWeeks: 'plan' },
    });
    expect(status.savedWeeks).toMatchObject({ ratio: 1, forecastTotal: 116 });
  });

  test("a deviation on the limit keeps the better light; the worst measure is the month's", () => {
    const lightAt = (saved: number): Light =>
      calculateFollowUp({
        ...input,
        plan: { ...input.plan, savedWeeks: each(12, 100) },
        actual: { ...input.actual, cost: [100], savedWeeks: [saved] },
      }).lights[0]!;
    expect([95, 94, 85, 84].map(lightAt)).toEqual(['green', 'yellow', 'yellow', 'red']);
  });

  test('red in so many months in a row stops; so does a forecast net below the limit', () => {
    expect(calculateFollowUp(input).decision).toEqual({ kind: 'continue' });
    const third = { ...input, actual: { ...input.actual, savedWeeks: [8, 8, 8] } };
    expect(calculateFollowUp(third).decision).toEqual({ kind: 'stop', tooLongRed: true, netTooLow: false });
    const dear = { ...input, stop: { redMonths: 9, lowestNetKr: 95_000 } };
    expect(calculateFollowUp(dear)).toMatchObject({
      forecastNetKr: 94_800,
      decision: { kind: 'stop', tooLongRed: false, netTooLow: true },
    });
    enter(dear);
    compare(dear);
    expect(book.value('Begrundelse')).toBe('Fremskrevet netto er under grænsen');
  });
});
