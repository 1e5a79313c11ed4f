import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '../../../client/results/case-answer.ts';
import { clearInputs } from '../../../model/index.ts';
import { type Effort, calculateDisinvestment } from '../../../model/economics/disinvestment.ts';
import { disinvestment } from '../../../model/templates/disinvestment.ts';
import { typedCase } from '../../support/case-workbook.ts';
import { close, closeOr } from '../../support/compare-books.ts';
import { resultsOf } from '../../support/read-results.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { anyCase, caseA } from '../economics/cases.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(disinvestment);
}, 120_000);
afterAll(() => book.close());

/** The template has no rule of payback; everything else is typed as in a case. */
function enter(effort: Effort): void {
  clearInputs(book.editor);
  for (const { at, texts } of typedCase(effort)) if (at !== 'Frist') book.typeBlock(at, texts);
  book.type('Garanti', 'ja');
  book.projection.flush();
}

function compare(effort: Effort): void {
  const result = calculateDisinvestment(effort);
  const { total, years, weeks, highest } = result;
  expect(errorsIn(book)).toEqual([]);
  close(book.value('Personuger'), total.personWeeks, 'person-weeks', 0.001);
  close(book.value('Udgift_kommune'), total.savedCostKr, 'saved cost');
  close(book.value('Besparelse_kommune'), total.lostKr, 'lost effect');
  close(book.value('Netto_kommune'), total.netKr, 'net');
  close(book.value('Netto_stat'), total.stateNetKr, 'state net');
  close(book.value('Netto_alle'), total.netIfAllKr, 'net if all stop');
  close(book.value('Serviceramme'), total.savedServiceKr, 'service frame');
  const byYear = {
    R_år: (year) => year.calendarYear,
    R_udgift: (year) => year.savedCostKr,
    R_besparelse: (year) => year.lostKr,
    R_netto: (year) => year.netKr,
    R_akkumuleret: (year) => year.cumulatedNetKr,
    R_service: (year) => year.savedServiceKr,
    R_stat_netto: (year) => year.stateNetKr,
    R_netto_alle: (year) => year.netIfAllKr,
  } satisfies Record<string, (year: (typeof years)[number]) => number>;
  for (const [name, pick] of Object.entries(byYear)) {
    const column = book.column(name);
    years.forEach((year, i) => close(column[i], pick(year), `${name} year ${i + 1}`));
  }
  const cumulated = book.column('U_akkumuleret');
  weeks.forEach((week, i) => close(cumulated[i], week.cumulatedNetKr, `cumulated week ${i}`));
  const months = book.column('M_akkumuleret').filter((value) => value !== '');
  close(months.at(-1), total.netKr, 'cumulated in the last month');
  expect(book.value('Spist_op_uge')).toBe(result.eatenUpWeek ?? 'Ikke i perioden');
  close(book.value('Højeste_besparelse'), highest.kr, 'highest saving');
  expect(book.value('Højeste_uge')).toBe(highest.week ?? '');
  if (result.breakEven.kind === 'unreachable') expect(book.value('Nulpunkt_effekt')).toBe('Kan ikke nås');
  else {
    const size = effort.effect.kind === 'gap' ? 1 : Math.max(1, result.breakEven.effect);
    close(book.value('Nulpunkt_effekt'), result.breakEven.effect, 'break-even effect', 1e-6 * size);
  }
  closeOr(book.value('Netto_lav'), result.netRangeKr.low, '', 'low');
  closeOr(book.value('Netto_høj'), result.netRangeKr.high, '', 'high');
}

describe('[STOP-1] what stopping an effort costs, with its sign', () => {
  test('the example has no errors, passes its own checks and is eaten up within the horizon', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { key, name } of disinvestment.checks)
      expect(book.value(name), name).toBe(key === 'checkCostLines' ? 0 : 'OK');
    expect(book.value('Spist_op_uge')).toBeTypeOf('number');
    expect(book.value('Netto_kommune')).toBeLessThan(0);
  });

  test('case A stopped: 1.2 mio. saved at once, 3,157,846 lost, eaten up in week 86', () => {
    enter(caseA);
    close(book.value('Udgift_kommune'), 1_200_000, 'saved cost');
    close(book.value('Netto_kommune'), -1_957_846, 'net', 0.5);
    close(book.value('Netto_stat'), -789_462, 'state', 0.5);
    // The week in which the case itself is paid back.
    expect(book.value('Spist_op_uge')).toBe(86);
    close(book.value('Højeste_besparelse'), 1_200_000, 'highest saving');
    expect(book.value('Højeste_uge')).toBe(0);
    close(book.value('Nulpunkt_effekt'), 0.038, 'break-even gap', 0.000005);
    compare(caseA);
  });

  test('its line for a portfolio carries the sign: what is saved and what is lost add up to the net', () => {
    const line = [...book.values('Portefølje_udgift'), ...book.values('Portefølje_udgift_senere')];
    const saving = [...book.values('Portefølje_besparelse'), ...book.values('Portefølje_besparelse_senere')];
    const sum = (amounts: readonly unknown[]): number =>
      amounts.reduce((total: number, kr) => total + (kr as number), 0);
    expect(line[0]).toBe(-1_200_000);
    expect(sum(line)).toBe(-1_200_000);
    // Rounded year by year.
    close(sum(saving), -3_157_846, 'lost effect', 5);
    close(sum(saving) - sum(line), -1_957_846, 'net', 5);
    expect(book.value('Portefølje_tilbage')).toBe('');
  });

  test('the panel says when it is eaten up and what may be lost', () => {
    const state = readCase(resultsOf(book));
    expect(state).toMatchObject({
      kind: 'answer',
      answer: {
        stop: { eaten: { kind: 'in', week: 86, month: 46_966 } },
        needed: { kind: 'effect', by: 'gap', expected: 0.1 },
        tax: 'without',
        bcr: undefined,
      },
    });
  });
});

describe('[STOP-2] disinvestment and the reference calculation agree to the krone', () => {
  test('for any effort typed into the inputs', () => {
    const inPlan = anyCase.map((any): Effort => ({
      ...any,
      effectLow: 0.02,
      effectHigh: 0.3,
      intake: any.intake.map((cohort) => ({ ...cohort, week: Math.min(cohort.week, 208) })),
    }));
    fc.assert(
      fc.property(inPlan, (effort) => {
        enter(effort);
        compare(effort);
      }),
      runs(4),
    );
  }, 120_000);

  test('emptied inputs are asked for, without an error', () => {
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
  });
});
