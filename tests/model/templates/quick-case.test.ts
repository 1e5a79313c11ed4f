import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMissing, neededKeys, readCase } from '../../../client/results/case-answer.ts';
import { clearInputs } from '../../../model/index.ts';
import { calculateInvestmentCase } from '../../../model/economics/calculate-investment-case.ts';
import { type QuickCase, investmentCaseOfQuick } from '../../../model/economics/quick-case.ts';
import { quickCase } from '../../../model/templates/quick-case.ts';
import { isInputRole } from '../../../model/workbook/format.ts';
import { assumptionsOf } from '../../../model/workbook/assumptions.ts';
import { typed } from '../../support/case-workbook.ts';
import { close, closeOr, compareBooks } from '../../support/compare-books.ts';
import { resultsOf } from '../../support/read-results.ts';
import { runs } from '../../support/runs.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';
import { anyDate, number } from '../economics/cases.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(quickCase);
}, 120_000);
afterAll(() => book.close());

/** The ten inputs as a person types them. */
function enter(quick: QuickCase): void {
  const { startsOn } = quick;
  const texts: Readonly<Record<string, string>> = {
    Startdato: `${startsOn.day}-${startsOn.month}-${startsOn.year}`,
    Horisont: typed(quick.horizonYears),
    Hurtig_personer: typed(quick.persons),
    Hurtig_uger: typed(quick.seniorityWeeks),
    Egen_ydelse: typed(quick.benefitAnnualKr),
    Hurtig_udgift: typed(quick.costPerYearKr),
    Hurtig_måneder: typed(quick.effortMonths),
    Effekt: typed(quick.gap),
    Forsinkelse: typed(quick.lagWeeks),
    Varighed: typed(quick.durationWeeks),
  };
  for (const [name, text] of Object.entries(texts)) book.type(name, text);
  book.projection.flush();
}

const weeks = fc.integer({ min: 0, max: 160 });
const anyQuick: fc.Arbitrary<QuickCase> = fc.record({
  startsOn: anyDate,
  horizonYears: fc.integer({ min: 1, max: 10 }),
  persons: number(0, 500),
  seniorityWeeks: fc.integer({ min: 0, max: 120 }),
  benefitAnnualKr: number(0, 250_000),
  costPerYearKr: number(0, 3_000_000),
  effortMonths: fc.integer({ min: 1, max: 48 }),
  gap: number(0, 1),
  lagWeeks: weeks,
  durationWeeks: weeks,
});

describe('[QUICK-1] ten numbers and the answer on one page', () => {
  test('the page asks for ten numbers and no more, each with help and limits', () => {
    const [page] = quickCase.sheets;
    const inputs = page!.blocks.filter(
      (block) =>
        block.kind === 'field' && block.values.some((value) => isInputRole(value?.role ?? block.role)),
    );
    expect(inputs).toHaveLength(10);
    for (const input of inputs) expect(input).toMatchObject({ help: expect.any(String), allowed: {} });
  });

  test('what is not asked is a default that the register says where it is from', () => {
    const known = assumptionsOf(book.workbook);
    for (const key of ['Frafald', 'Aftagen', 'Satsregulering', 'Frist', 'Lav_del'])
      expect(known.find((one) => one.key === key)?.source, key).toBe('Skabelonens udgangspunkt');
    // The effect is the municipality's own, and nobody has said where it is from.
    expect(known.find((one) => one.key === 'Effekt')?.source).toBeUndefined();
  });

  test('the example has no errors, passes its own checks and answers', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { name } of quickCase.checks) expect(book.value(name), name).toBe('OK');
    expect(book.value('Netto_kommune')).toBeGreaterThan(0);
    expect(book.value('Tilbagebetaling_måned')).toBeTypeOf('number');
  });
});

describe('[QUICK-2] the quick case and the reference calculation agree to the krone', () => {
  test('for any ten numbers typed into the page', () => {
    fc.assert(
      fc.property(anyQuick, (quick) => {
        enter(quick);
        const result = calculateInvestmentCase(investmentCaseOfQuick(quick));
        compareBooks(book, result);
        const { effect } = result.breakEven;
        if (effect.kind === 'unreachable') expect(book.value('Nulpunkt_effekt')).toBe('Kan ikke nås');
        else close(book.value('Nulpunkt_effekt'), effect.effect, 'break-even effect', 1e-6);
        closeOr(book.value('Netto_lav'), result.municipalNetRangeKr.low, '', 'low');
        closeOr(book.value('Netto_høj'), result.municipalNetRangeKr.high, '', 'high');
      }),
      runs(4),
    );
  }, 120_000);

  test('emptied inputs are asked for, without an error', () => {
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
    const read = resultsOf(book);
    expect(readCase(read)).toEqual({ kind: 'missing' });
    // The panel asks for each of the ten.
    expect(neededKeys(read('effectKind')?.[0]).filter((key) => isMissing(read(key) ?? []))).toHaveLength(10);
  });
});
