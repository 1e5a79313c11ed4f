/** A workbook against the reference calculation, in everything that every kind of case says. */
import { expect } from 'vitest';
import type { Books, BudgetYearResult } from '../../model/economics/books.ts';
import { type TemplateWorkbook, errorsIn } from './template-workbook.ts';

/** Ten øre: far below the krone that is promised, far above the noise of thousands of sums. */
const oere = 0.1;

export function close(got: unknown, wanted: number, what: string, tolerance = oere): void {
  expect(typeof got, `${what}: ${String(got)}`).toBe('number');
  expect(Math.abs((got as number) - wanted), `${what}: ${String(got)} against ${wanted}`).toBeLessThan(
    tolerance,
  );
}

/** A number, or the text that stands where there is none. */
export function closeOr(got: unknown, wanted: number | null, otherwise: string, what: string): void {
  if (wanted === null) expect(got, what).toBe(otherwise);
  else close(got, wanted, what, Math.max(oere, 1e-6 * Math.abs(wanted)));
}

const byYear: Readonly<Record<string, (year: BudgetYearResult) => number>> = {
  R_år: (year) => year.calendarYear,
  R_personuger: (year) => year.personWeeks,
  R_sparet: (year) => year.savedBenefitKr,
  R_sparet_kommune: (year) => year.municipalSavedBenefitKr,
  R_ny: (year) => year.destinationKr,
  R_ny_kommune: (year) => year.municipalDestinationKr,
  R_besparelse: (year) => year.municipalNetSavingKr,
  R_udgift: (year) => year.costKrByPayer.municipality,
  R_netto: (year) => year.municipalNetKr,
  R_akkumuleret: (year) => year.cumulatedMunicipalNetKr,
  R_service: (year) => year.municipalCostKrByTrack.service,
  R_stat_netto: (year) => year.stateNetKr,
};

export function compareBooks(book: TemplateWorkbook, books: Books): void {
  expect(errorsIn(book)).toEqual([]);
  const { total, weeks, budgetYears, payback } = books;
  close(book.value('Personuger'), total.personWeeks, 'person-weeks', 0.001);
  close(book.value('Besparelse_kommune'), total.municipalNetSavingKr, 'saving');
  close(book.value('Udgift_kommune'), total.costKrByPayer.municipality, 'cost');
  close(book.value('Netto_kommune'), total.municipalNetKr, 'net');
  close(book.value('Netto_stat'), total.stateNetKr, 'state net');
  close(book.value('Serviceramme'), total.municipalCostKrByTrack.service, 'service frame');
  close(book.value('Netto_år1'), books.oneLine.budgetYear1Kr, 'year 1');
  close(book.value('Netto_år1_4'), books.oneLine.budgetYears1To4Kr, 'years 1 to 4');
  for (const [name, pick] of Object.entries(byYear)) {
    const column = book.column(name);
    budgetYears.forEach((year, i) => close(column[i], pick(year), `${name} year ${i + 1}`));
    expect(
      column.slice(budgetYears.length).every((rest) => rest === ''),
      `${name} beyond the horizon`,
    ).toBe(true);
  }
  const cumulated = book.column('U_akkumuleret');
  weeks.forEach((week, i) => close(cumulated[i], week.cumulatedMunicipalNetKr, `cumulated week ${i}`));
  const months = book.column('M_akkumuleret').filter((value) => value !== '');
  close(months.at(-1), total.municipalNetKr, 'cumulated in the last month');
  expect(book.value('Tilbagebetaling_uge')).toBe(payback.stays ?? 'Ikke i perioden');
  expect(book.value('Første_uge')).toBe(payback.firstCrossing ?? 'Ikke i perioden');
  close(book.value('Dybeste_træk'), payback.deepestDraw.kr, 'deepest draw');
  expect(book.value('Inden_for_frist')).toBe(payback.isWithinRule ? 'ja' : 'nej');
  closeOr(book.value('BCR'), books.bcr, '', 'BCR');
}
